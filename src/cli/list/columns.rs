//! Tables of records: named columns, and which rows are asked for.

use crate::atlas::{Atlas, Lens};
use crate::cli::country::Place;
use crate::cli::geojson::Feature;
use crate::cli::record::{Record, Value};
use crate::territory::Territory;
use crate::time::Day;
use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::sync::Arc;

/// What is asked for.
pub(super) struct Asked<'a> {
    pub atlas: &'a Arc<Atlas>,
    pub day: Option<Day>,
    pub country: Option<Place>,
    pub lens: Option<Lens>,
    territory: OnceCell<Territory>,
}

impl<'a> Asked<'a> {
    pub fn new(atlas: &'a Arc<Atlas>, day: Option<Day>, country: Option<Place>, lens: Option<Lens>) -> Self {
        Self { atlas, day, country, lens, territory: OnceCell::new() }
    }

    /// Who holds what, worked out when a record needs it.
    pub fn territory(&self) -> &Territory {
        self.territory.get_or_init(|| Territory::new(Arc::clone(self.atlas)))
    }
}

/// A column's name and how its value comes from a record.
pub(super) type Column<T> = (&'static str, fn(&T, &Asked<'_>) -> Value);

/// A record that can be listed.
pub(super) trait Listed {
    /// Whether it is in force on the day (or known by it).
    fn holds(&self, _day: Day) -> bool {
        true
    }

    /// Whether it concerns the country or pole.
    fn concerns(&self, _place: &Place, _atlas: &Atlas) -> bool {
        true
    }

    /// Whether the lens lets it count.
    fn is_admitted(&self, _lens: &Lens) -> bool {
        true
    }

    /// Where it is.
    fn geometry(&self, _asked: &Asked<'_>) -> Option<Record> {
        None
    }
}

/// Rows under a header; the header is there even without rows.
pub(super) struct Table {
    pub columns: Vec<&'static str>,
    pub rows: Vec<Feature>,
}

impl Table {
    /// Keeps the rows of these ids, or all when nothing is asked.
    pub fn keep(&mut self, ids: Option<&BTreeSet<String>>) {
        let Some(ids) = ids else { return };
        self.rows.retain(|row| id_of(row).is_some_and(|id| ids.contains(id)));
    }

    /// The rows without their geometry.
    pub fn records(&self) -> Vec<Record> {
        self.rows.iter().map(|row| row.properties.clone()).collect()
    }
}

/// The id of a row's record.
pub(super) fn id_of(row: &Feature) -> Option<&str> {
    match row.properties.get("id") {
        Some(Value::Text(id)) => Some(id),
        _ => None,
    }
}

/// The records asked for, in the dataset's order.
pub(super) fn table<T: Listed>(records: &[T], columns: &[Column<T>], asked: &Asked<'_>) -> Table {
    let wanted = |record: &&T| {
        asked.day.is_none_or(|day| record.holds(day))
            && asked.country.as_ref().is_none_or(|place| record.concerns(place, asked.atlas))
            && asked.lens.as_ref().is_none_or(|lens| record.is_admitted(lens))
    };
    let row = |record: &T| Feature {
        properties: columns.iter().map(|(name, value)| (*name, value(record, asked))).collect(),
        geometry: record.geometry(asked),
    };
    Table {
        columns: columns.iter().map(|(name, _)| *name).collect(),
        rows: records.iter().filter(wanted).map(row).collect(),
    }
}
