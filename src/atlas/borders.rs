//! The viewpoints on borders.

/// How borders are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Borders {
    /// As recognised by the UN General Assembly; holders as a hatched overlay.
    #[default]
    Recognised,
    /// The same land, the line of control drawn stronger than the recognised border.
    DeFacto,
    /// With claimed areas outlined too.
    Claims,
}

impl Borders {
    /// All three.
    pub const ALL: [Self; 3] = [Self::Recognised, Self::DeFacto, Self::Claims];

    /// The name in a menu and on a figure.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Recognised => "Recognised borders",
            Self::DeFacto => "De facto control",
            Self::Claims => "Claims",
        }
    }

    /// What it does, in a sentence.
    pub const fn about(self) -> &'static str {
        match self {
            Self::Recognised => "Land as the UN General Assembly recognises it; who holds it otherwise is hatched.",
            Self::DeFacto => "The same land; lines of control drawn solid and strong.",
            Self::Claims => "The same land, with claimed areas outlined too.",
        }
    }

    /// The word used on the command line.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Recognised => "recognised",
            Self::DeFacto => "de-facto",
            Self::Claims => "claims",
        }
    }
}
