//! The bar of time under the map: playing, stepping, hopping, typing a date, and the long slider.

mod axis;
mod changes;
mod controls;
mod histogram;
mod track;

use crate::atlas::CategoryGroup;
use crate::command::Command;
use crate::session::Session;
use crate::time::Day;
use egui::{Ui, UiBuilder};
use histogram::Histogram;
use std::collections::BTreeSet;

pub use axis::Axis;

/// Width of the buttons' column.
const CONTROLS_WIDTH: f32 = 246.0;

/// The time bar, with what it remembers between frames.
#[derive(Default)]
pub struct TimeBar {
    /// What stands in the date field.
    typed: String,
    /// The day that was shown when it was written there.
    typed_for: Option<Day>,
    /// What was typed and is no date.
    refused: Option<String>,
    histogram: Histogram,
    counted_without: Option<BTreeSet<CategoryGroup>>,
}

impl TimeBar {
    /// Shows the bar over the whole ui.
    pub fn show(&mut self, ui: &mut Ui, session: &Session, emit: &mut Vec<Command>) {
        self.count(session);
        let area = ui.available_rect_before_wrap();
        let (mut left, mut right) = (area, area);
        left.set_width(CONTROLS_WIDTH.min(area.width() / 2.0));
        right.min.x = left.max.x + 14.0;
        let mut child = ui.new_child(UiBuilder::new().id_salt("time-controls").max_rect(left));
        self.controls(&mut child, session, emit);
        let mut track = ui.new_child(UiBuilder::new().id_salt("time-track").max_rect(right));
        track::show(&mut track, session, &self.histogram, emit);
        let used = child.min_rect().union(track.min_rect());
        ui.advance_cursor_after_rect(used);
    }

    /// Counts the events again when other groups are shown.
    fn count(&mut self, session: &Session) {
        let hidden = &session.document.hidden_groups;
        if self.counted_without.as_ref() != Some(hidden) {
            let (first, last) = session.slider_days();
            self.histogram = Histogram::new(&session.atlas.events, hidden, first, last);
            self.counted_without = Some(hidden.clone());
        }
    }
}
