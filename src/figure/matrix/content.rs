//! What the matrix is made of: rows, columns, and everything in words.

use super::super::citations::Cited;
use super::super::request::Request;
use crate::alignment::Reading;
use crate::atlas::{Actor, Atlas, Country, Pole};
use crate::map::Region;
use crate::time::{Date, Day};
use crate::view::{Membership, Standing, standing};
use std::collections::BTreeSet;

/// Longest text that a reader that does not see is given.
const LONGEST_DESCRIPTION: usize = 2_900;

/// An organisation with a standing of some country.
pub(super) struct Column<'a> {
    /// Its id.
    pub id: &'a str,
    /// Sum of the |strength| of what its ties in force say about the poles of the lens.
    weight: f64,
    members: usize,
}

/// Those with a standing, the ones that matter most to alignment first.
pub(super) fn columns(reading: &Reading, day: Day) -> Vec<Column<'_>> {
    let atlas = reading.atlas();
    let scores = |pole: Pole| reading.poles().iter().any(|own| pole.counts_towards(*own));
    let ids: BTreeSet<&str> = atlas.ties.iter().filter_map(|t| t.organisation.as_deref()).collect();
    let column = |id| {
        let held = |wanted: &dyn Fn(Standing) -> bool| {
            atlas.scored().filter(|c| wanted(standing(atlas, id, c.id, day).standing)).count()
        };
        let ties = atlas.ties.iter().filter(|t| t.organisation.as_deref() == Some(id) && t.item.span().contains(day));
        let effects = ties.flat_map(|t| &t.item.effects).filter(|e| e.actor == Actor::Government && scores(e.pole));
        let column =
            Column { id, weight: effects.map(|e| e.strength.abs()).sum(), members: held(&|s| s == Standing::Member) };
        (held(&|s| s != Standing::None) > 0).then_some(column)
    };
    let mut columns: Vec<Column<'_>> = ids.into_iter().filter_map(column).collect();
    columns.sort_by(|a, b| b.weight.total_cmp(&a.weight).then(b.members.cmp(&a.members)).then(a.id.cmp(b.id)));
    columns
}

/// The scored countries, neighbours together, each group by name.
pub(super) fn rows(atlas: &Atlas) -> Vec<(usize, &Country)> {
    let regions = [Region::SouthCaucasus, Region::CentralAsia];
    let inside = |[w, s, e, n]: [f64; 4], [lon, lat]: [f64; 2]| lon >= w && lon <= e && lat >= s && lat <= n;
    let group = |c: &Country| {
        let at = |p| regions.iter().position(|r| inside(r.extent(), p));
        c.label_point.and_then(at).unwrap_or(regions.len())
    };
    let mut rows: Vec<(usize, &Country)> = atlas.scored().map(|c| (group(c), c)).collect();
    rows.sort_by(|a, b| (a.0, &a.1.name).cmp(&(b.0, &b.1.name)));
    rows
}

pub(super) fn sources(atlas: &Atlas, rows: &[(usize, &Country)], columns: &[Column<'_>], day: Day) -> Cited {
    let cells = columns.iter().flat_map(|c| rows.iter().map(move |(_, country)| (c.id, country.id)));
    let ties = cells.filter_map(|(organisation, country)| standing(atlas, organisation, country, day).tie);
    Cited::new(atlas, "of the standings shown", ties.flat_map(|t| &t.item.sources).map(|id| (id.as_str(), 1.0)))
}

/// What the cells say, and how many organisations and countries found no room.
pub(super) fn notes(columns: &[Column<'_>], [columns_left, rows_left]: [usize; 2]) -> String {
    if columns.is_empty() {
        return "How to read it: no country has a standing with an organisation on this date.".to_owned();
    }
    let more = match columns_left {
        0 => String::new(),
        1 => " Not shown: one more organisation with few members.".to_owned(),
        n => format!(" Not shown: {n} more organisations with few members."),
    };
    let countries = if rows_left == 0 { String::new() } else { format!(" Not shown: {rows_left} more countries.") };
    format!(
        "How to read it: each cell is the country's closest standing in force on the date, with the year since which \
         it holds (for what is no longer held: the year in which it ended); a dash: no tie. The organisations whose \
         ties say most about closeness to a pole come first, those whose ties are not scored after them, by number of \
         members.{more}{countries}"
    )
}

/// What the short names of organisations stand for, one after another: `BSEC: Organization …; …`.
pub(super) fn abbreviations(atlas: &Atlas, columns: &[Column<'_>]) -> String {
    let spelled = |id: &str| {
        let name = atlas.organisation(id)?.name.as_str();
        let plain = name.strip_suffix(id).map_or(name, |rest| rest.trim_end_matches([' ', '–']));
        match () {
            () if plain.is_empty() => None,
            // A longer form of what the head says already.
            () if name.starts_with(id) => Some(name.to_owned()),
            () => Some(format!("{id}: {plain}")),
        }
    };
    let named: Vec<String> = columns.iter().filter_map(|column| spelled(column.id)).collect();
    if named.is_empty() { String::new() } else { format!("Short names: {}.", named.join("; ")) }
}

/// The word of a cell.
pub(super) const fn word(standing: Standing) -> &'static str {
    match standing {
        Standing::Withdrawing => "leaving",
        Standing::Talks => "talks",
        Standing::Associate => "associate",
        Standing::Treaty => "treaty",
        Standing::Left => "left",
        Standing::None => "–",
        other => other.title(),
    }
}

/// The year of a date, `c.` before it when the source says "about".
pub(super) fn year(date: Date) -> String {
    let about = if date.circa() { "c. " } else { "" };
    format!("{about}{}", date.first().year())
}

/// What is said about a cell under the pointer.
pub(super) fn cell_words(atlas: &Atlas, country: &Country, organisation: &str, held: &Membership<'_>) -> Vec<String> {
    let name = atlas.organisation(organisation).map_or(organisation, |o| o.name.as_str());
    let named = if name == organisation { name.to_owned() } else { format!("{name} ({organisation})") };
    let since = held.since.map(|date| match held.standing {
        Standing::Left => format!("{} since {}", held.standing.title(), date.long()),
        other => format!("{}, since {}", other.title(), date.long()),
    });
    let count = held.tie.map_or(0, |t| t.item.sources.len());
    let sources = if count == 1 { "1 source".to_owned() } else { format!("{count} sources") };
    let said = since.unwrap_or_else(|| held.standing.title().to_owned());
    vec![format!("{}: {named}", country.name), said, sources]
}

/// The page for those who do not see it: the standings of every country.
pub(super) fn description(
    reading: &Reading,
    request: &Request,
    rows: &[(usize, &Country)],
    columns: &[Column<'_>],
) -> String {
    let atlas = reading.atlas();
    let held = |country: &Country, wanted: Standing| -> Vec<&str> {
        let is = |c: &&Column<'_>| standing(atlas, c.id, country.id, request.day).standing == wanted;
        columns.iter().filter(is).map(|c| c.id).collect()
    };
    let told = |country: &Country| {
        let groups = Standing::ALL.into_iter().filter(|s| *s != Standing::None);
        let groups = groups.map(|s| (s, held(country, s))).filter(|(_, ids)| !ids.is_empty());
        let groups: Vec<String> = groups.map(|(s, ids)| format!("{} {}", s.title(), ids.join(", "))).collect();
        let groups = if groups.is_empty() { "no standing".to_owned() } else { groups.join("; ") };
        format!("{}: {groups}.", country.name)
    };
    let countries: Vec<String> = rows.iter().map(|(_, c)| told(c)).collect();
    let text = format!(
        "Table of standings with organisations on {}. {} A summary of cited evidence.",
        request.day.long(),
        countries.join(" ")
    );
    crate::text::shortened(text, LONGEST_DESCRIPTION)
}
