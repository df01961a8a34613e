//! Options as a POSIX shell reads them.

/// An option with its value, which may begin like another option.
pub(super) fn option(name: &str, value: &str) -> String {
    let equals = if value.starts_with('-') { '=' } else { ' ' };
    format!("--{name}{equals}{}", word_or_quoted(value))
}

/// As it is when a shell leaves it alone, else in quotes.
fn word_or_quoted(text: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_.,:/+".contains(c);
    if !text.is_empty() && text.chars().all(plain) { text.to_owned() } else { quoted(text) }
}

/// In single quotes, as a POSIX shell reads them.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "'\\''"))
}
