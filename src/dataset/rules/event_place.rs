use super::{Context, Rule};
use crate::dataset::read::findings::{Finding, Findings};
use geo::Rect;
use std::collections::BTreeMap;

pub(super) const RULE: Rule = Rule {
    name: "event-place",
    about: "An event lies in a country that it concerns, or says that it is abroad.",
    check,
};

/// Slack around a country's box, degrees: coasts, bridges, rounding.
const SLACK: f64 = 0.5;

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    // Somebody's own events are not to be blamed for their places.
    if !context.draft.curated {
        return;
    }
    let mut boxes: BTreeMap<&str, Option<Rect<f64>>> = BTreeMap::new();
    for event in context.draft.events.iter().filter(|event| !event.value.about.abroad) {
        let about = &event.value.about;
        let Some([lon, lat]) = event.value.shape else { continue };
        let mut own = Vec::new();
        for id in &about.countries {
            own.extend(*boxes.entry(id).or_insert_with(|| context.bounds(id)));
        }
        let within = |x: f64, y: f64| own.iter().any(|rect| holds(rect, x, y));
        if own.is_empty() || within(lon, lat) {
            continue;
        }
        let what = format!("{lon}, {lat} lies outside {}, expected a place there", about.countries.join(", "));
        let hint = if within(lat, lon) {
            "looks swapped: longitude comes first"
        } else {
            "correct the position or add \"abroad\": true"
        };
        findings.warning(event.place, "geometry.coordinates", Finding::new(RULE.name, what, hint));
    }
}

fn holds(rect: &Rect<f64>, lon: f64, lat: f64) -> bool {
    let (min, max) = (rect.min(), rect.max());
    (min.x - SLACK..=max.x + SLACK).contains(&lon) && (min.y - SLACK..=max.y + SLACK).contains(&lat)
}
