use super::{Context, Rule};
use crate::atlas::{Actor, Domain, Pole};
use crate::dataset::raw::{Codebook, Effect, Event, EventLevel, Tie, TieEffect};
use crate::dataset::read::findings::{Finding, Findings, quoted};

pub(super) const RULE: Rule = Rule {
    name: "codebook",
    about: "Effects are coded by codebook.json; what departs from it says why in a note.",
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    let draft = context.draft;
    let Some(book) = &draft.codebook else { return };
    anchors(context, findings);
    for tie in &draft.ties {
        let (place, tie) = (tie.place, &tie.value);
        let departure = departure_of_tie(tie, &book.value);
        if let Some((path, what)) = departure.filter(|(path, _)| *path != "effects" || !explained(tie.note.as_ref())) {
            let hint = "code it by CODEBOOK.md, or say in \"note\" why it departs";
            findings.warning(place, path, Finding::new(RULE.name, what, hint));
        }
    }
    for event in &draft.events {
        let (place, event) = (event.place, &event.value.about);
        if let Some((at, what)) = departure_of_event(event, &book.value).filter(|_| !explained(event.note.as_ref())) {
            let hint = "code it by CODEBOOK.md, or say in \"note\" why it departs";
            findings.warning(place, &format!("effects.{at}"), Finding::new(RULE.name, what, hint));
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

fn departure_of_tie(tie: &Tie, book: &Codebook) -> Option<(&'static str, String)> {
    let Some(code) = &tie.code else {
        return Some(("id", "the tie has no \"code\", expected a kind of tie of codebook.json".to_owned()));
    };
    let Some(kind) = book.ties.iter().find(|kind| kind.code == *code) else {
        let what = format!("code {} is not in codebook.json, expected a kind of tie", quoted(code));
        return Some(("code", what));
    };
    let partner = tie.organisation.as_ref().or(tie.partner.as_ref())?;
    let is_scored = |effect: &&TieEffect| effect.actor == Actor::Government && is_coded(effect.pole);
    let scored: Vec<_> = tie.effects.iter().filter(is_scored).collect();
    let poles = book.poles.0.iter().find(|(name, _)| name == partner).map_or(&[][..], |(_, poles)| poles);
    if let Some(effect) = scored.iter().find(|effect| !poles.contains(&effect.pole)) {
        let what = format!("{} counts towards {}, expected the pole of {}", quoted(code), effect.pole, quoted(partner));
        return Some(("effects.0.pole", what));
    }
    let worth = |list: Vec<(Domain, f64)>| -> Vec<(Domain, f64)> {
        let mut list = list;
        list.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
        list.dedup();
        list
    };
    let own = worth(scored.iter().map(|effect| (effect.domain, effect.strength)).collect());
    let expected = worth(kind.effects.iter().map(|effect| (effect.domain, effect.strength)).collect());
    (own != expected).then(|| {
        let words = |list: &[(Domain, f64)]| -> String {
            let words: Vec<String> = list.iter().map(|(domain, strength)| format!("{domain} {strength}")).collect();
            if words.is_empty() { "nothing".to_owned() } else { words.join(", ") }
        };
        let what = format!("{} is coded {}, expected {}", quoted(code), words(&own), words(&expected));
        ("effects", what)
    })
}

/// The first effect that is none of the levels of the event's category.
fn departure_of_event(event: &Event, book: &Codebook) -> Option<(usize, String)> {
    let levels = book.events.iter().find(|scale| scale.category == event.category).map_or(&[][..], |s| &s.levels);
    let departs = |effect: &Effect| {
        let fits =
            |level: &EventLevel| level.strength == effect.strength.abs() && level.domains.contains(&effect.domain);
        effect.actor == Actor::Government && is_coded(effect.pole) && !levels.iter().any(fits)
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

/// An anchor is an item of the dataset.
fn anchors(context: &Context<'_>, findings: &mut Findings<'_>) {
    let draft = context.draft;
    let Some(book) = &draft.codebook else { return };
    let ties = book.value.ties.iter().enumerate().map(|(at, tie)| (format!("ties.{at}.anchor"), &tie.anchor));
    let levels = book.value.events.iter().enumerate().flat_map(|(at, scale)| {
        let levels = scale.levels.iter().enumerate();
        levels.map(move |(nth, level)| (format!("events.{at}.levels.{nth}.anchor"), &level.anchor))
    });
    for (path, id) in ties.chain(levels) {
        let known = draft.ties.iter().any(|tie| tie.value.id == *id)
            || draft.events.iter().any(|event| event.value.about.id == *id);
        if !known && !findings.may_be_unreadable(id, &["ties.json", "events.geojson"]) {
            let what = format!("anchor {} does not exist, expected the id of a tie or event", quoted(id));
            findings.warning(book.place, &path, Finding::new(RULE.name, what, "name the item that shows it best"));
        }
    }
}
