//! Reading files record by record, with the place of everything in them.

pub(crate) mod findings;
pub(crate) mod geometry;
mod json_error;
pub(crate) mod locate;
mod number;
pub(crate) mod records;
pub(crate) mod table;
pub(crate) mod text;
