//! Every letter has a glyph in the bundled fonts.

use super::*;

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
            for c in texts.iter().flat_map(|t| crate::ui::fonts::shown(t).chars().collect::<Vec<_>>()) {
                if !fonts.has_glyph(&font, c) {
                    missing.insert(c);
                }
            }
        }
    });
    assert!(missing.is_empty(), "no glyph for {missing:?}");
}
