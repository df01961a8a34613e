//! The window, or what stands in for it where there is none.

use super::failure::Failure;
use super::figure_options::West;
#[cfg(feature = "gui")]
use super::output;
use super::typed_view::TypedView;
use super::{figure, options};
use crate::atlas::{Atlas, Lens};
use crate::time::{Date, Day};
use crate::view::View;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

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
    /// Move the map over every zoom while frames are measured.
    pub pan: bool,
    /// Width and height of the window in points.
    pub size: Option<[u32; 2]>,
    /// What it opens with.
    pub first: First,
}

/// What a window, or the figure that stands in for it, shows first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct First {
    /// The day; the dataset's last when `None`.
    pub day: Option<Day>,
    /// The lens; the dataset's first when `None`.
    pub lens: Option<Lens>,
    /// The view; the dataset's first when `None`.
    pub view: Option<View>,
    /// The day that changes are counted from.
    pub since: Option<Day>,
    /// Whether the West is shown as its stronger part.
    pub west_split: bool,
}

impl First {
    /// The lens asked for, or the dataset's first.
    pub(super) fn lens_of(&self, atlas: &Atlas) -> Lens {
        self.lens.clone().or_else(|| atlas.lenses.first().cloned()).unwrap_or_else(Lens::all)
    }

    /// The view asked for, or the dataset's first.
    pub(super) fn view_of(&self, atlas: &Atlas) -> View {
        self.view.clone().unwrap_or_else(|| View::first(atlas))
    }

    /// The same checks as of a figure.
    fn check(&self, atlas: &Atlas) -> Result<(), Failure> {
        let day = self.day.unwrap_or(atlas.last_day);
        figure::check_asked(atlas, &self.view_of(atlas), &self.lens_of(atlas), day, self.since)
    }
}

/// When the command began and when the dataset was there.
#[derive(Clone, Copy, Debug)]
pub struct StartClock {
    began: Instant,
    /// When the dataset was loaded.
    pub loaded: Option<Instant>,
}

impl Default for StartClock {
    fn default() -> Self {
        Self { began: Instant::now(), loaded: None }
    }
}

impl StartClock {
    /// Milliseconds from the beginning to `at`.
    pub fn ms_until(&self, at: Instant) -> f64 {
        (at - self.began).as_secs_f64() * 1000.0
    }
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
    /// With --frame-report: move the map over every zoom meanwhile.
    #[arg(long, requires = "frame_report")]
    pan: bool,
    /// Width and height of the window, such as 1280x720.
    #[arg(long, value_name = "WxH", value_parser = super::figure_options::window_size)]
    size: Option<[u32; 2]>,
    /// The day to open on [default: the dataset's last].
    #[arg(long, value_name = "DATE", value_parser = options::typed_date)]
    date: Option<Date>,
    /// The view to open with: leaning, pull:POLE, change, …; see realign figure --help.
    #[arg(long, value_name = "VIEW", value_parser = TypedView::read)]
    view: Option<TypedView>,
    /// The day that changes are counted from [default: a year before the date].
    #[arg(long, value_name = "DATE", value_parser = options::typed_date)]
    since: Option<Date>,
    /// The West whole, or split: named after its stronger part, the EU or the US.
    #[arg(long, value_name = "WORD", default_value = "whole", value_parser = super::figure_options::west)]
    west: West,
    #[command(flatten)]
    lens: options::LensOption,
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
    fn options(&self, atlas: &Atlas, dataset: Option<&Path>) -> Result<WindowOptions, Failure> {
        let &Self { startup_report, frame_report: frame_report_secs, play, pan, size, .. } = self;
        let (dataset, first) = (dataset.map(Path::to_owned), self.first(atlas)?);
        Ok(WindowOptions { dataset, startup_report, frame_report_secs, play, pan, size, first })
    }

    fn first(&self, atlas: &Atlas) -> Result<First, Failure> {
        let day = |option, date: Option<Date>| date.map(|date| options::covered_day(atlas, option, date)).transpose();
        let view = self.view.as_ref().map(|view| view.of(atlas)).transpose()?;
        let view = view
            .map(|view| view.checked(atlas))
            .transpose()
            .map_err(|what| Failure::Arguments(format!("--view: {what}")))?;
        let own_day = view.as_ref().and_then(|view| view.own_day(atlas));
        let first = First {
            day: day("--date", self.date)?.or(own_day),
            lens: self.lens.is_given().then(|| self.lens.of(atlas)).transpose()?,
            view,
            since: day("--since", self.since)?,
            west_split: self.west.split,
        };
        first.check(atlas)?;
        Ok(first)
    }
}

/// `realign`: the window, and where there is none the newest day's figure.
pub(super) fn run(dataset: Option<&Path>, flags: &Flags) -> Result<(), Failure> {
    let mut clock = StartClock::default();
    let atlas = options::open(dataset)?;
    clock.loaded = Some(Instant::now());
    let options = flags.options(&atlas, dataset)?;
    match open(Arc::clone(&atlas), &options, &clock) {
        Ok(()) => Ok(()),
        Err(reason) => figure::instead_of_window(atlas, dataset, &options.first, &reason),
    }
}

/// `realign window`: the window or nothing.
pub(super) fn run_by_name(dataset: Option<&Path>, flags: &Flags) -> Result<(), Failure> {
    let mut clock = StartClock::default();
    let atlas = options::open(dataset)?;
    clock.loaded = Some(Instant::now());
    let no_window = |reason| Failure::Arguments(format!("no window: {reason} (realign figure -o map.png needs none)"));
    let options = flags.options(&atlas, dataset)?;
    open(atlas, &options, &clock).map_err(no_window)
}

/// Opens the window and returns when it is closed.
///
/// # Errors
/// When there is none: the reason, and how to get one.
pub fn open(atlas: Arc<Atlas>, options: &WindowOptions, clock: &StartClock) -> Result<(), String> {
    if !has_display() {
        return Err("there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set); \
                    start it in a graphical desktop"
            .into());
    }
    run_window(atlas, options, clock)
}

/// Whether the system can show a window at all.
fn has_display() -> bool {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(all(unix, not(target_os = "macos"))) || set("DISPLAY") || set("WAYLAND_DISPLAY")
}

#[cfg(feature = "gui")]
fn run_window(atlas: Arc<Atlas>, options: &WindowOptions, clock: &StartClock) -> Result<(), String> {
    use crate::command::Command;
    use crate::ui::{Measure, RunOptions};
    let frames = options.frame_report_secs.map(|secs| Measure::Frames { secs });
    let measure = options.startup_report.then_some(Measure::Startup).or(frames);
    let First { day, lens, view, since, west_split } = options.first.clone();
    let mut first_commands: Vec<Command> = day.map(Command::SetDate).into_iter().collect();
    first_commands.extend(lens.map(|lens| Command::ReadThrough(Box::new(lens))));
    first_commands.extend(since.map(|day| Command::SetSince(Some(day))));
    first_commands.extend(view.map(Command::SetView));
    first_commands.extend(west_split.then_some(Command::ToggleWestSplit));
    // Played over and over, for as long as it is measured.
    first_commands.extend(options.play.map(|(from, to)| Command::PlayBetween(from, to)));
    let (lenses, lens_file) = own_lenses();
    let run = RunOptions {
        lenses,
        lens_file,
        dataset: options.dataset.clone(),
        first_commands,
        pan: options.pan,
        measure,
        size: options.size.map(|s| s.map(|v| v as f32)),
    };
    let measured = crate::ui::run(atlas, run).map_err(|e| format!("the window could not be opened: {e}"))?;
    if options.startup_report {
        output::print(&(startup_report(clock, &measured) + "\n")).map_err(|e| e.to_string())?;
    }
    if options.frame_report_secs.is_some() {
        output::print(&(frame_report(&measured) + "\n")).map_err(|e| e.to_string())?;
    }
    Ok(())
}

/// A person's own lenses and the file that they are kept in. A file that cannot be read is left as it
/// is, and nothing is written over it.
#[cfg(feature = "gui")]
fn own_lenses() -> (Vec<Lens>, Option<PathBuf>) {
    let Some(folders) = directories::ProjectDirs::from("", "", "realign") else { return (Vec::new(), None) };
    let file = folders.config_dir().join("lenses.json");
    if !file.exists() {
        return (Vec::new(), Some(file));
    }
    match crate::dataset::read_lenses(&file) {
        Ok(lenses) => (lenses, Some(file)),
        Err(why) => {
            let fix = "mend or move it; until then lenses are not saved";
            output::complain(&format!("{}: {why}; {fix}", file.display()));
            (Vec::new(), None)
        }
    }
}

#[cfg(feature = "gui")]
fn startup_report(clock: &StartClock, measured: &crate::ui::Measured) -> String {
    let ms = |at: Option<Instant>| at.map_or_else(|| "never".to_owned(), |at| format!("{:.0}", clock.ms_until(at)));
    format!(
        "milliseconds from the start of the program\ndataset loaded  {}\nwindow open     {}\nfirst map frame {}",
        ms(clock.loaded),
        ms(measured.window_open),
        ms(measured.first_map_frame)
    )
}

#[cfg(feature = "gui")]
fn frame_report(measured: &crate::ui::Measured) -> String {
    use crate::ui::{FrameTimes, percentile_ms};
    let row = |name: &str, t: &FrameTimes| {
        format!(
            "{name}  {:>6}  {:>8.1}  {:>8.1}  {:>8.2}  {:>8.2}",
            t.intervals.len(),
            percentile_ms(&t.intervals, 0.5),
            percentile_ms(&t.intervals, 0.95),
            percentile_ms(&t.own_cpu, 0.5),
            percentile_ms(&t.own_cpu, 0.95)
        )
    };
    let median = |t: &FrameTimes| percentile_ms(&t.intervals, 0.5);
    let ratio = median(&measured.map) / median(&measured.empty).max(1e-9);
    format!(
        "milliseconds      frames  interval  interval   own CPU   own CPU\n\
         \x20                          median       95%    median       95%\n{}\n{}\n\
         the map's median interval is {ratio:.2} times the empty window's",
        row("empty window   ", &measured.empty),
        row("map            ", &measured.map)
    )
}

#[cfg(not(feature = "gui"))]
fn run_window(_atlas: Arc<Atlas>, _options: &WindowOptions, _clock: &StartClock) -> Result<(), String> {
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
