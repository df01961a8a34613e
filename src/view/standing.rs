//! A country's standing with an organisation on a day, out of the ties in force.

use crate::atlas::{Atlas, CountryId, Tie, TieStatus};
use crate::time::{Date, Day};

/// The standings that are told apart, the closest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// Full member.
    Member,
    /// Member that has given notice.
    Withdrawing,
    /// On paper, participation frozen.
    Frozen,
    /// Negotiating accession.
    Talks,
    /// Candidate.
    Candidate,
    /// Association agreement.
    Association,
    /// Associate member.
    Associate,
    /// Observer.
    Observer,
    /// Party to a treaty with it, in force or applied provisionally.
    Treaty,
    /// Partner.
    Partner,
    /// Had a standing as member, associate, observer or candidate, and has none.
    Left,
    /// Has none: never had one, or had one that was no seat (a partnership).
    None,
}

impl Standing {
    /// All, the closest first.
    pub const ALL: [Self; 12] = [
        Self::Member,
        Self::Withdrawing,
        Self::Frozen,
        Self::Talks,
        Self::Candidate,
        Self::Association,
        Self::Associate,
        Self::Observer,
        Self::Treaty,
        Self::Partner,
        Self::Left,
        Self::None,
    ];

    /// For people.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Member => "member",
            Self::Withdrawing => "member, leaving",
            Self::Frozen => "frozen",
            Self::Talks => "accession talks",
            Self::Candidate => "candidate",
            Self::Association => "association",
            Self::Associate => "associate member",
            Self::Observer => "observer",
            Self::Treaty => "treaty in force",
            Self::Partner => "partner",
            Self::Left => "no longer",
            Self::None => "no tie",
        }
    }

    /// What a tie's status says; `None` for ties that are no standing (a base, an occupation).
    pub(super) const fn of(status: TieStatus) -> Option<Self> {
        Some(match status {
            TieStatus::Member => Self::Member,
            TieStatus::Withdrawing => Self::Withdrawing,
            TieStatus::Frozen => Self::Frozen,
            TieStatus::AccessionTalks => Self::Talks,
            TieStatus::Candidate => Self::Candidate,
            TieStatus::Association => Self::Association,
            TieStatus::Associate => Self::Associate,
            TieStatus::Observer => Self::Observer,
            TieStatus::Treaty | TieStatus::Provisional => Self::Treaty,
            TieStatus::Partner | TieStatus::StrategicPartnership => Self::Partner,
            TieStatus::Withdrawn => Self::Left,
            TieStatus::Alliance | TieStatus::Base | TieStatus::Peacekeepers | TieStatus::Occupation => return None,
        })
    }

    /// Whether having had it and having it no more is worth telling.
    const fn is_a_seat(self) -> bool {
        matches!(
            self,
            Self::Member
                | Self::Withdrawing
                | Self::Frozen
                | Self::Talks
                | Self::Candidate
                | Self::Associate
                | Self::Observer
        )
    }
}

/// A standing, since when, and the tie that says so.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Membership<'a> {
    /// The standing.
    pub standing: Standing,
    /// Since when (for [`Standing::Left`]: when it ended).
    pub since: Option<Date>,
    /// The tie behind it.
    pub tie: Option<&'a Tie>,
}

/// The closest standing of a country with an organisation on a day.
pub fn standing<'a>(atlas: &'a Atlas, organisation: &str, country: CountryId, day: Day) -> Membership<'a> {
    let own = atlas.ties.iter().filter(|t| t.country == country && t.organisation.as_deref() == Some(organisation));
    let started = own.filter(|t| t.item.start() <= day).filter_map(|t| Standing::of(t.status).map(|s| (s, t)));
    let holds = |tie: &Tie| tie.item.end.is_none_or(|end| day < end.first());
    let mut best: Option<(Standing, &Tie)> = None;
    let mut left: Option<&Tie> = None;
    for (standing, tie) in started {
        if holds(tie) {
            if best.is_none_or(|(held, _)| standing < held) {
                best = Some((standing, tie));
            }
        } else if standing.is_a_seat()
            && left.is_none_or(|l| l.item.end.map(Date::first) < tie.item.end.map(Date::first))
        {
            left = Some(tie);
        }
    }
    match (best, left) {
        (Some((standing, tie)), _) => Membership { standing, since: Some(tie.item.date), tie: Some(tie) },
        (None, Some(tie)) => Membership { standing: Standing::Left, since: tie.item.end, tie: Some(tie) },
        (None, None) => Membership { standing: Standing::None, since: None, tie: None },
    }
}
