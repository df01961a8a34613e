//! Files to atlas: every reader here takes bytes from outside and answers with what could be
//! loaded and a list of findings, each with file, line, column and a hint. Nothing panics.
//!
//! ```text
//! files (folder, single files, built in) → draft (records with their places) → rules → build → Atlas
//! ```
//!
//! The built-in dataset goes the same way as a user's folder and has no privileges.

mod build;
mod built_in;
mod bundled;
mod diagnostic;
mod draft;
mod files;
#[cfg(test)]
mod hostile_tests;
mod load;
mod own_lenses;
mod raw;
mod read;
mod rules;
mod schema;

pub use diagnostic::{Diagnostic, Diagnostics, KEPT_PER_RULE, Severity};
pub use files::{LARGEST_FILE_BYTES, NAMES};
pub use load::{Loaded, Options, load_built_in, load_files, load_folder};
pub use own_lenses::{read_lenses, write_lenses};
pub use rules::rules;
pub use schema::schemas;
