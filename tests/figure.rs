//! Whole figures: the same to the byte, with every part that a reader needs.

use realign::alignment::Reading;
use realign::dataset::{load_built_in, load_folder};
use realign::figure::{CameraChoice, FigureError, Request, compose, render};
use realign::map::Region;
use realign::scene::{Mark, Theme};
use realign::time::Date;
use std::path::{Path, PathBuf};
use std::sync::Arc;

fn here(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(path)
}

/// A small dataset of its own, so that the built-in data may grow without changing a golden file.
fn reading() -> Reading {
    let atlas = load_folder(&here("fixtures/minimal")).atlas.expect("the fixture loads");
    let lens = atlas.lenses[0].clone();
    Reading::new(Arc::new(atlas), lens)
}

fn request(reading: &Reading) -> Request {
    let [west, south, east, north] = [38.0, 36.0, 56.0, 46.0];
    let atlas = reading.atlas();
    Request {
        size_px: [720, 450],
        camera: CameraChoice::Extent([west, south, east, north]),
        window: Some((atlas.first_day, atlas.last_day)),
        ..Request::new(atlas.last_day)
    }
}

fn golden(name: &str, bytes: &[u8]) {
    let path = here("golden").join(name);
    if std::env::var_os("REALIGN_BLESS").is_some() {
        std::fs::write(&path, bytes).expect("the golden file can be written");
    }
    let expected = std::fs::read(&path).expect("the golden file is there");
    assert!(expected == bytes, "{name} has changed: look at it, then bless it with REALIGN_BLESS=1");
}

#[test]
fn a_figure_is_the_same_picture_on_every_run_and_machine() {
    let reading = reading();
    for name in ["figure.png", "figure.svg"] {
        let draw = || render(&reading, &request(&reading), Path::new(name)).expect("a figure");
        let bytes = draw();
        assert_eq!(bytes, draw(), "{name} differs between two runs");
        golden(name, &bytes);
    }
}

#[test]
fn an_svg_figure_says_in_text_what_it_shows_and_how_to_rebuild_it() {
    let reading = reading();
    let request = request(&reading);
    let bytes = render(&reading, &request, Path::new("f.svg")).expect("a figure");
    let svg = String::from_utf8(bytes).expect("SVG is text");
    let document = roxmltree::Document::parse(&svg).expect("SVG is XML");
    let texts: Vec<&str> = document.descendants().filter_map(|n| n.text()).collect();
    let says = |part: &str| texts.iter().any(|t| t.contains(part));
    assert!(says(&request.day.long()), "the date");
    for part in ["Leans towards", "insufficient evidence", "How to read it", "Natural Earth", "realign figure --date"] {
        assert!(says(part), "{part}");
    }
    assert!(svg.contains("realign:command") && svg.contains(&reading.atlas().fingerprint));
}

#[test]
fn a_dark_figure_is_dark() {
    let reading = reading();
    let mut request = request(&reading);
    request.style.theme = Theme::of(true);
    let svg = render(&reading, &request, Path::new("f.svg")).expect("a figure");
    assert!(String::from_utf8_lossy(&svg).contains(&Theme::of(true).page.css()));
}

#[test]
fn a_size_that_cannot_be_drawn_and_an_unknown_format_are_refused_with_the_fix() {
    let reading = reading();
    let sizes = [([239, 600], 1.0), ([600, 239], 1.0), ([16_385, 600], 1.0), ([8_193, 600], 2.0), ([600, 600], 0.0)];
    for (size_px, scale) in sizes {
        let request = Request { size_px, scale, ..request(&reading) };
        let refused = render(&reading, &request, Path::new("f.png"));
        assert!(matches!(refused, Err(FigureError::Size(_))), "{size_px:?} at {scale}");
    }
    let refused = render(&reading, &request(&reading), Path::new("f.bmp")).map_err(|e| e.to_string());
    assert!(refused.is_err_and(|e| e.contains(".png or .svg")));
}

#[test]
fn scale_bar_legend_and_inset_never_lie_on_each_other() {
    let atlas = Arc::new(load_built_in().atlas.expect("the built-in dataset loads"));
    let reading = Reading::new(Arc::clone(&atlas), atlas.lenses[0].clone());
    let mut insets = 0;
    for region in [Region::Whole, Region::SouthCaucasus, Region::CentralAsia, Region::Ukraine] {
        for size_px in [[1280, 720], [1600, 1000], [1000, 1000], [900, 1300]] {
            let request = Request {
                size_px,
                camera: CameraChoice::Region(region),
                ..Request::new(Date::parse("2022-11-15").expect("a date").first())
            };
            let scene = compose(&reading, &request);
            let inset = scene.frames.get(1).map(|frame| frame.clip);
            let words = scene.marks.iter().find_map(|mark| match mark {
                Mark::Text(text) if text.text.contains(" km · ") => Some(text.baseline),
                _ => None,
            });
            let legend = scene.marks.iter().find_map(|mark| match mark {
                Mark::Rect { rect, fill: Some(_), .. } if rect.w > 100.0 => Some(*rect),
                _ => None,
            });
            let (words, legend) = (words.expect("a scale bar"), legend.expect("a legend"));
            assert!(!legend.contains(words), "{region:?} {size_px:?}: the scale bar lies on the legend");
            if let Some(inset) = inset {
                insets += 1;
                assert!(!inset.contains(words), "{region:?} {size_px:?}: the scale bar lies on the inset");
                assert!(!inset.overlaps(&legend), "{region:?} {size_px:?}: the inset lies on the legend");
                assert_ne!(region, Region::Ukraine, "{size_px:?}: an inset of a region that is not in view");
            }
        }
    }
    assert!(insets > 1, "the whole region has its inset");
}
