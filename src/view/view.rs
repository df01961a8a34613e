//! The views by name: as files, the command line and recorded commands write them.

use crate::atlas::{Atlas, CountryId, Pole, PoleSet};
use crate::time::Day;
use std::fmt;

/// What a picture shows. The first seven are maps, the others pages without one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub enum View {
    /// The class of every country.
    #[default]
    Leaning,
    /// The score towards one pole, diverging.
    Pull(Pole),
    /// What changed since a day: towards which pole a country moved the most, or the rise and fall
    /// of one pole's score.
    Change(Option<Pole>),
    /// Standing with an organisation, by its id.
    Membership(String),
    /// One roll call, by its item's id.
    Vote(String),
    /// One rater's values, by the table's id.
    Rating(String),
    /// Where the lens shown and another one differ, by the other's id.
    Disagreement(String),
    /// A row per country, time across, class as colour.
    Stripes,
    /// The same rows with the scores as small lines.
    Lines,
    /// Countries × organisations.
    Matrix,
    /// One country's scores over time.
    History(CountryId),
    /// One country on a page.
    Brief(CountryId),
}

/// How the views of a map are written, in the order of the menus; those with a colon take a
/// parameter.
pub const MAP_VIEWS: [&str; 8] =
    ["leaning", "pull:POLE", "change", "change:POLE", "organisation:ID", "vote:ID", "rating:ID", "disagreement:LENS"];
const PAGES: [&str; 5] = ["stripes", "lines", "matrix", "history:COUNTRY", "brief:COUNTRY"];

impl View {
    /// What land that is neither scored nor coloured means, in the views that colour more than the
    /// scored countries.
    pub const fn unrecorded(&self) -> Option<&'static str> {
        match self {
            Self::Vote(_) => Some("other countries: vote not recorded"),
            Self::Membership(_) => Some("other countries: not recorded"),
            _ => None,
        }
    }

    /// Whether it is a map; the others are pages of their own.
    pub const fn is_map(&self) -> bool {
        !matches!(self, Self::Stripes | Self::Lines | Self::Matrix | Self::History(_) | Self::Brief(_))
    }

    /// The other lens of a comparison, as it was named.
    pub fn other(&self) -> Option<&str> {
        if let Self::Disagreement(name) = self { Some(name) } else { None }
    }

    /// What a dataset is first seen as: by its evidence, or by the first table of ratings when it has
    /// nothing else.
    pub fn first(atlas: &Atlas) -> Self {
        match atlas.ratings.first() {
            Some(table) if atlas.items().next().is_none() => Self::Rating(table.id.clone()),
            _ => Self::Leaning,
        }
    }

    /// Refuses a pole that the lens does not answer in.
    ///
    /// # Errors
    /// When the view is about such a pole: the poles that there are.
    pub fn answered_in(&self, set: PoleSet) -> Result<(), String> {
        let (Self::Pull(pole) | Self::Change(Some(pole))) = self else { return Ok(()) };
        let part = matches!(pole, Pole::Eu | Pole::Us) && set.poles().contains(&Pole::West);
        if part || set.poles().contains(pole) {
            return Ok(());
        }
        let poles: Vec<&str> = set.poles().iter().map(|p| p.word()).collect();
        Err(format!("the lens does not answer in \"{pole}\"; its poles are {}", poles.join(", ")))
    }

    /// How wide the value under a country's name is at most, in ems; 0 for a view without values.
    pub const fn value_ems(&self) -> f32 {
        match self {
            Self::Pull(_) | Self::Change(Some(_)) => 3.0,
            Self::Rating(_) => 5.0,
            // Two letters with their scores.
            Self::Change(None) | Self::Disagreement(_) => 8.8,
            _ => 0.0,
        }
    }

    /// Whether it shows scores: a summary of evidence, as is then said beside it.
    pub const fn is_of_scores(&self) -> bool {
        !matches!(self, Self::Vote(_) | Self::Rating(_) | Self::Membership(_) | Self::Matrix)
    }

    /// Whether land that is not scored has a colour too: every state has a vote.
    pub const fn colours_all(&self) -> bool {
        matches!(self, Self::Vote(_) | Self::Rating(_))
    }

    /// The day that the view is about, when it is about one: that of a roll call.
    pub fn own_day(&self, atlas: &Atlas) -> Option<Day> {
        let Self::Vote(id) = self else { return None };
        atlas.votes.iter().find(|v| v.item.id == *id).map(|v| v.item.start())
    }

    /// The country that the page is about.
    pub const fn country(&self) -> Option<CountryId> {
        match self {
            Self::History(id) | Self::Brief(id) => Some(*id),
            _ => None,
        }
    }

    /// Reads a view as [`View`]'s `Display` writes it. Ids are taken as they are: see
    /// [`View::checked`].
    ///
    /// # Errors
    /// When there is no such view, or its parameter is missing: what there is.
    pub fn parse(text: &str) -> Result<Self, String> {
        let (name, parameter) = text.split_once(':').map_or((text, None), |(n, p)| (n, Some(p.trim())));
        let parameter = parameter.filter(|p| !p.is_empty());
        let all = || MAP_VIEWS.iter().chain(&PAGES).copied().collect::<Vec<_>>().join(", ");
        let id = |what: &str| {
            parameter.map(str::to_owned).ok_or_else(|| format!("the view \"{name}\" needs {what}, such as {name}:…"))
        };
        let pole = |text: &str| {
            let poles =
                || Pole::ALL.iter().filter(|p| **p != Pole::Own).map(|p| p.word()).collect::<Vec<_>>().join(", ");
            Pole::from_word(&text.to_ascii_lowercase())
                .filter(|p| *p != Pole::Own)
                .ok_or_else(|| format!("no pole \"{text}\"; the poles are {}", poles()))
        };
        let country = |text: String| {
            CountryId::parse(&text.to_ascii_uppercase()).ok_or_else(|| format!("\"{text}\" is no country's code"))
        };
        match (name, parameter) {
            ("leaning", None) => Ok(Self::Leaning),
            ("pull", _) => pole(&id("a pole")?).map(Self::Pull),
            ("change", None) if !text.contains(':') => Ok(Self::Change(None)),
            ("change", _) => pole(&id("a pole")?).map(|p| Self::Change(Some(p))),
            ("organisation", _) => id("an organisation").map(Self::Membership),
            ("vote", _) => id("a roll call").map(Self::Vote),
            ("rating", _) => id("a table of ratings").map(Self::Rating),
            ("disagreement", _) => id("another lens").map(Self::Disagreement),
            ("stripes", None) => Ok(Self::Stripes),
            ("lines", None) => Ok(Self::Lines),
            ("matrix", None) => Ok(Self::Matrix),
            ("history", _) => country(id("a country")?).map(Self::History),
            ("brief", _) => country(id("a country")?).map(Self::Brief),
            _ => Err(format!("no view \"{text}\"; the views are {}", all())),
        }
    }

    /// The view with its parameter as the atlas has it (a roll call may be named by its
    /// resolution).
    ///
    /// # Errors
    /// When the atlas has nothing of that name: what it has.
    pub fn checked(self, atlas: &Atlas) -> Result<Self, String> {
        match &self {
            Self::Membership(id) => known(atlas, id).map(Self::Membership),
            Self::Vote(text) => {
                let own = text.strip_prefix("A/RES/").unwrap_or(text);
                let vote = atlas.votes.iter().find(|v| v.item.id == *own || v.resolution.eq_ignore_ascii_case(own));
                let ids = atlas.votes.iter().map(|v| v.resolution.as_str());
                vote.map(|v| Self::Vote(v.item.id.clone())).ok_or_else(|| none("roll call", text, ids))
            }
            Self::Rating(id) => {
                let ids = || atlas.ratings.iter().map(|t| t.id.as_str());
                if ids().any(|own| own == id) { Ok(self) } else { Err(none("table of ratings", id, ids())) }
            }
            Self::Disagreement(id) => {
                let ids = atlas.lenses.iter().map(|l| l.id.as_str());
                if atlas.lens(id).is_some() { Ok(self) } else { Err(none("lens", id, ids)) }
            }
            Self::History(id) | Self::Brief(id) => {
                let ids: Vec<String> = atlas.scored().map(|c| c.id.to_string()).collect();
                let scored = atlas.country(*id).is_some_and(crate::atlas::Country::is_scored);
                if scored { Ok(self) } else { Err(none("scored country", id.as_str(), ids.iter().map(String::as_str))) }
            }
            _ => Ok(self),
        }
    }
}

fn known(atlas: &Atlas, text: &str) -> Result<String, String> {
    let mut ids: Vec<&str> = atlas.ties.iter().filter_map(|t| t.organisation.as_deref()).collect();
    ids.sort_unstable();
    ids.dedup();
    let found = ids.iter().find(|id| id.eq_ignore_ascii_case(text)).map(|id| (*id).to_owned());
    found.ok_or_else(|| none("organisation with ties", text, ids.iter().copied()))
}

fn none<'a>(what: &str, text: &str, have: impl Iterator<Item = &'a str>) -> String {
    let have: Vec<&str> = have.collect();
    if have.is_empty() {
        return format!("no {what} \"{text}\"; the dataset has none");
    }
    format!("no {what} \"{text}\"; the dataset has {}", have.join(", "))
}

impl fmt::Display for View {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Leaning => f.write_str("leaning"),
            Self::Pull(pole) => write!(f, "pull:{pole}"),
            Self::Change(None) => f.write_str("change"),
            Self::Change(Some(pole)) => write!(f, "change:{pole}"),
            Self::Membership(id) => write!(f, "organisation:{id}"),
            Self::Vote(id) => write!(f, "vote:{id}"),
            Self::Rating(id) => write!(f, "rating:{id}"),
            Self::Disagreement(id) => write!(f, "disagreement:{id}"),
            Self::Stripes => f.write_str("stripes"),
            Self::Lines => f.write_str("lines"),
            Self::Matrix => f.write_str("matrix"),
            Self::History(id) => write!(f, "history:{id}"),
            Self::Brief(id) => write!(f, "brief:{id}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_view_survives_being_written() {
        let id = |code| CountryId::parse(code).unwrap();
        for view in [
            View::Leaning,
            View::Pull(Pole::Eu),
            View::Change(None),
            View::Change(Some(Pole::China)),
            View::Membership("Union State".into()),
            View::Vote("unga-es-11-1".into()),
            View::Rating("my-table".into()),
            View::Disagreement("ties".into()),
            View::Stripes,
            View::Lines,
            View::Matrix,
            View::History(id("ARM")),
            View::Brief(id("AZE")),
        ] {
            assert_eq!(View::parse(&view.to_string()), Ok(view));
        }
    }

    #[test]
    fn what_is_no_view_says_which_there_are() {
        for text in ["moon", "stripes:1", "leaning:russia", ""] {
            assert!(View::parse(text).is_err_and(|m| m.contains("the views are leaning, pull:POLE")), "{text}");
        }
        for text in ["pull", "pull:", "vote:", "change:", "organisation"] {
            assert!(View::parse(text).is_err_and(|m| m.contains("needs")), "{text}");
        }
        assert!(View::parse("pull:own").is_err_and(|m| m.contains("the poles are russia, west")));
    }
}
