//! `realign state --from D --to D`: scores over time, as a table.

use super::failure::Failure;
use super::options::{self, TableFormat};
use super::record::Record;
use super::{csv_out, output, state};
use crate::alignment::{CountryState, Reading};
use crate::atlas::Pole;
use crate::time::{Date, Day};
use clap::ValueEnum;

/// How far the days of a table are apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Step {
    /// Every day.
    Day,
    /// Every seventh day.
    Week,
    /// The same day of every month.
    Month,
    /// The same day of every year.
    Year,
}

const COLUMNS: [&str; 13] = [
    "date",
    "lens",
    "lens_options",
    "id",
    "name",
    "class",
    "lead",
    "pole",
    "part_of",
    "score",
    "mass",
    "conflict",
    "coverage",
];

/// The table: a row a day, country and pole in CSV, a record a day in JSON.
pub(super) fn text(reading: &Reading, period: [Date; 2], every: Step, format: TableFormat) -> Result<String, Failure> {
    let days = days(reading, period, every)?;
    let snapshots = days.iter().map(|day| (*day, reading.snapshot(*day).countries));
    match format {
        TableFormat::Geojson => {
            Err(Failure::Arguments("a table over time is no map; use --format csv or json".to_owned()))
        }
        TableFormat::Csv => {
            let cell = state::options_cell(reading);
            let rows = snapshots.flat_map(|(day, countries)| {
                countries.iter().flat_map(|country| rows(reading, &cell, day, country)).collect::<Vec<_>>()
            });
            Ok(csv_out::table(&COLUMNS, &rows.collect::<Vec<_>>()))
        }
        TableFormat::Json => {
            let record = |(day, countries): (Day, Vec<CountryState>)| {
                state::heading(reading, day).with("countries", countries.iter().map(country).collect::<Vec<_>>())
            };
            Ok(output::one_a_line(&snapshots.map(record).collect::<Vec<_>>()))
        }
    }
}

fn days(reading: &Reading, [from, to]: [Date; 2], every: Step) -> Result<Vec<Day>, Failure> {
    let atlas = reading.atlas();
    let from = options::covered_day(atlas, "--from", from)?;
    let to = options::covered_day(atlas, "--to", to)?;
    if from > to {
        return Err(Failure::Arguments(format!("--from {from} is later than --to {to}; swap the two dates")));
    }
    // Counted from the first day: the 31st does not become the 28th for good.
    let nth = |n: i32| match every {
        Step::Day => from + n,
        Step::Week => from + 7 * n,
        Step::Month => from.add_months(n),
        Step::Year => from.add_months(12 * n),
    };
    // No step is shorter than a day.
    Ok((0..=to - from).map(nth).take_while(|day| *day <= to).collect())
}

fn rows(reading: &Reading, lens_options: &str, day: Day, country: &CountryState) -> Vec<Record> {
    let name = reading.atlas().country(country.id).map(|land| land.name.as_str());
    let whole = country.scores.iter().map(|score| (score, None));
    let parts = country.children.iter().map(|score| (score, Some(Pole::West.word())));
    let row = |((pole, score), part_of): (&(Pole, f64), Option<&str>)| {
        Record::default()
            .with("date", day)
            .with("lens", &reading.lens().id)
            .with("lens_options", lens_options)
            .with("id", country.id)
            .with("name", name)
            .with("class", country.class.kind.word())
            .with("lead", state::words(&country.class.lead()))
            .with("pole", pole.word())
            .with("part_of", part_of)
            .with("score", *score)
            .with("mass", country.mass)
            .with("conflict", country.conflict)
            .with("coverage", country.coverage)
    };
    whole.chain(parts).map(row).collect()
}

fn country(state: &CountryState) -> Record {
    let record = Record::default()
        .with("id", state.id)
        .with("class", state.class.kind.word())
        .with("lead", state::words(&state.class.lead()))
        .with("scores", state::by_pole(&state.scores))
        .with("mass", state.mass)
        .with("conflict", state.conflict)
        .with("coverage", state.coverage);
    if state.children.is_empty() { record } else { record.with("children", state::by_pole(&state.children)) }
}
