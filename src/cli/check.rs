//! `realign check`: what is wrong in a dataset, one line per finding.

use super::failure::Failure;
use super::figure::Files;
use super::options::check_folder;
use super::output;
use crate::dataset;
use crate::text;
use std::path::PathBuf;

/// Arguments of `realign check`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Folder of a dataset; the built-in one when neither it nor files are named.
    #[arg(value_name = "DATASET", conflicts_with = "Files")]
    dataset: Option<PathBuf>,
    /// The same, as the other commands name it.
    #[arg(long, value_name = "FOLDER", conflicts_with = "dataset")]
    data: Option<PathBuf>,
    #[command(flatten)]
    files: Files,
}

/// Prints the findings; errors make the exit status 1.
pub(super) fn run(args: &Args) -> Result<(), Failure> {
    let folder = args.dataset.as_ref().or(args.data.as_ref());
    folder.map_or(Ok(()), |folder| check_folder(folder))?;
    args.files.check_columns()?;
    let (loaded, name) = match folder {
        Some(folder) => (dataset::load_folder(folder), folder.display().to_string()),
        None if args.files.any() => (args.files.load(None)?, "the files".to_owned()),
        None => (dataset::load_built_in(), "the built-in dataset".to_owned()),
    };
    let found = loaded.diagnostics;
    output::print(&found.to_string())?;
    let counts =
        format!("{}, {} in {name}", text::counted(found.errors(), "error"), text::counted(found.warnings(), "warning"));
    if found.errors() > 0 {
        return Err(Failure::Findings(format!("{counts}; correct what has an error, it is left out until then")));
    }
    output::complain(&counts);
    Ok(())
}
