//! Colours and sizes of the panels, by role, light and dark.

use crate::session::Appearance;
use egui::{Color32, CornerRadius, FontFamily, FontId, Shadow, Stroke, TextStyle, ThemePreference, Visuals};

const fn hex(rgb: u32) -> Color32 {
    Color32::from_rgb((rgb >> 16) as u8, (rgb >> 8) as u8, rgb as u8)
}

/// What colours are for.
#[derive(Clone, Copy, Debug)]
pub struct Roles {
    /// Text.
    pub text: Color32,
    /// Text that stands back.
    pub muted: Color32,
    /// Ground of the panels.
    pub panel: Color32,
    /// Ground of buttons, chips and fields.
    pub raised: Color32,
    /// The same under the pointer.
    pub hovered: Color32,
    /// Ground of what is selected.
    pub selected: Color32,
    /// Lines between parts.
    pub line: Color32,
    /// The one button that matters, marks, the cursor of time.
    pub accent: Color32,
    /// Text on the accent.
    pub on_accent: Color32,
    /// Links.
    pub link: Color32,
    /// What went wrong.
    pub problem: Color32,
    /// Ground of bars and tracks.
    pub track: Color32,
    /// The three stacks of the histogram: force and security; diplomacy, law and politics;
    /// economy, media and society.
    pub stacks: [Color32; 3],
}

const LIGHT: Roles = Roles {
    text: hex(0x17_1B_22),
    muted: hex(0x5C_63_70),
    panel: hex(0xFE_FE_FD),
    raised: hex(0xF1_F2_F4),
    hovered: hex(0xE4_E7_EB),
    selected: hex(0xE6_EB_F1),
    line: hex(0xE1_E3_E7),
    accent: hex(0x17_1B_22),
    on_accent: hex(0xFF_FF_FF),
    link: hex(0x1D_5B_C4),
    problem: hex(0xA6_23_23),
    track: hex(0xEF_F0_F2),
    stacks: [hex(0x3E_58_76), hex(0xA8_88_4A), hex(0x9D_B2_C9)],
};

const DARK: Roles = Roles {
    text: hex(0xEC_EE_F1),
    muted: hex(0xA6_AD_B9),
    panel: hex(0x17_1A_20),
    raised: hex(0x26_2B_33),
    hovered: hex(0x32_38_42),
    selected: hex(0x2B_35_43),
    line: hex(0x32_37_40),
    accent: hex(0xEC_EE_F1),
    on_accent: hex(0x17_1A_20),
    link: hex(0x8F_BC_FF),
    problem: hex(0xFF_9A_8F),
    track: hex(0x26_2B_33),
    stacks: [hex(0x6F_94_BE), hex(0xC9_A8_63), hex(0x56_69_80)],
};

impl Roles {
    /// The colours of the theme that the ui is drawn in.
    pub fn of(ui: &egui::Ui) -> Self {
        Self::themed(ui.visuals().dark_mode)
    }

    /// The colours of one theme.
    pub const fn themed(dark: bool) -> Self {
        if dark { DARK } else { LIGHT }
    }
}

/// Size of ordinary text, in points.
pub const BODY: f32 = 13.0;
/// Size of remarks.
pub const SMALL: f32 = 11.5;
/// Size of a panel's title.
pub const TITLE: f32 = 20.0;

/// The bold family.
pub fn bold_family() -> FontFamily {
    FontFamily::Name("bold".into())
}

/// Bold text of a size.
pub fn bold(size: f32) -> FontId {
    FontId::new(size, bold_family())
}

/// Ordinary text of a size.
pub const fn regular(size: f32) -> FontId {
    FontId::new(size, FontFamily::Proportional)
}

/// Gives the window its fonts' sizes and both themes' colours.
pub fn install(ctx: &egui::Context) {
    // Where the desktop does not say: light, as a page.
    ctx.options_mut(|o| o.fallback_theme = egui::Theme::Light);
    for theme in [egui::Theme::Light, egui::Theme::Dark] {
        ctx.style_mut_of(theme, |style| {
            style.visuals = visuals(theme == egui::Theme::Dark);
            style.text_styles = [
                (TextStyle::Small, regular(SMALL)),
                (TextStyle::Body, regular(BODY)),
                (TextStyle::Button, regular(BODY)),
                (TextStyle::Heading, bold(15.0)),
                (TextStyle::Monospace, regular(BODY)),
            ]
            .into();
            style.spacing.item_spacing = egui::vec2(6.0, 4.0);
            style.spacing.button_padding = egui::vec2(8.0, 3.0);
            style.spacing.interact_size.y = 22.0;
            style.spacing.tooltip_width = 320.0;
            style.interaction.selectable_labels = false;
        });
    }
}

/// Follows the document's choice of light or dark.
pub fn follow(ctx: &egui::Context, appearance: Appearance) {
    let preference = match appearance {
        Appearance::Light => ThemePreference::Light,
        Appearance::Dark => ThemePreference::Dark,
        Appearance::System => ThemePreference::System,
    };
    if ctx.options(|o| o.theme_preference) != preference {
        ctx.set_theme(preference);
    }
}

fn visuals(dark: bool) -> Visuals {
    let roles = Roles::themed(dark);
    let mut v = if dark { Visuals::dark() } else { Visuals::light() };
    v.panel_fill = roles.panel;
    v.window_fill = roles.panel;
    v.window_stroke = Stroke::new(1.0, roles.line);
    v.extreme_bg_color = roles.raised;
    v.faint_bg_color = roles.raised;
    v.hyperlink_color = roles.link;
    v.error_fg_color = roles.problem;
    v.warn_fg_color = roles.problem;
    v.weak_text_color = Some(roles.muted);
    v.selection.bg_fill = roles.selected;
    v.selection.stroke = Stroke::new(1.0, roles.text);
    v.menu_corner_radius = CornerRadius::same(8);
    v.window_corner_radius = CornerRadius::same(8);
    let shadow = Shadow { offset: [0, 4], blur: 14, spread: 0, color: Color32::from_black_alpha(40) };
    v.popup_shadow = shadow;
    v.window_shadow = shadow;
    let w = &mut v.widgets;
    w.noninteractive.bg_stroke = Stroke::new(1.0, roles.line);
    w.noninteractive.fg_stroke = Stroke::new(1.0, roles.text);
    for (state, fill) in [
        (&mut w.inactive, roles.raised),
        (&mut w.hovered, roles.hovered),
        (&mut w.active, roles.hovered),
        (&mut w.open, roles.hovered),
    ] {
        // A box to tick must stand out from the ground of a menu.
        state.bg_fill = roles.hovered;
        state.weak_bg_fill = fill;
        state.bg_stroke = Stroke::new(1.0, roles.line);
        state.fg_stroke = Stroke::new(1.0, roles.text);
        state.corner_radius = CornerRadius::same(6);
        state.expansion = 0.0;
    }
    w.hovered.bg_stroke = Stroke::new(1.0, roles.muted);
    // What has the keyboard is drawn as active: its ring must be seen.
    w.active.bg_stroke = Stroke::new(1.5, roles.link);
    v
}
