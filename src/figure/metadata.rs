//! The facts that a figure carries inside its file, the exact command that rebuilds it among them.

use super::citations::Cited;
use super::lens_options::lens_options;
use super::request::{CameraChoice, Request};
use super::shell::option;
use crate::alignment::Reading;
use crate::atlas::Borders;
use crate::map::Region;
use crate::text;
use crate::view::{Face, Scope, Shade, View, key, subtitle};

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
    /// The sources by their ids.
    pub fn source_ids(&self) -> Vec<String> {
        self.sources.split_whitespace().map(str::to_owned).collect()
    }

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

/// The facts of a figure.
pub(super) fn metadata_of(scope: &Scope<'_>, request: &Request, description: String, cited: &Cited) -> Metadata {
    let reading = scope.reading;
    let atlas = reading.atlas();
    Metadata {
        title: title(scope, request),
        description,
        command: command(reading, request),
        dataset: format!("{} {} {}", atlas.title, atlas.version, atlas.fingerprint),
        method: format!("method {}, {}", atlas.method.version, evidence_fact(scope, request)),
        sources: cited.ids.join(" "),
    }
}

/// What a map shows, for those who do not see it: country by country.
pub(super) fn map_description(scope: &Scope<'_>, request: &Request, faces: &[Face]) -> String {
    let atlas = scope.reading.atlas();
    let key = key(&request.view, scope, None);
    let said = |face: &Face| match (face.shade, &face.value) {
        (Shade::Class(class), _) => text::uncapitalised(&class.sentence()),
        (Shade::Unknown, _) => "nothing known".to_owned(),
        (shade, value) => {
            let row = key.as_ref().and_then(|k| k.words_of(shade));
            row.into_iter().chain(value.clone()).collect::<Vec<String>>().join(", ")
        }
    };
    let named = faces.iter().filter_map(|f| atlas.country(f.id).map(|c| format!("{}: {}", c.name, said(f))));
    let named: Vec<String> = named.collect();
    let what = match &request.view {
        View::Leaning => "Map of alignment".to_owned(),
        view => subtitle(view, scope),
    };
    format!(
        "{what} on {}, {}. {}.{}",
        request.day.long(),
        evidence_fact(scope, request),
        named.join("; "),
        if request.view.is_of_scores() { " A summary of cited evidence, not a measurement." } else { "" }
    )
}

/// `All evidence, equal weights`, and whatever constants are not the dataset's own.
pub fn lens_words(reading: &Reading) -> String {
    format!("{}, {} weights{}", reading.lens().name, weights_words(reading), constants_words(reading))
}

/// What the colours rest on: the lens, both of them where two are compared, or what needs none; `said`
/// puts a lens into words.
fn evidence(scope: &Scope<'_>, request: &Request, said: fn(&Reading) -> String) -> String {
    match (&request.view, scope.other) {
        (View::Vote(_), _) => "votes as cast and recorded".to_owned(),
        (View::Membership(_) | View::Matrix, _) => "ties in force on the date".to_owned(),
        (View::Rating(_), _) => "one rater's values, no part of the evidence".to_owned(),
        (View::Disagreement(_), Some(other)) => format!("{} | {}", said(scope.reading), said(other)),
        _ => said(scope.reading),
    }
}

/// The same for the heading of a page: `All evidence, equal weights`.
pub(super) fn evidence_words(scope: &Scope<'_>, request: &Request) -> String {
    evidence(scope, request, lens_words)
}

/// The same as a fact in a file: `lens "All evidence", weights equal`.
fn evidence_fact(scope: &Scope<'_>, request: &Request) -> String {
    evidence(scope, request, |reading| {
        let (weights, constants) = (weights_words(reading), constants_words(reading));
        format!("lens \"{}\", weights {weights}{constants}", reading.lens().name)
    })
}

/// Whose opinion the lens shown is, and of which day: `Al Jazeera (opinion), 10 July 2025`.
pub(super) fn opinion(scope: &Scope<'_>) -> Option<String> {
    let (claim, day) = scope.reading.atlas().voice(scope.reading.lens())?;
    scope.other.is_none().then(|| format!("{}, {}", claim.author, day.long()))
}

/// Whose reading a lens is, for the notes: `The column of July 2025: Al Jazeera (opinion), op-ed writer,
/// 10 July 2025`; nothing for a lens of many sources.
pub(super) fn voices(scope: &Scope<'_>) -> String {
    let readings = std::iter::once(scope.reading).chain(scope.other);
    let voiced = readings.filter_map(|reading| {
        let (claim, day) = reading.atlas().voice(reading.lens())?;
        Some(format!(" {}: {}, {}, {}.", reading.lens().name, claim.author, claim.role, day.long()))
    });
    voiced.collect()
}

/// Constants that the lens sets itself.
fn constants_words(reading: &Reading) -> String {
    let lens = reading.lens();
    let damping = lens.damping.map(|k| format!(", K {k}"));
    let half_lives =
        lens.half_life_months.map(|h| format!(", half-lives {} months", h.map(|m| m.to_string()).join("/")));
    let without = (!lens.without.is_empty()).then(|| match lens.without.len() {
        1 => ", without one source".to_owned(),
        n => format!(", without {n} sources"),
    });
    without.into_iter().chain(damping).chain(half_lives).collect()
}

/// `equal`, or the four weights.
pub(super) fn weights_words(reading: &Reading) -> String {
    let weights = reading.lens().weights;
    weights.preset_name().map_or_else(|| weights.normalised().0.map(|w| format!("{w:.2}")).join("/"), str::to_owned)
}

/// The dataset's title, naming a part of its region where only that is shown: of
/// `Who leans where: South Caucasus, Central Asia and Ukraine` it is `Who leans where: Ukraine`.
fn title_of_region(title: &str, camera: CameraChoice) -> String {
    match (title.split_once(": "), camera) {
        (Some((what, _)), CameraChoice::Region(region)) if region != Region::Whole => {
            format!("{what}: {}", region.title())
        }
        _ => title.to_owned(),
    }
}

/// The title that was asked for, or that of the dataset or view.
pub(super) fn title(scope: &Scope<'_>, request: &Request) -> String {
    let own = || match &request.view {
        View::Leaning => title_of_region(&scope.reading.atlas().title, request.camera),
        view => subtitle(view, scope),
    };
    request.title.clone().unwrap_or_else(own)
}

/// The command that rebuilds the figure.
pub(super) fn command(reading: &Reading, request: &Request) -> String {
    let [w, h] = request.size_px;
    let mut parts = vec![format!("realign figure --date {} {}", request.day, lens_options(reading))];
    if request.view != View::Leaning {
        let view = match (&request.view, &request.other_name) {
            (View::Disagreement(_), Some(file)) => format!("disagreement:{file}"),
            (view, _) => view.to_string(),
        };
        parts.push(option("view", &view));
    }
    if let Some(since) = request.since.filter(|since| *since <= request.day) {
        parts.push(format!("--since {since}"));
    }
    if let Some((from, to)) = request.period {
        parts.push(format!("--period {from}..{to}"));
    }
    if request.west_split {
        parts.push("--west split".to_owned());
    }
    if let Some((from, to)) = request.window {
        parts.push(format!("--window {from}..{to}"));
    }
    if request.view.is_map() {
        parts.push(format!("--projection {}", request.projection.word()));
        match request.camera {
            CameraChoice::Extent(_) => parts.push(format!("--extent {}", request.camera.word())),
            _ => parts.push(format!("--camera {}", request.camera.word())),
        }
    }
    if request.style.borders != Borders::Recognised {
        parts.push(format!("--borders {}", request.style.borders.word()));
    }
    let hidden = request.style.hidden();
    if !hidden.is_empty() {
        parts.push(option("hide", &hidden.join(",")));
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
        parts.push(option("title", title));
    }
    parts.extend(request.dataset_options.iter().map(|(name, value)| option(name, value)));
    parts.join(" ")
}
