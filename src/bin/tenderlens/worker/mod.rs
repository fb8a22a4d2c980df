//! Reading in a process of its own: nothing that a file holds can reach further than the process that reads it.
//!
//! The parent keeps one worker a job and hands it a path at a time; the worker reads, finds and renders, and sends
//! finished records back over a pipe, so that what was finished before a breakdown is kept. A worker that breaks down
//! over a page is replaced, and the file is read again without that page.
mod birth;
mod clock;
mod frame;
mod keeper;
mod limit;
mod serve;
mod setup;
mod stdin;

pub(crate) use birth::prepare;
pub(crate) use clock::Clock;
pub(crate) use keeper::Keeper;
pub(crate) use limit::{Bounds, STACK};
pub(crate) use serve::{Begin, Report, Work, serve};
pub(crate) use setup::{Beside, Setup};

/// The hidden word that makes the program a worker.
pub(crate) const WORD: &str = "__worker";
