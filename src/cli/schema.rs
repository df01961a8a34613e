//! `realign schema`: the JSON Schemas of a dataset's files, for editors that check while one writes.

use super::failure::Failure;
use super::output;
use crate::dataset;
use std::path::{Path, PathBuf};

/// Arguments of `realign schema`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Folder to write them into; made when it is not there.
    #[arg(short, long, value_name = "FOLDER")]
    output: PathBuf,
}

/// Writes the schemas and prints their paths.
pub(super) fn run(args: &Args) -> Result<(), Failure> {
    make_folder(&args.output)?;
    for (name, text) in dataset::schemas() {
        let path = args.output.join(name);
        output::write_file(&path, text.as_bytes())?;
    }
    Ok(())
}

/// Makes the folder itself, not those above it: a slip in a path should not leave a tree behind.
fn make_folder(folder: &Path) -> Result<(), Failure> {
    if folder.is_dir() {
        return Ok(());
    }
    if folder.exists() {
        return Err(Failure::Arguments(format!("{} is a file; name a folder with -o", folder.display())));
    }
    output::check_target(folder)?;
    let cannot = |error| Failure::Arguments(format!("cannot make {}: {error}; name another folder", folder.display()));
    std::fs::create_dir(folder).map_err(cannot)
}
