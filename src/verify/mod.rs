//! An old result against its files: whether each quote still stands, to the letter, where the result says.
//!
//! This stage knows the file and the result and nothing else: no table, no rule, no finder. A quote is found only where
//! the letters are equal; nothing is ever found by likeness.
mod check;
mod claim;
mod results;
mod verdict;

pub use check::check;
pub use claim::{Claim, Claims, Stated, claims, place};
pub use results::{Fault, FaultKind, Results, results};
pub use verdict::{Status, Verdict};
