//! `tenderlens man`: the manual page, for `tenderlens man | man -l -`.
use crate::args::Cli;
use crate::{End, Stop};
use clap::CommandFactory;
use std::io::Write;

pub(crate) fn run() -> Result<End, Stop> {
    let mut page = Vec::new();
    clap_mangen::Man::new(Cli::command()).render(&mut page)?;
    std::io::stdout().lock().write_all(&page)?;
    Ok(End::Found)
}
