//! Marks as elements.

use super::geometry::path_data;
use super::rect;
use super::write::{Element, escape};
use crate::paint::chains::{Chain, near_dots};
use crate::scene::{Mark, Px, Rgba, SymbolShape, TextMark};
use crate::text::{Weight, clean};

pub(super) fn paint(mark: &Mark, svg: &mut String) {
    match mark {
        Mark::Text(mark) => text(mark, svg),
        Mark::Symbol { shape, centre, radius_px, fill, stroke, id } => {
            let element = edge(symbol(*shape, *centre, *radius_px).fill(*fill), *stroke);
            if id.is_empty() {
                element.close(svg);
            } else {
                element.attribute("data-id", id).content(&format!("<title>{}</title>", escape(id)), svg);
            }
        }
        Mark::Line { points, width_px, dash_px, color } => {
            let element = Element::new("path").attribute("d", &path_data([chain(points, false)].into_iter()));
            element.attribute("fill", "none").stroke(*color, *width_px).dashes(dash_px).close(svg);
        }
        Mark::Rect { rect: area, radius_px, fill, stroke } => {
            let element = rect(*area);
            let element = if *radius_px > 0.0 { element.number("rx", *radius_px) } else { element };
            let element = match fill {
                Some(color) => element.fill(*color),
                None => element.attribute("fill", "none"),
            };
            edge(element, *stroke).close(svg);
        }
        Mark::Polygon { rings, fill } => {
            let d = path_data(rings.iter().map(|ring| chain(ring, true)));
            let element = Element::new("path").attribute("d", &d).attribute("fill-rule", "evenodd");
            element.fill(*fill).close(svg);
        }
    }
}

fn edge(element: Element, stroke: Option<(Rgba, f32)>) -> Element {
    match stroke {
        Some((color, width_px)) => element.stroke(color, width_px).attribute("stroke-linejoin", "round"),
        None => element,
    }
}

fn chain(points: &[Px], closed: bool) -> Chain {
    Chain::new(near_dots(points.iter().map(|p| [p.x, p.y])), closed)
}

fn symbol(shape: SymbolShape, centre: Px, radius_px: f32) -> Element {
    match shape.corners(centre, radius_px) {
        Some(corners) => Element::new("path").attribute("d", &path_data([chain(&corners, true)].into_iter())),
        None => Element::new("circle").number("cx", centre.x).number("cy", centre.y).number("r", radius_px.max(0.0)),
    }
}

fn text(mark: &TextMark, svg: &mut String) {
    let text = clean(&mark.text);
    let mut element = Element::new("text").number("x", mark.baseline.x).number("y", mark.baseline.y);
    element = element.number("font-size", mark.size_px.max(0.0));
    if mark.weight == Weight::Bold {
        element = element.attribute("font-weight", "bold");
    }
    if mark.spacing_px != 0.0 {
        element = element.number("letter-spacing", mark.spacing_px);
    }
    if let Some((color, width_px)) = mark.halo {
        element = element.stroke(color, 2.0 * width_px).attribute("stroke-linejoin", "round");
        element = element.attribute("paint-order", "stroke");
    }
    if text.contains("  ") || text.starts_with(' ') || text.ends_with(' ') {
        element = element.attribute("xml:space", "preserve");
    }
    element.fill(mark.color).content(&escape(&text), svg);
}
