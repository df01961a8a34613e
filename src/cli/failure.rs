//! Why a command was not done, and the exit status that says so.

use std::fmt;

/// Why a command was not done. The message says what to do next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Failure {
    /// What was asked for cannot be done as asked: exit status 2.
    Arguments(String),
    /// The data prevent it: exit status 1.
    Findings(String),
}

impl Failure {
    /// The exit status.
    pub const fn status(&self) -> u8 {
        match self {
            Self::Arguments(_) => 2,
            Self::Findings(_) => 1,
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Arguments(message) | Self::Findings(message) => f.write_str(message),
        }
    }
}
