//! Method, sources, lenses, stories, ratings, statements, disagreements.

use super::{Keep, date, optional};
use crate::atlas::{
    CountryId, Disagreement, Domain, Lens, Method, Rating, RatingTable, Reading, Source, Statement, Story, StoryStep,
    Weights,
};
use crate::dataset::draft::RatingFile;
use crate::dataset::raw;
use crate::dataset::read::text::Located;
use crate::time::Date;

pub(super) fn method(info: &raw::MethodInfo) -> Method {
    let mut method = Method::default();
    if let Some(version) = &info.version {
        method.version.clone_from(version);
    }
    // A constant out of range has been reported; the default stands in for it.
    method.damping = info.damping.filter(|damping| Method::DAMPING.contains(damping)).unwrap_or(method.damping);
    for domain in Domain::ALL {
        let months = info.half_life_months.and_then(|months| months.of(*domain));
        if let Some(months) = months.filter(|months| Method::HALF_LIFE_MONTHS.contains(months)) {
            method.half_life_months[domain.index()] = months;
        }
    }
    method
}

/// Sources, sorted by id.
pub(super) fn sources(keep: &Keep<'_, '_>, records: Vec<Located<raw::Source>>) -> Vec<Source> {
    let mut sources = keep.all(records, |record| Some(source(record)));
    sources.sort_by(|a, b| a.id.cmp(&b.id));
    sources
}

fn source(raw::Source { item, whole }: raw::Source) -> Source {
    let issued = item.issued.as_ref().and_then(raw::CslDate::iso);
    Source {
        issued_day: issued.as_deref().and_then(date).map(Date::first),
        issued,
        container: item.container_title.or(item.publisher).unwrap_or_default(),
        authors: item.author.into_iter().filter_map(author).collect(),
        url: item.url,
        title: item.title,
        id: item.id,
        csl: whole,
    }
}

fn author(name: raw::CslName) -> Option<String> {
    match (name.family, name.given, name.literal) {
        (Some(family), Some(given), _) => Some(format!("{family}, {given}")),
        (one, other, literal) => one.or(other).or(literal),
    }
}

/// Lenses in the file's order, or the one that is always there.
pub(super) fn lenses(keep: &Keep<'_, '_>, records: Vec<Located<raw::Lens>>) -> Vec<Lens> {
    let lenses = keep.all(records, |record| Some(lens(record)));
    if lenses.is_empty() { vec![Lens::all()] } else { lenses }
}

/// All four, each within its range.
fn half_lives(months: raw::DomainNumbers) -> Option<[f64; 4]> {
    let of = |domain: &Domain| months.of(*domain).filter(|m| Method::HALF_LIFE_MONTHS.contains(m));
    let all: Option<Vec<f64>> = Domain::ALL.iter().map(of).collect();
    all.and_then(|all| all.try_into().ok())
}

/// A lens as it is used; what its file leaves out is as in [`Lens::all`].
pub(crate) fn lens(lens: raw::Lens) -> Lens {
    let default = Lens::all();
    let weights = |numbers: raw::DomainNumbers| {
        let mut weights = [0.0; 4];
        for domain in Domain::ALL {
            weights[domain.index()] = numbers.of(*domain).unwrap_or(0.0);
        }
        Weights(weights)
    };
    Lens {
        id: lens.id,
        name: lens.name,
        description: lens.description,
        kinds: lens.kinds.unwrap_or(default.kinds),
        labels: lens.labels.unwrap_or(default.labels),
        sources: lens.sources,
        without: lens.without,
        pole_set: lens.pole_set.unwrap_or(default.pole_set),
        weights: lens.weights.map_or(default.weights, weights),
        // A lens with a constant out of range has been refused before; none is used by mistake.
        damping: lens.damping.filter(|k| Method::DAMPING.contains(k)),
        half_life_months: lens.half_life_months.and_then(half_lives),
    }
}

pub(super) fn story(story: raw::Story) -> Story {
    let step = |step: raw::StepRecord| StoryStep {
        title: step.title,
        caption: step.caption,
        notes: step.notes,
        date: optional(step.date.as_ref()),
        camera: step.camera,
        lens: step.lens,
        items: step.items,
    };
    Story { id: story.id, title: story.title, steps: story.steps.into_iter().map(step).collect() }
}

/// Tables of ratings, rows sorted by country and date.
pub(super) fn ratings(keep: &Keep<'_, '_>, files: Vec<RatingFile>) -> Vec<RatingTable> {
    let table = |RatingFile { id, rows }| {
        let mut rows = keep.all(rows, |row: raw::RatingRow| {
            Some(Rating { country: CountryId::parse(&row.country)?, date: date(&row.date)?, value: row.value })
        });
        rows.sort_by_key(|row| (row.country, row.date.first()));
        RatingTable { id, rows }
    };
    files.into_iter().map(table).collect()
}

pub(super) fn statement(statement: raw::Statement) -> Statement {
    let raw::Statement { id, source, kind, date, text } = statement;
    Statement { id, source, kind, date, text }
}

pub(super) fn disagreement(it: raw::Disagreement) -> Disagreement {
    let side = |side: raw::Side| Reading { summary: side.summary, items: side.items };
    Disagreement { id: it.id, question: it.question, a: side(it.a), b: side(it.b), shown_as: it.shown_as }
}
