//! A lens as options of the command line: the dataset's own by its id, and whatever differs from it.

use super::shell::option;
use crate::alignment::Reading;
use crate::atlas::Lens;

/// The options that give the reading's lens again.
pub fn lens_options(reading: &Reading) -> String {
    let (lens, atlas) = (reading.lens(), reading.atlas());
    let first = || atlas.lenses.first().cloned().unwrap_or_else(Lens::all);
    let base = atlas.lens(&lens.id).cloned().unwrap_or_else(first);
    let mut parts = vec![option("lens", &base.id)];
    let mut add = |name: &str, differs: bool, value: String| {
        if differs {
            parts.push(option(name, &value));
        }
    };
    let words = |list: Vec<&str>| if list.is_empty() { "none".to_owned() } else { list.join(",") };
    add("kinds", lens.kinds != base.kinds, words(lens.kinds.iter().map(|k| k.word()).collect()));
    add("labels", lens.labels != base.labels, words(lens.labels.iter().map(|l| l.word()).collect()));
    let sources = lens.sources.as_ref().map_or_else(|| "all".to_owned(), |s| s.join(","));
    add("sources", lens.sources != base.sources, sources);
    add("without", lens.without != base.without, lens.without.join(","));
    add("poles", lens.pole_set != base.pole_set, lens.pole_set.word().to_owned());
    let weights =
        lens.weights.preset_name().map_or_else(|| lens.weights.0.map(|w| w.to_string()).join(","), str::to_owned);
    add("weights", lens.weights.normalised() != base.weights.normalised(), weights);
    add("damping", lens.damping != base.damping, lens.damping.unwrap_or(atlas.method.damping).to_string());
    let months = lens.half_life_months.unwrap_or(atlas.method.half_life_months);
    add("half-lives", lens.half_life_months != base.half_life_months, months.map(|m| m.to_string()).join(","));
    add("lens-name", lens.name != base.name, lens.name.clone());
    parts.join(" ")
}
