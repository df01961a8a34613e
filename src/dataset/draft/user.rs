//! A user's own features and rows, made into records with what is left out filled in.

use super::Placed;
use super::feature::Feature;
use crate::atlas::{Category, Label, Pole, Role};
use crate::dataset::raw::loose::{Field, Fields, Properties, json_text};
use crate::dataset::raw::{self, Pairs};
use crate::dataset::read::findings::{Finding, Findings, quoted};
use crate::dataset::read::geometry::position_fault;
use crate::dataset::read::table::Row;
use crate::dataset::read::text::{Located, Place};
use crate::text::number;
use crate::time::Date;
use geo::MultiPolygon;

type UserEvent = Option<Located<Placed<raw::Event, [f64; 2]>>>;

impl Feature<'_, Properties<'_>> {
    /// A user's own country: an id and land suffice.
    pub fn user_country(
        self,
        findings: &mut Findings<'_>,
        place: Place,
    ) -> Option<Located<Placed<raw::Country, MultiPolygon<f64>>>> {
        let feature_id = self.id.and_then(json_text).map(std::borrow::Cow::into_owned);
        let Located { value: Placed { about: fields, shape }, .. } = self.land(findings, place)?;
        let Some(id) = fields.text(Field::Id).map(std::borrow::Cow::into_owned).or(feature_id) else {
            let what = "the feature has no id, expected an ISO 3166 alpha-3 code";
            findings.error(place, "", Finding::new("geometry-without-record", what, "add \"id\" to its properties"));
            return None;
        };
        let role = word(findings, place, &fields, Field::Role, Role::from_word).unwrap_or(Role::Focus);
        let about = raw::Country {
            tile: None,
            name: fields.text(Field::Title).map_or_else(|| id.clone(), std::borrow::Cow::into_owned),
            native_name: fields.text(Field::NativeName).map(std::borrow::Cow::into_owned),
            role,
            pole: word(findings, place, &fields, Field::Pole, Pole::from_word),
            label: fields.json(Field::Label).and_then(|json| serde_json::from_str(json).ok()),
            names: Pairs::default(),
            id,
        };
        Some(Located { place, value: Placed { about, shape } })
    }

    /// The date, as it stands in the file.
    pub fn date(&self) -> Option<std::borrow::Cow<'_, str>> {
        self.properties.as_ref()?.text(Field::Date)
    }

    /// A user's own event: a date and a point suffice.
    pub fn user_event(self, findings: &mut Findings<'_>, place: Place) -> UserEvent {
        let feature_id = self.id.and_then(json_text).map(std::borrow::Cow::into_owned);
        let Located { value: Placed { about: fields, shape }, .. } = self.point(findings, place)?;
        let about = event(findings, place, &fields, feature_id)?;
        Some(Located { place, value: Placed { about, shape } })
    }
}

/// A row of `events.csv`.
pub(crate) fn event_row(findings: &mut Findings<'_>, place: Place, row: &Row<'_>) -> UserEvent {
    let shape = match (row.text(Field::Lon), row.text(Field::Lat)) {
        (None, None) => None,
        (lon, lat) => match position(lon.as_deref().unwrap_or_default(), lat.as_deref().unwrap_or_default()) {
            Ok(position) => Some(position),
            Err((what, hint)) => {
                findings.error(place, "", Finding::new("geometry", what, hint));
                return None;
            }
        },
    };
    let about = event(findings, place, row, None)?;
    Some(Located { place, value: Placed { about, shape } })
}

fn position(lon: &str, lat: &str) -> Result<[f64; 2], (String, &'static str)> {
    let read = |name: &str, text: &str| {
        number(text).ok_or_else(|| {
            (format!("{name} {} is not a number, expected degrees", quoted(text)), "write a plain number")
        })
    };
    let (lon, lat) = (read("longitude", lon)?, read("latitude", lat)?);
    position_fault(lon, lat).map_or(Ok([lon, lat]), Err)
}

/// A word of a controlled list; another one is a warning and counts as left out.
fn word<T>(
    findings: &mut Findings<'_>,
    place: Place,
    fields: &impl Fields,
    field: Field,
    read: impl Fn(&str) -> Option<T>,
) -> Option<T> {
    let text = fields.text(field)?;
    let known = read(&text.to_lowercase());
    if known.is_none() {
        let what = format!("{} is not a known word, expected one of those in the schema", quoted(&text));
        let path = format!("{field:?}").to_lowercase();
        findings.warning(place, &path, Finding::new("unknown-word", what, "it was left out; see data/schema"));
    }
    known
}

fn event(
    findings: &mut Findings<'_>,
    place: Place,
    fields: &impl Fields,
    feature_id: Option<String>,
) -> Option<raw::Event> {
    let text = |field| fields.text(field).map(std::borrow::Cow::into_owned);
    let Some(date) = text(Field::Date) else {
        let finding =
            Finding::new("date-form", "the event has no date, expected YYYY-MM-DD, YYYY-MM or YYYY", "add \"date\"");
        findings.error(place, "", finding);
        return None;
    };
    let id = text(Field::Id).or(feature_id).unwrap_or_else(|| format!("event-{}", place.offset));
    let effects = match fields.json(Field::Effects).map(serde_json::from_str) {
        Some(Err(error)) => {
            let what = format!("the effects cannot be read: {error}");
            findings.error(place, "effects", Finding::new("record-form", what, "see data/schema/events.schema.json"));
            return None;
        }
        read => read.and_then(Result::ok).unwrap_or_default(),
    };
    Some(raw::Event {
        date: iso(date),
        end: text(Field::End).map(iso),
        title: text(Field::Title).unwrap_or_else(|| id.clone()),
        text: text(Field::Text).unwrap_or_default(),
        countries: fields.list(Field::Countries),
        category: word(findings, place, fields, Field::Category, Category::from_word).unwrap_or(Category::Incident),
        place: text(Field::Place),
        abroad: false,
        actors: Vec::new(),
        effects,
        confidence: fields.text(Field::Confidence).map_or(1.0, |text| number(&text).unwrap_or(f64::NAN)),
        label: word(findings, place, fields, Field::Label, Label::from_word).unwrap_or(Label::Fact),
        sources: fields.list(Field::Source),
        statements: Vec::new(),
        counts_with: None,
        confirmed_by: Vec::new(),
        distinct_from: Vec::new(),
        contested: None,
        quantities: Vec::new(),
        note: None,
        id,
    })
}

/// `10 July 2025` becomes `2025-07-10`; what is no date stays and is reported by its rule.
fn iso(text: String) -> String {
    if Date::parse(&text).is_ok() { text } else { Date::parse_typed(&text).map_or(text, |date| date.to_string()) }
}
