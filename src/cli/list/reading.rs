//! Columns of sources, lenses and stories. They are no evidence themselves: label and confidence
//! are null.

use super::columns::{Asked, Column, Listed};
use crate::atlas::{Disagreement, Domain, Item, Lens, Organisation, Reading, Source, Story, StoryStep};
use crate::cli::record::{Record, Value};
use std::collections::BTreeSet;

pub(super) const SOURCE: &[Column<Source>] = &[
    ("id", |s, _| (&s.id).into()),
    ("title", |s, _| (&s.title).into()),
    ("container", |s, _| (&s.container).into()),
    ("authors", |s, _| (&s.authors).into()),
    ("issued", |s, _| s.issued.clone().into()),
    ("url", |s, _| s.url.clone().into()),
    ("label", |_, _| Value::Null),
    ("confidence", |_, _| Value::Null),
    ("sources", |s, _| vec![s.id.as_str()].into()),
    ("statements", statements_of_source),
    ("csl", |s, _| serde_json::from_str(&s.csl).map_or(Value::Null, Value::Json)),
];

pub(super) const LENS: &[Column<Lens>] = &[
    ("id", |l, _| (&l.id).into()),
    ("name", |l, _| (&l.name).into()),
    ("description", |l, _| (&l.description).into()),
    ("kinds", |l, _| l.kinds.iter().map(|kind| kind.word()).collect::<Vec<_>>().into()),
    ("labels", |l, _| l.labels.iter().map(|label| label.word()).collect::<Vec<_>>().into()),
    ("pole_set", |l, _| l.pole_set.word().into()),
    ("weights", |l, _| weights(l)),
    ("without", |l, _| (&l.without).into()),
    ("damping", |l, _| l.damping.into()),
    ("half_life_months", |l, _| l.half_life_months.map(Vec::from).into()),
    ("label", |_, _| Value::Null),
    ("confidence", |_, _| Value::Null),
    ("sources", |l, _| l.sources.clone().into()),
    ("statements", |_, _| Value::List(Vec::new())),
];

pub(super) const STORY: &[Column<Story>] = &[
    ("id", |s, _| (&s.id).into()),
    ("title", |s, _| (&s.title).into()),
    ("steps", |s, _| s.steps.iter().map(step).collect::<Vec<_>>().into()),
    ("label", |_, _| Value::Null),
    ("confidence", |_, _| Value::Null),
    ("sources", |s, asked| gathered(s, asked, |item| &item.sources)),
    ("statements", |s, asked| gathered(s, asked, |item| &item.statements)),
];

pub(super) const DISAGREEMENT: &[Column<Disagreement>] = &[
    ("id", |d, _| (&d.id).into()),
    ("question", |d, _| (&d.question).into()),
    ("a", |d, _| side(&d.a)),
    ("b", |d, _| side(&d.b)),
    ("shown_as", |d, _| (&d.shown_as).into()),
    ("label", |_, _| Value::Null),
    ("confidence", |_, _| Value::Null),
    ("sources", |d, asked| sources_of_sides(d, asked)),
    ("statements", |_, _| Value::List(Vec::new())),
];

pub(super) const ORGANISATION: &[Column<Organisation>] = &[
    ("id", |o, _| (&o.id).into()),
    ("name", |o, _| (&o.name).into()),
    ("native", |o, _| o.native.iter().map(|(language, name)| (language.clone(), name)).collect::<Record>().into()),
    ("founded", |o, _| o.founded.into()),
    ("seat", |o, _| o.seat.clone().into()),
    ("label", |_, _| Value::Null),
    ("confidence", |_, _| Value::Null),
    ("sources", |_, _| Value::List(Vec::new())),
    ("statements", |_, _| Value::List(Vec::new())),
];

fn side(side: &Reading) -> Value {
    Record::default().with("summary", &side.summary).with("items", &side.items).into()
}

/// What the items of both sides cite, each once.
fn sources_of_sides(it: &Disagreement, asked: &Asked<'_>) -> Value {
    let items = it.a.items.iter().chain(&it.b.items).filter_map(|id| asked.atlas.item(id));
    let found: BTreeSet<&str> = items.flat_map(|item| &item.sources).map(String::as_str).collect();
    found.into_iter().collect::<Vec<_>>().into()
}

fn statements_of_source(source: &Source, asked: &Asked<'_>) -> Value {
    let own = asked.atlas.statements.iter().filter(|statement| statement.source == source.id);
    own.map(|statement| statement.id.as_str()).collect::<Vec<_>>().into()
}

fn weights(lens: &Lens) -> Value {
    let weights = lens.weights.normalised();
    Domain::ALL.iter().map(|domain| (domain.word(), weights.of(*domain))).collect::<Record>().into()
}

fn step(step: &StoryStep) -> Record {
    Record::default()
        .with("title", &step.title)
        .with("caption", &step.caption)
        .with("notes", step.notes.clone())
        .with("date", step.date)
        .with("camera", step.camera.clone())
        .with("lens", step.lens.clone())
        .with("items", &step.items)
}

/// What the items that a story points at bring with them, each once.
fn gathered(story: &Story, asked: &Asked<'_>, list: fn(&Item) -> &Vec<String>) -> Value {
    let ids: BTreeSet<&str> = story.steps.iter().flat_map(|step| &step.items).map(String::as_str).collect();
    let found: BTreeSet<&String> = ids.iter().filter_map(|id| asked.atlas.item(id)).flat_map(list).collect();
    found.into_iter().map(String::as_str).collect::<Vec<_>>().into()
}

impl Listed for Source {}
impl Listed for Lens {}
impl Listed for Story {}
impl Listed for Disagreement {}
impl Listed for Organisation {}
