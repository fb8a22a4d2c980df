//! In which part of the notice words stand: its title, its subject, a table of items, requirements, grounds, background.
use super::slot::{Slot, is_top_heading};
use super::stance::Spot;
use crate::document::{Document, Kind};
use crate::lexicon::{Role, heading_spots};
use crate::mention::Mentions;

/// The part of the notice of every block.
pub(super) struct Spots {
    by_block: Vec<Spot>,
}

impl Spots {
    pub(super) fn new(document: &Document, mentions: &Mentions, slots: &[Slot], title: Option<u32>) -> Self {
        let mut now: Spot = "requirement";
        let mut by_block: Vec<Spot> = Vec::with_capacity(document.blocks.len());
        for (index, block) in document.blocks.iter().enumerate() {
            let text = mentions.text(index as u32);
            let heading = matches!(block.kind, Kind::Heading) || text.chars().count() <= 30;
            if heading && !text.is_empty() {
                if let Some(spot) = opens(text) {
                    now = spot;
                } else if is_top_heading(text) {
                    now = "requirement";
                }
            }
            let own = match block.kind {
                _ if title == Some(index as u32) => "title",
                Kind::Cell(_) if now == "requirement" => "item",
                _ => now,
            };
            by_block.push(own);
        }
        for slot in slots.iter().filter(|slot| slot.role == Role::ProjectName) {
            if let Some(spot) = by_block.get_mut(slot.block as usize).filter(|spot| **spot != "title") {
                *spot = "subject";
            }
        }
        Self { by_block }
    }

    /// The part at a byte of a folded block: a label inside the block (采购理由：…) may open one of its own.
    pub(super) fn at(&self, mentions: &Mentions, block: u32, at: usize) -> Spot {
        let text = mentions.text(block);
        let before = text.get(..at).unwrap_or("");
        let inside = heading_spots()
            .iter()
            .filter_map(|(word, spot)| before.rfind(word.as_str()).map(|found| (found, word.len(), *spot)))
            .filter(|(found, length, _)| {
                let rest = before[found + length..].trim_start();
                rest.starts_with(':') || rest.starts_with("为:") || rest.starts_with('(') && rest.contains("):")
            })
            .max_by_key(|(found, ..)| *found);
        inside.map_or_else(|| self.by_block.get(block as usize).copied().unwrap_or("requirement"), |(_, _, spot)| spot)
    }
}

fn opens(text: &str) -> Option<Spot> {
    heading_spots().iter().find(|(word, _)| text.contains(word.as_str())).map(|(_, spot)| *spot)
}
