//! From a byte or a field's name to the place in a record's text that a person should look at.
//! Used only when there is something to report, so it is written to be short and not to be fast.

use serde_json::value::RawValue;

/// The start of the value (or key) that ends at, or holds, byte `error`; for a closing bracket,
/// its opening one. serde reports where it stopped reading, which is behind the culprit.
pub(crate) fn token_before(record: &str, error: usize) -> usize {
    let bytes = record.as_bytes();
    let (mut at, mut last, mut open) = (0, 0, Vec::new());
    while at < error.min(bytes.len()) {
        match bytes[at] {
            b'{' | b'[' => {
                open.push(at);
                last = at;
                at += 1;
            }
            b'}' | b']' => {
                last = open.pop().unwrap_or(at);
                at += 1;
            }
            b'"' => {
                last = at;
                at = string_end(bytes, at);
            }
            b',' | b':' | b' ' | b'\t' | b'\r' | b'\n' => at += 1,
            _ => {
                last = at;
                at += bytes[at..].iter().position(|b| b",:]} \t\r\n".contains(b)).unwrap_or(bytes.len() - at).max(1);
            }
        }
    }
    last
}

/// The byte behind a string that starts at `at`.
fn string_end(bytes: &[u8], at: usize) -> usize {
    let mut end = at + 1;
    while end < bytes.len() && bytes[end] != b'"' {
        end += if bytes[end] == b'\\' { 2 } else { 1 };
    }
    (end + 1).min(bytes.len())
}

/// Where the value at a path (`effects.1.strength`) starts in a record; as far as the path goes.
/// `None` when not even its first step is there.
pub(crate) fn value_at(record: &str, path: &str) -> Option<usize> {
    let (mut at, mut found) = (0, None);
    for step in path.split('.').filter(|step| !step.is_empty()) {
        let Some(inside) = child(&record[at..], step) else { break };
        at += inside;
        found = Some(at);
    }
    found
}

/// Start of a member's value in an object, or of an element of an array.
fn child(text: &str, step: &str) -> Option<usize> {
    let mut at = space(text, 0);
    let array = text[at..].starts_with('[');
    at += 1;
    for index in 0_usize.. {
        at = space(text, at);
        let mut key = index.to_string();
        if !array {
            let mut stream = serde_json::Deserializer::from_str(text.get(at..)?).into_iter::<String>();
            key = stream.next()?.ok()?;
            at = space(text, at + stream.byte_offset()) + 1;
            at = space(text, at);
        } else if text.get(at..)?.starts_with(']') {
            return None;
        }
        if key == step {
            return Some(at);
        }
        at = space(text, at + value_length(text.get(at..)?)?);
        text.get(at..).filter(|rest| rest.starts_with(','))?;
        at += 1;
    }
    None
}

fn space(text: &str, at: usize) -> usize {
    at + text.as_bytes().iter().skip(at).take_while(|b| b.is_ascii_whitespace()).count()
}

/// Bytes of the JSON value at the start of a text; `None` when it is not one.
pub(crate) fn value_length(text: &str) -> Option<usize> {
    if text.starts_with(['{', '[', '"']) {
        let mut stream = serde_json::Deserializer::from_str(text).into_iter::<&RawValue>();
        stream.next()?.ok()?;
        return Some(stream.byte_offset());
    }
    text.find(|c: char| ",]}".contains(c) || c.is_ascii_whitespace()).filter(|length| *length > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    const RECORD: &str =
        r#"{"id": "a\"b", "n": -1.5, "effects": [{"strength": 1}, {"x": [], "strength": 4}], "date": "x"}"#;

    fn at(path: &str) -> Option<&str> {
        value_at(RECORD, path).map(|at| &RECORD[at..at + 3])
    }

    #[test]
    fn a_field_is_found_by_its_path() {
        assert_eq!(at("id"), Some("\"a\\"));
        assert_eq!(at("n"), Some("-1."));
        assert_eq!(at("date"), Some("\"x\""));
        assert_eq!(value_at(RECORD, "effects.1.strength"), RECORD.find("4}"));
        assert_eq!(value_at(RECORD, "effects.9.strength"), RECORD.find("[{"), "as far as the path goes");
        assert_eq!(at("none"), None);
        assert_eq!(at("n.x"), Some("-1."));
    }

    #[test]
    fn the_culprit_is_the_token_before_the_place_where_reading_stopped() {
        let after = |needle: &str| RECORD.find(needle).unwrap() + needle.len();
        assert_eq!(token_before(RECORD, after("\"x\"")), RECORD.find("\"x\"").unwrap());
        assert_eq!(token_before(RECORD, after("-1.5")), RECORD.find("-1.5").unwrap());
        assert_eq!(token_before(RECORD, RECORD.len()), 0, "a missing field is the record's fault");
    }
}
