//! The dataset and the basemap that the program carries with it.

use super::files::Files;
use super::read::text::FileText;

macro_rules! embed {
    ($folder:literal: $($name:literal),+ $(,)?) => {
        &[$(($name, concat!($folder, "/", $name), include_str!(concat!("../../", $folder, "/", $name)))),+]
    };
}

/// Name, path in the project, text.
type Embedded = &'static [(&'static str, &'static str, &'static str)];

const DATASET: Embedded = embed!("data/dataset":
    "dataset.json",
    "countries.geojson",
    "events.geojson",
    "areas.geojson",
    "settlements.geojson",
    "routes.geojson",
    "ties.json",
    "votes.json",
    "claims.json",
    "lenses.json",
    "stories.json",
    "sources.json",
    "statements.json",
    "disagreements.json",
    "organisations.json",
    "codebook.json",
);

const BASEMAP: Embedded = embed!("data/basemap":
    "countries.geojson",
    "areas.geojson",
    "barriers.geojson",
    "lakes.geojson",
    "rivers.geojson",
    "towns.geojson",
    "water_labels.geojson",
);

const UNITS: Embedded = embed!("data/basemap": "admin1.geojson");

/// The files of the built-in dataset, to be read like any other.
pub(crate) fn dataset() -> Files {
    let mut files = Files { title: "Realign".into(), ..Files::default() };
    for (name, path, text) in DATASET {
        files.add_static(name, path, text.as_bytes());
    }
    files
}

/// The texts of the basemap but for its first-order units.
pub(crate) fn basemap() -> Vec<FileText<'static>> {
    texts(BASEMAP)
}

/// The text of the basemap's first-order units: large, and seldom needed.
pub(crate) fn units() -> Vec<FileText<'static>> {
    texts(UNITS)
}

fn texts(files: Embedded) -> Vec<FileText<'static>> {
    files.iter().map(|(name, path, text)| FileText::new(name, path, text)).collect()
}
