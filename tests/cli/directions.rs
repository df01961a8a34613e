//! What the built-in evidence must show whatever the coding of single items.

use crate::{country, number, state};

fn score(date: &str, id: &str, pole: &str) -> f64 {
    number(&country(&state(date), id)["scores"][pole])
}

#[test]
fn ukraine_turned_from_russia_to_the_west() {
    assert!(score("2025-07-01", "UKR", "west") > score("2013-06-01", "UKR", "west"));
    assert!(score("2025-07-01", "UKR", "russia") < score("2013-06-01", "UKR", "russia"));
}

#[test]
fn armenia_moved_from_russia_towards_the_west() {
    assert!(score("2025-07-01", "ARM", "russia") < score("2013-06-01", "ARM", "russia"));
    assert!(score("2025-07-01", "ARM", "west") > score("2013-06-01", "ARM", "west"));
}

#[test]
fn azerbaijan_drew_nearer_to_turkiye_and_away_from_russia() {
    assert!(score("2025-07-01", "AZE", "turkiye") > score("2013-06-01", "AZE", "turkiye"));
    assert!(score("2025-07-01", "AZE", "russia") < score("2013-06-01", "AZE", "russia"));
}

#[test]
fn the_csto_freeze_lowers_armenias_score_on_the_day() {
    assert!(score("2024-02-23", "ARM", "russia") < score("2024-02-22", "ARM", "russia"));
}

#[test]
fn accession_talks_do_not_lower_ukraines_score_on_the_day() {
    assert!(score("2024-06-25", "UKR", "west") >= score("2024-06-24", "UKR", "west"));
}
