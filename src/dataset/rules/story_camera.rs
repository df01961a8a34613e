use super::{Context, Rule};
use crate::dataset::read::findings::{Finding, Findings, quoted};

pub(super) const RULE: Rule =
    Rule { name: "story-camera", about: "Cameras of a story are a known name or LON,LAT,ZOOM.", check };

const NAMES: [&str; 4] = ["region", "south-caucasus", "central-asia", "ukraine"];

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for story in &context.draft.stories {
        for (at, step) in story.value.steps.iter().enumerate() {
            let Some(camera) = step.camera.as_ref().filter(|camera| !is_camera(camera)) else { continue };
            let what = format!("{} is not a camera, expected {} or LON,LAT,ZOOM", quoted(camera), NAMES.join(", "));
            let path = format!("steps.{at}.camera");
            findings.error(story.place, &path, Finding::new(RULE.name, what, "correct the name or the three numbers"));
        }
    }
}

fn is_camera(text: &str) -> bool {
    let numbers: Option<Vec<f64>> = text.split(',').map(|part| part.trim().parse().ok()).collect();
    NAMES.contains(&text)
        || matches!(numbers.as_deref(), Some([lon, lat, zoom])
            if lon.abs() <= 180.0 && lat.abs() <= 90.0 && (0.0..=22.0).contains(zoom))
}
