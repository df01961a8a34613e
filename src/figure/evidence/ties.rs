//! Ties as bars in lanes: what follows on a tie stands in its lane, with what it is and since when.

use super::super::bands::hatch;
use super::super::page::{Hotspot, Page, line};
use super::super::timeline::{Axis, month, type_px};
use super::{Part, haloed, spot};
use crate::atlas::{Tie, TieStatus};
use crate::scene::{Mark, Px, RectPx, Theme, Weight};
use crate::text;
use std::collections::BTreeSet;

/// A tie's bar and label, placed in a lane.
pub(in crate::figure) struct Bar<'a> {
    tie: &'a Tie,
    part: Part,
    lane: usize,
    /// Left and right of the bar.
    ends: [f32; 2],
    label: String,
    label_x: f32,
    inside: bool,
}

impl Bar<'_> {
    /// The tie.
    pub const fn tie(&self) -> &Tie {
        self.tie
    }

    /// Its largest part of a score.
    pub const fn part(&self) -> Part {
        self.part
    }

    /// Left and right end of the bar with its label.
    fn extent(&self, page: &Page) -> [f32; 2] {
        let width = text::measure(&self.label, Weight::Regular, type_px(page, 10.0), 0.0);
        if width <= 0.0 {
            return self.ends;
        }
        [self.ends[0].min(self.label_x), self.ends[1].max(self.label_x + width)]
    }
}

/// The ties that have room in at most `most` lanes, the most influential ones first and on top; what
/// follows on a tie or went before it is in the same lane.
pub(in crate::figure) fn packed<'a>(ties: &[(&'a Tie, Part)], axis: &Axis, most: usize, page: &Page) -> Vec<Bar<'a>> {
    let mut taken: Vec<Vec<[f32; 2]>> = Vec::new();
    let mut bars = Vec::new();
    for chain in chains(ties) {
        let mut own = chain_bars(&chain, axis, page);
        let extents: Vec<[f32; 2]> = own.iter().map(|bar| bar.extent(page)).collect();
        let extent = extents.iter().fold([f32::MAX, f32::MIN], |e, own| [e[0].min(own[0]), e[1].max(own[1])]);
        let gap = 8.0 * page.s;
        let free =
            |lane: &Vec<[f32; 2]>| lane.iter().all(|held| extent[0] > held[1] + gap || extent[1] + gap < held[0]);
        let at = taken.iter().position(free).unwrap_or(taken.len());
        if at == taken.len() && taken.len() < most {
            taken.push(Vec::new());
        }
        let Some(lane) = taken.get_mut(at) else { continue };
        lane.push(extent);
        for bar in &mut own {
            bar.lane = at;
        }
        bars.extend(own);
    }
    bars
}

/// Ties of one name with one counterpart, each of which begins where the one before ends; in the
/// order of the most influential tie of each.
fn chains<'a>(ties: &[(&'a Tie, Part)]) -> Vec<Vec<(&'a Tie, Part)>> {
    let mut used: BTreeSet<&str> = BTreeSet::new();
    let mut chains = Vec::new();
    let same = |a: &Tie, b: &Tie| a.item.title == b.item.title && a.counterpart() == b.counterpart();
    let follows = |a: &Tie, b: &Tie| same(a, b) && a.item.span().end == Some(b.item.start());
    for (tie, part) in ties {
        if !used.insert(&tie.item.id) {
            continue;
        }
        let mut chain = vec![(*tie, *part)];
        for (other, part) in ties.iter().cycle().take(ties.len() * 2) {
            let ends = chain.first().zip(chain.last()).map(|((first, _), (last, _))| (*first, *last));
            let Some((first, last)) = ends.filter(|_| !used.contains(other.item.id.as_str())) else { continue };
            if follows(other, first) {
                chain.insert(0, (*other, *part));
            } else if follows(last, other) {
                chain.push((*other, *part));
            } else {
                continue;
            }
            used.insert(&other.item.id);
        }
        chains.push(chain);
    }
    chains
}

/// The bars of a chain: the first one has the name, the others what the tie has become.
fn chain_bars<'a>(chain: &[(&'a Tie, Part)], axis: &Axis, page: &Page) -> Vec<Bar<'a>> {
    let mut before: Option<&Tie> = None;
    let mut bars = Vec::new();
    // The name of a chain whose first bar is too short for it, until there is room.
    let mut unsaid = false;
    for (i, (tie, part)) in chain.iter().enumerate() {
        let last = i + 1 == chain.len();
        let mut words = labels(tie, before, last, axis);
        if unsaid {
            words = words.iter().map(|own| format!("{}, {own}", tie.item.title)).collect();
        }
        let mut bar = bar(tie, *part, &words, [before.is_none(), last], axis, page);
        unsaid = (unsaid || before.is_none()) && !last && bar.label.ends_with('…');
        if unsaid {
            bar.label.clear();
        }
        bars.push(bar);
        before = Some(tie);
    }
    bars
}

/// What may stand at a bar, the best first.
fn labels(tie: &Tie, before: Option<&Tie>, last: bool, axis: &Axis) -> Vec<String> {
    let title = &tie.item.title;
    let since = || month(tie.item.date);
    let begun = axis.contains(tie.item.start());
    let words = match (before, status_word(tie.status)) {
        (Some(before), _) if before.status == tie.status => String::new(),
        (Some(_), word) => format!("{word} since {}", since()),
        (None, _) if tie.status == TieStatus::Frozen && begun => format!("{title}, frozen since {}", since()),
        (None, _) if tie.status == TieStatus::Frozen => format!("{title} (frozen)"),
        (None, _) if tie.status == TieStatus::Provisional => format!("{title} (provisional)"),
        (None, _) => title.clone(),
    };
    let ended = tie.item.end.filter(|end| last && axis.contains(end.first()));
    let mut labels: Vec<String> = Vec::new();
    match ended {
        Some(end) if words.is_empty() => labels.push(format!("until {}", month(end))),
        Some(end) => labels.push(format!("{words}, until {}", month(end))),
        None => {}
    }
    labels.push(words);
    labels
}

/// What a tie has become.
const fn status_word(status: TieStatus) -> &'static str {
    match status {
        TieStatus::Member => "member",
        TieStatus::Associate => "associate member",
        TieStatus::Observer => "observer",
        TieStatus::Candidate => "candidate",
        TieStatus::AccessionTalks => "accession talks",
        TieStatus::Frozen => "frozen",
        TieStatus::Withdrawing => "leaving",
        TieStatus::Withdrawn => "withdrawn",
        TieStatus::Provisional => "applied provisionally",
        _ => "in force",
    }
}

/// A tie's bar, with the first of the labels that has room in it or beside it; `open` says whether
/// there is nothing of the tie before and after it.
fn bar<'a>(tie: &'a Tie, part: Part, labels: &[String], open: [bool; 2], axis: &Axis, page: &Page) -> Bar<'a> {
    let (s, size) = (page.s, type_px(page, 10.0));
    let span = tie.item.span();
    let last = span.end.map_or(axis.to, |end| end - 1);
    let rect = axis.rect(span.start, last.max(span.start), 0.0, 1.0);
    // A hairline of the page where another bar follows.
    let end = rect.right() - if open[1] { 0.0 } else { 1.2 * s };
    let ends = [rect.x, end.max(rect.x + 2.0 * s)];
    let pad = 5.0 * s;
    let measure = |label: &str| text::measure(label, Weight::Regular, size, 0.0);
    let beside = |open: bool, room: f32| if open { room } else { 0.0 };
    let left = beside(open[0], ends[0] - axis.left - pad);
    let right = beside(open[1], axis.right() - ends[1] - pad);
    let within = ends[1] - ends[0] - 2.0 * pad;
    let placed = |label: String, label_x: f32, inside| Bar { tie, part, lane: 0, ends, label, label_x, inside };
    for label in labels {
        let whole = measure(label);
        if whole <= within {
            return placed(label.clone(), ends[0] + pad, true);
        }
        if whole <= right {
            return placed(label.clone(), ends[1] + pad, false);
        }
        if whole <= left {
            return placed(label.clone(), ends[0] - pad - whole, false);
        }
    }
    let room = within.max(left).max(right);
    let label = text::ellipsis(labels.last().map_or("", String::as_str), Weight::Regular, size, room.max(0.0));
    if room <= within {
        return placed(label, ends[0] + pad, true);
    }
    let x = if room <= right { ends[1] + pad } else { ends[0] - pad - measure(&label) };
    placed(label, x, false)
}

/// How many lanes the bars take.
pub(in crate::figure) fn lanes(bars: &[Bar<'_>]) -> usize {
    bars.iter().map(|bar| bar.lane + 1).max().unwrap_or(0)
}

/// Height of a lane.
pub(in crate::figure) fn lane_height(page: &Page) -> f32 {
    type_px(page, 10.0) * 1.75
}

/// Bars with their labels from `top` on.
pub(in crate::figure) fn tie_marks(
    bars: &[Bar<'_>],
    top: f32,
    page: &Page,
    theme: &Theme,
) -> (Vec<Mark>, Vec<Hotspot>) {
    let (mut marks, mut spots) = (Vec::new(), Vec::new());
    let (s, size, lane) = (page.s, type_px(page, 10.0), lane_height(page));
    for bar in bars {
        let rect = RectPx::new(bar.ends[0], top + lane * bar.lane as f32, bar.ends[1] - bar.ends[0], lane - 3.0 * s);
        let (fill, edge) = (theme.pole(bar.part.pole, false), theme.pole_line(bar.part.pole));
        let frozen = bar.tie.status == TieStatus::Frozen;
        let away = bar.part.size < 0.0;
        if frozen {
            hatch(&mut marks, rect, 5.0 * s, &[true], (1.1 * s, fill));
        }
        let inner = if frozen || away { rect.grown((-0.55 * s).max(-rect.w / 2.0)) } else { rect };
        marks.push(Mark::Rect {
            rect: inner,
            radius_px: 0.0,
            fill: (!frozen && !away).then_some(fill),
            stroke: (frozen || away).then_some((edge, 1.1 * s)),
        });
        // The lighter colours of poles are light in the dark set too: letters on them are dark.
        let on_fill = bar.inside && !frozen && !away;
        let ink = if on_fill && theme.dark { theme.page } else { theme.text };
        let baseline = Px::new(bar.label_x, rect.centre().y + text::cap_height(size) / 2.0);
        let title = line(bar.label.clone(), baseline, size, Weight::Regular, ink);
        marks.push(if on_fill { title } else { haloed(title, theme, s) });
        let [left, right] = bar.extent(page);
        let until = bar.tie.item.end.map_or_else(|| "in force".to_owned(), |end| format!("until {}", end.long()));
        spots.push(spot(RectPx { x: left, w: right - left, ..rect }, &bar.tie.item, bar.part, Some(until)));
    }
    (marks, spots)
}

#[cfg(test)]
mod tests {
    use super::super::tests::with;
    use super::*;

    #[test]
    fn bars_of_a_lane_do_not_touch_and_keep_to_the_lanes_there_are() {
        with("ARM", |found, axis, page| {
            let bars = packed(&found.ties, axis, 6, page);
            assert!(lanes(&bars) <= 6 && bars.len() >= 6);
            for (i, a) in bars.iter().enumerate() {
                for b in bars.iter().skip(i + 1).filter(|b| b.lane == a.lane) {
                    assert!(a.ends[1] <= b.ends[0] + 0.01 || b.ends[1] <= a.ends[0] + 0.01);
                    let (a, b) = (a.extent(page), b.extent(page));
                    assert!(a[1] <= b[0] + 0.01 || b[1] <= a[0] + 0.01, "labels stand on each other");
                }
            }
        });
    }

    #[test]
    fn a_frozen_membership_goes_on_in_its_lane_and_says_since_when() {
        with("ARM", |found, axis, page| {
            let bars = packed(&found.ties, axis, 12, page);
            let of = |id: &str| bars.iter().find(|bar| bar.tie.item.id == id).unwrap();
            let (member, frozen) = (of("arm-csto-member"), of("arm-csto-frozen"));
            assert_eq!(member.lane, frozen.lane);
            assert_eq!(frozen.label, "frozen since Feb 2024");
            assert!((0.0..2.0).contains(&(frozen.ends[0] - member.ends[1])), "no gap but a hairline");
        });
    }

    #[test]
    fn a_tie_whose_first_bar_is_too_short_for_its_name_has_it_at_the_next_one() {
        with("GEO", |found, axis, page| {
            let bars = packed(&found.ties, axis, 20, page);
            let cis: Vec<&str> =
                bars.iter().filter(|b| b.tie.counterpart() == "CIS").map(|bar| bar.label.as_str()).collect();
            assert!(
                cis.contains(&"Commonwealth of Independent States, leaving since Aug 2008, until Aug 2009"),
                "{cis:?}"
            );
            assert!(bars.iter().all(|bar| !bar.label.ends_with('…')));
        });
    }

    #[test]
    fn a_treaty_applied_provisionally_is_told_apart_from_the_one_in_force() {
        with("ARM", |found, axis, page| {
            let bars = packed(&found.ties, axis, 12, page);
            let labels: Vec<&str> = bars.iter().map(|bar| bar.label.as_str()).filter(|l| !l.is_empty()).collect();
            assert!(labels.iter().any(|l| l.ends_with("(CEPA) (provisional)")), "{labels:?}");
            let mut once = labels.clone();
            once.sort_unstable();
            once.dedup();
            assert_eq!(once.len(), labels.len(), "{labels:?}");
        });
    }
}
