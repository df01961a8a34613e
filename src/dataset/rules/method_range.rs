use super::{Context, Rule};
use crate::atlas::{Domain, Method};
use crate::dataset::raw;
use crate::dataset::read::findings::{Finding, Findings};
use std::ops::RangeInclusive;

pub(super) const RULE: Rule =
    Rule { name: "method-range", about: "The constants of the score and the weights of lenses are in range.", check };

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    let method = &context.draft.info.method;
    if let Some(place) = context.draft.info_place {
        if let Some(what) = method.damping.and_then(damping_fault) {
            findings.error(place, "method.damping", Finding::new(RULE.name, what, "1.5 is used instead"));
        }
        for domain in Domain::ALL {
            let months = method.half_life_months.and_then(|months| months.of(*domain));
            if let Some(what) = months.and_then(half_life_fault) {
                let path = format!("method.half_life_months.{domain}");
                findings.error(place, &path, Finding::new(RULE.name, what, "the default is used instead"));
            }
        }
    }
    for lens in &context.draft.lenses {
        for Fault { path, what, hint } in lens_faults(&lens.value) {
            findings.error(lens.place, &path, Finding::new(RULE.name, what, hint));
        }
    }
}

/// A number of a lens that makes no score.
pub(in crate::dataset) struct Fault {
    /// The field.
    path: String,
    /// What is wrong and what was expected.
    pub what: String,
    /// What to do.
    hint: &'static str,
}

/// The numbers of a lens that make no score, wherever its record comes from.
pub(in crate::dataset) fn lens_faults(lens: &raw::Lens) -> Vec<Fault> {
    let mut faults = Vec::new();
    if let Some(what) = lens.damping.and_then(damping_fault) {
        faults.push(Fault { path: "damping".into(), what, hint: "leave it out for the dataset's own" });
    }
    for domain in lens.half_life_months.iter().flat_map(|_| Domain::ALL) {
        let missing = || Some(format!("the half-life of {domain} is missing, expected all four"));
        let months = lens.half_life_months.and_then(|months| months.of(*domain));
        if let Some(what) = months.map_or_else(missing, half_life_fault) {
            let path = format!("half_life_months{}", months.map_or_else(String::new, |_| format!(".{domain}")));
            faults.push(Fault { path, what, hint: "leave half_life_months out for the dataset's own" });
        }
    }
    if let Some(weights) = lens.weights {
        let all: Vec<f64> = Domain::ALL.iter().filter_map(|domain| weights.of(*domain)).collect();
        if all.iter().any(|weight| *weight < 0.0) || all.iter().sum::<f64>() <= 0.0 {
            let what = "the weights are negative or sum to nothing, expected 0 or more and not all 0".to_owned();
            faults.push(Fault { path: "weights".into(), what, hint: "for example 0.25 for each domain" });
        }
    }
    faults
}

fn damping_fault(damping: f64) -> Option<String> {
    outside(damping, &Method::DAMPING).map(|range| format!("damping {damping} is out of range, expected {range}"))
}

fn half_life_fault(months: f64) -> Option<String> {
    let range = outside(months, &Method::HALF_LIFE_MONTHS)?;
    Some(format!("half-life {months} is out of range, expected {range} months"))
}

/// The range in words, for a number that is not in it.
fn outside(number: f64, range: &RangeInclusive<f64>) -> Option<String> {
    (!range.contains(&number)).then(|| format!("{} to {}", range.start(), range.end()))
}
