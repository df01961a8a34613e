//! The command line: arguments in, one command out, one exit status.
//!
//! ```text
//! arguments ─clap→ typed arguments ─options→ atlas, day, lens ─command→ text ─output→ stdout or file
//! ```
//!
//! Exit status: 0 done, 1 findings in the data, 2 wrong arguments. Every message on stderr says
//! what to do next.

mod arguments;
mod bibliography;
mod changes;
mod check;
mod country;
mod csv_out;
mod explain;
mod failure;
mod figure;
mod figure_options;
mod format;
mod geojson;
mod history;
mod lens_name;
mod lens_options;
mod list;
mod options;
mod output;
mod record;
mod remarks;
mod schema;
mod slips;
mod state;
mod typed_view;
pub mod window;
mod words;

use arguments::{Arguments, Command};
use clap::Parser;
use failure::Failure;
use std::ffi::OsString;
use std::path::Path;
use std::process::ExitCode;

/// Runs the program for the given arguments (the program's name first).
pub fn main(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let parsed = slips::check_first_word(&arguments).map(|()| Arguments::try_parse_from(arguments));
    let done = match parsed {
        Ok(Ok(arguments)) => run(arguments),
        Ok(Err(message)) => {
            let Some(failure) = slips::explained(&message) else {
                // Help and version come this way too; clap knows their streams and statuses.
                let _ = message.print();
                return ExitCode::from(u8::try_from(message.exit_code()).unwrap_or(2));
            };
            Err(failure)
        }
        Err(failure) => Err(failure),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            output::complain(&failure.to_string());
            ExitCode::from(failure.status())
        }
    }
}

fn run(arguments: Arguments) -> Result<(), Failure> {
    match arguments.command {
        None => {
            arguments.dataset.as_deref().and_then(Path::to_str).map_or(Ok(()), slips::check_word)?;
            window::run(arguments.dataset.as_deref(), &arguments.window)
        }
        Some(Command::Window(named)) => window::run_by_name(named.dataset.as_deref(), &named.window),
        Some(Command::Figure(figure)) => figure::run(&figure),
        Some(Command::State(state)) => state::run(&state),
        Some(Command::Explain(explain)) => explain::run(&explain),
        Some(Command::Changes(changes)) => changes::run(&changes),
        Some(Command::List(list)) => list::run(&list),
        Some(Command::Method) => output::print(crate::alignment::METHOD_TEXT),
        Some(Command::Check(check)) => check::run(&check),
        Some(Command::Schema(schema)) => schema::run(&schema),
    }
}
