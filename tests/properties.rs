//! What holds of the method whatever the evidence is: random sets of ties and events, random days.

use proptest::prelude::*;
use realign::alignment::{ItemDifference, Reading};
use realign::atlas::{
    Actor, Atlas, Category, Country, CountryId, Domain, Effect, Event, Item, Kind, Label, Lens, Pole, Role, Tie,
    TieStatus,
};
use realign::time::{Date, Day};
use std::sync::Arc;

const DAYS: i32 = 4000;
const POLES: [Pole; 6] = [Pole::Russia, Pole::West, Pole::Turkiye, Pole::China, Pole::Eu, Pole::Us];

fn country() -> CountryId {
    CountryId::parse("GEO").expect("a code")
}

fn first_day() -> Day {
    Day::from_ymd(2008, 1, 1).expect("a day")
}

fn date(number: i32) -> Date {
    let (y, m, d) = (first_day() + number).ymd();
    Date::parse(&format!("{y:04}-{m:02}-{d:02}")).expect("a date")
}

/// Random facts of one item: kind, start, length, pole, domain, strength in tenths, confidence, key.
type Facts = (bool, i32, Option<i32>, usize, usize, i32, usize, Option<u8>);

fn item(index: usize, (is_tie, start, length, pole, domain, tenths, confidence, key): Facts) -> Item {
    let strength = f64::from(if tenths == 0 { 1 } else { tenths }) / 10.0;
    let effect = Effect {
        country: country(),
        actor: Actor::Government,
        pole: POLES[pole],
        domain: Domain::ALL[domain],
        strength,
    };
    Item {
        id: format!("item-{index}"),
        kind: if is_tie { Kind::Tie } else { Kind::Event },
        title: format!("Item {index}"),
        text: String::new(),
        date: date(start),
        end: length.map(|length| date(start + length)),
        confidence: [1.0, 0.7, 0.4][confidence],
        label: Label::Fact,
        sources: vec![format!("source-{}", index % 5)],
        confirmed_by: Vec::new(),
        statements: Vec::new(),
        counts_with: key.map(|key| format!("group-{key}")),
        note: None,
        effects: vec![effect],
    }
}

fn tie(item: Item) -> Tie {
    Tie {
        item,
        country: country(),
        organisation: Some("X".into()),
        partner: None,
        status: TieStatus::Member,
        code: None,
        signed: None,
        provisional: None,
        in_force: None,
    }
}

fn event(item: Item) -> Event {
    Event {
        item,
        countries: vec![country()],
        category: Category::Summit,
        place: None,
        position: None,
        actors: Vec::new(),
        contested: None,
        quantities: Vec::new(),
        abroad: false,
    }
}

fn atlas_of(items: Vec<Item>) -> Arc<Atlas> {
    let (ties, events): (Vec<Item>, Vec<Item>) = items.into_iter().partition(|item| item.kind == Kind::Tie);
    let mut events: Vec<Event> = events.into_iter().map(event).collect();
    events.sort_by(|a, b| (a.item.start(), &a.item.id).cmp(&(b.item.start(), &b.item.id)));
    let land = Country {
        id: country(),
        name: "Georgia".into(),
        native_name: None,
        role: Role::Focus,
        pole: None,
        shape: geo::MultiPolygon(Vec::new()),
        label_point: None,
        tile: None,
    };
    Arc::new(Atlas {
        first_day: first_day(),
        slider_from: first_day(),
        last_day: first_day() + DAYS,
        countries: vec![land],
        ties: ties.into_iter().map(tie).collect(),
        events,
        lenses: vec![Lens::all()],
        ..Atlas::default()
    })
}

fn items() -> impl Strategy<Value = Vec<Item>> {
    let facts = (
        any::<bool>(),
        0..DAYS,
        proptest::option::of(1_i32..1500),
        0..POLES.len(),
        0_usize..4,
        -30_i32..=30,
        0_usize..3,
        proptest::option::of(0_u8..6),
    );
    proptest::collection::vec(facts, 0..24)
        .prop_map(|all| all.into_iter().enumerate().map(|(index, facts)| item(index, facts)).collect())
}

fn reading(items: Vec<Item>) -> Reading {
    Reading::new(atlas_of(items), Lens::all())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn scores_are_bounded_and_their_parts_add_up(items in items(), on in 0..DAYS) {
        let (reading, on) = (reading(items), first_day() + on);
        for pole in POLES {
            let explanation = reading.explain_pole(country(), pole, on);
            let sum: f64 = explanation.items.iter().map(|item| item.contribution).sum();
            prop_assert!(explanation.score > -1.0 && explanation.score < 1.0);
            prop_assert!((sum - explanation.score).abs() < 1e-9);
        }
    }

    #[test]
    fn what_changed_between_two_days_adds_up(items in items(), a in 0..DAYS, b in 0..DAYS) {
        let (reading, from, to) = (reading(items), first_day() + a.min(b), first_day() + a.max(b));
        for pole in POLES {
            let change = reading.difference(country(), pole, from, to);
            let sum: f64 = change.items.iter().map(ItemDifference::difference).sum();
            prop_assert!((sum - change.difference()).abs() < 1e-9);
            let [before, after] = [from, to].map(|on| reading.balance(country(), pole, on).score);
            prop_assert!((change.before, change.after) == (before, after));
        }
    }

    #[test]
    fn the_class_of_a_day_is_the_same_whichever_way_one_comes_to_it(items in items(), leap in 1_i32..400) {
        let atlas = atlas_of(items);
        let whole = Reading::new(Arc::clone(&atlas), Lens::all());
        whole.history();
        let days: Vec<Day> = (0..DAYS).step_by(leap as usize).map(|n| first_day() + n).collect();
        let forward: Vec<_> = days.iter().map(|on| whole.class(country(), *on)).collect();
        // Asked for one day alone, the last one first: without the days before it.
        let alone = Reading::new(atlas, Lens::all());
        for (on, class) in days.iter().zip(&forward).rev() {
            prop_assert_eq!(alone.class(country(), *on), *class);
        }
    }

    #[test]
    fn a_stronger_positive_item_never_lowers_a_score(items in items(), on in 0..DAYS, pick in 0_usize..24) {
        let on = first_day() + on;
        let before = reading(items.clone());
        let mut raised = items;
        // Of a ladder the strongest tie in force counts, whatever its confidence: a stronger rung that is less
        // sure may take the place of a surer one. Items without a ladder have no such choice.
        let free = |item: &Item| item.effects[0].strength > 0.0 && item.counts_with.is_none();
        let positive: Vec<usize> = (0..raised.len()).filter(|i| free(&raised[*i])).collect();
        if let Some(index) = positive.get(pick % positive.len().max(1)) {
            raised[*index].effects[0].strength += 0.7;
            let pole = raised[*index].effects[0].pole;
            let after = reading(raised);
            let [a, b] = [&before, &after].map(|r| r.balance(country(), pole, on).score);
            prop_assert!(b >= a - 1e-12, "{a} → {b}");
        }
    }

    #[test]
    fn what_starts_later_is_not_seen(items in items(), on in 0..DAYS) {
        let on = first_day() + on;
        let past: Vec<Item> = items.iter().filter(|item| item.start() <= on).cloned().collect();
        let (all, past) = (reading(items), reading(past));
        prop_assert_eq!(all.class(country(), on), past.class(country(), on));
        for pole in POLES {
            prop_assert_eq!(all.balance(country(), pole, on), past.balance(country(), pole, on));
        }
    }

    #[test]
    fn the_west_has_what_both_its_parts_have(items in items(), on in 0..DAYS) {
        let on = first_day() + on;
        let mut western = items.clone();
        for item in &mut western {
            item.effects[0].pole = Pole::West;
        }
        let of = |reading: &Reading, pole| reading.balance(country(), pole, on);
        let western = reading(western);
        prop_assert_eq!(of(&western, Pole::Eu), of(&western, Pole::West));
        prop_assert_eq!(of(&western, Pole::Us), of(&western, Pole::West));
        // What only one of them has counts for the group, and not for the other.
        let mut european = items;
        for item in &mut european {
            item.effects[0].pole = Pole::Eu;
        }
        let european = reading(european);
        prop_assert_eq!(of(&european, Pole::Eu), of(&european, Pole::West));
        prop_assert_eq!(of(&european, Pole::Us).score, 0.0);
    }

    #[test]
    fn a_hidden_source_takes_away_what_rests_on_it_alone(items in items(), on in 0..DAYS) {
        let on = first_day() + on;
        let lens = Lens { without: vec!["source-0".into()], ..Lens::all() };
        let hidden = Reading::new(atlas_of(items.clone()), lens);
        let rest: Vec<Item> = items.into_iter().filter(|item| item.sources != ["source-0"]).collect();
        let without = reading(rest);
        for pole in POLES {
            prop_assert_eq!(hidden.balance(country(), pole, on).score, without.balance(country(), pole, on).score);
        }
    }
}

#[test]
fn no_evidence_gives_nothing() {
    let reading = reading(Vec::new());
    for pole in POLES {
        assert_eq!(reading.balance(country(), pole, first_day() + 100).score, 0.0);
    }
    assert_eq!(reading.class(country(), first_day() + 100), realign::alignment::Class::INSUFFICIENT);
}
