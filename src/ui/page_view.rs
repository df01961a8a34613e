//! A page in the map's place: stripes, matrix, history, brief. The same scene that a figure writes,
//! laid out for the window; what stands on it can be pointed at and clicked.

use super::colors::scene_theme;
use super::figure_request;
use super::fonts::shown;
use super::inspector::nearer;
use super::widgets::lines_at_pointer;
use crate::alignment::Reading;
use crate::command::Command;
use crate::figure::{Composed, Hotspot, Request, Target, compose_page};
use crate::paint::screen::{color32, mark_shapes};
use crate::scene::{Px, RectPx, moved};
use crate::session::{FigureFormat, Selection, Session};
use crate::view::{View, signed};
use egui::{Button, CornerRadius, Pos2, Rect, Response, Role, Sense, Shape, Ui, WidgetInfo, vec2};
use std::sync::Arc;

/// Text of a page is never smaller than on a figure of this size.
const SMALLEST_WIDTH: f32 = 1150.0;
/// How much nearer one notch of the wheel brings a page of time.
const ZOOM_PER_POINT: f64 = 0.004;

/// The page, with what it drew last.
#[derive(Default)]
pub(super) struct PageView {
    drawn: Option<Drawn>,
}

struct Drawn {
    reading: Arc<Reading>,
    request: Request,
    at: Pos2,
    pixels_per_point: f32,
    shapes: Vec<Shape>,
    hotspots: Vec<Hotspot>,
    description: String,
}

impl PageView {
    /// Shows the page over the whole ui, its buttons above it.
    pub fn show(&mut self, ui: &mut Ui, session: &Session, emit: &mut Vec<Command>) {
        let theme = scene_theme(ui.visuals().dark_mode);
        let whole = ui.available_rect_before_wrap();
        ui.painter().rect_filled(whole, CornerRadius::ZERO, color32(theme.page));
        ui.add_space(4.0);
        buttons(ui, session, emit);
        // The buttons may have taken a second line, but no more than the width.
        let rect = Rect::from_min_max(egui::pos2(whole.left(), ui.cursor().top()), whole.max);
        let request = request_for(session, ui, rect);
        let (reading, ppp) = (&session.reading, ui.ctx().pixels_per_point());
        let same = |d: &Drawn| {
            Arc::ptr_eq(&d.reading, reading) && d.request == request && d.at == rect.min && d.pixels_per_point == ppp
        };
        if !self.drawn.as_ref().is_some_and(same) {
            let Composed { scene, hotspots, .. } = compose_page(reading, &request);
            let by = Px::new(rect.min.x, rect.min.y);
            let here = |h: Hotspot| {
                let rect = RectPx::new(h.rect.x + by.x, h.rect.y + by.y, h.rect.w, h.rect.h);
                Hotspot { rect, ..h }
            };
            self.drawn = Some(Drawn {
                reading: Arc::clone(reading),
                request,
                at: rect.min,
                pixels_per_point: ppp,
                shapes: mark_shapes(ui.ctx(), &moved(scene.marks, by)),
                hotspots: hotspots.into_iter().map(here).collect(),
                description: scene.description,
            });
        }
        let Some(drawn) = &self.drawn else { return };
        let response = ui.allocate_rect(rect, Sense::CLICK | Sense::DRAG);
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &drawn.description));
        ui.painter().with_clip_rect(rect).extend(drawn.shapes.iter().cloned());
        pointer(ui, session, drawn, response, emit);
    }
}

/// The page at the size that the window has, its text large enough to be read.
fn request_for(session: &Session, ui: &Ui, rect: Rect) -> Request {
    let theme = scene_theme(ui.visuals().dark_mode);
    let mut request = figure_request::page(session, theme);
    let size = rect.size().max(vec2(320.0, 240.0));
    request.size_px = [size.x as u32, size.y as u32];
    request.style.text_scale = (SMALLEST_WIDTH / size.x.min(size.y * 1.6)).clamp(1.0, 1.6);
    request
}

fn buttons(ui: &mut Ui, session: &Session, emit: &mut Vec<Command>) {
    ui.horizontal_wrapped(|ui| {
        ui.add_space(8.0);
        if ui.button("Back to the map").clicked() {
            emit.push(Command::SetView(View::Leaning));
        }
        for (view, name) in [(View::Stripes, "Stripes"), (View::Lines, "Score lines"), (View::Matrix, "Memberships")] {
            let chosen = session.document.view == view;
            if ui.add(Button::selectable(chosen, name)).clicked() {
                emit.push(Command::SetView(view));
            }
        }
        if let Some(id) = session.document.view.country() {
            for (view, name) in [(View::History(id), "History"), (View::Brief(id), "Brief")] {
                let chosen = session.document.view == view;
                let name = format!("{name} of {}", session.country_name(id));
                if ui.add(Button::selectable(chosen, shown(&name))).clicked() {
                    emit.push(Command::SetView(view));
                }
            }
        }
        if session.document.period.is_some() && ui.button("Whole period").clicked() {
            emit.push(Command::SetPeriod(None));
        }
        super::method::link(ui, "What this shows", "What the views show", emit);
        for (format, name) in [(FigureFormat::Png, "Save as PNG"), (FigureFormat::Svg, "Save as SVG")] {
            if ui.button(name).clicked() {
                emit.push(Command::SaveFigure(format));
            }
        }
    });
}

/// Hover says, a click shows, a drag over days moves through them, the wheel over days zooms.
fn pointer(ui: &Ui, session: &Session, drawn: &Drawn, response: Response, emit: &mut Vec<Command>) {
    let spot_at = |p: Pos2| drawn.hotspots.iter().rev().find(|h| h.rect.contains(Px::new(p.x, p.y)));
    if let Some((pointer, spot)) = response.interact_pointer_pos().and_then(|p| spot_at(p).map(|s| (p, s))) {
        let clicked = response.clicked();
        match &spot.target {
            Target::Days(_, _, country) => {
                emit.extend(spot.day_at(pointer.x).map(Command::SetDate));
                let other = country.filter(|id| session.document.selection != Some(Selection::Country(*id)));
                emit.extend(other.filter(|_| clicked).map(|id| Command::Select(Selection::Country(id))));
            }
            Target::Country(id) if clicked => emit.push(Command::Select(Selection::Country(*id))),
            Target::Item(id) if clicked => emit.push(Command::ShowItem(id.clone())),
            Target::Country(_) | Target::Item(_) => {}
        }
    }
    let Some((pointer, spot)) = response.hover_pos().and_then(|p| spot_at(p).map(|s| (p, s))) else { return };
    if let Some(day) = spot.day_at(pointer.x) {
        let points = ui.input(|i| i.smooth_scroll_delta().y);
        let zoom = f64::from(ui.input(egui::InputState::zoom_delta)) * libm::exp(f64::from(points) * ZOOM_PER_POINT);
        if (zoom - 1.0).abs() > 1e-4 {
            emit.push(Command::SetPeriod(nearer(session, day, zoom)));
        }
    } else {
        ui.ctx().set_cursor_icon(egui::CursorIcon::PointingHand);
    }
    lines_at_pointer(response, &words(session, spot, pointer.x));
}

/// What is said about a spot: of days, the day under the pointer and what a country showed on it.
fn words(session: &Session, spot: &Hotspot, x: f32) -> Vec<String> {
    let (Target::Days(_, _, country), Some(day)) = (&spot.target, spot.day_at(x)) else { return spot.words.clone() };
    let mut lines = vec![day.long()];
    if let Some(state) = country.and_then(|id| session.reading.country(id, day)) {
        lines.insert(0, session.country_name(state.id));
        lines.push(state.class.sentence());
        let score = |(pole, a): &(crate::atlas::Pole, f64)| format!("{} {}", pole.name(), signed(*a));
        lines.push(state.scores.iter().map(score).collect::<Vec<_>>().join("   "));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command::apply;
    use crate::session::sample::session;
    use crate::time::Day;

    #[test]
    fn zooming_keeps_the_day_under_the_pointer_and_out_again_shows_everything() {
        let mut session = session();
        let (first, last) = session.slider_days();
        let about = first + (last - first) / 4;
        let half = nearer(&session, about, 2.0);
        apply(&mut session, Command::SetPeriod(half));
        let (from, to) = session.period();
        assert!(from > first && to < last);
        let share = |a: Day, b: Day| f64::from(about - a) / f64::from(b - a);
        assert!((share(from, to) - share(first, last)).abs() < 0.01);
        assert_eq!(nearer(&session, about, 0.25), None);
    }

    #[test]
    fn at_its_nearest_the_period_stays_where_it_is() {
        let mut session = session();
        let (first, last) = session.slider_days();
        for share in [0.02, 0.3, 0.9, 0.999] {
            let about = first + (f64::from(last - first) * share) as i32;
            apply(&mut session, Command::SetPeriod(None));
            for _ in 0..12 {
                let period = nearer(&session, about, 2.0);
                apply(&mut session, Command::SetPeriod(period));
            }
            let (from, to) = session.period();
            assert!((0..=1).contains(&(to - from - crate::atlas::Atlas::SHORTEST_PERIOD_DAYS)), "{from} {to}");
            assert!(first <= from && to <= last && (from..=to).contains(&about), "{from} {about} {to}");
            let stands = f64::from(about - from) / f64::from(to - from);
            assert!((stands - share).abs() < 0.1, "{share}: {stands}");
        }
    }
}
