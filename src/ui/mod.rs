//! The window: panels around the map. It reads the session and emits commands; it changes nothing.

mod app;
pub mod colors;
mod event_list;
mod figure_request;
mod fonts;
mod help;
mod inspector;
mod keys;
mod lens_panel;
mod map_view;
mod message;
mod method;
mod page_view;
mod paint;
mod report;
mod row;
mod saving;
mod seen;
#[cfg(test)]
mod tests;
mod theme;
mod time_bar;
mod top_bar;
mod view_menu;
mod widgets;
mod words;

pub use app::RealignApp;
pub use map_view::MapView;
pub use report::{FrameTimes, Measure, Measured, percentile_ms};
pub use seen::Seen;

use crate::atlas::{Atlas, Lens};
use crate::command::Command;
use crate::session::Session;
use report::Meter;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

/// How the window opens.
#[derive(Clone, Debug, Default)]
pub struct RunOptions {
    /// Carried out before the first frame: the date, lens, camera that were asked for.
    pub first_commands: Vec<Command>,
    /// Width and height in points; 1440 × 900 when not given.
    pub size: Option<[f32; 2]>,
    /// Move and zoom the map all the time, over every zoom.
    pub pan: bool,
    /// What to measure before closing by itself.
    pub measure: Option<Measure>,
    /// Lenses of one's own.
    pub lenses: Vec<Lens>,
    /// The file that they are kept in; `None`: they are gone when the window closes.
    pub lens_file: Option<PathBuf>,
    /// The dataset's folder; `None` for the built-in one.
    pub dataset: Option<PathBuf>,
}

/// Opens the window and stays until it is closed.
///
/// # Errors
/// When there is no display, or no graphics adapter that can draw the window.
pub fn run(atlas: Arc<Atlas>, options: RunOptions) -> Result<Measured, eframe::Error> {
    let viewport = egui::ViewportBuilder::default()
        .with_title("Realign")
        .with_app_id("realign")
        .with_inner_size(options.size.unwrap_or([1440.0, 900.0]))
        .with_min_inner_size([900.0, 600.0]);
    let native = eframe::NativeOptions {
        viewport,
        renderer: eframe::Renderer::Wgpu,
        multisampling: 0,
        depth_buffer: 0,
        // There are no gradients to smooth, and it costs time for every pixel on a software GPU.
        dithering: false,
        ..Default::default()
    };
    // Both are made while the window opens, which takes the system longer.
    let RunOptions { first_commands, lenses, lens_file, dataset, .. } = options;
    let coming = std::thread::spawn(move || {
        let mut session = Session::new(atlas);
        session.own_lenses = lenses;
        for command in first_commands {
            crate::command::apply(&mut session, command);
        }
        let (atlas, kind, day) = (Arc::clone(&session.atlas), session.document.projection, session.document.date);
        let ground = std::thread::spawn(move || Arc::new(crate::scene::Ground::for_day(atlas, kind, day)));
        (session, ground)
    });
    let measured = Arc::new(Mutex::new(Measured::default()));
    let result = Arc::clone(&measured);
    eframe::run_native(
        "realign",
        native,
        Box::new(move |cc| {
            let meter = options.measure.map(|measure| Meter::new(measure, result));
            let (session, ground) = coming.join().map_err(|_| "the dataset could not be read through its lens")?;
            let app = RealignApp::new(cc, session, meter).with_ground(ground).panning(options.pan);
            Ok(Box::new(app.with_origin(figure_request::Origin { dataset, lens_file })))
        }),
    )?;
    Ok(measured.lock().unwrap_or_else(PoisonError::into_inner).clone())
}
