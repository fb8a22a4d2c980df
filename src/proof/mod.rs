//! Results as those who check them need them: what changed between two, the evidence as a page, the checker's sheet.
//!
//! This stage reads results as they were written, also by another version of the program, and trusts nothing in them.
mod diff;
mod fact;
mod words;

pub use diff::{Change, Difference, Side, diff};
pub use fact::{Fact, Piece, facts, place_words};
pub use words::{label_meaning, zh};
