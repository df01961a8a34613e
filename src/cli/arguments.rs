//! The arguments as people type them.

use super::window::{ByName, Flags};
use super::{changes, check, explain, figure, list, schema, state};
use clap::{Parser, Subcommand};
use std::path::PathBuf;

const AFTER: &str = "\
Dates are typed as 2025-07-10, 10 July 2025, July 2025, 10.07.2025 or 2025; a month or year means its first day.
Exit status: 0 done, 1 findings in the data, 2 wrong arguments.

Examples:
  realign                                      the window with the built-in dataset
  realign figure -o map.png --date 2025-07-01  one figure
  realign state --date 2025-07-01              every country on a day, as JSON
  realign explain AZE --date 2025-07-01        why Azerbaijan has its colour
  realign check my-dataset                     what is wrong in a dataset";

/// A map that shows how the South Caucasus, Central Asia and Ukraine change sides, with the cited
/// evidence behind every colour.
#[derive(Debug, Parser)]
#[command(name = "realign", version, after_help = AFTER, args_conflicts_with_subcommands = true)]
pub(super) struct Arguments {
    /// Folder of a dataset; the built-in one when none is named.
    pub dataset: Option<PathBuf>,
    #[command(flatten)]
    pub window: Flags,
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// What can be asked for by name.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Open the window; fails where there is none.
    Window(ByName),
    /// Write one figure: .png or .svg.
    Figure(Box<figure::Args>),
    /// Every scored country on a day: class, scores and how sure they are.
    State(state::Args),
    /// Why a country has its colour: each item and its exact contribution.
    Explain(explain::Args),
    /// What changed between two days, item by item; the differences add up.
    Changes(changes::Args),
    /// The dataset's records: evidence, sources, ground, lenses, stories.
    List(list::Args),
    /// The method and a glossary, in plain words.
    Method,
    /// Validate a dataset: one line per finding, with file, line, column and a hint.
    Check(check::Args),
    /// Write the JSON Schemas of a dataset's files into a folder.
    Schema(schema::Args),
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_arguments_hang_together() {
        Arguments::command().debug_assert();
    }
}
