//! A dataset as read, before it is checked: the files' records with their places.

mod evidence;
mod feature;
mod period;
mod tables;
mod user;

pub(crate) use feature::Feature;
pub(crate) use period::{Period, period};

use super::raw;
use super::raw::loose::Properties;
use super::read::findings::Findings;
use super::read::records::{read_array, read_array_with_texts, read_features, read_object};
use super::read::text::{Located, Place};
use crate::dataset::Options;
use geo::MultiPolygon;
use serde::Deserialize;

/// A record and its geometry, if it has one.
#[derive(Debug)]
pub(crate) struct Placed<P, G> {
    pub about: P,
    pub shape: Option<G>,
}

/// Lines of longitude and latitude.
pub(crate) type Lines = Vec<Vec<[f64; 2]>>;

type Many<T> = Vec<Located<T>>;

/// A table of ratings.
#[derive(Debug)]
pub(crate) struct RatingFile {
    /// The file's name without its ending.
    pub id: String,
    pub rows: Many<raw::RatingRow>,
}

/// Everything that was read.
#[derive(Debug, Default)]
pub(crate) struct Draft {
    /// Whether the folder has a `dataset.json`: then unknown fields are errors and confidence,
    /// label and sources are asked for. Without it the files are somebody's own.
    pub curated: bool,
    /// Whether there is a `countries.geojson`, be it empty or broken.
    pub has_countries_file: bool,
    /// Whether only the events of a window are read.
    pub windowed: bool,
    pub info: raw::Info,
    pub info_place: Option<Place>,
    pub countries: Many<Placed<raw::Country, MultiPolygon<f64>>>,
    pub areas: Many<Placed<raw::Area, MultiPolygon<f64>>>,
    pub settlements: Many<Placed<raw::Settlement, [f64; 2]>>,
    pub routes: Many<Placed<raw::Route, Lines>>,
    pub events: Many<Placed<raw::Event, [f64; 2]>>,
    pub ties: Many<raw::Tie>,
    pub votes: Many<raw::Vote>,
    pub claims: Many<raw::Claim>,
    pub lenses: Many<raw::Lens>,
    pub stories: Many<raw::Story>,
    pub sources: Many<raw::Source>,
    pub statements: Many<raw::Statement>,
    pub disagreements: Many<raw::Disagreement>,
    pub organisations: Many<raw::Organisation>,
    pub codebook: Option<Located<raw::Codebook>>,
    pub ratings: Vec<RatingFile>,
}

impl Draft {
    /// Reads all files.
    pub fn read(&mut self, findings: &mut Findings<'_>, title: &str, options: &Options) {
        self.windowed = options.window.is_some();
        self.read_info(findings, title);
        // Ground, evidence and sources are about as long as one another: each is read by itself.
        let mut ground = Self { curated: self.curated, ..Self::default() };
        let ((), sources) = findings
            .beside(
                |findings| ground.read_ground(findings),
                |findings| findings.beside(|findings| self.read_evidence(findings, options), sources),
            )
            .1;
        let Self { countries, areas, settlements, routes, .. } = ground;
        (self.countries, self.areas, self.settlements, self.routes) = (countries, areas, settlements, routes);
        self.sources = sources;
        self.read_tables(findings, options);
    }

    fn read_evidence(&mut self, findings: &mut Findings<'_>, options: &Options) {
        self.read_events(findings, options);
        self.ties = list(findings, "ties.json");
        self.votes = list(findings, "votes.json");
        self.claims = list(findings, "claims.json");
        self.lenses = list(findings, "lenses.json");
        self.stories = list(findings, "stories.json");
        self.statements = list(findings, "statements.json");
        self.disagreements = list(findings, "disagreements.json");
        self.organisations = list(findings, "organisations.json");
        if let Some(file) = findings.file("codebook.json") {
            read_object(findings, file, |_, place, value| self.codebook = Some(Located { place, value }));
        }
    }

    /// Whether the bundled basemap lies under the data: as `dataset.json` says, or when a country
    /// has no land of its own, or there are no countries at all.
    pub fn wants_basemap(&self) -> bool {
        match self.info.basemap {
            Some(choice) => choice == raw::BasemapChoice::Bundled,
            None => !self.has_countries_file || self.countries.iter().any(|c| c.value.shape.is_none()),
        }
    }

    /// Whether a country or area takes its land from the bundled basemap.
    pub fn needs_bundled_land(&self) -> bool {
        self.countries.iter().any(|c| c.value.shape.is_none()) || self.areas.iter().any(|a| a.value.shape.is_none())
    }

    fn read_info(&mut self, findings: &mut Findings<'_>, title: &str) {
        title.clone_into(&mut self.info.title);
        if let Some(file) = findings.file("dataset.json") {
            read_object(findings, file, |_, place, info| {
                self.info = info;
                self.info_place = Some(place);
            });
        }
    }

    fn read_ground(&mut self, findings: &mut Findings<'_>) {
        if let Some(file) = findings.file("countries.geojson") {
            if self.curated {
                features(findings, file, |findings, place, feature: Feature<'_, raw::Country>| {
                    self.countries.extend(feature.land(findings, place));
                });
            } else {
                features(findings, file, |findings, place, feature: Feature<'_, Properties<'_>>| {
                    self.countries.extend(feature.user_country(findings, place));
                });
            }
        }
        if let Some(file) = findings.file("areas.geojson") {
            features(findings, file, |findings, place, feature: Feature<'_, raw::Area>| {
                self.areas.extend(feature.land(findings, place));
            });
        }
        if let Some(file) = findings.file("settlements.geojson") {
            features(findings, file, |findings, place, feature: Feature<'_, raw::Settlement>| {
                self.settlements.extend(feature.point(findings, place));
            });
        }
        if let Some(file) = findings.file("routes.geojson") {
            features(findings, file, |findings, place, feature: Feature<'_, raw::Route>| {
                self.routes.extend(feature.lines(findings, place));
            });
        }
    }

    fn read_events(&mut self, findings: &mut Findings<'_>, options: &Options) {
        let Some(file) = findings.file("events.geojson") else { return };
        if self.curated {
            features(findings, file, |findings, place, feature: Feature<'_, raw::Event>| {
                let event = feature.point(findings, place);
                self.events.extend(event.filter(|event| options.admits(&event.value.about.date)));
            });
        } else {
            features(findings, file, |findings, place, feature: Feature<'_, Properties<'_>>| {
                // Asked first: of a million events only those in the window are to cost anything.
                if feature.date().is_none_or(|date| options.admits(&date)) {
                    self.events.extend(feature.user_event(findings, place));
                }
            });
        }
    }
}

fn sources(findings: &mut Findings<'_>) -> Many<raw::Source> {
    let mut out = Vec::new();
    if let Some(file) = findings.file("sources.json") {
        read_array_with_texts(findings, file, |_, place, text, item: raw::CslItem| {
            out.push(Located { place, value: raw::Source { item, whole: text.to_owned() } });
        });
    }
    out
}

fn list<'a, T: Deserialize<'a>>(findings: &mut Findings<'a>, name: &str) -> Many<T> {
    let mut out = Vec::new();
    if let Some(file) = findings.file(name) {
        read_array(findings, file, |_, place, value| out.push(Located { place, value }));
    }
    out
}

fn features<'a, P: Deserialize<'a>>(
    findings: &mut Findings<'a>,
    file: u16,
    take: impl FnMut(&mut Findings<'a>, Place, Feature<'a, P>),
) {
    read_features(findings, file, take);
}
