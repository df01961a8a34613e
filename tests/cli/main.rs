//! The program as people and scripts run it: arguments in; stdout, stderr, files and an exit
//! status out.

#![expect(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]

mod account;
mod directions;
mod files;
mod listing;
mod remarks;
mod slips;
mod status;
mod views;

use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use std::sync::{Arc, Mutex};

/// Runs the program without a display in a folder.
fn run_in(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_realign"))
        .args(arguments)
        .current_dir(folder)
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .output()
        .unwrap()
}

fn run(arguments: &[&str]) -> Output {
    run_in(Path::new("."), arguments)
}

fn stdout(output: Output) -> String {
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn json(arguments: &[&str]) -> Value {
    let mut all = arguments.to_vec();
    all.extend(["--format", "json"]);
    serde_json::from_str(&stdout(run(&all))).unwrap()
}

fn json_of(arguments: &[&str]) -> Value {
    serde_json::from_str(&stdout(run(arguments))).unwrap()
}

/// The message of a refused command, which is exit status 2 and nothing on stdout.
fn refusal(arguments: &[&str]) -> String {
    let output = run(arguments);
    let message = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{arguments:?}: {message}");
    assert!(output.stdout.is_empty(), "{arguments:?}");
    message
}

fn list(value: &Value) -> &[Value] {
    value.as_array().unwrap()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap()
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap()
}

/// The state of the built-in dataset on a day. Many tests ask for the same days.
fn state(date: &str) -> Arc<Value> {
    static KNOWN: Mutex<BTreeMap<String, Arc<Value>>> = Mutex::new(BTreeMap::new());
    let known = KNOWN.lock().unwrap().get(date).map(Arc::clone);
    known.unwrap_or_else(|| {
        let state = Arc::new(json(&["state", "--date", date]));
        KNOWN.lock().unwrap().insert(date.to_owned(), Arc::clone(&state));
        state
    })
}

fn country<'a>(state: &'a Value, id: &str) -> &'a Value {
    list(&state["countries"]).iter().find(|country| country["id"] == id).unwrap()
}

fn sum(items: &Value, field: &str) -> f64 {
    list(items).iter().map(|item| number(&item[field])).sum()
}

/// A dataset of one country with these events.
fn small_dataset(folder: &Path, events: &str) {
    let land = r#"{"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"id":"AZE","name":"Azerbaijan","role":"focus"},"geometry":null}]}"#;
    fs::write(folder.join("countries.geojson"), land).unwrap();
    fs::write(folder.join("events.csv"), events).unwrap();
}
