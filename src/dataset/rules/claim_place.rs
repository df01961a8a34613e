use super::{Context, Rule};
use crate::dataset::read::findings::{Finding, Findings};
use crate::dataset::read::geometry::position_fault;

pub(super) const RULE: Rule =
    Rule { name: "claim-place", about: "A claim's place has a longitude and a latitude.", check };

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for claim in &context.draft.claims {
        let (place, claim) = (claim.place, &claim.value);
        match (claim.lon, claim.lat) {
            (Some(lon), Some(lat)) => {
                if let Some((what, hint)) = position_fault(lon, lat) {
                    findings.error(place, "lon", Finding::new(RULE.name, what, hint));
                }
            }
            (None, None) => {}
            _ => {
                let what = "the claim has half a position, expected both \"lon\" and \"lat\"";
                findings.error(place, "", Finding::new(RULE.name, what, "add the other or take both out"));
            }
        }
    }
}
