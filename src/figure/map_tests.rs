//! Maps as pages: what is named, what lies outside, what the legend explains.

use super::*;
use crate::atlas::Atlas;
use crate::dataset::load_built_in;
use crate::figure::compose_page;
use crate::map::{ProjectionKind, Region};
use crate::scene::TextMark;
use std::sync::LazyLock;

static ATLAS: LazyLock<Arc<Atlas>> = LazyLock::new(|| Arc::new(load_built_in().atlas.unwrap()));
static READING: LazyLock<Reading> =
    LazyLock::new(|| Reading::new(Arc::clone(&ATLAS), ATLAS.lens("all").cloned().unwrap()));

fn day(text: &str) -> crate::time::Day {
    crate::time::Date::parse(text).unwrap().first()
}

fn request(on: &str, region: Region, size: [u32; 2]) -> Request {
    Request { camera: CameraChoice::Region(region), size_px: size, ..Request::new(day(on)) }
}

fn texts(composed: &Composed) -> Vec<&TextMark> {
    let frames = composed.scene.frames.iter().flat_map(|frame| &frame.marks);
    let marks = frames.chain(&composed.scene.marks);
    marks.filter_map(|mark| if let Mark::Text(text) = mark { Some(text) } else { None }).collect()
}

#[test]
fn every_scored_country_on_the_map_is_named_there_or_in_the_inset() {
    for size in [[1280, 720], [1920, 1080], [1080, 1080], [900, 1200]] {
        for view in ["leaning", "pull:russia", "vote:ES-11/1"] {
            let view = View::parse(view).and_then(|view| view.checked(&ATLAS)).unwrap();
            let request = Request { view: view.clone(), ..request("2022-03-20", Region::Whole, size) };
            let composed = compose_page(&READING, &request);
            let named: Vec<String> = texts(&composed).iter().map(|text| text.text.clone()).collect();
            for country in ATLAS.scored() {
                let name = country.name.to_uppercase();
                assert!(named.contains(&name), "{name} at {size:?} in {view}");
            }
        }
    }
}

#[test]
fn a_map_of_a_war_names_both_sides() {
    for size in [[1280, 720], [1920, 1080], [1080, 1080]] {
        let composed = compose_page(&READING, &request("2022-03-20", Region::Ukraine, size));
        let named: Vec<&str> = texts(&composed).iter().map(|text| text.text.as_str()).collect();
        assert!(named.contains(&"UKRAINE") && named.contains(&"RUSSIA"), "{size:?}: {named:?}");
    }
}

#[test]
fn events_outside_the_map_stand_in_a_strip_with_the_names_of_their_places() {
    let composed = compose_page(&READING, &request("2022-03-20", Region::Ukraine, [1280, 720]));
    let frame = &composed.scene.frames[0];
    let strip: Vec<&TextMark> = composed
        .scene
        .marks
        .iter()
        .filter_map(|mark| if let Mark::Text(text) = mark { Some(text) } else { None })
        .filter(|text| text.baseline.y < frame.clip.y)
        .collect();
    let has = |words: &str| strip.iter().any(|text| text.text.starts_with(words));
    assert!(
        has("Elsewhere") && has("Brussels") && has("Almaty"),
        "{:?}",
        strip.iter().map(|t| &t.text).collect::<Vec<_>>()
    );
    assert!(strip.iter().all(|text| text.baseline.x < 1280.0));
    // On the map there is nothing but what lies there.
    let ground = composed.ground.as_ref().unwrap();
    for mark in &frame.marks {
        if let Mark::Symbol { centre, id, .. } = mark
            && let Some(event) = ATLAS.event(id)
        {
            let own = frame.placement.px_from_map(ground.map_from_lon_lat(event.position.unwrap()));
            assert!((own.x - centre.x).abs() < 0.01 && (own.y - centre.y).abs() < 0.01, "{id}");
        }
    }
}

#[test]
fn with_all_events_on_the_map_there_is_no_strip() {
    let style = Style { events: false, ..Style::default() };
    let request = Request { style, ..request("2022-03-20", Region::Ukraine, [1280, 720]) };
    assert!(!texts(&compose_page(&READING, &request)).iter().any(|text| text.text == "Elsewhere"));
}

#[test]
fn a_legend_names_only_classes_that_are_on_the_map() {
    for on in ["2008-01-01", "2022-03-20", "2026-06-30"] {
        let composed = compose_page(&READING, &request(on, Region::Whole, [1280, 720]));
        let kinds: Vec<_> = READING.snapshot(day(on)).countries.iter().map(|state| state.class.kind).collect();
        for (kind, words) in [
            (crate::alignment::ClassKind::MultiVector, "multi-vector: first pole, second striped"),
            (crate::alignment::ClassKind::NoClearLean, "no clear lean"),
            (crate::alignment::ClassKind::Insufficient, "insufficient evidence"),
        ] {
            let said = texts(&composed).iter().any(|text| text.text == words);
            assert_eq!(said, kinds.contains(&kind), "{on}: {words}");
        }
    }
}

#[test]
fn a_map_of_a_part_is_titled_by_it_and_an_opinion_names_its_author() {
    let composed = compose_page(&READING, &request("2022-03-20", Region::Ukraine, [1280, 720]));
    assert_eq!(composed.metadata.title, "Who leans where: Ukraine");
    let column = Reading::new(Arc::clone(&ATLAS), ATLAS.lens("jazeera-column").cloned().unwrap());
    let composed = compose_page(&column, &request("2025-08-01", Region::Whole, [1920, 1080]));
    let heading = texts(&composed).into_iter().find(|text| text.text.contains("weights")).unwrap();
    assert!(heading.text.contains("an opinion, Al Jazeera") && !heading.text.contains("summary"), "{}", heading.text);
}

#[test]
fn beyond_the_data_is_paper_and_not_sea() {
    let paper = |request: &Request| {
        let composed = compose_page(&READING, request);
        composed.scene.frames[0].items.iter().any(|item| {
            matches!(item, MapItem::Fill { name, color, .. } if &**name == "paper" && *color == composed.scene.background)
        })
    };
    let tall = request("2022-03-20", Region::Whole, [900, 1400]);
    assert!(paper(&tall));
    assert!(!paper(&request("2022-03-20", Region::Ukraine, [1280, 720])));
    assert!(!paper(&Request { projection: ProjectionKind::Tiles, ..tall }));
}
