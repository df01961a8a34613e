//! `realign state`: every scored country on a day.

use super::failure::Failure;
use super::history::{self, Step};
use super::options::{self, Moment, TableFormat};
use super::record::{Record, Value};
use super::{csv_out, format, geojson, output};
use crate::alignment::{CountryState, Reading};
use crate::atlas::Pole;
use crate::figure::lens_options;
use crate::time::{Date, Day};
use std::path::PathBuf;

/// Arguments of `realign state`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// How to write it [default: as the file's ending says, else json].
    #[arg(long, value_enum)]
    format: Option<TableFormat>,
    /// File to write [default: stdout].
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// A table over time: from this day …
    #[arg(long, value_name = "DATE", value_parser = options::typed_date, requires = "to", conflicts_with = "date")]
    from: Option<Date>,
    /// … to this one.
    #[arg(long, value_name = "DATE", value_parser = options::typed_date, requires = "from")]
    to: Option<Date>,
    /// In steps of a day, week, month or year.
    #[arg(long, value_name = "STEP", value_enum, default_value = "month", requires = "from", ignore_case = true)]
    every: Step,
    #[command(flatten)]
    moment: Moment,
}

/// Writes the state.
pub(super) fn run(args: &Args) -> Result<(), Failure> {
    args.output.as_deref().map_or(Ok(()), output::check_target)?;
    let format = format::chosen(args.format, args.output.as_deref())?;
    let (reading, day) = args.moment.open()?;
    if let (Some(from), Some(to)) = (args.from, args.to) {
        let text = history::text(&reading, [from, to], args.every, format)?;
        return output::deliver(&text, args.output.as_deref());
    }
    let text = match format {
        TableFormat::Json => output::pretty(&as_json(&reading, day)),
        TableFormat::Csv => as_csv(&reading, day),
        TableFormat::Geojson => as_geojson(&reading, day),
    };
    output::deliver(&text, args.output.as_deref())
}

/// The day, the lens, and what the numbers rest on.
pub(super) fn heading(reading: &Reading, day: Day) -> Record {
    let atlas = reading.atlas();
    Record::default()
        .with("date", day)
        .with("lens", &reading.lens().id)
        .with("lens_options", lens_options(reading))
        .with("method", &atlas.method.version)
        .with("dataset", &atlas.fingerprint)
}

/// The lens's options as a cell: without the leading dashes, which a spreadsheet would take for a
/// formula.
pub(super) fn options_cell(reading: &Reading) -> String {
    lens_options(reading).trim_start_matches('-').to_owned()
}

fn as_json(reading: &Reading, day: Day) -> Record {
    let snapshot = reading.snapshot(day);
    let countries: Vec<Record> = snapshot.countries.iter().map(|state| country(reading, day, state)).collect();
    heading(reading, day).with("countries", countries)
}

fn country(reading: &Reading, day: Day, state: &CountryState) -> Record {
    let record = Record::default()
        .with("id", state.id)
        .with("class", state.class.kind.word())
        .with("lead", words(&state.class.lead()))
        .with("scores", by_pole(&state.scores))
        .with("mass", state.mass)
        .with("conflict", state.conflict)
        .with("coverage", state.coverage)
        .with("range", ranges(reading, day, state));
    if state.children.is_empty() { record } else { record.with("children", by_pole(&state.children)) }
}

/// Poles as they are written.
pub(super) fn words(poles: &[Pole]) -> Vec<&'static str> {
    poles.iter().map(|pole| pole.word()).collect()
}

/// Scores by their poles.
pub(super) fn by_pole(scores: &[(Pole, f64)]) -> Record {
    scores.iter().map(|(pole, score)| (pole.word(), *score)).collect()
}

fn ranges(reading: &Reading, day: Day, state: &CountryState) -> Record {
    let range = |pole: Pole| reading.score_range(state.id, pole, day).to_vec();
    state.scores.iter().map(|(pole, _)| (pole.word(), range(*pole))).collect()
}

/// One row a country, one column a number.
fn as_csv(reading: &Reading, day: Day) -> String {
    let snapshot = reading.snapshot(day);
    let rows: Vec<Record> = snapshot.countries.iter().map(|state| row(reading, day, state)).collect();
    let columns: Vec<&str> =
        rows.first().map(|row| row.0.iter().map(|(name, _)| name.as_str()).collect()).unwrap_or_default();
    csv_out::table(&columns, &rows)
}

fn row(reading: &Reading, day: Day, state: &CountryState) -> Record {
    let mut row = Record::default()
        .with("date", day)
        .with("lens", &reading.lens().id)
        .with("lens_options", options_cell(reading))
        .with("id", state.id)
        .with("name", name(reading, state))
        .with("class", state.class.kind.word())
        .with("lead", words(&state.class.lead()));
    for (pole, score) in state.scores.iter().chain(&state.children) {
        row = row.with(pole.word(), *score);
    }
    row = row.with("mass", state.mass).with("conflict", state.conflict).with("coverage", state.coverage);
    for (pole, _) in &state.scores {
        let [low, high] = reading.score_range(state.id, *pole, day);
        row = row.with(&format!("{pole}_low"), low).with(&format!("{pole}_high"), high);
    }
    row
}

fn name(reading: &Reading, state: &CountryState) -> Value {
    reading.atlas().country(state.id).map(|country| country.name.as_str()).into()
}

fn as_geojson(reading: &Reading, day: Day) -> String {
    let features = reading.snapshot(day).countries.into_iter().filter_map(|state| {
        let land = reading.atlas().country(state.id)?;
        let mut properties =
            Record::default().with("date", day).with("lens", &reading.lens().id).with("name", &land.name);
        properties.0.extend(country(reading, day, &state).0);
        Some(geojson::Feature { properties, geometry: Some(geojson::polygons(&land.shape)) })
    });
    geojson::collection(&heading(reading, day), features)
}
