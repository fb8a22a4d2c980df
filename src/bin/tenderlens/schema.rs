//! `tenderlens schema`: the JSON Schema of the record.
use crate::{End, Stop};
use std::io::Write;
use tenderlens::report;

pub(crate) fn run() -> Result<End, Stop> {
    writeln!(std::io::stdout().lock(), "{}", report::json(&report::json_schema(), true))?;
    Ok(End::Found)
}
