//! Names on the map, placed once with the measures that every painter uses. A label that finds no
//! free room is left out; no label crosses another.

use super::country_names::{country_label, mainland};
use super::furniture::inset_shows;
use super::ground::Ground;
use super::item::{Mark, Placement, Px, RectPx, Rgba, SymbolShape, TextMark, Weight};
use super::markers::EventMarker;
use super::style::Style;
use super::units::NAMES_FROM_ZOOM;
use crate::atlas::{Country, CountryId, Role, Town};
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

/// Puts labels where room is free.
pub(super) struct Placer<'a> {
    /// The frame.
    pub rect: RectPx,
    /// Colours and sizes.
    pub style: &'a Style,
    /// What has been placed.
    pub placed: PlacedLabels,
}

/// How a label is set.
#[derive(Clone, Copy)]
pub(super) struct Lettering {
    /// Whether the letters need a halo: on colours and patterns they do, on plain land and water
    /// they do not.
    pub halo: bool,
    /// Size in px.
    pub size_px: f32,
    /// Weight.
    pub weight: Weight,
    /// Space between letters in px.
    pub spacing_px: f32,
    /// Colour.
    pub color: Rgba,
}

impl Placer<'_> {
    /// Width and height of a label's capitals.
    pub fn size_of(face: Lettering, label: &str) -> (f32, f32) {
        (text::measure(label, face.weight, face.size_px, face.spacing_px), text::cap_height(face.size_px))
    }

    fn free(&self, area: &RectPx) -> bool {
        self.rect.grown(-2.0).encloses(area) && !self.placed.taken.iter().any(|t| t.overlaps(area))
    }

    /// Puts the label's left baseline end at the first candidate that is free.
    pub fn place(&mut self, label: &str, face: Lettering, candidates: impl IntoIterator<Item = Px>) -> bool {
        self.place_over(label, face, None, candidates)
    }

    /// The same where a box of this size (width and height), centred under the label, is free too.
    pub fn place_over(
        &mut self,
        label: &str,
        face: Lettering,
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
    pub fn around(centre: Px, (width, height): (f32, f32)) -> Vec<Px> {
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
/// inset, date); beside an inset, the towns that it shows are not named twice.
pub fn place_labels(
    ground: &Ground,
    placement: &Placement,
    rect: RectPx,
    style: &Style,
    keep_free: &[RectPx],
    beside_inset: bool,
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
    let capital = |town: &Town, role| town.rank == 0 && matches!(role, Role::Focus | Role::Outline);
    let twice = |town: &Town| beside_inset && inset_shows(town.position);
    if style.towns {
        towns(&mut placer, ground, placement, |t, role| capital(t, role) && !twice(t));
    }
    // The poles' names come before all lesser ones: a map of a war says who is at war.
    let first = |c: &Country| c.is_scored() || c.role == Role::Pole;
    let own = |c: &Country| !beside_inset || c.label_point.is_none_or(|point| !inset_shows(point));
    for (i, country, width_px) in order.iter().filter(|(_, c, _)| first(c) && own(c)) {
        country_label(&mut placer, ground, placement, country, (&level, *i), *width_px);
    }
    if style.towns {
        towns(&mut placer, ground, placement, |t, role| !capital(t, role) && !twice(t));
    }
    unit_names(&mut placer, ground, placement);
    for (i, country, width_px) in order.iter().filter(|(_, c, _)| !first(c)) {
        country_label(&mut placer, ground, placement, country, (&level, *i), *width_px);
    }
    water_names(&mut placer, ground, placement);
    placer.placed
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
        let face = Lettering {
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
    let face = Lettering { halo: true, size_px: 10.0 * scale, weight: Weight::Regular, spacing_px: 0.8 * scale, color };
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
        let face = Lettering {
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
        let face = Lettering {
            halo: true,
            size_px: 11.0 * style.text_scale,
            weight,
            spacing_px: 0.0,
            color: style.theme.text,
        };
        let measured = Placer::size_of(face, place);
        let ring = if marker.selected { 5.0 * style.text_scale } else { 0.0 };
        if placer.place(place, face, placer.beside(marker.centre, marker.radius_px + ring, measured)) {
            named.push(place);
        }
    }
    placer.placed.marks
}
