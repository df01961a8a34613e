//! Small pictures that stand where a letter would: symbols, icons, swatches.

use super::colors::{class_colors, scene_theme};
use crate::alignment::{Class, ClassKind};
use crate::atlas::CategoryGroup;
use crate::paint::screen::{color32, symbol_shapes};
use crate::scene::{Px, SymbolShape, symbol_of};
use crate::view::{Face, Shade};
use egui::{AtomKind, Color32, CornerRadius, Painter, Pos2, Rect, Shape, Stroke, Ui, Vec2, pos2, vec2};
use std::sync::Arc;

/// Paints a symbol, as the map has it.
pub fn paint_symbol(painter: &Painter, shape: SymbolShape, centre: Pos2, radius: f32, color: Color32) {
    painter.extend(symbol_shapes(shape, Px::new(centre.x, centre.y), radius, color, Stroke::NONE));
}

/// Pictures on buttons.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// A triangle to the right.
    Play,
    /// Two bars.
    Pause,
    /// A triangle to the left.
    Back,
    /// A triangle to the right, smaller than play.
    Forward,
    /// A bar and a triangle to the left.
    First,
    /// A triangle to the right and a bar.
    Last,
    /// A small triangle downwards: a menu opens.
    Down,
    /// Two crossed lines.
    Close,
    /// A circle and three bars beside it: light and dark.
    HalfMoon,
}

/// Paints an icon into the middle of a box.
pub fn paint_icon(painter: &Painter, icon: Icon, rect: Rect, color: Color32) {
    let (c, r) = (rect.center(), rect.width().min(rect.height()) / 2.0);
    let triangle = |tip: Vec2, width: f32| {
        let side = vec2(-tip.y, tip.x).normalized() * width;
        let base = c - tip * 0.8;
        Shape::convex_polygon(vec![c + tip, base + side, base - side], color, Stroke::NONE)
    };
    let bar = |x: f32, w: f32| {
        let rect = Rect::from_center_size(c + vec2(x, 0.0), vec2(w, r * 1.5));
        Shape::rect_filled(rect, CornerRadius::same(1), color)
    };
    match icon {
        Icon::Play => _ = painter.add(triangle(vec2(r * 0.85, 0.0), r * 0.85)),
        Icon::Pause => painter.extend([bar(-r * 0.4, r * 0.45), bar(r * 0.4, r * 0.45)]),
        Icon::Back => _ = painter.add(triangle(vec2(-r * 0.65, 0.0), r * 0.65)),
        Icon::Forward => _ = painter.add(triangle(vec2(r * 0.65, 0.0), r * 0.65)),
        Icon::First => painter.extend([triangle(vec2(-r * 0.65, 0.0), r * 0.7), bar(-r * 0.8, 2.0)]),
        Icon::Last => painter.extend([triangle(vec2(r * 0.65, 0.0), r * 0.7), bar(r * 0.8, 2.0)]),
        Icon::Down => _ = painter.add(triangle(vec2(0.0, r * 0.5), r * 0.55)),
        Icon::Close => {
            let d = r * 0.6;
            painter.line_segment([c + vec2(-d, -d), c + vec2(d, d)], Stroke::new(1.5, color));
            painter.line_segment([c + vec2(-d, d), c + vec2(d, -d)], Stroke::new(1.5, color));
        }
        Icon::HalfMoon => {
            painter.circle_stroke(c, r * 0.7, Stroke::new(1.3, color));
            let arc = (0..=16).map(|i| {
                let angle = std::f32::consts::PI * (i as f32 / 16.0 - 0.5);
                c + vec2(angle.cos(), angle.sin()) * r * 0.7
            });
            painter.add(Shape::convex_polygon(arc.collect(), color, Stroke::NONE));
        }
    }
}

/// Something painted in a button or menu beside its text, in the text's colour unless given one.
pub fn painted_atom(size: f32, paint: impl Fn(&Painter, Rect, Color32) + 'static) -> egui::Atom<'static> {
    let paint = Arc::new(paint);
    AtomKind::closure(move |_ui, _args| {
        let size = Vec2::splat(size);
        let paint = Arc::clone(&paint);
        egui::IntoSizedResult {
            intrinsic_size: size,
            sized: egui::SizedAtomKind::Paint {
                paint: Arc::new(move |ui: &Ui, args: egui::AtomPaintArgs| {
                    paint(ui.painter(), args.rect, args.fallback_text_color);
                }),
                size,
            },
        }
    })
    .into()
}

/// An icon for a button.
pub fn icon_atom(icon: Icon, size: f32) -> egui::Atom<'static> {
    painted_atom(size, move |painter, rect, color| paint_icon(painter, icon, rect, color))
}

/// The symbol of a group for a chip.
pub fn symbol_atom(group: CategoryGroup, size: f32) -> egui::Atom<'static> {
    painted_atom(size, move |painter, rect, color| {
        paint_symbol(painter, symbol_of(group), rect.center(), rect.width() * 0.36, color);
    })
}

/// Paints the colour and texture of a class into a box.
pub fn paint_class(painter: &Painter, class: Class, rect: Rect, dark: bool) {
    let (ground, pattern) = class_colors(class, dark);
    painter.rect_filled(rect, CornerRadius::ZERO, ground);
    let Some(color) = pattern else { return };
    let clipped = painter.with_clip_rect(rect.intersect(painter.clip_rect()));
    let (gap, width) = if class.kind == ClassKind::MultiVector { (9.0, 3.0) } else { (7.0, 1.0) };
    falling_lines(&clipped, rect, gap, Stroke::new(width, color));
}

/// Paints what a country shows in a view into a box.
pub fn paint_face(painter: &Painter, face: &Face, rect: Rect, dark: bool) {
    if let Shade::Class(class) = face.shade {
        return paint_class(painter, class, rect, dark);
    }
    let theme = scene_theme(dark);
    let (ground, stripes) = theme.shade(face.shade);
    painter.rect_filled(rect, CornerRadius::ZERO, color32(ground));
    let clipped = painter.with_clip_rect(rect.intersect(painter.clip_rect()));
    if let Some(stripes) = stripes {
        falling_lines(&clipped, rect, 9.0, Stroke::new(3.0, color32(stripes)));
    }
    if face.thin {
        falling_lines(&clipped, rect, 7.0, Stroke::new(1.0, color32(theme.insufficient_hatch)));
    }
}

/// Lines at 45° as on the map, falling to the right.
fn falling_lines(painter: &Painter, rect: Rect, gap: f32, stroke: Stroke) {
    let h = rect.height();
    let mut x = rect.left() - h;
    while x < rect.right() {
        painter.line_segment([pos2(x, rect.top()), pos2(x + h, rect.bottom())], stroke);
        x += gap;
    }
}
