//! Names on the map, placed once with the measures that every painter uses. A label that finds no
//! free room is left out; no label crosses another.

use super::ground::{Ground, Level};
use super::item::{Mark, Placement, Px, RectPx, Rgba, SymbolShape, TextMark, Weight};
use super::markers::EventMarker;
use super::style::Style;
use super::units::NAMES_FROM_ZOOM;
use super::values::value_size;
use crate::atlas::{Country, CountryId, Role, Town};
use crate::map::{Bounds, Point};
use crate::text;

/// Labels that depend on the camera alone, and the boxes that they take.
#[derive(Clone, Debug, Default)]
pub struct PlacedLabels {
    /// What is drawn.
    pub marks: Vec<Mark>,
    /// Room that is taken.
    pub taken: Vec<RectPx>,
    /// Where the names of scored countries stand: middle of the line under them, and its size.
    pub under: Vec<(CountryId, Px, f32)>,
}

struct Placer<'a> {
    rect: RectPx,
    style: &'a Style,
    placed: PlacedLabels,
}

/// How a label is set.
#[derive(Clone, Copy)]
struct Face {
    /// Whether the letters need a halo: on colours and patterns they do, on plain land and water
    /// they do not.
    halo: bool,
    size_px: f32,
    weight: Weight,
    spacing_px: f32,
    color: Rgba,
}

impl Placer<'_> {
    fn size_of(face: Face, label: &str) -> (f32, f32) {
        // The space after the last letter does not belong to the label.
        let width = text::measure(label, face.weight, face.size_px, face.spacing_px) - face.spacing_px;
        (width, text::cap_height(face.size_px))
    }

    fn free(&self, area: &RectPx) -> bool {
        self.rect.grown(-2.0).encloses(area) && !self.placed.taken.iter().any(|t| t.overlaps(area))
    }

    /// Puts the label's left baseline end at the first candidate that is free.
    fn place(&mut self, label: &str, face: Face, candidates: impl IntoIterator<Item = Px>) -> bool {
        self.place_over(label, face, None, candidates)
    }

    /// The same where a box of this size (width and height), centred under the label, is free too.
    fn place_over(
        &mut self,
        label: &str,
        face: Face,
        under: Option<[f32; 2]>,
        candidates: impl IntoIterator<Item = Px>,
    ) -> bool {
        let (width, height) = Self::size_of(face, label);
        let pad = 2.0 * self.style.text_scale;
        for baseline in candidates {
            let area =
                RectPx::new(baseline.x - pad, baseline.y - height - pad, width + 2.0 * pad, height * 1.3 + 2.0 * pad);
            let below = under.map(|[w, h]| RectPx::new(baseline.x + width / 2.0 - w / 2.0, baseline.y + pad, w, h));
            if self.free(&area) && below.is_none_or(|below| self.free(&below)) {
                self.placed.taken.push(area);
                self.placed.taken.extend(below);
                self.placed.marks.push(Mark::Text(TextMark {
                    text: label.to_owned(),
                    baseline,
                    size_px: face.size_px,
                    weight: face.weight,
                    spacing_px: face.spacing_px,
                    color: face.color,
                    halo: face.halo.then_some((
                        self.style.theme.halo.alpha(215),
                        (face.size_px * 0.2).min(2.6 * self.style.text_scale),
                    )),
                }));
                return true;
            }
        }
        false
    }

    /// Candidates around a point for a label centred on it.
    fn around(centre: Px, (width, height): (f32, f32)) -> Vec<Px> {
        let offsets = [
            (0.0, 0.0),
            (0.0, -1.4),
            (0.0, 1.4),
            (-0.25, 0.0),
            (0.25, 0.0),
            (0.0, -2.6),
            (0.0, 2.6),
            (-0.25, 1.6),
            (0.25, 1.6),
            (0.0, 3.8),
            (0.0, -3.8),
            (0.3, 3.0),
            (-0.3, -3.0),
        ];
        offsets.iter().map(|(dx, dy)| Px::new(centre.x - width * (0.5 - dx), centre.y + height * (0.5 + dy))).collect()
    }

    /// Candidates beside a dot.
    fn beside(&self, dot: Px, radius: f32, (width, height): (f32, f32)) -> [Px; 6] {
        // Beyond the symbol's own room and the label's margin (see `place`).
        let gap = radius + 1.5 + 2.2 * self.style.text_scale;
        [
            Px::new(dot.x + gap, dot.y + height * 0.5),
            Px::new(dot.x - gap - width, dot.y + height * 0.5),
            Px::new(dot.x - width / 2.0, dot.y + gap + height),
            Px::new(dot.x - width / 2.0, dot.y - gap),
            Px::new(dot.x + gap * 0.7, dot.y - gap * 0.7),
            Px::new(dot.x + gap * 0.7, dot.y + gap * 0.7 + height),
        ]
    }
}

/// Names of countries, seas and towns for a camera. `keep_free` are boxes that stay empty (legend,
/// inset, date).
pub fn place_labels(
    ground: &Ground,
    placement: &Placement,
    rect: RectPx,
    style: &Style,
    keep_free: &[RectPx],
) -> PlacedLabels {
    let mut placer =
        Placer { rect, style, placed: PlacedLabels { taken: keep_free.to_vec(), ..PlacedLabels::default() } };
    if !style.labels {
        return placer.placed;
    }
    let (_, level) = ground.level(placement.scale);
    let atlas = ground.atlas();
    let mut order: Vec<(usize, &Country, f32)> = atlas
        .countries
        .iter()
        .enumerate()
        .map(|(i, c)| (i, c, mainland(&level, i).width() * placement.scale))
        .collect();
    order.sort_by(|a, b| b.1.is_scored().cmp(&a.1.is_scored()).then(b.2.total_cmp(&a.2)));
    if style.towns {
        towns(&mut placer, ground, placement, |t, role| t.rank == 0 && matches!(role, Role::Focus | Role::Outline));
    }
    for (i, country, width_px) in order.iter().filter(|(_, c, _)| c.is_scored()) {
        country_label(&mut placer, ground, placement, country, &mainland(&level, *i), *width_px);
    }
    if style.towns {
        towns(&mut placer, ground, placement, |t, role| t.rank != 0 || !matches!(role, Role::Focus | Role::Outline));
    }
    unit_names(&mut placer, ground, placement);
    for (i, country, width_px) in order.iter().filter(|(_, c, _)| !c.is_scored()) {
        country_label(&mut placer, ground, placement, country, &mainland(&level, *i), *width_px);
    }
    water_names(&mut placer, ground, placement);
    placer.placed
}

/// The box around a country's largest ring.
fn mainland(level: &Level, index: usize) -> Bounds {
    let rings = level.countries.get(index).map(|l| l.rings.as_slice()).unwrap_or_default();
    let largest =
        rings.iter().map(Bounds::around).max_by(|a, b| (a.width() * a.height()).total_cmp(&(b.width() * b.height())));
    largest.unwrap_or(Bounds::EMPTY)
}

fn capitals_of(country: &Country) -> String {
    // Turkish capitals keep the dot of the İ.
    if country.id.as_str() == "TUR" { "TÜRKİYE".to_owned() } else { country.name.to_uppercase() }
}

fn country_label(
    placer: &mut Placer<'_>,
    ground: &Ground,
    placement: &Placement,
    country: &Country,
    land: &Bounds,
    width_px: f32,
) {
    let scale = placer.style.text_scale;
    let at: Point = country.label_point.map_or_else(|| land.centre(), |p| ground.map_from_lon_lat(p));
    let centre = placement.px_from_map(at);
    let (weight, color, largest, share) = match country.role {
        Role::Focus | Role::Outline => (Weight::Bold, placer.style.theme.text, 17.0, 0.085),
        Role::Pole => (Weight::Regular, placer.style.theme.muted, 15.0, 0.05),
        Role::Context => (Weight::Regular, placer.style.theme.muted.alpha(190), 12.0, 0.06),
    };
    let smallest = if country.is_scored() { 8.5 } else { 9.5 };
    let label = capitals_of(country);
    let mut size = (width_px * share).clamp(smallest * scale, largest * scale);
    loop {
        let face = Face {
            halo: country.is_scored() || placer.style.all_coloured,
            size_px: size,
            weight,
            spacing_px: size * if country.is_scored() { 0.09 } else { 0.14 },
            color,
        };
        let measured = Placer::size_of(face, &label);
        let fits = measured.0 <= width_px * if country.is_scored() { 1.25 } else { 0.9 };
        let has_value = country.is_scored() && placer.style.value_ems > 0.0;
        let value_px = value_size(size, scale);
        let under = has_value.then_some([value_px * placer.style.value_ems, value_px * 1.3]);
        if fits && placer.place_over(&label, face, under, Placer::around(centre, measured)) {
            if has_value {
                note_under(placer, country, value_px, measured.0);
            }
            return;
        }
        if size <= smallest * scale {
            // Better a name without its value than no name.
            if has_value {
                placer.place(&label, face, Placer::around(centre, measured));
            }
            return;
        }
        size = (size * 0.88).max(smallest * scale);
    }
}

/// Notes where the value under a name stands that has just been placed.
fn note_under(placer: &mut Placer<'_>, country: &Country, size_px: f32, width: f32) {
    if let Some(Mark::Text(name)) = placer.placed.marks.last() {
        let middle = Px::new(name.baseline.x + width / 2.0, name.baseline.y + size_px * 1.25);
        placer.placed.under.push((country.id, middle, size_px));
    }
}

/// Which towns are named at a scale: capitals first, then by rank as the map comes nearer.
fn town_is_named(town: &Town, role: Role, zoom: f64) -> bool {
    let near = match role {
        Role::Focus | Role::Outline => 0.0,
        Role::Pole | Role::Context => 1.0,
    };
    zoom >= match town.rank {
        0 => 4.0 + near * 0.6,
        1 => 5.3 + near * 0.7,
        2 => 6.2 + near * 0.6,
        _ => 7.0 + near * 0.4,
    }
}

fn towns(placer: &mut Placer<'_>, ground: &Ground, placement: &Placement, wanted: impl Fn(&Town, Role) -> bool) {
    let zoom = libm::log2(f64::from(placement.scale)) - f64::from(libm::log2f(placer.style.text_scale));
    let atlas = ground.atlas();
    let role = |id: CountryId| atlas.country(id).map_or(Role::Context, |c| c.role);
    let mut towns: Vec<&Town> = atlas
        .basemap
        .towns
        .iter()
        .filter(|t| wanted(t, role(t.country)) && town_is_named(t, role(t.country), zoom))
        .collect();
    towns.sort_by(|a, b| {
        let context = |t: &Town| !matches!(role(t.country), Role::Focus | Role::Outline);
        context(a)
            .cmp(&context(b))
            .then(a.rank.cmp(&b.rank))
            .then(b.population.cmp(&a.population))
            .then_with(|| a.name.cmp(&b.name))
    });
    let scale = placer.style.text_scale;
    for town in towns {
        let dot = placement.px_from_map(ground.map_from_lon_lat(town.position));
        let radius = if town.rank == 0 { 2.4 } else { 1.8 } * scale;
        let own = RectPx::new(dot.x - radius, dot.y - radius, 2.0 * radius, 2.0 * radius);
        if !placer.rect.contains(dot) || placer.placed.taken.iter().any(|t| t.overlaps(&own)) {
            continue;
        }
        let face = Face {
            halo: true,
            size_px: if town.rank <= 1 { 11.0 } else { 10.0 } * scale,
            weight: Weight::Regular,
            spacing_px: 0.0,
            color: placer.style.theme.text,
        };
        let measured = Placer::size_of(face, &town.name);
        if placer.place(&town.name, face, placer.beside(dot, radius, measured)) {
            placer.placed.taken.push(own);
            placer.placed.marks.push(Mark::Symbol {
                shape: if town.rank == 0 { SymbolShape::Square } else { SymbolShape::Circle },
                centre: dot,
                radius_px: radius,
                fill: placer.style.theme.text,
                stroke: Some((placer.style.theme.halo, 0.8 * scale)),
                id: String::new(),
            });
        }
    }
}

/// Names of first-order units, where the map is near and room is left.
fn unit_names(placer: &mut Placer<'_>, ground: &Ground, placement: &Placement) {
    let scale = placer.style.text_scale;
    if !placer.style.units || libm::log2f(placement.scale) - libm::log2f(scale) < NAMES_FROM_ZOOM {
        return;
    }
    let color = placer.style.theme.text.alpha(190);
    let face = Face { halo: true, size_px: 10.0 * scale, weight: Weight::Regular, spacing_px: 0.8 * scale, color };
    for unit in ground.atlas().basemap.units.all() {
        let Some(place) = unit.label_point else { continue };
        let centre = placement.px_from_map(ground.map_from_lon_lat(place));
        let measured = Placer::size_of(face, &unit.name);
        placer.place(&unit.name, face, Placer::around(centre, measured));
    }
}

fn water_names(placer: &mut Placer<'_>, ground: &Ground, placement: &Placement) {
    let zoom = libm::log2(f64::from(placement.scale));
    let scale = placer.style.text_scale;
    for water in &ground.atlas().basemap.water_labels {
        if f64::from(water.rank) * 0.9 + 3.6 > zoom {
            continue;
        }
        let size_px = if water.rank == 0 { 12.0 } else { 10.0 } * scale;
        let face = Face {
            // A name may reach over the shore.
            halo: true,
            size_px,
            weight: Weight::Regular,
            spacing_px: size_px * 0.06,
            color: placer.style.theme.water_text,
        };
        let centre = placement.px_from_map(ground.map_from_lon_lat(water.position));
        let measured = Placer::size_of(face, &water.name);
        placer.place(&water.name, face, Placer::around(centre, measured));
    }
}

/// Names of the places where events are: the selected one's, and those of the strongest ones while
/// they are few. `labels` are the camera's labels, whose room stays theirs.
pub fn place_event_labels(markers: &[EventMarker], labels: &PlacedLabels, rect: RectPx, style: &Style) -> Vec<Mark> {
    const MOST: usize = 14;
    let taken = labels.taken.iter().copied();
    let symbols = markers.iter().map(|m| {
        let r = m.radius_px + 1.0;
        RectPx::new(m.centre.x - r, m.centre.y - r, 2.0 * r, 2.0 * r)
    });
    let mut placer = Placer {
        rect,
        style,
        placed: PlacedLabels { taken: taken.chain(symbols).collect(), ..PlacedLabels::default() },
    };
    let mut named: Vec<&str> =
        labels.marks.iter().filter_map(|m| if let Mark::Text(t) = m { Some(t.text.as_str()) } else { None }).collect();
    for marker in markers.iter().filter(|m| m.selected).chain(markers.iter().filter(|m| !m.selected)).take(MOST) {
        let Some(place) = marker.place.as_deref() else { continue };
        // A town that is named where the event stands says the same, perhaps in another spelling.
        let in_named_town = labels.marks.iter().any(|mark| match mark {
            Mark::Symbol { centre, .. } => {
                (centre.x - marker.centre.x).abs().max((centre.y - marker.centre.y).abs()) < marker.radius_px
            }
            _ => false,
        });
        if !style.labels || ((named.contains(&place) || in_named_town) && !marker.selected) {
            continue;
        }
        let weight = if marker.selected { Weight::Bold } else { Weight::Regular };
        let face =
            Face { halo: true, size_px: 11.0 * style.text_scale, weight, spacing_px: 0.0, color: style.theme.text };
        let measured = Placer::size_of(face, place);
        let ring = if marker.selected { 5.0 * style.text_scale } else { 0.0 };
        if placer.place(place, face, placer.beside(marker.centre, marker.radius_px + ring, measured)) {
            named.push(place);
        }
    }
    placer.placed.marks
}

/// The number of events that stand together at a marker.
pub(super) fn count_badge(marker: &EventMarker, style: &Style) -> Mark {
    let size_px = 9.0 * style.text_scale;
    let label = marker.ids.len().to_string();
    let width = text::measure(&label, Weight::Bold, size_px, 0.0);
    Mark::Text(TextMark {
        text: label,
        baseline: Px::new(
            marker.centre.x + marker.radius_px * 0.9 - width * 0.1,
            marker.centre.y - marker.radius_px * 0.8,
        ),
        size_px,
        weight: Weight::Bold,
        spacing_px: 0.0,
        color: style.theme.text,
        halo: Some((style.theme.halo, 1.6 * style.text_scale)),
    })
}
