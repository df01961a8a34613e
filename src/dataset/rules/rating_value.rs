use super::{Context, Rule};
use crate::dataset::read::findings::{Finding, Findings, quoted};
use crate::text::number;

pub(super) const RULE: Rule =
    Rule { name: "rating-value", about: "The values of a table of ratings are all numbers or all words.", check };

/// A table of which most values are numbers is shown as numbers; a word in it would have no colour.
fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for table in &context.draft.ratings {
        let is_word = |value: &str| number(value).is_none();
        let words = table.rows.iter().filter(|row| is_word(&row.value.value)).count();
        if words * 2 >= table.rows.len() {
            continue;
        }
        for row in table.rows.iter().filter(|row| is_word(&row.value.value)) {
            let what = format!("value {} is not a number, expected one as in most rows", quoted(&row.value.value));
            findings.warning(row.place, "", Finding::new(RULE.name, what, "correct it; until then it has no colour"));
        }
    }
}
