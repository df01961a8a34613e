//! Checked records to the atlas. Records with errors are left out; the others are taken over
//! whole, and what was left to defaults is filled in.

mod coding;
mod evidence;
mod ground;
mod reading;

pub(crate) use reading::lens;

use super::bundled::Bundled;
use super::draft::{Draft, Period};
use super::read::findings::Findings;
use super::read::text::Located;
use crate::atlas::{Atlas, CountryId, ItemIndex};
use crate::time::Date;
use std::collections::BTreeSet;

/// Builds the atlas.
pub(crate) fn atlas(
    draft: Draft,
    bundled: Bundled,
    period: Period,
    fingerprint: String,
    findings: &Findings<'_>,
) -> Atlas {
    let keep = Keep(findings);
    let wants_basemap = draft.wants_basemap();
    let method = reading::method(&draft.info.method);
    let Bundled { countries: mut land, areas: shapes, barriers, basemap, .. } = bundled;
    let areas = ground::areas(&keep, draft.areas, &shapes, &barriers);
    let countries = ground::countries(&keep, draft.countries, &mut land, wants_basemap);
    let known: BTreeSet<CountryId> = countries.iter().map(|country| country.id).collect();
    let scored: Vec<CountryId> = countries.iter().filter(|c| c.is_scored()).map(|c| c.id).collect();
    Atlas {
        title: draft.info.title,
        version: draft.info.version,
        fingerprint,
        first_day: period.first_day,
        slider_from: period.slider_from,
        last_day: period.last_day,
        method,
        landmarks: draft.info.landmarks,
        countries,
        areas,
        settlements: ground::settlements(&keep, draft.settlements),
        routes: ground::routes(&keep, draft.routes),
        basemap,
        ties: keep.all(draft.ties, evidence::tie),
        votes: keep.all(draft.votes, |vote| evidence::vote(vote, &scored)),
        events: evidence::events(&keep, draft.events, &known),
        claims: keep.all(draft.claims, |claim| evidence::claim(claim, &known)),
        ratings: reading::ratings(&keep, draft.ratings),
        sources: reading::sources(&keep, draft.sources),
        lenses: reading::lenses(&keep, draft.lenses),
        stories: keep.all(draft.stories, |story| Some(reading::story(story))),
        statements: keep.all(draft.statements, |statement| Some(reading::statement(statement))),
        disagreements: keep.all(draft.disagreements, |it| Some(reading::disagreement(it))),
        organisations: keep.all(draft.organisations, |it| Some(coding::organisation(it))),
        index: ItemIndex::default(),
        codebook: draft.codebook.map(|it| coding::codebook(it.value)).unwrap_or_default(),
    }
}

/// Knows which records are to be left out.
struct Keep<'f, 'a>(&'f Findings<'a>);

impl Keep<'_, '_> {
    /// Records without errors, in the file's order.
    fn good<T>(&self, records: Vec<Located<T>>) -> impl Iterator<Item = T> {
        records.into_iter().filter(|record| !self.0.rejects(record.place)).map(|record| record.value)
    }

    /// Records without errors, built.
    fn all<T, U>(&self, records: Vec<Located<T>>, build: impl Fn(T) -> Option<U>) -> Vec<U> {
        self.good(records).filter_map(build).collect()
    }
}

/// A date that a rule has let through.
fn date(text: &str) -> Option<Date> {
    Date::parse(text).ok()
}

fn optional(text: Option<&String>) -> Option<Date> {
    text.and_then(|text| date(text))
}

/// The countries of a list that are on the map.
fn ids(list: &[String], known: &BTreeSet<CountryId>) -> Vec<CountryId> {
    list.iter().filter_map(|id| CountryId::parse(id)).filter(|id| known.contains(id)).collect()
}
