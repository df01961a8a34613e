//! From files to classes: loading, reading, asking for a day.
//!
//! `cargo bench --bench dataset`

use divan::{Bencher, black_box};
use realign::alignment::Reading;
use realign::atlas::{Atlas, Lens};
use realign::dataset::load_built_in;
use std::sync::Arc;

fn main() {
    divan::main();
}

fn atlas() -> Arc<Atlas> {
    Arc::new(load_built_in().atlas.expect("the built-in dataset loads"))
}

#[divan::bench(sample_count = 20)]
fn load_the_built_in_dataset() -> Option<Atlas> {
    load_built_in().atlas
}

/// The ledgers, and the class of every country on every day since 1991.
#[divan::bench(sample_count = 20)]
fn read_it_through_a_lens(bencher: Bencher) {
    let atlas = atlas();
    bencher.bench_local(|| Reading::new(Arc::clone(&atlas), Lens::all()));
}

/// The class of every country on every day of the slider, 2008 to 2026: what a weight slider waits for.
#[divan::bench(sample_count = 20)]
fn the_whole_history_by_the_day(bencher: Bencher) {
    let atlas = atlas();
    bencher
        .with_inputs(|| Reading::new(Arc::clone(&atlas), Lens::all()))
        .bench_local_refs(|reading| reading.history().changes().len());
}

/// Twelve weightings, and every source left out once.
#[divan::bench(sample_count = 20)]
fn the_doubt_about_one_country(bencher: Bencher) {
    let reading = Reading::new(atlas(), Lens::all());
    reading.history();
    let (country, day) = (reading.atlas().scored().next().expect("a scored country").id, reading.atlas().last_day);
    bencher.bench_local(|| reading.doubt(black_box(country), day));
}

/// With the classes of every day known, as in the window.
#[divan::bench]
fn every_country_on_a_day_of_a_known_history(bencher: Bencher) {
    let reading = Reading::new(atlas(), Lens::all());
    reading.history();
    let day = reading.atlas().last_day;
    bencher.bench_local(|| reading.snapshot(black_box(day)));
}

#[divan::bench]
fn every_country_on_a_day(bencher: Bencher) {
    let reading = Reading::new(atlas(), Lens::all());
    let day = reading.atlas().last_day;
    bencher.bench_local(|| reading.snapshot(black_box(day)));
}

#[divan::bench]
fn explain_one_country(bencher: Bencher) {
    let reading = Reading::new(atlas(), Lens::all());
    let day = reading.atlas().last_day;
    let country = reading.atlas().scored().next().expect("a scored country").id;
    bencher.bench_local(|| reading.explain(black_box(country), day));
}
