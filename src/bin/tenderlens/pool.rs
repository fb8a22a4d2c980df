//! Several files at a time, each by a worker of its own, told in the order in which they were named.
use crate::input::Task;
use crate::outcome::Outcome;
use crate::worker::Keeper;
use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// More workers than this only cost memory.
const MOST: usize = 256;

/// How many files may be read ahead of the one that is told next, for each worker.
const AHEAD: usize = 8;

/// How many bytes of records may wait for their turn.
const WAITING: usize = 48 << 20;

/// A worker after the first costs a new run of the program: the second one begins when the first has worked for so long,
/// then their number doubles at each such step. A handful of notices is done before, a folder doesn't feel it.
const STEP: Duration = Duration::from_millis(20);

struct Shared {
    state: Mutex<State>,
    changed: Condvar,
    tasks: Vec<Task>,
    ahead: usize,
}

#[derive(Default)]
struct State {
    started: usize,
    ended: usize,
    /// Outcomes whose turn has not come, and their size.
    waiting: BTreeMap<usize, Outcome>,
    bytes: usize,
}

/// Reads the files with so many workers and hands each outcome over in order, as soon as its turn comes.
///
/// # Errors
/// What `told` gives back; the files that are still being read are dropped.
pub(crate) fn run<E>(
    tasks: Vec<Task>,
    jobs: Option<NonZeroUsize>,
    keeper: impl Fn() -> Keeper,
    mut told: impl FnMut(usize, Outcome) -> Result<(), E>,
) -> Result<(), E> {
    let threads = jobs.or_else(|| std::thread::available_parallelism().ok()).map_or(1, NonZeroUsize::get);
    let threads = threads.min(tasks.len()).clamp(1, MOST);
    let count = tasks.len();
    let shared = Arc::new(Shared {
        state: Mutex::new(State::default()),
        changed: Condvar::new(),
        tasks,
        ahead: threads * AHEAD,
    });
    let mut workers = Vec::new();
    for number in 0..threads {
        let (shared, keeper) = (Arc::clone(&shared), keeper());
        let begins = STEP * (number + 1).next_power_of_two().trailing_zeros();
        workers.extend(std::thread::Builder::new().spawn(move || work(&shared, keeper, begins)));
    }
    let mut own = workers.is_empty().then(keeper);
    for index in 0..count {
        let outcome = match &mut own {
            Some(keeper) => keeper.run(&shared.tasks[index]),
            None => shared.take(index),
        };
        told(index, outcome)?;
    }
    // Those who had to wait for their beginning are not needed any more.
    shared.changed.notify_all();
    for worker in workers {
        let _ = worker.join();
    }
    Ok(())
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits for an outcome.
    fn take(&self, index: usize) -> Outcome {
        let mut state = self.lock();
        loop {
            if let Some(outcome) = state.waiting.remove(&index) {
                state.bytes -= outcome.size();
                state.ended = index + 1;
                self.changed.notify_all();
                return outcome;
            }
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }
}

/// Takes file after file until none is left.
fn work(shared: &Shared, mut keeper: Keeper, begins: Duration) {
    let start = Instant::now();
    loop {
        let mut state = shared.lock();
        let index = loop {
            let index = state.started;
            if index >= shared.tasks.len() {
                return;
            }
            let rest = begins.saturating_sub(start.elapsed());
            let may_start = index < state.ended + shared.ahead && (state.bytes < WAITING || index == state.ended);
            if may_start && rest.is_zero() {
                break index;
            }
            let patience = if rest.is_zero() { Duration::from_secs(60) } else { rest };
            state = shared.changed.wait_timeout(state, patience).unwrap_or_else(PoisonError::into_inner).0;
        };
        state.started += 1;
        drop(state);
        let outcome = keeper.run(&shared.tasks[index]);
        let mut state = shared.lock();
        state.bytes += outcome.size();
        state.waiting.insert(index, outcome);
        shared.changed.notify_all();
    }
}
