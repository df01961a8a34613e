use super::{Context, Rule};
use crate::dataset::read::findings::{Finding, Findings};
use crate::dataset::read::text::Place;

pub(super) const RULE: Rule =
    Rule { name: "empty-field", about: "Curated evidence has a title, a text and somebody whom it concerns.", check };

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    let draft = context.draft;
    if !draft.curated {
        return;
    }
    let mut ask = |place: Place, path: &str, empty: bool| {
        if empty {
            let what = format!("{path} is empty, expected something to read");
            findings.warning(place, path, Finding::new(RULE.name, what, "fill it in"));
        }
    };
    for event in &draft.events {
        let (place, event) = (event.place, &event.value.about);
        ask(place, "title", event.title.trim().is_empty());
        ask(place, "text", event.text.trim().is_empty());
        ask(place, "countries", event.countries.is_empty());
    }
    for claim in &draft.claims {
        let (place, claim) = (claim.place, &claim.value);
        ask(place, "title", claim.title.trim().is_empty());
        ask(place, "text", claim.text.trim().is_empty());
    }
    draft.ties.iter().for_each(|tie| ask(tie.place, "name", tie.value.name.trim().is_empty()));
    for vote in &draft.votes {
        ask(vote.place, "title", vote.value.title.trim().is_empty());
        ask(vote.place, "votes", vote.value.votes.0.is_empty());
    }
}
