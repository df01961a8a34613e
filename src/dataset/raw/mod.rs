//! The files as they are written: one type per kind of record, strict about names, still text
//! where the meaning is checked later. The doc comments are the schemas' descriptions.

mod coding;
mod evidence;
mod ground;
pub(crate) mod loose;
mod reading;
mod words;

pub(crate) use coding::{Codebook, EventLevel, Organisation};
pub(crate) use evidence::{Claim, Effect, Event, Quantity, Statement, Tie, TieEffect, Vote};
pub(crate) use ground::{Area, ControlChange, Country, RatingRow, Route, Settlement};
pub(crate) use reading::{
    CslDate, CslItem, CslName, Disagreement, Info, Lens, MethodInfo, Side, Source, StepRecord, Story,
};
pub(crate) use words::{BasemapChoice, DomainNumbers, NumberOrText, Pairs};
