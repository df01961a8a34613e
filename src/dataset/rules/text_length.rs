use super::{Context, Rule};
use crate::dataset::read::findings::{Finding, Findings};

pub(super) const RULE: Rule =
    Rule { name: "text-length", about: "Texts have at most 400 characters, titles of events and claims 60.", check };

/// Longest text, in characters.
const TEXT: usize = 400;
/// Longest title of an event or claim, in characters.
const TITLE: usize = 60;

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for item in context.draft.evidence() {
        for (path, text, most) in [("title", item.title, TITLE), ("text", item.text, TEXT)] {
            if text.chars().nth(most).is_some() {
                let what = format!("the {path} has {} characters, expected at most {most}", text.chars().count());
                findings.warning(
                    item.place,
                    path,
                    Finding::new(RULE.name, what, "shorten it; it is cut on the screen"),
                );
            }
        }
    }
}
