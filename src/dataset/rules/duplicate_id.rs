use super::{Context, Rule};
use crate::dataset::read::findings::{Finding, Findings, quoted};
use crate::dataset::read::text::{Located, Place};
use std::collections::HashMap;

pub(super) const RULE: Rule = Rule { name: "duplicate-id", about: "Ids are given, and given once.", check };

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    let draft = context.draft;
    // Stories point at evidence, areas and routes alike, so these share their ids.
    unique(findings, "id", context.cited().map(|record| (record.place, record.id)));
    unique(findings, "id", places(&draft.countries, |country| &country.about.id));
    unique(findings, "id", places(&draft.settlements, |settlement| &settlement.about.id));
    unique(findings, "id", places(&draft.sources, |source| &source.item.id));
    unique(findings, "id", places(&draft.lenses, |lens| &lens.id));
    unique(findings, "id", places(&draft.stories, |story| &story.id));
    unique(findings, "id", places(&draft.statements, |statement| &statement.id));
    unique(findings, "id", places(&draft.disagreements, |it| &it.id));
    for table in &draft.ratings {
        let keys: Vec<_> =
            table.rows.iter().map(|r| (r.place, format!("{} {}", r.value.country, r.value.date))).collect();
        unique(findings, "country and date", keys.iter().map(|(place, key)| (*place, key.as_str())));
    }
}

fn places<T>(records: &[Located<T>], id: impl Fn(&T) -> &String) -> impl Iterator<Item = (Place, &str)> {
    records.iter().map(move |record| (record.place, id(&record.value).as_str()))
}

fn unique<'d>(findings: &mut Findings<'_>, name: &str, ids: impl Iterator<Item = (Place, &'d str)>) {
    let mut seen: HashMap<&str, Place> = HashMap::new();
    for (place, id) in ids {
        if id.trim().is_empty() {
            let what = format!("the {name} is empty, expected a text that no other record has");
            findings.error(place, "id", Finding::new(RULE.name, what, "give it one"));
        } else if let Some(first) = seen.get(id) {
            let what =
                format!("{name} {} is used twice, expected it once; first in {}", quoted(id), findings.shown(*first));
            findings.error(place, "id", Finding::new(RULE.name, what, "rename or remove one of the two"));
        } else {
            seen.insert(id, place);
        }
    }
}
