use super::{Context, Rule};
use crate::dataset::read::findings::{Finding, Findings, quoted};
use crate::time::Date;

pub(super) const RULE: Rule = Rule {
    name: "control-change",
    about: "A settlement's changes stand in order of time, each gives it to another holder and cites a source.",
    check,
};

/// Below this a change may stand without a source: it is a judgement and says so.
const SOURCED_FROM: f64 = 0.5;

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for settlement in &context.draft.settlements {
        let about = &settlement.value.about;
        if settlement.value.shape.is_none() {
            let what = format!("settlement {} has no place, expected a Point", quoted(&about.id));
            findings.error(settlement.place, "", Finding::new(RULE.name, what, "give its longitude and latitude"));
        }
        let mut holder = about.country.as_str();
        let mut last = None;
        for (at, change) in about.changes.iter().enumerate() {
            let day = Date::parse(&change.date).ok().map(Date::first);
            if let (Some(day), Some(before)) = (day, last)
                && day <= before
            {
                let what = format!("the change of {} is not later than the one before it", quoted(&change.date));
                let hint = "put the changes in order of time";
                findings.error(settlement.place, &format!("changes.{at}.date"), Finding::new(RULE.name, what, hint));
            }
            if change.to == holder {
                let what = format!("{} already holds it, expected another holder", quoted(&change.to));
                let hint = "take the change out, or add the one between";
                findings.error(settlement.place, &format!("changes.{at}.to"), Finding::new(RULE.name, what, hint));
            }
            if change.sources.is_empty() && change.confidence > SOURCED_FROM {
                let what = format!("the change of {} has no source, expected one or more", quoted(&change.date));
                let hint = "cite a source, or set confidence to 0.4";
                findings.error(settlement.place, &format!("changes.{at}.sources"), Finding::new(RULE.name, what, hint));
            }
            (holder, last) = (change.to.as_str(), day.or(last));
        }
    }
}
