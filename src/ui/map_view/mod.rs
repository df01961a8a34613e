//! The map in the middle of the window: a walkers map without tiles, our geometry on the GPU, our
//! labels and marks over it. It reads the session and emits commands.

mod camera_motion;
mod drawn;
mod layout;
mod plane;
mod pointer;
mod words;

use crate::atlas::Event;
use crate::atlas::PoleSet;
use crate::command::Command;
use crate::map::{Bounds, Camera, ProjectionKind};
use crate::paint::screen::{ScreenPainter, mark_shapes, rect as egui_rect};
use crate::scene::{
    Aim, Crops, Elsewhere, EventMarker, Ground, MapItem, Placement, Px, RectPx, Style, beyond_data, elsewhere,
    event_arcs, in_inset, marker_counts, marker_marks, place_event_labels, place_events, placement, values_under,
};
use crate::session::{CameraTarget, Layer, Layers, Selection, Session};
use crate::ui::seen::Seen;
use crate::view::{Face, View};
use camera_motion::{WheelZoom, glide, wheel_levels, zoom_on, zoom_towards};
use drawn::{date_marks, date_room, hovered_ring, items_of, notes, resolution, style_of};
use egui::{Response, Ui, UiBuilder};
use layout::{Inset, Layout, LayoutKey};
use plane::Plane;
use pointer::{Told, pointer};
use std::sync::Arc;
use std::thread::JoinHandle;
use walkers::{Map, MapMemory, lon_lat};

/// The map and what it keeps between frames.
pub struct MapView {
    memory: MapMemory,
    inset_memory: MapMemory,
    grounds: [Option<Arc<Ground>>; ProjectionKind::ALL.len()],
    /// The first ground, while it is being made.
    coming: Option<JoinHandle<Arc<Ground>>>,
    planes: [Plane; ProjectionKind::ALL.len()],
    painter: ScreenPainter,
    /// Geometry cut to the map's box, and to the inset's.
    crops: [Crops; 2],
    shown: Option<Camera>,
    /// The last camera that the map itself asked for: when the document has another, somebody
    /// else moved it, and the map glides there.
    asked_for: Option<Camera>,
    fitted: Option<(FitKey, Camera)>,
    wheel: Option<WheelZoom>,
    layout: Option<Layout>,
    /// The strip of places outside the map, of the frame that is drawn.
    elsewhere: Option<Elsewhere>,
    told: Told,
    frames_drawn: u64,
}

/// What a fit depends on: also whatever decides the legend's size.
type FitKey = (crate::map::Region, ProjectionKind, [u32; 4], Layers, View, PoleSet, bool);

/// Everything of one frame that the parts of the map share.
struct Frame<'a> {
    session: &'a Session,
    ground: &'a Ground,
    style: &'a Style,
    events: &'a [&'a Event],
    /// What every country shows.
    faces: &'a [Face],
    /// The view and the lens in words.
    notes: &'a [String],
}

impl MapView {
    /// Prepares the renderer of the window.
    pub fn new(cc: &eframe::CreationContext<'_>) -> Self {
        if cc.wgpu_render_state.is_some() {
            walkers::install_renderer(cc.wgpu_render_state.as_ref());
        }
        Self {
            memory: MapMemory::default(),
            inset_memory: MapMemory::default(),
            grounds: ProjectionKind::ALL.map(|_| None),
            coming: None,
            planes: ProjectionKind::ALL.map(Plane::new),
            painter: ScreenPainter::default(),
            crops: [Crops::default(), Crops::default()],
            shown: None,
            asked_for: None,
            fitted: None,
            wheel: None,
            layout: None,
            elsewhere: None,
            told: Told::default(),
            frames_drawn: 0,
        }
    }

    /// Frames drawn so far.
    pub const fn frames_drawn(&self) -> u64 {
        self.frames_drawn
    }

    /// Takes a ground that is being made elsewhere.
    pub fn expect_ground(&mut self, coming: JoinHandle<Arc<Ground>>) {
        self.coming = Some(coming);
    }

    fn ground(&mut self, session: &Session, kind: ProjectionKind) -> Arc<Ground> {
        if let Some(ground) = self.coming.take().and_then(|coming| coming.join().ok()) {
            let slot = &mut self.grounds[ground.kind() as usize];
            *slot = Some(ground);
        }
        let slot = &mut self.grounds[kind as usize];
        match slot {
            Some(ground) if ground.is_of(&session.atlas) => Arc::clone(ground),
            _ => Arc::clone(slot.insert(Arc::new(Ground::new(Arc::clone(&session.atlas), kind)))),
        }
    }

    /// Shows the map over the whole ui.
    pub fn show(&mut self, ui: &mut Ui, session: &Session, seen: &Seen<'_>, emit: &mut Vec<Command>) {
        self.painter.begin_frame();
        self.frames_drawn += 1;
        let area = ui.available_rect_before_wrap();
        let rect = RectPx::new(area.min.x, area.min.y, area.width(), area.height());
        let style = style_of(ui, session);
        if session.transient.map_size != Some([rect.w, rect.h]) {
            emit.push(Command::SetMapSize([rect.w, rect.h]));
        }
        let ground = self.ground(session, session.document.projection);
        let events = if style.events { session.events_in_window() } else { Vec::new() };
        let notes = notes(session, rect);
        let frame =
            Frame { session, ground: &ground, style: &style, events: &events, faces: seen.faces(), notes: &notes };
        let camera = self.camera(ui, &frame, rect, emit);
        self.lay_out(ui, &frame, rect, camera);
        let (markers, on_map) = self.main_map(ui, &frame, rect, camera, emit);
        let on_inset = self.inset_map(ui, &frame, emit);
        self.told.follow(on_map || on_inset, emit);
        self.over_map(ui, &frame, rect, &markers);
    }

    /// Where the map looks in this frame: the document's camera, reached in a glide.
    fn camera(&mut self, ui: &Ui, frame: &Frame<'_>, rect: RectPx, emit: &mut Vec<Command>) -> Camera {
        let target = self.target(frame, rect, emit);
        let dt = f64::from(ui.input(|i| i.stable_dt)).min(0.1);
        let from_here = self.asked_for == Some(target);
        let camera = match self.shown {
            Some(shown) if !from_here => match glide(frame.ground, &shown, &target, dt) {
                Some(next) => {
                    ui.ctx().request_repaint();
                    next
                }
                None => target,
            },
            _ => target,
        };
        if !from_here || self.shown.is_none() {
            self.memory.center_at(lon_lat(camera.centre[0], camera.centre[1]));
        }
        // The zoom lies in walkers' range by construction.
        let _ = self.memory.set_zoom(camera.zoom);
        self.shown = Some(camera);
        camera
    }

    fn target(&mut self, frame: &Frame<'_>, rect: RectPx, emit: &mut Vec<Command>) -> Camera {
        let document = &frame.session.document;
        let region = match document.camera {
            CameraTarget::Free(camera) => return Camera { projection: document.projection, ..camera },
            CameraTarget::Region(region) => region,
        };
        let size = [rect.x, rect.y, rect.w, rect.h].map(f32::to_bits);
        let (view, poles, split) = (document.view.clone(), document.lens.pole_set, document.west_split);
        let key: FitKey = (region, document.projection, size, document.layers, view, poles, split);
        if let Some((held, camera)) = &self.fitted
            && *held == key
        {
            if frame.session.transient.fitted != Some(*camera) {
                emit.push(Command::SetFitted(*camera));
            }
            return *camera;
        }
        let content = layout::content(frame.session, frame.style);
        let inset = document.layers.shows(Layer::Inset);
        let room = date_room(frame.notes, rect);
        let camera = layout::arrangement(
            frame.ground,
            Aim::Fit(frame.session.extent_of(region)),
            rect,
            &content,
            frame.style,
            inset,
            room,
        )
        .camera;
        self.fitted = Some((key, camera));
        emit.push(Command::SetFitted(camera));
        camera
    }

    /// Legend, labels and inset, made again when the camera has settled or something else changed.
    fn lay_out(&mut self, ui: &Ui, frame: &Frame<'_>, rect: RectPx, camera: Camera) {
        let session = frame.session;
        let key = LayoutKey {
            rect,
            date_room: date_room(frame.notes, rect),
            camera,
            style: frame.style.clone(),
            // The symbols of events stand beside the list, on the chips that switch them.
            content: layout::content(session, frame.style),
            inset: session.document.layers.shows(Layer::Inset),
            free: matches!(session.document.camera, CameraTarget::Free(_)),
            pixels_per_point: ui.ctx().pixels_per_point(),
        };
        if self.layout.as_ref().is_none_or(|l| l.key != key) {
            self.layout = Some(Layout::new(ui.ctx(), frame.ground, key));
        }
    }

    fn main_map(
        &mut self,
        ui: &mut Ui,
        frame: &Frame<'_>,
        rect: RectPx,
        camera: Camera,
        emit: &mut Vec<Command>,
    ) -> (Vec<EventMarker>, bool) {
        let at = placement(frame.ground, &camera, rect);
        let selected = frame.session.document.selection.as_ref().and_then(Selection::event);
        let beside_inset = self.layout.as_ref().is_some_and(|l| l.inset.is_some());
        let on_map = frame.events.iter().copied().filter(|e| !beside_inset || !in_inset(frame.ground, e));
        let mut markers = place_events(on_map, frame.ground, &at, rect, frame.style, selected);
        self.elsewhere = self.layout.as_ref().and_then(|layout| {
            let events = frame.events.iter().copied();
            elsewhere(events, frame.ground, &at, rect, layout.strip_room(), frame.style, selected)
        });
        let mut items = items_of(frame, resolution(ui, &at));
        // While the map is moved by hand the box changes with every frame: cutting would not pay.
        if matches!(frame.session.document.camera, CameraTarget::Region(_))
            && self.fitted.as_ref().is_some_and(|(_, c)| *c == camera)
        {
            items = self.crops[0].cut(items, box_in_map(&at, rect));
        }
        let theme = frame.style.theme;
        if let Some(rings) = beyond_data(frame.ground, &at, rect) {
            items.insert(0, MapItem::Fill { name: "paper".into(), rings, color: theme.page });
        }
        let mut layer = self.painter.layer(&items, at, rect, theme.water);
        // What would lie under the legend is neither drawn nor clicked.
        if let Some(legend) = self.layout.as_ref().map(|l| l.legend) {
            markers.retain(|m| !legend.contains(m.centre));
            layer.add_plate(self.painter.plate(legend, frame.style.theme.panel));
        }
        let plane = &self.planes[frame.session.document.projection as usize];
        let before = self.memory.detached();
        let mut child = ui.new_child(UiBuilder::new().max_rect(egui_rect(rect)).id_salt("map"));
        let response = Map::new(None, &mut self.memory, lon_lat(52.0, 47.0))
            .with_projection(plane)
            .with_layer(layer, 1.0)
            .zoom_gesture(false)
            .panning(false)
            .double_click_to_zoom(false)
            .show(&mut child, |_, _, _, _| ())
            .response;
        let spoken = || words::spoken(frame.session);
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Canvas, true, spoken()));
        self.moved_by_hand(before, camera, emit);
        self.wheel(ui, &response, frame.ground, camera, emit);
        // The strip lies over the map: its symbols are pointed at first.
        let mut pointed: Vec<EventMarker> = self.elsewhere.iter().flat_map(|e| e.markers.iter().cloned()).collect();
        pointed.extend(markers.iter().cloned());
        let is_hovered = pointer(ui, &response, frame, &at, &pointed, emit);
        (markers, is_hovered)
    }

    /// Dragging (and the inertia after it) is walkers' own; the document follows.
    fn moved_by_hand(&mut self, before: Option<walkers::Position>, camera: Camera, emit: &mut Vec<Command>) {
        let after = self.memory.detached();
        if after != before
            && let Some(p) = after
        {
            let next = Camera { centre: [p.x(), p.y()], ..camera };
            self.ask_for(next, emit);
        }
    }

    fn ask_for(&mut self, camera: Camera, emit: &mut Vec<Command>) {
        self.asked_for = Some(camera);
        self.shown = Some(camera);
        emit.push(Command::SetCamera(camera));
    }

    fn wheel(&mut self, ui: &Ui, response: &Response, ground: &Ground, camera: Camera, emit: &mut Vec<Command>) {
        if let Some(pointer) = response.hover_pos() {
            let levels = ui.input(wheel_levels);
            if levels.abs() > 1e-4 {
                let anchor = pointer - response.rect.center();
                self.wheel =
                    Some(zoom_towards(self.wheel, &camera, levels, [f64::from(anchor.x), f64::from(anchor.y)]));
            }
        }
        if let Some(zoom) = self.wheel {
            let dt = f64::from(ui.input(|i| i.stable_dt)).min(0.1);
            let (next, rest) = zoom_on(zoom, ground, &camera, dt, false);
            self.wheel = rest;
            self.memory.center_at(lon_lat(next.centre[0], next.centre[1]));
            self.ask_for(next, emit);
            ui.ctx().request_repaint();
        }
    }

    /// The South Caucasus, larger, in a box of its own; whether the pointer is on it.
    fn inset_map(&mut self, ui: &mut Ui, frame: &Frame<'_>, emit: &mut Vec<Command>) -> bool {
        let Some(inset) = self.layout.as_ref().and_then(|l| l.inset.as_ref()) else { return false };
        let area = egui_rect(inset.rect);
        // With no more in it than the map around it, as on a figure.
        let style = Style { units: false, ..frame.style.clone() };
        let frame = &Frame { style: &style, ..*frame };
        let items = items_of(frame, resolution(ui, &inset.placement));
        let items = self.crops[1].cut(items, box_in_map(&inset.placement, inset.rect));
        let layer = self.painter.layer(&items, inset.placement, inset.rect, frame.style.theme.water);
        self.inset_memory.center_at(lon_lat(inset.camera.centre[0], inset.camera.centre[1]));
        let _ = self.inset_memory.set_zoom(inset.camera.zoom);
        let plane = &self.planes[frame.session.document.projection as usize];
        let mut child = ui.new_child(UiBuilder::new().max_rect(area).id_salt("inset"));
        let response = Map::new(None, &mut self.inset_memory, lon_lat(45.0, 41.0))
            .with_projection(plane)
            .with_layer(layer, 1.0)
            .zoom_gesture(false)
            .panning(false)
            .drag_pan_buttons(egui::DragPanButtons::empty())
            .show(&mut child, |_, _, _, _| ())
            .response;
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Canvas, true, "Inset: the South Caucasus"));
        let markers = inset_markers(frame, inset);
        let is_hovered = pointer(ui, &response, frame, &inset.placement, &markers, emit);
        let painter = ui.painter().with_clip_rect(area);
        painter.extend(mark_shapes(ui.ctx(), &marker_marks(&markers, &inset.style)));
        painter.extend(mark_shapes(ui.ctx(), hovered_ring(frame.session, &markers, &inset.style).as_slice()));
        painter.extend(inset.label_shapes.iter().cloned());
        painter.extend(mark_shapes(ui.ctx(), &values_under(&inset.labels, frame.faces, &inset.style)));
        painter.extend(mark_shapes(ui.ctx(), &place_event_labels(&markers, &inset.labels, inset.rect, &inset.style)));
        painter.extend(mark_shapes(ui.ctx(), &marker_counts(&markers, &inset.labels, &inset.style)));
        let edge = egui::Stroke::new(1.2, crate::paint::screen::color32(frame.style.theme.muted));
        ui.painter().rect_stroke(area, 3.0, edge, egui::StrokeKind::Middle);
        is_hovered
    }

    /// Labels, events, legend, date: over the map, under nothing.
    fn over_map(&mut self, ui: &Ui, frame: &Frame<'_>, rect: RectPx, markers: &[EventMarker]) {
        let (Some(layout), Some(camera)) = (&self.layout, self.shown) else { return };
        let at = placement(frame.ground, &camera, rect);
        let painter = ui.painter().with_clip_rect(egui_rect(rect));
        let not_in_inset = |p: Px| layout.inset.as_ref().is_none_or(|i| !i.rect.contains(p));
        let seen: Vec<EventMarker> = markers.iter().filter(|m| not_in_inset(m.centre)).cloned().collect();
        let selected = frame.session.document.selection.as_ref().and_then(Selection::event);
        let arcs = selected
            .and_then(|id| frame.session.atlas.event(id))
            .map(|e| event_arcs(e, frame.ground, &at, frame.style));
        painter.extend(mark_shapes(ui.ctx(), &arcs.unwrap_or_default()));
        painter.extend(layout.under.iter().cloned());
        painter.extend(mark_shapes(ui.ctx(), &marker_marks(&seen, frame.style)));
        painter.extend(mark_shapes(ui.ctx(), hovered_ring(frame.session, &seen, frame.style).as_slice()));
        // Names over symbols: their halo keeps them readable, and a symbol is still seen around them.
        painter.extend(layout.label_shapes.iter().cloned());
        painter.extend(mark_shapes(ui.ctx(), &values_under(&layout.labels, frame.faces, frame.style)));
        painter.extend(mark_shapes(ui.ctx(), &place_event_labels(&seen, &layout.labels, rect, frame.style)));
        painter.extend(mark_shapes(ui.ctx(), &marker_counts(&seen, &layout.labels, frame.style)));
        painter.extend(mark_shapes(ui.ctx(), &date_marks(frame, rect)));
        painter.extend(layout.furniture.iter().cloned());
        if let Some(elsewhere) = &self.elsewhere {
            painter.extend(mark_shapes(ui.ctx(), &elsewhere.marks));
            painter.extend(mark_shapes(ui.ctx(), &marker_marks(&elsewhere.markers, frame.style)));
        }
    }
}

fn inset_markers(frame: &Frame<'_>, inset: &Inset) -> Vec<EventMarker> {
    let selected = frame.session.document.selection.as_ref().and_then(Selection::event);
    place_events(frame.events.iter().copied(), frame.ground, &inset.placement, inset.rect, &inset.style, selected)
}

/// A box of the window in map units, a little larger than it is, so that no outline shows at its
/// edge.
fn box_in_map(at: &Placement, rect: RectPx) -> Bounds {
    let rect = rect.grown(4.0);
    let corners = [Px::new(rect.x, rect.y), Px::new(rect.right(), rect.bottom())].map(|p| at.map_from_px(p));
    Bounds::around(&corners)
}
