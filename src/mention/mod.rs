//! Everything in a document that could be a value: labels, money, organisations, dates, lots.
//!
//! Finders work on folded text and yield ranges of it; a value is computed from the words in its range and from nothing
//! else.
mod capitals;
mod cue;
mod date;
mod hint;
mod label;
mod lot;
mod money;
mod name;
mod party;

pub use capitals::{capitals, to_capitals};
pub use date::{Date, dates, find_date};
pub use hint::Hint;
pub(crate) use hint::read_hint;
pub(crate) use label::labels;
pub use label::{Label, Mentions, scan};
pub use lot::{LotMark, lot_id, lot_marks};
pub use money::{Currency, Form, Money, Per, Unit, Words, amounts, rates, unit_of};
pub use name::{Name, names_in};
pub use party::{Party, PartyDoubt, parties};
