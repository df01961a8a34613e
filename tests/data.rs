//! The built-in dataset against what everybody can look up: borders, memberships, roll calls.

use geo::{Contains, Point};
use realign::atlas::{Atlas, Ballot, Category, CountryId, Event, Kind, Role, TieStatus};
use realign::dataset::load_built_in;
use realign::time::Date;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

static ATLAS: LazyLock<Atlas> = LazyLock::new(|| load_built_in().atlas.expect("the built-in dataset loads"));

/// The nine countries that the program is about.
const NINE: [&str; 9] = ["AZE", "ARM", "GEO", "KAZ", "KGZ", "TJK", "TKM", "UZB", "UKR"];

fn id(code: &str) -> CountryId {
    CountryId::parse(code).expect("a code")
}

fn date(text: &str) -> Date {
    Date::parse(text).expect("a date")
}

fn data() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data")
}

/// Every file below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

#[test]
fn the_built_in_dataset_breaks_no_rule() {
    let findings = load_built_in().diagnostics;
    assert!(findings.is_empty(), "{findings}");
}

#[test]
fn every_scored_country_and_pole_has_land() {
    let without = ATLAS.countries.iter().filter(|c| c.role != Role::Context && c.shape.0.is_empty());
    assert_eq!(without.map(|c| c.id).collect::<Vec<_>>(), []);
    for code in NINE {
        assert!(ATLAS.country(id(code)).is_some_and(|c| c.role == Role::Focus), "{code} is a country in focus");
    }
}

#[test]
fn every_country_of_the_basemap_is_in_the_atlas_and_the_other_way_round() {
    let text = fs::read_to_string(data().join("basemap/countries.geojson")).expect("the basemap");
    let json: serde_json::Value = serde_json::from_str(&text).expect("GeoJSON");
    let features = json["features"].as_array().expect("features");
    let of_the_map: BTreeSet<CountryId> =
        features.iter().map(|feature| id(feature["properties"]["id"].as_str().expect("an id"))).collect();
    let of_the_atlas: BTreeSet<CountryId> = ATLAS.countries.iter().map(|country| country.id).collect();
    assert_eq!(of_the_map, of_the_atlas);
}

#[test]
fn places_lie_in_the_country_that_is_recognised_as_theirs() {
    for (place, lon, lat, code) in [
        ("Simferopol in Crimea", 34.1, 44.95, "UKR"),
        ("Sevastopol", 33.6, 44.6, "UKR"),
        ("Donetsk", 37.8, 48.0, "UKR"),
        ("Sukhumi in Abkhazia", 41.05, 43.02, "GEO"),
        ("Tskhinvali", 43.96, 42.23, "GEO"),
        ("Khankendi / Stepanakert", 46.75, 39.82, "AZE"),
        ("Nakhchivan", 45.41, 39.21, "AZE"),
        ("Tiraspol in Transnistria", 29.62, 46.84, "MDA"),
    ] {
        let holders = ATLAS.countries.iter().filter(|country| country.shape.contains(&Point::new(lon, lat)));
        assert_eq!(holders.map(|country| country.id).collect::<Vec<_>>(), [id(code)], "{place}");
    }
}

#[test]
fn crimea_is_an_occupied_area_of_ukraine_from_the_day_it_was_seized() {
    let areas: Vec<_> = ATLAS.areas.iter().filter(|area| area.shape.contains(&Point::new(34.1, 44.95))).collect();
    assert!(areas.iter().all(|area| area.de_jure == id("UKR")));
    assert_eq!(areas.iter().map(|area| area.start).min_by_key(|date| date.first()), Some(date("2014-02-27")));
}

#[test]
fn at_least_sixty_events_are_dated_placed_and_cited() {
    let whole = ATLAS.events.iter().filter(|event| {
        event.position.is_some() && event.place.is_some() && !event.item.sources.is_empty() && !event.item.date.circa()
    });
    assert!(whole.count() >= 60);
    let uncited = ATLAS.items().filter(|item| item.sources.iter().all(|source| ATLAS.source(source).is_none()));
    assert_eq!(uncited.map(|item| &item.id).collect::<Vec<_>>(), [""; 0]);
}

#[test]
fn every_statement_of_the_source_documents_is_represented() {
    let items = ATLAS.items().flat_map(|item| &item.statements);
    let areas = ATLAS.areas.iter().flat_map(|area| &area.statements);
    let routes = ATLAS.routes.iter().flat_map(|route| &route.statements);
    let represented: BTreeSet<&String> = items.chain(areas).chain(routes).collect();
    let missing = ATLAS.statements.iter().filter(|statement| !represented.contains(&statement.id));
    assert_eq!(missing.map(|statement| &statement.id).collect::<Vec<_>>(), [""; 0]);
    assert!(ATLAS.statements.len() >= 160);
}

#[test]
fn each_of_the_nine_countries_has_ties_votes_and_events() {
    for code in NINE {
        let country = id(code);
        let ties = ATLAS.ties.iter().filter(|tie| tie.country == country).count();
        let votes = ATLAS.votes.iter().filter(|vote| vote.ballots.contains_key(&country)).count();
        let events = ATLAS.events.iter().filter(|event| event.countries.contains(&country)).count();
        assert!(ties >= 10 && votes >= 5 && events >= 10, "{code}: {ties} ties, {votes} votes, {events} events");
    }
}

/// Organisation, country, standing, first day, first day on which it no longer held.
type Membership = (&'static str, &'static str, TieStatus, &'static str, Option<&'static str>);

/// As the organisations and the depositaries of their treaties give it.
const MEMBERSHIPS: &[Membership] = {
    use TieStatus::{
        AccessionTalks, Associate, Association, Candidate, Frozen, Member, Observer, Partner, Withdrawing,
    };
    &[
        // The Collective Security Treaty took effect on 20 April 1994 for five years.
        ("CSTO", "ARM", Member, "1994-04-20", Some("2024-02-23")),
        ("CSTO", "ARM", Frozen, "2024-02-23", None),
        ("CSTO", "KAZ", Member, "1994-04-20", None),
        ("CSTO", "KGZ", Member, "1994-04-20", None),
        ("CSTO", "TJK", Member, "1994-04-20", None),
        ("CSTO", "AZE", Member, "1994-04-20", Some("1999-04-20")),
        ("CSTO", "GEO", Member, "1994-04-20", Some("1999-04-20")),
        ("CSTO", "UZB", Member, "2006-08-16", Some("2012-06-28")),
        ("EAEU", "KAZ", Member, "2015-01-01", None),
        ("EAEU", "ARM", Member, "2015-01-02", None),
        ("EAEU", "KGZ", Member, "2015-08-12", None),
        ("EAEU", "UZB", Observer, "2020-12-11", None),
        // The Nakhchivan agreement; Uzbekistan joined in Baku, Turkmenistan came in Istanbul.
        ("OTS", "AZE", Member, "2009-10-03", None),
        ("OTS", "KAZ", Member, "2009-10-03", None),
        ("OTS", "KGZ", Member, "2009-10-03", None),
        ("OTS", "UZB", Member, "2019-10-15", None),
        ("OTS", "TKM", Observer, "2021-11-12", None),
        // Alma-Ata; Azerbaijan and Georgia ratified later; Georgia gave a year's notice in 2008.
        ("CIS", "ARM", Member, "1991-12-21", None),
        ("CIS", "KAZ", Member, "1991-12-21", None),
        ("CIS", "KGZ", Member, "1991-12-21", None),
        ("CIS", "TJK", Member, "1991-12-21", None),
        ("CIS", "UZB", Member, "1991-12-21", None),
        ("CIS", "AZE", Member, "1993-09-24", None),
        ("CIS", "GEO", Member, "1993-12-03", Some("2008-08-18")),
        ("CIS", "GEO", Withdrawing, "2008-08-18", Some("2009-08-18")),
        ("CIS", "TKM", Associate, "2005-08-26", None),
        ("EU", "UKR", Association, "2017-09-01", Some("2022-06-23")),
        ("EU", "UKR", Candidate, "2022-06-23", Some("2024-06-25")),
        ("EU", "UKR", AccessionTalks, "2024-06-25", None),
        ("EU", "GEO", Association, "2016-07-01", Some("2023-12-14")),
        ("EU", "GEO", Candidate, "2023-12-14", Some("2024-06-27")),
        ("EU", "ARM", Partner, "2021-03-01", None),
        ("EU", "KAZ", Partner, "2020-03-01", None),
    ]
};

#[test]
fn memberships_have_their_exact_days() {
    for (organisation, code, status, start, end) in MEMBERSHIPS {
        let found = ATLAS.ties.iter().any(|tie| {
            tie.organisation.as_deref() == Some(organisation)
                && tie.country == id(code)
                && tie.status == *status
                && tie.item.date == date(start)
                && tie.item.end == end.map(date)
        });
        assert!(found, "{code} in the {organisation}: {status} from {start} to {end:?}");
    }
}

#[test]
fn who_is_in_no_alliance_is_in_none() {
    let day = date("2025-07-01").first();
    for (organisation, members) in [
        ("CSTO", &["ARM", "KAZ", "KGZ", "TJK"][..]),
        ("EAEU", &["ARM", "KAZ", "KGZ", "UZB"]),
        ("OTS", &["AZE", "KAZ", "KGZ", "TKM", "UZB"]),
        ("CIS", &["ARM", "AZE", "KAZ", "KGZ", "TJK", "TKM", "UZB"]),
    ] {
        let ties = ATLAS.ties.iter().filter(|tie| {
            tie.organisation.as_deref() == Some(organisation)
                && tie.item.span().contains(day)
                && NINE.contains(&tie.country.as_str())
        });
        let found: BTreeSet<&str> = ties.map(|tie| tie.country.as_str()).collect();
        assert_eq!(found, members.iter().copied().collect(), "{organisation}");
    }
}

/// How the nine voted, in the order of [`NINE`].
const ROLL_CALLS: [(&str, &str, [Ballot; 9]); 2] = {
    use Ballot::{Abstain, No, NotVoting, Yes};
    [
        ("68/262", "2014-03-27", [Yes, No, Yes, Abstain, NotVoting, NotVoting, NotVoting, Abstain, Yes]),
        ("ES-11/1", "2022-03-02", [NotVoting, Abstain, Yes, Abstain, Abstain, Abstain, NotVoting, NotVoting, Yes]),
    ]
};

#[test]
fn roll_calls_on_ukraine_are_as_recorded() {
    for (resolution, day, ballots) in ROLL_CALLS {
        let vote = ATLAS.votes.iter().find(|vote| vote.resolution == resolution).expect(resolution);
        assert_eq!(vote.item.date, date(day));
        for (code, ballot) in NINE.into_iter().zip(ballots) {
            assert_eq!(vote.ballots.get(&id(code)), Some(&ballot), "{code} on {resolution}");
        }
        for (code, ballot) in
            [("RUS", Ballot::No), ("USA", Ballot::Yes), ("TUR", Ballot::Yes), ("CHN", Ballot::Abstain)]
        {
            assert_eq!(vote.ballots.get(&id(code)), Some(&ballot), "{code} on {resolution}");
        }
    }
}

#[test]
fn the_data_name_no_download_server_and_no_folder_of_a_machine() {
    let home = std::env::var("HOME").unwrap_or_default();
    let places =
        [env!("CARGO_MANIFEST_DIR"), home.as_str(), "\"/home/", " /home/", "file://", "://registry.", "pythonhosted"];
    for file in files(&data()) {
        let text = String::from_utf8_lossy(&fs::read(&file).expect("a file")).into_owned();
        for place in places.into_iter().filter(|place| place.len() > 2) {
            assert!(!text.contains(place), "{} names {place}", file.display());
        }
    }
}

#[test]
fn the_evidence_is_wide_enough_to_be_judged_by() {
    let events = &ATLAS.events;
    assert!(events.len() >= 350 && ATLAS.ties.len() >= 250 && ATLAS.votes.len() >= 12);
    assert!(events.iter().filter(|e| e.item.start() > date("2025-08").last()).count() >= 40);
    for code in NINE {
        let own = events.iter().filter(|event| event.countries.contains(&id(code))).count();
        assert!(own >= 25, "{code} has {own} events");
    }
    for category in Category::ALL {
        let of_it = events.iter().filter(|event| event.category == *category).count();
        assert!(of_it >= 3, "{} has {of_it} events", category.word());
    }
    for year in 2014..=2026 {
        let year = date(&year.to_string());
        let within = |e: &&Event| (year.first()..=year.last()).contains(&e.item.start());
        assert!(events.iter().any(|e| within(&e)), "{year} is empty");
    }
}

#[test]
fn what_is_certain_was_confirmed_by_a_source_that_was_opened() {
    let evidence = ATLAS.items().filter(|item| item.kind != Kind::Claim);
    let (sure, unsure): (Vec<_>, Vec<_>) = evidence.partition(|item| item.confidence > 0.7);
    let unconfirmed: Vec<_> = sure.iter().filter(|item| item.confirmed_by.is_empty()).map(|item| &item.id).collect();
    assert!(unconfirmed.is_empty(), "{unconfirmed:?}");
    assert!(sure.len() > unsure.len(), "{} confirmed, {} not", sure.len(), unsure.len());
}

#[test]
fn countries_capitals_and_organisations_have_names_in_their_own_languages() {
    for country in ATLAS.scored() {
        assert!(country.native_name.is_some(), "{} has no name of its own", country.name);
        let capital = ATLAS.basemap.towns.iter().find(|town| town.country == country.id && town.rank == 0);
        assert!(capital.is_some_and(|town| town.native_name.is_some()), "{}", country.name);
    }
    let nameless = ATLAS.organisations.iter().filter(|it| it.native.is_empty()).map(|it| &it.id);
    assert_eq!(nameless.collect::<Vec<_>>(), Vec::<&String>::new());
    for tie in ATLAS.ties.iter().filter_map(|tie| tie.organisation.as_ref()) {
        assert!(ATLAS.organisation(tie).is_some(), "{tie}");
    }
}
