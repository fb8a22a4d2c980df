//! Long lists: whose rows need not be kept, since they tell nothing that the rows above them do not.
use super::Document;

/// What a text may tell in a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// Goods, a code: no part of any fact.
    Nothing,
    /// Something that is told once: a name that comes again tells nothing new.
    Once,
    /// A name of the tables, a label with its value, a lot: it counts wherever it stands.
    Always,
    /// A label alone: where nothing but words stands beside it, it is the head of a new list.
    Head,
}

/// Judges the rows of a list of more than [`LONG`] rows while a sheet is read.
pub trait Sieve {
    /// Whether what the last [`LONG`] rows of the last table tell comes from their texts alone, but for unit prices: then
    /// a row that holds numbers where those rows hold numbers, and no text that weighs, tells nothing. The list begins with
    /// the block number `begin`. Gives the columns of which each number tells something once: those of lots.
    fn settles(&self, document: &Document, begin: usize) -> Option<Vec<u32>>;
    /// Whether a name of the tables stands in a text, which counts wherever it stands.
    fn is_named(&self, text: &str) -> bool;
    /// What a text in which no such name stands may tell; all numbers in it are 1, since most texts of a list differ in
    /// nothing else.
    fn weigh(&self, text: &str) -> Weight;
}

/// Rows of a list that are always kept.
pub const LONG: u32 = 1_000;
