//! `realign figure`: one figure in a file.

use super::bibliography::Bibliography;
use super::failure::Failure;
use super::figure_options::Look;
use super::options::{self, DatasetOption, LensOption};
use super::output;
use super::window::First;
use super::{lens_options, remarks};
use crate::alignment::Reading;
use crate::atlas::{Atlas, Lens};
use crate::dataset::{self, Loaded, Severity};
use crate::disk;
use crate::figure::{self, CameraChoice, FigureError, Request};
use crate::map::Region;
use crate::scene::Style;
use crate::time::{Date, Day};
use crate::view::View;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Arguments of `realign figure`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// File to write: .png or .svg [default: realign.png, numbered where there is one].
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// File for the sources of what it shows: .bib, .json (CSL, for Zotero and pandoc) or .txt (APA).
    #[arg(long, value_name = "FILE")]
    bibliography: Option<PathBuf>,
    #[command(flatten)]
    dataset: DatasetOption,
    /// The day: 2025-07-10, "10 July 2025", 2025-07 … [default: the window's or dataset's last].
    #[arg(long, value_name = "DATE", value_parser = options::typed_date)]
    date: Option<Date>,
    #[command(flatten)]
    look: Look,
    #[command(flatten)]
    files: Files,
    // Last: clap puts what follows under the same heading.
    #[command(flatten)]
    lens: LensOption,
}

/// Somebody's own files instead of a dataset's folder.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Files of your own")]
#[group(multiple = true, conflicts_with = "data")]
pub(super) struct Files {
    /// Land, .geojson.
    #[arg(long, value_name = "FILE")]
    countries: Option<PathBuf>,
    /// A table of values by country and date, .csv.
    #[arg(long, value_name = "FILE")]
    ratings: Option<PathBuf>,
    /// Events, .csv or .geojson.
    #[arg(long, value_name = "FILE")]
    events: Option<PathBuf>,
    /// What the files call a column: country=id,value=cat.
    #[arg(long, value_name = "NAME=OWN,…", value_delimiter = ',', value_parser = column)]
    columns: Vec<(String, String)>,
}

/// Where a figure goes that was given no name: over no other.
fn usual_file() -> PathBuf {
    disk::free_name(Path::new(""), "realign", "png")
}

/// Writes the figure.
pub(super) fn run(args: &Args) -> Result<(), Failure> {
    let path = args.output.clone().unwrap_or_else(usual_file);
    check_output(args, &path)?;
    let bibliography = args.bibliography.as_deref().map(Bibliography::new).transpose()?;
    let atlas = if args.files.any() { args.files.open(args.look.window, args.date)? } else { args.dataset.atlas()? };
    let lens = args.lens.of(&atlas)?;
    let mut request = request(args, &atlas, &lens)?;
    output::notes(&remarks::put_aside(&mut request, &lens));
    let reading = Reading::new(atlas, lens);
    output::notes(&remarks::about(&reading, &request));
    write(reading, &request, &path, bibliography)
}

/// `realign` where there is no window: the newest day's figure, and how to get the window.
pub(super) fn instead_of_window(
    atlas: Arc<Atlas>,
    dataset: Option<&Path>,
    first: &First,
    reason: &str,
) -> Result<(), Failure> {
    let mut request = Request::new(first.day.unwrap_or(atlas.last_day));
    request.view = first.view_of(&atlas);
    request.camera = atlas.abroad().map_or(request.camera, CameraChoice::Extent);
    (request.since, request.west_split) = (first.since, first.west_split);
    request.dataset_options = dataset.map(|folder| ("data", folder.display().to_string())).into_iter().collect();
    let lens = first.lens_of(&atlas);
    let (path, day) = (usual_file(), request.day.long());
    write(Reading::new(atlas, lens), &request, &path, None)?;
    output::print(&format!(
        "That is the map of {day}, because no window could be opened: {reason}\n\
         other figures: realign figure -o map.png --date 2025-07-01; everything else: realign --help\n"
    ))
}

/// Writes the figure, and the sources of what it shows where they are asked for.
fn write(
    reading: Reading,
    request: &Request,
    path: &Path,
    bibliography: Option<Bibliography<'_>>,
) -> Result<(), Failure> {
    output::check_target(path)?;
    let (bytes, cited) = figure::render_cited(&reading, request, path).map_err(|error| wrong(&error))?;
    let sources = bibliography.map(|file| (file.path, file.text(reading.atlas(), &cited)));
    // The command ends with this file: its memory goes with the process, not piece by piece.
    std::mem::forget(reading);
    output::write_file(path, &bytes)?;
    sources.map_or(Ok(()), |(path, text)| output::write_file(path, text.as_bytes()))
}

fn wrong(error: &FigureError) -> Failure {
    Failure::Arguments(error.to_string())
}

/// Refuses a target, a format or a size before anything is read.
fn check_output(args: &Args, path: &Path) -> Result<(), Failure> {
    output::check_target(path)?;
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_ascii_lowercase();
    if !["png", "svg"].contains(&ending.as_str()) {
        return Err(wrong(&FigureError::Format(path.display().to_string())));
    }
    args.files.check_columns()?;
    let Look { size, scale, .. } = args.look;
    let sized = Request { size_px: size, scale, ..Request::new(Day::default()) };
    sized.check_size().map_err(|error| wrong(&error))
}

fn request(args: &Args, atlas: &Atlas, lens: &Lens) -> Result<Request, Failure> {
    let look = &args.look;
    let (view, other) = view(args, atlas)?;
    let (other_name, other_lens) = other.unzip();
    let day = day(args, atlas, &view)?;
    let since = look.since.map(|date| options::covered_day(atlas, "--since", date)).transpose()?;
    check_asked(atlas, &view, lens, day, since)?;
    let mut style = Style { theme: look.theme, borders: look.borders, routes: look.routes, ..Style::default() };
    let hidden = look.hide.0.iter().try_for_each(|word| style.hide(word));
    hidden.map_err(|what| Failure::Arguments(format!("--hide: {what}")))?;
    let camera = look.camera.or(look.extent);
    let own_land = if args.files.countries.is_some() { atlas.own_extent() } else { atlas.abroad() };
    let usual = own_land.map_or(CameraChoice::Region(Region::Whole), CameraChoice::Extent);
    Ok(Request {
        since,
        period: look.period.map(|period| period_of(atlas, period)).transpose()?,
        west_split: look.west.split,
        window: look.window,
        size_px: look.size,
        scale: look.scale,
        projection: look.projection,
        camera: camera.unwrap_or(usual),
        style,
        title: look.title.clone(),
        dataset_options: dataset_options(args),
        view,
        other_name,
        other_lens,
        ..Request::new(day)
    })
}

/// Refuses a view, lens and days that do not go together: for a figure and for a window alike.
pub(super) fn check_asked(
    atlas: &Atlas,
    view: &View,
    lens: &Lens,
    day: Day,
    since: Option<Day>,
) -> Result<(), Failure> {
    view.answered_in(lens.pole_set).map_err(|what| Failure::Arguments(format!("--view: {what}")))?;
    if let Some(since) = since.filter(|since| *since > day) {
        let message = format!("--since {since} is later than the day shown, {day}; choose an earlier day");
        return Err(Failure::Arguments(message));
    }
    if let Some(held) = view.own_day(atlas).filter(|held| day < *held) {
        let message =
            format!("--date {day} is before the vote, which was held on {held}; choose that day or a later one");
        return Err(Failure::Arguments(message));
    }
    Ok(())
}

/// The view asked for; without one the table of ratings that was named, or the dataset's first view.
/// The lens of a comparison may be in a file, as the window saves them.
fn view(args: &Args, atlas: &Atlas) -> Result<(View, Option<(String, Lens)>), Failure> {
    let rated = || args.files.ratings.as_ref().and_then(|_| atlas.ratings.first()).map(|t| View::Rating(t.id.clone()));
    let Some(view) = &args.look.view else { return Ok((rated().unwrap_or_else(|| View::first(atlas)), None)) };
    let view = view.of(atlas)?;
    if let View::Disagreement(file) = &view
        && atlas.lens(file).is_none()
        && let Some(lens) = lens_options::in_file(file)
    {
        let lens = lens?;
        return Ok((View::Disagreement(lens.id.clone()), Some((file.clone(), lens))));
    }
    let view = view.checked(atlas).map_err(|what| Failure::Arguments(format!("--view: {what}")))?;
    Ok((view, None))
}

/// How the dataset was named, for the command that rebuilds the figure.
fn dataset_options(args: &Args) -> Vec<(&'static str, String)> {
    let paths = [
        ("data", args.dataset.data.as_ref()),
        ("countries", args.files.countries.as_ref()),
        ("ratings", args.files.ratings.as_ref()),
        ("events", args.files.events.as_ref()),
    ];
    let named = paths.into_iter().filter_map(|(option, path)| Some((option, path?.display().to_string())));
    let columns: Vec<String> = args.files.columns.iter().map(|(name, own)| format!("{name}={own}")).collect();
    named.chain((!columns.is_empty()).then(|| ("columns", columns.join(",")))).collect()
}

/// A period within the dataset, long enough to show something.
fn period_of(atlas: &Atlas, (from, to): (Day, Day)) -> Result<(Day, Day), Failure> {
    let within = (from.max(atlas.first_day), to.min(atlas.last_day));
    if within.1 - within.0 >= Atlas::SHORTEST_PERIOD_DAYS {
        return Ok(within);
    }
    Err(Failure::Arguments(format!(
        "--period {from}..{to} has less than a month within the dataset, which runs from {} to {}; choose a longer one",
        atlas.first_day, atlas.last_day
    )))
}

/// The day asked for; without one the view's own, or the window's last, as far as the dataset
/// reaches.
fn day(args: &Args, atlas: &Atlas, view: &View) -> Result<Day, Failure> {
    let Some((first, last)) = args.look.window else {
        let own =
            view.own_day(atlas).filter(|day| args.date.is_none() && (atlas.first_day..=atlas.last_day).contains(day));
        return own.map_or_else(|| options::day_or_last(atlas, args.date), Ok);
    };
    if last < atlas.first_day || first > atlas.last_day {
        let message = format!(
            "--window {first}..{last} is outside the dataset, which runs from {} to {}; choose days between them",
            atlas.first_day, atlas.last_day
        );
        return Err(Failure::Arguments(message));
    }
    let within = last.clamp(atlas.first_day, atlas.last_day);
    args.date.map_or(Ok(within), |date| options::covered_day(atlas, "--date", date))
}

impl Files {
    /// Whether a file is named.
    pub const fn any(&self) -> bool {
        self.countries.is_some() || self.ratings.is_some() || self.events.is_some()
    }

    /// Refuses columns of no file.
    pub fn check_columns(&self) -> Result<(), Failure> {
        if self.columns.is_empty() || self.any() {
            return Ok(());
        }
        Err(Failure::Arguments("--columns is about files; add --ratings, --events or --countries".into()))
    }

    /// Loads the files under the names that they would have in a folder.
    pub fn load(&self, window: Option<(Day, Day)>) -> Result<Loaded, Failure> {
        let named = [
            self.countries.as_deref().map(|path| ("countries.geojson".to_owned(), path)),
            self.ratings.as_deref().map(|path| (ratings_name(path), path)),
            self.events.as_deref().map(|path| (events_name(path), path)),
        ];
        let named: Vec<(String, &Path)> = named.into_iter().flatten().collect();
        for (_, path) in &named {
            check_file(path)?;
        }
        let options = dataset::Options { window, columns: self.columns.clone() };
        Ok(dataset::load_files(named.iter().map(|(name, path)| (name.as_str(), *path)), &options))
    }

    /// The atlas of the files; what is wrong in them is said.
    fn open(&self, window: Option<(Day, Day)>, date: Option<Date>) -> Result<Arc<Atlas>, Failure> {
        let loaded = self.load(window)?;
        let warnings = options::first_findings(&loaded.diagnostics, Severity::Warning);
        let mut atlas = options::accept(loaded, "the files", "realign check with the same options")?;
        if !warnings.is_empty() {
            output::note(&format!("in the files\n{warnings}"));
        }
        // After somebody's own last event nothing is known to change.
        if let (Some(atlas), Some(date), None) = (Arc::get_mut(&mut atlas), date, &self.ratings) {
            atlas.last_day = atlas.last_day.max(date.first());
        }
        let rated = atlas.ratings.iter().any(|table| !table.rows.is_empty());
        match self.ratings.as_deref().filter(|_| !rated) {
            Some(path) => Err(Failure::Findings(format!(
                "{} has no row of the columns country, date and value; name its own with --columns country=…,value=…",
                path.display()
            ))),
            None => Ok(atlas),
        }
    }
}

fn ratings_name(path: &Path) -> String {
    let own = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let usable = own.to_ascii_lowercase().ends_with(".csv") && own != "events.csv";
    if usable { own } else { "ratings.csv".to_owned() }
}

fn events_name(path: &Path) -> String {
    let is_table = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv"));
    if is_table { "events.csv".to_owned() } else { "events.geojson".to_owned() }
}

fn check_file(path: &Path) -> Result<(), Failure> {
    if path.is_file() {
        return Ok(());
    }
    let is = if path.exists() { "is not a file" } else { "does not exist" };
    Err(Failure::Arguments(format!("{} {is}; check the path", path.display())))
}

fn column(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((name, own)) if !own.trim().is_empty() && !dataset::Options::has_meaning(name) => {
            let known = "id, date, end, lon, lat, title, text, country, category, place, source, value";
            Err(format!("no column is called \"{}\" here; the names before = are {known}", name.trim()))
        }
        Some((name, own)) if !name.trim().is_empty() && !own.trim().is_empty() => {
            Ok((name.trim().to_owned(), own.trim().to_owned()))
        }
        _ => Err(format!("\"{text}\" names no column; type name=own, such as country=id,value=cat")),
    }
}
