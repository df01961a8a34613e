//! The session itself and what can be asked of it.

use super::document::{CameraTarget, Document};
use super::transient::{Message, MessageKind, Transient};
use crate::alignment::{ClassChange, CountryState, Reading, Snapshot};
use crate::atlas::{Atlas, CountryId, Event, Lens};
use crate::map::{Camera, Region};
use crate::time::{Day, Playback};
use crate::view::{Scope, View};
use std::sync::Arc;

/// Earlier or later.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direction {
    /// Towards the past.
    Back,
    /// Towards the future.
    Forward,
}

/// A dataset, the reading of it that is shown, and the state of the window.
#[derive(Clone, Debug)]
pub struct Session {
    /// The dataset.
    pub atlas: Arc<Atlas>,
    /// The document's lens applied to it.
    pub reading: Arc<Reading>,
    /// What is worth keeping.
    pub document: Document,
    /// What passes.
    pub transient: Transient,
    /// Lenses that a person has made and saved.
    pub own_lenses: Vec<Lens>,
    /// The lens that the view compares with, applied.
    pub other: Option<Arc<Reading>>,
    /// The dataset's land, where it lies in another part of the world.
    abroad: Option<[f64; 4]>,
    /// The last readings made, the newest last: going back to a lens costs nothing.
    readings: Vec<Arc<Reading>>,
}

/// Readings that are kept.
const KEPT_READINGS: usize = 12;

impl Session {
    /// The first look at a dataset: its newest day, through its first lens.
    pub fn new(atlas: Arc<Atlas>) -> Self {
        let lens = atlas.lenses.first().cloned().unwrap_or_else(Lens::all);
        let document = Document { view: View::first(&atlas), ..Document::new(atlas.last_day, lens.clone()) };
        let playback = Playback::new(atlas.slider_from, atlas.last_day, document.date);
        let reading = every_day(&atlas, lens);
        let readings = vec![Arc::clone(&reading)];
        let transient = Transient::new(playback);
        let abroad = atlas.abroad();
        Self { atlas, reading, document, transient, own_lenses: Vec::new(), other: None, abroad, readings }
    }

    /// The dataset's lens of this id, or a person's own.
    pub fn lens(&self, id: &str) -> Option<&Lens> {
        self.atlas.lens(id).or_else(|| self.own_lenses.iter().find(|lens| lens.id == id))
    }

    /// Shows the dataset through a lens.
    pub(crate) fn read_through(&mut self, lens: Lens) {
        self.reading = self.reading_of(&lens);
        self.document.lens = lens;
    }

    /// The reading through a lens, where it has been made.
    pub fn known_reading(&self, lens: &Lens) -> Option<Arc<Reading>> {
        self.readings.iter().chain([&self.reading]).find(|reading| reading.lens() == lens).cloned()
    }

    /// The dataset through a lens: one made before, or a new one. A lens that is being changed is
    /// another with every step of a slider: its readings would drive out all others.
    fn reading_of(&mut self, lens: &Lens) -> Arc<Reading> {
        if lens.id == Lens::DRAFT {
            return self.known_reading(lens).unwrap_or_else(|| every_day(&self.atlas, lens.clone()));
        }
        let known = self.readings.iter().position(|r| r.lens() == lens);
        let reading = match known {
            Some(at) => self.readings.remove(at),
            None => every_day(&self.atlas, lens.clone()),
        };
        self.readings.push(Arc::clone(&reading));
        let spare = self.readings.len().saturating_sub(KEPT_READINGS);
        self.readings.drain(..spare);
        reading
    }

    /// Makes the reading that the view compares with, when it compares.
    pub(crate) fn read_other(&mut self) {
        let lens = match &self.document.view {
            View::Disagreement(id) => self.lens(id).cloned(),
            _ => None,
        };
        self.other = lens.map(|lens| self.reading_of(&lens));
    }

    /// What the view is asked about on the day shown.
    pub fn scope(&self) -> Scope<'_> {
        let Document { date, west_split, .. } = self.document;
        let since = self.since();
        Scope {
            reading: &self.reading,
            other: self.other.as_deref(),
            day: date,
            since,
            split: west_split,
            rolling: self.document.since.is_none(),
        }
    }

    /// The day that changes are counted from.
    pub fn since(&self) -> Day {
        let since = self.document.since.unwrap_or_else(|| self.document.date.add_months(-12));
        // Nothing changes from a day to one before it.
        since.min(self.document.date).clamp(self.atlas.first_day, self.atlas.last_day)
    }

    /// First and last day of pages of time.
    pub fn period(&self) -> (Day, Day) {
        self.atlas.period(self.document.period, self.document.date)
    }

    /// First and last day of pages of time where nobody has brought them nearer.
    pub fn whole_period(&self) -> (Day, Day) {
        self.atlas.period(None, self.document.date)
    }

    /// Puts a message where the last one was.
    pub(crate) fn say(&mut self, kind: MessageKind, text: impl Into<String>) {
        self.transient.message = Some(Message { kind, text: text.into() });
    }

    /// First and last day of the slider.
    pub fn slider_days(&self) -> (Day, Day) {
        (self.atlas.slider_from, self.atlas.last_day)
    }

    /// First and last day of the window of events, both inside.
    pub fn window_days(&self) -> (Day, Day) {
        self.document.window.days(self.document.date, self.atlas.first_day)
    }

    /// Whether the group of the event is shown.
    fn is_listed(&self, event: &Event) -> bool {
        !self.document.hidden_groups.contains(&event.category.group())
    }

    /// Every event of the window, of hidden groups too, by date.
    pub fn all_events_in_window(&self) -> Vec<&Event> {
        let (from, to) = self.window_days();
        // Events are sorted by their first day; how long they last is not, so only one end is cut.
        let until = self.atlas.events.partition_point(|e| e.item.start() <= to);
        self.atlas.events[..until].iter().filter(|e| e.touches(from, to)).collect()
    }

    /// The events of the window whose group is shown, by date: what the list and the map show.
    pub fn events_in_window(&self) -> Vec<&Event> {
        let mut events = self.all_events_in_window();
        events.retain(|e| self.is_listed(e));
        events
    }

    /// The nearest day of the slider before or after the one shown on which a listed event begins.
    pub fn event_day(&self, direction: Direction) -> Option<Day> {
        let (first, last) = self.slider_days();
        let events = &self.atlas.events;
        let inside = |e: &&Event| self.is_listed(e) && (first..=last).contains(&e.item.start());
        let date = self.document.date;
        let found = match direction {
            Direction::Forward => events[events.partition_point(|e| e.item.start() <= date)..].iter().find(inside),
            Direction::Back => events[..events.partition_point(|e| e.item.start() < date)].iter().rfind(inside),
        };
        found.map(|e| e.item.start())
    }

    /// The first listed event that begins on the day.
    pub fn event_on(&self, day: Day) -> Option<&Event> {
        let from = self.atlas.events.partition_point(|e| e.item.start() < day);
        self.atlas.events[from..].iter().take_while(|e| e.item.start() == day).find(|e| self.is_listed(e))
    }

    /// The changes of class of the nearest day of the slider before or after the one shown; empty
    /// when there is none.
    pub fn changes_at_next(&self, direction: Direction) -> &[ClassChange] {
        let (first, last) = self.slider_days();
        let changes = self.reading.changes();
        let inside = &changes[changes.partition_point(|c| c.day < first)..changes.partition_point(|c| c.day <= last)];
        let date = self.document.date;
        let day = match direction {
            Direction::Forward => inside.iter().find(|c| c.day > date),
            Direction::Back => inside.iter().rfind(|c| c.day < date),
        };
        let Some(day) = day.map(|c| c.day) else { return &[] };
        &inside[inside.partition_point(|c| c.day < day)..inside.partition_point(|c| c.day <= day)]
    }

    /// The world on the day shown.
    pub fn snapshot(&self) -> Snapshot {
        self.reading.snapshot(self.document.date)
    }

    /// One country on the day shown; `None` when it is not scored.
    pub fn country_state(&self, id: CountryId) -> Option<CountryState> {
        self.reading.country(id, self.document.date)
    }

    /// The English name of a country, or its code when the atlas lacks it.
    pub fn country_name(&self, id: CountryId) -> String {
        self.atlas.country(id).map_or_else(|| id.to_string(), |c| c.name.clone())
    }

    /// The dataset's land where it lies in another part of the world: there is the whole region then.
    pub const fn abroad(&self) -> Option<[f64; 4]> {
        self.abroad
    }

    /// West, south, east and north of a named region.
    pub fn extent_of(&self, region: Region) -> [f64; 4] {
        self.abroad.filter(|_| region == Region::Whole).unwrap_or_else(|| region.extent())
    }

    /// Where the map looks, a named region fitted to the map's free space.
    pub fn camera(&self) -> Camera {
        match self.document.camera {
            CameraTarget::Free(camera) => camera,
            CameraTarget::Region(region) => {
                // Before the map was shown its size is not known: as in a window of usual size.
                let usual = || Camera::fit(self.document.projection, self.extent_of(region), 900.0, 600.0);
                self.transient.fitted.unwrap_or_else(usual)
            }
        }
    }
}

/// A reading whose classes are known for every day: time will run through all of them.
fn every_day(atlas: &Arc<Atlas>, lens: Lens) -> Arc<Reading> {
    let reading = Reading::new(Arc::clone(atlas), lens);
    reading.history();
    Arc::new(reading)
}

#[cfg(test)]
mod tests {
    use super::super::TimeWindow;
    use super::super::sample::{day, session};
    use super::*;
    use crate::atlas::CategoryGroup;

    fn ids(session: &Session) -> Vec<&str> {
        session.events_in_window().iter().map(|e| e.item.id.as_str()).collect()
    }

    #[test]
    fn a_session_begins_on_the_newest_day_through_the_first_lens() {
        let session = session();
        assert_eq!(session.document.date, session.atlas.last_day);
        assert_eq!(session.reading.lens().id, "all");
    }

    #[test]
    fn the_window_holds_what_touches_it_and_nothing_later_than_the_day() {
        let mut session = session();
        session.document.date = day(2025, 7, 3);
        assert_eq!(ids(&session), ["raid", "summit"]);
        session.document.window = TimeWindow::AtDate;
        assert_eq!(ids(&session), ["summit"]);
        session.document.window = TimeWindow::Everything;
        assert_eq!(ids(&session), ["war", "raid", "summit"]);
        session.document.window = TimeWindow::Fixed(day(2020, 1, 1), day(2021, 1, 1));
        assert_eq!(ids(&session), ["war"]);
    }

    #[test]
    fn an_event_known_to_the_month_is_in_the_window_for_the_whole_month() {
        let mut session = session();
        session.document.window = TimeWindow::AtDate;
        session.document.date = day(2025, 10, 20);
        assert_eq!(ids(&session), ["corridor"]);
    }

    #[test]
    fn a_hidden_group_is_neither_listed_nor_hopped_to() {
        let mut session = session();
        session.document.date = day(2025, 7, 10);
        session.document.hidden_groups.insert(CategoryGroup::Diplomacy);
        assert_eq!(ids(&session), ["raid"]);
        assert_eq!(session.event_day(Direction::Back), Some(day(2025, 6, 27)));
    }

    #[test]
    fn hopping_finds_the_neighbouring_days_with_events_and_stops_at_the_ends() {
        let mut session = session();
        session.document.date = day(2025, 6, 27);
        assert_eq!(session.event_day(Direction::Forward), Some(day(2025, 7, 3)));
        assert_eq!(session.event_day(Direction::Back), Some(day(2020, 9, 27)));
        session.document.date = day(2025, 10, 1);
        assert_eq!(session.event_day(Direction::Forward), None);
    }

    #[test]
    fn all_changes_of_the_nearest_day_come_together() {
        let mut session = session();
        session.document.date = session.atlas.slider_from;
        let changes = session.changes_at_next(Direction::Forward);
        assert!(!changes.is_empty());
        assert!(changes.iter().all(|c| c.day == changes[0].day && c.day > session.atlas.slider_from));
        assert!(session.changes_at_next(Direction::Back).is_empty());
    }

    #[test]
    fn every_item_is_found_by_its_id_and_by_its_place_and_events_as_events() {
        let atlas = session().atlas;
        for (at, item) in atlas.items().enumerate() {
            assert_eq!(atlas.item_at(at), Some(item));
            assert_eq!(atlas.item(&item.id), Some(item));
            assert_eq!(atlas.event(&item.id).is_some(), item.kind == crate::atlas::Kind::Event, "{}", item.id);
        }
        assert_eq!((atlas.item_at(atlas.items().count()), atlas.item("nothing")), (None, None));
        assert!(atlas.event("raid").is_some_and(|event| event.item.id == "raid") && atlas.event("csto").is_none());
    }
}
