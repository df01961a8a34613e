//! What a figure shows, as people type it.

use super::options;
use super::typed_view::TypedView;
use super::words::{one_of, same};
use crate::atlas::Borders;
use crate::figure::{CameraChoice, LARGEST_SIDE, SMALLEST_PAGE};
use crate::map::{ProjectionKind, Region, ZOOM_RANGE};
use crate::scene::{DARK, LIGHT, RoutesShown, Style, Theme};
use crate::time::{Date, Day};

/// Looks of a figure.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "What is shown")]
pub(super) struct Look {
    /// Show the events of these days [default: the three months up to the date].
    #[arg(long, value_name = "D1..D2", value_parser = options::typed_window)]
    pub window: Option<(Day, Day)>,
    /// What to show: leaning, pull:POLE, change, change:POLE, organisation:ID, vote:ID, rating:ID,
    /// disagreement:LENS (maps); stripes, lines, matrix, history:COUNTRY, brief:COUNTRY (pages)
    /// [default: leaning, or the table of --ratings].
    #[arg(long, value_name = "VIEW", value_parser = TypedView::read)]
    pub view: Option<TypedView>,
    /// The day that changes are counted from [default: a year before the date].
    #[arg(long, value_name = "DATE", value_parser = options::typed_date)]
    pub since: Option<Date>,
    /// The days that stripes, lines and histories run over [default: those of the slider].
    #[arg(long, value_name = "D1..D2", value_parser = options::typed_window)]
    pub period: Option<(Day, Day)>,
    /// The West whole, or split: named after its stronger part, the EU or the US.
    #[arg(long, value_name = "WORD", default_value = "whole", value_parser = west)]
    pub west: West,
    /// How borders are told: recognised, de-facto or claims.
    #[arg(long, value_name = "WORD", default_value = "recognised", value_parser = borders)]
    pub borders: Borders,
    /// Draw routes too: pipelines, railways, corridors, or all; several with commas.
    #[arg(long, value_name = "KINDS", value_parser = routes, default_value = "none")]
    pub routes: RoutesShown,
    /// Leave out parts of the map (events, towns, rivers, units, areas, names, inset) or groups of
    /// events (force, security, …); several with commas.
    #[arg(long, value_name = "PARTS", value_parser = hidden, default_value = "")]
    pub hide: Hidden,
    /// albers (areas are true), mercator, or tiles (a square for each country).
    #[arg(long, help_heading = "Map", value_name = "WORD", default_value = "albers", value_parser = projection)]
    pub projection: ProjectionKind,
    /// region, south-caucasus, central-asia, ukraine, or LON,LAT,ZOOM.
    #[arg(long, help_heading = "Map", value_name = "CAMERA", value_parser = camera, allow_hyphen_values = true)]
    pub camera: Option<CameraChoice>,
    /// The degrees to show: west,south,east,north.
    #[arg(long, help_heading = "Map", value_name = "W,S,E,N", value_parser = extent, conflicts_with = "camera")]
    #[arg(allow_hyphen_values = true)]
    pub extent: Option<CameraChoice>,
    /// Width and height in px.
    #[arg(long, help_heading = "Page", value_name = "WxH", default_value = "1920x1080", value_parser = size)]
    pub size: [u32; 2],
    /// Pixels per px: 2 is twice as fine.
    #[arg(long, help_heading = "Page", value_name = "NUMBER", default_value = "1", value_parser = scale)]
    #[arg(allow_negative_numbers = true)]
    pub scale: f32,
    /// light or dark.
    #[arg(long, help_heading = "Page", value_name = "WORD", default_value = "light", value_parser = theme)]
    pub theme: &'static Theme,
    /// Title of the figure.
    #[arg(long, help_heading = "Page", value_name = "TEXT")]
    pub title: Option<String>,
}

/// What is left out, in words that [`Style::hide`] knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Hidden(pub Vec<String>);

fn hidden(text: &str) -> Result<Hidden, String> {
    let words: Vec<String> =
        text.to_lowercase().split(',').map(str::trim).filter(|w| !w.is_empty()).map(str::to_owned).collect();
    let mut style = Style::default();
    words.iter().try_for_each(|word| style.hide(word))?;
    Ok(Hidden(words))
}

/// The West whole or split.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct West {
    /// Whether it is named after its stronger part.
    pub split: bool,
}

pub(super) fn west(text: &str) -> Result<West, String> {
    one_of(text, &[West { split: false }, West { split: true }], |west| if west.split { "split" } else { "whole" })
}

fn routes(text: &str) -> Result<RoutesShown, String> {
    let mut shown = RoutesShown::default();
    for word in text.split(',') {
        match word.trim().to_lowercase().as_str() {
            "none" => {}
            "all" => shown = RoutesShown { pipelines: true, railways: true, corridors: true },
            "pipelines" => shown.pipelines = true,
            "railways" => shown.railways = true,
            "corridors" => shown.corridors = true,
            other => {
                return Err(format!("no routes called \"{other}\"; use pipelines, railways, corridors, all or none"));
            }
        }
    }
    Ok(shown)
}

fn borders(text: &str) -> Result<Borders, String> {
    one_of(text, &Borders::ALL, Borders::word)
}

fn projection(text: &str) -> Result<ProjectionKind, String> {
    one_of(text, &ProjectionKind::ALL, ProjectionKind::word)
}

fn theme(text: &str) -> Result<&'static Theme, String> {
    one_of(text, &[&LIGHT, &DARK], |theme| if theme.dark { "dark" } else { "light" })
}

pub(super) fn size(text: &str) -> Result<[u32; 2], String> {
    let sides = text.split_once(['x', 'X', '×', '*']).map(|(w, h)| (w.trim().parse(), h.trim().parse()));
    match sides {
        Some((Ok(w), Ok(h))) => Ok([w, h]),
        _ => Err(format!("\"{text}\" is not a size; type width and height as 1920x1080")),
    }
}

/// The size of a window: one that can be used, and no larger than any screen.
pub(super) fn window_size(text: &str) -> Result<[u32; 2], String> {
    let [w, h] = size(text)?;
    let [least_w, least_h] = SMALLEST_PAGE;
    if w < least_w || h < least_h || w.max(h) > LARGEST_SIDE {
        return Err(format!("a window is at least {least_w}x{least_h} and at most {LARGEST_SIDE}x{LARGEST_SIDE}"));
    }
    Ok([w, h])
}

fn scale(text: &str) -> Result<f32, String> {
    let number: Option<f32> = text.trim().parse().ok().filter(|scale: &f32| scale.is_finite());
    number.ok_or_else(|| {
        format!("\"{text}\" is not a number; type 2 for twice as many pixels (a size in px stands in --size)")
    })
}

/// Numbers between commas, each finite.
fn numbers<const N: usize>(text: &str) -> Option<[f64; N]> {
    let list: Option<Vec<f64>> =
        text.split(',').map(|part| part.trim().parse().ok().filter(|number: &f64| number.is_finite())).collect();
    list?.try_into().ok()
}

fn camera(text: &str) -> Result<CameraChoice, String> {
    if let Some(region) = Region::ALL.into_iter().find(|region| same(region.word(), text)) {
        return Ok(CameraChoice::Region(region));
    }
    let words = Region::ALL.map(Region::word).join(", ");
    let [lon, lat, zoom] =
        numbers(text).ok_or_else(|| format!("no camera \"{text}\"; use {words}, or LON,LAT,ZOOM such as 47,41,6"))?;
    let (lowest, highest) = (ZOOM_RANGE.start(), ZOOM_RANGE.end());
    if !on_earth(lon, lat) || !ZOOM_RANGE.contains(&zoom) {
        return Err(format!(
            "\"{text}\" is off the map; LON is −180 to 180, LAT −85 to 85, ZOOM {lowest} to {highest}"
        ));
    }
    Ok(CameraChoice::At([lon, lat], zoom))
}

fn extent(text: &str) -> Result<CameraChoice, String> {
    let [west, south, east, north] =
        numbers(text).ok_or_else(|| format!("\"{text}\" is no extent; type W,S,E,N in degrees such as 20,33,90,57"))?;
    if !on_earth(west, south) || !on_earth(east, north) || west >= east || south >= north {
        return Err(format!("\"{text}\" is no extent; west must be less than east, south less than north, in degrees"));
    }
    Ok(CameraChoice::Extent([west, south, east, north]))
}

fn on_earth(lon: f64, lat: f64) -> bool {
    lon.abs() <= 180.0 && lat.abs() <= 85.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_camera_is_a_name_or_a_place_on_the_map() {
        assert_eq!(camera("ukraine"), Ok(CameraChoice::Region(Region::Ukraine)));
        assert_eq!(camera("-9.5, 41,6"), Ok(CameraChoice::At([-9.5, 41.0], 6.0)));
        for text in ["moon", "47,41", "47,91,6", "47,41,99", "NaN,41,6", "inf,0,3"] {
            assert!(camera(text).is_err(), "{text}");
        }
    }

    #[test]
    fn an_extent_has_its_west_in_the_west() {
        assert_eq!(extent("20,33,90,57"), Ok(CameraChoice::Extent([20.0, 33.0, 90.0, 57.0])));
        for text in ["90,33,20,57", "20,57,90,33", "20,33,90", "20,33,90,57,1", "a,b,c,d"] {
            assert!(extent(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_camera_or_extent_survives_the_recorded_command() {
        for choice in [CameraChoice::Region(Region::CentralAsia), CameraChoice::At([47.25, 41.5], 6.125)] {
            assert_eq!(camera(&choice.word()), Ok(choice));
        }
        let choice = CameraChoice::Extent([20.1, 33.0, 90.0, 57.3]);
        assert_eq!(extent(&choice.word()), Ok(choice));
    }
}
