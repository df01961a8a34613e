//! The window's frame: keys, panels and map in, commands out.

use super::event_list::EventList;
use super::figure_request::Origin;
use super::inspector::Inspector;
use super::lens_panel::LensPanel;
use super::method::MethodWindow;
use super::page_view::PageView;
use super::report::{Meter, Phase};
use super::saving::Saving;
use super::seen::Seen;
use super::time_bar::TimeBar;
use super::{MapView, fonts, help, keys, message, theme, top_bar};
use crate::command::{Command, apply};
use crate::map::{Camera, ZOOM_RANGE};
use crate::session::Session;
use egui::{CentralPanel, Color32, Frame, Margin, Panel, Ui};

/// Least height of the time bar, in points.
const TIME_BAR_HEIGHT: f32 = 112.0;

/// All panels around the map, with what they remember between frames.
#[derive(Default)]
pub(super) struct Panels {
    events: EventList,
    inspector: Inspector,
    time_bar: TimeBar,
    page: PageView,
    lens: LensPanel,
    method: MethodWindow,
}

impl Panels {
    /// Shows everything; `map` fills what is left in the middle.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        session: &Session,
        emit: &mut Vec<Command>,
        map: impl FnOnce(&mut Ui, &Seen<'_>, &mut Vec<Command>),
    ) {
        let seen = Seen::new(session);
        // The window is cleared in the panels' colour (see `clear_color`): filling them again would
        // cost a third of a frame where the GPU is a program.
        let frame = |x: i8, y: i8| {
            let plain = Frame::side_top_panel(ui.style()).fill(Color32::TRANSPARENT);
            plain.inner_margin(Margin::symmetric(x, y))
        };
        let (bar, side, time) = (frame(10, 6), frame(8, 8), frame(10, 8));
        Panel::top("top-bar").frame(bar).show(ui, |ui| top_bar::show(ui, session, emit));
        // The map keeps the larger part of a narrow window.
        let width = ui.available_width();
        let (left, right) = if width < 1150.0 { (200.0, 250.0) } else { (250.0, 300.0) };
        let right = Panel::right("inspector").frame(side).default_size(right).size_range(240.0..=width * 0.4);
        right.show(ui, |ui| {
            self.inspector.show(ui, session, &seen, emit);
        });
        Panel::bottom("time-bar").frame(time).resizable(false).min_size(TIME_BAR_HEIGHT).show(ui, |ui| {
            self.time_bar.show(ui, session, emit);
        });
        let left = Panel::left("events").frame(side).default_size(left).size_range(190.0..=width * 0.35);
        left.show(ui, |ui| {
            self.events.show(ui, session, emit);
        });
        let middle = CentralPanel::no_frame().show(ui, |ui| {
            if session.document.view.is_map() { map(ui, &seen, emit) } else { self.page.show(ui, session, emit) }
        });
        message::show(ui, session, middle.response.rect, emit);
        self.lens.show(ui, session, emit);
        self.method.show(ui, session, emit);
        help::show(ui, session, emit);
    }
}

/// Fonts, sizes and colours, before the first frame.
pub(super) fn prepare(ctx: &egui::Context) {
    ctx.set_fonts(fonts::definitions());
    theme::install(ctx);
}

/// Lets time pass while it runs, and asks for the next frame only then.
pub(super) fn pass_time(ctx: &egui::Context, session: &mut Session) {
    if session.transient.playback.is_playing() {
        let dt_secs = f64::from(ctx.input(|i| i.stable_dt));
        apply(session, Command::Tick { dt_secs });
        ctx.request_repaint();
    }
}

/// Carries out what a frame asked for; what changed is drawn in another.
pub(super) fn carry_out(ctx: &egui::Context, session: &mut Session, commands: Vec<Command>) {
    if !commands.is_empty() {
        ctx.request_repaint();
    }
    for command in commands {
        apply(session, command);
    }
}

/// The program with a window.
pub struct RealignApp {
    /// What is shown; changed by commands alone.
    pub session: Session,
    panels: Panels,
    map: MapView,
    meter: Option<Meter>,
    panning: bool,
    saving: Saving,
}

impl RealignApp {
    /// Prepares the window for a session; with a meter it measures itself and closes.
    pub fn new(cc: &eframe::CreationContext<'_>, session: Session, meter: Option<Meter>) -> Self {
        prepare(&cc.egui_ctx);
        Self {
            session,
            panels: Panels::default(),
            map: MapView::new(cc),
            meter,
            panning: false,
            saving: Saving::default(),
        }
    }

    /// Takes a ground that is being made elsewhere.
    #[must_use]
    pub fn with_ground(mut self, coming: std::thread::JoinHandle<std::sync::Arc<crate::scene::Ground>>) -> Self {
        self.map.expect_ground(coming);
        self
    }

    /// Says where the data come from, and keeps lenses of one's own in a file.
    #[must_use]
    pub(super) fn with_origin(mut self, origin: Origin) -> Self {
        self.saving = Saving::new(origin, &self.session);
        self
    }

    /// Moves and zooms the map all the time: a reader who drags it over every zoom.
    #[must_use]
    pub fn panning(mut self, panning: bool) -> Self {
        self.panning = panning;
        self
    }

    /// Where the map looks in a frame of a tour over every zoom, a fifth of a level nearer every
    /// eight frames.
    fn on_tour(&self, frame: u64) -> Command {
        let (from, to) = (*ZOOM_RANGE.start(), *ZOOM_RANGE.end());
        let zoom = from + (frame / 8) as f64 * 0.2 % (to - from);
        let way = frame as f64 * 0.11;
        let centre = [44.0 + 7.0 * libm::sin(way), 44.0 + 4.0 * libm::cos(way * 0.7)];
        Command::SetCamera(Camera { projection: self.session.document.projection, centre, zoom })
    }

    /// What is to be drawn; while measuring, every frame asks for the next.
    fn phase(&mut self, ctx: &egui::Context) -> Phase {
        let Some(meter) = &mut self.meter else { return Phase::Map };
        meter.frame_begins();
        ctx.request_repaint();
        if meter.phase() == Phase::Over {
            ctx.send_viewport_cmd(egui::ViewportCommand::Close);
        }
        meter.phase()
    }
}

impl eframe::App for RealignApp {
    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        theme::follow(ctx, self.session.document.appearance);
        if self.phase(ctx) == Phase::Map {
            if self.panning {
                let look = self.on_tour(self.map.frames_drawn());
                apply(&mut self.session, look);
            }
            pass_time(ctx, &mut self.session);
        }
        self.saving.follow(ctx, &mut self.session);
    }

    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        visuals.panel_fill.to_normalized_gamma_f32()
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        let Self { session, panels, map, meter, .. } = self;
        if meter.as_ref().is_none_or(|m| m.phase() == Phase::Map) {
            let mut commands = keys::pressed(ui, session);
            panels.show(ui, session, &mut commands, |ui, seen, emit| map.show(ui, session, seen, emit));
            carry_out(ui.ctx(), session, commands);
        } else {
            // An empty window is one plain panel, as egui draws it.
            CentralPanel::default().show(ui, |_| ());
        }
        if let Some(meter) = meter {
            meter.frame_ends();
        }
    }
}
