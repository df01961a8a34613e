//! Codebook and organisations.

use super::optional;
use crate::atlas::{Codebook, EventLevel, Organisation, TieCode};
use crate::dataset::raw;

pub(super) fn organisation(it: raw::Organisation) -> Organisation {
    Organisation {
        founded: optional(it.founded.as_ref()),
        native: it.native.0.into_iter().collect(),
        id: it.id,
        name: it.name,
        seat: it.seat,
    }
}

pub(super) fn codebook(it: raw::Codebook) -> Codebook {
    let level =
        |level: raw::EventLevel| EventLevel { strength: level.strength, what: level.what, domains: level.domains };
    Codebook {
        version: it.version,
        ties: it.ties.into_iter().map(|tie| TieCode { code: tie.code, what: tie.what }).collect(),
        events: it.events.into_iter().map(|e| (e.category, e.levels.into_iter().map(level).collect())).collect(),
    }
}
