//! A country on one page: its class and scores, why, what changed, what happened last, how sure.

mod bars;
mod chart;
mod lists;
mod piece;
mod words;

pub(super) use piece::ink;

use super::citations::Cited;
use super::metadata::metadata_of;
use super::page::{Composed, Hotspot, Page, foot, heading, line};
use super::request::Request;
use super::words::credits;
use crate::alignment::{CountryState, PoleDifference, PoleExplanation, Reading};
use crate::atlas::{Country, CountryId, Event, Role};
use crate::scene::{Mark, Px, RectPx, Weight};
use crate::text;
use crate::time::Day;
use crate::view::signed;
use piece::{Pen, Section, fill};
use words::{evidence_words, memberships, ranges, signed_part};

/// A column narrower than this (at scale 1) cannot hold a list.
const LEAST_COLUMN: f32 = 360.0;
const COLUMN_GAP: f32 = 26.0;
const LONGEST_DESCRIPTION: usize = 2_900;
const HOW_TO_READ: &str = "How to read it: each score is the balance of dated, cited evidence in four domains, from −1 \
    to +1. Its bar is made of the single items, the largest next to zero: those on the right speak for closeness to the \
    pole, those on the left against it; the line across the bar is their sum. Scores also change as evidence grows old. \
    In the chart of the past, lines are fainter after the date; the band below it has the colours and first letters of \
    the poles that the country leant towards (hatched: too little evidence).";

/// What is said about a country on a day.
struct Told<'a> {
    reading: &'a Reading,
    country: &'a Country,
    day: Day,
    since: Day,
    state: CountryState,
    poles: Vec<PoleExplanation>,
    children: Vec<PoleExplanation>,
    changes: Vec<PoleDifference>,
    events: Vec<&'a Event>,
}

impl<'a> Told<'a> {
    fn new(reading: &'a Reading, id: CountryId, day: Day, since: Day) -> Option<Self> {
        let atlas = reading.atlas();
        let country = atlas.country(id)?;
        let state = reading.country(id, day)?;
        let since = since.min(day);
        Some(Self {
            reading,
            country,
            day,
            since,
            poles: reading.explain(id, day).poles,
            children: state.children.iter().map(|(pole, _)| reading.explain_pole(id, *pole, day)).collect(),
            changes: reading.poles().iter().map(|pole| reading.difference(id, *pole, since, day)).collect(),
            events: lists::latest(atlas, id, day),
            state,
        })
    }

    /// Sources of what counts, by what it counts for.
    fn cited(&self) -> Cited {
        let items = self.poles.iter().flat_map(|p| &p.items).filter(|c| c.contribution != 0.0);
        let weighted = items.flat_map(|c| c.sources.iter().map(|id| (id.as_str(), c.contribution.abs())));
        let atlas = self.reading.atlas();
        let weighted: Vec<(&str, f64)> = weighted.collect();
        Cited::new(
            atlas,
            "of what counts",
            weighted.iter().filter_map(|(id, by)| atlas.source(id).map(|s| (s.id.as_str(), *by))),
        )
    }

    /// Classes on the earlier day and on the day.
    fn classes(&self) -> [String; 2] {
        let class = |day| text::capitalised(&self.reading.class(self.country.id, day).sentence());
        [class(self.since), class(self.day)].map(|words| words.replace(':', ","))
    }

    fn scores(&self, pen: &Pen) -> Section {
        let mut rows = vec![bars::class_line(pen, &self.state)];
        for pole in &self.poles {
            rows.push(bars::bar(pen, pole, false));
            if pole.pole == crate::atlas::Pole::West {
                rows.extend(self.children.iter().map(|child| bars::bar(pen, child, true)));
            }
        }
        rows.push(bars::scale(pen));
        if self.country.role == Role::Outline {
            rows.push(pen.remark("Less evidence has been gathered for this country than for others."));
        }
        Section { head: Vec::new(), least: rows.len(), rows, tails: Vec::new() }
    }

    fn why(&self, pen: &Pen) -> Vec<Section> {
        let poles = lists::strongest_two(&self.state, &self.poles);
        if poles.is_empty() {
            return vec![Section::whole(pen.heading("Why"), vec![pen.paragraph("No evidence counts on this date.")])];
        }
        let heading = |i: usize| (i == 0).then_some("Why");
        poles.into_iter().enumerate().map(|(i, pole)| lists::why(pen, pole, heading(i))).collect()
    }

    fn history(&self, pen: &Pen, period: (Day, Day), height: f32) -> Section {
        let title = format!("Scores and class, {} to {}", period.0.year(), period.1.year());
        let chart = chart::chart(pen, self.reading, self.country.id, period, self.day, height);
        Section::whole(pen.heading(&title), vec![chart])
    }

    fn organisations(&self, pen: &Pen) -> Section {
        let words = memberships(self.reading, self.country, self.day);
        Section::whole(pen.heading("Organisations"), vec![pen.paragraph(&words)])
    }

    fn doubt(&self, pen: &Pen) -> Section {
        let rows = self.doubt_words().iter().map(|words| pen.paragraph(words)).collect();
        Section::whole(pen.heading("How sure"), rows)
    }

    fn doubt_words(&self) -> Vec<String> {
        let lead = self
            .state
            .class
            .first
            .or_else(|| self.state.scores.iter().rev().max_by(|a, b| a.1.total_cmp(&b.1)).map(|(pole, _)| *pole));
        let about = lead.map(|pole| format!(" about {}", pole.title())).unwrap_or_default();
        let first = evidence_words(&about, &self.state);
        // The flip test: how many of the plausible weightings give the same class.
        let flip = self.reading.doubt(self.country.id, self.day).map(|doubt| doubt.sentence(self.reading.atlas()));
        let ranges = ranges(self.reading, self.country, self.day, &self.poles);
        let held = self.state.held.then(|| crate::alignment::HELD_WORDS.to_owned());
        held.into_iter().chain(flip).chain([first, ranges]).collect()
    }

    /// The page for those who do not see it.
    fn description(&self) -> String {
        let score = |p: &PoleExplanation| format!("{} {}", p.pole.title(), signed(p.score));
        let scores: Vec<String> = self.poles.iter().chain(&self.children).map(score).collect();
        let why = |p: &&PoleExplanation| {
            let items = p.items.iter().filter(|c| c.contribution != 0.0).take(4);
            let items: Vec<String> = items.map(|c| format!("{} ({})", c.title, signed_part(c.contribution))).collect();
            format!(" Why {}: {}.", p.pole.title(), items.join("; "))
        };
        let why: String = lists::strongest_two(&self.state, &self.poles).iter().map(why).collect();
        let moved: Vec<String> =
            self.changes.iter().map(|p| format!("{} {}", p.pole.title(), signed(p.difference()))).collect();
        let events: Vec<String> =
            self.events.iter().take(4).map(|e| format!("{}: {}", e.item.date.long(), e.item.title)).collect();
        let text = format!(
            "{} on {}, lens \"{}\": {}. Scores: {}.{why} Since {}: {}. Last events: {}. {} {} A summary of cited \
             evidence, not a measurement.",
            self.country.name,
            self.day.long(),
            self.reading.lens().name,
            self.state.class.sentence(),
            scores.join(", "),
            self.since.long(),
            moved.join(", "),
            if events.is_empty() { "none".to_owned() } else { events.join("; ") },
            self.doubt_words().join(" "),
            memberships(self.reading, self.country, self.day)
        );
        text::shortened(text, LONGEST_DESCRIPTION)
    }
}

/// The page.
pub(super) fn compose(reading: &Reading, request: &Request, country: CountryId) -> Composed {
    let scope = request.scope(reading, None);
    let page = Page::new(request);
    let (mut marks, mut hotspots) = (Vec::new(), Vec::new());
    let top = heading(&mut marks, &scope, request, &page);
    let Some(told) = Told::new(reading, country, request.day, scope.since) else {
        let words = "This country is not scored: there is nothing to show.";
        let at = Px::new(page.margin, top + 20.0 * page.s);
        marks.push(line(words, at, 13.0 * page.s, Weight::Regular, request.style.theme.text));
        let none = Cited::new(reading.atlas(), "of what counts", std::iter::empty());
        return Composed::page(request, metadata_of(&scope, request, words.to_owned(), &none), marks, hotspots);
    };
    let cited = told.cited();
    let metadata = metadata_of(&scope, request, told.description(), &cited);
    let bottom = foot(&mut marks, request, &page, &[HOW_TO_READ.to_owned()], &credits(&scope, request, &cited));
    native_name(&mut marks, &metadata.title, told.country, request, &page);
    let area = RectPx::new(page.margin, top + 4.0 * page.s, page.width(), (bottom - top - 10.0 * page.s).max(1.0));
    columns(&told, request, &page, area, (&mut marks, &mut hotspots));
    Composed::page(request, metadata, marks, hotspots)
}

/// The country's own name of itself, after the title.
fn native_name(marks: &mut Vec<Mark>, title: &str, country: &Country, request: &Request, page: &Page) {
    let s = page.s;
    let Some(native) = country.native_name.as_ref().filter(|native| *native != title) else { return };
    let x = page.margin + text::measure(title, Weight::Bold, 23.0 * s, 0.0) + 10.0 * s;
    let width = text::measure(native, Weight::Regular, 16.0 * s, 0.0);
    if x + width <= page.size[0] - page.margin {
        let at = Px::new(x, page.margin * 0.8 + 24.0 * s);
        marks.push(line(native.clone(), at, 16.0 * s, Weight::Regular, request.style.theme.muted));
    }
}

/// One to three columns, by the page's width.
fn columns(
    told: &Told<'_>,
    request: &Request,
    page: &Page,
    area: RectPx,
    (marks, hotspots): (&mut Vec<Mark>, &mut Vec<Hotspot>),
) {
    let (s, gap) = (page.s, COLUMN_GAP * page.s);
    let count = (((area.w + gap) / (LEAST_COLUMN * s + gap)) as usize).clamp(1, 3);
    let width = (area.w - gap * (count - 1) as f32) / count as f32;
    let pen = &Pen { s, width, theme: request.style.theme };
    let period = request.period(told.reading.atlas());
    let changes = || lists::changes(pen, told.reading.atlas(), &told.changes, told.since, told.classes());
    let events = || lists::events(pen, &told.events);
    let columns: Vec<Vec<Section>> = match count {
        1 => {
            let mut all = vec![told.scores(pen)];
            all.extend(told.why(pen));
            all.extend([
                changes(),
                told.doubt(pen),
                told.history(pen, period, 80.0),
                events(),
                told.organisations(pen),
            ]);
            vec![all]
        }
        2 => {
            let mut left = vec![told.scores(pen)];
            left.extend(told.why(pen));
            left.extend([told.doubt(pen), told.organisations(pen)]);
            vec![left, vec![told.history(pen, period, 130.0), changes(), events()]]
        }
        _ => vec![
            vec![told.scores(pen), told.history(pen, period, 96.0), told.doubt(pen), told.organisations(pen)],
            told.why(pen),
            vec![changes(), events()],
        ],
    };
    for (i, sections) in columns.into_iter().enumerate() {
        let column = RectPx::new(area.x + i as f32 * (width + gap), area.y, width, area.h);
        fill(sections, column, s, marks, hotspots);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::atlas::{Atlas, Lens};
    use crate::dataset::load_built_in;
    use crate::scene::Theme;
    use crate::view::View;
    use std::sync::Arc;

    fn reading() -> Reading {
        let atlas: Arc<Atlas> = Arc::new(load_built_in().atlas.unwrap());
        Reading::new(atlas, Lens::all())
    }

    fn request(code: &str, day: (i32, u32, u32), size_px: [u32; 2]) -> (CountryId, Request) {
        let id = CountryId::parse(code).unwrap();
        let mut request = Request::new(Day::from_ymd(day.0, day.1, day.2).unwrap());
        (request.view, request.size_px) = (View::Brief(id), size_px);
        (id, request)
    }

    fn text_boxes(marks: &[Mark]) -> Vec<(RectPx, &str)> {
        let texts = marks.iter().filter_map(|m| if let Mark::Text(t) = m { Some(t) } else { None });
        let boxed = texts.filter(|t| !t.text.is_empty()).map(|t| {
            let width = text::measure(&t.text, t.weight, t.size_px, 0.0);
            let height = text::cap_height(t.size_px);
            (RectPx::new(t.baseline.x, t.baseline.y - height, width, height), t.text.as_str())
        });
        boxed.collect()
    }

    #[test]
    fn the_parts_of_a_bar_add_up_to_its_score() {
        let reading = reading();
        let (id, request) = request("UKR", (2023, 6, 1), [1920, 1080]);
        for pole in reading.explain(id, request.day).poles {
            let parts = bars::parts(&pole, 1000.0);
            let sum: f32 = parts.iter().map(|[from, to]| if *from < 0.0 { from - to } else { to - from }).sum();
            assert!((f64::from(sum) / 1000.0 - pole.score).abs() < 1e-3, "{:?}: {sum}", pole.pole);
        }
    }

    #[test]
    fn no_text_lies_over_another_or_leaves_the_page() {
        let reading = reading();
        for (code, day) in [("ARM", (2024, 3, 1)), ("UKR", (2023, 6, 1)), ("TKM", (2010, 1, 1))] {
            for size in [[1920, 1080], [1280, 720], [1240, 1754], [600, 900]] {
                let (id, request) = request(code, day, size);
                let composed = compose(&reading, &request, id);
                let page = RectPx::new(0.0, 0.0, size[0] as f32, size[1] as f32);
                let boxes = text_boxes(&composed.scene.marks);
                for (i, (own, words)) in boxes.iter().enumerate() {
                    assert!(page.encloses(own), "{code} {size:?}: \"{words}\" leaves the page");
                    let over = boxes.iter().skip(i + 1).find(|(other, _)| own.overlaps(other));
                    assert!(over.is_none(), "{code} {size:?}: \"{words}\" and {over:?}");
                }
            }
        }
    }

    #[test]
    fn every_row_leads_to_its_item_and_the_page_says_in_words_what_it_shows() {
        let reading = reading();
        let (id, request) = request("ARM", (2024, 3, 1), [1920, 1080]);
        let composed = compose(&reading, &request, id);
        let known =
            |h: &Hotspot| matches!(&h.target, super::super::Target::Item(id) if reading.atlas().item(id).is_some());
        assert!(composed.hotspots.len() > 15 && composed.hotspots.iter().all(known));
        let class = reading.class(id, request.day).sentence();
        for words in ["Armenia on 1 March 2024", class.as_str(), "Why ", "Since 1 March 2023", "Last events"] {
            assert!(composed.scene.description.contains(words), "{words}: {}", composed.scene.description);
        }
        assert!(composed.scene.description.chars().count() < 3000);
        assert_eq!(composed.metadata.description, composed.scene.description);
    }

    #[test]
    fn a_country_without_evidence_has_a_page_and_one_that_is_not_scored_says_so() {
        let mut atlas = load_built_in().atlas.unwrap();
        (atlas.ties, atlas.events, atlas.votes, atlas.claims) = Default::default();
        let bare = Reading::new(Arc::new(atlas), Lens::all());
        let (id, mut request) = request("TKM", (2010, 1, 1), [1280, 720]);
        request.style.theme = Theme::of(true);
        assert!(compose(&bare, &request, id).scene.description.contains("Insufficient evidence"));
        let russia = CountryId::parse("RUS").unwrap();
        assert!(compose(&bare, &request, russia).scene.description.contains("not scored"));
    }
}
