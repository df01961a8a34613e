//! The bundled fonts, the same files as in every figure; no fonts of the system.

use super::theme::bold_family;
use egui::{FontData, FontDefinitions, FontFamily};
use std::sync::Arc;

macro_rules! font {
    ($file:literal) => {
        include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/fonts/", $file))
    };
}

const REGULAR: [(&str, &[u8]); 3] = [
    ("Noto Sans", font!("NotoSans-Regular.ttf")),
    ("Noto Sans Georgian", font!("NotoSansGeorgian-Regular.ttf")),
    ("Noto Sans Armenian", font!("NotoSansArmenian-Regular.ttf")),
];
const BOLD: [(&str, &[u8]); 3] = [
    ("Noto Sans Bold", font!("NotoSans-Bold.ttf")),
    ("Noto Sans Georgian Bold", font!("NotoSansGeorgian-Bold.ttf")),
    ("Noto Sans Armenian Bold", font!("NotoSansArmenian-Bold.ttf")),
];

/// Regular and bold families with Georgian and Armenian behind the Latin, Greek and Cyrillic.
pub fn definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    for (name, data) in REGULAR.iter().chain(&BOLD) {
        fonts.font_data.insert((*name).to_owned(), Arc::new(FontData::from_static(data)));
    }
    let names = |faces: &[(&str, &[u8])]| faces.iter().map(|(name, _)| (*name).to_owned()).collect::<Vec<_>>();
    fonts.families.insert(FontFamily::Proportional, names(&REGULAR));
    fonts.families.insert(FontFamily::Monospace, names(&REGULAR));
    fonts.families.insert(bold_family(), names(&BOLD));
    fonts
}

/// Signs that sources use and Noto Sans lacks, as signs that it has. A minus becomes the en dash,
/// which looks the same.
pub fn shown(text: &str) -> String {
    let sign = |c: char| match c {
        '\u{2190}' | '\u{2192}' | '\u{2194}' | '\u{2212}' => "–",
        '\u{2248}' => "~",
        '\u{2264}' => "<=",
        '\u{2265}' => ">=",
        '\u{2260}' => "not ",
        '\u{25A0}' | '\u{25AA}' | '\u{25CF}' => "•",
        _ => "",
    };
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match sign(c) {
            "" => out.push(c),
            other => out.push_str(other),
        }
    }
    out
}
