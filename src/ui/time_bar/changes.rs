//! The marks over the slider where a country changed its class.

use super::Axis;
use crate::alignment::ClassChange;
use crate::command::Command;
use crate::scene::SymbolShape;
use crate::session::Session;
use crate::ui::paint::paint_symbol;
use crate::ui::theme::Roles;
use egui::{Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

/// Marks nearer than this to the first of their cluster are one mark.
const CLUSTER_PX: f32 = 7.0;

/// Changes that stand so close that they share a mark.
struct Mark<'a> {
    x: f32,
    changes: &'a [ClassChange],
}

/// Shows the marks in a strip; a click goes to the change.
pub(super) fn show(ui: &Ui, session: &Session, axis: Axis, strip: Rect, emit: &mut Vec<Command>) {
    let roles = Roles::of(ui);
    for (i, mark) in clustered(session, axis).iter().enumerate() {
        let centre = pos2(mark.x, strip.center().y);
        let rect = Rect::from_center_size(centre, vec2(10.0, strip.height()));
        // Not a stop of the Tab key: there would be dozens. The buttons and keys hop over all.
        let response = ui.interact(rect, ui.scope_id().with(("change", i)), Sense::CLICK);
        let words = || words(session, mark.changes);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("Changed: {}", words())));
        let radius = if response.hovered() { 5.0 } else { 4.0 };
        paint_symbol(ui.painter(), SymbolShape::TriangleDown, centre, radius, roles.accent);
        let said = |ui: &mut Ui| {
            ui.set_max_width(ui.spacing().tooltip_width);
            ui.label(words());
        };
        if response.on_hover_ui(said).clicked()
            && let Some(change) = mark.changes.first()
        {
            emit.push(Command::Pause);
            emit.push(Command::SetDate(change.day));
        }
    }
}

fn clustered(session: &Session, axis: Axis) -> Vec<Mark<'_>> {
    let changes = session.reading.changes();
    let from = changes.partition_point(|c| c.day <= axis.first);
    let inside = &changes[from..changes.partition_point(|c| c.day <= axis.last)];
    let mut marks: Vec<Mark<'_>> = Vec::new();
    let mut start = 0;
    for end in 1..=inside.len() {
        let x = axis.x_of(inside[start].day);
        if end == inside.len() || axis.x_of(inside[end].day) - x > CLUSTER_PX {
            marks.push(Mark { x, changes: &inside[start..end] });
            start = end;
        }
    }
    marks
}

/// One line per change: when, which country, from what to what.
fn words(session: &Session, changes: &[ClassChange]) -> String {
    const MOST: usize = 8;
    let line = |c: &ClassChange| {
        let (country, from) = (session.country_name(c.country), c.from.sentence());
        format!("{}, {country}: from \"{from}\" to \"{}\"", c.day.long(), c.to.sentence())
    };
    let mut lines: Vec<String> = changes.iter().take(MOST).map(line).collect();
    if changes.len() > MOST {
        lines.push(format!("and {} more", changes.len() - MOST));
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::Rangef;

    #[test]
    fn every_change_of_the_slider_has_one_mark() {
        let atlas = std::sync::Arc::new(crate::dataset::load_built_in().atlas.unwrap());
        let session = Session::new(atlas);
        let (first, last) = session.slider_days();
        let inside = session.reading.changes().iter().filter(|c| c.day > first && c.day <= last).count();
        assert!(inside > 20, "{inside}");
        for width in [1.0, 60.0, 900.0, 1e6] {
            let axis = Axis { x: Rangef::new(0.0, width), first, last };
            let marks = clustered(&session, axis);
            assert_eq!(marks.iter().map(|m| m.changes.len()).sum::<usize>(), inside, "{width}");
            assert!(marks.windows(2).all(|w| w[1].x - w[0].x > CLUSTER_PX), "{width}");
        }
    }
}
