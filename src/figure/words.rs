//! What a page says in words: how to read it, what it rests on.

use super::citations::Cited;
use super::metadata::{command, voices};
use super::request::Request;
use crate::alignment::Reading;
use crate::atlas::Borders;
use crate::text;
use crate::view::{Face, Scope, meaning};

/// How the map is to be read.
pub(super) fn how_to_read(scope: &Scope<'_>, request: &Request, faces: &[Face]) -> String {
    let reading = scope.reading;
    let borders = match request.style.borders {
        Borders::Recognised => {
            "Borders as recognised by the UN General Assembly; hatched: held by another on this date."
        }
        Borders::DeFacto => {
            "Land as recognised by the UN General Assembly; lines of control drawn solid, hatched: held by another."
        }
        Borders::Claims => {
            "Borders as recognised by the UN General Assembly; hatched: held by another; outlined: claimed."
        }
    };
    let conflict = if faces.iter().any(|f| f.conflicting) {
        " Cross-hatch: much of the evidence points the other way."
    } else {
        ""
    };
    let placed = request.projection.is_geographic();
    let on_day = |a: &&crate::atlas::Area| a.cells.is_some() && a.span().contains(request.day);
    let cells = reading.atlas().areas.iter().filter(on_day).count();
    let front = if placed && request.style.areas && cells > 0 {
        let all = text::grouped(reading.atlas().settlements.len());
        format!(" Front lines are approximate: half way between the nearest of {all} settlements with dated control.")
    } else {
        String::new()
    };
    let ground = if placed {
        format!(
            "Viewpoint: {}. {borders}{front}{}",
            request.style.borders.title().to_lowercase(),
            if request.view.colours_all() { "" } else { " Outlined and neutral: the poles, which are not scored." }
        )
    } else {
        "Every scored country is one tile of the same size.".to_owned()
    };
    let events = if request.style.events {
        let (from, to) = request.event_window();
        format!(" Symbols: events of {} to {}.", from.long(), to.long())
    } else {
        String::new()
    };
    format!("How to read it: {}{}{conflict} {ground}{events}", meaning(&request.view, scope), voices(scope))
}

/// Sources, credits and the command that rebuilds the figure: a paragraph each.
pub(super) fn credits(scope: &Scope<'_>, request: &Request, cited: &Cited) -> [String; 3] {
    [cited.line(), versions(scope.reading, request), command(scope.reading, request)]
}

/// What the page was made from.
fn versions(reading: &Reading, request: &Request) -> String {
    let atlas = reading.atlas();
    let projection = if request.view.is_map() { format!("{}. ", request.projection.title()) } else { String::new() };
    let fingerprint: String = atlas.fingerprint.chars().take(19).collect();
    let named: Vec<&str> = [atlas.title.as_str(), &atlas.version].into_iter().filter(|t| !t.is_empty()).collect();
    format!(
        "{}{projection}Data: {}, {fingerprint}…, method {}.",
        if request.view.is_map() && request.projection.is_geographic() {
            "Basemap: Natural Earth; towns and settlements: GeoNames (CC BY 4.0), names edited. "
        } else {
            ""
        },
        named.join(" "),
        atlas.method.version
    )
}
