//! Records to bytes: schema 1 of the contract as structs of their own, one file a format.
mod build;
mod card;
mod confirm;
mod csv;
mod derived;
mod entry;
mod field;
mod json;
mod json_schema;
mod schema;
mod summary;

pub use build::{Source, record, record_with};
pub use card::{CardStyle, card, place};
pub use confirm::{confirm, quoted_pages};
pub use csv::{csv_head, csv_rows, quoted};
pub use field::{check_path, values};
pub use json::{json, json_line, json_pretty, visible};
pub use json_schema::json_schema;
pub use schema::*;
pub use summary::{EntityRow, Summary, summary_csv, summary_json, summary_markdown, summary_rows, summary_text};
