//! Records as a CSV table that a spreadsheet opens without running anything in it.

use super::record::{Record, Value};

/// A table with a header. Columns are those of the first record; lists of plain values are joined
/// by `;`, and what is nested deeper stands as JSON.
pub(super) fn table(columns: &[&str], records: &[Record]) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    // Writing to memory does not fail.
    let _ = writer.write_record(columns);
    for record in records {
        let _ = writer.write_record(columns.iter().map(|name| record.get(name).map_or_else(String::new, cell)));
    }
    writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}

fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Flag(flag) => flag.to_string(),
        Value::Number(number) => number.to_string(),
        Value::Count(count) => count.to_string(),
        Value::Text(text) => guarded(text),
        Value::List(list) => list_cell(list),
        Value::Record(_) | Value::Json(_) => json(value),
    }
}

fn list_cell(list: &[Value]) -> String {
    let nested = |value: &Value| matches!(value, Value::List(_) | Value::Record(_) | Value::Json(_));
    if list.iter().any(nested) {
        return json(&Value::List(list.to_vec()));
    }
    let parts: Vec<String> = list.iter().map(plain).collect();
    guarded(&parts.join(";"))
}

/// Without a guard: it is the whole cell that is guarded.
fn plain(value: &Value) -> String {
    match value {
        Value::Text(text) => text.clone(),
        other => cell(other),
    }
}

fn json(value: &Value) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

/// A text that a spreadsheet would take for a formula gets an apostrophe in front, which says
/// "text" to a spreadsheet. Kept because csv guards no formulas.
pub(super) fn guarded(text: &str) -> String {
    let risky = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    if risky { format!("'{text}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_looks_like_a_formula_is_guarded_and_a_number_is_not() {
        for text in ["=1+1", "+1", "-1", "@x", "\tx", "\rx"] {
            assert_eq!(guarded(text), format!("'{text}"));
        }
        assert_eq!(guarded("a=1"), "a=1");
        let record = Record::default().with("n", -0.5).with("t", "=HYPERLINK(\"x\")");
        assert_eq!(table(&["n", "t"], &[record]), "n,t\n-0.5,\"'=HYPERLINK(\"\"x\"\")\"\n");
    }

    #[test]
    fn plain_lists_are_joined_and_nested_values_are_json() {
        let effect = Record::default().with("pole", "russia");
        let record = Record::default().with("c", vec!["AZE", "ARM"]).with("e", vec![effect]).with("n", Value::Null);
        assert_eq!(table(&["c", "e", "n"], &[record]), "c,e,n\nAZE;ARM,\"[{\"\"pole\"\":\"\"russia\"\"}]\",\n");
    }
}
