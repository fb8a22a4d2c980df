//! Where things stand in a document: its parts and its lots, found out once and only when something is named.
use super::named_lot::Lots;
use super::slot::Slot;
use super::spot::Spots;
use crate::document::Document;
use crate::mention::Mentions;
use std::cell::OnceCell;

/// Where things stand in a document, found out when something is named in it.
pub(super) struct Standing<'d> {
    pub(super) document: &'d Document,
    pub(super) mentions: &'d Mentions,
    pub(super) slots: &'d [Slot],
    /// The block of the title.
    pub(super) title: Option<u32>,
    lots: OnceCell<Lots>,
    spots: OnceCell<Spots>,
}

impl<'d> Standing<'d> {
    pub(super) fn new(document: &'d Document, mentions: &'d Mentions, slots: &'d [Slot], title: Option<u32>) -> Self {
        Self { document, mentions, slots, title, lots: OnceCell::new(), spots: OnceCell::new() }
    }

    pub(super) fn lots(&self) -> &Lots {
        self.lots.get_or_init(|| Lots::new(self.document, self.mentions))
    }

    pub(super) fn spots(&self) -> &Spots {
        self.spots.get_or_init(|| Spots::new(self.document, self.mentions, self.slots, self.title))
    }
}
