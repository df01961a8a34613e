//! The views of the built-in dataset: what the colours say, and that the legend says it too.

use realign::alignment::Reading;
use realign::atlas::{Atlas, Ballot, CountryId, Lens, Pole};
use realign::dataset::load_built_in;
use realign::time::{Date, Day};
use realign::view::{Face, STEPS, Scope, Shade, Standing, View, faces, key, standing, step_of, subtitle};
use std::sync::{Arc, LazyLock};

static ATLAS: LazyLock<Arc<Atlas>> =
    LazyLock::new(|| Arc::new(load_built_in().atlas.expect("the built-in dataset loads")));
static READING: LazyLock<Reading> = LazyLock::new(|| through("all"));

fn through(lens: &str) -> Reading {
    Reading::new(Arc::clone(&ATLAS), ATLAS.lens(lens).cloned().expect("a lens of the dataset"))
}

fn id(code: &str) -> CountryId {
    CountryId::parse(code).expect("a code")
}

fn day(text: &str) -> Day {
    Date::parse(text).expect("a date").first()
}

fn scope<'a>(reading: &'a Reading, other: Option<&'a Reading>, on: &str) -> Scope<'a> {
    let on = day(on);
    Scope { reading, other, day: on, since: on.add_months(-12), rolling: false, split: false }
}

fn face(faces: &[Face], code: &str) -> Face {
    faces.iter().find(|face| face.id == id(code)).cloned().expect("a face")
}

fn all_views() -> Vec<View> {
    let names = [
        "leaning",
        "pull:russia",
        "pull:us",
        "change",
        "change:west",
        "organisation:CSTO",
        "organisation:EU",
        "vote:ES-11/1",
        "disagreement:ties",
    ];
    names.map(|name| View::parse(name).and_then(|view| view.checked(&ATLAS)).expect("a view")).to_vec()
}

#[test]
fn every_colour_has_its_words_in_the_legend() {
    let ties = through("ties");
    for on in ["2008-06-01", "2014-09-15", "2022-03-15", "2025-07-01", "2026-06-30"] {
        for view in all_views() {
            let scope = scope(&READING, Some(&ties), on);
            let faces = faces(&view, &scope);
            for key in [key(&view, &scope, Some(&faces)), key(&view, &scope, None)].into_iter().flatten() {
                for face in faces.iter().filter(|face| face.shade != Shade::Unknown) {
                    let rows = key.rows.iter().filter(|(shade, words)| *shade == face.shade && !words.is_empty());
                    let cells = key.table.iter().flat_map(|(_, cells)| cells).filter(|(shade, _)| *shade == face.shade);
                    assert_eq!(rows.count() + cells.count(), 1, "{view}, {on}: {face:?}");
                    assert!(key.words_of(face.shade).is_some_and(|words| !words.is_empty()));
                }
            }
            assert!(ATLAS.scored().all(|c| faces.iter().filter(|f| f.id == c.id).count() == 1), "{view}, {on}");
            assert!(!subtitle(&view, &scope).is_empty());
        }
    }
}

#[test]
fn the_pull_of_a_pole_is_its_score_in_steps() {
    let scope = scope(&READING, None, "2025-07-01");
    for pole in [Pole::Russia, Pole::West, Pole::China, Pole::Eu] {
        for face in faces(&View::Pull(pole), &scope) {
            let balance = READING.balance(face.id, pole, scope.day);
            let shade = if balance.mass() < 2.0 { Shade::Unknown } else { Shade::Step(pole, step_of(balance.score)) };
            assert_eq!((face.shade, face.thin), (shade, shade == Shade::Unknown), "{}", face.id);
        }
    }
}

#[test]
fn a_change_is_the_largest_one_whether_a_score_rose_or_fell() {
    let mut seen = [0, 0];
    for on in ["2009-01-01", "2014-12-31", "2020-12-31", "2022-03-20", "2022-12-31", "2025-07-01"] {
        let scope = scope(&READING, None, on);
        let score = |code: CountryId, pole: Pole, on: Day| READING.balance(code, pole, on).score;
        for face in faces(&View::Change(None), &scope) {
            let by = |pole: Pole| score(face.id, pole, scope.day) - score(face.id, pole, scope.since);
            // To stand less far from a pole is not to move to it.
            let told = |pole: &&Pole| by(**pole) < 0.0 || score(face.id, **pole, scope.day) >= STEPS[0];
            let most = READING.poles().iter().filter(told).map(|pole| by(*pole).abs()).fold(0.0, f64::max);
            match face.shade {
                Shade::Gained(pole, strong) => {
                    seen[0] += 1;
                    assert!((by(pole) - most).abs() < 1e-12 && strong == (most >= STEPS[1]), "{on} {face:?}");
                }
                Shade::Lost(pole) => {
                    seen[1] += 1;
                    assert!((by(pole) + most).abs() < 1e-12 && most >= STEPS[0], "{on} {face:?}");
                }
                Shade::Unmoved => assert!(most < STEPS[0], "{on} {face:?}"),
                other => assert_eq!(other, Shade::Unknown),
            }
        }
    }
    assert!(seen.iter().all(|count| *count > 3), "rises and falls: {seen:?}");
}

#[test]
fn where_one_of_two_lenses_is_silent_they_do_not_disagree() {
    let essay = through("karimli-essay");
    let scope = scope(&READING, Some(&essay), "2026-06-30");
    let view = View::Disagreement("karimli-essay".into());
    for face in faces(&view, &scope) {
        let speaks = |reading: &Reading, pole: Pole| reading.balance(face.id, pole, scope.day).mass() > 0.0;
        let common: Vec<Pole> =
            READING.poles().iter().copied().filter(|p| speaks(&READING, *p) && speaks(&essay, *p)).collect();
        match face.value.as_deref().and_then(|value| value.chars().next()) {
            None => assert!(common.is_empty() && face.shade == Shade::Unknown, "{face:?}"),
            Some(letter) => assert!(common.iter().any(|pole| pole.letter().starts_with(letter)), "{face:?} {common:?}"),
        }
    }
}

#[test]
fn a_change_names_the_pole_that_rose_most() {
    let since_war = Scope { since: day("2022-02-23"), ..scope(&READING, None, "2023-06-01") };
    let ukraine = face(&faces(&View::Change(None), &since_war), "UKR");
    let by = |pole: Pole| {
        let score = |on| READING.balance(id("UKR"), pole, on).score;
        score(since_war.day) - score(since_war.since)
    };
    assert!(by(Pole::West) >= STEPS[0]);
    assert!(matches!(ukraine.shade, Shade::Gained(Pole::West, _)), "{ukraine:?}");
    let value = ukraine.value.expect("its largest changes");
    assert!(value.contains(&format!("W {}", realign::view::signed(by(Pole::West)))), "{value}");
    let russia = face(&faces(&View::Change(Some(Pole::Russia)), &since_war), "UKR");
    assert_eq!(russia.shade, Shade::Step(Pole::Russia, step_of(by(Pole::Russia))));
}

#[test]
fn member_frozen_observer_candidate_and_left_are_told_apart() {
    for (organisation, code, on, expected) in [
        ("CSTO", "ARM", "2024-02-22", Standing::Member),
        ("CSTO", "ARM", "2024-03-01", Standing::Frozen),
        ("CSTO", "UZB", "2010-01-01", Standing::Member),
        ("CSTO", "UZB", "2015-01-01", Standing::Left),
        ("CSTO", "UKR", "2015-01-01", Standing::None),
        ("EAEU", "MDA", "2020-01-01", Standing::Observer),
        ("EAEU", "KAZ", "2015-01-01", Standing::Member),
        ("EU", "UKR", "2023-01-01", Standing::Candidate),
        ("EU", "UKR", "2024-07-01", Standing::Talks),
        ("EU", "UKR", "2018-01-01", Standing::Association),
        ("CIS", "TKM", "2010-01-01", Standing::Associate),
        ("CIS", "GEO", "2009-01-01", Standing::Withdrawing),
        ("CIS", "GEO", "2010-01-01", Standing::Left),
    ] {
        let found = standing(&ATLAS, organisation, id(code), day(on));
        assert_eq!(found.standing, expected, "{code} in {organisation} on {on}: {:?}", found.tie.map(|t| &t.item.id));
    }
}

#[test]
fn a_roll_call_tells_abstaining_from_not_voting_and_shows_the_poles_too() {
    let view = View::Vote("ES-11/1".into()).checked(&ATLAS).expect("the roll call of 2 March 2022");
    let faces = faces(&view, &scope(&READING, None, "2022-03-02"));
    for (code, ballot) in [
        ("UKR", Ballot::Yes),
        ("BLR", Ballot::No),
        ("KAZ", Ballot::Abstain),
        ("UZB", Ballot::NotVoting),
        ("RUS", Ballot::No),
        ("CHN", Ballot::Abstain),
    ] {
        assert_eq!(face(&faces, code).shade, Shade::Ballot(ballot), "{code}");
    }
    assert_eq!(view.own_day(&ATLAS), Some(day("2022-03-02")));
}

#[test]
fn two_readings_of_azerbaijan_stand_apart_in_one_picture() {
    let (column, essay) = (through("jazeera-column"), through("karimli-essay"));
    let faces = faces(&View::Disagreement("karimli-essay".into()), &scope(&column, Some(&essay), "2025-07-10"));
    let azerbaijan = face(&faces, "AZE");
    assert_eq!(azerbaijan.shade, Shade::Apart(3));
    let value = azerbaijan.value.expect("both scores");
    assert!(value.starts_with("R −0.") && value.contains("| +0."), "{value}");
    assert_eq!(face(&faces, "KAZ").shade, Shade::Unknown, "the essay says nothing about Kazakhstan");
}

#[test]
fn a_split_west_is_named_after_its_stronger_part() {
    let whole = scope(&READING, None, "2025-07-01");
    let split = Scope { split: true, ..whole };
    let mut parts = 0;
    for (face, plain) in faces(&View::Leaning, &split).iter().zip(faces(&View::Leaning, &whole)) {
        let (Shade::Class(shown), Shade::Class(class)) = (face.shade, plain.shade) else { panic!("classes") };
        assert_eq!(shown.kind, class.kind);
        if class.first == Some(Pole::West) {
            let [eu, us] = [Pole::Eu, Pole::Us].map(|pole| READING.balance(face.id, pole, whole.day).score);
            assert_eq!(shown.first, Some(if eu >= us { Pole::Eu } else { Pole::Us }), "{}", face.id);
            parts += 1;
        }
    }
    assert!(parts > 0);
}

#[test]
fn what_nothing_is_known_of_has_no_colour() {
    let lens = Lens { kinds: Vec::new(), ..Lens::all() };
    let nothing = Reading::new(Arc::clone(&ATLAS), lens);
    for view in [View::Pull(Pole::Russia), View::Change(None), View::Change(Some(Pole::West))] {
        let faces = faces(&view, &scope(&nothing, None, "2025-07-01"));
        assert!(faces.iter().all(|f| f.shade == Shade::Unknown && f.thin && f.value.is_none()), "{view}");
    }
}

#[test]
fn a_value_has_the_room_that_its_view_keeps_for_it() {
    use realign::text::{Weight, measure};
    let (column, essay) = (through("jazeera-column"), through("karimli-essay"));
    for on in ["2014-09-15", "2022-06-01", "2025-07-10"] {
        for view in ["pull:russia", "change", "change:west", "disagreement:karimli-essay"] {
            let view = View::parse(view).expect("a view");
            let reading = if view.other().is_some() { &column } else { &*READING };
            for face in faces(&view, &scope(reading, Some(&essay), on)) {
                let width = face.value.map_or(0.0, |value| measure(&value, Weight::Bold, 1.0, 0.0));
                assert!(width <= view.value_ems(), "{view}, {}, {on}: {width}", face.id);
            }
        }
    }
}
