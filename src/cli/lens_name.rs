//! What a lens is called whose evidence was changed: by what it holds.

use crate::atlas::{Kind, Label, Lens};

/// `Only events`, `Only ties and votes labelled recorded fact`, `All evidence of 3 sources`: how it differs
/// from the usual lens. What it still has of an author's goes by that one's name.
pub(super) fn by_evidence(lens: &Lens, before: &Lens, usual: &Lens) -> String {
    let kinds = match lens.kinds.len() {
        0 => "no evidence".to_owned(),
        _ if lens.kinds == usual.kinds => "all evidence".to_owned(),
        n if n == Kind::ALL.len() => "evidence of every kind".to_owned(),
        _ => format!("only {}", listed(lens.kinds.iter().map(|kind| format!("{}s", kind.word())))),
    };
    let labels = match lens.labels.len() {
        _ if lens.labels == usual.labels || lens.kinds.is_empty() => String::new(),
        n if n == Label::ALL.len() => " with every label".to_owned(),
        0 => " without any label".to_owned(),
        _ => format!(" labelled {}", listed(lens.labels.iter().map(|label| label.word().to_owned()))),
    };
    let sources = match lens.sources.as_ref().map(Vec::len) {
        None => String::new(),
        Some(1) => " of one source".to_owned(),
        Some(n) => format!(" of {n} sources"),
    };
    let words = format!("{kinds}{labels}{sources}");
    // Whose sources they are only the other lens's name tells.
    if lens.sources.is_some() && lens.sources == before.sources {
        return format!("{}: {words}", before.name);
    }
    crate::text::capitalised(&words)
}

/// `ties`, `ties and votes`, `ties, votes and claims`.
fn listed(words: impl Iterator<Item = String>) -> String {
    let mut words: Vec<String> = words.collect();
    let last = words.pop().unwrap_or_default();
    if words.is_empty() { last } else { format!("{} and {last}", words.join(", ")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_lens_goes_by_what_it_holds() {
        let all = Lens::all();
        let ties = Lens { name: "Ties".into(), kinds: vec![Kind::Tie], ..all.clone() };
        let events = Lens { kinds: vec![Kind::Event], ..ties.clone() };
        assert_eq!(by_evidence(&events, &ties, &all), "Only events");
        let facts = Lens { labels: vec![Label::Fact], ..ties.clone() };
        assert_eq!(by_evidence(&facts, &ties, &all), "Only ties labelled recorded fact");
        let both =
            Lens { kinds: vec![Kind::Tie, Kind::Vote], sources: Some(vec!["a".into(), "b".into()]), ..all.clone() };
        assert_eq!(by_evidence(&both, &all, &all), "Only ties and votes of 2 sources");
        assert_eq!(by_evidence(&Lens { kinds: Vec::new(), ..all.clone() }, &all, &all), "No evidence");
    }

    #[test]
    fn an_authors_lens_narrowed_keeps_the_authors_name() {
        let all = Lens::all();
        let essay = Lens { name: "The essay".into(), sources: Some(vec!["a".into()]), ..all.clone() };
        let claims = Lens { kinds: vec![Kind::Claim], ..essay.clone() };
        assert_eq!(by_evidence(&claims, &essay, &all), "The essay: only claims of one source");
    }
}
