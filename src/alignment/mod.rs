//! Evidence → scores → class → explanation, for a lens and a day.
//!
//! The score is an explainable summary of dated, cited evidence; it is not a measurement. The
//! formulas are those of the method's page in the README (*Score*, *Class*, *Doubt*).

mod balance;
mod classify;
mod daily;
mod difference;
mod explain;
mod history;
mod ledger;
mod reading;
mod robustness;
mod silence;

/// The method and the glossary in plain words: sections under `## `, entries as `Term: definition`.
pub const METHOD_TEXT: &str = include_str!("../../assets/method.md");

/// Said where a class is held by hysteresis alone ([`CountryState::held`]).
pub const HELD_WORDS: &str = "Held from the class before: the scores alone would give another, but a class changes only beyond a margin of 0.03.";

pub use balance::{Balance, Counted};
pub use classify::{Class, ClassKind, HYSTERESIS, THRESHOLDS, Thresholds};
pub use difference::{ItemDifference, PoleDifference, Reason};
pub use explain::{Contribution, Explanation, PoleExplanation};
pub use history::{ClassChange, History};
pub use reading::{CountryState, Reading, Snapshot};
pub use robustness::{Doubt, HALF_LIFE_FACTORS, Weighting, score_range};
