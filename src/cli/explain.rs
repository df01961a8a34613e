//! `realign explain`: why a country has its colour, each item with its exact contribution.

use super::failure::Failure;
use super::options::{AccountFormat, Moment};
use super::record::Record;
use super::{country, csv_out, format, output, state};
use crate::alignment::{Class, Contribution, CountryState, Doubt, HELD_WORDS, PoleExplanation, Reading, Weighting};
use crate::atlas::{Country, Pole};
use crate::figure::lens_options;
use crate::text::{capitalised, clean};
use crate::time::Day;
use std::fmt::Write as _;
use std::path::PathBuf;

/// Arguments of `realign explain`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The country: its ISO 3166 code (AZE, AZ) or English name.
    country: String,
    /// How to write it [default: as the file's ending says, else text].
    #[arg(long, value_enum)]
    format: Option<AccountFormat>,
    /// File to write [default: stdout].
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    #[command(flatten)]
    moment: Moment,
}

/// One country's scores taken apart.
struct Account<'a> {
    country: &'a Country,
    state: CountryState,
    poles: Vec<PoleExplanation>,
    children: Vec<PoleExplanation>,
    doubt: Option<Doubt>,
}

/// Writes the explanation.
pub(super) fn run(args: &Args) -> Result<(), Failure> {
    args.output.as_deref().map_or(Ok(()), output::check_target)?;
    let format = format::chosen(args.format, args.output.as_deref())?;
    let atlas = args.moment.dataset.atlas()?;
    let country = country::scored(&atlas, &args.country)?;
    let (reading, day) = args.moment.read(&atlas)?;
    let account = account(&reading, country, day)?;
    let text = match format {
        AccountFormat::Json => output::pretty(&as_json(&reading, &account, day)),
        AccountFormat::Csv => as_csv(&reading, &account, day),
        AccountFormat::Text => as_text(&reading, &account, day),
    };
    output::deliver(&text, args.output.as_deref())
}

fn account<'a>(reading: &Reading, country: &'a Country, day: Day) -> Result<Account<'a>, Failure> {
    let state = reading
        .country(country.id, day)
        .ok_or_else(|| Failure::Arguments(format!("{} is not scored; see realign state", country.id)))?;
    let children = state.children.iter().map(|(pole, _)| reading.explain_pole(country.id, *pole, day)).collect();
    let (poles, doubt) = (reading.explain(country.id, day).poles, reading.doubt(country.id, day));
    Ok(Account { country, state, poles, children, doubt })
}

fn as_json(reading: &Reading, account: &Account<'_>, day: Day) -> Record {
    let mut record = Record::default().with("id", account.country.id).with("name", &account.country.name);
    record.0.extend(state::heading(reading, day).0);
    let record = record
        .with("class", account.state.class.kind.word())
        .with("lead", state::words(&account.state.class.lead()))
        .with("poles", by_pole(&account.poles));
    let record = if account.children.is_empty() { record } else { record.with("children", by_pole(&account.children)) };
    match &account.doubt {
        Some(doubt) => record.with("doubt", doubt_record(reading, doubt)),
        None => record,
    }
}

/// The flip test: in how many weightings the class is the same, and without which sources it is not.
fn doubt_record(reading: &Reading, doubt: &Doubt) -> Record {
    let class =
        |class: Class| Record::default().with("class", class.kind.word()).with("lead", state::words(&class.lead()));
    let weighting = |w: &Weighting| {
        let mut record = Record::default().with("weights", w.preset).with("half_life_factor", w.half_life_factor);
        record.0.extend(class(w.class).0);
        record
    };
    let turning = |(source, other): &(String, Class)| {
        let mut record = Record::default().with("source", source);
        record.0.extend(class(*other).0);
        record
    };
    let ranges =
        |ranges: &[(Pole, [f64; 2])]| -> Record { ranges.iter().map(|(p, r)| (p.word(), r.to_vec())).collect() };
    Record::default()
        .with("sentence", doubt.sentence(reading.atlas()))
        .with("same_class", doubt.agreeing())
        .with("weightings", doubt.weightings.iter().map(weighting).collect::<Vec<_>>())
        .with("turning_sources", doubt.turning_sources.iter().map(turning).collect::<Vec<_>>())
        .with("ranges_without_a_source", ranges(&doubt.source_ranges))
        .with("ranges_over_weightings", ranges(&doubt.weighting_ranges))
}

fn by_pole(poles: &[PoleExplanation]) -> Record {
    let one = |pole: &PoleExplanation| {
        let items: Vec<Record> = pole.items.iter().map(item).collect();
        Record::default().with("score", pole.score).with("items", items)
    };
    poles.iter().map(|pole| (pole.pole.word(), one(pole))).collect()
}

/// Columns of the table: where a row belongs, then the item.
const COLUMNS: [&str; 20] = [
    "country",
    "day",
    "lens",
    "lens_options",
    "pole",
    "part_of",
    "id",
    "kind",
    "title",
    "date",
    "label",
    "domain",
    "strength",
    "confidence",
    "age",
    "in_force",
    "contribution",
    "counted_under",
    "sources",
    "dataset",
];

/// A row an item and pole; those of the West's parts say so.
fn as_csv(reading: &Reading, account: &Account<'_>, day: Day) -> String {
    let whole = account.poles.iter().map(|pole| (pole, None));
    let parts = account.children.iter().map(|pole| (pole, Some(Pole::West.word())));
    let rows = whole.chain(parts).flat_map(|(pole, part_of)| {
        pole.items.iter().map(move |own| {
            let mut row = Record::default()
                .with("country", account.country.id)
                .with("day", day)
                .with("lens", &reading.lens().id)
                .with("lens_options", state::options_cell(reading))
                .with("pole", pole.pole.word())
                .with("part_of", part_of);
            row.0.extend(item(own).0);
            row.with("dataset", &reading.atlas().fingerprint)
        })
    });
    csv_out::table(&COLUMNS, &rows.collect::<Vec<_>>())
}

fn item(item: &Contribution) -> Record {
    Record::default()
        .with("id", &item.id)
        .with("kind", item.kind.word())
        .with("title", &item.title)
        .with("date", item.date)
        .with("label", item.label.word())
        .with("domain", item.domain.word())
        .with("strength", item.strength)
        .with("confidence", item.confidence)
        .with("age", item.age_weight)
        .with("in_force", item.in_force)
        .with("contribution", item.contribution)
        .with("counted_under", item.counted_under.as_deref())
        .with("sources", &item.sources)
}

/// For people: the strongest pole first, the West's children as one line under it.
fn as_text(reading: &Reading, account: &Account<'_>, day: Day) -> String {
    let (country, state) = (account.country, &account.state);
    let mut text = format!("{} ({}) on {}: {}\n", clean(&country.name), country.id, day.long(), state.class.sentence());
    let lens = reading.lens();
    let _ = writeln!(
        text,
        "Lens \"{}\" ({}). A summary of cited evidence, not a measurement.\n\
         Mass {:.2}, conflict {:.2}, domains with evidence {} of 4.",
        clean(&lens.name),
        clean(&lens_options(reading)),
        state.mass,
        state.conflict,
        state.coverage
    );
    if state.held {
        text.push_str(HELD_WORDS);
        text.push('\n');
    }
    if let Some(doubt) = &account.doubt {
        text.push_str(&clean(&doubt.sentence(reading.atlas())));
        text.push('\n');
    }
    let mut poles: Vec<&PoleExplanation> = account.poles.iter().collect();
    poles.sort_by(|a, b| b.score.total_cmp(&a.score));
    for pole in poles {
        let _ = writeln!(text, "\n{}", pole_line(pole, state));
        text.extend(pole.items.iter().map(item_line));
        if pole.items.is_empty() {
            text += "  no evidence\n";
        }
    }
    text
}

fn pole_line(pole: &PoleExplanation, state: &CountryState) -> String {
    let children: Vec<String> = match pole.pole {
        Pole::West => state.children.iter().map(|(child, score)| format!("{} {score:+.3}", child.title())).collect(),
        _ => Vec::new(),
    };
    let apart = if children.is_empty() { String::new() } else { format!("  ({})", children.join(", ")) };
    format!("{} {:+.3}{apart}", capitalised(pole.pole.title()), pole.score)
}

fn item_line(item: &Contribution) -> String {
    format!(
        "  {:+.4}  {:10}  {:8}  {:+.1} × {} × {:.2}  {}\n           {}, {}; {} [{}]\n",
        item.contribution,
        item.date.to_string(),
        item.domain.word(),
        item.strength,
        item.confidence,
        item.age_weight,
        clean(&item.title),
        item.label,
        item.standing(),
        item.id,
        item.sources.join(", ")
    )
}
