//! What every page has: its measures, the heading, the notes at the foot.

use super::metadata::{Metadata, evidence_words, opinion, title};
use super::request::Request;
use crate::atlas::CountryId;
use crate::scene::{Ground, Mark, Px, RectPx, Rgba, Scene, TextMark, Theme, Weight};
use crate::text;
use crate::time::Day;
use crate::view::{Scope, View, subtitle};

/// A page ready to be painted.
pub struct Composed {
    /// What is drawn.
    pub scene: Scene,
    /// The facts that the file carries.
    pub metadata: Metadata,
    /// What a map was made from.
    pub ground: Option<Ground>,
    /// What can be pointed at and clicked, later ones over earlier ones.
    pub hotspots: Vec<Hotspot>,
}

impl Composed {
    /// A page without a map.
    pub(super) fn page(request: &Request, metadata: Metadata, marks: Vec<Mark>, hotspots: Vec<Hotspot>) -> Self {
        let scene = Scene {
            size_px: request.size_px.map(|side| side as f32),
            background: request.style.theme.page,
            frames: Vec::new(),
            marks,
            title: metadata.title.clone(),
            description: metadata.description.clone(),
        };
        Self { scene, metadata, ground: None, hotspots }
    }
}

/// A box of a page that stands for something.
#[derive(Clone, Debug, PartialEq)]
pub struct Hotspot {
    /// The box in px.
    pub rect: RectPx,
    /// What it stands for.
    pub target: Target,
    /// What is said about it under the pointer, line by line.
    pub words: Vec<String>,
}

/// What a box of a page stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A country.
    Country(CountryId),
    /// An item of evidence, by its id.
    Item(String),
    /// Days from the left to the right edge, of a country where it is one's row.
    Days(Day, Day, Option<CountryId>),
}

/// Size of the notes at the foot, before the page's factor.
const SMALL_PRINT: f32 = 9.6;

/// How high the small print of a figure is, in pixels of the file.
pub fn small_print_px(request: &Request) -> f32 {
    SMALL_PRINT * Page::new(request).s * request.scale
}

/// Sizes of the page that follow from its size.
pub(super) struct Page {
    /// Width and height in px.
    pub size: [f32; 2],
    /// Factor on text and distances.
    pub s: f32,
    /// Empty border in px.
    pub margin: f32,
}

impl Page {
    /// The measures of a request's page.
    pub fn new(request: &Request) -> Self {
        let [w, h] = request.size_px.map(|v| v as f32);
        let s = (w.min(h * 1.6) / 1150.0).clamp(0.5, 8.0) * request.style.text_scale;
        Self { size: [w, h], s, margin: 22.0 * s }
    }
}

impl Page {
    /// Width between the margins.
    pub const fn width(&self) -> f32 {
        self.size[0] - 2.0 * self.margin
    }
}

/// A line of text without a halo, its left end at the baseline.
pub(super) fn line(label: impl Into<String>, baseline: Px, size_px: f32, weight: Weight, color: Rgba) -> Mark {
    Mark::Text(TextMark { text: label.into(), baseline, size_px, weight, spacing_px: 0.0, color, halo: None })
}

/// The same with its right end there.
pub(super) fn line_to(label: &str, right: Px, size_px: f32, weight: Weight, color: Rgba) -> Mark {
    let width = text::measure(label, weight, size_px, 0.0);
    line(label, Px::new(right.x - width, right.y), size_px, weight, color)
}

/// The same with its middle there.
pub(super) fn line_about(label: &str, middle: Px, size_px: f32, weight: Weight, color: Rgba) -> Mark {
    let width = text::measure(label, weight, size_px, 0.0);
    line(label, Px::new(middle.x - width / 2.0, middle.y), size_px, weight, color)
}

/// Title, date, view and lens; returns where the rest of the page begins.
pub(super) fn heading(marks: &mut Vec<Mark>, scope: &Scope<'_>, request: &Request, page: &Page) -> f32 {
    let (s, width, theme): (f32, f32, &Theme) = (page.s, page.width(), request.style.theme);
    let mut y = page.margin * 0.8;
    for words in text::wrap(&title(scope, request), Weight::Bold, 23.0 * s, width).into_iter().take(2) {
        y += 24.0 * s;
        marks.push(line(words, Px::new(page.margin, y), 23.0 * s, Weight::Bold, theme.text));
    }
    y += 23.0 * s;
    let when = when(scope, request);
    let when_width = text::measure(&when, Weight::Bold, 16.0 * s, 0.0);
    marks.push(line(when, Px::new(page.margin, y), 16.0 * s, Weight::Bold, theme.text));
    // The view is said where neither the title nor the legend of classes says it.
    let view = match &request.view {
        View::Leaning => String::new(),
        _ if request.title.is_none() => String::new(),
        view => format!("{} · ", subtitle(view, scope)),
    };
    let summary = match (request.view.is_of_scores(), opinion(scope)) {
        (false, _) => String::new(),
        (true, Some(whose)) => format!(" · an opinion, {whose}, not our evidence"),
        (true, None) => " · a summary of cited evidence, not a measurement".to_owned(),
    };
    let lens = format!("{view}{}{summary}", evidence_words(scope, request));
    let lens_x = page.margin + when_width + 12.0 * s;
    let lens = text::ellipsis(&lens, Weight::Regular, 13.0 * s, page.size[0] - page.margin - lens_x);
    marks.push(line(lens, Px::new(lens_x, y), 13.0 * s, Weight::Regular, theme.muted));
    y + 11.0 * s
}

/// The date shown, or the days that a page of time runs over.
fn when(scope: &Scope<'_>, request: &Request) -> String {
    match request.view {
        View::Stripes | View::Lines | View::History(_) => {
            let (from, to) = request.period(scope.reading.atlas());
            format!("{} – {}", from.long(), to.long())
        }
        _ => scope.day.long(),
    }
}

/// Notes in two columns at the foot; returns their top.
pub(super) fn foot(marks: &mut Vec<Mark>, request: &Request, page: &Page, left: &[String], right: &[String]) -> f32 {
    let (s, size) = (page.s, SMALL_PRINT * page.s);
    let gap = 24.0 * s;
    let column = (page.width() - gap) / 2.0;
    let wrapped = |paragraphs: &[String]| -> Vec<String> {
        paragraphs.iter().flat_map(|p| text::wrap(p, Weight::Regular, size, column)).collect()
    };
    let (left, right) = (wrapped(left), wrapped(right));
    let leading = 13.2 * s;
    let most = ((page.size[1] * 0.22 / leading) as usize).clamp(2, 14);
    let rows = left.len().max(right.len()).min(most);
    let top = page.size[1] - page.margin * 0.7 - rows as f32 * leading;
    for (x, words) in [(page.margin, left), (page.margin + column + gap, right)] {
        for (i, row) in words.into_iter().take(rows).enumerate() {
            let baseline = Px::new(x, top + leading * (i as f32 + 0.75));
            marks.push(line(row, baseline, size, Weight::Regular, request.style.theme.muted));
        }
    }
    top - 8.0 * s
}
