//! `realign list`: the dataset's records as they are, with their sources.

mod columns;
mod counted;
mod evidence;
mod ground;
mod reading;

use super::failure::Failure;
use super::format::FileFormat;
use super::options::{self, DatasetOption, LensOption};
use super::record::Record;
use super::{bibliography, country, csv_out, format, geojson, output};
use crate::atlas::{Atlas, Source};
use crate::time::Date;
use clap::ValueEnum;
use columns::{Asked, Table, id_of, table};
use std::collections::BTreeSet;
use std::path::PathBuf;

/// What can be listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Kind {
    /// What happened, where and when.
    Events,
    /// Memberships, alliances, bases, treaties over spans.
    Ties,
    /// Roll calls of the UN General Assembly.
    Votes,
    /// What named sources say.
    Claims,
    /// The bibliography.
    Sources,
    /// Land held by another than the recognised state.
    Areas,
    /// Populated places with the days on which control of them changed.
    Settlements,
    /// Pipelines, railways, corridors.
    Routes,
    /// Which evidence counts, and how much.
    Lenses,
    /// Sequences of steps through dates and places.
    Stories,
    /// Questions on which two readings disagree.
    Disagreements,
    /// Organisations that ties are with, with their names.
    Organisations,
}

/// How a list is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For programs.
    Json,
    /// For spreadsheets; texts that look like formulas are guarded.
    Csv,
    /// For GIS programs.
    Geojson,
    /// Sources for LaTeX and reference managers.
    Bibtex,
    /// Sources as CSL-JSON, for Zotero and pandoc.
    Csl,
    /// Sources as a reference list, APA 7th edition.
    Apa,
}

impl FileFormat for Format {
    const USUAL: Self = Self::Json;

    fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Json | Self::Csl => &["json"],
            Self::Csv => &["csv"],
            Self::Geojson => &["geojson", "json"],
            Self::Bibtex => &["bib", "bibtex"],
            Self::Apa => &["txt"],
        }
    }
}

/// Arguments of `realign list`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// What to list.
    #[arg(value_enum)]
    kind: Kind,
    /// How to write it; geojson for events, areas, settlements and routes; bibtex, csl and apa for
    /// sources [default: as the file's ending says, else json].
    #[arg(long, value_enum)]
    format: Option<Format>,
    #[command(flatten)]
    dataset: DatasetOption,
    /// Only these records, by their ids; several with commas.
    #[arg(long, value_name = "IDS", value_delimiter = ',')]
    ids: Vec<String>,
    /// Only ties, areas and routes in force on this day; only events, votes and claims known by it; only
    /// sources of what counts on it.
    #[arg(long, value_name = "DATE", value_parser = options::typed_date)]
    date: Option<Date>,
    /// Only what concerns this country, or pole (USA, EU): its ISO 3166 code or English name.
    #[arg(long, value_name = "ID")]
    country: Option<String>,
    /// File to write [default: stdout].
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    #[command(flatten)]
    lens: LensOption,
}

/// Writes the list.
pub(super) fn run(args: &Args) -> Result<(), Failure> {
    args.output.as_deref().map_or(Ok(()), output::check_target)?;
    let format = format::chosen(args.format, args.output.as_deref())?;
    check_combination(args, format)?;
    let atlas = args.dataset.atlas()?;
    let day = args.date.map(|date| options::covered_day(&atlas, "--date", date)).transpose()?;
    let country = args.country.as_deref().map(|text| country::any(&atlas, text)).transpose()?;
    let lens = args.lens.is_given().then(|| args.lens.of(&atlas)).transpose()?;
    let asked = Asked::new(&atlas, day, country, lens);
    let mut table = table_of(args.kind, &asked);
    let counted = (args.kind == Kind::Sources).then(|| counted::sources(args, &asked)).transpose()?.flatten();
    table.keep(counted.as_ref());
    table.keep(wanted(args, &table)?.as_ref());
    if let Some(note) = about_nothing(args, &asked, &table) {
        output::note(&note);
    }
    let text = match format {
        Format::Json => output::one_a_line(&table.records()),
        Format::Csv => csv_out::table(&table.columns, &table.records()),
        Format::Geojson => geojson::collection(&about(&atlas), table.rows.into_iter()),
        Format::Bibtex => bibliography::bibtex(&sources_in(&table, &atlas)),
        Format::Csl => bibliography::csl(&sources_in(&table, &atlas)),
        Format::Apa => bibliography::apa(&sources_in(&table, &atlas)),
    };
    output::deliver(&text, args.output.as_deref())
}

/// The ids asked for, each of which is there.
fn wanted(args: &Args, table: &Table) -> Result<Option<BTreeSet<String>>, Failure> {
    let ids: BTreeSet<String> = args.ids.iter().map(|id| id.trim().to_owned()).filter(|id| !id.is_empty()).collect();
    let known: BTreeSet<&str> = table.rows.iter().filter_map(id_of).collect();
    if let Some(missing) = ids.iter().find(|id| !known.contains(id.as_str())) {
        let kind = name_of(args.kind);
        let message = format!("--ids: no \"{missing}\" among the {kind} asked for; realign list {kind} names them");
        return Err(Failure::Arguments(message));
    }
    Ok((!ids.is_empty()).then_some(ids))
}

fn sources_in<'a>(table: &Table, atlas: &'a Atlas) -> Vec<&'a Source> {
    table.rows.iter().filter_map(|row| atlas.source(id_of(row)?)).collect()
}

/// Why a list is empty, when something was asked of it.
fn about_nothing(args: &Args, asked: &Asked<'_>, table: &Table) -> Option<String> {
    if !table.rows.is_empty() {
        return None;
    }
    let kind = name_of(args.kind);
    let place = asked.country.as_ref().map(|place| format!("concern {}", place.name));
    let asked_for = [
        place,
        asked.day.map(|day| format!("are known or in force on {day}")),
        asked.lens.as_ref().map(|lens| format!("count through the lens \"{}\"", lens.name)),
    ];
    let asked_for: Vec<String> = asked_for.into_iter().flatten().collect();
    (!asked_for.is_empty()).then(|| format!("no {kind} of the dataset {}", asked_for.join(" and ")))
}

fn name_of(kind: Kind) -> String {
    kind.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
}

/// Refuses what makes no sense together.
fn check_combination(args: &Args, format: Format) -> Result<(), Failure> {
    let name = name_of(args.kind);
    let has_place = matches!(args.kind, Kind::Events | Kind::Areas | Kind::Settlements | Kind::Routes);
    if matches!(format, Format::Bibtex | Format::Csl | Format::Apa) && args.kind != Kind::Sources {
        let message = format!("{name} are no bibliography; use --format json or csv (bibtex, csl, apa: sources)");
        return Err(Failure::Arguments(message));
    }
    if format == Format::Geojson && !has_place {
        let message = format!(
            "{name} have no place on the map; use --format json or csv (geojson: events, areas, settlements, routes)"
        );
        return Err(Failure::Arguments(message));
    }
    let is_evidence = matches!(args.kind, Kind::Events | Kind::Ties | Kind::Votes | Kind::Claims);
    if args.lens.is_given() && args.kind == Kind::Sources && args.date.is_none() && args.country.is_none() {
        let message = "to list the sources of what counts through a lens, add --country or --date; \
                       to list some by their ids, use --ids";
        return Err(Failure::Arguments(message.to_owned()));
    }
    if args.lens.is_given() && !is_evidence && args.kind != Kind::Sources {
        let message = format!("a lens does not apply to {name}, but to events, ties, votes and claims; leave it out");
        return Err(Failure::Arguments(message));
    }
    let is_about_the_world =
        !matches!(args.kind, Kind::Lenses | Kind::Stories | Kind::Disagreements | Kind::Organisations);
    if (args.date.is_some() || args.country.is_some()) && !is_about_the_world {
        return Err(Failure::Arguments(format!("--date and --country do not apply to {name}; leave them out")));
    }
    Ok(())
}

fn table_of(kind: Kind, asked: &Asked<'_>) -> Table {
    let atlas = asked.atlas;
    match kind {
        Kind::Events => table(&atlas.events, evidence::EVENT, asked),
        Kind::Ties => table(&atlas.ties, evidence::TIE, asked),
        Kind::Votes => table(&atlas.votes, evidence::VOTE, asked),
        Kind::Claims => table(&atlas.claims, evidence::CLAIM, asked),
        Kind::Sources => table(&atlas.sources, reading::SOURCE, asked),
        Kind::Areas => table(&atlas.areas, ground::AREA, asked),
        Kind::Settlements => table(&atlas.settlements, ground::SETTLEMENT, asked),
        Kind::Routes => table(&atlas.routes, ground::ROUTE, asked),
        Kind::Lenses => table(&atlas.lenses, reading::LENS, asked),
        Kind::Stories => table(&atlas.stories, reading::STORY, asked),
        Kind::Disagreements => table(&atlas.disagreements, reading::DISAGREEMENT, asked),
        Kind::Organisations => table(&atlas.organisations, reading::ORGANISATION, asked),
    }
}

fn about(atlas: &Atlas) -> Record {
    Record::default().with("dataset", &atlas.fingerprint)
}
