use super::{Context, Rule};
use crate::atlas::Label;
use crate::dataset::read::findings::{Finding, Findings, quoted};
use crate::dataset::read::text::Place;

pub(super) const RULE: Rule = Rule {
    name: "label",
    about: "Evidence says what kind of statement it is: a claim is no fact, an opinion or prediction is a claim.",
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    let draft = context.draft;
    let ties = draft.ties.iter().map(|tie| (tie.place, tie.value.label));
    let votes = draft.votes.iter().map(|vote| (vote.place, vote.value.label));
    let events = draft.events.iter().map(|event| (event.place, Some(event.value.about.label)));
    let mut wrong = |place: Place, path: &str, what: String, hint: &str| {
        findings.error(place, path, Finding::new(RULE.name, what, hint));
    };
    for (place, label) in ties.chain(votes).chain(events) {
        match label {
            None if draft.curated => {
                let what = "the record has no label, expected what kind of statement it is".to_owned();
                wrong(place, "id", what, "add \"label\": \"recorded fact\" or \"attributed report\"");
            }
            Some(label @ (Label::Opinion | Label::Prediction)) => {
                let what =
                    format!("the label is {}, expected a fact, a report or a contested claim", quoted(label.word()));
                wrong(place, "label", what, "an opinion or prediction belongs to claims.json, under its author");
            }
            _ => {}
        }
    }
    for claim in draft.claims.iter().filter(|claim| claim.value.label == Label::Fact) {
        let what =
            "the claim has the label \"recorded fact\", expected what its author does: opinion, prediction, report";
        wrong(claim.place, "label", what.to_owned(), "a fact is an event, a tie, an area or a route");
    }
}
