//! Results as those who check them need them: what changed between two, the evidence as a page, the checker's sheet.
//!
//! This stage reads results as they were written, also by another version of the program, and trusts nothing in them.
mod around;
mod diff;
mod fact;
mod manifest;
mod page;
mod picture;
mod sheet;
mod words;

pub use around::{Around, Neighbours};
pub use diff::{Change, Difference, Side, diff};
pub use fact::{Fact, Piece, facts, place_words};
pub use manifest::{Beside, Input, Manifest, Origin, Written};
pub use page::{FileView, Page, href, outside, page};
pub use picture::{PagePicture, packed};
pub use sheet::{COLUMNS, Row, file_row, rows, sheet_csv, sheet_xlsx};
pub use words::{label_meaning, zh};
