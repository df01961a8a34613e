//! Events outside the frame: a strip with their places by name, from west to east, so that nobody
//! takes a symbol at the map's edge for a place on it.

use super::ground::Ground;
use super::item::{Mark, Placement, Px, RectPx, TextMark, Weight};
use super::markers::{EventMarker, by_importance, marker_radius, symbol_of};
use super::style::Style;
use crate::atlas::Event;
use crate::text;

/// The strip of a frame.
#[derive(Clone, Debug)]
pub struct Elsewhere {
    /// Its box.
    pub rect: RectPx,
    /// Its ground and words.
    pub marks: Vec<Mark>,
    /// Its symbols, which can be pointed at like those on the map.
    pub markers: Vec<EventMarker>,
}

/// Height of the strip in px at a text scale of 1.
pub const STRIP_HEIGHT: f32 = 21.0;

const TYPE_PX: f32 = 10.5;

/// What stands together under one name.
struct Place<'a> {
    name: &'a str,
    lon: f64,
    events: Vec<&'a Event>,
}

impl Place<'_> {
    fn words(&self) -> String {
        match self.events.len() {
            1 => self.name.to_owned(),
            several => format!("{} {several}", self.name),
        }
    }

    /// Distance from the symbol's left edge to the next one's.
    fn width(&self, s: f32) -> f32 {
        text::measure(&self.words(), Weight::Regular, TYPE_PX * s, 0.0) + 28.0 * s
    }
}

/// The events that `map` does not show, in a strip that begins at the top left of `room` and is at
/// most as wide; `None` when every event is on the map. The strongest places come first where not all
/// have room; the others are counted.
pub fn elsewhere<'a>(
    events: impl IntoIterator<Item = &'a Event>,
    ground: &Ground,
    placement: &Placement,
    map: RectPx,
    room: RectPx,
    style: &Style,
    selected: Option<&str>,
) -> Option<Elsewhere> {
    let s = style.text_scale;
    let outside = |event: &&Event| {
        let at = ground.place_of(event).map(|p| placement.px_from_map(ground.map_from_lon_lat(p)));
        at.is_some_and(|at| !map.contains(at))
    };
    let mut places: Vec<Place<'a>> = Vec::new();
    for event in by_importance(events, style, selected).into_iter().filter(outside) {
        let name = event.place.as_deref().unwrap_or("unnamed place");
        match places.iter_mut().find(|place| place.name == name) {
            Some(place) => place.events.push(event),
            None => places.push(Place {
                name,
                lon: ground.place_of(event).map_or(0.0, |[lon, _]| lon),
                events: vec![event],
            }),
        }
    }
    if places.is_empty() {
        return None;
    }
    let heading = "Elsewhere";
    let start = text::measure(heading, Weight::Bold, TYPE_PX * s, 0.0) + 20.0 * s;
    let rest_room = text::measure("+ 00 places", Weight::Regular, TYPE_PX * s, 0.0) + 14.0 * s;
    let widths: Vec<f32> = places.iter().map(|place| place.width(s)).collect();
    let fits = |count: usize| {
        let all = count == widths.len();
        start + widths[..count].iter().sum::<f32>() + if all { 0.0 } else { rest_room } <= room.w
    };
    let count = (1..=places.len()).rev().find(|count| fits(*count)).unwrap_or(0);
    let rest = places.split_off(count).len();
    places.sort_by(|a, b| a.lon.total_cmp(&b.lon).then(a.name.cmp(b.name)));
    Some(laid_out(&places, rest, room, [start, rest_room], style, selected))
}

fn laid_out(
    places: &[Place<'_>],
    rest: usize,
    room: RectPx,
    [start, rest_room]: [f32; 2],
    style: &Style,
    selected: Option<&str>,
) -> Elsewhere {
    let (s, theme) = (style.text_scale, style.theme);
    let end = if rest > 0 { rest_room } else { 4.0 * s };
    let width = start + places.iter().map(|p| p.width(s)).sum::<f32>() + end;
    let rect = RectPx::new(room.x, room.y, width.min(room.w), STRIP_HEIGHT * s);
    let middle = rect.centre().y;
    let words = |text: String, x: f32, weight, color| {
        let baseline = Px::new(x, middle + text::cap_height(TYPE_PX * s) / 2.0);
        Mark::Text(TextMark { text, baseline, size_px: TYPE_PX * s, weight, spacing_px: 0.0, color, halo: None })
    };
    let ground = Mark::Rect {
        rect,
        radius_px: 4.0 * s,
        fill: Some(theme.panel.alpha(240)),
        stroke: Some((theme.panel_edge, 1.0)),
    };
    let mut marks = vec![ground, words("Elsewhere".to_owned(), rect.x + 8.0 * s, Weight::Bold, theme.text)];
    let mut markers = Vec::new();
    let mut x = rect.x + start;
    for place in places {
        let Some(first) = place.events.first() else { continue };
        markers.push(EventMarker {
            centre: Px::new(x, middle),
            radius_px: marker_radius(first, s).min(5.0 * s),
            ids: place.events.iter().map(|e| e.item.id.clone()).collect(),
            shape: symbol_of(first.category.group()),
            place: None,
            selected: place.events.iter().any(|e| selected == Some(e.item.id.as_str())),
        });
        marks.push(words(place.words(), x + 9.0 * s, Weight::Regular, theme.text));
        x += place.width(s);
    }
    if rest > 0 {
        let more = if rest == 1 { "+ 1 place".to_owned() } else { format!("+ {rest} places") };
        marks.push(words(more, x - 4.0 * s, Weight::Regular, theme.muted));
    }
    Elsewhere { rect, marks, markers }
}
