//! Elements, numbers and escapes.
//!
//! Kept because it is a hundred lines, and quick-xml lets the control characters through that XML
//! forbids.

use crate::scene::Rgba;
use std::borrow::Cow;
use std::fmt::Write;

/// The tag of an element, attribute by attribute.
pub(super) struct Element {
    tag: String,
}

impl Element {
    pub fn new(name: &str) -> Self {
        Self { tag: format!("<{name}") }
    }

    pub fn attribute(mut self, name: &str, value: &str) -> Self {
        let _ = write!(self.tag, " {name}=\"{}\"", escape(value));
        self
    }

    pub fn number(self, name: &str, value: f32) -> Self {
        self.attribute(name, &number(value))
    }

    pub fn fill(self, color: Rgba) -> Self {
        self.color("fill", color)
    }

    pub fn stroke(self, color: Rgba, width_px: f32) -> Self {
        self.color("stroke", color).number("stroke-width", width_px.max(0.0))
    }

    fn color(self, role: &str, color: Rgba) -> Self {
        let element = self.attribute(role, &color.css());
        if color.a == 255 { element } else { element.number(&format!("{role}-opacity"), f32::from(color.a) / 255.0) }
    }

    /// Lengths of dashes and gaps; nothing for a solid line.
    pub fn dashes(self, dash_px: &[f32]) -> Self {
        if dash_px.is_empty() {
            return self;
        }
        let lengths: Vec<String> = dash_px.iter().map(|l| number(l.max(0.0))).collect();
        self.attribute("stroke-dasharray", &lengths.join(" "))
    }

    /// `<name …>` on a line of its own.
    pub fn open(self, svg: &mut String) {
        svg.push_str(&self.tag);
        svg.push_str(">\n");
    }

    /// `<name …/>` on a line of its own.
    pub fn close(self, svg: &mut String) {
        self.close_inline(svg);
        svg.push('\n');
    }

    /// `<name …/>`.
    pub fn close_inline(self, svg: &mut String) {
        svg.push_str(&self.tag);
        svg.push_str("/>");
    }

    /// `<name …>content</name>` on a line of its own; the content is escaped already.
    pub fn content(self, content: &str, svg: &mut String) {
        let name = self.tag[1..].split(' ').next().unwrap_or_default();
        let _ = writeln!(svg, "{}>{content}</{name}>", self.tag);
    }
}

/// To a hundredth, without zeros that say nothing. What is not a number is 0.
pub(super) fn number(value: f32) -> String {
    let value = if value.is_finite() { value.clamp(-1e6, 1e6) } else { 0.0 };
    let hundredths = (f64::from(value) * 100.0).round() as i64;
    let sign = if hundredths < 0 { "-" } else { "" };
    let text = format!("{sign}{}.{:02}", hundredths.abs() / 100, hundredths.abs() % 100);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Text for content and for attributes in double quotes, without the characters that XML forbids.
pub(super) fn escape(text: &str) -> Cow<'_, str> {
    let plain =
        |c: char| c >= ' ' && !matches!(c, '&' | '<' | '>' | '"' | '\u{7f}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}');
    if text.chars().all(plain) {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\n' => escaped.push_str("&#10;"),
            '\r' => escaped.push_str("&#13;"),
            '\t' => escaped.push_str("&#9;"),
            _ if plain(c) => escaped.push(c),
            _ => {}
        }
    }
    Cow::Owned(escaped)
}

/// Name of the elements that hold the facts of a figure.
const FACT: &str = "realign:fact";

/// Names and values, one to an element.
pub(super) fn metadata(facts: &[(String, String)], svg: &mut String) {
    if facts.is_empty() {
        return;
    }
    svg.push_str("<metadata xmlns:realign=\"urn:realign:figure\">\n");
    for (name, value) in facts {
        Element::new(FACT).attribute("name", name).content(&escape(value), svg);
    }
    svg.push_str("</metadata>\n");
}

/// The names and values that [`super::paint`] wrote into a file; none for another program's file.
pub fn read_metadata(svg: &str) -> Vec<(String, String)> {
    let inside = svg.split_once("<metadata xmlns:realign=").and_then(|(_, rest)| rest.split_once("</metadata>"));
    let elements = inside.map_or("", |(inside, _)| inside).split("<realign:fact name=\"").skip(1);
    let facts = elements.filter_map(|element| {
        let (name, rest) = element.split_once("\">")?;
        let (value, _) = rest.split_once("</realign:fact>")?;
        Some((unescape(name), unescape(value)))
    });
    facts.collect()
}

fn unescape(text: &str) -> String {
    let signs = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#10;", "\n"),
        ("&#13;", "\r"),
        ("&#9;", "\t"),
        ("&amp;", "&"),
    ];
    signs.iter().fold(text.to_owned(), |text, (escaped, sign)| text.replace(escaped, sign))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_are_short_and_always_numbers() {
        let written = [1.0, 0.5, -0.25, 10.0, 100.126, -0.001, f32::NAN, f32::INFINITY].map(number);
        assert_eq!(written, ["1", "0.5", "-0.25", "10", "100.13", "0", "0", "0"]);
    }

    #[test]
    fn forbidden_characters_vanish_and_markup_is_escaped() {
        assert_eq!(escape("a\u{0}\u{8}<b> & \"c\"\u{ffff}"), "a&lt;b&gt; &amp; &quot;c&quot;");
        assert!(matches!(escape("Ереван"), Cow::Borrowed(_)));
    }

    proptest! {
        #[test]
        fn facts_come_back_as_they_were_written(name in "[a-z<&\"]{1,9}", value in "[ -~\n\tა-ჰ]*") {
            let facts = vec![(name, value), ("second".to_owned(), "&amp;lt;".to_owned())];
            let mut svg = String::new();
            metadata(&facts, &mut svg);
            prop_assert_eq!(read_metadata(&svg), facts);
        }
    }
}
