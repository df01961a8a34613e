//! A scene as an SVG file that stays editable: text is text, a country is one path with its name,
//! and the facts of the figure stand in `<metadata>`.
//!
//! The same scene gives the same bytes. Map geometry is cut at its frame and written to 0.1 px,
//! relative to the point before. Text loses the characters that XML forbids and those that only
//! steer (see [`crate::text::clean`]); a character that our faces lack stays, since the reader's
//! program may have a face for it. No `textLength`: it would fight whoever edits a label.

mod geometry;
mod marks;
mod write;

pub use write::read_metadata;

use crate::paint::chains::Extent;
use crate::scene::{MapFrame, RectPx, Scene};
use crate::text::FontScript;
use std::collections::BTreeSet;
use write::{Element, escape, number};

/// The scene as the text of an SVG file, with the given names and values in `<metadata>`, where
/// [`read_metadata`] finds them again.
pub fn paint(scene: &Scene, metadata: &[(String, String)]) -> String {
    let mut svg = String::with_capacity(64 * 1024);
    open(scene, &mut svg);
    head(scene, metadata, &mut svg);
    let [width, height] = scene.size_px;
    rect(RectPx::new(0.0, 0.0, width, height)).fill(scene.background).close(&mut svg);
    // Names that the file uses itself.
    let mut ids: BTreeSet<String> = ["title", "desc"].map(str::to_owned).into();
    ids.extend((0..scene.frames.len()).map(|i| format!("clip-{i}")));
    for (i, frame) in scene.frames.iter().enumerate() {
        map(i, frame, &mut ids, &mut svg);
    }
    group("page", &mut svg, |svg| scene.marks.iter().for_each(|mark| marks::paint(mark, svg)));
    svg.push_str("</svg>\n");
    svg
}

fn open(scene: &Scene, svg: &mut String) {
    let [width, height] = scene.size_px.map(number);
    let families: Vec<String> = FontScript::ALL.iter().map(|s| format!("'{}'", s.family())).collect();
    Element::new("svg")
        .attribute("xmlns", "http://www.w3.org/2000/svg")
        .attribute("viewBox", &format!("0 0 {width} {height}"))
        .attribute("width", &width)
        .attribute("height", &height)
        .attribute("role", "img")
        .attribute("aria-labelledby", "title desc")
        .attribute("font-family", &format!("{},sans-serif", families.join(",")))
        .open(svg);
}

fn head(scene: &Scene, metadata: &[(String, String)], svg: &mut String) {
    Element::new("title").attribute("id", "title").content(&escape(&scene.title), svg);
    Element::new("desc").attribute("id", "desc").content(&escape(&scene.description), svg);
    write::metadata(metadata, svg);
    svg.push_str("<defs>\n");
    for (i, frame) in scene.frames.iter().enumerate() {
        let mut shape = String::new();
        rect(frame.clip).close_inline(&mut shape);
        Element::new("clipPath").attribute("id", &format!("clip-{i}")).content(&shape, svg);
    }
    svg.push_str("</defs>\n");
}

fn rect(rect: RectPx) -> Element {
    let element = Element::new("rect").number("x", rect.x).number("y", rect.y);
    element.number("width", rect.w.max(0.0)).number("height", rect.h.max(0.0))
}

fn group(class: &str, svg: &mut String, content: impl FnOnce(&mut String)) {
    Element::new("g").attribute("class", class).open(svg);
    content(svg);
    svg.push_str("</g>\n");
}

fn map(index: usize, frame: &MapFrame, ids: &mut BTreeSet<String>, svg: &mut String) {
    let class = if index == 0 { "map" } else { "map inset" };
    Element::new("g").attribute("class", class).attribute("clip-path", &format!("url(#clip-{index})")).open(svg);
    rect(frame.clip).attribute("class", "background").fill(frame.background).close(svg);
    let corner = [frame.clip.right(), frame.clip.bottom()];
    let clip = Extent { min: [frame.clip.x, frame.clip.y], max: corner };
    let shapes = Element::new("g").attribute("class", "shapes").attribute("fill-rule", "evenodd");
    shapes.attribute("stroke-linejoin", "round").open(svg);
    for item in &frame.items {
        geometry::paint(item, frame.placement, clip, ids, svg);
    }
    svg.push_str("</g>\n");
    group("marks", svg, |svg| frame.marks.iter().for_each(|mark| marks::paint(mark, svg)));
    svg.push_str("</g>\n");
}
