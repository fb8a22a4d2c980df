//! The clock on the wall: ends workers that take too long, whatever keeps them busy.
use super::birth::Body;
use std::process::ExitStatus;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::time::{Duration, Instant};

/// How often the clock looks.
const TICK: Duration = Duration::from_millis(50);

/// A running worker under the clock.
#[derive(Debug)]
pub(super) struct Slot {
    body: Mutex<Body>,
    /// Milliseconds since the clock began; none while nothing is asked of the worker.
    deadline: AtomicU64,
    is_late: AtomicBool,
    began: Instant,
}

impl Slot {
    fn body(&self) -> MutexGuard<'_, Body> {
        self.body.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The worker must say something until then; `None`: it may rest.
    pub(super) fn until(&self, deadline: Option<Instant>) {
        let millis = deadline.map_or(u64::MAX, |at| at.saturating_duration_since(self.began).as_millis() as u64);
        self.deadline.store(millis, Ordering::Relaxed);
    }

    /// Whether the clock ended it.
    pub(super) fn is_late(&self) -> bool {
        self.is_late.load(Ordering::Relaxed)
    }

    /// Ends the worker, if it has not ended yet, and says how it ended.
    pub(super) fn end(&self) -> Option<ExitStatus> {
        let mut body = self.body();
        body.kill();
        body.wait()
    }
}

/// All workers of a call.
#[derive(Debug)]
pub(crate) struct Clock {
    slots: Mutex<Vec<Weak<Slot>>>,
    began: Instant,
}

impl Clock {
    /// Starts the clock; at every tick it asks `interrupt` as well. It ends with the program.
    pub(crate) fn start(mut interrupt: impl FnMut() + Send + 'static) -> Arc<Self> {
        let clock = Arc::new(Self { slots: Mutex::new(Vec::new()), began: Instant::now() });
        let own = Arc::downgrade(&clock);
        let _ = std::thread::Builder::new().stack_size(256 << 10).spawn(move || {
            loop {
                std::thread::sleep(TICK);
                interrupt();
                let Some(clock) = own.upgrade() else { return };
                clock.look();
            }
        });
        clock
    }

    pub(super) fn add(&self, body: Body) -> Arc<Slot> {
        let slot = Arc::new(Slot {
            body: Mutex::new(body),
            deadline: AtomicU64::new(u64::MAX),
            is_late: AtomicBool::new(false),
            began: self.began,
        });
        self.slots.lock().unwrap_or_else(PoisonError::into_inner).push(Arc::downgrade(&slot));
        slot
    }

    fn look(&self) {
        let now = self.began.elapsed().as_millis() as u64;
        let mut slots = self.slots.lock().unwrap_or_else(PoisonError::into_inner);
        slots.retain(|slot| slot.strong_count() > 0);
        for slot in slots.iter().filter_map(Weak::upgrade) {
            if slot.deadline.load(Ordering::Relaxed) < now {
                slot.is_late.store(true, Ordering::Relaxed);
                slot.body().kill();
            }
        }
    }
}
