//! Options that several commands share: which dataset, which day, which lens, which country.

use super::failure::Failure;
use super::format::FileFormat;
pub(super) use super::lens_options::LensOption;
use super::output;
use crate::alignment::Reading;
use crate::atlas::{Atlas, Role};
use crate::dataset::{self, Diagnostics, Loaded, Severity};
use crate::time::{Date, Day};
use clap::ValueEnum;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// How records are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum TableFormat {
    /// For programs.
    Json,
    /// For spreadsheets; texts that look like formulas are guarded.
    Csv,
    /// For GIS programs.
    Geojson,
}

/// How an account is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum AccountFormat {
    /// For people.
    Text,
    /// For programs.
    Json,
    /// For spreadsheets; texts that look like formulas are guarded.
    Csv,
}

impl FileFormat for TableFormat {
    const USUAL: Self = Self::Json;

    fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Json => &["json"],
            Self::Csv => &["csv"],
            Self::Geojson => &["geojson", "json"],
        }
    }
}

impl FileFormat for AccountFormat {
    const USUAL: Self = Self::Text;

    fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Text => &["txt"],
            Self::Json => &["json"],
            Self::Csv => &["csv"],
        }
    }
}

/// Which dataset.
#[derive(Debug, clap::Args)]
pub(super) struct DatasetOption {
    /// Folder of a dataset [default: the built-in one].
    #[arg(long, value_name = "FOLDER")]
    pub data: Option<PathBuf>,
}

impl DatasetOption {
    /// The atlas of the dataset.
    pub fn atlas(&self) -> Result<Arc<Atlas>, Failure> {
        open(self.data.as_deref())
    }
}

/// Which dataset, day and lens. Stands last among arguments: clap puts what follows under the lens's
/// heading.
#[derive(Debug, clap::Args)]
pub(super) struct Moment {
    #[command(flatten)]
    pub dataset: DatasetOption,
    /// The day: 2025-07-10, "10 July 2025", 2025-07 … [default: the dataset's last].
    #[arg(long, value_name = "DATE", value_parser = typed_date)]
    pub date: Option<Date>,
    #[command(flatten)]
    pub lens: LensOption,
}

impl Moment {
    /// The lens applied to the dataset, and the day.
    pub fn open(&self) -> Result<(Reading, Day), Failure> {
        self.read(&self.dataset.atlas()?)
    }

    /// The same for an atlas that is open already.
    pub fn read(&self, atlas: &Arc<Atlas>) -> Result<(Reading, Day), Failure> {
        check_scored(atlas)?;
        let day = day_or_last(atlas, self.date)?;
        let lens = self.lens.of(atlas)?;
        Ok((Reading::new(Arc::clone(atlas), lens), day))
    }
}

/// Reads a date as people type it.
pub(super) fn typed_date(text: &str) -> Result<Date, String> {
    Date::parse_typed(text).map_err(|error| error.to_string())
}

/// Reads `D1..D2`: from the first day of D1 to the last day of D2.
pub(super) fn typed_window(text: &str) -> Result<(Day, Day), String> {
    let wrong = || format!("\"{text}\" is not a window; type two dates as 2025-01-01..2025-06-30");
    let (from, to) = text.split_once("..").ok_or_else(wrong)?;
    let window = (typed_date(from)?.first(), typed_date(to)?.last());
    if window.0 <= window.1 { Ok(window) } else { Err(format!("\"{text}\" ends before it begins; swap the two dates")) }
}

/// The first day of the date, when the dataset covers it.
pub(super) fn covered_day(atlas: &Atlas, option: &str, date: Date) -> Result<Day, Failure> {
    let day = date.first();
    if (atlas.first_day..=atlas.last_day).contains(&day) {
        return Ok(day);
    }
    let (first, last) = (atlas.first_day, atlas.last_day);
    Err(Failure::Arguments(format!(
        "{option} {date} is outside the dataset, which runs from {first} to {last}; choose a day between them"
    )))
}

/// The day asked for, or the dataset's last.
pub(super) fn day_or_last(atlas: &Atlas, date: Option<Date>) -> Result<Day, Failure> {
    date.map_or(Ok(atlas.last_day), |date| covered_day(atlas, "--date", date))
}

/// Opens a dataset's folder, or the built-in dataset.
pub(super) fn open(folder: Option<&Path>) -> Result<Arc<Atlas>, Failure> {
    let Some(folder) = folder else { return accept(dataset::load_built_in(), "the built-in dataset", "realign check") };
    check_folder(folder)?;
    let name = folder.display().to_string();
    accept(dataset::load_folder(folder), &name, &format!("realign check {name}"))
}

/// Refuses what is no folder, before anything is read.
pub(super) fn check_folder(folder: &Path) -> Result<(), Failure> {
    if folder.is_dir() {
        return Ok(());
    }
    let is = if folder.exists() { "is not a folder" } else { "does not exist" };
    Err(Failure::Arguments(format!(
        "the dataset folder {} {is}; name a folder with countries.geojson and the other files, \
         or none for the built-in dataset (commands: realign --help)",
        folder.display()
    )))
}

/// Takes an atlas with all that is good in it, and says on stderr how much is not.
pub(super) fn accept(loaded: Loaded, name: &str, check: &str) -> Result<Arc<Atlas>, Failure> {
    let Loaded { atlas, diagnostics } = loaded;
    let errors = diagnostics.errors();
    match atlas {
        Some(atlas) if errors == 0 || has_content(&atlas) => {
            if errors > 0 {
                let counted = crate::text::counted(errors, "error");
                let first = first_findings(&diagnostics, Severity::Error);
                output::complain(&format!(
                    "{counted} in {name}; what has one is left out ({check} lists them)\n{first}"
                ));
            }
            Ok(Arc::new(atlas))
        }
        _ => {
            Err(Failure::Findings(format!("nothing to show in {name}:\n{diagnostics}Correct the files and try again.")))
        }
    }
}

/// The first findings of a severity, one a line.
pub(super) fn first_findings(diagnostics: &Diagnostics, severity: Severity) -> String {
    const SHOWN: usize = 5;
    let all = diagnostics.sorted();
    let first = all.into_iter().filter(|found| found.severity == severity).take(SHOWN);
    first.fold(String::new(), |text, found| text + &format!("  {found}\n"))
}

/// Whether anything is left that the dataset itself has.
fn has_content(atlas: &Atlas) -> bool {
    let own_land = atlas.countries.iter().any(|country| country.role != Role::Context);
    let ground = !atlas.areas.is_empty() || !atlas.routes.is_empty();
    own_land || ground || atlas.items().next().is_some() || atlas.ratings.iter().any(|table| !table.rows.is_empty())
}

/// Refuses a dataset without any country to ask about.
pub(super) fn check_scored(atlas: &Atlas) -> Result<(), Failure> {
    if atlas.scored().next().is_some() {
        return Ok(());
    }
    let fix = "give a country of countries.geojson the role \"focus\" or \"outline\"";
    Err(Failure::Findings(format!("no country of the dataset is scored; {fix}, and see realign check")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_runs_from_the_first_day_of_one_date_to_the_last_of_the_other() {
        let day = |y, m, d| Day::from_ymd(y, m, d).unwrap();
        assert_eq!(typed_window("2005-01..2005-12"), Ok((day(2005, 1, 1), day(2005, 12, 31))));
        assert_eq!(typed_window("2005-03-04..2005-03-04"), Ok((day(2005, 3, 4), day(2005, 3, 4))));
        assert!(typed_window("2005-03-04").is_err_and(|text| text.contains("..")));
        assert!(typed_window("2006..2005").is_err_and(|text| text.contains("swap")));
    }
}
