//! Findings about a dataset's files: what is wrong, where, and what to do.

use std::collections::BTreeMap;
use std::fmt;

/// How grave a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The record (or file) was left out.
    Error,
    /// It was loaded; somebody should look at it.
    Warning,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Error => "error",
            Self::Warning => "warning",
        })
    }
}

/// One finding. Written as `file:line:column: error: what, what was expected (hint)`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// How grave.
    pub severity: Severity,
    /// The file, as a path that an editor can open.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// Name of the rule that found it.
    pub rule: &'static str,
    /// What is wrong, and what was expected.
    pub what: String,
    /// What to do about it.
    pub hint: String,
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { severity, file, line, column, what, hint, .. } = self;
        write!(f, "{file}:{line}:{column}: {severity}: {what} ({hint})")
    }
}

/// How many findings of one rule are kept for one file; the others are counted.
pub const KEPT_PER_RULE: usize = 20;

#[derive(Clone, Debug, Default)]
struct Count {
    kept: usize,
    total: usize,
}

/// All findings of a load, at most [`KEPT_PER_RULE`] of a kind in full.
#[derive(Clone, Debug, Default)]
pub struct Diagnostics {
    kept: Vec<Diagnostic>,
    counts: BTreeMap<(String, &'static str), Count>,
    errors: usize,
    warnings: usize,
}

impl Diagnostics {
    /// Takes in a finding; beyond the limit of its kind it is counted only.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        if self.admits(diagnostic.severity, &diagnostic.file, diagnostic.rule) {
            self.kept.push(diagnostic);
        }
    }

    /// Counts a finding of this kind, and says whether it is still to be kept in full. Asked before
    /// a finding is put into words, so that a file of a million bad rows costs no million texts.
    pub(crate) fn admits(&mut self, severity: Severity, file: &str, rule: &'static str) -> bool {
        match severity {
            Severity::Error => self.errors += 1,
            Severity::Warning => self.warnings += 1,
        }
        let count = self.counts.entry((file.to_owned(), rule)).or_default();
        count.total += 1;
        let keep = count.kept < KEPT_PER_RULE;
        count.kept += usize::from(keep);
        keep
    }

    /// Adds a finding that [`Self::admits`] let through.
    pub(crate) fn keep(&mut self, diagnostic: Diagnostic) {
        self.kept.push(diagnostic);
    }

    /// Takes in the findings of work that was done beside: on other files or by other rules, so that
    /// no kind is counted on both sides.
    pub(crate) fn absorb(&mut self, other: Self) {
        self.kept.extend(other.kept);
        for (kind, count) in other.counts {
            let own = self.counts.entry(kind).or_default();
            own.kept += count.kept;
            own.total += count.total;
        }
        self.errors += other.errors;
        self.warnings += other.warnings;
    }

    /// Number of errors, with those not kept in full.
    pub const fn errors(&self) -> usize {
        self.errors
    }

    /// Number of warnings, with those not kept in full.
    pub const fn warnings(&self) -> usize {
        self.warnings
    }

    /// True when nothing was found.
    pub const fn is_empty(&self) -> bool {
        self.errors == 0 && self.warnings == 0
    }

    /// The findings kept in full, by file, line and column.
    pub fn sorted(&self) -> Vec<&Diagnostic> {
        let mut all: Vec<_> = self.kept.iter().collect();
        all.sort_by(|a, b| {
            (&a.file, a.line, a.column, a.severity, a.rule, &a.what)
                .cmp(&(&b.file, b.line, b.column, b.severity, b.rule, &b.what))
        });
        all
    }

    /// One line per kind of which some were counted only: `file: … and 40 more of unknown-source`.
    pub fn left_out(&self) -> Vec<String> {
        let more = self.counts.iter().filter(|(_, count)| count.total > count.kept);
        more.map(|((file, rule), count)| format!("{file}: … and {} more of {rule}", count.total - count.kept)).collect()
    }
}

/// One finding a line, sorted, then what was left out.
impl fmt::Display for Diagnostics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for diagnostic in self.sorted() {
            writeln!(f, "{diagnostic}")?;
        }
        self.left_out().iter().try_for_each(|line| writeln!(f, "{line}"))
    }
}

/// Makes foreign text fit for one line of a message: control and direction characters become
/// `�`, and what is over 160 characters is cut.
pub(crate) fn shown(text: &str) -> String {
    const LONGEST: usize = 160;
    let safe = |c: char| {
        let steers = matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        if c.is_control() || steers { '\u{fffd}' } else { c }
    };
    let mut out: String = text.chars().take(LONGEST).map(safe).collect();
    if text.chars().nth(LONGEST).is_some() {
        out.push('…');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finding(line: usize) -> Diagnostic {
        Diagnostic {
            severity: Severity::Error,
            file: "events.geojson".into(),
            line,
            column: 7,
            rule: "unknown-source",
            what: "source \"x\" is not in sources.json".into(),
            hint: "add it".into(),
        }
    }

    #[test]
    fn a_finding_is_one_line_that_an_editor_can_follow() {
        let text = "events.geojson:3:7: error: source \"x\" is not in sources.json (add it)";
        assert_eq!(finding(3).to_string(), text);
    }

    #[test]
    fn a_flood_is_counted_and_not_printed() {
        let mut all = Diagnostics::default();
        (0..100_000).rev().for_each(|line| all.push(finding(line)));
        assert_eq!((all.errors(), all.sorted().len()), (100_000, KEPT_PER_RULE));
        assert!(all.to_string().ends_with("events.geojson: … and 99980 more of unknown-source\n"));
    }

    #[test]
    fn foreign_text_cannot_steer_the_message() {
        assert_eq!(shown("a\nb\u{202e}c"), "a\u{fffd}b\u{fffd}c");
        assert_eq!(shown(&"x".repeat(1_000_000)).chars().count(), 161);
    }
}
