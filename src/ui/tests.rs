//! The window without its map, by accessibility tree: no GPU, no display.

use super::app::{Panels, carry_out, pass_time, prepare};
use super::{keys, theme};
use crate::atlas::CategoryGroup;
use crate::command::{Command, apply};
use crate::session::sample::{day, id, session};
use crate::session::{Selection, Session};
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

/// The window with an empty middle.
struct Window {
    session: Session,
    panels: Panels,
}

impl eframe::App for Window {
    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        theme::follow(ctx, self.session.document.appearance);
        pass_time(ctx, &mut self.session);
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        let Self { session, panels } = self;
        let mut commands = keys::pressed(ui, session);
        panels.show(ui, session, &mut commands, |_, _| {});
        carry_out(ui.ctx(), session, commands);
    }
}

fn window_with(size: [f32; 2], session: Session) -> Harness<'static, Window> {
    let mut harness = Harness::builder().with_size(size).build_eframe(|cc| {
        prepare(&cc.egui_ctx);
        Window { session, panels: Panels::default() }
    });
    harness.run();
    harness
}

fn window(commands: Vec<Command>) -> Harness<'static, Window> {
    let mut session = session();
    for command in commands {
        apply(&mut session, command);
    }
    window_with([1280.0, 720.0], session)
}

fn date_of(harness: &Harness<'_, Window>) -> crate::time::Day {
    harness.state().session.document.date
}

fn type_date(harness: &mut Harness<'_, Window>, text: &str) {
    harness.get_by_label("Typed date").focus();
    harness.run();
    harness.get_by_label("Typed date").type_text(text);
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
}

#[test]
fn the_play_button_starts_time_and_stops_it() {
    let mut harness = window(vec![Command::SetDate(day(2020, 1, 1)), Command::SetSpeed(100.0)]);
    harness.get_by_label("Play").click();
    harness.run_steps(10);
    assert!(date_of(&harness) > day(2020, 1, 1));
    harness.get_by_label("Pause").click();
    harness.run();
    let stopped = date_of(&harness);
    harness.run_steps(5);
    assert_eq!(date_of(&harness), stopped);
    assert!(harness.query_by_label("Play").is_some());
}

#[test]
fn a_window_at_rest_asks_for_no_frame() {
    let mut harness = window(Vec::new());
    assert!(harness.run() <= 2, "still repainting");
}

#[test]
fn a_typed_date_moves_time() {
    let mut harness = window(Vec::new());
    type_date(&mut harness, "27 June 2025");
    assert_eq!(date_of(&harness), day(2025, 6, 27));
    type_date(&mut harness, "2024-02");
    assert_eq!(date_of(&harness), day(2024, 2, 1));
}

#[test]
fn a_typed_date_outside_the_dataset_is_refused_beneath_the_field() {
    let mut harness = window(vec![Command::SetDate(day(2020, 1, 1))]);
    type_date(&mut harness, "9 November 1989");
    assert_eq!(date_of(&harness), day(2020, 1, 1));
    let message = harness.get_by_label_contains("is outside the dataset");
    assert!(message.rect().top() >= harness.get_by_label("Typed date").rect().bottom());
    harness.get_by_label("Put the message away").click();
    harness.run();
    assert!(harness.query_by_label_contains("is outside the dataset").is_none());
}

#[test]
fn what_is_no_date_is_refused_and_stays_to_be_put_right() {
    let mut harness = window(Vec::new());
    type_date(&mut harness, "soon");
    assert!(harness.query_by_label_contains("\"soon\" is not a date").is_some());
    assert_eq!(harness.get_by_label("Typed date").value().as_deref(), Some("soon"));
}

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
        harness.query_by_label_contains("since 1994, CSTO membership, tie · security · 1 source · in force").is_some()
    );
    assert!(harness.query_by_label_contains("sum +0.").is_some());
    assert!(harness.query_by_label_contains("not a measurement").is_some());
}

#[test]
fn the_numbers_on_the_reasons_add_up_to_the_score_shown() {
    let commands = vec![Command::SetDate(day(2020, 1, 1)), Command::Select(Selection::Country(id("ARM")))];
    let harness = window(commands);
    let score = harness.state().session.country_state(id("ARM")).unwrap().score(crate::atlas::Pole::Russia);
    let sum = super::widgets::signed(score, 4);
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
fn keys_do_what_the_help_says() {
    let mut harness = window(vec![Command::SetDate(day(2020, 1, 15))]);
    harness.key_press(Key::ArrowRight);
    harness.run();
    assert_eq!(date_of(&harness), day(2020, 2, 15));
    harness.key_press_modifiers(Modifiers::SHIFT, Key::ArrowLeft);
    harness.run();
    assert_eq!(date_of(&harness), day(2019, 11, 15));
    harness.key_press(Key::CloseBracket);
    harness.run();
    assert_eq!(date_of(&harness), day(2020, 9, 27));
    harness.key_press(Key::Home);
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::ArrowRight);
    harness.run();
    assert!(harness.state().session.reading.changes().iter().any(|c| c.day == date_of(&harness)));
    harness.key_press(Key::L);
    harness.run();
    assert_eq!(harness.state().session.document.lens, "ties");
    harness.key_press(Key::F1);
    harness.run();
    assert!(harness.query_by_label("Close, put away, select nothing").is_some());
    assert!(harness.state().session.transient.help_open);
    harness.key_press(Key::Escape);
    harness.run();
    assert!(!harness.state().session.transient.help_open);
    harness.key_press(Key::Space);
    harness.run_steps(2);
    assert!(harness.state().session.transient.playback.is_playing());
}

#[test]
fn keys_typed_into_the_date_field_are_text() {
    let mut harness = window(Vec::new());
    let before = harness.state().session.document.clone();
    harness.get_by_label("Typed date").focus();
    harness.run();
    for key in [Key::L, Key::P, Key::Space, Key::Num1, Key::ArrowLeft] {
        harness.key_press(key);
        harness.run();
    }
    assert_eq!(harness.state().session.document, before);
    assert!(!harness.state().session.transient.playback.is_playing());
}

#[test]
fn arrows_move_time_when_a_button_has_the_keyboard_and_space_presses_it() {
    let mut harness = window(vec![Command::SetDate(day(2020, 1, 15))]);
    harness.get_by_label("First day").focus();
    harness.run();
    harness.key_press(Key::ArrowRight);
    harness.run();
    assert_eq!(date_of(&harness), day(2020, 2, 15));
    assert!(harness.get_by_label("First day").is_focused());
    harness.key_press(Key::Space);
    harness.run();
    assert_eq!(date_of(&harness), day(2008, 1, 1));
    assert!(!harness.state().session.transient.playback.is_playing());
}

#[test]
fn the_slider_is_moved_by_pointer_and_by_screen_reader() {
    let mut harness = window(Vec::new());
    let slider = harness.get_by_role_and_label(Role::Slider, "Date slider");
    assert_eq!(slider.value().as_deref(), Some("31 December 2025"));
    let rect = slider.rect();
    slider.set_value_accesskit(f64::from(day(2015, 5, 5).number()));
    harness.run();
    assert_eq!(date_of(&harness), day(2015, 5, 5));
    harness.get_by_role_and_label(Role::Slider, "Date slider").increment_accesskit();
    harness.run();
    assert_eq!(date_of(&harness), day(2015, 6, 5));
    harness.drag_at(rect.center());
    harness.run();
    harness.drop_at(rect.right_center() + egui::vec2(40.0, 0.0));
    harness.run();
    assert_eq!(date_of(&harness), harness.state().session.atlas.last_day);
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
    assert_eq!(session.document.lens, "ties");
    assert_eq!(session.document.window, crate::session::TimeWindow::Everything);
    assert_eq!(session.transient.playback.speed_days_per_sec, 365.25);
    assert_eq!(session.document.step, crate::time::Step::Week);
    assert!(!session.document.layers.shows(crate::session::Layer::Rivers));
}

#[test]
fn tab_reaches_every_button_and_comes_around() {
    let mut harness = window(vec![Command::SetDate(day(2025, 8, 1))]);
    let mut seen = std::collections::BTreeSet::new();
    for _ in 0..120 {
        harness.key_press(Key::Tab);
        harness.run();
        let focused = harness.root().children_recursive().find(egui_kittest::Node::is_focused);
        if let Some(label) = focused.and_then(|n| n.accesskit_node().label()) {
            seen.insert(label);
        }
    }
    let expected =
        ["Lens: All evidence", "Ukraine", "Mercator", "Layers", "Light or dark", "Play", "Next event", "Typed date"];
    for name in expected.into_iter().chain(["Date slider", "last 3 months", "Diplomacy 1"]) {
        assert!(seen.contains(name), "{name} not among {seen:?}");
    }
    assert!(seen.iter().any(|s| s.contains("Armenia")) && seen.iter().any(|s| s.contains("Raid on")), "{seen:?}");
}

#[test]
fn georgian_and_armenian_names_have_all_their_letters() {
    // kittest panics on a letter that no bundled font has.
    let harness = window(vec![Command::Select(Selection::Country(id("ARM")))]);
    assert!(harness.query_by_label("Հայաստան").is_some());
    let harness = window(vec![Command::Select(Selection::Country(id("GEO")))]);
    assert!(harness.query_by_label("საქართველო").is_some());
    let harness = window(vec![Command::Select(Selection::Area("abkhazia".into()))]);
    assert!(harness.query_by_label_contains("აფხაზეთი").is_some());
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
fn every_text_of_the_built_in_dataset_has_all_its_letters() {
    let atlas = crate::dataset::load_built_in().atlas.unwrap();
    let items = atlas.items().flat_map(|i| [i.title.clone(), i.text.clone(), i.note.clone().unwrap_or_default()]);
    let events = atlas.events.iter().flat_map(|e| {
        let quantities = e.quantities.iter().map(|q| format!("{} {}", q.what, q.value));
        [e.place.clone().unwrap_or_default(), e.contested.clone().unwrap_or_default(), e.actors.join(" ")]
            .into_iter()
            .chain(quantities)
            .collect::<Vec<_>>()
    });
    let names = atlas.countries.iter().flat_map(|c| [c.name.clone(), c.native_name.clone().unwrap_or_default()]);
    let areas = atlas.areas.iter().flat_map(|a| [a.name.clone(), a.text.clone()]);
    let sources = atlas.sources.iter().map(crate::atlas::Source::long);
    let texts: Vec<String> = items.chain(events).chain(names).chain(areas).chain(sources).collect();
    let mut missing = std::collections::BTreeSet::new();
    window(Vec::new()).ctx.fonts_mut(|fonts| {
        for font in [theme::regular(theme::BODY), theme::bold(theme::BODY)] {
            for c in texts.iter().flat_map(|t| super::fonts::shown(t).chars().collect::<Vec<_>>()) {
                if !fonts.has_glyph(&font, c) {
                    missing.insert(c);
                }
            }
        }
    });
    assert!(missing.is_empty(), "no glyph for {missing:?}");
}
