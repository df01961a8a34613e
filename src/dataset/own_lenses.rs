//! Lenses that a person has made, in a file of their own: the same records as in a dataset's
//! `lenses.json`.

use super::rules::lens_faults;
use super::{build, raw};
use crate::atlas::{Domain, Lens};
use crate::disk;
use serde_json::{Map, Value, json};
use std::io;
use std::path::Path;

/// A file of lenses is a page or two; what is larger is something else.
const LARGEST_BYTES: u64 = 4 << 20;

/// Reads a file with one lens or a list of them.
///
/// # Errors
/// When it cannot be read, or is not of that form: where and why.
pub fn read_lenses(path: &Path) -> Result<Vec<Lens>, String> {
    let about = std::fs::metadata(path).map_err(|error| format!("cannot be read: {error}"))?;
    if about.len() > LARGEST_BYTES {
        return Err(format!("is larger than {LARGEST_BYTES} bytes, expected a file of lenses"));
    }
    let text = std::fs::read_to_string(path).map_err(|error| format!("cannot be read: {error}"))?;
    let text = text.trim_start_matches('\u{feff}');
    let is_list = text.trim_start().starts_with('[');
    let records: Result<Vec<raw::Lens>, serde_json::Error> =
        if is_list { serde_json::from_str(text) } else { serde_json::from_str(text).map(|one| vec![one]) };
    let records = records.map_err(|error| {
        let fix = "expected a lens as the window saves it, or one of a dataset's lenses.json";
        format!("{}:{}: {error}, {fix}", error.line(), error.column())
    })?;
    let faults = |record: &raw::Lens| lens_faults(record).into_iter().next().map(|fault| (record.id.clone(), fault));
    if let Some((id, fault)) = records.iter().find_map(faults) {
        return Err(format!("lens \"{id}\": {}", fault.what));
    }
    Ok(records.into_iter().map(build::lens).collect())
}

/// Writes a list of lenses, whole or not at all.
///
/// # Errors
/// When the file or its folder cannot be written.
pub fn write_lenses(path: &Path, lenses: &[Lens]) -> io::Result<()> {
    let lines: Vec<String> = lenses.iter().map(|lens| record(lens).to_string()).collect();
    let text = if lines.is_empty() { "[]\n".to_owned() } else { format!("[\n{}\n]\n", lines.join(",\n")) };
    disk::write_whole(path, text.as_bytes())
}

/// One lens as a dataset has it.
fn record(lens: &Lens) -> Value {
    let by_domain = |numbers: [f64; 4]| -> Value {
        let one = |d: &Domain| (d.word().to_owned(), json!(numbers[d.index()]));
        Value::Object(Domain::ALL.iter().map(one).collect::<Map<String, Value>>())
    };
    let mut record = json!({
        "id": lens.id,
        "name": lens.name,
        "description": lens.description,
        "kinds": lens.kinds,
        "labels": lens.labels,
        "sources": lens.sources,
        "without": lens.without,
        "pole_set": lens.pole_set,
        "weights": by_domain(lens.weights.0),
    });
    if let Some(damping) = lens.damping {
        record["damping"] = json!(damping);
    }
    if let Some(months) = lens.half_life_months {
        record["half_life_months"] = by_domain(months);
    }
    record
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::atlas::{Kind, PoleSet, Weights};

    #[test]
    fn a_lens_comes_back_as_it_was_written() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("lenses.json");
        let own = Lens {
            id: "own-1".into(),
            name: "Mine, \"quoted\" Հայ".into(),
            kinds: vec![Kind::Claim],
            sources: Some(vec!["a".into()]),
            without: vec!["b".into(), "c".into()],
            pole_set: PoleSet::Regimes,
            weights: Weights([0.4, 0.3, 0.2, 0.1]),
            damping: Some(2.5),
            half_life_months: Some([6.0, 12.0, 12.0, 6.0]),
            ..Lens::all()
        };
        let lenses = vec![own, Lens::all()];
        write_lenses(&path, &lenses).unwrap();
        assert_eq!(read_lenses(&path), Ok(lenses));
        write_lenses(&path, &[]).unwrap();
        assert_eq!(read_lenses(&path), Ok(Vec::new()));
    }

    #[test]
    fn what_is_no_lens_is_refused_with_its_place() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("lenses.json");
        std::fs::write(&path, "[{\"id\": \"x\",\n \"colour\": \"y\"}]").unwrap();
        assert!(
            read_lenses(&path).is_err_and(|e| e.starts_with("2:") && e.contains("colour")),
            "{:?}",
            read_lenses(&path)
        );
        assert!(read_lenses(&folder.path().join("none")).is_err_and(|e| e.contains("cannot be read")));
    }
}
