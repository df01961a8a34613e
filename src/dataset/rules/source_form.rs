use super::{Context, Rule};
use crate::dataset::raw::CslItem;
use crate::dataset::read::findings::{Finding, Findings, quoted};

pub(super) const RULE: Rule = Rule {
    name: "source-form",
    about: "Sources have a title, a type of CSL, a date that makes sense and a web address.",
    check,
};

/// The types of CSL 1.0.2.
const TYPES: [&str; 45] = [
    "article",
    "article-journal",
    "article-magazine",
    "article-newspaper",
    "bill",
    "book",
    "broadcast",
    "chapter",
    "classic",
    "collection",
    "dataset",
    "document",
    "entry",
    "entry-dictionary",
    "entry-encyclopedia",
    "event",
    "figure",
    "graphic",
    "hearing",
    "interview",
    "legal_case",
    "legislation",
    "manuscript",
    "map",
    "motion_picture",
    "musical_score",
    "pamphlet",
    "paper-conference",
    "patent",
    "performance",
    "periodical",
    "personal_communication",
    "post",
    "post-weblog",
    "regulation",
    "report",
    "review",
    "review-book",
    "software",
    "song",
    "speech",
    "standard",
    "thesis",
    "treaty",
    "webpage",
];

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for source in &context.draft.sources {
        let item = &source.value.item;
        let mut error = |path: &str, what: String, hint: &str| {
            findings.error(source.place, path, Finding::new(RULE.name, what, hint));
        };
        if let Some(url) = item.url.as_ref().filter(|url| !(url.starts_with("https://") || url.starts_with("http://")))
        {
            let what = format!("{} is not a web address, expected https://…", quoted(url));
            error("URL", what, "other kinds of links are never opened");
        }
        if !has_numbers(item) {
            let what = "a part of the date of issue is not a number, expected [[year, month, day]]";
            error("issued", what.into(), "use \"literal\" for a date in words");
        }
        if item.title.trim().is_empty() {
            error("title", "the source has no title, expected the document's own".into(), "copy it from the document");
        }
        if !TYPES.contains(&item.kind.as_str()) {
            let what = format!("{} is not a type of CSL, expected webpage, report, treaty, …", quoted(&item.kind));
            findings.warning(source.place, "type", Finding::new(RULE.name, what, "see the types of CSL 1.0.2"));
        }
    }
}

fn has_numbers(item: &CslItem) -> bool {
    let mut parts = item.issued.iter().flat_map(|issued| issued.date_parts.iter().flatten().flatten());
    parts.all(|part| part.number().is_some())
}
