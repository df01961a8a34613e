//! From classes to pixels, without a GPU: geometry, labels, a figure, a frame of playback.
//!
//! `cargo bench --bench picture`

use divan::Bencher;
use realign::alignment::Reading;
use realign::atlas::Lens;
use realign::command::{Command, apply};
use realign::dataset::load_built_in;
use realign::figure::{Request, compose};
use realign::map::{Camera, ProjectionKind, Region};
use realign::paint::{raster, svg};
use realign::scene::{Ground, RectPx, Resolution, Style, map_items, place_labels, placement};
use realign::session::Session;
use realign::time::Day;
use realign::view::{Face, Scope, View, faces};
use std::sync::Arc;

const PAGE: RectPx = RectPx { x: 0.0, y: 0.0, w: 1920.0, h: 1080.0 };

fn main() {
    divan::main();
}

fn reading() -> Reading {
    Reading::new(Arc::new(load_built_in().atlas.expect("the built-in dataset loads")), Lens::all())
}

fn camera() -> Camera {
    Camera::fit(ProjectionKind::Albers, Region::Whole.extent(), f64::from(PAGE.w), f64::from(PAGE.h))
}

/// All levels of detail are made once, when they are first asked for.
/// What every country shows in the usual view.
fn faces_on(reading: &Reading, day: Day) -> Vec<Face> {
    faces(&View::Leaning, &Scope { reading, other: None, day, since: day, rolling: false, split: false })
}

fn ground(reading: &Reading) -> Ground {
    let ground = Ground::new(Arc::clone(reading.atlas()), ProjectionKind::Albers);
    let at = placement(&ground, &camera(), PAGE);
    let day = reading.atlas().last_day;
    let looks = faces_on(reading, day);
    map_items(&ground, &looks, day, &Style::default(), Resolution { scale: at.scale, pixels_per_px: 1.0 });
    ground
}

#[divan::bench(sample_count = 10)]
fn project_and_simplify_the_ground(bencher: Bencher) {
    let reading = reading();
    bencher.bench_local(|| ground(&reading));
}

#[divan::bench]
fn the_items_of_a_map(bencher: Bencher) {
    let reading = reading();
    let ground = ground(&reading);
    let at = placement(&ground, &camera(), PAGE);
    let day = reading.atlas().last_day;
    let looks = faces_on(&reading, day);
    bencher.bench_local(|| {
        map_items(&ground, &looks, day, &Style::default(), Resolution { scale: at.scale, pixels_per_px: 1.0 })
    });
}

#[divan::bench]
fn the_labels_of_a_map(bencher: Bencher) {
    let reading = reading();
    let ground = ground(&reading);
    let at = placement(&ground, &camera(), PAGE);
    bencher.bench_local(|| place_labels(&ground, &at, PAGE, &Style::default(), &[], false));
}

#[divan::bench(sample_count = 10)]
fn compose_a_figure(bencher: Bencher) {
    let reading = reading();
    let request = Request::new(reading.atlas().last_day);
    bencher.bench_local(|| compose(&reading, &request));
}

#[divan::bench(sample_count = 10)]
fn paint_a_figure_of_1920_by_1080(bencher: Bencher) {
    let reading = reading();
    let scene = compose(&reading, &Request::new(reading.atlas().last_day));
    bencher.bench_local(|| raster::paint(&scene, 1.0));
}

#[divan::bench(sample_count = 10)]
fn write_a_figure_as_svg(bencher: Bencher) {
    let reading = reading();
    let scene = compose(&reading, &Request::new(reading.atlas().last_day));
    bencher.bench_local(|| svg::paint(&scene, &[]));
}

/// What the processor does for one frame while time runs: the GPU is not asked.
#[divan::bench]
fn a_frame_of_playback(bencher: Bencher) {
    let mut session = Session::new(Arc::new(load_built_in().atlas.expect("the built-in dataset loads")));
    let ground = ground(&session.reading);
    let at = placement(&ground, &camera(), PAGE);
    let (from, to) = session.slider_days();
    apply(&mut session, Command::PlayBetween(from, to));
    bencher.bench_local(|| {
        apply(&mut session, Command::Tick { dt_secs: 1.0 / 60.0 });
        let looks = faces(&session.document.view, &session.scope());
        let events = session.events_in_window().len();
        (
            map_items(
                &ground,
                &looks,
                session.document.date,
                &Style::default(),
                Resolution { scale: at.scale, pixels_per_px: 1.0 },
            ),
            events,
        )
    });
}
