//! Records to bytes: schema 1 of the contract as structs of their own, one file a format.
mod build;
mod card;
mod csv;
mod field;
mod json;
mod schema;

pub use build::{Source, record};
pub use card::card;
pub use csv::{csv_head, csv_rows};
pub use field::values;
pub use json::{json_line, json_pretty};
pub use schema::*;
