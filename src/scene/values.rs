//! Values under the names of countries: what a view says in numbers.

use super::item::{Mark, Px, TextMark, Weight};
use super::labels::PlacedLabels;
use super::style::Style;
use crate::atlas::CountryId;
use crate::text;
use crate::view::Face;

/// The faces' values under the names of their countries.
pub fn values_under(labels: &PlacedLabels, faces: &[Face], style: &Style) -> Vec<Mark> {
    let value = |id: CountryId| faces.iter().find(|f| f.id == id).and_then(|f| f.value.as_deref());
    let mark = |(id, middle, size_px): &(CountryId, Px, f32)| {
        let text = &text::ellipsis(value(*id)?, Weight::Bold, *size_px, size_px * style.value_ems.max(1.0));
        let width = text::measure(text, Weight::Bold, *size_px, 0.0);
        Some(Mark::Text(TextMark {
            text: text.to_owned(),
            baseline: Px::new(middle.x - width / 2.0, middle.y),
            size_px: *size_px,
            weight: Weight::Bold,
            spacing_px: 0.0,
            color: style.theme.text,
            halo: Some((style.theme.halo.alpha(225), (size_px * 0.2).min(2.6 * style.text_scale))),
        }))
    };
    labels.under.iter().filter_map(mark).collect()
}

/// Size of a value under a name.
pub(super) fn value_size(name_size_px: f32, scale: f32) -> f32 {
    (name_size_px * 0.8).max(8.0 * scale)
}
