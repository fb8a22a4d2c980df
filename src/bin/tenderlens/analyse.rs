//! The analysis: files to records.
use crate::args::{Analysis, Cli, Common};
use crate::file::Job;
use crate::input::{self, Input};
use crate::load::Trouble;
use crate::messages::{Messages, Skip};
use crate::output::Output;
use crate::progress::Progress;
use crate::render::Shape;
use crate::resume::Resume;
use crate::worker::{Beside, Clock, Keeper, Setup};
use crate::{End, Stop, interrupt, manifest, pool, scans, suggest};
use clap::CommandFactory;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tenderlens::report;

pub(crate) fn run(analysis: &Analysis, common: &Common, messages: Messages) -> Result<End, Stop> {
    check(analysis, messages)?;
    let target = target(analysis, messages)?;
    let Some(mut input) = input::gather(analysis, target.as_deref(), messages)? else {
        eprint!("{}", Cli::command().render_help());
        return Ok(End::Trouble);
    };
    let shape = Shape::new(analysis, common, target.as_deref(), input.has_several);
    let beside = beside(analysis, messages)?;
    let (limits, bounds) = (analysis.limits.limits(), analysis.limits.bounds());
    scans::beside(input.tasks.len());
    let mut setup = Setup::new(&shape, &limits, bounds, messages, &beside);
    (setup.uses_witness, setup.is_counted) = (analysis.witness, analysis.manifest.is_some());
    let job = Arc::new(Job::new(&setup, &beside)?);
    let resume = match (&analysis.resume, shape.is_lines()) {
        (None, _) => None,
        (Some(part), true) => Some(Arc::new(Resume::open(part, messages)?)),
        (Some(_), false) => return Err(Stop::Because(messages.resume_needs_lines())),
    };
    let output = Arc::new(Mutex::new(Output::open(target.as_deref(), shape, messages)?));
    let clock = Clock::start(interrupt::watch(Arc::clone(&output)));
    let (setup, beside) = (Arc::new(setup), Arc::new(beside));
    let progress = Progress::new(input.tasks.len(), messages.is_quiet());
    let keeper = || {
        let (job, setup, beside, clock) =
            (Arc::clone(&job), Arc::clone(&setup), Arc::clone(&beside), Arc::clone(&clock));
        Keeper::new(job, setup, beside, clock, resume.clone(), progress.pages())
    };
    let mut inputs = Vec::new();
    let (mut has_fact, mut has_trouble) = (false, !input.closed.is_empty());
    let mut read = 0;
    for (folder, error) in std::mem::take(&mut input.closed) {
        messages.error(&format!("{}: {}", folder.to_string_lossy(), Trouble::Io(error).sentence(messages)));
    }
    let tasks = std::mem::take(&mut input.tasks);
    pool::run(tasks, analysis.jobs, keeper, |_, outcome| {
        progress.step();
        has_fact |= outcome.has_fact;
        has_trouble |= !outcome.errors.is_empty() || (analysis.strict && !outcome.unread.is_empty());
        read += outcome.records.len();
        inputs.extend(outcome.inputs);
        if outcome.skipped > 0 {
            *input.skipped.entry(Skip::Other).or_default() += outcome.skipped;
        }
        progress.aside(|| {
            lock(&output).records(&outcome.records)?;
            outcome.errors.iter().for_each(|sentence| messages.error(sentence));
            for sentence in &outcome.unread {
                if analysis.strict { messages.error(sentence) } else { messages.remark(sentence) }
            }
            Ok::<(), Stop>(())
        })
    })?;
    progress.end();
    lock(&output).end()?;
    if let Some(resume) = &resume {
        resume.end();
    }
    if let Some(path) = &analysis.manifest {
        manifest::write(path, inputs, analysis, &input.skipped, messages)?;
    }
    epilogue(&input, &job, read, messages);
    Ok(match (has_trouble, has_fact) {
        (true, _) => End::Trouble,
        (false, true) => End::Found,
        (false, false) => End::Nothing,
    })
}

fn lock(output: &Mutex<Output>) -> MutexGuard<'_, Output> {
    output.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The file that is written: `-o`, or what a broken run was writing.
fn target(analysis: &Analysis, messages: Messages) -> Result<Option<PathBuf>, Stop> {
    let Some(part) = &analysis.resume else { return Ok(analysis.output.clone()) };
    let of_part = part.to_str().and_then(|name| name.strip_suffix(".part")).map(PathBuf::from);
    match (&analysis.output, of_part) {
        (None, Some(path)) => Ok(Some(path)),
        (Some(path), Some(of_part)) if *path == of_part => Ok(Some(of_part)),
        _ => Err(Stop::Because(messages.resume_needs_part())),
    }
}

/// The files that shape the run.
fn beside(analysis: &Analysis, messages: Messages) -> Result<Beside, Stop> {
    let mut beside = Beside::default();
    if let Some(path) = &analysis.sources {
        let name = path.to_string_lossy();
        let bytes =
            std::fs::read(path).map_err(|error| Stop::Because(messages.bad_sources(&name, &messages.io(&error))))?;
        beside.sources = Some((name.into_owned(), bytes));
    }
    if let Some(path) = &analysis.list {
        let because = |error| Stop::Because(format!("--list {}: {}", path.display(), messages.io(&error)));
        beside.list = Some((path.display().to_string(), std::fs::read(path).map_err(because)?));
    }
    Ok(beside)
}

/// What is wrong with the call, before anything is read or written.
fn check(analysis: &Analysis, messages: Messages) -> Result<(), Stop> {
    if let Some(path) = &analysis.field
        && let Err((step, names)) = report::check_path(path)
    {
        let near = suggest::nearest(&step, names.iter().map(String::as_str));
        return Err(Stop::Because(messages.no_field(&step, near, &names)));
    }
    let Some(first) = analysis.paths.first() else { return Ok(()) };
    let is_word = first.to_str().filter(|word| !word.contains(['/', '\\', '.']) && *word != "-");
    if let Some(word) = is_word.filter(|_| !first.exists()) {
        let command = Cli::command();
        let names = command.get_subcommands().map(clap::Command::get_name).chain(["help"]);
        if let Some(near) = suggest::nearest(word, names) {
            return Err(Stop::Because(messages.did_you_mean(word, near)));
        }
    }
    Ok(())
}

/// What is said once, when all files are done.
fn epilogue(input: &Input, job: &Job, read: usize, messages: Messages) {
    if !input.skipped.is_empty() {
        let parts: Vec<String> = input.skipped.iter().map(|(why, count)| messages.skipped_part(*count, *why)).collect();
        messages.remark(&messages.skipped(&parts.join(", ")));
    }
    if read == 0 {
        messages.remark(&messages.no_documents());
    }
    if job.sources.unused() > 0 {
        messages.remark(&messages.sources_unused(job.sources.unused()));
    }
}
