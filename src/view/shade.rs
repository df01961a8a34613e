//! What a country shows in a view.

use super::standing::Standing;
use crate::alignment::{Class, THRESHOLDS};
use crate::atlas::{Ballot, CountryId, Pole};

/// Where the steps of a diverging scale begin: "hardly any" below the first; the second and third
/// are the method's thresholds of a lean and of a strong one.
pub const STEPS: [f64; 3] = [0.05, THRESHOLDS.lean, THRESHOLDS.strong];

/// The step of a value: −3…+3, 0 for hardly any.
pub fn step_of(value: f64) -> i8 {
    let size = STEPS.iter().take_while(|from| value.abs() >= **from).count() as i8;
    if value < 0.0 { -size } else { size }
}

/// The meaning of a fill.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Shade {
    /// A class, in its poles' colours.
    Class(Class),
    /// A step of a diverging scale about one pole, −3…+3 (see [`step_of`]).
    Step(Pole, i8),
    /// Moved towards a pole, by more than [`STEPS`]`[1]` or not.
    Gained(Pole, bool),
    /// Moved away from a pole, and towards none as far.
    Lost(Pole),
    /// Hardly changed towards or away from any.
    Unmoved,
    /// Standing with an organisation.
    Standing(Standing),
    /// A vote.
    Ballot(Ballot),
    /// A number of a rater: 0…4, from the table's lowest to its highest fifth.
    Level(u8),
    /// A word of a rater: the how-manyth of its words.
    Word(u8),
    /// How far two lenses are apart: 0…3, by [`STEPS`].
    Apart(u8),
    /// Nothing is said about it: never a colour.
    Unknown,
}

/// What one country shows on a day.
#[derive(Clone, Debug, PartialEq)]
pub struct Face {
    /// The country.
    pub id: CountryId,
    /// Its fill.
    pub shade: Shade,
    /// Whether the evidence behind it is thin: a sparse hatch over whatever the fill is.
    pub thin: bool,
    /// Whether much of the evidence points the other way: a cross-hatch.
    pub conflicting: bool,
    /// A number or word that stands under the country's name.
    pub value: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_on_a_step_belongs_to_it_and_signs_are_kept() {
        let steps = [0.0, 0.0499, 0.05, 0.15, 0.35, 0.9, -0.05, -0.16, -0.4].map(step_of);
        assert_eq!(steps, [0, 0, 1, 2, 3, 3, -1, -2, -3]);
    }
}
