//! The format that something is written in: as it was asked for, as the file's ending says, or the
//! usual one.

use super::failure::Failure;
use clap::ValueEnum;
use std::path::Path;

/// A format of a file.
pub(super) trait FileFormat: ValueEnum + Copy + PartialEq {
    /// Where neither an option nor an ending says otherwise.
    const USUAL: Self;

    /// Endings of its files, its own first.
    fn endings(self) -> &'static [&'static str];
}

/// Endings of formats that one of the commands writes, and of those that people try.
const KNOWN: [&str; 14] =
    ["json", "csv", "geojson", "txt", "bib", "bibtex", "xlsx", "xls", "ods", "tsv", "pdf", "png", "svg", "html"];

/// The format to write in; an option that contradicts the ending is refused.
pub(super) fn chosen<F: FileFormat>(given: Option<F>, file: Option<&Path>) -> Result<F, Failure> {
    let ending = file.and_then(Path::extension).map(|ending| ending.to_string_lossy().to_lowercase());
    let Some((ending, shown)) = ending.filter(|e| KNOWN.contains(&e.as_str())).zip(file.map(Path::display)) else {
        return Ok(given.unwrap_or(F::USUAL));
    };
    let fits = |format: &F| format.endings().contains(&ending.as_str());
    match given {
        Some(format) if fits(&format) => Ok(format),
        Some(format) => {
            let word = format.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default();
            let own = format.endings().first().copied().unwrap_or_default();
            let message = format!(
                "-o {shown} and --format {word} contradict each other; leave one out, or end the name in .{own}"
            );
            Err(Failure::Arguments(message))
        }
        None => F::value_variants().iter().copied().find(fits).ok_or_else(|| {
            let mut all: Vec<&str> = F::value_variants().iter().flat_map(|format| format.endings()).copied().collect();
            all.sort_unstable();
            all.dedup();
            let message = format!("-o {shown}: .{ending} is not written here; end the name in .{}", all.join(", ."));
            Failure::Arguments(message)
        }),
    }
}
