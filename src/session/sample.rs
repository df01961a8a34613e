//! A dataset made by hand for tests: two scored countries, a pole, a few ties and events.

use super::state::Session;
use crate::atlas::{
    Actor, Area, AreaStatus, Atlas, Category, Codebook, ControlChange, Country, CountryId, Disagreement, Domain,
    Effect, Event, Item, Kind, Label, Lens, Method, Organisation, Pole, Quantity, Reading, Role, Route, RouteKind,
    RouteStatus, Settlement, Source, Tie, TieCode, TieStatus, Vote,
};
use crate::time::{Date, Day};
use geo::{LineString, MultiPolygon, Polygon};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A day of the calendar.
pub fn day(y: i32, m: u32, d: u32) -> Day {
    Day::from_ymd(y, m, d).unwrap()
}

/// A country's id.
pub fn id(code: &str) -> CountryId {
    CountryId::parse(code).unwrap()
}

/// A session on the hand-made dataset.
pub fn session() -> Session {
    Session::new(Arc::new(atlas()))
}

fn square(west: f64, south: f64) -> MultiPolygon<f64> {
    let ring = vec![(west, south), (west + 3.0, south), (west + 3.0, south + 2.0), (west, south + 2.0)];
    MultiPolygon(vec![Polygon::new(LineString::from(ring), Vec::new())])
}

fn country(code: &str, name: &str, native: &str, role: Role, pole: Option<Pole>, at: [f64; 2]) -> Country {
    Country {
        id: id(code),
        name: name.into(),
        native_name: Some(native.into()),
        role,
        pole,
        shape: square(at[0], at[1]),
        label_point: Some([at[0] + 1.5, at[1] + 1.0]),
        tile: None,
    }
}

fn effect(code: &str, pole: Pole, domain: Domain, strength: f64) -> Effect {
    Effect { country: id(code), actor: Actor::Government, pole, domain, strength }
}

fn item(id: &str, kind: Kind, title: &str, date: &str, effects: Vec<Effect>) -> Item {
    Item {
        id: id.into(),
        kind,
        title: title.into(),
        text: format!("{title}, as the source tells it."),
        date: Date::parse(date).unwrap(),
        end: None,
        confidence: 1.0,
        label: Label::Fact,
        sources: vec!["agency".into()],
        confirmed_by: vec!["agency".into()],
        statements: Vec::new(),
        counts_with: None,
        note: None,
        effects,
    }
}

fn tie(id_: &str, code: &str, title: &str, from: &str, to: Option<&str>, effects: Vec<Effect>) -> Tie {
    let mut item = item(id_, Kind::Tie, title, from, effects);
    item.end = to.map(|t| Date::parse(t).unwrap());
    Tie {
        item,
        country: id(code),
        organisation: Some("CSTO".into()),
        partner: None,
        code: Some("alliance".into()),
        status: TieStatus::Member,
        signed: None,
        provisional: None,
        in_force: None,
    }
}

fn event(id_: &str, title: &str, date: &str, category: Category, place: &str, effects: Vec<Effect>) -> Event {
    let countries = effects.iter().map(|e| e.country).collect();
    Event {
        item: item(id_, Kind::Event, title, date, effects),
        countries,
        category,
        place: Some(place.into()),
        position: Some([45.0, 40.5]),
        actors: vec!["Government".into()],
        contested: None,
        quantities: Vec::new(),
        abroad: false,
    }
}

fn events() -> Vec<Event> {
    use Category::{DiasporaPolicing, MilitaryForce, Summit, TransitCorridor};
    use Domain::{Economy, Politics, Security, Society};
    let mut war = event(
        "war",
        "Forty-four days of war",
        "2020-09-27",
        MilitaryForce,
        "Stepanakert",
        vec![effect("AZE", Pole::Turkiye, Security, 3.0)],
    );
    war.item.end = Some(Date::parse("2020-11-10").unwrap());
    let mut raid = event(
        "raid",
        "Raid on Azerbaijanis in Yekaterinburg",
        "2025-06-27",
        DiasporaPolicing,
        "Yekaterinburg",
        vec![effect("AZE", Pole::Russia, Society, -2.0)],
    );
    raid.abroad = true;
    raid.contested = Some("The committee speaks of an investigation of old murders.".into());
    raid.quantities = vec![Quantity { what: "dead".into(), value: "two brothers".into(), source: "agency".into() }];
    let mut summit = event(
        "summit",
        "Summit in Khankendi / Stepanakert",
        "2025-07-03",
        Summit,
        "Khankendi",
        vec![effect("AZE", Pole::Turkiye, Politics, 2.0), effect("ARM", Pole::West, Politics, 1.0)],
    );
    summit.item.end = Some(Date::parse("2025-07-04").unwrap());
    let corridor = event(
        "corridor",
        "Corridor agreed",
        "2025-10",
        TransitCorridor,
        "Meghri",
        vec![effect("ARM", Pole::West, Economy, 3.0), effect("ARM", Pole::West, Security, 3.0)],
    );
    vec![war, raid, summit, corridor]
}

fn sources() -> Vec<Source> {
    let source = |id: &str, title: &str, container: &str, url: Option<&str>| Source {
        id: id.into(),
        title: title.into(),
        container: container.into(),
        authors: vec!["Writer, Ann".into()],
        issued: Some("2025-07-10".into()),
        issued_day: Some(day(2025, 7, 10)),
        url: url.map(Into::into),
        csl: String::new(),
    };
    vec![
        source("agency", "Report of the day", "News Agency", Some("https://example.org/report")),
        source("registry", "Register of treaties", "Registry", None),
    ]
}

fn lenses() -> Vec<Lens> {
    let ties = Lens {
        id: "ties".into(),
        name: "Ties alone".into(),
        description: "Standing relations and nothing else.".into(),
        kinds: vec![Kind::Tie],
        ..Lens::all()
    };
    vec![Lens::all(), ties]
}

fn ties() -> Vec<Tie> {
    use Domain::{Economy, Politics, Security};
    let member = [(Security, 3.0), (Politics, 2.0)].map(|(d, s)| effect("ARM", Pole::Russia, d, s)).to_vec();
    let mut csto = tie("csto", "ARM", "CSTO membership", "1994", Some("2024-02-23"), member);
    csto.item.counts_with = Some("csto-arm".into());
    let mut frozen = tie(
        "csto-frozen",
        "ARM",
        "CSTO participation frozen",
        "2024-02-23",
        None,
        vec![effect("ARM", Pole::Russia, Security, 1.0)],
    );
    frozen.item.counts_with = Some("csto-arm".into());
    let eaeu = vec![effect("ARM", Pole::Russia, Economy, 3.0)];
    let shusha = [Security, Politics, Economy].map(|d| effect("AZE", Pole::Turkiye, d, 3.0)).to_vec();
    vec![
        csto,
        frozen,
        tie("eaeu", "ARM", "EAEU membership", "2015-01-02", None, eaeu),
        tie("shusha", "AZE", "Shusha Declaration", "2021-06-15", None, shusha),
    ]
}

fn disagreement() -> Disagreement {
    let reading = |summary: &str, items: &[&str]| Reading {
        summary: summary.into(),
        items: items.iter().map(|i| (*i).into()).collect(),
    };
    Disagreement {
        id: "D1".into(),
        question: "Is the alliance alive?".into(),
        a: reading("It froze when it was needed.", &["csto-frozen"]),
        b: reading("It holds on paper.", &[]),
        shown_as: "Both standings, each in its time.".into(),
    }
}

fn organisation() -> Organisation {
    Organisation {
        id: "CSTO".into(),
        name: "Collective Security Treaty Organization".into(),
        native: BTreeMap::from([("ru".into(), "ОДКБ".into())]),
        founded: None,
        seat: None,
    }
}

fn codebook() -> Codebook {
    let code = TieCode { code: "alliance".into(), what: "Defence alliance in force".into() };
    Codebook { version: "1".into(), ties: vec![code], events: Vec::new() }
}

fn vote() -> Vote {
    let effects = vec![effect("AZE", Pole::West, Domain::Politics, 1.0)];
    Vote {
        item: item("es-11-1", Kind::Vote, "Vote on ES-11/1", "2022-03-02", effects),
        resolution: "ES-11/1".into(),
        positions: BTreeMap::new(),
        ballots: BTreeMap::new(),
    }
}

fn change(date: &str, holder: &str, confidence: f64) -> ControlChange {
    ControlChange { date: Date::parse(date).unwrap(), holder: id(holder), sources: Vec::new(), confidence }
}

fn settlements() -> Vec<Settlement> {
    vec![Settlement {
        id: "shusha".into(),
        name: "Shusha / Shushi".into(),
        native_name: Some("Şuşa / Շուշի".into()),
        region: "Karabakh".into(),
        country: id("AZE"),
        position: [46.75, 39.76],
        geonames: None,
        changes: vec![
            change("1992-05-09", "ARM", 0.7),
            ControlChange { sources: vec!["registry".into()], ..change("2020-11-08", "AZE", 1.0) },
        ],
        note: "Both names are used.".into(),
    }]
}

fn routes() -> Vec<Route> {
    vec![Route {
        id: "btc".into(),
        name: "Baku–Tbilisi–Ceyhan".into(),
        kind: RouteKind::Oil,
        statuses: vec![
            (Date::parse("2003-04").unwrap(), RouteStatus::Building),
            (Date::parse("2006-07-13").unwrap(), RouteStatus::Running),
        ],
        lines: vec![vec![[49.5, 40.2], [44.8, 41.7]]],
        text: "Carries oil past Russia and Iran.".into(),
        sources: vec!["registry".into()],
        confidence: 1.0,
        statements: Vec::new(),
    }]
}

/// The hand-made dataset: names in Armenian and Georgian letters among its texts.
pub fn atlas() -> Atlas {
    let area = Area {
        id: "abkhazia".into(),
        name: "Abkhazia (აფხაზეთი)".into(),
        status: AreaStatus::Breakaway,
        controller: Some("Russia".into()),
        de_jure: id("GEO"),
        claimant: None,
        start: Date::parse("2008-08-26").unwrap(),
        end: None,
        text: "Declared independent; recognised by few.".into(),
        confirmed_by: Vec::new(),
        sources: vec!["registry".into()],
        confidence: 1.0,
        statements: Vec::new(),
        cells: None,
        shape: square(40.0, 42.5),
    };
    Atlas {
        title: "Made by hand".into(),
        version: "1".into(),
        fingerprint: "sha256:0".into(),
        first_day: day(1991, 12, 1),
        slider_from: day(2008, 1, 1),
        last_day: day(2025, 12, 31),
        method: Method::default(),
        countries: vec![
            country("ARM", "Armenia", "Հայաստան", Role::Focus, None, [43.5, 39.0]),
            country("AZE", "Azerbaijan", "Azərbaycan", Role::Focus, None, [47.0, 39.5]),
            country("GEO", "Georgia", "საქართველო", Role::Context, None, [42.0, 41.5]),
            country("TUR", "Türkiye", "Türkiye", Role::Pole, Some(Pole::Turkiye), [35.0, 38.5]),
        ],
        areas: vec![area],
        settlements: settlements(),
        routes: routes(),
        ties: ties(),
        votes: vec![vote()],
        events: events(),
        sources: sources(),
        lenses: lenses(),
        disagreements: vec![disagreement()],
        organisations: vec![organisation()],
        codebook: codebook(),
        ..Atlas::default()
    }
}
