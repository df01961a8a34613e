//! Colours of poles and classes, as the panels use them.

use crate::alignment::{Class, ClassKind};
use crate::atlas::Pole;
use egui::Color32;

const fn hex(rgb: u32) -> Color32 {
    Color32::from_rgb((rgb >> 16) as u8, (rgb >> 8) as u8, rgb as u8)
}

/// One pole's colours: strong and leaning, on a light and on a dark ground.
struct PoleColors {
    light: [Color32; 2],
    dark: [Color32; 2],
}

const fn pair(strong: u32, leaning: u32, dark_strong: u32, dark_leaning: u32) -> PoleColors {
    PoleColors { light: [hex(strong), hex(leaning)], dark: [hex(dark_strong), hex(dark_leaning)] }
}

const RUSSIA: PoleColors = pair(0x98_5C_65, 0xF4_8D_91, 0xC4_6C_78, 0xF4_8D_91);
const WEST: PoleColors = pair(0x2B_72_F6, 0x8A_CD_FE, 0x4C_8B_FF, 0x8A_CD_FE);
const CHINA: PoleColors = pair(0x83_83_3C, 0xE3_D4_5A, 0xA8_A8_4C, 0xE3_D4_5A);
const TURKIYE: PoleColors = pair(0x5F_49_71, 0xB7_97_AE, 0x9A_7B_B8, 0xC9_A9_C0);
const US: PoleColors = pair(0x1F_3F_A8, 0x7F_93_D9, 0x5A_74_D8, 0x7F_93_D9);
const OWN: PoleColors = pair(0x6B_72_80, 0xB4_BA_C4, 0x9A_A2_B0, 0xC4_CA_D4);
const NO_LEAN: [Color32; 2] = [hex(0xD9_D9_D9), hex(0x5A_5E_66)];
const UNKNOWN: [Color32; 2] = [hex(0xFF_FF_FF), hex(0x22_26_2E)];
const UNKNOWN_HATCH: [Color32; 2] = [hex(0xB5_B8_BD), hex(0x70_76_80)];

/// The colour of a pole, in its strong or its leaning shade.
pub fn pole_color(pole: Pole, strong: bool, dark: bool) -> Color32 {
    let colors = match pole {
        Pole::Russia | Pole::Autocracies => &RUSSIA,
        Pole::West | Pole::Eu | Pole::Democracies => &WEST,
        Pole::Us => &US,
        Pole::Turkiye => &TURKIYE,
        Pole::China => &CHINA,
        Pole::Own => &OWN,
    };
    let pair = if dark { &colors.dark } else { &colors.light };
    pair[usize::from(!strong)]
}

/// Ground and pattern of a class: stripes for two poles, hatch for too little evidence.
pub fn class_colors(class: Class, dark: bool) -> (Color32, Option<Color32>) {
    let at = usize::from(dark);
    let shade = |pole: Option<Pole>, strong| pole.map_or(NO_LEAN[at], |p| pole_color(p, strong, dark));
    match class.kind {
        ClassKind::Insufficient => (UNKNOWN[at], Some(UNKNOWN_HATCH[at])),
        ClassKind::NoClearLean => (NO_LEAN[at], None),
        ClassKind::MultiVector => (shade(class.first, false), Some(shade(class.second, false))),
        ClassKind::Leans => (shade(class.first, false), None),
        ClassKind::StronglyLeans => (shade(class.first, true), None),
    }
}
