//! Playing, typing a date, the slider.

use super::*;

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
fn a_typed_date_outside_the_dataset_is_refused_over_the_foot_of_the_map() {
    let mut harness = window(vec![Command::SetDate(day(2020, 1, 1))]);
    type_date(&mut harness, "9 November 1989");
    assert_eq!(date_of(&harness), day(2020, 1, 1));
    let message = harness.get_by_label_contains("is outside the dataset");
    assert!(message.rect().bottom() <= harness.get_by_label("Typed date").rect().top());
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
