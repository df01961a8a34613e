//! The controlled words of the method: poles, domains, actors, labels, categories.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;

/// An ISO 3166 alpha-3 code, one of the listed codes outside ISO (such as `XKX`), or the short id
/// that somebody's own file gives a country. At most eight letters, digits, `-` or `_`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CountryId([u8; 8]);

impl CountryId {
    /// Reads an id; `None` when it is empty, too long or holds other characters.
    pub fn parse(text: &str) -> Option<Self> {
        let mut bytes = [0; 8];
        bytes.get_mut(..text.len())?.copy_from_slice(text.as_bytes());
        let good = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
        (!text.is_empty() && text.bytes().all(good)).then_some(Self(bytes))
    }

    /// The id as it was read.
    pub fn as_str(&self) -> &str {
        let length = self.0.iter().position(|byte| *byte == 0).unwrap_or(self.0.len());
        std::str::from_utf8(&self.0[..length]).unwrap_or("???")
    }
}

impl fmt::Display for CountryId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
impl fmt::Debug for CountryId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
impl Serialize for CountryId {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// Defines an enum whose variants have one fixed written form each, used in files, on the
/// command line and in the window alike. Kept because strum would ask for each word a second time,
/// beside serde.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
        pub enum $name { $($(#[$vdoc])* #[serde(rename = $word)] $variant,)+ }
        impl $name {
            /// Every value, in the fixed order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];
            /// The written form.
            pub const fn word(self) -> &'static str { match self { $(Self::$variant => $word),+ } }
            /// Reads the written form.
            pub fn from_word(word: &str) -> Option<Self> { Self::ALL.iter().copied().find(|v| v.word() == word) }
        }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str(self.word()) }
        }
    };
}

pub(super) use words;

words! {
    /// What a country can lean towards. `Eu` and `Us` are the children of `West`; `Own` is shown
    /// and never scored; the last two are the second pole set.
    Pole {
        /// Russia.
        Russia = "russia",
        /// The EU (with the UK) and the US together.
        West = "west",
        /// Türkiye and the Turkic states' organisation.
        Turkiye = "turkiye",
        /// China.
        China = "china",
        /// The European Union and the United Kingdom.
        Eu = "eu",
        /// The United States.
        Us = "us",
        /// Neutrality, regional formats, own agency: shown, never scored.
        Own = "own",
        /// Second pole set: authoritarian states.
        Autocracies = "autocracies",
        /// Second pole set: democracies.
        Democracies = "democracies",
    }
}

impl Pole {
    /// Whether an item coded `self` counts towards `target`: `west` counts in both children,
    /// `eu` and `us` also in the group.
    pub fn counts_towards(self, target: Self) -> bool {
        self == target
            || matches!((self, target), (Self::West, Self::Eu | Self::Us) | (Self::Eu | Self::Us, Self::West))
    }

    /// The name shown to people.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Russia => "Russia",
            Self::West => "the West",
            Self::Turkiye => "Türkiye",
            Self::China => "China",
            Self::Eu => "the EU",
            Self::Us => "the US",
            Self::Own => "its own course",
            Self::Autocracies => "autocracies",
            Self::Democracies => "democracies",
        }
    }

    /// The name by itself, at the start of a line: `West`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Russia => "Russia",
            Self::West => "West",
            Self::Turkiye => "Türkiye",
            Self::China => "China",
            Self::Eu => "EU",
            Self::Us => "US",
            Self::Own => "Its own course",
            Self::Autocracies => "Autocracies",
            Self::Democracies => "Democracies",
        }
    }

    /// The letter that stands for the pole where colour alone must not.
    pub const fn letter(self) -> &'static str {
        match self {
            Self::Russia => "R",
            Self::West => "W",
            Self::Turkiye => "T",
            Self::China => "C",
            Self::Eu => "E",
            Self::Us => "U",
            Self::Own => "O",
            Self::Autocracies => "A",
            Self::Democracies => "D",
        }
    }
}

words! {
    /// Which poles a lens answers in.
    PoleSet {
        /// Russia, the West, Türkiye, China.
        Powers = "russia-west-turkiye-china",
        /// Autocracies and democracies.
        Regimes = "autocracies-democracies",
    }
}

impl PoleSet {
    /// The scored poles, in the fixed order that settles equal scores.
    pub const fn poles(self) -> &'static [Pole] {
        match self {
            Self::Powers => &[Pole::Russia, Pole::West, Pole::Turkiye, Pole::China],
            Self::Regimes => &[Pole::Autocracies, Pole::Democracies],
        }
    }
}

words! {
    /// The field of life that an effect belongs to.
    Domain {
        /// Alliances, troops, arms, force.
        Security = "security",
        /// Institutions, law, votes.
        Politics = "politics",
        /// Trade, energy, transit.
        Economy = "economy",
        /// Media, diaspora, culture.
        Society = "society",
    }
}

impl Domain {
    /// Position in [`Domain::ALL`].
    pub const fn index(self) -> usize {
        self as usize
    }
}

words! {
    /// Who in the country acts or is acted upon. Only governments score.
    Actor {
        /// The government.
        Government = "government",
        /// The opposition.
        Opposition = "opposition",
        /// The public.
        Public = "public",
    }
}

words! {
    /// What kind of statement an item is.
    Label {
        /// Established by records.
        Fact = "recorded fact",
        /// What a named party reports.
        Report = "attributed report",
        /// Official, and contested by another side.
        Contested = "contested official claim",
        /// The author's view.
        Opinion = "author's opinion",
        /// About the future.
        Prediction = "prediction",
    }
}

words! {
    /// The kinds of evidence.
    Kind {
        /// A standing relation over a span.
        Tie = "tie",
        /// A roll call.
        Vote = "vote",
        /// Something that happened.
        Event = "event",
        /// What a named source says.
        Claim = "claim",
    }
}

words! {
    /// A country's standing in a tie.
    TieStatus {
        /// Full member.
        Member = "member",
        /// Associate member.
        Associate = "associate",
        /// Observer.
        Observer = "observer",
        /// Candidate for membership.
        Candidate = "candidate",
        /// Negotiating accession.
        AccessionTalks = "accession talks",
        /// Association agreement.
        Association = "association",
        /// Partner or dialogue partner.
        Partner = "partner",
        /// Member on paper, participation frozen.
        Frozen = "frozen",
        /// Has given notice.
        Withdrawing = "withdrawing",
        /// Has left.
        Withdrawn = "withdrawn",
        /// Bilateral alliance.
        Alliance = "alliance",
        /// Strategic partnership or charter.
        StrategicPartnership = "strategic partnership",
        /// Foreign base or combat troops with consent.
        Base = "base",
        /// Peacekeepers.
        Peacekeepers = "peacekeepers",
        /// Occupation or annexation by the partner.
        Occupation = "occupation",
        /// Treaty in force.
        Treaty = "treaty",
        /// Applied before it is in force.
        Provisional = "provisional",
    }
}

words! {
    /// How a state voted. Abstaining and not voting are two different things.
    Ballot {
        /// In favour.
        Yes = "yes",
        /// Against.
        No = "no",
        /// Abstained.
        Abstain = "abstain",
        /// Absent or not voting.
        NotVoting = "not voting",
    }
}

words! {
    /// How the map treats a country.
    Role {
        /// Scored, in full.
        Focus = "focus",
        /// Scored, with less evidence.
        Outline = "outline",
        /// One of the poles: never scored, outlined in its pole's colour.
        Pole = "pole",
        /// Around it: land without a score.
        Context = "context",
    }
}

words! {
    /// Who holds an area, as the map tells it.
    AreaStatus {
        /// Held by another state's forces.
        Occupied = "occupied",
        /// Declared annexed; not recognised.
        Annexed = "annexed, not recognised",
        /// Declared independent, not generally recognised.
        Breakaway = "breakaway",
        /// Held by peacekeepers.
        Peacekeepers = "under peacekeepers",
        /// Administered by a neighbour by agreement.
        Administered = "administered",
        /// Entered by force for a time.
        Incursion = "incursion",
        /// Claimed without control.
        Claimed = "claimed",
    }
}

words! {
    /// What a route carries.
    RouteKind {
        /// Oil pipeline.
        Oil = "oil",
        /// Gas pipeline.
        Gas = "gas",
        /// Railway.
        Rail = "rail",
        /// Road or several modes.
        Corridor = "corridor",
    }
}

words! {
    /// The state of a route over a span.
    RouteStatus {
        /// Planned.
        Planned = "planned",
        /// Under construction.
        Building = "building",
        /// Running.
        Running = "running",
        /// Halted or closed.
        Halted = "halted",
    }
}
