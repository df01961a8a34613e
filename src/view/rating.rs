//! A rater's table on a day: the last value not later than it, as a level or a word.

use super::shade::Shade;
use crate::alignment::{Class, ClassKind};
use crate::atlas::{CountryId, Pole, Rating, RatingTable};
use crate::text::number;
use crate::time::Day;
use std::collections::BTreeSet;

/// Words that get a colour of their own; further ones share the last.
const WORDS: usize = 6;
/// Levels of a table of numbers.
const LEVELS: usize = 5;

/// The last rating of a country not later than a day.
pub fn rating_on(table: &RatingTable, country: CountryId, day: Day) -> Option<&Rating> {
    table.rows.iter().rfind(|row| row.country == country && row.date.first() <= day)
}

/// How a table's values become shades: the same over the whole table, whatever the day.
pub enum Scale {
    /// Numbers, from the lowest to the highest.
    Numbers(f64, f64),
    /// Words, in alphabetical order.
    Words(Vec<String>),
}

impl Scale {
    /// Of a table: of numbers when most of its values are; others among them are then no value.
    pub fn of(table: &RatingTable) -> Self {
        let numbers: Vec<f64> = table.rows.iter().filter_map(|row| number(&row.value)).collect();
        if numbers.len() * 2 > table.rows.len() {
            let low = numbers.iter().copied().fold(f64::INFINITY, f64::min);
            let high = numbers.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            return Self::Numbers(low, high);
        }
        let words: BTreeSet<&str> = table.rows.iter().map(|row| row.value.as_str()).collect();
        Self::Words(words.into_iter().map(str::to_owned).collect())
    }

    /// The shade of a value.
    pub fn shade(&self, value: &str) -> Shade {
        match self {
            Self::Numbers(low, high) => number(value).map_or(Shade::Unknown, |number| {
                // Halved first: the range of two huge numbers may be beyond all numbers.
                let share = if high > low { (number / 2.0 - low / 2.0) / (high / 2.0 - low / 2.0) } else { 0.5 };
                Shade::Level(((share * LEVELS as f64) as usize).min(LEVELS - 1) as u8)
            }),
            Self::Words(words) => class_of(value).map_or_else(
                || {
                    let own: Vec<&String> = words.iter().filter(|w| class_of(w).is_none()).collect();
                    let at = own.iter().position(|w| *w == value).unwrap_or(0);
                    Shade::Word(at.min(WORDS - 1) as u8)
                },
                Shade::Class,
            ),
        }
    }

    /// The rows of the legend.
    pub fn rows(&self) -> Vec<(Shade, String)> {
        match self {
            Self::Numbers(low, high) => {
                let edge = |i: usize| low + (high / LEVELS as f64 - low / LEVELS as f64) * i as f64;
                let step = high / LEVELS as f64 - low / LEVELS as f64;
                let row = |i: usize| {
                    let [a, b] = [edge(i), edge(i + 1)].map(|edge| short(edge, step));
                    (Shade::Level(i as u8), format!("{a} to {b}"))
                };
                if high > low {
                    (0..LEVELS).map(row).collect()
                } else {
                    vec![(self.shade(&low.to_string()), short(*low, *low))]
                }
            }
            Self::Words(words) => {
                let mut rows: Vec<(Shade, String)> = Vec::new();
                for word in words {
                    let shade = self.shade(word);
                    match rows.iter_mut().find(|(own, _)| *own == shade) {
                        // Words beyond the colours share the last; two spellings of a pole are one.
                        Some((Shade::Word(_), text)) => "other values".clone_into(text),
                        Some(_) => {}
                        None => rows.push((shade, word.clone())),
                    }
                }
                rows
            }
        }
    }
}

/// As many digits as tell values a step apart.
fn short(number: f64, step: f64) -> String {
    let decimals = (1.0 - libm::floor(libm::log10(step.abs().max(1e-6)))).clamp(0.0, 6.0) as usize;
    let text = format!("{number:.decimals$}");
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text }
}

/// A word that names a pole or a class, whose colour it then has.
fn class_of(word: &str) -> Option<Class> {
    let word = word.trim().to_lowercase();
    let pole = |text: &str| {
        Pole::ALL.iter().copied().find(|p| *p != Pole::Own && (p.word() == text || p.name().to_lowercase() == text))
    };
    let (kind, rest) = match (word.strip_prefix("strongly "), word.strip_prefix("leans ")) {
        (Some(rest), _) => (ClassKind::StronglyLeans, rest.strip_prefix("leans ").unwrap_or(rest)),
        (None, Some(rest)) => (ClassKind::Leans, rest),
        (None, None) => (ClassKind::Leans, word.as_str()),
    };
    let rest = rest.strip_prefix("towards ").unwrap_or(rest);
    match pole(rest.strip_prefix("the ").unwrap_or(rest)) {
        Some(pole) => Some(Class { kind, first: Some(pole), second: None }),
        None if word == "no clear lean" => Some(Class::NO_CLEAR_LEAN),
        None => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::Date;

    fn table(values: &[(&str, &str)]) -> RatingTable {
        let country = CountryId::parse("ARM").unwrap();
        let row = |(date, value): &(&str, &str)| Rating {
            country,
            date: Date::parse(date).unwrap(),
            value: (*value).to_owned(),
        };
        RatingTable { id: "t".into(), rows: values.iter().map(row).collect() }
    }

    #[test]
    fn a_value_holds_until_the_next_and_not_before_the_first() {
        let table = table(&[("2010", "1"), ("2015-06-01", "3")]);
        let on = |day: &str| {
            let day = Date::parse(day).unwrap().first();
            rating_on(&table, CountryId::parse("ARM").unwrap(), day).map(|r| r.value.clone())
        };
        assert_eq!(on("2009-12-31"), None);
        assert_eq!(on("2015-05-31"), Some("1".into()));
        assert_eq!(on("2015-06-01"), Some("3".into()));
    }

    #[test]
    fn numbers_become_fifths_of_the_tables_own_range() {
        let scale = Scale::of(&table(&[("2010", "0"), ("2011", "10"), ("2012", "5")]));
        let shades = ["0", "1.99", "2", "5", "10"].map(|v| scale.shade(v));
        assert_eq!(shades, [0, 0, 1, 2, 4].map(Shade::Level));
        assert_eq!(scale.rows()[1].1, "2 to 4");
    }

    #[test]
    fn numbers_with_a_decimal_comma_are_numbers() {
        let table = table(&[("2010", "0,5"), ("2011", "1,5"), ("2012", "2.5")]);
        let scale = Scale::of(&table);
        assert_eq!(["0,5", "1,5", "2,5"].map(|v| scale.shade(v)), [0, 2, 4].map(Shade::Level));
        assert_eq!(scale.rows()[0].1, "0.5 to 0.9");
    }

    #[test]
    fn words_that_name_a_pole_have_its_colour_and_others_their_own() {
        let scale = Scale::of(&table(&[("2010", "Russia"), ("2011", "b"), ("2012", "a")]));
        let class = Class { kind: ClassKind::Leans, first: Some(Pole::Russia), second: None };
        assert_eq!(["russia", "a", "b"].map(|v| scale.shade(v)), [Shade::Class(class), Shade::Word(0), Shade::Word(1)]);
        let strong = Class { kind: ClassKind::StronglyLeans, first: Some(Pole::West), second: None };
        assert_eq!(class_of("Strongly leans towards the West"), Some(strong));
    }

    #[test]
    fn one_value_alone_is_no_division_by_zero() {
        let scale = Scale::of(&table(&[("2010", "7")]));
        assert_eq!(scale.rows(), [(Shade::Level(2), "7".to_owned())]);
    }
}
