//! The one function that changes a session.

use super::command::Command;
use super::{reading, travel, view};
use crate::session::{MessageKind, ReturnPoint, Selection, Session};

/// Carries a command out. What cannot be done leaves the session as it is and says so in its
/// message.
pub fn apply(session: &mut Session, command: Command) {
    let Some(command) = travel::apply(session, command) else { return };
    let Some(command) = view::apply(session, command) else { return };
    let Some(command) = reading::apply(session, command) else { return };
    apply_rest(session, command);
}

fn apply_rest(session: &mut Session, command: Command) {
    match command {
        Command::Select(selection) => select(session, selection),
        Command::ClearSelection => clear_selection(session),
        Command::ShowEvent(id) => show_event(session, &id),
        Command::ShowItem(id) => show_item(session, &id),
        Command::Back => back(session),
        Command::Hover(hover) => session.transient.hover = hover,
        Command::ToggleHelp => session.transient.help_open = !session.transient.help_open,
        Command::Complain(text) => session.say(MessageKind::Problem, text),
        Command::Inform(text) => session.say(MessageKind::Info, text),
        Command::DismissMessage => session.transient.message = None,
        Command::Escape => escape(session),
        _ => {}
    }
}

fn select(session: &mut Session, selection: Selection) {
    session.transient.back = None;
    session.document.selection = Some(selection);
}

fn clear_selection(session: &mut Session) {
    session.transient.back = None;
    session.document.selection = None;
}

/// Remembers what an item is opened from, so that "back" leads there; opened from another item, it
/// leads where that one's does.
fn open(session: &mut Session, selection: Selection) {
    let is_item = |from: &Selection| matches!(from, Selection::Event(_) | Selection::Item(_));
    if let Some(from) = session.document.selection.clone().filter(|from| !is_item(from)) {
        session.transient.back = Some(ReturnPoint { selection: from, date: session.document.date });
    }
    session.document.selection = Some(selection);
}

fn show_event(session: &mut Session, id: &str) {
    let Some(event) = session.atlas.event(id) else {
        session.say(MessageKind::Problem, format!("The dataset has no event \"{id}\""));
        return;
    };
    let (day, group) = (event.item.start(), event.category.group());
    open(session, Selection::Event(id.to_owned()));
    session.document.hidden_groups.remove(&group);
    travel::go_to(session, day);
}

fn show_item(session: &mut Session, id: &str) {
    if session.atlas.event(id).is_some() {
        show_event(session, id);
        return;
    }
    let Some(start) = session.atlas.item(id).map(crate::atlas::Item::start) else {
        session.say(MessageKind::Problem, format!("The dataset has no item \"{id}\""));
        return;
    };
    open(session, Selection::Item(id.to_owned()));
    // What began before the slider is shown on its first day.
    travel::go_to(session, start.max(session.atlas.slider_from));
}

fn back(session: &mut Session) {
    if let Some(point) = session.transient.back.take() {
        session.document.selection = Some(point.selection);
        travel::go_to(session, point.date);
    }
}

fn escape(session: &mut Session) {
    if session.transient.help_open {
        session.transient.help_open = false;
    } else if session.transient.method_open.is_some() {
        session.transient.method_open = None;
    } else if session.transient.lens_open {
        session.transient.lens_open = false;
    } else if session.transient.message.take().is_none() {
        clear_selection(session);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::sample::{day, id, session};
    use std::sync::Arc;

    fn country(code: &str) -> Selection {
        Selection::Country(id(code))
    }

    #[test]
    fn another_lens_is_another_reading_and_going_back_costs_nothing() {
        let mut session = session();
        let first = Arc::clone(&session.reading);
        apply(&mut session, Command::SetLens("ties".into()));
        assert_eq!((session.document.lens.id.as_str(), session.reading.lens().id.as_str()), ("ties", "ties"));
        apply(&mut session, Command::NextLens);
        assert!(Arc::ptr_eq(&first, &session.reading));
    }

    #[test]
    fn an_unknown_lens_changes_nothing_and_names_those_that_exist() {
        let mut session = session();
        let before = session.document.clone();
        apply(&mut session, Command::SetLens("mirror".into()));
        assert_eq!(session.document, before);
        assert!(session.transient.message.is_some_and(|m| m.text.contains("all, ties")));
    }

    #[test]
    fn showing_an_event_goes_to_its_date_and_back_returns_to_country_and_date() {
        let mut session = session();
        apply(&mut session, Command::SetDate(day(2025, 9, 1)));
        apply(&mut session, Command::Select(country("AZE")));
        apply(&mut session, Command::ShowItem("raid".into()));
        assert_eq!(session.document.selection, Some(Selection::Event("raid".into())));
        assert_eq!(session.document.date, day(2025, 6, 27));
        apply(&mut session, Command::ShowEvent("summit".into()));
        apply(&mut session, Command::Back);
        assert_eq!(session.document.selection, Some(country("AZE")));
        assert_eq!(session.document.date, day(2025, 9, 1));
    }

    #[test]
    fn back_leads_to_a_question_or_a_route_as_well() {
        for from in [Selection::Disagreement("D1".into()), Selection::Route("btc".into())] {
            let mut session = session();
            apply(&mut session, Command::SetDate(day(2025, 9, 1)));
            apply(&mut session, Command::Select(from.clone()));
            apply(&mut session, Command::ShowItem("csto".into()));
            apply(&mut session, Command::ShowItem("raid".into()));
            apply(&mut session, Command::Back);
            assert_eq!((session.document.selection.clone(), session.document.date), (Some(from), day(2025, 9, 1)));
        }
    }

    #[test]
    fn a_tie_is_shown_on_the_day_on_which_it_began() {
        let mut session = session();
        apply(&mut session, Command::ShowItem("eaeu".into()));
        assert_eq!(session.document.selection, Some(Selection::Item("eaeu".into())));
        assert_eq!(session.document.date, day(2015, 1, 2));
        apply(&mut session, Command::ShowItem("csto".into()));
        assert_eq!(session.document.date, session.atlas.slider_from);
    }

    #[test]
    fn showing_an_event_of_a_hidden_group_brings_the_group_back() {
        let mut session = session();
        apply(&mut session, Command::ToggleGroup(crate::atlas::CategoryGroup::Diplomacy));
        apply(&mut session, Command::ShowEvent("summit".into()));
        assert!(session.document.hidden_groups.is_empty());
    }

    #[test]
    fn escape_closes_one_thing_at_a_time() {
        let mut session = session();
        apply(&mut session, Command::Select(country("ARM")));
        apply(&mut session, Command::Complain("no".into()));
        apply(&mut session, Command::ToggleHelp);
        apply(&mut session, Command::Escape);
        assert!(!session.transient.help_open && session.transient.message.is_some());
        apply(&mut session, Command::Escape);
        assert!(session.transient.message.is_none() && session.document.selection.is_some());
        apply(&mut session, Command::Escape);
        assert!(session.document.selection.is_none());
    }

    #[test]
    fn what_does_not_exist_is_said_and_changes_nothing() {
        let mut session = session();
        let before = session.document.clone();
        for command in [Command::ShowEvent("x".into()), Command::ShowItem("x".into())] {
            apply(&mut session, command);
            assert_eq!(session.document, before);
            assert!(session.transient.message.take().is_some());
        }
    }
}
