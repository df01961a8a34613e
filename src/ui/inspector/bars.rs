//! One bar per pole, made of what each item adds to the score or takes from it.

use crate::alignment::PoleExplanation;
use crate::ui::colors::pole_color;
use crate::ui::fonts::shown;
use crate::ui::theme::{BODY, Roles, bold, regular};
use crate::ui::widgets::signed;
use egui::{
    Align2, CornerRadius, Painter, Pos2, Rangef, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2,
    vec2,
};

const HEIGHT: f32 = 21.0;
const NAME_WIDTH: f32 = 66.0;
const SCORE_WIDTH: f32 = 44.0;

/// What a click on a bar asks for.
pub(super) enum Asked {
    /// The reasons of the pole.
    Reasons,
    /// The item whose part of the bar it was.
    Item(String),
}

/// Shows a pole's bar from −1 to +1.
pub(super) fn show(ui: &mut Ui, pole: &PoleExplanation, chosen: bool) -> Option<Asked> {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), Sense::click());
    let name = pole.pole.name();
    let label = format!("{name} {}, show why", signed(pole.score, 2));
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, &label));
    let track = Rect::from_min_max(
        pos2(rect.left() + NAME_WIDTH, rect.top() + 4.0),
        pos2(rect.right() - SCORE_WIDTH, rect.bottom() - 4.0),
    );
    let segments = segments(pole, track.x_range());
    paint(ui, pole, name, chosen, rect, track, &segments, &response);
    let clicked = response.clicked();
    let under = response.hover_pos().and_then(|p| segment_at(&segments, track, p));
    // The first click chooses the pole; on the chosen one's bar each part leads to its item.
    let under_item = under.filter(|_| chosen).and_then(|i| pole.items.get(i)).map(|item| item.id.clone());
    match under.and_then(|i| pole.items.get(i)) {
        Some(item) => {
            response.on_hover_text_at_pointer(format!("{}\n{}", shown(&item.title), signed(item.contribution, 3)));
        }
        None => _ = response.on_hover_text("Show why"),
    }
    let asked = under_item.map_or(Asked::Reasons, Asked::Item);
    clicked.then_some(asked)
}

/// The part of the bar that an item takes: positive ones lie right of the middle, one after
/// another, negative ones left of it.
fn segments(pole: &PoleExplanation, x: Rangef) -> Vec<Rangef> {
    let (middle, per_one) = (x.center(), x.span() / 2.0);
    let (mut right, mut left) = (middle, middle);
    let place = |value: f64| {
        let width = value.abs() as f32 * per_one;
        let (side, step) = if value > 0.0 { (&mut right, width) } else { (&mut left, -width) };
        let start = *side;
        *side += step;
        Rangef::new(start.min(*side), start.max(*side))
    };
    pole.items.iter().map(|c| c.contribution).map(place).collect()
}

fn segment_at(segments: &[Rangef], track: Rect, pointer: Pos2) -> Option<usize> {
    let inside = |x: &Rangef| x.span() > 0.0 && x.contains(pointer.x);
    track.y_range().contains(pointer.y).then(|| segments.iter().position(inside)).flatten()
}

#[expect(clippy::too_many_arguments, reason = "the parts of one picture")]
fn paint(
    ui: &Ui,
    pole: &PoleExplanation,
    name: &str,
    chosen: bool,
    rect: Rect,
    track: Rect,
    segments: &[Rangef],
    response: &Response,
) {
    let roles = Roles::of(ui);
    let painter = ui.painter();
    if response.hovered() {
        painter.rect_filled(rect, CornerRadius::same(4), roles.raised);
    }
    if response.has_focus() {
        painter.rect_stroke(rect, CornerRadius::same(4), Stroke::new(1.5, roles.link), StrokeKind::Inside);
    }
    let font = if chosen { bold(BODY) } else { regular(BODY) };
    painter.text(pos2(rect.left() + 2.0, rect.center().y), Align2::LEFT_CENTER, name, font, roles.text);
    painter.rect_filled(track, CornerRadius::same(2), roles.track);
    paint_segments(painter, pole, track, segments, ui.visuals().dark_mode);
    painter.vline(track.center().x, track.y_range().expand(1.0), Stroke::new(1.0, roles.muted));
    let x = track.center().x + pole.score as f32 * track.width() / 2.0;
    painter.vline(x, track.y_range().expand(2.0), Stroke::new(2.0, roles.text));
    let score = signed(pole.score, 2);
    painter.text(pos2(rect.right() - 2.0, rect.center().y), Align2::RIGHT_CENTER, score, bold(BODY), roles.text);
}

/// Neighbours differ in shade, with a hair between them.
fn paint_segments(painter: &Painter, pole: &PoleExplanation, track: Rect, segments: &[Rangef], dark: bool) {
    let shades = [pole_color(pole.pole, true, dark), pole_color(pole.pole, false, dark)];
    let mut seen = [0_usize; 2];
    for (x, item) in segments.iter().zip(&pole.items).filter(|(x, _)| x.span() > 0.0) {
        let side = usize::from(item.contribution < 0.0);
        let shade = shades[seen[side] % 2];
        seen[side] += 1;
        let inner = if x.span() > 3.0 { Rangef::new(x.min, x.max - 1.0) } else { *x };
        painter.rect_filled(Rect::from_x_y_ranges(inner, track.y_range()), CornerRadius::ZERO, shade);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::alignment::Contribution;
    use crate::session::sample::{day, id, session};

    #[test]
    fn what_lies_right_of_the_middle_less_what_lies_left_is_the_score() {
        let session = session();
        let date = day(2025, 8, 1);
        for pole in session.reading.explain(id("AZE"), date).poles {
            let x = Rangef::new(0.0, 2000.0);
            let length = |(x, c): (&Rangef, &Contribution)| x.span() * if c.contribution < 0.0 { -1.0 } else { 1.0 };
            let segments = segments(&pole, x);
            let sum: f32 = segments.iter().zip(&pole.items).map(length).sum();
            assert!((f64::from(sum) / 1000.0 - pole.score).abs() < 1e-4, "{pole:?}");
            assert!(segments.iter().zip(&pole.items).all(|(x, c)| if c.contribution < 0.0 {
                x.max <= 1000.0
            } else {
                x.min >= 1000.0
            }));
        }
    }

    #[test]
    fn neighbours_touch_and_do_not_overlap() {
        let session = session();
        let explanation = session.reading.explain(id("ARM"), day(2020, 1, 1));
        let x = Rangef::new(0.0, 200.0);
        let mut segments: Vec<Rangef> = segments(&explanation.poles[0], x);
        segments.sort_by(|a, b| a.min.total_cmp(&b.min));
        assert!(segments.windows(2).all(|w| (w[0].max - w[1].min).abs() < 1e-3), "{segments:?}");
    }
}
