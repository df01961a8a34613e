use super::{Context, Rule};
use crate::atlas::{Actor, Category, Domain, Pole};
use crate::dataset::raw::{Codebook, Effect, Event, EventLevel, Tie, TieEffect};
use crate::dataset::read::findings::{Finding, Findings, quoted};
use std::collections::HashMap;

pub(super) const RULE: Rule = Rule {
    name: "codebook",
    about: "Effects are coded by codebook.json; what departs from it says why in a note.",
    check,
};

const EXPLAIN: &str = "code it by CODEBOOK.md, or say in \"note\" why it departs";

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    let draft = context.draft;
    let Some(book) = &draft.codebook else { return };
    anchors(context, findings);
    for tie in &draft.ties {
        let (place, tie) = (tie.place, &tie.value);
        let Some((path, what)) = departure_of_tie(tie, &book.value) else { continue };
        // A value can be argued for; a kind or a pole cannot be made up.
        if path != "effects" {
            let hint = "name a kind of tie and a pole of codebook.json, or add them there";
            findings.warning(place, &path, Finding::new(RULE.name, what, hint));
        } else if !explained(tie.note.as_ref()) {
            findings.warning(place, &path, Finding::new(RULE.name, what, EXPLAIN));
        }
    }
    for event in &draft.events {
        let (place, event) = (event.place, &event.value.about);
        if let Some((at, what)) = departure_of_event(event, &book.value).filter(|_| !explained(event.note.as_ref())) {
            findings.warning(place, &format!("effects.{at}"), Finding::new(RULE.name, what, EXPLAIN));
        }
    }
}

fn explained(note: Option<&String>) -> bool {
    note.is_some_and(|note| !note.trim().is_empty())
}

/// Poles that score: neutrality is shown only, and the second pair of poles serves single sources.
fn is_coded(pole: Pole) -> bool {
    matches!(pole, Pole::Russia | Pole::West | Pole::Eu | Pole::Us | Pole::Turkiye | Pole::China)
}

/// The field that departs, and how.
fn departure_of_tie(tie: &Tie, book: &Codebook) -> Option<(String, String)> {
    let Some(code) = &tie.code else {
        let what = "the tie has no \"code\", expected a kind of tie of codebook.json";
        return Some(("id".into(), what.into()));
    };
    let Some(kind) = book.ties.iter().find(|kind| kind.code == *code) else {
        let what = format!("code {} is not in codebook.json, expected a kind of tie", quoted(code));
        return Some(("code".into(), what));
    };
    let partner = tie.organisation.as_ref().or(tie.partner.as_ref())?;
    let is_scored = |effect: &&TieEffect| effect.actor == Actor::Government && is_coded(effect.pole);
    let scored = || tie.effects.iter().filter(is_scored);
    let poles = book.poles.0.iter().find(|(name, _)| name == partner).map_or(&[][..], |(_, poles)| poles);
    let strays = |effect: &TieEffect| is_scored(&effect) && !poles.contains(&effect.pole);
    if let Some((at, effect)) = tie.effects.iter().enumerate().find(|(_, effect)| strays(effect)) {
        let what = format!("{} counts towards {}, expected the pole of {}", quoted(code), effect.pole, quoted(partner));
        return Some((format!("effects.{at}.pole"), what));
    }
    let worth = |list: &mut dyn Iterator<Item = (Domain, f64)>| -> Vec<(Domain, f64)> {
        let mut list: Vec<_> = list.collect();
        list.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
        list.dedup();
        list
    };
    let own = worth(&mut scored().map(|effect| (effect.domain, effect.strength)));
    let expected = worth(&mut kind.effects.iter().map(|effect| (effect.domain, effect.strength)));
    (own != expected).then(|| {
        let words = |list: &[(Domain, f64)]| -> String {
            let words: Vec<String> = list.iter().map(|(domain, strength)| format!("{domain} {strength}")).collect();
            if words.is_empty() { "nothing".to_owned() } else { words.join(", ") }
        };
        let what = format!("{} is coded {}, expected {}", quoted(code), words(&own), words(&expected));
        ("effects".into(), what)
    })
}

/// The first effect that is none of the levels of the event's category.
fn departure_of_event(event: &Event, book: &Codebook) -> Option<(usize, String)> {
    let levels = book.events.iter().find(|scale| scale.category == event.category).map_or(&[][..], |s| &s.levels);
    let departs = |effect: &Effect| {
        let fits =
            |level: &EventLevel| level.strength == effect.strength.abs() && level.domains.contains(&effect.domain);
        effect.actor.is_none_or(|actor| actor == Actor::Government) && is_coded(effect.pole) && !levels.iter().any(fits)
    };
    let (at, effect) = event.effects.iter().enumerate().find(|(_, effect)| departs(effect))?;
    let known: Vec<String> = levels.iter().map(|level| level.strength.to_string()).collect();
    let what = format!(
        "{} in {} is no level of {}, expected one of {}",
        effect.strength,
        effect.domain,
        event.category,
        if known.is_empty() { "none".to_owned() } else { known.join(", ") }
    );
    Some((at, what))
}

/// An anchor is an item of the dataset, and one of the kind that it shows.
fn anchors(context: &Context<'_>, findings: &mut Findings<'_>) {
    let draft = context.draft;
    let Some(book) = &draft.codebook else { return };
    let codes: HashMap<&str, Option<&str>> =
        draft.ties.iter().map(|tie| (tie.value.id.as_str(), tie.value.code.as_deref())).collect();
    let categories: HashMap<&str, Category> =
        draft.events.iter().map(|event| (event.value.about.id.as_str(), event.value.about.category)).collect();
    let mut wrong = |path: &str, id: &str, expected: String| {
        if !findings.may_be_unreadable(id, &["ties.json", "events.geojson"]) {
            let what = format!("anchor {} does not exist or is of another kind, expected {expected}", quoted(id));
            findings.warning(book.place, path, Finding::new(RULE.name, what, "name the item that shows it best"));
        }
    };
    for (at, kind) in book.value.ties.iter().enumerate() {
        if codes.get(kind.anchor.as_str()) != Some(&Some(kind.code.as_str())) {
            wrong(&format!("ties.{at}.anchor"), &kind.anchor, format!("a tie with the code {}", quoted(&kind.code)));
        }
    }
    for (at, scale) in book.value.events.iter().enumerate() {
        for (nth, level) in scale.levels.iter().enumerate() {
            if categories.get(level.anchor.as_str()) != Some(&scale.category) {
                let path = format!("events.{at}.levels.{nth}.anchor");
                wrong(&path, &level.anchor, format!("an event of the category {}", scale.category));
            }
        }
    }
}
