//! What depends on the camera and the size of the map alone, made again only when they change:
//! legend, inset, labels, as shapes ready to draw.

use super::super::colors;
use crate::atlas::{Area, AreaStatus};
use crate::figure::legend_poles;
use crate::map::Camera;
use crate::paint::screen::mark_shapes;
use crate::scene::{
    Aim, Arrangement, ClassesShown, Ground, LegendContent, Mark, PlacedLabels, Placement, Px, RectPx, Style, arrange,
    inset_camera, inset_outline, legend, moved, place_labels, placement, scale_bar,
};
use crate::session::Session;
use crate::view::{View, key};
use egui::Shape;

/// What the layout was made for; another value makes another layout.
#[derive(Clone, Debug, PartialEq)]
pub struct LayoutKey {
    /// The map's box.
    pub rect: RectPx,
    /// The box of the date and what stands under it.
    pub date_room: RectPx,
    /// Where it looks.
    pub camera: Camera,
    /// Theme, layers, sizes.
    pub style: Style,
    /// What the legend explains.
    pub content: LegendContent,
    /// Whether the inset is wanted.
    pub inset: bool,
    /// Whether a person has put the camera where it is.
    pub free: bool,
    /// Points to pixels: glyphs are laid out for it.
    pub pixels_per_point: f32,
}

/// Legend, inset and labels for one camera.
pub struct Layout {
    /// What it was made for.
    pub key: LayoutKey,
    /// Labels' room, for what is placed after them.
    pub labels: PlacedLabels,
    /// The labels.
    pub label_shapes: Vec<Shape>,
    /// What lies under symbols and names: the frame of what the inset shows.
    pub under: Vec<Shape>,
    /// Legend and scale bar.
    pub furniture: Vec<Shape>,
    /// The legend's box: its ground is drawn with the map, its contents over it.
    pub legend: RectPx,
    /// The inset.
    pub inset: Option<Inset>,
}

/// The inset's frame.
pub struct Inset {
    /// Its box.
    pub rect: RectPx,
    /// Its camera.
    pub camera: Camera,
    /// Its placement.
    pub placement: Placement,
    /// Its style: a little smaller.
    pub style: Style,
    /// Its labels' room.
    pub labels: PlacedLabels,
    /// Its labels.
    pub label_shapes: Vec<Shape>,
}

/// The legend's content for the session's lens; it keeps its size while time runs.
pub fn content(session: &Session, style: &Style) -> LegendContent {
    let (areas, routes) = (style.areas, style.routes);
    let placed = session.document.projection.is_geographic();
    let (atlas, view) = (&session.atlas, &session.document.view);
    let of_classes = matches!(view, View::Leaning);
    let by_agreement = |a: &Area| matches!(a.status, AreaStatus::Peacekeepers | AreaStatus::Administered);
    let made_of_cells = areas && atlas.areas.iter().any(|a| a.cells.is_some());
    LegendContent {
        poles: legend_poles(&session.reading, session.document.west_split),
        classes: ClassesShown::ALL,
        key: key(view, &session.scope(), None),
        thin: !matches!(view, View::Leaning | View::Membership(_)),
        groups: Vec::new(),
        areas: areas && atlas.areas.iter().any(|a| !by_agreement(a)),
        administered: areas && atlas.areas.iter().any(by_agreement),
        settlements: if made_of_cells { atlas.settlements.len() } else { 0 },
        conflict: of_classes || matches!(view, View::Pull(_)),
        routes,
        others: session.document.view.unrecorded(),
        pole_states: placed && !view.colours_all() && atlas.countries.iter().any(|c| c.pole.is_some()),
    }
}

/// The legend's style: a little smaller where the map is small.
pub fn legend_style(rect: RectPx, style: &Style) -> Style {
    let share = (rect.h / 640.0).clamp(0.82, 1.0);
    Style { text_scale: style.text_scale * share, ..style.clone() }
}

/// Camera, legend and inset for an extent.
pub fn arrangement(
    ground: &Ground,
    aim: Aim,
    rect: RectPx,
    content: &LegendContent,
    style: &Style,
    inset: bool,
    date_room: RectPx,
) -> Arrangement {
    let (_, size) = legend(content, &legend_style(rect, style));
    arrange(ground, aim, rect, size, inset, style, &[date_room])
}

impl Layout {
    /// Where the strip of places outside the map begins and how wide it may be: right of the date, or
    /// under it where the map is narrow.
    pub fn strip_room(&self) -> RectPx {
        let (rect, date, s) = (self.key.rect, self.key.date_room, self.key.style.text_scale);
        let right = rect.right() - 12.0 * s;
        let beside = date.right() + 8.0 * s;
        let (x, y) = if right - beside >= 260.0 * s {
            (beside, rect.y + 10.0 * s)
        } else {
            (rect.x + 12.0 * s, date.bottom() + 4.0 * s)
        };
        let legend = self.legend;
        // A legend in the upper right corner keeps its place.
        let end = if legend.y < y + 30.0 * s && legend.x > x { right.min(legend.x - 8.0 * s) } else { right };
        RectPx::new(x, y, (end - x).max(0.0), 0.0)
    }

    /// Lays the map out.
    pub fn new(ctx: &egui::Context, ground: &Ground, key: LayoutKey) -> Self {
        let (rect, style, camera) = (key.rect, &key.style, key.camera);
        let s = style.text_scale;
        let at = placement(ground, &camera, rect);
        let (mut legend_marks, size) = legend(&key.content, &legend_style(rect, style));
        if let Some(Mark::Rect { fill, radius_px, .. }) = legend_marks.first_mut() {
            (*fill, *radius_px) = (None, 0.0);
        }
        let arranged = if key.free {
            // Where a person moves the map by hand, nothing may jump about: the legend keeps its
            // corner, and the inset waits for a named region.
            let corner =
                RectPx::new(rect.right() - size[0] - 12.0 * s, rect.bottom() - size[1] - 12.0 * s, size[0], size[1]);
            Arrangement { camera, legend: corner, inset: None, beside: [0.0, 0.0] }
        } else {
            arrange(ground, Aim::Exact(camera), rect, size, key.inset, style, &[key.date_room])
        };
        // Right of whatever stands in the lower left corner.
        let lower_left = [Some(arranged.legend), arranged.inset].into_iter().flatten();
        let in_corner = lower_left.filter(|r| r.x < rect.centre().x && r.bottom() > rect.bottom() - 40.0 * s);
        let left = in_corner.map(|r| r.right()).fold(rect.x, f32::max);
        let scale_at = Px::new(left + 14.0 * s, rect.bottom() - 10.0 * s);
        let taken = [arranged.legend, RectPx::new(scale_at.x, scale_at.y - 20.0 * s, 190.0 * s, 26.0 * s)];
        let keep: Vec<RectPx> = taken.iter().copied().chain(arranged.inset).chain([key.date_room]).collect();
        let labels = place_labels(ground, &at, rect, style, &keep, arranged.inset.is_some());
        let mut furniture = mark_shapes(ctx, &scale_bar(ground, &at, &camera, scale_at, style));
        furniture.extend(mark_shapes(ctx, &moved(legend_marks, Px::new(arranged.legend.x, arranged.legend.y))));
        let legend = arranged.legend;
        let inset = arranged.inset.map(|area| Inset::new(ctx, ground, area, style));
        let label_shapes = mark_shapes(ctx, &labels.marks);
        let under = if inset.is_some() { mark_shapes(ctx, &inset_outline(ground, &at, style)) } else { Vec::new() };
        Self { key, labels, label_shapes, under, furniture, legend, inset }
    }
}

impl Inset {
    fn new(ctx: &egui::Context, ground: &Ground, rect: RectPx, style: &Style) -> Self {
        let camera = inset_camera(ground, rect);
        let placement = placement(ground, &camera, rect);
        let style = Style { text_scale: style.text_scale * 0.92, units: false, ..style.clone() };
        let labels = place_labels(ground, &placement, rect, &style, &[], false);
        Self { label_shapes: mark_shapes(ctx, &labels.marks), rect, camera, placement, style, labels }
    }
}

/// The theme of the window as the scene has it.
pub fn scene_theme(ui: &egui::Ui) -> &'static crate::scene::Theme {
    colors::scene_theme(ui.visuals().dark_mode)
}
