//! The facts that a figure carries inside its file, the exact command that rebuilds it among them.

use super::citations::Cited;
use super::request::Request;
use crate::alignment::{Reading, Snapshot};
use crate::atlas::Borders;

/// Keyword and text, in a fixed order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Metadata {
    /// Title of the figure.
    pub title: String,
    /// What the figure shows, in words.
    pub description: String,
    /// The command that rebuilds it, without `-o`.
    pub command: String,
    /// Fingerprint of the dataset.
    pub dataset: String,
    /// Version of the method and weights.
    pub method: String,
    /// Ids of the sources of what it shows, with spaces between them.
    pub sources: String,
}

impl Metadata {
    /// As PNG text chunks and SVG metadata carry them.
    pub fn pairs(&self) -> Vec<(String, String)> {
        [
            ("Title", &self.title),
            ("Description", &self.description),
            ("Software", &format!("realign {}", env!("CARGO_PKG_VERSION"))),
            ("realign:command", &self.command),
            ("realign:dataset", &self.dataset),
            ("realign:method", &self.method),
            ("realign:sources", &self.sources),
        ]
        .map(|(k, v)| (k.to_owned(), v.clone()))
        .to_vec()
    }
}

/// The facts of a figure of the world on its day.
pub(super) fn metadata_of(reading: &Reading, request: &Request, snapshot: &Snapshot, cited: &Cited) -> Metadata {
    let atlas = reading.atlas();
    let classes = snapshot.countries.iter().filter_map(|c| {
        atlas.country(c.id).map(|country| format!("{}: {}", country.name, lowercase_first(&c.class.sentence())))
    });
    let classes: Vec<String> = classes.collect();
    Metadata {
        title: title(reading, request),
        description: format!(
            "Map of alignment on {}, lens \"{}\". {}. A summary of cited evidence, not a measurement.",
            request.day.long(),
            reading.lens().name,
            classes.join("; ")
        ),
        command: command(reading, request),
        dataset: format!("{} {} {}", atlas.title, atlas.version, atlas.fingerprint),
        method: format!("method {}, weights {}", atlas.method.version, weights_words(reading)),
        sources: cited.ids.join(" "),
    }
}

/// `equal`, or the four weights.
pub(super) fn weights_words(reading: &Reading) -> String {
    let weights = reading.lens().weights;
    weights.preset_name().map_or_else(|| weights.normalised().0.map(|w| format!("{w:.2}")).join("/"), str::to_owned)
}

/// The title that was asked for, or the dataset's own.
pub(super) fn title(reading: &Reading, request: &Request) -> String {
    request.title.clone().unwrap_or_else(|| reading.atlas().title.clone())
}

/// The command that rebuilds the figure.
pub(super) fn command(reading: &Reading, request: &Request) -> String {
    let [w, h] = request.size_px;
    let mut parts = vec![format!("realign figure --date {} --lens {}", request.day, reading.lens().id)];
    if let Some((from, to)) = request.window {
        parts.push(format!("--window {from}..{to}"));
    }
    parts.push(format!("--projection {}", request.projection.word()));
    match request.camera {
        super::CameraChoice::Extent(_) => parts.push(format!("--extent {}", request.camera.word())),
        _ => parts.push(format!("--camera {}", request.camera.word())),
    }
    if request.style.borders != Borders::Recognised {
        parts.push(format!("--borders {}", request.style.borders.word()));
    }
    if request.style.routes.any() {
        parts.push(format!("--routes {}", request.style.routes.words()));
    }
    parts.push(format!("--size {w}x{h}"));
    if (request.scale - 1.0).abs() > f32::EPSILON {
        parts.push(format!("--scale {}", request.scale));
    }
    if request.style.theme.dark {
        parts.push("--theme dark".to_owned());
    }
    if let Some(title) = &request.title {
        parts.push(format!("--title {}", quoted(title)));
    }
    parts.extend(request.dataset_options.iter().map(|(option, value)| format!("--{option} {}", quoted(value))));
    parts.join(" ")
}

/// In single quotes, as a POSIX shell reads them.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "'\\''"))
}

fn lowercase_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |c| c.to_lowercase().chain(chars).collect())
}
