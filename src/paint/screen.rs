//! The GPU painter: geometry stays on the graphics card and is uploaded again only when it or its
//! colour changes; marks are drawn with egui over it.
//!
//! walkers makes a uniform buffer and a bind group for every drawable of every frame, so items are
//! gathered into few runs: neighbours of the same kind that change together are one drawable. A run
//! is known by the identity of its geometry and its colours; the run keeps that geometry alive, so
//! an address cannot come to mean something else.

use crate::map::{Ring, triangulate};
use crate::scene::{MapItem, Mark, Placement, Px, RectPx, Rgba, SymbolShape, TextMark, Weight};
use egui::emath::TSTransform;
use egui::epaint::{PathShape, PathStroke, TextShape};
use egui::{Color32, FontFamily, FontId, Pos2, Rect, Shape, Stroke, StrokeKind, pos2, vec2};
use std::collections::HashMap;
use std::sync::Arc;
use walkers::{Canvas, Drawable, Drawables, Layer, Line, Mesh, Projector, Vertex};

/// Frames after which an unused run or triangulation is forgotten.
const FORGET_AFTER: u64 = 400;

/// What the painter has made of geometry so far.
#[derive(Default)]
pub struct ScreenPainter {
    runs: HashMap<Vec<u64>, Kept<Drawables>>,
    triangles: HashMap<usize, Kept<Arc<crate::map::Triangles>>>,
    frame: u64,
}

struct Kept<T> {
    value: T,
    /// Keeps the addresses in the key from being used again.
    _geometry: Vec<MapItem>,
    last_used: u64,
}

/// Runs placed in a box: a layer of a walkers map.
pub struct PlacedRuns {
    ground: Drawables,
    drawables: Vec<Drawables>,
    plates: Vec<Drawables>,
    placement: Placement,
    clip: RectPx,
}

impl PlacedRuns {
    /// Puts a box of one colour over the map.
    pub fn add_plate(&mut self, plate: Drawables) {
        self.plates.push(plate);
    }
}

impl Layer for PlacedRuns {
    fn draw(&mut self, canvas: &mut Canvas, _projector: &Projector) {
        let transform = TSTransform::new(vec2(self.placement.offset.x, self.placement.offset.y), self.placement.scale);
        let clip = rect(self.clip);
        canvas.add_drawables(self.ground.clone().with_clip_rect(clip));
        for drawables in &self.drawables {
            canvas.add_drawables(drawables.clone().with_transform(transform).with_clip_rect(clip));
        }
        for plate in &self.plates {
            canvas.add_drawables(plate.clone().with_clip_rect(clip));
        }
    }
}

/// Whether an item changes with the date.
fn changes(name: &str) -> bool {
    ["country-", "stripes-", "insufficient-", "conflict-", "hatch", "area-", "reservoir"]
        .iter()
        .any(|p| name.starts_with(p))
}

fn name_of(item: &MapItem) -> &str {
    match item {
        MapItem::Fill { name, .. } | MapItem::Lines { name, .. } => name,
    }
}

fn key_of(item: &MapItem, key: &mut Vec<u64>) {
    let color = |c: Rgba| u64::from(u32::from_be_bytes([c.r, c.g, c.b, c.a]));
    match item {
        MapItem::Fill { rings, color: c, .. } => key.extend([Arc::as_ptr(rings) as u64, color(*c)]),
        MapItem::Lines { lines, color: c, width_px, dash_px, .. } => {
            key.extend([Arc::as_ptr(lines) as u64, color(*c), u64::from(width_px.to_bits())]);
            key.extend(dash_px.iter().map(|d| u64::from(d.to_bits())));
        }
    }
}

impl ScreenPainter {
    /// Says that a new frame begins; forgets what has not been drawn for long.
    pub fn begin_frame(&mut self) {
        self.frame += 1;
        let frame = self.frame;
        if frame.is_multiple_of(64) {
            self.runs.retain(|_, kept| frame - kept.last_used < FORGET_AFTER);
            self.triangles.retain(|_, kept| frame - kept.last_used < FORGET_AFTER);
        }
    }

    /// The layer that draws the items in a box, on a ground of one colour. The ground is drawn
    /// here because this painter's shader is cheap: a fill of egui's costs several times as much
    /// for every pixel where the GPU is a program.
    pub fn layer(&mut self, items: &[MapItem], placement: Placement, clip: RectPx, ground: Rgba) -> PlacedRuns {
        let same_run = |a: &MapItem, b: &MapItem| {
            matches!(
                (a, b),
                (MapItem::Fill { .. }, MapItem::Fill { .. }) | (MapItem::Lines { .. }, MapItem::Lines { .. })
            ) && changes(name_of(a)) == changes(name_of(b))
        };
        let drawables = items.chunk_by(same_run).map(|run| self.run(run)).collect();
        PlacedRuns { ground: self.plate(clip, ground), drawables, plates: Vec::new(), placement, clip }
    }

    /// A box of one colour, in px of the window.
    pub fn plate(&mut self, clip: RectPx, color: Rgba) -> Drawables {
        let mut key: Vec<u64> = [clip.x, clip.y, clip.w, clip.h].map(|v| u64::from(v.to_bits())).to_vec();
        key.extend([u64::MAX, u64::from(u32::from_be_bytes([color.r, color.g, color.b, color.a]))]);
        let frame = self.frame;
        let kept = self.runs.entry(key).or_insert_with(|| Kept {
            value: Drawables::new(vec![Drawable::Fill(Mesh::rect(rect(clip), color32(color)))]),
            _geometry: Vec::new(),
            last_used: frame,
        });
        kept.last_used = frame;
        kept.value.clone()
    }

    fn run(&mut self, items: &[MapItem]) -> Drawables {
        let mut key = Vec::with_capacity(items.len() * 3);
        for item in items {
            key_of(item, &mut key);
        }
        if let Some(kept) = self.runs.get_mut(&key) {
            kept.last_used = self.frame;
            return kept.value.clone();
        }
        let made = items.iter().map(|item| match item {
            MapItem::Fill { rings, color, .. } => Drawable::Fill(self.mesh(item, rings, color32(*color))),
            MapItem::Lines { lines, closed, width_px, dash_px, color, .. } => {
                Drawable::Lines(lines.iter().map(|l| line(l, *closed, *width_px, dash_px, color32(*color))).collect())
            }
        });
        let drawables = Drawables::new(made.collect());
        let kept = Kept { value: drawables.clone(), _geometry: items.to_vec(), last_used: self.frame };
        self.runs.insert(key, kept);
        drawables
    }

    /// Triangles are made once per geometry; a change of colour only paints them anew.
    fn mesh(&mut self, item: &MapItem, rings: &Arc<Vec<Ring>>, color: Color32) -> Mesh {
        let frame = self.frame;
        let kept = self.triangles.entry(Arc::as_ptr(rings) as usize).or_insert_with(|| Kept {
            value: Arc::new(triangulate(rings)),
            _geometry: vec![item.clone()],
            last_used: frame,
        });
        kept.last_used = frame;
        let vertices = kept.value.vertices.iter().map(|p| Vertex { position: pos2(p.x, p.y), color }).collect();
        Mesh { vertices, indices: kept.value.indices.clone() }
    }
}

fn line(points: &[crate::map::Point], closed: bool, width: f32, dash: &[f32], color: Color32) -> Line {
    let first = points.first().filter(|_| closed);
    let points = points.iter().chain(first).map(|p| pos2(p.x, p.y)).collect();
    Line { points, width, color, dasharray: dash.to_vec() }
}

/// A colour of the scene for egui.
pub fn color32(c: Rgba) -> Color32 {
    Color32::from_rgba_unmultiplied(c.r, c.g, c.b, c.a)
}

/// A box of the scene for egui.
pub fn rect(r: RectPx) -> Rect {
    Rect::from_min_size(pos2(r.x, r.y), vec2(r.w, r.h))
}

fn pos(p: Px) -> Pos2 {
    pos2(p.x, p.y)
}

/// The egui family of a weight; the window's fonts are the bundled files.
pub fn family(weight: Weight) -> FontFamily {
    match weight {
        Weight::Regular => FontFamily::Proportional,
        Weight::Bold => FontFamily::Name("bold".into()),
    }
}

/// Marks as egui shapes, to be kept and drawn again while they stay the same.
pub fn mark_shapes(ctx: &egui::Context, marks: &[Mark]) -> Vec<Shape> {
    let mut shapes = Vec::with_capacity(marks.len() * 4);
    for mark in marks {
        match mark {
            Mark::Text(text) => text_shapes(ctx, text, &mut shapes),
            Mark::Symbol { shape, centre, radius_px, fill, stroke, .. } => {
                let edge = stroke.map_or(Stroke::NONE, |(c, w)| Stroke::new(w, color32(c)));
                shapes.extend(symbol_shapes(*shape, *centre, *radius_px, color32(*fill), edge));
            }
            Mark::Line { points, width_px, dash_px, color } => {
                let points: Vec<Pos2> = points.iter().copied().map(pos).collect();
                let stroke = Stroke::new(*width_px, color32(*color));
                match dash_px.as_slice() {
                    [dash, gap, ..] => shapes.extend(Shape::dashed_line(&points, stroke, *dash, *gap)),
                    _ => shapes.push(Shape::line(points, stroke)),
                }
            }
            Mark::Rect { rect: r, radius_px, fill, stroke } => {
                let (width, color) = stroke.map_or((0.0, Color32::TRANSPARENT), |(c, w)| (w, color32(c)));
                let fill = fill.map_or(Color32::TRANSPARENT, color32);
                let shape = egui::epaint::RectShape::new(
                    rect(*r),
                    *radius_px,
                    fill,
                    Stroke::new(width, color),
                    StrokeKind::Middle,
                );
                shapes.push(shape.into());
            }
            Mark::Polygon { rings, fill } => shapes.push(polygon(rings, color32(*fill))),
        }
    }
    shapes
}

fn text_shapes(ctx: &egui::Context, mark: &TextMark, shapes: &mut Vec<Shape>) {
    // The same signs as on paper, where the font lacks one.
    let text: String = crate::text::clean(&mark.text).chars().map(crate::text::substitute).collect();
    let format = egui::TextFormat {
        font_id: FontId::new(mark.size_px, family(mark.weight)),
        extra_letter_spacing: mark.spacing_px,
        color: color32(mark.color),
        ..Default::default()
    };
    let job = egui::text::LayoutJob {
        wrap: egui::text::TextWrapping::no_max_width(),
        ..egui::text::LayoutJob::single_section(text, format)
    };
    let galley = ctx.fonts_mut(|fonts| fonts.layout_job(job));
    // The galley's own baseline, so that the letters stand where the scene measured them.
    let ascent = galley.rows.first().and_then(|r| r.glyphs.first().map(|g| g.pos.y)).unwrap_or(mark.size_px);
    let at = pos2(mark.baseline.x, mark.baseline.y - ascent);
    if let Some((halo, width)) = mark.halo {
        // Four copies at the corners: every further one costs pixels and shows no difference.
        for (dx, dy) in [(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)] {
            let mut shape = TextShape::new(at + vec2(dx, dy) * width * 0.5, Arc::clone(&galley), color32(halo));
            shape.override_text_color = Some(color32(halo));
            shapes.push(shape.into());
        }
    }
    shapes.push(TextShape::new(at, galley, color32(mark.color)).into());
}

/// A symbol as egui shapes. Every symbol is star-shaped about its centre: a fan fills it, convex
/// or not.
pub fn symbol_shapes(shape: SymbolShape, centre: Px, radius: f32, fill: Color32, edge: Stroke) -> Vec<Shape> {
    let Some(corners) = shape.corners(centre, radius) else {
        return vec![egui::epaint::CircleShape { center: pos(centre), radius, fill, stroke: edge }.into()];
    };
    let mut mesh = egui::Mesh::default();
    mesh.colored_vertex(pos(centre), fill);
    for corner in &corners {
        mesh.colored_vertex(pos(*corner), fill);
    }
    let n = corners.len() as u32;
    for i in 0..n {
        mesh.add_triangle(0, 1 + i, 1 + (i + 1) % n);
    }
    let points = corners.into_iter().map(pos).collect();
    let outline =
        PathShape { points, closed: true, fill: Color32::TRANSPARENT, stroke: PathStroke::new(edge.width, edge.color) };
    vec![Shape::mesh(mesh), Shape::Path(outline)]
}

fn polygon(rings: &[Vec<Px>], color: Color32) -> Shape {
    let rings: Vec<Ring> = rings.iter().map(|r| r.iter().map(|p| crate::map::Point::new(p.x, p.y)).collect()).collect();
    let triangles = triangulate(&rings);
    let mut mesh = egui::Mesh::default();
    for p in &triangles.vertices {
        mesh.colored_vertex(pos2(p.x, p.y), color);
    }
    mesh.indices = triangles.indices;
    Shape::mesh(mesh)
}
