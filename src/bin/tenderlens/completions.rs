//! `tenderlens completions SHELL`.
use crate::args::Cli;
use crate::{End, Stop};
use clap::CommandFactory;
use clap_complete::Shell;
use std::io::Write;

pub(crate) fn run(shell: Shell) -> Result<End, Stop> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "tenderlens", &mut script);
    std::io::stdout().lock().write_all(&script)?;
    Ok(End::Found)
}
