//! The six faces, loaded once, and the measures that lines share.

use harfrust::{Script, ShaperData, script};
use skrifa::charmap::Charmap;
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};
use std::sync::OnceLock;

/// The weight of a face.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum Weight {
    /// Regular.
    #[default]
    Regular,
    /// Bold.
    Bold,
}

/// What a face is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FontScript {
    /// Latin, Cyrillic and Greek: Noto Sans.
    European,
    /// Noto Sans Georgian.
    Georgian,
    /// Noto Sans Armenian.
    Armenian,
}

impl FontScript {
    /// All, in the order in which a character looks for its face.
    pub const ALL: [Self; 3] = [Self::European, Self::Georgian, Self::Armenian];

    /// The name of the family, as style sheets know it.
    pub const fn family(self) -> &'static str {
        match self {
            Self::European => "Noto Sans",
            Self::Georgian => "Noto Sans Georgian",
            Self::Armenian => "Noto Sans Armenian",
        }
    }

    /// The script to shape a run with.
    pub(super) fn shaping_script(self, first: char) -> Script {
        match self {
            Self::European if ('\u{370}'..'\u{400}').contains(&first) => script::GREEK,
            Self::European if ('\u{400}'..'\u{530}').contains(&first) => script::CYRILLIC,
            Self::European => script::LATIN,
            Self::Georgian => script::GEORGIAN,
            Self::Armenian => script::ARMENIAN,
        }
    }
}

/// One face.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FontId {
    /// What it is for.
    pub script: FontScript,
    /// Its weight.
    pub weight: Weight,
}

impl FontId {
    const fn index(self) -> usize {
        self.script as usize * 2 + self.weight as usize
    }
}

/// Family, weight and bytes of every face, in the order in which a character looks for its face,
/// for toolkits that load fonts themselves.
pub fn font_files() -> [(&'static str, Weight, &'static [u8]); 6] {
    macro_rules! face {
        ($script:ident, $weight:ident, $file:literal) => {
            (
                FontScript::$script.family(),
                Weight::$weight,
                include_bytes!(concat!("../../assets/fonts/", $file)).as_slice(),
            )
        };
    }
    [
        face!(European, Regular, "NotoSans-Regular.ttf"),
        face!(European, Bold, "NotoSans-Bold.ttf"),
        face!(Georgian, Regular, "NotoSansGeorgian-Regular.ttf"),
        face!(Georgian, Bold, "NotoSansGeorgian-Bold.ttf"),
        face!(Armenian, Regular, "NotoSansArmenian-Regular.ttf"),
        face!(Armenian, Bold, "NotoSansArmenian-Bold.ttf"),
    ]
}

/// A face, parsed.
pub(super) struct Font {
    pub(super) file: FontRef<'static>,
    pub(super) shaper: ShaperData,
    charmap: Charmap<'static>,
    /// Font units in the size of the face.
    pub(super) units_per_em: f32,
    /// Ascent, descent and height of capitals, as shares of the size.
    line: [f32; 3],
}

impl Font {
    fn parse(bytes: &'static [u8]) -> Option<Self> {
        let file = FontRef::new(bytes).ok()?;
        let metrics = file.metrics(Size::unscaled(), LocationRef::default());
        let units_per_em = f32::from(metrics.units_per_em).max(1.0);
        let line = [metrics.ascent, -metrics.descent, metrics.cap_height.unwrap_or(0.7 * units_per_em)];
        let (shaper, charmap) = (ShaperData::new(&file), file.charmap());
        Some(Self { file, shaper, charmap, units_per_em, line: line.map(|l| l / units_per_em) })
    }

    /// Whether the face has the character.
    pub(super) fn has(&self, c: char) -> bool {
        self.charmap.map(c).is_some()
    }
}

/// The face; `None` only if the program was built with a damaged file, which a test excludes.
pub(super) fn font(id: FontId) -> Option<&'static Font> {
    static FONTS: OnceLock<[Option<Font>; 6]> = OnceLock::new();
    FONTS.get_or_init(load)[id.index()].as_ref()
}

fn load() -> [Option<Font>; 6] {
    font_files().map(|(_, _, bytes)| Font::parse(bytes))
}

/// A share of the size that all lines have in common, whatever scripts they hold: the boxes of
/// labels must not jump when a name is shown in another language.
fn line_share(which: usize) -> f32 {
    font(FontId { script: FontScript::European, weight: Weight::Regular }).map_or(1.0, |f| f.line[which])
}

/// From the baseline up to the top of the line, in px.
pub fn ascent(size_px: f32) -> f32 {
    line_share(0) * size_px
}

/// From the baseline down to the bottom of the line, in px (positive).
pub fn descent(size_px: f32) -> f32 {
    line_share(1) * size_px
}

/// From one baseline to the next, in px.
pub fn line_height(size_px: f32) -> f32 {
    ascent(size_px) + descent(size_px)
}

/// Height of capitals, in px.
pub fn cap_height(size_px: f32) -> f32 {
    line_share(2) * size_px
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_face_parses_and_stands_in_its_place() {
        for script in FontScript::ALL {
            for weight in [Weight::Regular, Weight::Bold] {
                let id = FontId { script, weight };
                assert!(font(id).is_some());
                let (family, file_weight, _) = font_files()[id.index()];
                assert_eq!((family, file_weight), (script.family(), weight));
            }
        }
    }

    #[test]
    fn the_letters_of_the_region_have_glyphs() {
        let has = |script, c| {
            [Weight::Regular, Weight::Bold].iter().all(|w| font(FontId { script, weight: *w }).unwrap().has(c))
        };
        let european = (' '..='~').chain("əƏğĞışŞçöüќўғқҳұңөүһіІїєґЁёӘәΩ–—…’“”«»·°×±№€§†½²³₂".chars());
        for c in european {
            assert!(has(FontScript::European, c), "{c:?}");
        }
        for c in ('ა'..='ჰ').chain('\u{1c90}'..='\u{1cb0}') {
            assert!(has(FontScript::Georgian, c), "{c:?}");
        }
        for c in ('Ա'..='Ֆ').chain('ա'..='և') {
            assert!(has(FontScript::Armenian, c), "{c:?}");
        }
    }

    #[test]
    fn a_line_is_taller_than_its_capitals() {
        assert!(cap_height(10.0) > 6.0 && cap_height(10.0) < ascent(10.0));
        assert!((line_height(20.0) - 2.0 * line_height(10.0)).abs() < 1e-4);
        assert!(descent(10.0) > 0.0);
    }
}
