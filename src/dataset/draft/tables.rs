//! CSV files: `events.csv`, and every table of ratings.

use super::{Draft, RatingFile, user};
use crate::dataset::Options;
use crate::dataset::diagnostic::{Severity, shown};
use crate::dataset::raw::RatingRow;
use crate::dataset::raw::loose::{Field, Fields};
use crate::dataset::read::findings::{Finding, Findings};
use crate::dataset::read::table::{Header, read_rows};
use crate::dataset::read::text::Located;
use crate::time::Date;

impl Draft {
    pub(super) fn read_tables(&mut self, findings: &mut Findings<'_>, options: &Options) {
        for file in 0..findings.texts.len() as u16 {
            let name = findings.texts[usize::from(file)].name;
            let Some((stem, ending)) = name.rsplit_once('.') else { continue };
            if !ending.eq_ignore_ascii_case("csv") {
                continue;
            }
            let is_events = name == "events.csv";
            let header = Header::read(findings.text(file), &options.columns, is_events);
            if is_events {
                self.read_event_table(findings, file, &header, options);
            } else {
                self.read_ratings(findings, file, &header, stem);
            }
        }
    }

    fn read_event_table(&mut self, findings: &mut Findings<'_>, file: u16, header: &Header, options: &Options) {
        if !header.has(Field::Date) {
            let what = "the table of events has no column \"date\", expected id,date,lon,lat,title,…";
            findings.at(
                Severity::Error,
                file,
                0,
                Finding::new("table-columns", what, "name the columns in the first row"),
            );
            return;
        }
        read_rows(findings, file, header, |findings, place, row| {
            // Asked first: of a million events only those in the window are to cost anything.
            if row.text(Field::Date).is_none_or(|date| options.admits(&date)) {
                self.events.extend(user::event_row(findings, place, row));
            }
        });
    }

    fn read_ratings(&mut self, findings: &mut Findings<'_>, file: u16, header: &Header, stem: &str) {
        let wanted = [Field::Countries, Field::Date, Field::Value];
        if !wanted.into_iter().all(|field| header.has(field)) {
            let what = "the table is no table of ratings, expected the columns country,date,value";
            findings.at(
                Severity::Warning,
                file,
                0,
                Finding::new("table-columns", what, "it was left out; rename its columns"),
            );
            return;
        }
        if header.names.len() > wanted.len() {
            let names: Vec<_> = header.names.iter().take(12).map(|name| shown(name)).collect();
            let what = format!("the table has the columns {}, expected country,date,value", names.join(","));
            findings.at(Severity::Warning, file, 0, Finding::new("table-columns", what, "the others are not used"));
        }
        let mut rows = Vec::new();
        read_rows(findings, file, header, |findings, place, row| {
            let text = |field| row.text(field).map(std::borrow::Cow::into_owned);
            let (Some(country), Some(date), Some(value)) =
                (text(Field::Countries), text(Field::Date), text(Field::Value))
            else {
                let what = "the row has an empty cell, expected country, date and value";
                findings.error(place, "", Finding::new("table-row", what, "fill the cell or take the row out"));
                return;
            };
            let date = if Date::parse(&date).is_ok() {
                date
            } else {
                Date::parse_typed(&date).map_or(date, |d| d.to_string())
            };
            rows.push(Located { place, value: RatingRow { country, date, value } });
        });
        self.ratings.push(RatingFile { id: stem.to_owned(), rows });
    }
}
