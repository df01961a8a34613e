//! One face per country for a view on a day.

use super::key::signed;
use super::rating::{self, rating_on};
use super::scope::Scope;
use super::shade::{Face, STEPS, Shade, step_of};
use super::standing::standing;
use super::view::View;
use crate::alignment::{Class, ClassKind, CountryState, Reading, THRESHOLDS};
use crate::atlas::{CountryId, Pole};

/// Conflict from which evidence counts as conflicting (cross-hatch), 0 to 1.
pub const CONFLICT_SHOWN_FROM: f64 = 0.6;

/// What every country shows that has something to show. Pages without a map have the faces of
/// [`View::Leaning`].
pub fn faces(view: &View, scope: &Scope<'_>) -> Vec<Face> {
    let atlas = scope.reading.atlas();
    let scored = || atlas.scored().map(|c| c.id);
    match view {
        View::Pull(pole) => scored().map(|id| pull(scope, id, *pole)).collect(),
        View::Change(Some(pole)) => scored().map(|id| change_of(scope, id, *pole)).collect(),
        View::Change(None) => scored().map(|id| change(scope, id)).collect(),
        View::Membership(organisation) => scored()
            .map(|id| plain(id, Shade::Standing(standing(atlas, organisation, id, scope.day).standing)))
            .collect(),
        View::Vote(id) => {
            let Some(vote) = atlas.votes.iter().find(|v| v.item.id == *id) else { return Vec::new() };
            let cast = vote.ballots.iter().map(|(country, ballot)| plain(*country, Shade::Ballot(*ballot)));
            // Nothing is known of it before it was held.
            if scope.day < vote.item.start() {
                return scored().map(|id| plain(id, Shade::Unknown)).collect();
            }
            let silent = scored().filter(|id| !vote.ballots.contains_key(id)).map(|id| plain(id, Shade::Unknown));
            cast.chain(silent).collect()
        }
        View::Rating(id) => {
            let Some(table) = atlas.ratings.iter().find(|t| t.id == *id) else { return Vec::new() };
            let scale = rating::Scale::of(table);
            let face = |id| match rating_on(table, id, scope.day) {
                Some(row) => Face { value: Some(row.value.clone()), ..plain(id, scale.shade(&row.value)) },
                None => plain(id, Shade::Unknown),
            };
            atlas.countries.iter().filter(|c| c.is_scored() || rated(table, c.id)).map(|c| face(c.id)).collect()
        }
        View::Disagreement(_) => scored().map(|id| apart(scope, id)).collect(),
        _ => scope.reading.snapshot(scope.day).countries.iter().map(|state| leaning(scope, state)).collect(),
    }
}

fn rated(table: &crate::atlas::RatingTable, id: CountryId) -> bool {
    table.rows.iter().any(|row| row.country == id)
}

const fn plain(id: CountryId, shade: Shade) -> Face {
    Face { id, shade, thin: matches!(shade, Shade::Unknown), conflicting: false, value: None }
}

fn leaning(scope: &Scope<'_>, state: &CountryState) -> Face {
    let class = if scope.split { split(state, state.class) } else { state.class };
    Face {
        id: state.id,
        shade: Shade::Class(class),
        thin: class.kind == ClassKind::Insufficient,
        conflicting: state.class.first.is_some() && state.conflict >= CONFLICT_SHOWN_FROM,
        value: None,
    }
}

/// A class with the West named after its stronger child on the day of the state.
pub fn split(state: &CountryState, class: Class) -> Class {
    let (eu, us) = (state.score(Pole::Eu), state.score(Pole::Us));
    let named = |pole: Option<Pole>| match pole {
        // Equal parts stand in the fixed order.
        Some(Pole::West) => Some(if eu >= us { Pole::Eu } else { Pole::Us }),
        other => other,
    };
    Class { first: named(class.first), second: named(class.second), ..class }
}

fn pull(scope: &Scope<'_>, id: CountryId, pole: Pole) -> Face {
    let balance = scope.reading.balance(id, pole, scope.day);
    let thin = balance.mass() < THRESHOLDS.mass;
    Face {
        id,
        // Thin evidence is never a colour: the number says what there is.
        shade: if thin { Shade::Unknown } else { Shade::Step(pole, step_of(balance.score)) },
        thin,
        conflicting: !thin && balance.conflict() >= CONFLICT_SHOWN_FROM,
        value: (balance.mass() > 0.0).then(|| signed(balance.score)),
    }
}

fn difference(scope: &Scope<'_>, id: CountryId, pole: Pole) -> f64 {
    let score = |day| scope.reading.balance(id, pole, day).score;
    score(scope.day) - score(scope.since)
}

fn has_evidence(scope: &Scope<'_>, id: CountryId, poles: &[Pole]) -> bool {
    poles.iter().any(|pole| scope.reading.balance(id, *pole, scope.day).mass() > 0.0)
}

fn change_of(scope: &Scope<'_>, id: CountryId, pole: Pole) -> Face {
    if !has_evidence(scope, id, &[pole]) {
        return plain(id, Shade::Unknown);
    }
    let by = difference(scope, id, pole);
    let thin = scope.reading.balance(id, pole, scope.day).mass() < THRESHOLDS.mass;
    let shade = if thin { Shade::Unknown } else { Shade::Step(pole, step_of(by)) };
    Face { value: Some(signed(by)), ..plain(id, shade) }
}

/// The largest change of a country's scores. A rise counts where it ends above nothing: to stand
/// less far from a pole is not to move to it.
fn change(scope: &Scope<'_>, id: CountryId) -> Face {
    let poles = scope.reading.poles();
    if !has_evidence(scope, id, poles) {
        return plain(id, Shade::Unknown);
    }
    let by: Vec<(Pole, f64)> = poles.iter().map(|p| (*p, difference(scope, id, *p))).collect();
    let arrives = |pole: Pole| scope.reading.balance(id, pole, scope.day).score >= STEPS[0];
    let told = by.iter().copied().filter(|(pole, by)| *by < 0.0 || arrives(*pole));
    let most = told.fold(None, |held: Option<(Pole, f64)>, next| match held {
        Some(held) if held.1.abs() >= next.1.abs() => Some(held),
        _ => Some(next),
    });
    let shade = match most {
        Some((pole, by)) if by >= STEPS[0] => Shade::Gained(pole, by >= STEPS[1]),
        Some((pole, by)) if by <= -STEPS[0] => Shade::Lost(pole),
        _ => Shade::Unmoved,
    };
    let mut sizes = by;
    sizes.retain(|(_, by)| by.abs() >= STEPS[0]);
    sizes.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()));
    let words = sizes.iter().take(2).map(|(pole, by)| format!("{} {}", pole.letter(), signed(*by)));
    let value = words.collect::<Vec<_>>().join(" ");
    let thin = scope.reading.class(id, scope.day).kind == ClassKind::Insufficient;
    let shade = if thin { Shade::Unknown } else { shade };
    Face { value: (!value.is_empty()).then_some(value), ..plain(id, shade) }
}

/// The pole on which two lenses differ most, and both scores, among those of which both have evidence:
/// silence is no disagreement.
fn apart(scope: &Scope<'_>, id: CountryId) -> Face {
    let Some(other) = scope.other else { return plain(id, Shade::Unknown) };
    let poles: Vec<Pole> = scope.reading.poles().iter().copied().filter(|pole| other.poles().contains(pole)).collect();
    let both = [scope.reading, other];
    let speaks = |reading: &&Reading, pole: Pole| reading.balance(id, pole, scope.day).mass() > 0.0;
    let poles = poles.into_iter().filter(|pole| both.iter().all(|reading| speaks(reading, *pole))).collect::<Vec<_>>();
    let scores = |pole: Pole| both.map(|reading| reading.balance(id, pole, scope.day).score);
    let widest = poles.iter().map(|pole| (*pole, scores(*pole))).fold(None, |held: Option<(Pole, [f64; 2])>, next| {
        let size = |(_, [a, b]): (Pole, [f64; 2])| (a - b).abs();
        match held {
            Some(held) if size(held) >= size(next) => Some(held),
            _ => Some(next),
        }
    });
    let Some((pole, [ours, theirs])) = widest else { return plain(id, Shade::Unknown) };
    let value = format!("{} {} | {}", pole.letter(), signed(ours), signed(theirs));
    let shade = Shade::Apart(step_of((ours - theirs).abs()).unsigned_abs());
    let thin = both.iter().any(|reading| reading.class(id, scope.day).kind == ClassKind::Insufficient);
    Face { thin, value: Some(value), ..plain(id, shade) }
}
