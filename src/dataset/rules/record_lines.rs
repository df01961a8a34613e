use super::{Context, Rule};
use crate::dataset::read::findings::{Finding, Findings};
use crate::dataset::read::locate::value_length;
use crate::dataset::read::text::Place;

pub(super) const RULE: Rule = Rule {
    name: "record-lines",
    about: "Curated files have one record on a line, so that changes can be read.",
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    let draft = context.draft;
    if !draft.curated {
        return;
    }
    let evidence = draft.evidence().map(|item| item.place);
    let sources = draft.sources.iter().map(|source| source.place);
    let ground = draft.areas.iter().map(|it| it.place).chain(draft.settlements.iter().map(|it| it.place));
    let others = ground.chain(draft.routes.iter().map(|it| it.place)).chain(draft.statements.iter().map(|it| it.place));
    let mut places: Vec<Place> = evidence.chain(sources).chain(others).collect();
    places.sort_unstable();
    let mut reported = None;
    for (at, place) in places.iter().enumerate() {
        let next = places.get(at + 1).filter(|next| next.file == place.file).map(|next| next.offset as usize);
        let text = findings.text(place.file);
        // One finding a file: whoever formats it mends them all.
        if reported != Some(place.file) && !ends_its_line(text, place.offset as usize, next) {
            reported = Some(place.file);
            let what = "the record shares its line with another or runs over several, expected one record on a line";
            findings.warning(*place, "", Finding::new(RULE.name, what, "put each record on a line of its own"));
        }
    }
}

/// Whether the record at a byte stands alone; one line to the next record says so without a look at
/// the record.
fn ends_its_line(text: &str, offset: usize, next: Option<usize>) -> bool {
    let between = next.and_then(|next| text.get(offset..next));
    let lines = between.map(|between| between.split('\n').take(3).count() - 1);
    lines == Some(1) || stands_alone(text, offset)
}

/// Whether the value at a byte begins its line and ends on it, with at most a comma behind.
fn stands_alone(text: &str, offset: usize) -> bool {
    let (Some(before), Some(rest)) = (text.get(..offset), text.get(offset..)) else { return true };
    let first = before.rsplit('\n').next().is_none_or(|line| line.trim().is_empty());
    let Some(record) = value_length(rest).and_then(|length| rest.get(..length)) else { return true };
    let behind = rest[record.len()..].split('\n').next().unwrap_or_default();
    let last = behind.trim_start_matches(',').trim();
    first && !record.contains('\n') && (last.is_empty() || last.starts_with(']'))
}

#[cfg(test)]
mod tests {
    use super::stands_alone;

    #[test]
    fn a_record_stands_alone_when_nothing_shares_its_line() {
        let alone = |text: &str| stands_alone(text, text.find('{').unwrap());
        assert!(alone("[\n{\"a\": 1},\n{}]") && alone("[\r\n  {\"a\": [1]}\r\n]") && alone("[\n{}]"));
        assert!(!alone("[{}]") && !alone("[\n{\"a\":\n1}\n]") && !alone("[\n{}, {}\n]"));
    }
}
