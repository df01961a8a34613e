//! serde's errors, put into our words and at the place that a person should look at.

use super::locate::{token_before, value_at};

/// The byte of a record that an error of meaning is about, given where serde stopped.
pub(super) fn culprit(record: &str, stopped: usize, error: &serde_json::Error) -> usize {
    // serde stops before an unexpected list or object, and behind any other culprit.
    let text = error.to_string();
    let before = text.starts_with("invalid type: sequence") || text.starts_with("invalid type: map");
    if before && record.get(stopped..).is_some_and(|rest| rest.starts_with(['[', '{'])) {
        stopped
    } else {
        token_before(record, stopped)
    }
}

/// The id of a record or feature, if it can be found.
pub(super) fn id_of(record: &str) -> Option<String> {
    let at = value_at(record, "properties.id")
        .filter(|at| record[*at..].starts_with('"'))
        .or_else(|| value_at(record, "id"))?;
    serde_json::Deserializer::from_str(record.get(at..)?).into_iter::<String>().next()?.ok()
}

/// Byte of an error in the text that was parsed.
pub(super) fn offset_in(text: &str, error: &serde_json::Error) -> usize {
    let start = match error.line() {
        0 | 1 => 0,
        line => text.match_indices('\n').nth(line - 2).map_or(text.len(), |(at, _)| at + 1),
    };
    let behind = matches!(error.classify(), serde_json::error::Category::Data);
    // serde counts the bytes it has read, so a syntax error's byte is the last of them.
    (start + error.column()).saturating_sub(usize::from(!behind)).min(text.len())
}

/// serde's message without its own place.
pub(super) fn message(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let cut = text.rfind(" at line ").unwrap_or(text.len());
    let mut out = shown_long(&text[..cut]).replace("expected f64", "expected a number");
    if let Some(at) = out.find("expected struct ") {
        out.replace_range(at.., "expected an object");
    }
    if out.starts_with("expected") {
        out.insert_str(0, "broken JSON, ");
    } else if out.starts_with("missing field") {
        out.push_str(", expected it in the record");
    } else if !out.contains("expected") {
        out.push_str(if out.starts_with("duplicate") { ", expected it once" } else { ", expected JSON" });
    }
    out
}

/// Lists of expected words are long, and worth reading.
fn shown_long(text: &str) -> String {
    text.chars().take(900).map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}

pub(super) fn hint(error: &serde_json::Error) -> &'static str {
    let text = error.to_string();
    if text.starts_with("missing field") {
        "add the field"
    } else if text.starts_with("unknown field") {
        "correct the name or take the field out"
    } else if text.starts_with("unknown variant") {
        "use one of the listed words"
    } else if text.starts_with("duplicate field") {
        "keep one of the two"
    } else {
        "see the file's schema in data/schema"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_is_placed_at_its_culprit_and_told_without_rust_words() {
        #[derive(serde::Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Record {
            #[expect(dead_code, reason = "only its type matters here")]
            number: f64,
        }
        let told = |record: &str| {
            let error = serde_json::from_str::<Record>(record).err().unwrap();
            let at = culprit(record, offset_in(record, &error), &error);
            format!("{} | {} ({})", &record[at..], message(&error), hint(&error))
        };
        assert!(told("{\"number\": \"x\"}").starts_with("\"x\"} | invalid type: string \"x\", expected a number"));
        assert!(told("{\"number\":\n [1]}").starts_with("[1]} | invalid type: sequence, expected a number"));
        assert!(told("{\"number\": 1, \"x\": 1}").starts_with("\"x\": 1} | unknown field `x`, expected `number`"));
        assert!(told("{}").starts_with("{} | missing field `number`, expected it in the record (add the field)"));
        assert!(told("{\"number\": 1, \"number\": 1}").contains("duplicate field `number`, expected it once"));
    }
}
