//! Several files at a time, told in the order in which they were named.
use crate::file::{Job, Outcome};
use crate::input::Task;
use rayon::{ThreadPool, ThreadPoolBuilder};
use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::sync::{Arc, mpsc};

/// Deeply nested files need more than the two megabytes that a thread has by default.
const STACK: usize = 32 << 20;

/// More threads than this only cost memory.
const MOST: usize = 256;

/// How many files may be read ahead of the one that is told next, for each thread.
const AHEAD: usize = 8;

/// Reads the files with so many threads and hands each outcome over in order, as soon as its turn comes.
///
/// # Errors
/// What `told` gives back; the files that are still being read are dropped.
pub(crate) fn run<E>(
    tasks: &[Task],
    jobs: Option<NonZeroUsize>,
    job: &Arc<Job>,
    mut told: impl FnMut(Outcome) -> Result<(), E>,
) -> Result<(), E> {
    let threads = jobs.or_else(|| std::thread::available_parallelism().ok()).map_or(1, NonZeroUsize::get);
    let threads = threads.min(tasks.len()).clamp(1, MOST);
    let pool = ThreadPoolBuilder::new().num_threads(threads).stack_size(STACK).build().ok();
    let (send, receive) = mpsc::channel();
    let mut waiting = BTreeMap::new();
    let (mut started, mut ended) = (0, 0);
    while ended < tasks.len() {
        while started < tasks.len() && started < ended + threads * AHEAD {
            start(pool.as_ref(), &tasks[started], started, job, &send);
            started += 1;
        }
        let Ok((index, outcome)) = receive.recv() else { break };
        waiting.insert(index, outcome);
        while let Some(outcome) = waiting.remove(&ended) {
            told(outcome)?;
            ended += 1;
        }
    }
    Ok(())
}

/// Puts a file into the pool; without one (no threads to be had) it is read here and now.
fn start(pool: Option<&ThreadPool>, task: &Task, index: usize, job: &Arc<Job>, send: &mpsc::Sender<(usize, Outcome)>) {
    let (task, job, send) = (task.clone(), Arc::clone(job), send.clone());
    let read = move || {
        let _ = send.send((index, job.run(&task)));
    };
    match pool {
        Some(pool) => pool.spawn(read),
        None => read(),
    }
}
