//! The command: the only place that prints.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "the command talks to people; the library never does")]
mod analyse;
mod args;
mod completions;
mod diff;
mod file;
mod input;
mod interrupt;
mod lexicon;
mod load;
mod man;
mod manifest;
mod messages;
mod models;
mod outcome;
mod output;
mod pool;
mod progress;
mod render;
mod report;
mod results;
mod resume;
mod scans;
mod schema;
mod sources;
mod suggest;
mod summary;
mod text;
mod tokens;
mod verify;
mod walk;
mod worker;

use args::{Cli, Command};
use clap::{CommandFactory, FromArgMatches};
use messages::{Lang, Messages};
use std::process::ExitCode;

/// How a command ends; the numbers of the contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    /// At least one fact, or whatever was asked for was printed.
    Found = 0,
    /// Nothing was found.
    Nothing = 1,
    /// A file could not be read, or the call is wrong.
    Trouble = 2,
}

/// What stops a command.
#[derive(Debug)]
enum Stop {
    /// Nobody reads standard output any more; that is no fault.
    ClosedPipe,
    /// A sentence for standard error.
    Because(String),
}

impl From<std::io::Error> for Stop {
    fn from(error: std::io::Error) -> Self {
        if error.kind() == std::io::ErrorKind::BrokenPipe { Self::ClosedPipe } else { Self::Because(error.to_string()) }
    }
}

fn main() -> ExitCode {
    // A reader that panics on a strange file is caught where it is called and told in a line; its own words help nobody.
    std::panic::set_hook(Box::new(|_| {}));
    if std::env::args_os().nth(1).is_some_and(|word| word == worker::WORD) {
        std::process::exit(worker::serve());
    }
    let matches = Cli::command().get_matches();
    let cli = match Cli::from_arg_matches(&matches) {
        Ok(cli) => cli,
        Err(error) => error.exit(),
    };
    let messages = Messages::new(cli.common.lang, cli.common.quiet);
    let outcome = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| run(&cli, &matches, messages)));
    match outcome {
        Ok(Ok(end)) => ExitCode::from(end as u8),
        Ok(Err(Stop::ClosedPipe)) => ExitCode::SUCCESS,
        Ok(Err(Stop::Because(why))) => {
            messages.error(&why);
            ExitCode::from(End::Trouble as u8)
        }
        Err(_) => {
            messages.error(&messages.own_fault());
            ExitCode::from(End::Trouble as u8)
        }
    }
}

fn run(cli: &Cli, matches: &clap::ArgMatches, messages: Messages) -> Result<End, Stop> {
    if let Some((name, _)) = matches.subcommand()
        && let Some(option) = args::analysis_option(matches)
    {
        return Err(Stop::Because(messages.option_of_analysis(&option, name)));
    }
    scans::set(&cli.scans, cli.analysis.jobs);
    let reads = matches!(
        cli.command,
        None | Some(Command::Text(_) | Command::Tokens(_) | Command::Verify(_) | Command::Diff(_) | Command::Report(_))
    );
    if reads {
        worker::prepare();
    }
    match &cli.command {
        None => analyse::run(&cli.analysis, &cli.common, messages),
        Some(Command::Text(args)) => text::run(args, messages),
        Some(Command::Tokens(args)) => tokens::run(args, messages),
        Some(Command::Lexicon(args)) => lexicon::run(args, messages),
        Some(Command::Verify(args)) => verify::run(args, messages),
        Some(Command::Diff(args)) => diff::run(args, messages),
        Some(Command::Report(args)) => report::run(args, messages),
        Some(Command::Summary(args)) => summary::run(args, messages.lang, messages),
        Some(Command::Models(args)) => models::run(args, cli.scans.ocr_models.as_ref(), messages),
        Some(Command::Schema) => schema::run(),
        Some(Command::Completions { shell }) => completions::run(*shell),
        Some(Command::Man) => man::run(),
    }
}
