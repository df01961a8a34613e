//! From scores to a class, with hysteresis.

use crate::atlas::Pole;

/// How far beyond a threshold a value must be for the class to change.
pub const HYSTERESIS: f64 = 0.03;

/// The thresholds of the method.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Thresholds {
    /// Mass below which the evidence is insufficient.
    pub mass: f64,
    /// Score from which a pole attracts.
    pub lean: f64,
    /// Share of the first pole's score from which the second counts beside it.
    pub second_share: f64,
    /// Score from which a lean is strong.
    pub strong: f64,
}

/// M 2, lean 0.15, second pole half of the first, strong 0.35.
pub const THRESHOLDS: Thresholds = Thresholds { mass: 2.0, lean: 0.15, second_share: 0.5, strong: 0.35 };

/// The five kinds of class.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ClassKind {
    /// Too little evidence to say.
    Insufficient,
    /// No pole attracts enough.
    NoClearLean,
    /// Two poles attract.
    MultiVector,
    /// Towards one pole.
    Leans,
    /// Strongly towards one pole.
    StronglyLeans,
}

impl ClassKind {
    /// The written form.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Insufficient => "insufficient evidence",
            Self::NoClearLean => "no clear lean",
            Self::MultiVector => "multi-vector",
            Self::Leans => "leans",
            Self::StronglyLeans => "strongly leans",
        }
    }
}

/// A class with the poles that it names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Class {
    /// Kind.
    pub kind: ClassKind,
    /// The first pole; `None` without evidence and without a lean.
    pub first: Option<Pole>,
    /// The second pole of a multi-vector class.
    pub second: Option<Pole>,
}

impl Class {
    /// Nothing known.
    pub const INSUFFICIENT: Self = Self { kind: ClassKind::Insufficient, first: None, second: None };
    /// No pole attracts.
    pub const NO_CLEAR_LEAN: Self = Self { kind: ClassKind::NoClearLean, first: None, second: None };

    /// The poles that it names, first one first.
    pub fn lead(self) -> Vec<Pole> {
        self.first.into_iter().chain(self.second).collect()
    }

    /// For people: `Leans towards Russia`, `Multi-vector: Türkiye, then Russia`.
    pub fn sentence(self) -> String {
        let first = self.first.map_or("", Pole::title);
        let second = self.second.map_or("", Pole::title);
        match self.kind {
            ClassKind::Insufficient => "Insufficient evidence".into(),
            ClassKind::NoClearLean => "No clear lean".into(),
            ClassKind::MultiVector => format!("Multi-vector: {first}, then {second}"),
            ClassKind::Leans => format!("Leans towards {first}"),
            ClassKind::StronglyLeans => format!("Strongly leans towards {first}"),
        }
    }
}

/// Every class that the poles can give.
pub(super) fn every_class(poles: &[Pole]) -> impl Iterator<Item = Class> {
    let one = |first: Pole| {
        let named = move |kind, second| Class { kind, first: Some(first), second };
        let multi = poles.iter().filter(move |p| **p != first).map(move |p| named(ClassKind::MultiVector, Some(*p)));
        multi.chain([named(ClassKind::Leans, None), named(ClassKind::StronglyLeans, None)])
    };
    poles.iter().copied().flat_map(one).chain([Class::INSUFFICIENT, Class::NO_CLEAR_LEAN])
}

/// `value ≥ threshold`, where the answer of the day before is given up only beyond the margin.
fn holds(value: f64, threshold: f64, before: Option<bool>, margin: f64) -> bool {
    match before {
        Some(true) => value >= threshold - margin,
        Some(false) => value >= threshold + margin,
        None => value >= threshold,
    }
}

/// The class for the poles' scores (in the fixed order) and masses, given the class of the day
/// before. Each threshold of the method is a switch of its own: it turns only when the value is
/// beyond it by [`HYSTERESIS`]; so is "which pole is strongest". A class therefore changes only
/// when the new one holds with that margin, and never gets stuck between two.
pub fn classify(scores: &[(Pole, f64)], mass_of: impl Fn(Pole) -> f64, before: Option<Class>) -> Class {
    let t = THRESHOLDS;
    let Some((first, a1)) = strongest(scores, None, before.and_then(|c| c.first)) else { return Class::INSUFFICIENT };
    let kind_before = before.map(|c| c.kind);
    let enough = holds(mass_of(first), t.mass, kind_before.map(|k| k != ClassKind::Insufficient), HYSTERESIS);
    if !enough {
        return Class::INSUFFICIENT;
    }
    // Asked only when the day before got as far as the threshold in question.
    let beyond_mass = kind_before.filter(|k| *k != ClassKind::Insufficient);
    if !holds(a1, t.lean, beyond_mass.map(|k| k != ClassKind::NoClearLean), HYSTERESIS) {
        return Class::NO_CLEAR_LEAN;
    }
    let beyond_lean = beyond_mass.filter(|k| *k != ClassKind::NoClearLean);
    let multi_before = beyond_lean.map(|k| k == ClassKind::MultiVector);
    let second = strongest(scores, Some(first), before.and_then(|c| c.second));
    if let Some((second, a2)) = second {
        let attracts = holds(a2, t.lean, multi_before, HYSTERESIS);
        let beside = a2
            >= match multi_before {
                Some(true) => (t.second_share - HYSTERESIS) * a1,
                Some(false) => (t.second_share + HYSTERESIS) * a1,
                None => t.second_share * a1,
            };
        if attracts && beside {
            return Class { kind: ClassKind::MultiVector, first: Some(first), second: Some(second) };
        }
    }
    let strong_before = beyond_lean.filter(|k| *k != ClassKind::MultiVector).map(|k| k == ClassKind::StronglyLeans);
    let kind = if holds(a1, t.strong, strong_before, HYSTERESIS) { ClassKind::StronglyLeans } else { ClassKind::Leans };
    Class { kind, first: Some(first), second: None }
}

/// The strongest pole but `except`; equal scores keep the fixed order, and the pole of the day
/// before stays until another is stronger by the margin.
fn strongest(scores: &[(Pole, f64)], except: Option<Pole>, before: Option<Pole>) -> Option<(Pole, f64)> {
    let others = || scores.iter().copied().filter(move |(p, _)| Some(*p) != except);
    let best = others().fold(None, |best: Option<(Pole, f64)>, next| match best {
        Some(held) if held.1 >= next.1 => Some(held),
        _ => Some(next),
    })?;
    let held = others().find(|(p, _)| Some(*p) == before);
    Some(held.filter(|(_, a)| best.1 - a < HYSTERESIS).unwrap_or(best))
}

#[cfg(test)]
mod tests {
    use super::*;
    use Pole::{China, Russia, Turkiye, West};

    fn class(scores: [f64; 4], before: Option<Class>) -> Class {
        let poles = [Russia, West, Turkiye, China];
        let scores: Vec<(Pole, f64)> = poles.into_iter().zip(scores).collect();
        classify(&scores, |_| 5.0, before)
    }

    fn named(kind: ClassKind, first: Pole, second: Option<Pole>) -> Class {
        Class { kind, first: Some(first), second }
    }

    #[test]
    fn the_four_rules_apply_in_order() {
        assert_eq!(classify(&[(Russia, 0.9)], |_| 1.99, None), Class::INSUFFICIENT);
        assert_eq!(class([0.149, 0.0, 0.0, 0.0], None), Class::NO_CLEAR_LEAN);
        assert_eq!(class([0.4, 0.2, 0.0, 0.0], None), named(ClassKind::MultiVector, Russia, Some(West)));
        assert_eq!(class([0.4, 0.19, 0.0, 0.0], None), named(ClassKind::StronglyLeans, Russia, None));
        assert_eq!(class([0.0, 0.3, 0.0, 0.14], None), named(ClassKind::Leans, West, None));
    }

    #[test]
    fn equal_scores_stand_in_the_fixed_order() {
        assert_eq!(class([0.0, 0.2, 0.2, 0.2], None), named(ClassKind::MultiVector, West, Some(Turkiye)));
    }

    #[test]
    fn a_class_changes_only_beyond_the_margin() {
        let leans = class([0.3, 0.0, 0.0, 0.0], None);
        assert_eq!(class([0.37, 0.0, 0.0, 0.0], Some(leans)).kind, ClassKind::Leans);
        let strong = class([0.38, 0.0, 0.0, 0.0], Some(leans));
        assert_eq!(strong.kind, ClassKind::StronglyLeans);
        assert_eq!(class([0.33, 0.0, 0.0, 0.0], Some(strong)).kind, ClassKind::StronglyLeans);
        assert_eq!(class([0.31, 0.0, 0.0, 0.0], Some(strong)).kind, ClassKind::Leans);
        assert_eq!(class([0.13, 0.0, 0.0, 0.0], Some(leans)).kind, ClassKind::Leans);
        assert_eq!(class([0.11, 0.0, 0.0, 0.0], Some(leans)), Class::NO_CLEAR_LEAN);
    }

    #[test]
    fn the_lead_passes_to_another_pole_only_beyond_the_margin() {
        let before = class([0.3, 0.0, 0.0, 0.0], None);
        assert_eq!(class([0.30, 0.32, 0.0, 0.0], Some(before)).first, Some(Russia));
        assert_eq!(class([0.30, 0.34, 0.0, 0.0], Some(before)).first, Some(West));
    }

    #[test]
    fn a_leap_lands_in_the_right_class_whatever_came_before() {
        let before = class([0.9, 0.0, 0.0, 0.0], None);
        assert_eq!(class([0.0, 0.0, 0.16, 0.0], Some(before)), named(ClassKind::Leans, Turkiye, None));
        assert_eq!(class([0.0, 0.0, 0.0, 0.0], Some(before)), Class::NO_CLEAR_LEAN);
    }

    #[test]
    fn sentences_name_the_poles() {
        assert_eq!(class([0.4, 0.3, 0.0, 0.0], None).sentence(), "Multi-vector: Russia, then the West");
        assert_eq!(Class::INSUFFICIENT.sentence(), "Insufficient evidence");
    }
}
