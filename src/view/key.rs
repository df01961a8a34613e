//! What the shades of a view mean, for the legend, and what the view is called.

use super::rating;
use super::scope::Scope;
use super::shade::{Face, STEPS, Shade};
use super::standing::Standing;
use super::view::View;
use crate::atlas::{Atlas, Ballot, Pole};
use crate::text;

/// The legend of a view that is not one of classes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Key {
    /// What is coloured.
    pub title: String,
    /// What the columns of the table mean.
    pub columns: Vec<String>,
    /// Names with a shade for each column, and what each shade means.
    pub table: Vec<(String, Vec<(Shade, String)>)>,
    /// Shades and what they mean.
    pub rows: Vec<(Shade, String)>,
    /// A line under them.
    pub remark: Option<String>,
    /// What the sparse hatch means.
    pub thin: &'static str,
}

impl Key {
    /// What a shade means.
    pub fn words_of(&self, shade: Shade) -> Option<String> {
        let cells = self.table.iter().flat_map(|(_, cells)| cells);
        self.rows.iter().chain(cells).find(|(own, _)| *own == shade).map(|(_, words)| words.clone())
    }
}

const THIN: &str = "thin evidence, or none";

/// A score with its sign and two decimals; what rounds to nothing has none.
pub fn signed(value: f64) -> String {
    text::signed(value, 2)
}

/// `since 1 January 2022`; while the day moves with the one shown, so that nothing flickers, `in a year`.
fn since_words(scope: &Scope<'_>) -> String {
    if scope.rolling { "in a year".to_owned() } else { format!("since {}", scope.since.long()) }
}

/// The legend of a view; `None` for classes, whose legend names poles and strengths. Of standings
/// and votes it has those in `faces`, so that it names nothing that is not on the map; without
/// faces, all that can come while time runs.
pub fn key(view: &View, scope: &Scope<'_>, faces: Option<&[Face]>) -> Option<Key> {
    let atlas = scope.reading.atlas();
    let shown = |shade: Shade| faces.is_none_or(|faces| faces.iter().any(|face| face.shade == shade));
    let key = match view {
        View::Pull(pole) => steps(*pole, format!("Pull of {}", pole.title()), ["away", "towards"]),
        View::Change(Some(pole)) => {
            steps(*pole, format!("{} {}", pole.name(), since_words(scope)), ["lower by", "higher by"])
        }
        View::Change(None) => gained(scope),
        View::Membership(id) => Key {
            title: format!("Standing with {}", organisation_name(id)),
            rows: possible(atlas, id)
                .into_iter()
                .map(|s| (Shade::Standing(s), s.title().to_owned()))
                .filter(|(shade, _)| shown(*shade))
                .collect(),
            thin: THIN,
            ..Key::default()
        },
        View::Vote(_) => {
            let word = |ballot: Ballot| match ballot {
                Ballot::Abstain => "abstained",
                other => other.word(),
            };
            let row = |ballot: &Ballot| (Shade::Ballot(*ballot), word(*ballot).to_owned());
            let rows = Ballot::ALL.iter().map(row).filter(|(shade, _)| shown(*shade)).collect();
            Key { title: "Voted".to_owned(), rows, thin: "no vote known", ..Key::default() }
        }
        View::Rating(id) => {
            let table = atlas.ratings.iter().find(|t| t.id == *id);
            let rows = table.map(|t| rating::Scale::of(t).rows()).unwrap_or_default();
            // Of words those that somebody has; the levels of a scale of numbers all.
            let is_level = |shade: &Shade| matches!(shade, Shade::Level(_));
            let rows = rows.into_iter().filter(|(shade, _)| is_level(shade) || shown(*shade)).collect();
            Key {
                title: format!("Rated by {id}"),
                rows,
                remark: Some("a rater's values, not our evidence".to_owned()),
                thin: "no value",
                ..Key::default()
            }
        }
        View::Disagreement(_) => apart(scope),
        _ => return None,
    };
    Some(key)
}

fn range(from: usize) -> String {
    STEPS
        .get(from + 1)
        .map_or_else(|| format!("{:.2} or more", STEPS[from]), |to| format!("{:.2} to {to:.2}", STEPS[from]))
}

fn steps(pole: Pole, title: String, [down, up]: [&str; 2]) -> Key {
    let row = |step: i8| {
        let words = match step {
            0 => format!("under ±{:.2}", STEPS[0]),
            1.. => format!("{up} {}", range(usize::from(step.unsigned_abs()) - 1)),
            _ => format!("{down} {}", range(usize::from(step.unsigned_abs()) - 1)),
        };
        (Shade::Step(pole, step), words)
    };
    Key { title, rows: (-3..=3).rev().map(row).collect(), thin: THIN, ..Key::default() }
}

fn gained(scope: &Scope<'_>) -> Key {
    let row = |pole: &Pole| {
        let name = pole.name();
        let cells = vec![
            (Shade::Gained(*pole, true), format!("{name} up by {:.2} or more", STEPS[1])),
            (Shade::Gained(*pole, false), format!("{name} up by {:.2} to {:.2}", STEPS[0], STEPS[1])),
            (Shade::Lost(*pole), format!("{name} down by {:.2} or more", STEPS[0])),
        ];
        (name.to_owned(), cells)
    };
    let letters: Vec<String> = scope.reading.poles().iter().map(|p| format!("{} {}", p.letter(), p.name())).collect();
    Key {
        title: format!("Largest change of a score, {}", since_words(scope)),
        columns: vec![format!("+{:.2}…", STEPS[1]), format!("+{:.2}…", STEPS[0]), format!("−{:.2}…", STEPS[0])],
        table: scope.reading.poles().iter().map(row).collect(),
        rows: vec![(Shade::Unmoved, format!("no change of {:.2}", STEPS[0]))],
        remark: Some(format!("under names: largest changes ({})", letters.join(", "))),
        thin: THIN,
    }
}

fn apart(scope: &Scope<'_>) -> Key {
    let row = |i: u8| match i {
        0 => (Shade::Apart(0), format!("agree within {:.2}", STEPS[0])),
        _ => (Shade::Apart(i), format!("apart by {}", range(usize::from(i) - 1))),
    };
    let other = scope.other.map_or("another lens", |o| o.lens().name.as_str());
    let letters: Vec<String> = scope.reading.poles().iter().map(|p| format!("{} {}", p.letter(), p.name())).collect();
    Key {
        title: "Largest difference of a score".to_owned(),
        rows: (0..=3).map(row).collect(),
        remark: Some(format!("under names: {} | {other} ({})", scope.reading.lens().name, letters.join(", "))),
        thin: "one of the two is silent, or thin",
        ..Key::default()
    }
}

/// The standings that the organisation's ties can give on one day or another.
fn possible(atlas: &Atlas, organisation: &str) -> Vec<Standing> {
    let ties = || atlas.ties.iter().filter(|t| t.organisation.as_deref() == Some(organisation));
    let ended = ties().any(|t| t.item.end.is_some());
    let given = |s: &Standing| ties().any(|t| Standing::of(t.status) == Some(*s)) || *s == Standing::None;
    Standing::ALL.into_iter().filter(|s| given(s) || (*s == Standing::Left && ended)).collect()
}

/// With the article that abbreviations have in a sentence.
fn organisation_name(id: &str) -> String {
    let article = if id.chars().next().is_some_and(char::is_uppercase) { "the " } else { "" };
    format!("{article}{id}")
}

/// What the view is called on a page: `Pull of Russia`, `Vote on ES-11/1, 2 March 2022`.
pub fn subtitle(view: &View, scope: &Scope<'_>) -> String {
    let atlas = scope.reading.atlas();
    let country = |id: &crate::atlas::CountryId| atlas.country(*id).map_or_else(|| id.to_string(), |c| c.name.clone());
    match view {
        View::Leaning => "Who leans where".to_owned(),
        View::Pull(pole) => format!("Pull of {}", pole.title()),
        View::Change(None) => format!("Who moved where {}", since_words(scope)),
        View::Change(Some(pole)) => format!("Change of closeness to {} {}", pole.title(), since_words(scope)),
        View::Membership(id) => {
            // A name that begins with the short one says it already.
            let named = |o: &crate::atlas::Organisation| {
                if o.name.starts_with(id.as_str()) { o.name.clone() } else { format!("{} ({id})", o.name) }
            };
            let name = atlas.organisation(id).map(named);
            name.map_or_else(|| format!("Standing with {id}"), |name| format!("Standing with the {name}"))
        }
        View::Vote(id) => match atlas.votes.iter().find(|v| v.item.id == *id) {
            Some(vote) => {
                format!("Vote on resolution {}, {}: {}", vote.resolution, vote.item.date.long(), vote.item.title)
            }
            None => format!("Vote {id}"),
        },
        View::Rating(id) => format!("Values of the table \"{id}\""),
        View::Disagreement(_) => {
            let other = scope.other.map_or("another lens", |o| o.lens().name.as_str());
            format!("Where \"{}\" and \"{other}\" differ", scope.reading.lens().name)
        }
        View::Stripes => "Who leaned where".to_owned(),
        View::Lines => "How close to whom over time".to_owned(),
        View::Matrix => "Who stands where with which organisation".to_owned(),
        View::History(id) => format!("{} over time", country(id)),
        View::Brief(id) => country(id),
    }
}
