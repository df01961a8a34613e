use super::{Context, Rule, is_code};
use crate::atlas::Ballot;
use crate::dataset::read::findings::{Finding, Findings, quoted};

pub(super) const RULE: Rule =
    Rule { name: "vote-form", about: "Poles stand to a resolution with yes or no; voters have country codes.", check };

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for vote in &context.draft.votes {
        let (place, vote) = (vote.place, &vote.value);
        for (pole, ballot) in &vote.positions.0 {
            if !matches!(ballot, Ballot::Yes | Ballot::No) {
                let what = format!("the position of {pole} is \"{ballot}\", expected yes or no");
                let path = format!("positions.{pole}");
                findings.error(place, &path, Finding::new(RULE.name, what, "leave out a pole that takes no side"));
            }
        }
        for (country, _) in vote.votes.0.iter().filter(|(country, _)| !is_code(country)) {
            let what = format!("{} is not a country code, expected ISO 3166 alpha-3 such as AZE", quoted(country));
            findings.error(
                place,
                &format!("votes.{country}"),
                Finding::new(RULE.name, what, "use the three capital letters"),
            );
        }
    }
}
