//! Categories of events (the levers of influence) and the groups that share a symbol.

use super::vocabulary::words;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;

words! {
    /// The levers of influence that an event belongs to.
    Category {
        /// Military alliance and guarantee.
        MilitaryAlliance = "military-alliance",
        /// Troops, bases, peacekeepers.
        TroopsAndBases = "troops-and-bases",
        /// Arms and industrial supply.
        ArmsSupply = "arms-supply",
        /// Military force and territorial change.
        MilitaryForce = "military-force",
        /// Energy.
        Energy = "energy",
        /// Transit corridor.
        TransitCorridor = "transit-corridor",
        /// Trade bloc and trade restriction.
        Trade = "trade",
        /// Sanctions, price cap, tariff.
        Sanctions = "sanctions",
        /// Sanctions evasion.
        SanctionsEvasion = "sanctions-evasion",
        /// Aid.
        Aid = "aid",
        /// Media.
        Media = "media",
        /// Rhetoric and incitement.
        Rhetoric = "rhetoric",
        /// Diaspora policing.
        DiasporaPolicing = "diaspora-policing",
        /// Show of force.
        ShowOfForce = "show-of-force",
        /// Detention as leverage.
        Detention = "detention",
        /// Protest or recall of diplomats.
        DiplomaticProtest = "diplomatic-protest",
        /// Summit, mediation, peace deal.
        Summit = "summit",
        /// Obstruction of a peace process.
        PeaceObstruction = "peace-obstruction",
        /// Backing an authoritarian ally.
        AuthoritarianBacking = "authoritarian-backing",
        /// Repression, election, opposition.
        DomesticPolitics = "domestic-politics",
        /// Public protest.
        PublicProtest = "public-protest",
        /// Membership or law.
        MembershipOrLaw = "membership-or-law",
        /// UN vote.
        UnVote = "un-vote",
        /// Incident.
        Incident = "incident",
    }
}

words! {
    /// The eight symbols on the map: categories grouped.
    CategoryGroup {
        /// War, force, incidents.
        Force = "force",
        /// Alliances, bases, arms.
        Security = "security",
        /// Energy, corridors, trade, aid.
        Economy = "economy",
        /// Sanctions and their evasion.
        Sanctions = "sanctions",
        /// Summits, protests of diplomats, mediation.
        Diplomacy = "diplomacy",
        /// Membership, law, UN votes.
        Law = "law",
        /// Elections, repression, public protest.
        Politics = "politics",
        /// Media, rhetoric, diaspora, detention.
        Pressure = "media and pressure",
    }
}

impl Category {
    /// The symbol group.
    pub const fn group(self) -> CategoryGroup {
        match self {
            Self::MilitaryForce | Self::Incident => CategoryGroup::Force,
            Self::MilitaryAlliance | Self::TroopsAndBases | Self::ArmsSupply | Self::ShowOfForce => {
                CategoryGroup::Security
            }
            Self::Energy | Self::TransitCorridor | Self::Trade | Self::Aid => CategoryGroup::Economy,
            Self::Sanctions | Self::SanctionsEvasion => CategoryGroup::Sanctions,
            Self::DiplomaticProtest | Self::Summit | Self::PeaceObstruction => CategoryGroup::Diplomacy,
            Self::MembershipOrLaw | Self::UnVote => CategoryGroup::Law,
            Self::AuthoritarianBacking | Self::DomesticPolitics | Self::PublicProtest => CategoryGroup::Politics,
            Self::Media | Self::Rhetoric | Self::DiasporaPolicing | Self::Detention => CategoryGroup::Pressure,
        }
    }

    /// The written form with spaces, for people.
    pub fn title(self) -> String {
        // The one abbreviation among the words.
        self.word().replace('-', " ").replace("un vote", "UN vote")
    }
}
