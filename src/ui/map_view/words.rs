//! What the map says about the thing under the pointer.

use crate::atlas::{CountryId, Pole};
use crate::session::Session;
use crate::ui::words::route_kind_words;
use crate::view::{Face, key, signed, subtitle};

/// A few lines about a country on the day shown.
pub fn about_country(session: &Session, faces: &[Face], index: usize) -> Vec<String> {
    let Some(country) = session.atlas.countries.get(index) else { return Vec::new() };
    let mut lines = vec![country.name.clone()];
    if let Some(state) = session.country_state(country.id) {
        lines.extend(in_view(session, faces, country.id));
        lines.push(state.class.sentence());
        // A pole and its number stay on one line.
        let score = |(pole, score): &(Pole, f64)| format!("{}\u{a0}{}", pole.name(), signed(*score));
        let scores: Vec<String> = state.scores.iter().map(score).collect();
        lines.push(scores.join("   "));
    } else if let Some(pole) = country.pole {
        lines.push(format!("Part of a pole ({}): not scored", pole.title()));
    } else {
        lines.push("Not scored".to_owned());
    }
    if !country.is_scored() {
        lines.extend(in_view(session, faces, country.id));
    }
    lines
}

/// What a view that is not one of classes says about a country.
fn in_view(session: &Session, faces: &[Face], id: CountryId) -> Option<String> {
    let (view, scope) = (&session.document.view, session.scope());
    let key = key(view, &scope, None)?;
    let face = faces.iter().find(|f| f.id == id)?;
    let meaning = key.words_of(face.shade);
    let words: Vec<String> = meaning.into_iter().chain(face.value.clone()).collect();
    let said = if words.is_empty() { "nothing known".to_owned() } else { words.join(", ") };
    Some(format!("{}: {said}", key.title))
}

/// A few lines about an area.
pub fn about_area(session: &Session, index: usize) -> Vec<String> {
    let Some(area) = session.atlas.areas.get(index) else { return Vec::new() };
    let holder = area.controller.as_ref().map_or_else(String::new, |c| format!(" · held by {c}"));
    let de_jure = session.country_name(area.de_jure);
    vec![area.name.clone(), format!("{}{holder}", area.status), format!("recognised as part of {de_jure}")]
}

/// A few lines about the cell of a settlement.
pub fn about_cell(session: &Session, area: usize, settlement: usize) -> Vec<String> {
    let mut lines = about_area(session, area);
    if let Some(settlement) = session.atlas.settlements.get(settlement) {
        let since = settlement.last_change(session.document.date);
        let since = since.map_or_else(String::new, |change| format!(", held since {}", change.date.long()));
        lines.push(format!("nearest dated settlement: {}{since}", settlement.name));
    }
    lines
}

/// A few lines about a route.
pub fn about_route(session: &Session, index: usize) -> Vec<String> {
    let Some(route) = session.atlas.routes.get(index) else { return Vec::new() };
    let status = route.status_at(session.document.date).map_or("not there yet", crate::atlas::RouteStatus::word);
    vec![route.name.clone(), format!("{}, {status}", route_kind_words(route.kind))]
}

/// A few lines about events at one place.
pub fn about_events(session: &Session, ids: &[String]) -> Vec<String> {
    const MOST: usize = 6;
    let mut lines: Vec<String> = ids
        .iter()
        .filter_map(|id| session.atlas.event(id))
        .take(MOST)
        .map(|e| format!("{} · {}", e.item.date.long(), e.item.title))
        .collect();
    if ids.len() > MOST {
        lines.push(format!("and {} more here; zoom in, or click again and again", ids.len() - MOST));
    } else if ids.len() > 1 {
        lines.push("click again for the next one".to_owned());
    }
    lines
}

/// The map in one sentence, for those who hear it.
pub fn spoken(session: &Session) -> String {
    let day = session.document.date;
    let classes =
        session.atlas.scored().map(|c| format!("{}: {}", c.name, session.reading.class(c.id, day).sentence()));
    let view = subtitle(&session.document.view, &session.scope());
    format!("Map, {}, {view}. {}", day.long(), classes.collect::<Vec<_>>().join(". "))
}
