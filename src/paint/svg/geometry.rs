//! Map items as paths.

use super::write::Element;
use crate::map::Point;
use crate::paint::chains::{Chain, Dot, Extent, cut_line, cut_ring, near_dots, thin};
use crate::scene::{MapItem, Placement};
use std::collections::BTreeSet;
use std::fmt::Write;

/// Geometry is cut so far outside its frame, in px, that no edge along the cut shows.
const MARGIN_PX: f32 = 4.0;

/// Points that share a fifth of a px are one.
const CELLS: f32 = 5.0;

pub(super) fn paint(item: &MapItem, placement: Placement, clip: Extent, ids: &mut BTreeSet<String>, svg: &mut String) {
    let place = |p: &Point| {
        let px = placement.px_from_map(*p);
        [px.x, px.y]
    };
    match item {
        MapItem::Fill { name, rings, color } => {
            let near = clip.grown(MARGIN_PX);
            let rings = rings.iter().filter_map(|ring| placed(ring, true, near, &place));
            let d = path_data(rings.map(|ring| whole_or_cut(ring, &near)));
            finish(named(name, ids).fill(*color), &d, svg);
        }
        MapItem::Lines { name, lines, closed, width_px, dash_px, color } => {
            let near = clip.grown(MARGIN_PX + width_px.max(0.0));
            let lines = lines.iter().filter_map(|line| placed(line, *closed, near, &place));
            // Dashes count from the start of the line, so a dashed one is not cut.
            let d = if dash_px.is_empty() {
                path_data(lines.flat_map(|line| cut_line(line, &near)))
            } else {
                path_data(lines)
            };
            let element = named(name, ids).attribute("fill", "none").stroke(*color, *width_px).dashes(dash_px);
            finish(element, &d, svg);
        }
    }
}

fn finish(element: Element, d: &str, svg: &mut String) {
    if !d.is_empty() {
        element.attribute("d", d).close(svg);
    }
}

/// The class is the item's name; the first item of a name has it as its id too.
fn named(name: &str, ids: &mut BTreeSet<String>) -> Element {
    let plain = |c: char| if c.is_ascii_alphanumeric() || matches!(c, '-' | '_') { c } else { '-' };
    let name: String = name.chars().map(plain).collect();
    let element = Element::new("path");
    let element = if !name.is_empty() && ids.insert(name.clone()) { element.attribute("id", &name) } else { element };
    element.attribute("class", &name)
}

fn placed(points: &[Point], closed: bool, near: Extent, place: &dyn Fn(&Point) -> Dot) -> Option<Chain> {
    let dots = near_dots(points.iter().map(place));
    Extent::of(&dots).meets(&near).then(|| Chain::new(thin(dots, closed, CELLS), closed))
}

fn whole_or_cut(ring: Chain, near: &Extent) -> Chain {
    if ring.extent.within(near) { ring } else { Chain::new(cut_ring(&ring.dots, near), true) }
}

/// Chains in tenths of a px, each point relative to the one before.
pub(super) fn path_data(chains: impl Iterator<Item = Chain>) -> String {
    let mut d = String::new();
    for chain in chains {
        let mut tenths: Vec<[i64; 2]> = chain.dots.iter().map(|dot| dot.map(|v| (v * 10.0).round() as i64)).collect();
        tenths.dedup();
        if chain.closed && tenths.len() > 1 && tenths.first() == tenths.last() {
            tenths.pop();
        }
        if tenths.len() > 1 + usize::from(chain.closed) {
            steps(&tenths, &mut d);
            d.push_str(if chain.closed { "z" } else { "" });
        }
    }
    d
}

fn steps(tenths: &[[i64; 2]], d: &mut String) {
    let mut before = '\0';
    for (i, [x, y]) in tenths.iter().copied().enumerate() {
        let [dx, dy] = if i == 0 { [x, y] } else { [x - tenths[i - 1][0], y - tenths[i - 1][1]] };
        let command = match (i, dx, dy) {
            (0, ..) => 'M',
            (_, _, 0) => 'h',
            (_, 0, _) => 'v',
            _ => 'l',
        };
        // After `M` a bare pair would be absolute.
        let repeated = command == before;
        if !repeated {
            d.push(command);
        }
        before = command;
        match command {
            'h' => value(dx, repeated, d),
            'v' => value(dy, repeated, d),
            _ => {
                value(dx, repeated, d);
                value(dy, true, d);
            }
        }
    }
}

/// A number of tenths; a minus sign separates as well as a space.
fn value(tenths: i64, follows: bool, d: &mut String) {
    if tenths < 0 {
        d.push('-');
    } else if follows {
        d.push(' ');
    }
    let (whole, rest) = (tenths.abs() / 10, tenths.abs() % 10);
    let _ = match (whole, rest) {
        (_, 0) => write!(d, "{whole}"),
        (0, _) => write!(d, ".{rest}"),
        _ => write!(d, "{whole}.{rest}"),
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn path_data_is_relative_and_short() {
        let ring = vec![[1.0, 2.0], [11.04, 2.0], [11.0, 2.5], [10.5, 1.5], [0.25, 1.5], [0.26, 1.5]];
        assert_eq!(path_data([Chain::new(ring, true)].into_iter()), "M1 2h10v.5l-.5-1h-10.2z");
        let line = vec![[0.0, 0.0], [-1.0, 1.0], [-0.5, 1.5]];
        assert_eq!(path_data([Chain::new(line, false)].into_iter()), "M0 0l-1 1 .5 .5");
    }

    #[test]
    fn a_spot_has_no_path() {
        assert_eq!(path_data([Chain::new(vec![[1.0, 2.0], [1.01, 2.0], [1.0, 2.02]], true)].into_iter()), "");
    }

    #[test]
    fn only_the_first_item_of_a_name_has_an_id() {
        let mut ids = BTreeSet::new();
        let mut svg = String::new();
        for _ in 0..2 {
            named("country KAZ\"", &mut ids).close(&mut svg);
        }
        assert_eq!(svg, "<path id=\"country-KAZ-\" class=\"country-KAZ-\"/>\n<path class=\"country-KAZ-\"/>\n");
    }
}
