//! The lens, the view, the doubt: what a country's colour rests on and how it can be read otherwise.

use super::*;
use crate::atlas::{Kind, Lens, Pole, PoleSet, Weights};
use crate::session::FigureFormat;
use crate::view::View;

fn on_armenia(date: (i32, u32, u32)) -> Harness<'static, Window> {
    window(vec![Command::SetDate(day(date.0, date.1, date.2)), Command::Select(Selection::Country(id("ARM")))])
}

fn session_of<'a>(harness: &'a Harness<'static, Window>) -> &'a Session {
    &harness.state().session
}

#[test]
fn a_country_says_in_how_many_weightings_its_class_holds() {
    let harness = on_armenia((2020, 1, 1));
    assert!(harness.query_by_label_contains("of 12 plausible weightings").is_some());
    assert!(harness.query_by_label_contains("Leaving out any one of").is_some());
}

#[test]
fn what_changed_is_listed_with_its_reason_and_opens_the_item() {
    let mut harness = on_armenia((2024, 6, 1));
    assert!(harness.query_by_label_contains("WHAT CHANGED SINCE 1 JUNE 2023").is_some());
    harness.get_by_label_contains("CSTO participation frozen, new evidence · security").click_accesskit();
    harness.run();
    assert_eq!(session_of(&harness).document.selection, Some(Selection::Item("csto-frozen".into())));
    assert_eq!(date_of(&harness), day(2024, 2, 23));
}

#[test]
fn a_typed_day_to_count_changes_from_is_taken_or_refused_with_the_reason() {
    let mut harness = on_armenia((2024, 6, 1));
    for (typed, since, said) in [
        ("1 March 2022", Some(day(2022, 3, 1)), "WHAT CHANGED SINCE 1 MARCH 2022"),
        ("1 March 2025", Some(day(2022, 3, 1)), "is later than the day shown"),
        ("1980", Some(day(2022, 3, 1)), "1980 is outside the dataset"),
    ] {
        harness.get_by_label("Changes since").focus();
        harness.run();
        harness.get_by_label("Changes since").type_text(typed);
        harness.run();
        harness.key_press(Key::Enter);
        harness.run();
        assert_eq!(session_of(&harness).document.since, since, "{typed}");
        assert!(harness.query_by_label_contains(said).is_some(), "{typed}: {said}");
    }
}

#[test]
fn the_differences_of_the_panel_add_up_to_the_change_of_the_score() {
    let harness = on_armenia((2024, 6, 1));
    let session = session_of(&harness);
    let by = session.reading.difference(id("ARM"), Pole::Russia, day(2023, 6, 1), day(2024, 6, 1)).difference();
    let words = format!(
        "Russia, from {} to",
        crate::ui::widgets::signed(session.reading.balance(id("ARM"), Pole::Russia, day(2023, 6, 1)).score, 3)
    );
    let row = harness.get_by_label_contains(&words);
    assert!(row.accesskit_node().label().is_some_and(|l| l.ends_with(&crate::ui::widgets::signed(by, 3))));
}

#[test]
fn a_source_is_hidden_by_one_click_on_its_citation_and_counted_again_by_another() {
    let mut harness = on_armenia((2020, 1, 1));
    let before = session_of(&harness).country_state(id("ARM"));
    harness.get_by_label_contains("Hide this source: see the map without it: News Agency").click_accesskit();
    harness.run();
    assert_eq!(session_of(&harness).document.lens.without, ["agency"]);
    assert_ne!(session_of(&harness).country_state(id("ARM")), before);
    assert!(harness.query_by_label("Lens: All evidence, changed").is_some());
    let commands = vec![Command::EditLens(crate::command::LensEdit::Unhide("agency".into()))];
    carry_out(&harness.ctx.clone(), &mut harness.state_mut().session, commands);
    harness.run();
    assert_eq!(session_of(&harness).document.lens, Lens::all());
    assert_eq!(session_of(&harness).country_state(id("ARM")), before);
}

#[test]
fn a_lens_is_made_in_the_window_and_saved_under_a_name() {
    let mut harness = window(Vec::new());
    harness.get_by_label("Lens: All evidence").click();
    harness.run();
    harness.get_by_label("Change this lens…").click();
    harness.run();
    harness.get_by_label("security first").click();
    harness.run();
    harness.get_by_label("events").click();
    harness.run();
    assert_eq!(session_of(&harness).document.lens.weights, Weights::PRESETS[1].1);
    assert_eq!(session_of(&harness).document.lens.kinds, [Kind::Tie, Kind::Vote]);
    harness.get_by_label("autocracies and democracies").click();
    harness.run();
    assert_eq!(session_of(&harness).document.lens.pole_set, PoleSet::Regimes);
    assert_eq!(session_of(&harness).reading.poles(), [Pole::Autocracies, Pole::Democracies]);
    harness.get_by_label("Name of the lens").focus();
    harness.run();
    harness.get_by_label("Name of the lens").type_text("Guns first");
    harness.run();
    // Below the window's edge: a person scrolls there.
    harness.get_by_label("Save").click_accesskit();
    harness.run();
    assert_eq!(session_of(&harness).own_lenses.first().map(|l| l.name.as_str()), Some("Guns first"));
}

#[test]
fn opening_a_lens_for_changes_changes_nothing_whatever_its_numbers() {
    let mut session = session();
    let atlas = std::sync::Arc::make_mut(&mut session.atlas);
    atlas.method.half_life_months = [12.5, 240.0, 0.55, 600.0];
    atlas.method.damping = 1.234_567_8;
    atlas.lenses[0].weights = Weights([7.0, 1.0 / 3.0, 0.0, 2.0]);
    let mut session = Session::new(std::sync::Arc::clone(&session.atlas));
    apply(&mut session, Command::ToggleLens);
    let before = session.document.lens.clone();
    let harness = window_with([1280.0, 1600.0], session);
    assert!(harness.query_all_by_label("damping K").next().is_some(), "the sliders are seen");
    assert_eq!(session_of(&harness).document.lens, before);
}

#[test]
fn views_are_chosen_from_their_menu() {
    let mut harness = window(vec![Command::SetDate(day(2024, 6, 1))]);
    let choose = |harness: &mut Harness<'_, Window>, entries: &[&str]| {
        for entry in entries {
            harness.get_by_label(entry).click();
            harness.run();
        }
    };
    choose(&mut harness, &["View: Leaning", "Pull of one pole", "Türkiye"]);
    assert_eq!(session_of(&harness).document.view, View::Pull(Pole::Turkiye));
    choose(&mut harness, &["View: Pull of Türkiye", "Where this lens and another differ", "Ties alone"]);
    assert_eq!(session_of(&harness).document.view, View::Disagreement("ties".into()));
    assert!(session_of(&harness).other.is_some());
    choose(&mut harness, &["View: Against Ties alone", "The West as its stronger part: EU or US"]);
    assert!(session_of(&harness).document.west_split);
}

#[test]
fn the_list_of_countries_says_what_the_view_says() {
    for view in [View::Membership("CSTO".into()), View::Pull(Pole::Russia), View::Vote("es-11-1".into())] {
        let harness = window(vec![Command::SetDate(day(2024, 6, 1)), Command::SetView(view.clone())]);
        let scope = session_of(&harness).scope();
        let key = crate::view::key(&view, &scope, None).unwrap();
        let face = crate::view::faces(&view, &scope).into_iter().find(|face| face.id == id("ARM")).unwrap();
        let words = &crate::ui::words::capitalised(&key.words_of(face.shade).unwrap_or_else(|| key.thin.to_owned()));
        let rows = harness.query_all_by_label_contains("Armenia").filter(|node| {
            let label = node.accesskit_node().label().unwrap_or_default();
            label.starts_with("Armenia, ") && label.contains(words)
        });
        assert_eq!(rows.count(), 1, "{words}");
    }
}

#[test]
fn pages_stand_in_the_maps_place_and_lead_back() {
    let mut harness = on_armenia((2024, 6, 1));
    for (button, view) in [
        ("History as a page", View::History(id("ARM"))),
        ("Brief of Armenia", View::Brief(id("ARM"))),
        ("Stripes", View::Stripes),
        ("Score lines", View::Lines),
        ("Memberships", View::Matrix),
    ] {
        harness.get_by_label(button).click_accesskit();
        harness.run();
        assert_eq!(session_of(&harness).document.view, view);
        let spoken = harness.query_all_by_label_contains("Armenia").any(|n| n.accesskit_node().role() == Role::Image);
        assert!(spoken, "{button}: the page is described");
    }
    harness.get_by_label("Save as SVG").click();
    harness.run();
    assert_eq!(session_of(&harness).transient.to_save, Some(FigureFormat::Svg));
    harness.get_by_label("Back to the map").click();
    harness.run();
    assert_eq!(session_of(&harness).document.view, View::Leaning);
}

#[test]
fn the_method_opens_at_its_heading_and_finds_a_word() {
    let mut harness = on_armenia((2024, 6, 1));
    harness.get_by_label("What a score is").click();
    harness.run();
    assert_eq!(session_of(&harness).transient.method_open.as_deref(), Some("What a score is"));
    assert!(harness.query_by_label_contains("WHAT A SCORE IS").is_some());
    harness.key_press(Key::Escape);
    harness.run();
    assert_eq!(session_of(&harness).transient.method_open, None);
}

#[test]
fn the_history_is_brought_nearer_and_whole_again() {
    let mut harness = on_armenia((2024, 6, 1));
    harness.get_by_label("Nearer").click_accesskit();
    harness.run();
    let (from, to) = session_of(&harness).period();
    assert!(from < date_of(&harness) && date_of(&harness) < to && session_of(&harness).document.period.is_some());
    harness.get_by_label("All").click_accesskit();
    harness.run();
    assert_eq!(session_of(&harness).document.period, None);
}

#[test]
fn two_readings_of_azerbaijan_are_one_click_from_each_other_with_author_role_and_date() {
    let atlas = crate::dataset::load_built_in().atlas.unwrap();
    let mut session = Session::new(std::sync::Arc::new(atlas));
    for command in [Command::SetDate(day(2025, 8, 1)), Command::Select(Selection::Country(id("AZE")))] {
        apply(&mut session, command);
    }
    let mut harness = window_with([1280.0, 900.0], session);
    let column = "Al Jazeera (opinion), op-ed writer, 10 July 2025";
    let essay = "Ali Karimli, opposition party leader, a side in Azerbaijan's politics, 30 October 2024";
    for (row, lens) in [(essay, "karimli-essay"), (column, "jazeera-column"), (essay, "karimli-essay")] {
        harness.get_by_label_contains(row).click_accesskit();
        harness.run();
        assert_eq!(session_of(&harness).document.lens.id, lens);
    }
    assert!(harness.query_by_label_contains("Leans towards Russia · close to Russia +0.").is_some());
    assert!(harness.query_by_label_contains("away from Russia –0.").is_some());
    harness.get_by_label("Where the two differ, on the map").click_accesskit();
    harness.run();
    let document = &session_of(&harness).document;
    assert_eq!(
        (document.lens.id.as_str(), &document.view),
        ("jazeera-column", &View::Disagreement("karimli-essay".into()))
    );
}

#[test]
fn a_view_about_a_pole_that_another_lens_has_not_gives_way() {
    let mut session = session();
    apply(&mut session, Command::SetView(View::Pull(Pole::Russia)));
    apply(&mut session, Command::EditLens(crate::command::LensEdit::Poles(PoleSet::Regimes)));
    assert_eq!(session.document.view, View::Leaning);
    apply(&mut session, Command::SetView(View::Pull(Pole::Russia)));
    assert!(session.transient.message.is_some_and(|m| m.text.contains("autocracies, democracies")));
}
