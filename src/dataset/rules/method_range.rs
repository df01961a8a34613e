use super::{Context, Rule};
use crate::atlas::Domain;
use crate::dataset::read::findings::{Finding, Findings};

pub(super) const RULE: Rule =
    Rule { name: "method-range", about: "The constants of the score and the weights of lenses are in range.", check };

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    let method = &context.draft.info.method;
    if let Some(place) = context.draft.info_place {
        if let Some(damping) = method.damping.filter(|damping| !(0.1..=10.0).contains(damping)) {
            let what = format!("damping {damping} is out of range, expected 0.1 to 10");
            findings.error(place, "method.damping", Finding::new(RULE.name, what, "1.5 is used instead"));
        }
        for domain in Domain::ALL {
            let months = method.half_life_months.and_then(|months| months.of(*domain));
            if let Some(months) = months.filter(|months| *months <= 0.0) {
                let what = format!("half-life {months} is out of range, expected months, more than 0");
                let path = format!("method.half_life_months.{domain}");
                findings.error(place, &path, Finding::new(RULE.name, what, "the default is used instead"));
            }
        }
    }
    for lens in &context.draft.lenses {
        let Some(weights) = lens.value.weights else { continue };
        let all: Vec<f64> = Domain::ALL.iter().filter_map(|domain| weights.of(*domain)).collect();
        if all.iter().any(|weight| *weight < 0.0) || all.iter().sum::<f64>() <= 0.0 {
            let what = "the weights are negative or sum to nothing, expected 0 or more and not all 0";
            findings.error(lens.place, "weights", Finding::new(RULE.name, what, "for example 0.25 for each domain"));
        }
    }
}
