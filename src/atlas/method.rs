//! The constants of the method, and lenses: which evidence counts and how much.

use super::item::Item;
use super::vocabulary::{Domain, Kind, Label, PoleSet};
use std::ops::RangeInclusive;

/// The adjustable constants of the score (METHOD, *Score*).
#[derive(Clone, Debug, PartialEq)]
pub struct Method {
    /// Version of the method, written on every figure.
    pub version: String,
    /// Damping constant K, within [`Method::DAMPING`].
    pub damping: f64,
    /// Half-life in months of events and ended ties, by domain.
    pub half_life_months: [f64; 4],
}

impl Method {
    /// The damping constants K that can be asked for.
    pub const DAMPING: RangeInclusive<f64> = 0.1..=10.0;
    /// The half-lives that can be asked for, in months.
    pub const HALF_LIFE_MONTHS: RangeInclusive<f64> = 0.5..=600.0;
}

impl Default for Method {
    /// K = 1.5; 12 months in security and society, 24 in politics and economy.
    fn default() -> Self {
        Self { version: "1".into(), damping: 1.5, half_life_months: [12.0, 24.0, 24.0, 12.0] }
    }
}

/// Weights of the four domains, in the order of [`Domain::ALL`]. Not negative, not all 0.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Weights(pub [f64; 4]);

impl Weights {
    /// The presets by name: equal, security first, institutions first, economy first.
    pub const PRESETS: [(&'static str, Self); 4] = [
        ("equal", Self([0.25, 0.25, 0.25, 0.25])),
        ("security first", Self([0.40, 0.25, 0.25, 0.10])),
        ("institutions first", Self([0.25, 0.40, 0.25, 0.10])),
        ("economy first", Self([0.25, 0.25, 0.40, 0.10])),
    ];

    /// Renormalised so that they sum to 1; equal when they sum to nothing.
    #[must_use]
    pub fn normalised(self) -> Self {
        let sum: f64 = self.0.iter().map(|w| w.max(0.0)).sum();
        if sum > 0.0 && sum.is_finite() { Self(self.0.map(|w| w.max(0.0) / sum)) } else { Self([0.25; 4]) }
    }

    /// The weight of one domain.
    pub const fn of(self, domain: Domain) -> f64 {
        self.0[domain.index()]
    }

    /// The name of the preset with these weights, if any.
    pub fn preset_name(self) -> Option<&'static str> {
        let same = |a: Self, b: Self| a.0.iter().zip(b.0).all(|(x, y)| (x - y).abs() < 1e-9);
        Self::PRESETS.iter().find(|(_, w)| same(self.normalised(), w.normalised())).map(|(name, _)| *name)
    }
}

impl Default for Weights {
    fn default() -> Self {
        Self::PRESETS[0].1
    }
}

/// Which evidence counts, and how much.
#[derive(Clone, Debug, PartialEq)]
pub struct Lens {
    /// Unique in the dataset.
    pub id: String,
    /// Name shown to people.
    pub name: String,
    /// One sentence.
    pub description: String,
    /// Kinds that count.
    pub kinds: Vec<Kind>,
    /// Labels that count.
    pub labels: Vec<Label>,
    /// When given, only items with one of these sources count.
    pub sources: Option<Vec<String>>,
    /// Sources that are left out: an item that has another source stays.
    pub without: Vec<String>,
    /// Which poles it answers in.
    pub pole_set: PoleSet,
    /// Domain weights.
    pub weights: Weights,
    /// Damping constant K, where it is not the dataset's.
    pub damping: Option<f64>,
    /// Half-lives in months by domain, where they are not the dataset's.
    pub half_life_months: Option<[f64; 4]>,
}

impl Lens {
    /// The id of a lens that is being changed.
    pub const DRAFT: &str = "draft";

    /// Facts and attributed reports of every source, equal weights.
    pub fn all() -> Self {
        Self {
            id: "all".into(),
            name: "All evidence".into(),
            description: "Ties, votes and events that are recorded facts or attributed reports, equal weights.".into(),
            kinds: vec![Kind::Tie, Kind::Vote, Kind::Event],
            labels: vec![Label::Fact, Label::Report],
            sources: None,
            without: Vec::new(),
            pole_set: PoleSet::Powers,
            weights: Weights::default(),
            damping: None,
            half_life_months: None,
        }
    }

    /// Whether the lens lets an item count.
    pub fn admits(&self, item: &Item) -> bool {
        self.kinds.contains(&item.kind)
            && self.labels.contains(&item.label)
            && self.sources.as_ref().is_none_or(|own| item.sources.iter().any(|s| own.contains(s)))
            && (self.without.is_empty() || item.sources.iter().any(|s| !self.without.contains(s)))
    }

    /// The method's constants with the lens's own in their place.
    #[must_use]
    pub fn method(&self, method: &Method) -> Method {
        Method {
            version: method.version.clone(),
            damping: self.damping.unwrap_or(method.damping),
            half_life_months: self.half_life_months.unwrap_or(method.half_life_months),
        }
    }
}
