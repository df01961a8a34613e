//! Events, countries, evidence, menus.

use super::*;

#[test]
fn a_click_on_an_event_selects_it_and_goes_to_its_date() {
    let mut harness = window(vec![Command::SetDate(day(2025, 8, 1))]);
    harness.get_by_label_contains("27 Jun\n2025, Raid on Azerbaijanis in Yekaterinburg").click();
    harness.run();
    let document = &harness.state().session.document;
    assert_eq!(document.selection, Some(Selection::Event("raid".into())));
    assert_eq!(document.date, day(2025, 6, 27));
    assert!(harness.query_by_label_contains("The committee speaks of an investigation").is_some());
    assert!(harness.query_by_label_contains("two brothers (News Agency, 10 July 2025)").is_some());
    assert!(harness.query_by_label_contains("Azerbaijan and Russia, society, –2").is_some());
}

#[test]
fn a_country_shows_its_class_its_bars_and_why() {
    let mut harness = window(vec![Command::SetDate(day(2020, 1, 1))]);
    harness.get_by_label_contains("Armenia, ").click();
    harness.run();
    assert_eq!(harness.state().session.document.selection, Some(Selection::Country(id("ARM"))));
    assert!(harness.query_by_label("Strongly leans towards Russia").is_some());
    for pole in ["Russia", "West", "Türkiye", "China"] {
        assert!(harness.query_all_by_label_contains(pole).any(|n| n.accesskit_node().role() == Role::Button), "{pole}");
    }
    assert!(harness.query_by_label_contains("WHY RUSSIA IS AT +0.").is_some());
    assert!(
        harness
            .query_by_label_contains(
                "since 1994, CSTO membership, tie · security · recorded fact · in force, carried from 1994\nNews Agency, 10 July 2025"
            )
            .is_some()
    );
    assert!(harness.query_by_label_contains("sum +0.").is_some());
    assert!(harness.query_by_label_contains("not a measurement").is_some());
}

#[test]
fn the_numbers_on_the_reasons_add_up_to_the_score_shown() {
    let commands = vec![Command::SetDate(day(2020, 1, 1)), Command::Select(Selection::Country(id("ARM")))];
    let harness = window(commands);
    let score = harness.state().session.country_state(id("ARM")).unwrap().score(crate::atlas::Pole::Russia);
    let sum = crate::ui::widgets::signed(score, 4);
    assert!(harness.query_by_label(&format!("sum {sum}")).is_some());
}

#[test]
fn a_reason_opens_its_evidence_and_back_returns() {
    let commands = vec![Command::SetDate(day(2020, 1, 1)), Command::Select(Selection::Country(id("ARM")))];
    let mut harness = window(commands);
    harness.get_by_label_contains("EAEU membership, tie").click();
    harness.run();
    assert_eq!(harness.state().session.document.selection, Some(Selection::Item("eaeu".into())));
    harness.get_by_label("Back to Armenia, 1 January 2020").click();
    harness.run();
    assert_eq!(harness.state().session.document.selection, Some(Selection::Country(id("ARM"))));
}

#[test]
fn a_pole_is_not_scored() {
    let harness = window(vec![Command::Select(Selection::Country(id("TUR")))]);
    assert!(harness.query_by_label("One of the poles: not scored").is_some());
    assert!(harness.query_by_label_contains("Azerbaijan, Strongly leans towards Türkiye, +0.").is_some());
    assert!(harness.query_by_label_contains("WHY").is_none());
}

#[test]
fn groups_are_filtered_by_their_chips() {
    let mut harness = window(vec![Command::SetDate(day(2025, 8, 1))]);
    harness.get_by_label("Diplomacy 1").click();
    harness.run();
    assert!(harness.state().session.document.hidden_groups.contains(&CategoryGroup::Diplomacy));
    assert!(harness.query_by_label_contains("Summit in Khankendi").is_none());
    harness.get_by_label("Show all").click();
    harness.run();
    assert!(harness.query_by_label_contains("Summit in Khankendi").is_some());
}

#[test]
fn menus_set_lens_window_speed_and_layers() {
    let mut harness = window(Vec::new());
    let choose = |harness: &mut Harness<'_, Window>, menu: &str, entry: &str| {
        harness.get_by_label(menu).click();
        harness.run();
        harness.get_by_label(entry).click();
        harness.run();
    };
    choose(&mut harness, "Lens: All evidence", "Ties alone");
    choose(&mut harness, "last 3 months", "Everything so far");
    choose(&mut harness, "1 month / s", "1 year / s");
    choose(&mut harness, "month", "week");
    choose(&mut harness, "Layers", "Rivers");
    let session = &harness.state().session;
    assert_eq!(session.document.lens.id, "ties");
    assert_eq!(session.document.window, crate::session::TimeWindow::Everything);
    assert_eq!(session.transient.playback.speed_days_per_sec, 365.25);
    assert_eq!(session.document.step, crate::time::Step::Week);
    assert!(!session.document.layers.shows(crate::session::Layer::Rivers));
}

#[test]
fn the_smallest_window_still_shows_every_control() {
    let harness = window_with([900.0, 600.0], session());
    let screen = egui::Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(900.0, 600.0));
    for name in
        ["Lens: All evidence", "Keys and what they do", "Play", "Next change of class", "Typed date", "One month on"]
    {
        let rect = harness.get_by_label(name).rect();
        assert!(screen.contains_rect(rect), "{name} at {rect:?}");
    }
}

#[test]
fn a_settlement_says_who_held_it_since_when_and_by_which_source() {
    let commands = vec![Command::SetDate(day(2021, 1, 1)), Command::Select(Selection::Settlement("shusha".into()))];
    let mut harness = window(commands);
    assert!(harness.query_by_label("Shusha / Shushi").is_some());
    assert!(harness.query_all_by_label_contains("8 November 2020").next().is_some());
    assert!(harness.query_by_label_contains("Both names are used").is_some());
    assert!(harness.query_by_label_contains("without it: Registry").is_some(), "the source of the change");
    harness.get_by_label_contains("9 May 1992: to Armenia").click();
    harness.run();
    assert_eq!(date_of(&harness), day(1992, 5, 9));
}

#[test]
fn a_route_tells_its_state_on_the_day_and_over_time() {
    let commands = vec![Command::SetDate(day(2005, 1, 1)), Command::Select(Selection::Route("btc".into()))];
    let mut harness = window(commands);
    assert!(harness.query_all_by_label_contains("Building").next().is_some());
    harness.get_by_label_contains("13 July 2006: running").click();
    harness.run();
    assert!(harness.query_all_by_label_contains("Running").next().is_some());
}

#[test]
fn borders_can_be_told_in_another_way_from_the_menu() {
    let mut harness = window(Vec::new());
    harness.get_by_label("Layers").click();
    harness.run();
    harness.get_by_label("De facto control").click();
    harness.run();
    assert_eq!(harness.state().session.document.borders, crate::atlas::Borders::DeFacto);
}

#[test]
fn a_question_on_which_sources_disagree_leads_to_both_readings_and_back() {
    let mut harness = window(vec![Command::ClearSelection]);
    harness.get_by_label_contains("Is the alliance alive?").click();
    harness.run();
    assert_eq!(harness.state().session.document.selection, Some(Selection::Disagreement("D1".into())));
    for words in
        ["It froze when it was needed.", "It holds on paper.", "Not addressed by this source.", "Both standings"]
    {
        assert!(harness.query_by_label_contains(words).is_some(), "{words}");
    }
    harness.get_by_label_contains("CSTO participation frozen").click();
    harness.run();
    assert_eq!(harness.state().session.document.selection, Some(Selection::Item("csto-frozen".into())));
    harness.get_by_label_contains("Back to what was shown, ").click();
    harness.run();
    assert_eq!(harness.state().session.document.selection, Some(Selection::Disagreement("D1".into())));
    harness.get_by_label_contains("CSTO participation frozen").click();
    harness.run();
    harness.get_by_label_contains("Is the alliance alive?").click();
    harness.run();
    assert_eq!(harness.state().session.document.selection, Some(Selection::Disagreement("D1".into())));
}

#[test]
fn a_tie_names_its_organisation_in_full_its_code_and_what_confirms_it() {
    let harness = window(vec![Command::Select(Selection::Item("csto".into()))]);
    for words in
        ["Collective Security Treaty Organization", "ОДКБ", "Defence alliance in force", "states the fact and its day"]
    {
        assert!(harness.query_by_label_contains(words).is_some(), "{words}");
    }
}
