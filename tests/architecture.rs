//! The floors of `src/lib.rs`, held against the `use` lines and inline paths of every source file.
//!
//! A room imports only from floors below its own; egui, eframe and walkers are named in `ui` and
//! `paint::screen` alone; colours are written down in the two themes alone; a file stays a page or
//! a few. Comments and strings say what they like.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

const TOOLKITS: [&str; 3] = ["egui", "eframe", "walkers"];
const COLOUR_LITERALS: [&str; 4] = ["Rgba::hex(", "from_rgb(", "from_gray(", "hex_color!"];
const LONGEST_FILE: usize = 400;

/// Room to floor.
type Floors = BTreeMap<String, u32>;

/// The table of floors as the crate's documentation draws it: `//! 5  paint`.
fn floors(documentation: &str) -> Floors {
    let rows = documentation.lines().filter_map(|line| {
        let mut words = line.strip_prefix("//!")?.split_whitespace();
        let floor: u32 = words.next()?.parse().ok()?;
        Some(words.map(move |room| (room.to_owned(), floor)).collect::<Vec<_>>())
    });
    rows.flatten().collect()
}

/// One source file: its path below `src/` and its text.
struct Source {
    path: String,
    text: String,
}

impl Source {
    fn new(path: &str, text: &str) -> Self {
        Self { path: path.to_owned(), text: text.to_owned() }
    }

    /// `alignment/history.rs` stands in `alignment`, `main.rs` in `main`.
    fn room(&self) -> &str {
        self.path.split('/').next().unwrap_or_default().trim_end_matches(".rs")
    }

    /// How many modules deep the file is: `ui/theme.rs` 2, `ui/mod.rs` 1.
    fn depth(&self) -> usize {
        self.path.split('/').filter(|part| *part != "mod.rs").count()
    }
}

/// The code without comments and without what is in quotes, line by line as before.
fn code(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let skipped = skipped_length(rest);
        let (part, after) = rest.split_at(skipped.unwrap_or(c.len_utf8()));
        match skipped {
            Some(_) => out.extend(part.chars().filter(|c| *c == '\n')),
            None => out.push(c),
        }
        rest = after;
    }
    out
}

/// The length of the comment or quotation that the text begins with.
fn skipped_length(text: &str) -> Option<usize> {
    let until = |from: usize, end: &str| text[from..].find(end).map_or(text.len(), |at| from + at + end.len());
    if text.starts_with("//") {
        return Some(text.find('\n').unwrap_or(text.len()));
    }
    if text.starts_with("/*") {
        return Some(until(2, "*/"));
    }
    if let Some(raw) = text.strip_prefix('r') {
        let fence = raw.len() - raw.trim_start_matches('#').len();
        let opens = raw[fence..].starts_with('"');
        return opens.then(|| until(fence + 2, &format!("\"{}", "#".repeat(fence))));
    }
    match text.as_bytes() {
        [b'"', ..] => Some(quoted_length(text, '"')),
        // A character, not a lifetime.
        [b'\'', b'\\', ..] => Some(quoted_length(text, '\'')),
        [b'\'', ..] => {
            let mut chars = text.char_indices().skip(2);
            chars.next().filter(|(_, c)| *c == '\'').map(|(at, _)| at + 1)
        }
        _ => None,
    }
}

fn quoted_length(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if c == quote => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// The identifiers of the code with their byte positions.
fn words(code: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    let starts = code.char_indices().scan(' ', move |before, (at, c)| {
        let begins = is_part(c) && !is_part(*before);
        *before = c;
        Some(begins.then_some(at))
    });
    starts.flatten().map(move |at| {
        let length = code[at..].find(|c| !is_part(c)).unwrap_or(code.len() - at);
        (at, &code[at..at + length])
    })
}

/// What follows `::`: one name, or every first name of a group in braces.
fn names_after(path: &str) -> Vec<&str> {
    let Some(path) = path.trim_start().strip_prefix("::").map(str::trim_start) else { return Vec::new() };
    let Some(group) = path.strip_prefix('{') else { return words(path).next().into_iter().map(|(_, w)| w).collect() };
    let (mut depth, mut at_first, mut names) = (0, true, Vec::new());
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => at_first = true,
            _ if c.is_whitespace() => {}
            _ => {
                if at_first && depth == 0 {
                    names.extend(words(&group[at..]).next().map(|(_, w)| w));
                }
                at_first = false;
            }
        }
    }
    names
}

/// Every room that the file imports from, with the line on which it does.
fn imports(source: &Source, floors: &Floors) -> Vec<(String, usize)> {
    let code = code(&source.text);
    let mut found = Vec::new();
    let mut supers = 0;
    for (at, word) in words(&code) {
        let after = &code[at + word.len()..];
        supers = if word == "super" { supers + 1 } else { 0 };
        // Inside a module of its own file, one `super` more leads out.
        let leads_to_the_roof = word == "crate" || word == "realign" || supers >= source.depth();
        if leads_to_the_roof {
            let line = code[..at].matches('\n').count() + 1;
            let rooms = names_after(after).into_iter().filter(|name| floors.contains_key(*name));
            found.extend(rooms.map(|room| (room.to_owned(), line)));
        }
    }
    found.retain(|(room, _)| room != source.room());
    found
}

/// Imports that go up, or sideways without a reason.
fn upward(source: &Source, floors: &Floors) -> Vec<String> {
    let own = source.room();
    let Some(floor) = floors.get(own) else {
        return vec![format!("src/{}: \"{own}\" stands on no floor of src/lib.rs", source.path)];
    };
    let goes_up = |room: &str| match floors.get(room) {
        Some(other) => other >= floor,
        None => true,
    };
    let found = imports(source, floors).into_iter().filter(|(room, _)| goes_up(room));
    found.map(|(room, line)| format!("src/{}:{line}: {own} imports {room}", source.path)).collect()
}

/// Window toolkits named where no window is.
fn toolkits(source: &Source) -> Vec<String> {
    if source.room() == "ui" || source.path == "paint/screen.rs" {
        return Vec::new();
    }
    let code = code(&source.text);
    let named = words(&code).filter(|(_, word)| TOOLKITS.contains(word));
    named.map(|(at, word)| format!("src/{}:{}: names {word}", source.path, line_of(&code, at))).collect()
}

/// Colours written down outside the themes.
fn colours(source: &Source) -> Vec<String> {
    if ["scene/theme.rs", "ui/theme.rs"].contains(&source.path.as_str()) {
        return Vec::new();
    }
    let code = code(&source.text);
    let found = COLOUR_LITERALS.iter().flat_map(|literal| code.match_indices(literal)).collect::<Vec<_>>();
    found.iter().map(|(at, what)| format!("src/{}:{}: {what}", source.path, line_of(&code, *at))).collect()
}

fn line_of(code: &str, at: usize) -> usize {
    code[..at].matches('\n').count() + 1
}

fn read(folder: &Path) -> Vec<Source> {
    let mut files: Vec<PathBuf> = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder").map(|entry| entry.expect("an entry").path()) {
            if entry.is_dir() {
                folders.push(entry);
            } else if entry.extension().is_some_and(|ending| ending == "rs") {
                files.push(entry);
            }
        }
    }
    files.sort();
    let path = |file: &Path| file.strip_prefix(folder).expect("inside").to_string_lossy().replace('\\', "/");
    files.iter().map(|file| Source { path: path(file), text: fs::read_to_string(file).expect("text") }).collect()
}

fn project() -> (Vec<Source>, Floors) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let sources = read(&folder);
    let documentation = sources.iter().find(|source| source.path == "lib.rs").expect("src/lib.rs");
    let floors = floors(&documentation.text);
    (sources, floors)
}

fn none(findings: impl Iterator<Item = String>, rule: &str) {
    let findings: Vec<String> = findings.collect();
    assert!(findings.is_empty(), "{rule}:\n{}", findings.join("\n"));
}

#[test]
fn no_import_goes_up() {
    let (sources, floors) = project();
    let rooms = sources.iter().filter(|source| source.path != "lib.rs");
    none(rooms.flat_map(|source| upward(source, &floors)), "imports go down the floors of src/lib.rs");
}

#[test]
fn every_room_of_the_picture_exists_and_the_library_lists_it() {
    let (sources, floors) = project();
    assert_eq!(floors.len(), 18, "{floors:?}");
    for room in floors.keys().filter(|room| *room != "main") {
        assert!(sources.iter().any(|source| source.room() == room), "src/{room} is missing");
        let library = sources.iter().find(|source| source.path == "lib.rs").map(|source| source.text.as_str());
        assert!(library.is_some_and(|text| text.contains(&format!("pub mod {room};"))), "src/lib.rs lacks {room}");
    }
}

#[test]
fn window_toolkits_are_named_where_the_window_is() {
    let (sources, _) = project();
    none(sources.iter().flat_map(toolkits), "egui, eframe and walkers belong in ui and paint/screen.rs");
}

#[test]
fn colours_come_from_the_themes() {
    let (sources, _) = project();
    none(sources.iter().flat_map(colours), "colours are written down in scene/theme.rs and ui/theme.rs");
}

#[test]
fn files_stay_short() {
    let (sources, _) = project();
    let lines = |source: &Source| source.text.lines().count();
    let long = sources.iter().filter(|source| lines(source) > LONGEST_FILE);
    none(
        long.map(|source| format!("src/{}: {} lines", source.path, lines(source))),
        &format!("no file is longer than {LONGEST_FILE} lines"),
    );
}

mod the_test_itself {
    use super::*;

    fn picture() -> Floors {
        floors("//! 8  main\n//! 7  cli   ui\n//! 5  paint\n//! 4  scene   command\n//! 2  atlas\n//! 1  map   time\n")
    }

    fn found(path: &str, text: &str) -> Vec<String> {
        upward(&Source::new(path, text), &picture())
    }

    #[test]
    fn the_picture_is_read_from_the_documentation() {
        assert_eq!(picture().get("command"), Some(&4));
        assert_eq!(picture().len(), 9);
    }

    #[test]
    fn an_import_that_goes_up_is_caught() {
        assert_eq!(found("atlas/item.rs", "use crate::time::Day;\n\nuse crate::scene::Style;").len(), 1);
        assert_eq!(found("atlas/item.rs", "\nuse crate::ui;"), ["src/atlas/item.rs:2: atlas imports ui"]);
    }

    #[test]
    fn every_way_of_writing_it_is_caught() {
        for text in [
            "pub use crate::ui::App;",
            "fn f() { crate::paint::svg::paint(); }",
            "use crate::{time::Day, scene::{self, Style}};",
            "use crate :: { atlas, ui };",
            "use super::super::ui;",
            "mod tests { use super::super::super::scene::Style; }",
            "type A = &'static str; use crate::ui; type B = &'static str;",
            "const QUOTE: char = '\"'; use crate::ui; const OTHER: char = '\"';",
            "const A: &str = \"\\\\\"; use crate::ui; const B: &str = \"\";",
        ] {
            assert_eq!(found("atlas/item.rs", text).len(), 1, "{text}");
        }
    }

    #[test]
    fn a_neighbour_on_the_same_floor_is_caught() {
        assert_eq!(found("scene/build.rs", "use crate::command::Command;").len(), 1);
        assert_eq!(found("session/state.rs", "use crate::scene::Style;").len(), 1);
        assert_eq!(found("ui/app.rs", "use crate::cli::main;").len(), 1);
    }

    #[test]
    fn what_goes_down_or_stays_is_allowed() {
        assert_eq!(
            found("ui/map_view/mod.rs", "use super::theme; use crate::{atlas, paint::screen, ui::row};"),
            [""; 0]
        );
        assert_eq!(found("main.rs", "fn main() { realign::cli::main() }"), [""; 0]);
    }

    #[test]
    fn comments_and_strings_are_no_imports() {
        let text = "//! See [`crate::ui`].\n/* use crate::ui; */ const A: &str = \"crate::ui \\\" crate::ui\";\n\
                    const B: &str = r#\"use crate::ui; \"quoted\" crate::ui\"#;";
        assert_eq!(found("atlas/item.rs", text), [""; 0]);
    }

    #[test]
    fn a_room_that_is_not_in_the_picture_is_caught() {
        assert_eq!(found("cellar/wine.rs", "").len(), 1);
    }

    #[test]
    fn toolkits_and_colours_are_caught() {
        let named = |path: &str, text: &str| toolkits(&Source::new(path, text)).len();
        assert_eq!(named("scene/build.rs", "use egui::Color32; fn f(m: walkers::Map) {}"), 2);
        assert_eq!(named("paint/screen.rs", "use egui::Color32;"), 0);
        assert_eq!(named("scene/build.rs", "// egui draws it\nconst A: &str = \"egui\"; let egui_like = 1;"), 0);
        let coloured = |path: &str, text: &str| colours(&Source::new(path, text)).len();
        assert_eq!(coloured("scene/build.rs", "let c = Rgba::hex(0xFF0000);"), 1);
        assert_eq!(coloured("ui/row.rs", "let c = Color32::from_rgb(1, 2, 3);"), 1);
        assert_eq!(coloured("scene/theme.rs", "let c = Rgba::hex(0xFF0000);"), 0);
    }
}
