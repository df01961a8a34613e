//! The legend: every colour, texture and symbol that the picture uses, with its words.

use super::build::route_strokes;
use super::item::{Mark, Px, RectPx, Rgba, TextMark, Weight};
use super::markers::symbol_of;
use super::style::{RoutesShown, Style};
use super::texture::{Pattern, STRIPE_SHARE};
use crate::alignment::{Class, ClassKind};
use crate::atlas::{CategoryGroup, Pole, RouteKind, RouteStatus};
use crate::map::{Point, Ring, hatch_lines, stripe_rings};
use crate::text;
use crate::view::{Face, Key, Shade};

/// What the legend has to explain.
#[derive(Clone, Debug, PartialEq)]
pub struct LegendContent {
    /// Poles of the lens; the West's two parts where it is shown split.
    pub poles: Vec<Pole>,
    /// Which classes of no single pole are named.
    pub classes: ClassesShown,
    /// Shades of a view that is not one of classes.
    pub key: Option<Key>,
    /// Whether thin evidence can be shown over a colour.
    pub thin: bool,
    /// Groups of the events that are shown.
    pub groups: Vec<CategoryGroup>,
    /// Whether a hatched area is shown.
    pub areas: bool,
    /// Whether conflicting evidence is shown.
    pub conflict: bool,
    /// Whether land under peacekeepers or administered by agreement is shown.
    pub administered: bool,
    /// Whether land made of settlements' cells is shown, and from how many settlements.
    pub settlements: usize,
    /// Which kinds of route are shown.
    pub routes: RoutesShown,
    /// What land without a face means in a view that has faces beyond the scored countries.
    pub others: Option<&'static str>,
    /// Whether pole states are shown with their outlines.
    pub pole_states: bool,
}

/// Classes that a legend names beside the poles' own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClassesShown {
    /// Two poles.
    pub multi_vector: bool,
    /// None.
    pub no_clear_lean: bool,
    /// Too little evidence.
    pub insufficient: bool,
}

impl ClassesShown {
    /// Whatever can come while time runs.
    pub const ALL: Self = Self { multi_vector: true, no_clear_lean: true, insufficient: true };

    /// Those of a picture that stands still.
    pub fn of(faces: &[Face]) -> Self {
        let any = |kind| faces.iter().any(|face| matches!(face.shade, Shade::Class(class) if class.kind == kind));
        Self {
            multi_vector: any(ClassKind::MultiVector),
            no_clear_lean: any(ClassKind::NoClearLean),
            insufficient: any(ClassKind::Insufficient),
        }
    }
}

/// The marks of a legend whose box starts at the origin, and the size of the box.
pub fn legend(content: &LegendContent, style: &Style) -> (Vec<Mark>, [f32; 2]) {
    let s = style.text_scale;
    let mut drawer = Drawer { style, marks: Vec::new(), y: 12.0 * s, width: 0.0 };
    let example =
        (content.poles.first().copied().unwrap_or(Pole::Russia), content.poles.get(1).copied().unwrap_or(Pole::West));
    match &content.key {
        Some(key) => drawer.key(key, content.thin),
        None => drawer.classes(&content.poles, content.classes, example),
    }
    if content.areas {
        drawer.texture("occupied or breakaway", Texture::Held(Pattern::Occupied));
        if content.settlements > 0 {
            drawer.remark(&format!("front lines approximate: {} settlements", text::grouped(content.settlements)));
        }
    }
    if content.administered {
        drawer.texture("peacekeepers, or by agreement", Texture::Held(Pattern::Administered));
    }
    if content.conflict {
        drawer.texture("evidence conflicts", Texture::Conflict);
    }
    if let Some(words) = content.others {
        drawer.texture(words, Texture::Plain(style.theme.land));
    }
    if content.pole_states {
        drawer.texture("a pole: outlined, not scored", Texture::PoleState(example.0));
    }
    if content.routes.any() {
        drawer.y += 4.0 * s;
        drawer.heading("Routes");
        drawer.routes(content.routes);
    }
    if !content.groups.is_empty() {
        drawer.y += 4.0 * s;
        drawer.heading("Events");
        drawer.symbols(&content.groups);
    }
    let size = [drawer.width + 12.0 * s, drawer.y + 4.0 * s];
    let mut marks = vec![Mark::Rect {
        rect: RectPx::new(0.0, 0.0, size[0], size[1]),
        radius_px: 6.0 * s,
        fill: Some(style.theme.panel.alpha(240)),
        stroke: Some((style.theme.panel_edge, 1.0)),
    }];
    marks.append(&mut drawer.marks);
    (marks, size)
}

#[derive(Clone, Copy)]
enum Texture {
    Plain(Rgba),
    Shade(Shade),
    Sparse,
    Held(Pattern),
    Conflict,
    PoleState(Pole),
}

struct Drawer<'a> {
    style: &'a Style,
    marks: Vec<Mark>,
    y: f32,
    width: f32,
}

const LEFT: f32 = 12.0;
const SWATCH: [f32; 2] = [28.0, 12.0];
/// Where the swatches of a table begin beside the names, and how far apart they stand.
const TABLE: [f32; 2] = [72.0, 42.0];
/// Width of titles and remarks of a view.
const KEY_WIDTH: f32 = 190.0;

impl Drawer<'_> {
    fn s(&self) -> f32 {
        self.style.text_scale
    }

    fn text(&mut self, label: &str, x: f32, size: f32, weight: Weight, color: Rgba) -> f32 {
        let size_px = size * self.s();
        let width = text::measure(label, weight, size_px, 0.0);
        let baseline = Px::new(x, self.y + text::cap_height(size_px));
        self.marks.push(Mark::Text(TextMark {
            text: label.into(),
            baseline,
            size_px,
            weight,
            spacing_px: 0.0,
            color,
            halo: None,
        }));
        self.width = self.width.max(x + width);
        width
    }

    fn heading(&mut self, label: &str) {
        let (x, color) = (LEFT * self.s(), self.style.theme.text);
        self.text(label, x, 11.0, Weight::Bold, color);
        self.y += 18.0 * self.s();
    }

    fn swatch(&self, x: f32) -> RectPx {
        let s = self.s();
        RectPx::new(x, self.y - 1.5 * s, SWATCH[0] * s, SWATCH[1] * s)
    }

    fn filled(&mut self, rect: RectPx, fill: Rgba) {
        let stroke = Some((self.style.theme.panel_edge, 0.6));
        self.marks.push(Mark::Rect { rect, radius_px: 1.5 * self.s(), fill: Some(fill), stroke });
    }

    fn classes(&mut self, poles: &[Pole], shown: ClassesShown, example: (Pole, Pole)) {
        self.heading("Leans towards");
        let class = |kind, pole| Shade::Class(Class { kind, first: Some(pole), second: None });
        for pole in poles {
            let shades = [ClassKind::StronglyLeans, ClassKind::Leans].map(|kind| class(kind, *pole));
            self.table_row(pole.name(), &shades);
        }
        self.columns(&["strongly", "leans"]);
        let both = Class { kind: ClassKind::MultiVector, first: Some(example.0), second: Some(example.1) };
        if shown.multi_vector {
            self.texture("multi-vector: first pole, second striped", Texture::Shade(Shade::Class(both)));
        }
        if shown.no_clear_lean {
            self.texture("no clear lean", Texture::Plain(self.style.theme.no_clear_lean));
        }
        if shown.insufficient {
            self.texture("insufficient evidence", Texture::Sparse);
        }
    }

    /// The shades of a view, its title and remark wrapped to the width of the entries.
    fn key(&mut self, key: &Key, thin: bool) {
        let s = self.s();
        for line in text::wrap(&key.title, Weight::Bold, 11.0 * s, KEY_WIDTH * s) {
            self.heading(&line);
            self.y -= 4.0 * s;
        }
        self.y += 4.0 * s;
        for (name, cells) in &key.table {
            self.table_row(name, &cells.iter().map(|(shade, _)| *shade).collect::<Vec<_>>());
        }
        if !key.table.is_empty() {
            self.columns(&key.columns.iter().map(String::as_str).collect::<Vec<_>>());
        }
        for (shade, words) in &key.rows {
            let words = text::ellipsis(words, Weight::Regular, 11.0 * s, KEY_WIDTH * s);
            self.texture(&words, Texture::Shade(*shade));
        }
        let color = self.style.theme.muted;
        for line in key.remark.iter().flat_map(|r| text::wrap(r, Weight::Regular, 9.0 * s, KEY_WIDTH * s)) {
            self.text(&line, LEFT * s, 9.0, Weight::Regular, color);
            self.y += 12.0 * s;
        }
        if key.remark.is_some() {
            self.y += 3.0 * s;
        }
        if thin {
            self.texture(key.thin, Texture::Sparse);
        }
    }

    /// A name and a swatch for each shade beside it.
    fn table_row(&mut self, name: &str, shades: &[Shade]) {
        let s = self.s();
        self.text(name, LEFT * s, 11.0, Weight::Regular, self.style.theme.text);
        for (i, shade) in shades.iter().enumerate() {
            let rect = self.swatch((LEFT + TABLE[0] + TABLE[1] * i as f32) * s);
            self.shade(rect, *shade);
        }
        self.y += 16.0 * s;
    }

    /// What the swatches above stand for, under the middle of each.
    fn columns(&mut self, words: &[&str]) {
        let (s, color) = (self.s(), self.style.theme.muted);
        self.y -= 2.0 * s;
        for (i, words) in words.iter().enumerate() {
            let width = text::measure(words, Weight::Regular, 9.0 * s, 0.0);
            let middle = (LEFT + TABLE[0] + TABLE[1] * i as f32 + SWATCH[0] / 2.0) * s;
            self.text(words, middle - width / 2.0, 9.0, Weight::Regular, color);
        }
        self.y += 17.0 * s;
    }

    fn shade(&mut self, rect: RectPx, shade: Shade) {
        let (ground, stripes) = self.style.theme.shade(shade);
        self.filled(rect, ground);
        if let Some(fill) = stripes {
            let rings = to_px(&stripe_rings(&[corners(rect)], 8.0 * self.s(), STRIPE_SHARE));
            self.marks.push(Mark::Polygon { rings, fill });
        }
    }

    fn texture(&mut self, label: &str, texture: Texture) {
        let s = self.s();
        let theme = self.style.theme;
        let rect = self.swatch(LEFT * s);
        match texture {
            Texture::Plain(color) => self.filled(rect, color),
            Texture::Shade(shade) => self.shade(rect, shade),
            Texture::Sparse => {
                self.filled(rect, theme.insufficient);
                self.hatch(rect, Pattern::Sparse, &[false], 0.9, theme.insufficient_hatch);
            }
            Texture::Held(pattern) => {
                self.filled(rect, theme.no_clear_lean);
                self.hatch(rect, pattern, &[true], 1.9, theme.occupied_casing);
                self.hatch(rect, pattern, &[true], 0.9, theme.occupied);
            }
            Texture::Conflict => {
                self.filled(rect, theme.no_clear_lean);
                self.hatch(rect, Pattern::Cross, &[true, false], 0.8, theme.conflict.alpha(150));
            }
            Texture::PoleState(pole) => {
                let stroke = Some((theme.pole_line(pole), 1.3 * s));
                self.marks.push(Mark::Rect { rect, radius_px: 1.5 * s, fill: Some(theme.land), stroke });
            }
        }
        self.text(label, (LEFT + SWATCH[0] + 8.0) * s, 11.0, Weight::Regular, theme.text);
        self.y += 17.0 * s;
    }

    /// A small line under an entry.
    fn remark(&mut self, label: &str) {
        let (s, color) = (self.s(), self.style.theme.muted);
        self.y -= 2.0 * s;
        self.text(label, (LEFT + SWATCH[0] + 8.0) * s, 9.0, Weight::Regular, color);
        self.y += 13.0 * s;
    }

    /// Kinds on the left, states on the right.
    fn routes(&mut self, shown: RoutesShown) {
        let kinds = [("pipeline", RouteKind::Gas), ("railway", RouteKind::Rail), ("corridor", RouteKind::Corridor)];
        let kinds: Vec<_> = kinds.into_iter().filter(|(_, kind)| shown.shows(*kind)).collect();
        let states = [RouteStatus::Running, RouteStatus::Building, RouteStatus::Planned, RouteStatus::Halted];
        let s = self.s();
        let top = self.y;
        let left = kinds.iter().map(|(word, kind)| ((*word).to_owned(), *kind, RouteStatus::Running));
        let right = states.into_iter().skip(1).map(|status| (status.word().to_owned(), RouteKind::Gas, status));
        let columns: [Vec<(String, RouteKind, RouteStatus)>; 2] = [left.collect(), right.collect()];
        let mut bottom = top;
        for (column, entries) in columns.iter().enumerate() {
            self.y = top;
            let x = (LEFT + 98.0 * column as f32) * s;
            for (word, kind, status) in entries {
                let rect = self.swatch(x);
                let y = rect.centre().y;
                for stroke in route_strokes(*kind, *status, self.style.theme) {
                    self.marks.push(Mark::Line {
                        points: vec![Px::new(rect.x, y), Px::new(rect.right(), y)],
                        width_px: stroke.width_px * s,
                        dash_px: stroke.dash_px.iter().map(|l| l * s).collect(),
                        color: stroke.color,
                    });
                }
                self.text(word, x + (SWATCH[0] + 8.0) * s, 11.0, Weight::Regular, self.style.theme.text);
                self.y += 16.0 * s;
            }
            bottom = self.y.max(bottom);
        }
        self.y = bottom;
    }

    /// As dense as on the map, whose patterns do not grow with the text.
    fn hatch(&mut self, rect: RectPx, pattern: Pattern, directions: &[bool], width_px: f32, color: Rgba) {
        for rising in directions {
            for line in hatch_lines(&[corners(rect)], pattern.spacing_px(), *rising) {
                let points = line.iter().map(|p| Px::new(p.x, p.y)).collect();
                self.marks.push(Mark::Line { points, width_px, dash_px: pattern.dash_px().to_vec(), color });
            }
        }
    }

    fn symbols(&mut self, groups: &[CategoryGroup]) {
        let s = self.s();
        let theme = self.style.theme;
        for pair in groups.chunks(2) {
            let mut x = LEFT * s;
            for group in pair {
                let centre = Px::new(x + 5.0 * s, self.y + 4.0 * s);
                let stroke = Some((theme.marker_edge, 0.8 * s));
                self.marks.push(Mark::Symbol {
                    shape: symbol_of(*group),
                    centre,
                    radius_px: 4.4 * s,
                    fill: theme.marker,
                    stroke,
                    id: String::new(),
                });
                self.text(group.word(), x + 15.0 * s, 11.0, Weight::Regular, theme.text);
                x += 86.0 * s;
            }
            self.y += 16.0 * s;
        }
    }
}

fn corners(r: RectPx) -> Ring {
    [(r.x, r.y), (r.right(), r.y), (r.right(), r.bottom()), (r.x, r.bottom())].map(|(x, y)| Point::new(x, y)).to_vec()
}

fn to_px(rings: &[Ring]) -> Vec<Vec<Px>> {
    rings.iter().map(|r| r.iter().map(|p| Px::new(p.x, p.y)).collect()).collect()
}

/// Marks moved by `by`.
pub fn moved(marks: Vec<Mark>, by: Px) -> Vec<Mark> {
    let shift = |p: Px| Px::new(p.x + by.x, p.y + by.y);
    let shift_all = |points: Vec<Px>| points.into_iter().map(shift).collect::<Vec<Px>>();
    marks
        .into_iter()
        .map(|mark| match mark {
            Mark::Text(t) => Mark::Text(TextMark { baseline: shift(t.baseline), ..t }),
            Mark::Symbol { shape, centre, radius_px, fill, stroke, id } => {
                Mark::Symbol { shape, centre: shift(centre), radius_px, fill, stroke, id }
            }
            Mark::Line { points, width_px, dash_px, color } => {
                Mark::Line { points: shift_all(points), width_px, dash_px, color }
            }
            Mark::Rect { rect, radius_px, fill, stroke } => {
                Mark::Rect { rect: RectPx::new(rect.x + by.x, rect.y + by.y, rect.w, rect.h), radius_px, fill, stroke }
            }
            Mark::Polygon { rings, fill } => Mark::Polygon { rings: rings.into_iter().map(shift_all).collect(), fill },
        })
        .collect()
}
