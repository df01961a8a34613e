//! Columns of ties, votes, events and claims.

use super::columns::{Asked, Column, Listed};
use crate::atlas::{Atlas, Claim, Effect, Event, Item, Lens, Tie, Vote};
use crate::cli::country::Place;
use crate::cli::geojson;
use crate::cli::record::{Record, Value};
use crate::cli::words::same;
use crate::time::Day;

pub(super) const EVENT: &[Column<Event>] = &[
    ("id", |e, _| (&e.item.id).into()),
    ("date", |e, _| e.item.date.into()),
    ("precision", |e, _| e.item.date.precision().name().into()),
    ("end", |e, _| e.item.end.into()),
    ("title", |e, _| (&e.item.title).into()),
    ("text", |e, _| (&e.item.text).into()),
    ("countries", |e, _| e.countries.clone().into()),
    ("category", |e, _| e.category.word().into()),
    ("place", |e, _| e.place.clone().into()),
    ("lon", |e, _| e.position.map(|[lon, _]| lon).into()),
    ("lat", |e, _| e.position.map(|[_, lat]| lat).into()),
    ("effects", |e, _| effects(&e.item)),
    ("label", |e, _| e.item.label.word().into()),
    ("confidence", |e, _| e.item.confidence.into()),
    ("sources", |e, _| (&e.item.sources).into()),
    ("confirmed_by", |e, _| (&e.item.confirmed_by).into()),
    ("statements", |e, _| (&e.item.statements).into()),
    ("counts_with", |e, _| e.item.counts_with.clone().into()),
    ("circa", |e, _| e.item.date.circa().into()),
    ("first_day", |e, _| e.item.start().into()),
    ("last_day", |e, _| e.last_day().into()),
    ("abroad", |e, _| e.abroad.into()),
    ("actors", |e, _| (&e.actors).into()),
    ("contested", |e, _| e.contested.clone().into()),
    ("quantities", |e, _| quantities(e)),
    ("note", |e, _| e.item.note.clone().into()),
];

pub(super) const TIE: &[Column<Tie>] = &[
    ("id", |t, _| (&t.item.id).into()),
    ("country", |t, _| t.country.into()),
    ("organisation", |t, _| t.organisation.clone().into()),
    ("partner", |t, _| t.partner.into()),
    ("name", |t, _| (&t.item.title).into()),
    ("status", |t, _| t.status.word().into()),
    ("code", |t, _| t.code.clone().into()),
    ("start", |t, _| t.item.date.into()),
    ("end", |t, _| t.item.end.into()),
    ("signed", |t, _| t.signed.into()),
    ("provisional", |t, _| t.provisional.into()),
    ("in_force", |t, _| t.in_force.into()),
    ("text", |t, _| (&t.item.text).into()),
    ("effects", |t, _| effects(&t.item)),
    ("label", |t, _| t.item.label.word().into()),
    ("confidence", |t, _| t.item.confidence.into()),
    ("sources", |t, _| (&t.item.sources).into()),
    ("confirmed_by", |t, _| (&t.item.confirmed_by).into()),
    ("statements", |t, _| (&t.item.statements).into()),
    ("counts_with", |t, _| t.item.counts_with.clone().into()),
    ("note", |t, _| t.item.note.clone().into()),
];

pub(super) const VOTE: &[Column<Vote>] = &[
    ("id", |v, _| (&v.item.id).into()),
    ("resolution", |v, _| (&v.resolution).into()),
    ("date", |v, _| v.item.date.into()),
    ("title", |v, _| (&v.item.title).into()),
    ("text", |v, _| (&v.item.text).into()),
    ("positions", |v, _| v.positions.iter().map(|(p, b)| (p.word(), b.word())).collect::<Record>().into()),
    ("votes", |v, _| v.ballots.iter().map(|(id, b)| (id.to_string(), b.word())).collect::<Record>().into()),
    ("effects", |v, _| effects(&v.item)),
    ("label", |v, _| v.item.label.word().into()),
    ("confidence", |v, _| v.item.confidence.into()),
    ("sources", |v, _| (&v.item.sources).into()),
    ("confirmed_by", |v, _| (&v.item.confirmed_by).into()),
    ("statements", |v, _| (&v.item.statements).into()),
    ("counts_with", |v, _| v.item.counts_with.clone().into()),
    ("note", |v, _| v.item.note.clone().into()),
];

pub(super) const CLAIM: &[Column<Claim>] = &[
    ("id", |c, _| (&c.item.id).into()),
    ("author", |c, _| (&c.author).into()),
    ("role", |c, _| (&c.role).into()),
    ("actor", |c, _| c.actor.word().into()),
    ("date", |c, _| c.item.date.into()),
    ("end", |c, _| c.item.end.into()),
    ("subject", |c, _| c.subject.clone().into()),
    ("title", |c, _| (&c.item.title).into()),
    ("text", |c, _| (&c.item.text).into()),
    ("effects", |c, _| effects(&c.item)),
    ("label", |c, _| c.item.label.word().into()),
    ("confidence", |c, _| c.item.confidence.into()),
    ("sources", |c, _| (&c.item.sources).into()),
    ("statements", |c, _| (&c.item.statements).into()),
    ("counts_with", |c, _| c.item.counts_with.clone().into()),
    ("note", |c, _| c.item.note.clone().into()),
];

fn effects(item: &Item) -> Value {
    let effect = |effect: &Effect| {
        Record::default()
            .with("country", effect.country)
            .with("actor", effect.actor.word())
            .with("pole", effect.pole.word())
            .with("domain", effect.domain.word())
            .with("strength", effect.strength)
    };
    item.effects.iter().map(effect).collect::<Vec<_>>().into()
}

fn quantities(event: &Event) -> Value {
    let quantity = |quantity: &crate::atlas::Quantity| {
        Record::default().with("what", &quantity.what).with("value", &quantity.value).with("source", &quantity.source)
    };
    event.quantities.iter().map(quantity).collect::<Vec<_>>().into()
}

/// Whether it moves the country, or another country towards or away from the pole.
fn touches(item: &Item, place: &Place) -> bool {
    let towards = |effect: &Effect| place.pole.is_some_and(|pole| effect.pole.counts_towards(pole));
    item.effects.iter().any(|effect| effect.country == place.id || towards(effect))
}

impl Listed for Event {
    fn is_admitted(&self, lens: &Lens) -> bool {
        lens.admits(&self.item)
    }

    fn holds(&self, day: Day) -> bool {
        self.item.start() <= day
    }
    fn concerns(&self, place: &Place, _: &Atlas) -> bool {
        let acts = |actor: &String| same(actor, &place.name);
        self.countries.contains(&place.id) || self.actors.iter().any(acts) || touches(&self.item, place)
    }
    fn geometry(&self, _: &Asked<'_>) -> Option<Record> {
        self.position.map(geojson::point)
    }
}

impl Listed for Tie {
    fn is_admitted(&self, lens: &Lens) -> bool {
        lens.admits(&self.item)
    }

    fn holds(&self, day: Day) -> bool {
        self.item.span().contains(day)
    }
    fn concerns(&self, place: &Place, _: &Atlas) -> bool {
        let id = place.id;
        self.country == id || self.partner == Some(id) || self.organisation.as_deref() == Some(id.as_str())
    }
}

impl Listed for Vote {
    fn is_admitted(&self, lens: &Lens) -> bool {
        lens.admits(&self.item)
    }

    fn holds(&self, day: Day) -> bool {
        self.item.start() <= day
    }
    fn concerns(&self, place: &Place, _: &Atlas) -> bool {
        self.ballots.contains_key(&place.id)
    }
}

impl Listed for Claim {
    fn is_admitted(&self, lens: &Lens) -> bool {
        lens.admits(&self.item)
    }

    fn holds(&self, day: Day) -> bool {
        self.item.start() <= day
    }
    fn concerns(&self, place: &Place, _: &Atlas) -> bool {
        self.subject.contains(&place.id) || touches(&self.item, place)
    }
}
