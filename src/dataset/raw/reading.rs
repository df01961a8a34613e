//! The dataset's own record, lenses, stories, sources, disagreements.

use super::{BasemapChoice, DomainNumbers, NumberOrText};
use crate::atlas::{Kind, Label, PoleSet};
use schemars::JsonSchema;
use serde::Deserialize;

/// What the dataset is and which days it covers.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Info {
    /// Title of the dataset.
    pub title: String,
    /// Version, as its authors count.
    #[serde(default)]
    pub version: String,
    /// First day for which anything can be asked.
    pub first_day: Option<String>,
    /// First day of the time slider.
    pub slider_from: Option<String>,
    /// Last day.
    pub last_day: Option<String>,
    /// Constants of the score.
    #[serde(default)]
    pub method: MethodInfo,
    /// Ids of the events that pages of time mark, the most important first; the events with the
    /// strongest effects when left out.
    #[serde(default)]
    pub landmarks: Vec<String>,
    /// Whether the program's own basemap lies under the data.
    pub basemap: Option<BasemapChoice>,
}

/// Constants of the score.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct MethodInfo {
    /// Version of the method, written on every figure.
    pub version: Option<String>,
    /// Damping constant K.
    #[schemars(range(min = 0.1, max = 10.0))]
    pub damping: Option<f64>,
    /// Half-life of events and ended ties, in months.
    pub half_life_months: Option<DomainNumbers>,
}

/// Which evidence counts, and how much.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Lens {
    /// Unique among lenses.
    pub id: String,
    /// Name shown to people.
    pub name: String,
    /// One sentence.
    #[serde(default)]
    pub description: String,
    /// Kinds that count; ties, votes and events when left out.
    pub kinds: Option<Vec<Kind>>,
    /// Labels that count; recorded facts and attributed reports when left out.
    pub labels: Option<Vec<Label>>,
    /// When given, only items with one of these sources count.
    pub sources: Option<Vec<String>>,
    /// Sources that are left out; an item that has another source stays.
    #[serde(default)]
    pub without: Vec<String>,
    /// Which poles it answers in.
    pub pole_set: Option<PoleSet>,
    /// Weights of the domains; equal when left out. A domain that is not named weighs nothing.
    pub weights: Option<DomainNumbers>,
    /// Damping constant K; the dataset's when left out.
    #[schemars(range(min = 0.1, max = 10.0))]
    pub damping: Option<f64>,
    /// Half-lives in months; the dataset's when left out.
    pub half_life_months: Option<DomainNumbers>,
}

/// A sequence of steps through dates, places and lenses.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Story {
    /// Unique among stories.
    pub id: String,
    /// Title.
    pub title: String,
    /// Steps in order.
    pub steps: Vec<StepRecord>,
}

/// One step; what is left out is taken over from the step before.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct StepRecord {
    /// Title of the step.
    pub title: String,
    /// Shown beside the map.
    pub caption: String,
    /// For the presenter alone.
    pub notes: Option<String>,
    /// The date shown.
    pub date: Option<String>,
    /// Named camera: region, south-caucasus, central-asia, ukraine, or LON,LAT,ZOOM.
    pub camera: Option<String>,
    /// Id of a lens.
    pub lens: Option<String>,
    /// Ids of items that it points at.
    #[serde(default)]
    pub items: Vec<String>,
}

/// A person or body in CSL-JSON.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub(crate) struct CslName {
    /// Family name.
    pub family: Option<String>,
    /// Given names.
    pub given: Option<String>,
    /// Name of a body, or a name that is not to be taken apart.
    pub literal: Option<String>,
}

/// A date in CSL-JSON.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
pub(crate) struct CslDate {
    /// [[year, month, day]], month and day as far as known.
    #[serde(rename = "date-parts")]
    pub date_parts: Option<Vec<Vec<NumberOrText>>>,
    /// As written, when it has no parts.
    pub literal: Option<String>,
    /// As written, when it has no parts.
    pub raw: Option<String>,
}

impl CslDate {
    /// As ISO 8601 text, as far as it is known; words where there are no numbers.
    pub fn iso(&self) -> Option<String> {
        let first = self.date_parts.as_ref().and_then(|parts| parts.first());
        let numbers: Vec<i64> = first.into_iter().flatten().map_while(NumberOrText::number).collect();
        match numbers[..] {
            [year] => Some(format!("{year:04}")),
            [year, month] => Some(format!("{year:04}-{month:02}")),
            [year, month, day, ..] => Some(format!("{year:04}-{month:02}-{day:02}")),
            [] => self.literal.clone().or_else(|| self.raw.clone()),
        }
    }
}

/// The fields of a CSL-JSON entry that the program uses; any other field is kept as it is.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub(crate) struct CslItem {
    /// Unique among sources.
    pub id: String,
    /// CSL type: article-newspaper, webpage, report, treaty, legislation, book, …
    #[serde(rename = "type")]
    pub kind: String,
    /// Title of the document.
    pub title: String,
    /// Newspaper, journal, site or series.
    #[serde(rename = "container-title")]
    pub container_title: Option<String>,
    /// Publisher.
    pub publisher: Option<String>,
    /// Authors.
    #[serde(default)]
    pub author: Vec<CslName>,
    /// When it was issued.
    pub issued: Option<CslDate>,
    /// When a curator opened it.
    pub accessed: Option<CslDate>,
    /// Web address, http or https.
    #[serde(rename = "URL")]
    pub url: Option<String>,
}

/// An entry of the bibliography: the fields used and the whole.
#[derive(Clone, Debug)]
pub(crate) struct Source {
    /// The fields that the program uses.
    pub item: CslItem,
    /// The entry as written.
    pub whole: String,
}

/// One side of a disagreement.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Side {
    /// The reading in one or two sentences.
    pub summary: String,
    /// Ids of items that it rests on.
    #[serde(default)]
    pub items: Vec<String>,
}

/// A question to which two readings give two answers.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Disagreement {
    /// Unique among disagreements.
    pub id: String,
    /// The question.
    pub question: String,
    /// One reading.
    pub a: Side,
    /// The other.
    pub b: Side,
    /// How the program shows it.
    #[serde(default)]
    pub shown_as: String,
}
