//! The sources of what counts: for a country, on a day, through a lens.

use super::Args;
use super::columns::Asked;
use crate::alignment::Reading;
use crate::atlas::{CountryId, Lens};
use crate::cli::country;
use crate::cli::failure::Failure;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Their ids, when a country or day is named.
pub(super) fn sources(args: &Args, asked: &Asked<'_>) -> Result<Option<BTreeSet<String>>, Failure> {
    let atlas = asked.atlas;
    if asked.day.is_none() && asked.country.is_none() {
        return Ok(None);
    }
    let one = args.country.as_deref().map(|text| country::scored(atlas, text)).transpose()?;
    let countries: Vec<CountryId> = match one {
        Some(country) => vec![country.id],
        None => atlas.scored().map(|country| country.id).collect(),
    };
    let lens = asked.lens.clone().or_else(|| atlas.lenses.first().cloned()).unwrap_or_else(Lens::all);
    let reading = Reading::new(Arc::clone(atlas), lens);
    let day = asked.day.unwrap_or(atlas.last_day);
    let explained = countries.into_iter().flat_map(|id| reading.explain(id, day).poles);
    let items = explained.flat_map(|pole| pole.items).filter(|item| item.contribution != 0.0);
    Ok(Some(items.flat_map(|item| item.sources).collect()))
}
