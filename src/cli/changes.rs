//! `realign changes`: what changed between two days, item by item.

use super::failure::Failure;
use super::options::{self, AccountFormat, DatasetOption, LensOption};
use super::record::Record;
use super::{country, csv_out, format, output, state};
use crate::alignment::{Class, ItemDifference, PoleDifference, Reading};
use crate::atlas::{Atlas, CountryId};
use crate::figure::lens_options;
use crate::text::{capitalised, clean};
use crate::time::{Date, Day};
use std::fmt::Write as _;
use std::path::PathBuf;
use std::sync::Arc;

/// Smaller differences are summed up in the text.
const SHOWN_FROM: f64 = 0.002;

/// Arguments of `realign changes`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    dataset: DatasetOption,
    /// The earlier day.
    #[arg(long, value_name = "DATE", value_parser = options::typed_date)]
    from: Date,
    /// The later day.
    #[arg(long, value_name = "DATE", value_parser = options::typed_date)]
    to: Date,
    /// Only this country: its ISO 3166 code or English name [default: all scored ones].
    #[arg(long, value_name = "ID")]
    country: Option<String>,
    /// How to write it [default: as the file's ending says, else text].
    #[arg(long, value_enum)]
    format: Option<AccountFormat>,
    /// File to write [default: stdout].
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    #[command(flatten)]
    lens: LensOption,
}

/// One country's changes.
struct Change {
    id: CountryId,
    name: String,
    class: [Class; 2],
    poles: Vec<PoleDifference>,
}

/// Writes the changes.
pub(super) fn run(args: &Args) -> Result<(), Failure> {
    args.output.as_deref().map_or(Ok(()), output::check_target)?;
    let format = format::chosen(args.format, args.output.as_deref())?;
    let atlas = args.dataset.atlas()?;
    options::check_scored(&atlas)?;
    let days = days(args, &atlas)?;
    let only = args.country.as_deref().map(|text| country::scored(&atlas, text)).transpose()?;
    let only = only.map(|country| country.id);
    let lens = args.lens.of(&atlas)?;
    let reading = Reading::new(Arc::clone(&atlas), lens);
    let wanted = atlas.scored().filter(|country| only.is_none_or(|id| id == country.id));
    let changes: Vec<Change> = wanted.map(|country| change(&reading, country.id, &country.name, days)).collect();
    let text = match format {
        AccountFormat::Json => output::pretty(&as_json(&reading, &changes, days)),
        AccountFormat::Csv => as_csv(&reading, &changes, days),
        AccountFormat::Text => as_text(&reading, &changes, days),
    };
    output::deliver(&text, args.output.as_deref())
}

fn days(args: &Args, atlas: &Atlas) -> Result<[Day; 2], Failure> {
    let from = options::covered_day(atlas, "--from", args.from)?;
    let to = options::covered_day(atlas, "--to", args.to)?;
    if from > to {
        return Err(Failure::Arguments(format!("--from {from} is later than --to {to}; swap the two dates")));
    }
    Ok([from, to])
}

fn change(reading: &Reading, id: CountryId, name: &str, [from, to]: [Day; 2]) -> Change {
    let poles = reading.poles().iter().map(|pole| reading.difference(id, *pole, from, to)).collect();
    Change { id, name: name.to_owned(), class: [reading.class(id, from), reading.class(id, to)], poles }
}

fn as_json(reading: &Reading, changes: &[Change], [from, to]: [Day; 2]) -> Record {
    let atlas = reading.atlas();
    let countries: Vec<Record> = changes.iter().map(country_record).collect();
    Record::default()
        .with("from", from)
        .with("to", to)
        .with("lens", &reading.lens().id)
        .with("lens_options", lens_options(reading))
        .with("method", &atlas.method.version)
        .with("dataset", &atlas.fingerprint)
        .with("countries", countries)
}

fn country_record(change: &Change) -> Record {
    let [before, after] = change.class.map(|class| class.kind.word());
    let lead = |class: Class| state::words(&class.lead());
    Record::default()
        .with("id", change.id)
        .with("class", Record::default().with("before", before).with("after", after))
        .with("lead", Record::default().with("before", lead(change.class[0])).with("after", lead(change.class[1])))
        .with("poles", change.poles.iter().map(|pole| (pole.pole.word(), pole_record(pole))).collect::<Record>())
}

fn pole_record(pole: &PoleDifference) -> Record {
    Record::default()
        .with("before", pole.before)
        .with("after", pole.after)
        .with("difference", pole.difference())
        .with("items", pole.items.iter().map(item).collect::<Vec<_>>())
}

fn item(item: &ItemDifference) -> Record {
    Record::default()
        .with("id", &item.id)
        .with("kind", item.kind.word())
        .with("title", &item.title)
        .with("domain", item.domain.word())
        .with("before", item.before)
        .with("after", item.after)
        .with("difference", item.difference())
        .with("reason", item.reason.word())
        .with("sources", &item.sources)
}

/// Columns of the table: where a row belongs, then the item.
const COLUMNS: [&str; 16] = [
    "country",
    "from",
    "to",
    "lens",
    "lens_options",
    "pole",
    "id",
    "kind",
    "title",
    "domain",
    "before",
    "after",
    "difference",
    "reason",
    "sources",
    "dataset",
];

/// A row an item and pole.
fn as_csv(reading: &Reading, changes: &[Change], [from, to]: [Day; 2]) -> String {
    let rows = changes.iter().flat_map(|change| change.poles.iter().map(move |pole| (change, pole)));
    let rows = rows.flat_map(|(change, pole)| {
        pole.items.iter().map(move |own| {
            let mut row = Record::default()
                .with("country", change.id)
                .with("from", from)
                .with("to", to)
                .with("lens", &reading.lens().id)
                .with("lens_options", state::options_cell(reading))
                .with("pole", pole.pole.word());
            row.0.extend(item(own).0);
            row.with("dataset", &reading.atlas().fingerprint)
        })
    });
    csv_out::table(&COLUMNS, &rows.collect::<Vec<_>>())
}

fn as_text(reading: &Reading, changes: &[Change], [from, to]: [Day; 2]) -> String {
    let (lens, options) = (clean(&reading.lens().name), lens_options(reading));
    let mut text = format!("Changes from {} to {}, lens \"{lens}\" ({})\n", from.long(), to.long(), clean(&options));
    for change in changes {
        text += &country_text(change);
    }
    text
}

fn country_text(change: &Change) -> String {
    let [before, after] = change.class.map(Class::sentence);
    let class = if before == after { before } else { format!("{before} → {after}") };
    let mut text = format!("\n{} ({}): {class}\n", clean(&change.name), change.id);
    for pole in &change.poles {
        let title = capitalised(pole.pole.title());
        let _ = writeln!(text, "  {title} {:+.3} → {:+.3}  ({:+.3})", pole.before, pole.after, pole.difference());
        let (shown, small): (Vec<_>, Vec<_>) = pole.items.iter().partition(|i| i.difference().abs() >= SHOWN_FROM);
        text.extend(shown.into_iter().map(item_text));
        if !small.is_empty() {
            let sum: f64 = small.iter().map(|item| item.difference()).sum();
            let _ = writeln!(text, "    {sum:+.4}  {}", crate::text::counted(small.len(), "smaller change"));
        }
    }
    text
}

fn item_text(item: &ItemDifference) -> String {
    let (difference, reason) = (item.difference(), item.reason.word());
    format!("    {difference:+.4}  {reason:8}  {}: {} [{}]\n", item.domain.word(), clean(&item.title), item.id)
}
