//! Every colour of the map by its role, light and dark. No colour literal stands anywhere else in
//! `scene`, `figure` or `paint`; the window's panels take theirs from here too.
//!
//! Pole colours come in two strengths, tuned by search so that the worst pair of classes stays
//! CIEDE2000 ≥ 15 apart under normal, protan, deutan and tritan vision; a test computes the
//! distances.

use super::item::Rgba;
use crate::alignment::{Class, ClassKind};
use crate::atlas::{Ballot, Pole};
use crate::view::{Shade, Standing};

/// Colours by role.
#[derive(Clone, Debug, PartialEq)]
pub struct Theme {
    /// True for the dark set.
    pub dark: bool,
    /// The page or window behind everything.
    pub page: Rgba,
    /// Boxes on the map: legend, inset.
    pub panel: Rgba,
    /// Their edges.
    pub panel_edge: Rgba,
    /// Text.
    pub text: Rgba,
    /// Lesser text.
    pub muted: Rgba,
    /// Around letters on the map.
    pub halo: Rgba,
    /// Text on the water.
    pub water_text: Rgba,
    /// Context land.
    pub land: Rgba,
    /// Borders between context countries.
    pub land_border: Rgba,
    /// Seas and lakes.
    pub water: Rgba,
    /// Rivers.
    pub river: Rgba,
    /// The gap between scored countries.
    pub gap: Rgba,
    /// No clear lean.
    pub no_clear_lean: Rgba,
    /// Ground of "insufficient evidence".
    pub insufficient: Rgba,
    /// Hatch of "insufficient evidence".
    pub insufficient_hatch: Rgba,
    /// Hatch and outline of areas held by another than the recognised state.
    pub occupied: Rgba,
    /// A light line under the dark hatch, so that it shows on dark fills too.
    pub occupied_casing: Rgba,
    /// Cross-hatch of conflicting evidence.
    pub conflict: Rgba,
    /// Symbols of events.
    pub marker: Rgba,
    /// Their edge.
    pub marker_edge: Rgba,
    /// The selected thing.
    pub selection: Rgba,
    /// Routes.
    pub route: Rgba,
}

/// The light set.
pub const LIGHT: Theme = Theme {
    dark: false,
    page: Rgba::hex(0xFF_FF_FF),
    panel: Rgba::hex(0xFF_FF_FF),
    panel_edge: Rgba::hex(0xC9_CD_D3),
    text: Rgba::hex(0x1B_20_27),
    muted: Rgba::hex(0x5B_65_70),
    halo: Rgba::hex(0xFF_FF_FF),
    water_text: Rgba::hex(0x5F_83_A3),
    land: Rgba::hex(0xF3_F2_ED),
    land_border: Rgba::hex(0xD5_D3_CB),
    water: Rgba::hex(0xE1_E9_F0),
    river: Rgba { r: 0x9F, g: 0xBC, b: 0xD4, a: 150 },
    gap: Rgba::hex(0xFF_FF_FF),
    no_clear_lean: Rgba::hex(0xD9_D9_D9),
    insufficient: Rgba::hex(0xFF_FF_FF),
    insufficient_hatch: Rgba::hex(0xA3_A9_B0),
    occupied: Rgba::hex(0x16_1A_20),
    occupied_casing: Rgba { r: 255, g: 255, b: 255, a: 110 },
    conflict: Rgba::hex(0x3A_3F_47),
    marker: Rgba::hex(0x22_2A_33),
    marker_edge: Rgba::hex(0xFF_FF_FF),
    selection: Rgba::hex(0x11_15_1A),
    route: Rgba::hex(0x22_2A_33),
};

/// The dark set.
pub const DARK: Theme = Theme {
    dark: true,
    page: Rgba::hex(0x15_18_1D),
    panel: Rgba::hex(0x1E_22_28),
    panel_edge: Rgba::hex(0x46_4D_57),
    text: Rgba::hex(0xF0_F2_F4),
    muted: Rgba::hex(0xA4_AD_B8),
    halo: Rgba::hex(0x12_15_19),
    water_text: Rgba::hex(0x8F_AE_C9),
    land: Rgba::hex(0x26_2A_30),
    land_border: Rgba::hex(0x43_49_52),
    water: Rgba::hex(0x17_1E_27),
    river: Rgba { r: 0x5B, g: 0x78, b: 0x94, a: 120 },
    gap: Rgba::hex(0x15_18_1D),
    no_clear_lean: Rgba::hex(0x36_3B_42),
    insufficient: Rgba::hex(0x1B_1F_24),
    insufficient_hatch: Rgba::hex(0x78_81_8C),
    occupied: Rgba::hex(0x08_0A_0C),
    occupied_casing: Rgba { r: 255, g: 255, b: 255, a: 120 },
    conflict: Rgba::hex(0x0B_0D_10),
    marker: Rgba::hex(0xF4_F5_F7),
    marker_edge: Rgba::hex(0x10_13_17),
    selection: Rgba::hex(0xFF_FF_FF),
    route: Rgba::hex(0xE7_EA_EE),
};

impl Theme {
    /// The light or the dark set.
    pub const fn of(dark: bool) -> &'static Self {
        if dark { &DARK } else { &LIGHT }
    }

    /// The colour of a pole: strong, or leaning.
    pub const fn pole(&self, pole: Pole, strong: bool) -> Rgba {
        let (strong_hex, lean_hex) = match (pole, self.dark) {
            (Pole::Russia | Pole::Autocracies, false) => (0x98_5C_65, 0xF4_8D_91),
            (Pole::Russia | Pole::Autocracies, true) => (0xAB_5D_69, 0xF5_8E_91),
            (Pole::West | Pole::Democracies | Pole::Eu, false) => (0x2B_72_F6, 0x8A_CD_FE),
            (Pole::West | Pole::Democracies | Pole::Eu, true) => (0x3B_70_FB, 0x82_DE_FF),
            (Pole::China, false) => (0x83_83_3C, 0xE3_D4_5A),
            (Pole::China, true) => (0x7F_90_2E, 0xF3_DA_77),
            (Pole::Turkiye, false) => (0x5F_49_71, 0xB7_97_AE),
            (Pole::Turkiye, true) => (0x74_58_8A, 0xB3_9A_B1),
            (Pole::Us, false) => (0x00_52_17, 0xC0_FA_BB),
            (Pole::Us, true) => (0x00_61_1B, 0xD4_FA_DA),
            (Pole::Own, _) => return self.no_clear_lean,
        };
        Rgba::hex(if strong { strong_hex } else { lean_hex })
    }

    /// A pole's colour for lines and small text on the page, where the strong shade must be read
    /// against the ground.
    pub const fn pole_line(&self, pole: Pole) -> Rgba {
        self.pole(pole, !self.dark)
    }

    /// Ground colour of a class, and the colour of its stripes.
    pub const fn class(&self, class: Class) -> (Rgba, Option<Rgba>) {
        match (class.kind, class.first, class.second) {
            (ClassKind::MultiVector, Some(first), Some(second)) => {
                (self.pole(first, false), Some(self.pole(second, false)))
            }
            (ClassKind::StronglyLeans, Some(first), _) => (self.pole(first, true), None),
            (ClassKind::Leans | ClassKind::MultiVector, Some(first), _) => (self.pole(first, false), None),
            (ClassKind::NoClearLean, ..) => (self.no_clear_lean, None),
            _ => (self.insufficient, None),
        }
    }

    /// Ground colour of a shade, and the colour of its stripes.
    pub fn shade(&self, shade: Shade) -> (Rgba, Option<Rgba>) {
        match shade {
            Shade::Class(class) => self.class(class),
            Shade::Step(pole, step) => (self.step(pole, step), None),
            Shade::Gained(pole, strong) => (self.pole(pole, strong), None),
            Shade::Lost(pole) => (self.step(Pole::Own, 0), Some(self.pole(pole, true))),
            Shade::Unmoved => (self.step(Pole::Own, 0), None),
            Shade::Standing(standing) => self.standing(standing),
            Shade::Ballot(ballot) => self.ballot(ballot),
            Shade::Level(level) => (self.tint(usize::from(level)), None),
            Shade::Word(word) => (Self::word(word), None),
            Shade::Apart(step) => {
                let colors: [u32; 4] = if self.dark {
                    [0x3C_3A_35, 0x6B_53_2A, 0xB0_7C_2C, 0xF2_BE_62]
                } else {
                    [0xE2_DF_D6, 0xEC_CF_96, 0xCB_8C_33, 0x7C_4A_0E]
                };
                (Rgba::hex(colors[usize::from(step).min(3)]), None)
            }
            Shade::Unknown => (self.insufficient, None),
        }
    }

    /// A diverging scale about a pole: its own colours towards it, and away from it greys, since no
    /// other pole's colour may stand for "not this one".
    fn step(&self, pole: Pole, step: i8) -> Rgba {
        // Apart from the land around, which is not scored.
        let middle = Rgba::hex(if self.dark { 0x3C_40_46 } else { 0xE2_DF_D6 });
        // Away from the ground in lightness with every step: of the two shades of a class the one
        // nearer to the ground comes first.
        let (near, far) = (self.pole(pole, self.dark), self.pole(pole, !self.dark));
        match step {
            0 => middle,
            1 => near.mixed(far, 0.2).mixed(middle, 0.5),
            2 => near.mixed(far, 0.4),
            3.. => far,
            -1 => Rgba::hex(if self.dark { 0x62_6B_75 } else { 0xBC_C4_CC }),
            -2 => Rgba::hex(if self.dark { 0x89_92_9C } else { 0x8D_95_9E }),
            _ => Rgba::hex(if self.dark { 0xC3_CA_D2 } else { 0x4B_54_5E }),
        }
    }

    /// Five tints of one hue that no pole has, from the faintest to the fullest.
    fn tint(&self, level: usize) -> Rgba {
        let colors: [u32; 5] = if self.dark {
            [0x22_3B_38, 0x2A_5C_56, 0x35_80_77, 0x55_A8_9C, 0x8E_D6_CA]
        } else {
            [0xDD_EF_EB, 0xA9_D6_CD, 0x6B_B5_A8, 0x2F_8B_7D, 0x11_5C_51]
        };
        Rgba::hex(colors[level.min(4)])
    }

    fn standing(&self, standing: Standing) -> (Rgba, Option<Rgba>) {
        match standing {
            Standing::Member => (self.tint(4), None),
            Standing::Withdrawing => (self.tint(4), Some(self.insufficient)),
            Standing::Frozen => (self.no_clear_lean, Some(self.tint(4))),
            Standing::Talks => (self.tint(3), None),
            Standing::Candidate => (self.tint(2), None),
            Standing::Association => (self.tint(1), None),
            Standing::Associate => (self.tint(1), Some(self.tint(3))),
            Standing::Observer => (self.tint(0), Some(self.tint(2))),
            Standing::Treaty => (self.tint(0), Some(self.tint(1))),
            Standing::Partner => (self.tint(0), None),
            Standing::Left => (self.step(Pole::Own, 0), Some(self.insufficient_hatch)),
            Standing::None => (self.step(Pole::Own, 0), None),
        }
    }

    fn ballot(&self, ballot: Ballot) -> (Rgba, Option<Rgba>) {
        match ballot {
            Ballot::Yes => (self.tint(3), None),
            Ballot::No => (Rgba::hex(if self.dark { 0xE0_8A_4C } else { 0xB8_56_1E }), None),
            Ballot::Abstain => (Rgba::hex(if self.dark { 0x6E_6A_62 } else { 0xD6_CF_C2 }), None),
            Ballot::NotVoting => (self.insufficient, Some(Rgba::hex(if self.dark { 0x6E_6A_62 } else { 0xC4_BE_B2 }))),
        }
    }

    /// Hues for a rater's own words (Okabe & Ito, *Color Universal Design*, 2008).
    fn word(word: u8) -> Rgba {
        let colors: [u32; 6] = [0xE6_9F_00, 0x56_B4_E9, 0x00_9E_73, 0xF0_E4_42, 0xD5_5E_00, 0xCC_79_A7];
        Rgba::hex(colors[usize::from(word).min(5)])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use palette::{Lab, LinSrgb, Srgb, color_difference::Ciede2000, convert::IntoColor};

    /// Full dichromacy, linear sRGB (Machado, Oliveira & Fernandes, *A physiologically-based model
    /// for simulation of color vision deficiency*, IEEE TVCG 15, 2009, severity 1.0).
    const VISIONS: [(&str, [[f32; 3]; 3]); 4] = [
        ("normal", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
        (
            "protan",
            [
                [0.152_286, 1.052_583, -0.204_868],
                [0.114_503, 0.786_281, 0.099_216],
                [-0.003_882, -0.048_116, 1.051_998],
            ],
        ),
        (
            "deutan",
            [[0.367_322, 0.860_646, -0.227_968], [0.280_085, 0.672_501, 0.047_413], [-0.011_820, 0.042_940, 0.968_881]],
        ),
        (
            "tritan",
            [
                [1.255_528, -0.076_749, -0.178_779],
                [-0.078_411, 0.930_809, 0.147_602],
                [0.004_733, 0.691_367, 0.303_900],
            ],
        ),
    ];

    fn seen(color: Rgba, m: &[[f32; 3]; 3]) -> Lab {
        let linear: LinSrgb<f32> = Srgb::new(color.r, color.g, color.b).into_format::<f32>().into_linear();
        let c = [linear.red, linear.green, linear.blue];
        let row = |r: &[f32; 3]| r.iter().zip(c).map(|(a, b)| a * b).sum::<f32>().clamp(0.0, 1.0);
        let linear = LinSrgb::new(row(&m[0]), row(&m[1]), row(&m[2]));
        linear.into_color()
    }

    #[test]
    fn every_two_classes_stay_apart_for_every_kind_of_vision() {
        for theme in [&LIGHT, &DARK] {
            let mut colors = vec![("no clear lean".to_owned(), theme.no_clear_lean)];
            for pole in [Pole::Russia, Pole::West, Pole::China, Pole::Turkiye] {
                for strong in [true, false] {
                    colors.push((format!("{pole} strong={strong}"), theme.pole(pole, strong)));
                }
            }
            for (vision, matrix) in &VISIONS {
                for (i, (name, a)) in colors.iter().enumerate() {
                    for (other, b) in &colors[i + 1..] {
                        let distance = seen(*a, matrix).difference(seen(*b, matrix));
                        assert!(
                            distance >= 15.0,
                            "{vision}, dark={}: {name} and {other} are {distance} apart",
                            theme.dark
                        );
                    }
                }
            }
        }
    }

    #[test]
    fn the_wests_two_parts_stay_apart_from_each_other_and_from_the_other_poles() {
        for theme in [&LIGHT, &DARK] {
            for (vision, matrix) in &VISIONS {
                for us in [true, false].map(|strong| theme.pole(Pole::Us, strong)) {
                    for pole in [Pole::Eu, Pole::Russia, Pole::China, Pole::Turkiye] {
                        for other in [true, false].map(|strong| theme.pole(pole, strong)) {
                            let distance = seen(us, matrix).difference(seen(other, matrix));
                            assert!(distance >= 12.0, "{vision}, dark={}: US and {pole}: {distance}", theme.dark);
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn every_step_of_a_diverging_scale_is_told_from_its_neighbour() {
        for theme in [&LIGHT, &DARK] {
            for (vision, matrix) in &VISIONS {
                for pole in [Pole::Russia, Pole::West, Pole::China, Pole::Turkiye, Pole::Us] {
                    for step in -3..3_i8 {
                        let [a, b] = [step, step + 1].map(|s| seen(theme.step(pole, s), matrix));
                        let distance = a.difference(b);
                        // Neighbours in an order; the number under the name says which.
                        assert!(distance >= 4.0, "{vision}, dark={}, {pole}, {step}: {distance}", theme.dark);
                    }
                }
            }
        }
    }

    #[test]
    fn a_diverging_scale_leaves_the_ground_in_lightness_with_every_step() {
        for theme in [&LIGHT, &DARK] {
            let lightness = |pole, step| seen(theme.step(pole, step), &VISIONS[0].1).l;
            for pole in [Pole::Russia, Pole::West, Pole::China, Pole::Turkiye, Pole::Us] {
                for side in [1, -1_i8] {
                    let away = |step: i8| {
                        let by = lightness(pole, side * step) - lightness(pole, 0);
                        if theme.dark { by } else { -by }
                    };
                    assert!(
                        (0..3).all(|step| away(step + 1) >= away(step) + 2.0),
                        "dark={} {pole} {side}: {:?}",
                        theme.dark,
                        [0, 1, 2, 3].map(away)
                    );
                    let (first, last) = (theme.step(pole, side), theme.step(pole, 3 * side));
                    assert!(seen(first, &VISIONS[0].1).difference(seen(last, &VISIONS[0].1)) >= 15.0, "{pole} {side}");
                }
            }
        }
    }

    #[test]
    fn text_is_readable_on_its_ground() {
        let luminance = |c: Rgba| {
            let l: LinSrgb<f32> = Srgb::new(c.r, c.g, c.b).into_format::<f32>().into_linear();
            0.2126 * l.red + 0.7152 * l.green + 0.0722 * l.blue
        };
        for theme in [&LIGHT, &DARK] {
            for (text, ground) in [
                (theme.text, theme.page),
                (theme.muted, theme.page),
                (theme.text, theme.panel),
                (theme.muted, theme.panel),
            ] {
                let (a, b) = (luminance(text), luminance(ground));
                let contrast = (a.max(b) + 0.05) / (a.min(b) + 0.05);
                assert!(contrast >= 4.5, "{contrast}");
            }
        }
    }
}
