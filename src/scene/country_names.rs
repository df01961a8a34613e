//! Names of countries: at the country's own point where that is in the frame, else in the middle of
//! what is seen of it; smaller, then without the value under it, then beside the land with a line
//! to it. A scored country in the frame has a name.

use super::ground::{Ground, Level};
use super::item::{Mark, Placement, Px, RectPx, Weight};
use super::labels::{Lettering, Placer};
use super::values::value_size;
use crate::atlas::{Country, Role};
use crate::map::{Bounds, Point, Ring};

/// Lines of sight through the frame on which room for a name is looked for.
const ROWS: usize = 14;

/// The box around a country's largest ring.
pub(super) fn mainland(level: &Level, index: usize) -> Bounds {
    let rings = rings_of(level, index);
    let largest =
        rings.iter().map(Bounds::around).max_by(|a, b| (a.width() * a.height()).total_cmp(&(b.width() * b.height())));
    largest.unwrap_or(Bounds::EMPTY)
}

fn rings_of(level: &Level, index: usize) -> &[Ring] {
    level.countries.get(index).map(|l| l.rings.as_slice()).unwrap_or_default()
}

fn capitals_of(country: &Country) -> String {
    // Turkish capitals keep the dot of the İ.
    if country.id.as_str() == "TUR" { "TÜRKİYE".to_owned() } else { country.name.to_uppercase() }
}

/// Sizes and colours of a country's name.
struct NameStyle {
    lettering: Lettering,
    smallest_px: f32,
    value_ems: f32,
}

impl NameStyle {
    fn of(placer: &Placer<'_>, country: &Country, width_px: f32) -> Self {
        let (scale, theme) = (placer.style.text_scale, placer.style.theme);
        let scored = country.is_scored();
        // On coloured land faint letters would drown.
        let lesser = if placer.style.all_coloured { theme.text } else { theme.muted };
        let (weight, color, largest, share) = match country.role {
            Role::Focus | Role::Outline => (Weight::Bold, theme.text, 17.0, 0.085),
            Role::Pole => (Weight::Regular, lesser, 15.0, 0.05),
            Role::Context => (Weight::Regular, lesser.alpha(190), 12.0, 0.06),
        };
        let smallest_px = if scored { 8.5 } else { 9.5 } * scale;
        let lettering = Lettering {
            halo: scored || placer.style.all_coloured,
            size_px: (width_px * share).clamp(smallest_px, largest * scale),
            weight,
            spacing_px: 0.0,
            color,
        };
        Self { lettering, smallest_px, value_ems: if scored { placer.style.value_ems } else { 0.0 } }
    }

    /// The lettering at a size, with the space that wide land gives its letters.
    fn at(&self, size_px: f32, scored: bool) -> Lettering {
        Lettering { size_px, spacing_px: size_px * if scored { 0.09 } else { 0.14 }, ..self.lettering }
    }
}

/// Places a country's name; `land` is the level of detail and the country's index there, `width_px`
/// the width of its mainland.
pub(super) fn country_label(
    placer: &mut Placer<'_>,
    ground: &Ground,
    placement: &Placement,
    country: &Country,
    land: (&Level, usize),
    width_px: f32,
) {
    let at: Point =
        country.label_point.map_or_else(|| mainland(land.0, land.1).centre(), |p| ground.map_from_lon_lat(p));
    let centre = placement.px_from_map(at);
    let scored = country.is_scored();
    let style = NameStyle::of(placer, country, width_px);
    let label = capitals_of(country);
    let mut size = style.lettering.size_px;
    loop {
        let face = style.at(size, scored);
        let measured = Placer::size_of(face, &label);
        if measured.0 <= width_px * if scored { 1.25 } else { 0.9 }
            && with_value(placer, country, &label, face, &style, Placer::around(centre, measured))
        {
            return;
        }
        if size <= style.smallest_px {
            break;
        }
        size = (size * 0.88).max(style.smallest_px);
    }
    let face = style.at(style.smallest_px, scored);
    let measured = Placer::size_of(face, &label);
    if scored && placer.rect.contains(centre) {
        // Better a name over its border than none, and better without its value than none.
        let _ = with_value(placer, country, &label, face, &style, Placer::around(centre, measured))
            || placer.place(&label, face, Placer::around(centre, measured))
            || beside_with_line(placer, &label, face, centre, measured);
        return;
    }
    let larger = style.at((style.smallest_px * 1.35).min(style.lettering.size_px), scored);
    for face in [larger, face] {
        let measured = Placer::size_of(face, &label);
        let seen = seen_middles(rings_of(land.0, land.1), placement, placer.rect, measured);
        if with_value(placer, country, &label, face, &style, seen) {
            return;
        }
    }
}

/// Places a name, and under it the room of its value where the view has one.
fn with_value(
    placer: &mut Placer<'_>,
    country: &Country,
    label: &str,
    face: Lettering,
    style: &NameStyle,
    candidates: Vec<Px>,
) -> bool {
    let value_px = value_size(face.size_px, placer.style.text_scale);
    let under = (style.value_ems > 0.0).then_some([value_px * style.value_ems, value_px * 1.3]);
    let placed = placer.place_over(label, face, under, candidates);
    if placed && under.is_some() {
        note_under(placer, country, value_px, Placer::size_of(face, label).0);
    }
    placed
}

/// Notes where the value under a name stands that has just been placed.
fn note_under(placer: &mut Placer<'_>, country: &Country, size_px: f32, width: f32) {
    if let Some(Mark::Text(name)) = placer.placed.marks.last() {
        let middle = Px::new(name.baseline.x + width / 2.0, name.baseline.y + size_px * 1.25);
        placer.placed.under.push((country.id, middle, size_px));
    }
}

/// A name away from its land, with a thin line to it.
fn beside_with_line(
    placer: &mut Placer<'_>,
    label: &str,
    face: Lettering,
    centre: Px,
    (width, height): (f32, f32),
) -> bool {
    let ways = [(0.0, 1.0), (1.0, 0.6), (-1.0, 0.6), (0.0, -1.0), (1.0, -0.6), (-1.0, -0.6), (1.0, 0.0), (-1.0, 0.0)];
    for far in [4.0, 6.0, 8.0, 10.0] {
        for (dx, dy) in ways {
            let middle = Px::new(centre.x + dx * (width * 0.5 + far * height * 0.6), centre.y + dy * far * height);
            let baseline = Px::new(middle.x - width / 2.0, middle.y + height / 2.0);
            if placer.place(label, face, [baseline]) {
                // From the edge of the name that faces the land.
                let from =
                    Px::new(middle.x - dx * (width * 0.5 + 2.0), middle.y - if dx == 0.0 { dy * height } else { 0.0 });
                placer.placed.marks.push(Mark::Line {
                    points: vec![from, centre],
                    width_px: 0.8 * placer.style.text_scale,
                    dash_px: Vec::new(),
                    color: face.color,
                });
                return true;
            }
        }
    }
    false
}

/// Left ends of baselines for a label of a size in the middle of the longest stretches of a country
/// that are in the frame: the widest first, and among equals the one nearest to the frame's middle.
fn seen_middles(rings: &[Ring], placement: &Placement, rect: RectPx, (width, height): (f32, f32)) -> Vec<Px> {
    let inner = rect.grown(-height);
    let mut found: Vec<(f32, Px)> = Vec::new();
    for row in 0..ROWS {
        let y = inner.y + inner.h * (row as f32 + 0.5) / ROWS as f32;
        // Land over the whole height of the letters.
        let lines = [y - height * 0.5, y + height * 0.5].map(|y| stretches(rings, placement, y, inner));
        for (from, to) in &lines[0] {
            for (other_from, other_to) in &lines[1] {
                let (left, right) = (from.max(*other_from), to.min(*other_to));
                if right - left >= width * 1.1 {
                    let middle = f32::midpoint(left, right);
                    let off = (y - rect.centre().y).abs() / rect.h.max(1.0);
                    let worth = (right - left).min(width * 5.0) - off * width;
                    found.push((worth, Px::new(middle - width / 2.0, y + height * 0.5)));
                }
            }
        }
    }
    found.sort_by(|a, b| b.0.total_cmp(&a.0));
    found.into_iter().map(|(_, at)| at).collect()
}

/// The stretches of a line across the frame that lie in the rings (even-odd), clipped to the frame.
fn stretches(rings: &[Ring], placement: &Placement, y: f32, rect: RectPx) -> Vec<(f32, f32)> {
    let mut crossings: Vec<f32> = Vec::new();
    for ring in rings {
        for (a, b) in ring.iter().zip(ring.iter().cycle().skip(1)) {
            let (a, b) = (placement.px_from_map(*a), placement.px_from_map(*b));
            if (a.y <= y) != (b.y <= y) {
                crossings.push(a.x + (b.x - a.x) * (y - a.y) / (b.y - a.y));
            }
        }
    }
    crossings.sort_by(f32::total_cmp);
    let clipped = crossings.chunks_exact(2).map(|pair| (pair[0].max(rect.x), pair[1].min(rect.right())));
    clipped.filter(|(from, to)| to > from).collect()
}
