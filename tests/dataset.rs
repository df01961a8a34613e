//! Datasets from outside: what is wrong in them is named with its place, and the rest loads.
//!
//! `REALIGN_BLESS=1 cargo test --test dataset` writes the expected findings and the schemas anew;
//! look at the difference before you commit it.

use realign::atlas::{Atlas, CountryId, Pole, Role};
use realign::dataset::{Loaded, Options, Severity, load_built_in, load_files, load_folder, rules, schemas};
use realign::time::Date;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

type Anyhow = Result<(), Box<dyn std::error::Error>>;

fn atlas(loaded: Loaded) -> Atlas {
    loaded.atlas.unwrap_or_default()
}

/// Compares with a file, or writes it when blessed.
fn same_as_file(path: &Path, text: &str) -> std::io::Result<()> {
    if std::env::var_os("REALIGN_BLESS").is_some() {
        return fs::write(path, text);
    }
    let expected = fs::read_to_string(path).unwrap_or_default();
    assert!(text == expected, "{} is stale (REALIGN_BLESS=1 writes it anew); now:\n{text}", path.display());
    Ok(())
}

/// Ids of what is left of a broken folder, to be compared with the good rows.
fn ids(atlas: &Atlas) -> Vec<(&'static str, Vec<String>)> {
    let countries: Vec<String> = atlas.countries.iter().map(|c| c.id.to_string()).collect();
    let ratings = atlas.ratings.iter().flat_map(|t| &t.rows).map(|r| format!("{} {}", r.country, r.date));
    vec![
        ("countries", countries),
        ("events", atlas.events.iter().map(|e| e.item.id.clone()).collect()),
        ("areas", atlas.areas.iter().map(|a| a.id.clone()).collect()),
        ("settlements", atlas.settlements.iter().map(|s| s.id.clone()).collect()),
        ("routes", atlas.routes.iter().map(|r| r.id.clone()).collect()),
        ("ties", atlas.ties.iter().map(|t| t.item.id.clone()).collect()),
        ("votes", atlas.votes.iter().map(|v| v.item.id.clone()).collect()),
        ("claims", atlas.claims.iter().map(|c| c.item.id.clone()).collect()),
        ("lenses", atlas.lenses.iter().map(|l| l.id.clone()).collect()),
        ("stories", atlas.stories.iter().map(|s| s.id.clone()).collect()),
        ("sources", atlas.sources.iter().map(|s| s.id.clone()).collect()),
        ("statements", atlas.statements.iter().map(|s| s.id.clone()).collect()),
        ("disagreements", atlas.disagreements.iter().map(|d| d.id.clone()).collect()),
        ("ratings", ratings.collect()),
    ]
}

#[test]
fn every_broken_folder_gives_its_findings_and_its_good_rows() -> Anyhow {
    let good: [(&str, &str, &[&str]); 18] = [
        ("areas", "areas", &["a1"]),
        ("claims", "claims", &["c1"]),
        ("coding", "ties", &["t1", "t2", "t3", "t4", "t6"]),
        ("countries", "countries", &["ARM", "AZE", "GEO", "RUS"]),
        ("dataset", "events", &["e1"]),
        ("disagreements", "disagreements", &["d1"]),
        ("encoding", "votes", &["v1"]),
        ("event-table", "events", &["1", "6"]),
        ("events", "events", &["e1", "e17", "e18", "e22"]),
        ("lenses", "lenses", &["all"]),
        ("ratings", "ratings", &["ARM 2024", "ARM 2025", "AZE 2020"]),
        ("routes", "routes", &["r1"]),
        ("settlements", "settlements", &["good"]),
        ("sources", "sources", &["idle", "odd", "paper-2025", "un-2014"]),
        ("statements", "statements", &["A1.01"]),
        ("stories", "stories", &["s1"]),
        ("ties", "ties", &["t1", "t2"]),
        ("votes", "votes", &["v1"]),
    ];
    for (folder, kind, expected) in good {
        let path = Path::new("tests/fixtures/broken").join(folder);
        let loaded = load_folder(&path);
        same_as_file(&path.join("expected.txt"), &loaded.diagnostics.to_string())?;
        assert!(loaded.diagnostics.errors() > 0, "{folder}");
        let left = ids(&atlas(loaded));
        let (_, left) = left.into_iter().find(|(name, _)| *name == kind).unwrap_or_default();
        assert_eq!(left, expected, "{folder}");
    }
    assert_eq!(fs::read_dir("tests/fixtures/broken")?.count(), good.len(), "a folder that nobody looks at");
    Ok(())
}

#[test]
fn every_rule_speaks_up_for_some_broken_folder() -> Anyhow {
    let mut silent: BTreeSet<&str> = rules().map(|(name, _)| name).collect();
    for folder in fs::read_dir("tests/fixtures/broken")? {
        let loaded = load_folder(&folder?.path());
        for finding in loaded.diagnostics.sorted() {
            silent.remove(finding.rule);
        }
    }
    assert!(silent.is_empty(), "{silent:?}");
    Ok(())
}

#[test]
fn a_folder_of_countries_and_events_opens_without_further_ado() -> Anyhow {
    let loaded = load_folder(Path::new("tests/fixtures/minimal"));
    assert!(loaded.diagnostics.is_empty(), "{}", loaded.diagnostics);
    let atlas = atlas(loaded);
    assert_eq!((atlas.title.as_str(), atlas.countries.len(), atlas.events.len()), ("minimal", 2, 2));
    assert!(atlas.countries.iter().all(|c| c.role == Role::Focus && c.label_point.is_some()));
    assert_eq!(atlas.events[0].item.title, "War");
    assert_eq!(atlas.events[1].item.date, Date::parse("2020-11")?);
    assert_eq!(atlas.slider_from, Date::parse("2020-09")?.first());
    assert_eq!(atlas.last_day, Date::parse("2020-11")?.last());
    assert_eq!(atlas.lenses[0].id, "all");
    Ok(())
}

#[test]
fn a_folder_of_countries_and_a_table_opens_without_further_ado() -> Anyhow {
    let loaded = load_folder(Path::new("tests/fixtures/minimal-ratings"));
    assert!(loaded.diagnostics.is_empty(), "{}", loaded.diagnostics);
    let ratings = atlas(loaded).ratings;
    assert_eq!((ratings[0].id.as_str(), ratings[0].rows.len()), ("ratings", 3));

    let loaded = load_folder(Path::new("tests/fixtures/minimal-table"));
    assert!(loaded.diagnostics.is_empty(), "{}", loaded.diagnostics);
    let events = atlas(loaded).events;
    assert_eq!((events.len(), events[0].position), (2, Some([44.5, 40.2])));
    assert_eq!(events[1].item.date, Date::parse("2005-02")?);
    Ok(())
}

#[test]
fn single_files_open_with_foreign_column_names_and_a_window() -> Anyhow {
    let folder = tempfile::tempdir()?;
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text);
    write("land.geojson", &fs::read_to_string("tests/fixtures/minimal/countries.geojson")?)?;
    write("fills.csv", "id,date,cat\nARM,2005-01-01,3\n")?;
    write("points.csv", "id,lon,lat,date\n0,44.5,40.2,2004-12-31\n1,44.5,40.2,2005-01-01\n2,44.5,40.2,2006-01-01\n")?;
    let (first, last) = (Date::parse("2005")?.first(), Date::parse("2005")?.last());
    let columns = vec![("country".into(), "id".into()), ("value".into(), "cat".into())];
    let options = Options { window: Some((first, last)), columns };
    let paths = ["land.geojson", "fills.csv"].map(|name| folder.path().join(name));
    let loaded = load_files([("countries.geojson", paths[0].as_path()), ("fills.csv", paths[1].as_path())], &options);
    assert!(loaded.diagnostics.is_empty(), "{}", loaded.diagnostics);
    assert_eq!(atlas(loaded).ratings[0].rows[0].value, "3");
    let points = folder.path().join("points.csv");
    let options = Options { window: Some((first, last)), ..Options::default() };
    let events = atlas(load_files([("events.csv", points.as_path())], &options)).events;
    assert_eq!(events.iter().map(|e| e.item.id.as_str()).collect::<Vec<_>>(), ["1"]);
    Ok(())
}

#[test]
fn votes_with_a_pole_and_against_it_become_effects_and_silence_does_not() {
    let atlas = atlas(load_folder(Path::new("tests/fixtures/broken/events")));
    let mut effects: Vec<_> =
        atlas.votes[0].item.effects.iter().map(|e| (e.country.to_string(), e.pole, e.strength)).collect();
    effects.sort_by(|a, b| (&a.0, a.1).cmp(&(&b.0, b.1)));
    let expected =
        [("ARM", Pole::Russia, 1.5), ("ARM", Pole::West, -1.5), ("AZE", Pole::Russia, -1.5), ("AZE", Pole::West, 1.5)];
    assert_eq!(effects, expected.map(|(id, pole, strength)| (id.to_owned(), pole, strength)), "Russia is not scored");
}

#[test]
fn the_built_in_dataset_has_no_errors_and_no_privileges() {
    let loaded = load_built_in();
    assert_eq!(loaded.diagnostics.errors(), 0, "{}", loaded.diagnostics);
    let folder = load_folder(Path::new("data/dataset"));
    let (built_in, folder) = (atlas(loaded), atlas(folder));
    assert_eq!(built_in.fingerprint, folder.fingerprint);
    assert_eq!((built_in.events, built_in.ties, built_in.countries), (folder.events, folder.ties, folder.countries));
}

#[test]
fn the_basemap_lies_under_a_dataset_that_has_no_land_of_its_own() -> Anyhow {
    let folder = tempfile::tempdir()?;
    let feature = r#"{"type": "Feature", "geometry": null, "properties": {"id": "AZE", "name": "Azerbaijan"}}"#;
    fs::write(
        folder.path().join("countries.geojson"),
        format!("{{\"type\": \"FeatureCollection\", \"features\": [\n{feature}\n]}}\n"),
    )?;
    let loaded = load_folder(folder.path());
    assert!(loaded.diagnostics.is_empty(), "{}", loaded.diagnostics);
    let with = atlas(loaded);
    let id = |text| CountryId::parse(text).ok_or("no id");
    assert!(with.country(id("AZE")?).is_some_and(|c| c.role == Role::Focus && !c.shape.0.is_empty()));
    assert!(with.country(id("TUR")?).is_some_and(|c| c.role == Role::Context));
    assert!(!with.basemap.waters.is_empty() && !with.basemap.towns.is_empty());

    fs::write(folder.path().join("dataset.json"), r#"{"title": "Alone", "basemap": "none"}"#)?;
    let alone = atlas(load_folder(folder.path()));
    assert_eq!((alone.countries.len(), alone.basemap.towns.len()), (1, 0));
    Ok(())
}

#[test]
fn a_flood_of_bad_rows_is_counted_and_the_good_ones_load() -> Anyhow {
    let folder = tempfile::tempdir()?;
    let row = |i| format!("{i},44.5,{},2005-01-01", if i % 100 == 0 { 40 } else { 400 });
    let rows = (0..100_000).map(row).collect::<Vec<_>>().join("\n");
    fs::write(folder.path().join("events.csv"), format!("id,lon,lat,date\n{rows}"))?;
    let loaded = load_folder(folder.path());
    assert_eq!(loaded.diagnostics.errors(), 99_000);
    assert!(loaded.diagnostics.sorted().len() < 100);
    assert!(loaded.diagnostics.to_string().contains("… and 98980 more of geometry"), "{}", loaded.diagnostics);
    assert_eq!(atlas(loaded).events.len(), 1000);
    Ok(())
}

#[test]
fn the_schemas_are_those_of_the_types() -> Anyhow {
    for (name, text) in schemas() {
        same_as_file(&Path::new("data/schema").join(name), &text)?;
    }
    let files = fs::read_dir("data/schema")?.filter_map(Result::ok);
    let schema_files = files.filter(|f| f.path().extension().is_some_and(|ending| ending == "json")).count();
    assert_eq!(schema_files, schemas().len(), "a schema that nothing makes");
    Ok(())
}

#[test]
fn an_error_is_an_error_and_a_warning_a_warning() {
    let loaded = load_folder(Path::new("tests/fixtures/broken/events"));
    let warnings = loaded.diagnostics.sorted().iter().filter(|d| d.severity == Severity::Warning).count();
    assert_eq!(warnings, loaded.diagnostics.warnings());
}
