use super::{Context, Rule};
use crate::atlas::TieStatus;
use crate::dataset::raw::Tie;
use crate::dataset::read::findings::{Finding, Findings, quoted};
use crate::dataset::read::text::Located;
use crate::time::{Date, Span};

pub(super) const RULE: Rule =
    Rule { name: "tie-succession", about: "A tie ends where the next one of its kind begins.", check };

type Key<'d> = (&'d str, Option<&'d str>, Option<&'d str>, &'static str, &'d str);

/// Ties of which only one can hold at a time. A country has one standing at a time on a ladder of an
/// organisation, but can have several treaties with it or with a state, and those go by their names.
fn key(tie: &Tie) -> Key<'_> {
    use TieStatus::{AccessionTalks, Associate, Candidate, Frozen, Member, Observer};
    let standing = matches!(tie.status, Member | Associate | Observer | Candidate | AccessionTalks | Frozen);
    let (status, name) = if standing && tie.organisation.is_some() {
        ("standing", tie.counts_with.as_deref().unwrap_or_default())
    } else {
        (tie.status.word(), tie.name.as_str())
    };
    (&tie.country, tie.organisation.as_deref(), tie.partner.as_deref(), status, name)
}

fn span(tie: &Tie) -> Option<Span> {
    let end = tie.end.as_deref().and_then(|end| Date::parse(end).ok()).map(Date::first);
    let start = Date::parse(&tie.start).ok()?.first();
    // One that ends before it starts has been reported and holds on no day.
    end.is_none_or(|end| start < end).then_some(Span { start, end })
}

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    let mut ties: Vec<(&Located<Tie>, Span)> =
        context.draft.ties.iter().filter_map(|tie| Some((tie, span(&tie.value)?))).collect();
    ties.sort_by_key(|(tie, span)| (key(&tie.value), span.start));
    for pair in ties.windows(2) {
        let [(first, before), (second, after)] = pair else { continue };
        if key(&first.value) == key(&second.value) && before.overlaps(*after) {
            let what =
                format!("the tie holds at the same time as {}, expected that to end first", quoted(&first.value.id));
            findings.warning(second.place, "start", Finding::new(RULE.name, what, "give the earlier one its \"end\""));
        }
    }
}
