//! Keys: shortcuts, text fields, focus.

use super::*;

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
    assert_eq!(harness.state().session.document.lens.id, "ties");
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
