//! Where the items are, by id.

use super::item::Item;
use std::collections::HashMap;
use std::sync::OnceLock;

/// The places of the items in the order of [`super::Atlas::items`], found when one is first asked for.
#[derive(Debug, Default)]
pub struct ItemIndex(OnceLock<HashMap<Box<str>, usize>>);

impl Clone for ItemIndex {
    /// An empty one: the copy of an atlas may be given other items.
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl ItemIndex {
    /// The place of an item. Of two with one id, which a checked dataset has not, that of the first.
    pub(super) fn of<'a>(
        &self,
        id: &str,
        items: impl FnOnce() -> Box<dyn Iterator<Item = &'a Item> + 'a>,
    ) -> Option<usize> {
        let made = || {
            let mut places = HashMap::new();
            for (at, item) in items().enumerate() {
                places.entry(item.id.as_str().into()).or_insert(at);
            }
            places
        };
        self.0.get_or_init(made).get(id).copied()
    }
}
