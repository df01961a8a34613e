//! The built-in dataset with one fault sown into it at a time: each is found, by the rule for it, in
//! the file where it is, with words that say what to do, and by no fault more than a few findings.

use realign::dataset::{Loaded, load_folder};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

type Anyhow = Result<(), Box<dyn std::error::Error>>;

/// What is done to a file's lines.
type Sow = Box<dyn Fn(&mut Vec<String>) + Send + Sync>;

/// One fault: what it is, the file, how it is sown, the rule that finds it, and words of its message.
struct Fault {
    what: &'static str,
    file: &'static str,
    /// The file in which it is found.
    found_in: &'static str,
    sow: Sow,
    rule: &'static str,
    says: &'static str,
}

/// The number of the line with the record of this id.
fn line_of(lines: &[String], id: &str) -> usize {
    let wanted = format!("\"id\": \"{id}\"");
    let at = lines.iter().position(|line| line.contains(&wanted));
    at.unwrap_or_else(|| panic!("{id} is gone: choose another record to sow into"))
}

/// A fault in one record, given as JSON; of a feature, its properties.
fn record(
    file: &'static str,
    id: &'static str,
    change: impl Fn(&mut Value) + Send + Sync + 'static,
    rule: &'static str,
    says: &'static str,
) -> Fault {
    let sow = move |lines: &mut Vec<String>| {
        let at = line_of(lines, id);
        let text = lines[at].trim_end_matches(',');
        let comma = if text.len() < lines[at].len() { "," } else { "" };
        let mut value: Value = serde_json::from_str(text).unwrap_or_default();
        change(&mut value);
        lines[at] = format!("{value}{comma}");
    };
    Fault { what: id, file, found_in: file, sow: Box::new(sow), rule, says }
}

/// A fault in an event's or area's properties.
fn property(
    file: &'static str,
    id: &'static str,
    name: &'static str,
    value: Value,
    rule: &'static str,
    says: &'static str,
) -> Fault {
    record(file, id, move |feature| feature["properties"][name] = value.clone(), rule, says)
}

/// A fault in a field of a record.
fn field(
    file: &'static str,
    id: &'static str,
    name: &'static str,
    value: Value,
    rule: &'static str,
    says: &'static str,
) -> Fault {
    record(file, id, move |record| record[name] = value.clone(), rule, says)
}

fn replace(lines: &mut [String], from: &str, to: &str) {
    for line in lines {
        *line = line.replace(from, to);
    }
}

/// A fault in the text of a file.
fn text(
    what: &'static str,
    file: &'static str,
    sow: impl Fn(&mut Vec<String>) + Send + Sync + 'static,
    rule: &'static str,
    says: &'static str,
) -> Fault {
    Fault { what, file, found_in: file, sow: Box::new(sow), rule, says }
}

const EVENTS: &str = "events.geojson";
const RAID: &str = "2025-06-27-yekaterinburg-raid";

fn faults_in_fields_of_events() -> Vec<Fault> {
    let event = |name, value, rule, says| property(EVENTS, RAID, name, value, rule, says);
    vec![
        event("sources", json!(["no-such-source"]), "unknown-source", "source \"no-such-source\" does not exist"),
        event("countries", json!(["XXX"]), "unknown-country", "XXX"),
        event("date", json!("2036-01-01"), "date-span", "2036-01-01"),
        event("date", json!("27.06.2025"), "date-form", "YYYY-MM-DD"),
        event("date", json!("2025-02-30"), "date-form", "2025-02-30"),
        event("abroad", json!(false), "event-place", "add \"abroad\": true"),
        event("end", json!("2025-06-01"), "end-before-start", "2025-06-01"),
        event("text", json!("x".repeat(401)), "text-length", "401 characters, expected at most 400"),
        event("title", json!("x".repeat(61)), "text-length", "61 characters, expected at most 60"),
        event("confidence", json!(0.5), "confidence", "0.5 is not a step of the scale"),
        event("category", json!("party"), "record-form", "party"),
        event("label", json!("rumour"), "record-form", "rumour"),
        event("label", json!("prediction"), "label", "belongs to claims.json"),
        event("text", json!(" "), "empty-field", "text is empty"),
        event("countries", json!([]), "empty-field", "countries is empty"),
        event("statements", json!(["A1.04", "A1.04"]), "statement-cover", "is named twice"),
        event("colour", json!("red"), "record-form", "unknown field `colour`"),
        event("statements", json!(["Z9.99"]), "unknown-statement", "Z9.99"),
        event("statements", json!(["A1.04", "A1.05", "A1.06", "A1.07", "A1.08"]), "statement-cover", "5 statements"),
        event("confirmed_by", json!(["un-res-68-262"]), "confirmation", "is not among the item's sources"),
        event("confirmed_by", json!([]), "confirmation", "expected a source that was opened"),
        event("quantities", json!([{"what": "a", "value": "1", "source": "nobody"}]), "unknown-source", "nobody"),
    ]
}

fn faults_in_effects() -> Vec<Fault> {
    let effect = |effect: Value, rule, says| property(EVENTS, RAID, "effects", json!([effect]), rule, says);
    let of = |country: &str, pole: &str, strength: f64| json!({"country": country, "pole": pole, "domain": "society", "strength": strength});
    vec![
        effect(of("AZE", "russia", 4.0), "effect-strength", "4"),
        effect(of("AZE", "russia", 0.0), "effect-strength", "0"),
        effect(of("AZE", "mars", 1.0), "record-form", "mars"),
        effect(of("ZZZ", "russia", 1.0), "unknown-country", "ZZZ"),
        effect(of("AZE", "russia", 2.75), "codebook", "2.75 in society is no level of"),
    ]
}

fn faults_in_records_of_events() -> Vec<Fault> {
    vec![
        record(
            EVENTS,
            RAID,
            |feature| {
                if let Some(fields) = feature["properties"].as_object_mut() {
                    fields.remove("label");
                }
            },
            "record-form",
            "missing field `label`",
        ),
        record(
            EVENTS,
            RAID,
            |f| f["properties"]["sources"] = json!([]),
            "effect-source",
            "expected at least one source",
        ),
        record(
            EVENTS,
            RAID,
            |feature| feature["geometry"]["coordinates"] = json!([60.6, 156.8]),
            "geometry",
            "is not on Earth",
        ),
        record(EVENTS, RAID, |f| f["geometry"]["type"] = json!("LineString"), "geometry", "expected Point"),
        record(
            EVENTS,
            "2020-11-08-shusha-taken",
            |feature| feature["geometry"]["coordinates"] = json!([39.76, 46.75]),
            "event-place",
            "looks swapped",
        ),
        record(
            EVENTS,
            "2014-03-18-crimea-annexation",
            |feature| feature["properties"]["distinct_from"] = json!([]),
            "near-duplicate",
            "name the other in \"distinct_from\"",
        ),
    ]
}

fn faults_in_the_order_of_events() -> Vec<Fault> {
    vec![
        text(
            "an id that comes twice",
            EVENTS,
            |lines| {
                let at = line_of(lines, RAID);
                lines.insert(at, lines[at].clone());
            },
            "duplicate-id",
            "is used twice",
        ),
        text(
            "two records that stand the wrong way round",
            EVENTS,
            |lines| {
                let at = line_of(lines, RAID);
                lines.swap(at, at - 40);
            },
            "unsorted",
            "sort the file",
        ),
        text(
            "two records on a line",
            EVENTS,
            |lines| {
                let at = line_of(lines, RAID);
                let next = lines.remove(at + 1);
                lines[at] += &next;
            },
            "record-lines",
            "on a line of its own",
        ),
        text(
            "a comma that is missing",
            EVENTS,
            |lines| lines[9] = lines[9].trim_end_matches(',').into(),
            "json-syntax",
            ",",
        ),
        text(
            "a file that breaks off",
            EVENTS,
            |lines| {
                lines.truncate(800);
                lines[799].truncate(100);
            },
            "json-syntax",
            "EOF while parsing",
        ),
    ]
}

fn faults_in_events() -> Vec<Fault> {
    let parts =
        [faults_in_fields_of_events, faults_in_effects, faults_in_records_of_events, faults_in_the_order_of_events];
    parts.into_iter().flat_map(|part| part()).collect()
}

fn faults_in_other_evidence() -> Vec<Fault> {
    let tie = |id, name, value, rule, says| field("ties.json", id, name, value, rule, says);
    let claim = |name, value, rule, says| field("claims.json", "b-aliyev-putin-alliance", name, value, rule, says);
    let vote = |name, value, rule, says| field("votes.json", "unga-68-262", name, value, rule, says);
    vec![
        tie("arm-csto-member", "end", Value::Null, "codebook", "").overlapping(),
        tie("arm-csto-member", "partner", json!("RUS"), "tie-counterpart", "expected either"),
        tie("arm-csto-member", "end", json!("1990-01-01"), "end-before-start", "1990-01-01"),
        tie("arm-csto-member", "code", json!("friendship"), "codebook", "\"friendship\" is not in codebook.json"),
        tie(
            "arm-csto-member",
            "effects",
            json!([{"pole": "russia", "domain": "security", "strength": 2}]),
            "codebook",
            "expected security 3",
        ),
        tie("arm-csto-member", "organisation", json!("OSTC"), "unknown-organisation", "OSTC"),
        tie("arm-rus-base", "partner", json!("Russia"), "tie-counterpart", "expected ISO 3166 alpha-3"),
        tie("arm-rus-base", "country", json!("Armenia"), "unknown-country", "Armenia"),
        tie("arm-rus-base", "status", json!("married"), "record-form", "married"),
        tie("arm-csto-member", "end", json!("2025-01-01"), "tie-succession", "arm-csto-member"),
        tie("arm-csto-member", "label", Value::Null, "label", "the record has no label"),
        tie("arm-rus-base", "partner", json!("ZZZ"), "codebook", "expected the pole of \"ZZZ\""),
        claim("label", json!("recorded fact"), "label", "a fact is an event"),
        claim("author", json!(" "), "claim-author", "name the author"),
        claim("subject", json!(["QQQ"]), "unknown-country", "QQQ"),
        claim("lon", json!(49.9), "claim-place", "lat"),
        vote("votes", json!({"ARM": "maybe"}), "record-form", "maybe"),
        vote("votes", json!({"Armenia": "no"}), "vote-form", "Armenia"),
        vote("votes", json!({}), "empty-field", "votes is empty"),
        vote("resolution", Value::Null, "record-form", "expected a string"),
    ]
}

fn faults_elsewhere() -> Vec<Fault> {
    let source = |name, value, rule, says| field("sources.json", "un-res-68-262", name, value, rule, says);
    vec![
        source("URL", json!("ftp://example.org"), "source-form", "http"),
        source("title", json!(" "), "source-form", "title"),
        text("sources the wrong way round", "sources.json", |lines| lines.swap(5, 6), "unsorted", "sorted by id"),
        text("settlements the wrong way round", "settlements.geojson", |l| l.swap(5, 6), "unsorted", "sorted by id"),
        source("id", json!("nobody-cites-me"), "unused-source", "nobody-cites-me"),
        property("countries.geojson", "KAZ", "id", json!("XKZ"), "country-land", "XKZ"),
        property("areas.geojson", "crimea-annexed", "de_jure", json!("Ukraine"), "unknown-country", "Ukraine"),
        property("areas.geojson", "crimea-annexed", "end", json!("2000"), "end-before-start", "2000"),
        field(
            "statements.json",
            "A1.01",
            "id",
            json!("A1.99"),
            "statement-cover",
            "no record stands for statement \"A1.99\"",
        ),
        field(
            "statements.json",
            "A1.04",
            "date",
            json!("2019"),
            "statement-cover",
            "lies outside that of statement \"A1.04\"",
        )
        .found_in(EVENTS),
        text(
            "a disagreement about an item that does not exist",
            "disagreements.json",
            |lines| replace(lines, "a-turkish-orbit", "no-item"),
            "unknown-item",
            "no-item",
        ),
        text(
            "a half-life below nothing",
            "dataset.json",
            |lines| replace(lines, "\"security\": 12", "\"security\": -12"),
            "method-range",
            "-12",
        ),
        text(
            "an anchor that is gone",
            "codebook.json",
            |lines| replace(lines, "\"anchor\": \"kaz-csto-member\"", "\"anchor\": \"gone\""),
            "codebook",
            "anchor \"gone\" does not exist or is of another kind",
        ),
        text(
            "a comma behind the last record",
            "ties.json",
            |l| {
                let n = l.len() - 3;
                l[n] += ",";
            },
            "json-syntax",
            "behind the last",
        ),
    ]
}

impl Fault {
    /// A member for ever beside a member frozen: two standings at once.
    fn overlapping(mut self) -> Self {
        self.what = "a tie that overlaps its own successor";
        self.sow = Box::new(|lines| {
            let at = line_of(lines, "kaz-csto-member");
            let copy = lines[at].replace("kaz-csto-member", "kaz-csto-member-2");
            lines.insert(at + 1, copy);
        });
        (self.rule, self.says) = ("tie-succession", "give the earlier one its \"end\"");
        self
    }

    fn found_in(self, file: &'static str) -> Self {
        Self { found_in: file, ..self }
    }

    fn load(&self) -> Result<Loaded, Box<dyn std::error::Error>> {
        let folder = tempfile::tempdir()?;
        for entry in fs::read_dir("data/dataset")? {
            let path = entry?.path();
            fs::copy(&path, folder.path().join(path.file_name().unwrap_or_default()))?;
        }
        let path = folder.path().join(self.file);
        let mut lines: Vec<String> = fs::read_to_string(&path)?.split('\n').map(str::to_owned).collect();
        (self.sow)(&mut lines);
        fs::write(&path, lines.join("\n"))?;
        Ok(load_folder(folder.path()))
    }
}

fn all_are_found(faults: &[Fault]) -> Anyhow {
    for fault in faults {
        let loaded = fault.load()?;
        let (name, found) = (format!("{} in {}", fault.what, fault.file), loaded.diagnostics.sorted());
        let by_rule =
            found.iter().find(|f| f.rule == fault.rule && format!("{} {}", f.what, f.hint).contains(fault.says));
        assert!(by_rule.is_some(), "{name}: no {:?} that says {:?} in\n{}", fault.rule, fault.says, loaded.diagnostics);
        let here = by_rule.is_some_and(|f| Path::new(&f.file).ends_with(fault.found_in));
        assert!(
            here,
            "{name}: found elsewhere
{}",
            loaded.diagnostics
        );
        assert!(by_rule.is_some_and(|f| f.line > 0 && !f.hint.is_empty()), "{name}");
        assert!(loaded.atlas.is_some(), "{name}: nothing was loaded");
    }
    Ok(())
}

#[test]
fn faults_in_events_are_found() -> Anyhow {
    all_are_found(&faults_in_events())
}

#[test]
fn faults_in_ties_claims_and_votes_are_found() -> Anyhow {
    all_are_found(&faults_in_other_evidence())
}

#[test]
fn faults_in_sources_places_and_the_rest_are_found() -> Anyhow {
    all_are_found(&faults_elsewhere())
}

#[test]
fn more_than_forty_faults_are_sown() {
    assert!(faults_in_events().len() + faults_in_other_evidence().len() + faults_elsewhere().len() >= 40);
}
