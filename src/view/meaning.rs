//! What the colours of a view mean, for the notes of a page and for the window.

use super::scope::Scope;
use super::view::View;

/// What the colours of the view mean, in a sentence or two.
pub fn meaning(view: &View, scope: &Scope<'_>) -> String {
    let poles: Vec<&str> = scope.reading.poles().iter().map(|p| p.title()).collect();
    let score = "the balance of dated, cited evidence in four domains";
    match view {
        View::Pull(pole) => format!(
            "each colour is the score towards {}, {score}, from −1 to +1; the number is under the name. \
             Hatched: the evidence is thin.",
            pole.title()
        ),
        View::Change(Some(pole)) => format!(
            "each colour is the score towards {} less that of {}; scores also move when evidence ages.",
            pole.title(),
            scope.since.long()
        ),
        View::Change(None) => format!(
            "each colour is the largest change of the country's scores since {}: full where a score rose, striped where \
             one fell; under the names the largest changes, each {score}. Scores also move when evidence ages.",
            scope.since.long()
        ),
        View::Membership(_) => {
            "each colour is the closest standing in force on the date; frozen, observer and candidate are told apart."
                .to_owned()
        }
        View::Vote(_) => "each colour is the country's vote; abstaining and not voting are two different things. \
             The poles' votes are shown too."
            .to_owned(),
        View::Rating(id) => format!(
            "each colour is the last value of the table \"{id}\" up to the date: one rater's, and no part of our evidence."
        ),
        View::Disagreement(_) => format!(
            "each colour is the largest difference between the scores that the two lenses give; under the names the \
             pole and both scores, each {score}. Lenses are compared, never averaged."
        ),
        View::Matrix => {
            "each cell is a country's closest standing with an organisation on the date, with the year since \
             which it holds; frozen, observer and candidate are told apart."
                .to_owned()
        }
        View::Lines | View::History(_) => format!(
            "each line is the score towards one pole, {score}, from −1 to +1; the strip is the class. Evidence ages, so \
             scores also move between events."
        ),
        _ => {
            let split = if scope.split {
                " The West is named after its stronger part, the EU (with the UK) or the US."
            } else {
                ""
            };
            format!(
                "each colour is the class of {} scores per country ({}), each {score}. Stripes: the second pole is at \
                 least half as strong as the first.{split}",
                poles.len(),
                poles.join(", ")
            )
        }
    }
}
