//! The window, or what stands in for it where there is none.

use super::failure::Failure;
use super::{figure, options};
use crate::atlas::Atlas;
use crate::time::Day;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What the window is asked to do beside opening.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WindowOptions {
    /// The dataset's folder as it was named; `None` for the built-in one.
    pub dataset: Option<PathBuf>,
    /// Say how long the start took, then close.
    pub startup_report: bool,
    /// Say how long frames took over so many seconds, then close.
    pub frame_report_secs: Option<f64>,
    /// First and last day to play over meanwhile.
    pub play: Option<(Day, Day)>,
}

/// Options of the window.
#[derive(Debug, clap::Args)]
pub(super) struct Flags {
    /// Print how long it took until the first picture, then close.
    #[arg(long)]
    startup_report: bool,
    /// Print how long frames took over so many seconds, then close.
    #[arg(long, value_name = "SECONDS", value_parser = seconds)]
    frame_report: Option<f64>,
    /// Play from one date to another during the frame report.
    #[arg(long, value_name = "FROM..TO", value_parser = options::typed_window, requires = "frame_report")]
    play: Option<(Day, Day)>,
}

/// Arguments of `realign window`.
#[derive(Debug, clap::Args)]
pub(super) struct ByName {
    /// Folder of a dataset; the built-in one when none is named.
    #[arg(value_name = "DATASET")]
    pub dataset: Option<PathBuf>,
    #[command(flatten)]
    pub window: Flags,
}

fn seconds(text: &str) -> Result<f64, String> {
    let secs: Option<f64> = text.parse().ok();
    secs.filter(|secs| (0.1..=3600.0).contains(secs))
        .ok_or_else(|| format!("\"{text}\" is not a number of seconds from 0.1 to 3600"))
}

impl Flags {
    fn options(&self, dataset: Option<&Path>) -> WindowOptions {
        let &Self { startup_report, frame_report: frame_report_secs, play } = self;
        WindowOptions { dataset: dataset.map(Path::to_owned), startup_report, frame_report_secs, play }
    }
}

/// `realign`: the window, and where there is none the newest day's figure.
pub(super) fn run(dataset: Option<&Path>, flags: &Flags) -> Result<(), Failure> {
    let atlas = options::open(dataset)?;
    match open(Arc::clone(&atlas), flags.options(dataset)) {
        Ok(()) => Ok(()),
        Err(reason) => figure::instead_of_window(atlas, dataset, &reason),
    }
}

/// `realign window`: the window or nothing.
pub(super) fn run_by_name(dataset: Option<&Path>, flags: &Flags) -> Result<(), Failure> {
    let atlas = options::open(dataset)?;
    let no_window = |reason| Failure::Arguments(format!("no window: {reason} (realign figure -o map.png needs none)"));
    open(atlas, flags.options(dataset)).map_err(no_window)
}

/// Opens the window and returns when it is closed.
///
/// # Errors
/// When there is none: the reason, and how to get one.
pub fn open(atlas: Arc<Atlas>, options: WindowOptions) -> Result<(), String> {
    if !has_display() {
        return Err("there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set); \
                    start it in a graphical desktop"
            .into());
    }
    run_window(atlas, options)
}

/// Whether the system can show a window at all.
fn has_display() -> bool {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(all(unix, not(target_os = "macos"))) || set("DISPLAY") || set("WAYLAND_DISPLAY")
}

// The lead wires `crate::ui::run(atlas, crate::ui::RunOptions { … })` in here; until then the
// caller falls back to the figure.
#[cfg(feature = "gui")]
fn run_window(_atlas: Arc<Atlas>, _options: WindowOptions) -> Result<(), String> {
    Err("this build has no window yet; use realign figure".into())
}

#[cfg(not(feature = "gui"))]
fn run_window(_atlas: Arc<Atlas>, _options: WindowOptions) -> Result<(), String> {
    Err("it was built without the window; build it with cargo's default features".into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_of_a_frame_report_are_a_sane_number() {
        assert_eq!(seconds("2.5"), Ok(2.5));
        for text in ["0", "-1", "NaN", "inf", "1e9", "soon"] {
            assert!(seconds(text).is_err(), "{text}");
        }
    }
}
