//! Reads Chinese tender documents and says, with proof, who buys, who supplies, for how much, from which cloud and
//! with which chip.
//!
//! A file becomes a [`document::Document`]: its text with places. The [`lexicon`] holds what is known before reading;
//! [`mention`]s are everything in the document that could be a value; a [`record`] says which mention is whose; a
//! [`report`] prints. [`verify`] takes an old result back to its files, and [`proof`] shows it to those who check. Imports
//! run one way along that line, and `tests/layers.rs` holds the order.
//!
//! The library never prints, never exits and opens no network connection. A fact without a [`document::Span`] can't
//! be built, so every value in the output leads back to the words that prove it.
pub mod document;
pub mod lexicon;
pub mod mention;
pub mod proof;
pub mod record;
pub mod register;
pub mod report;
pub mod verify;
