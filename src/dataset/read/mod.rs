//! Reading files record by record, with the place of everything in them.

pub(crate) mod findings;
pub(crate) mod geometry;
pub(crate) mod locate;
pub(crate) mod records;
pub(crate) mod table;
pub(crate) mod text;
