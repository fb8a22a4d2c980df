//! What a worker may use: address space, processor time a step, and the stack that it reads on.
use serde::{Deserialize, Serialize};
use std::time::{Duration, Instant};

/// Deeply nested files need more than the two megabytes that a thread has by default.
pub(crate) const STACK: usize = 256 << 20;

/// The processor may be shared: the clock on the wall is only the last net.
const WALL: u64 = 3;
/// Pages come on top of what one step may take, up to this much a page on average.
const PAGES_A_SECOND: u64 = 5;

/// To read letters from a picture takes longer than to read letters.
const PICTURE: u64 = 3;

/// Steps that begin within this of each other share a bound.
const MOMENT: Duration = Duration::from_millis(500);

/// The bounds of a worker.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Bounds {
    /// Bytes of address space.
    pub(crate) memory: u64,
    /// Seconds of processor time for a page, or for what comes before and after the pages of a small file.
    pub(crate) seconds: u64,
}

impl Default for Bounds {
    fn default() -> Self {
        Self { memory: 2 << 30, seconds: 15 }
    }
}

impl Bounds {
    /// Seconds of processor time for a step over so many bytes; a large file takes longer as a whole.
    fn step(self, bytes: u64) -> u64 {
        self.seconds.saturating_add(bytes >> 21)
    }

    /// How long a step may take on the wall.
    pub(super) fn wall(self, bytes: u64) -> Duration {
        Duration::from_secs(self.step(bytes).saturating_mul(WALL))
    }

    /// How long the reading of a page's picture may take on the wall.
    pub(super) fn picture(self) -> Duration {
        Duration::from_secs(self.seconds.saturating_mul(PICTURE).saturating_mul(WALL))
    }

    /// How long all pages together may take on the wall.
    pub(super) fn whole(self, bytes: u64, pages: u32) -> Duration {
        let pages = u64::from(pages) / PAGES_A_SECOND;
        Duration::from_secs(self.step(bytes).saturating_add(pages).saturating_mul(WALL * 2))
    }

    /// Bounds the address space of this process for good.
    #[cfg(unix)]
    pub(crate) fn hold(self) {
        use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
        // What is mapped already (the program, its stacks, a debugger around it) costs no memory.
        let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
        let mapped = status.lines().find_map(|line| line.strip_prefix("VmSize:")?.trim().strip_suffix(" kB"));
        let mapped = mapped.and_then(|kilobytes| kilobytes.trim().parse::<u64>().ok()).unwrap_or(0);
        let memory = self.memory.saturating_add(mapped << 10);
        let bound = |resource: Resource, most: u64| {
            let most = getrlimit(resource).maximum.map_or(most, |maximum| maximum.min(most));
            let _ = setrlimit(resource, Rlimit { current: Some(most), maximum: Some(most) });
        };
        bound(Resource::As, memory);
        // A core file would be written beside the sources.
        bound(Resource::Core, 0);
    }

    /// What the system has no bounds for is bounded by the parent's clock.
    #[cfg(not(unix))]
    pub(crate) fn hold(self) {}

    /// A step begins: it may use so much processor time from here.
    #[cfg(unix)]
    pub(crate) fn step_begins(self, bytes: u64) {
        Self::processor_time(self.step(bytes));
    }

    /// A page's picture is to be read: it may use so much processor time from here.
    #[cfg(unix)]
    pub(crate) fn picture_begins(self) {
        Self::processor_time(self.seconds.saturating_mul(PICTURE));
    }

    /// A step that begins within a moment of another and may take as long shares its bound: to ask the system costs more
    /// than a short page.
    #[cfg(unix)]
    fn processor_time(seconds: u64) {
        use rustix::process::{Resource, getrlimit, setrlimit};
        use std::sync::{Mutex, PoisonError};
        static LAST: Mutex<Option<(Instant, u64)>> = Mutex::new(None);
        let mut last = LAST.lock().unwrap_or_else(PoisonError::into_inner);
        if last.is_some_and(|(at, bound)| bound == seconds && at.elapsed() < MOMENT) {
            return;
        }
        *last = Some((Instant::now(), seconds));
        let Some(used) = used() else { return };
        let mut limit = getrlimit(Resource::Cpu);
        let most = used.saturating_add(seconds).saturating_add(1);
        limit.current = Some(limit.maximum.map_or(most, |maximum| maximum.min(most)));
        let _ = setrlimit(Resource::Cpu, limit);
    }

    /// The parent's clock does it.
    #[cfg(not(unix))]
    pub(crate) fn step_begins(self, _: u64) {}

    /// The parent's clock does it.
    #[cfg(not(unix))]
    pub(crate) fn picture_begins(self) {}
}

/// Seconds of processor time that this process has used. The system's own words again: the fast way to its clocks
/// does not work below a debugger or profiler.
#[cfg(target_os = "linux")]
fn used() -> Option<u64> {
    /// What the kernel counts in for programs, on every machine.
    const TICKS: u64 = 100;
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    // The name in brackets may hold anything; times are the 12th and 13th word behind it.
    let mut words = stat.rsplit_once(')')?.1.split_whitespace().skip(11);
    let [user, system] = [words.next()?, words.next()?].map(|word| word.parse::<u64>().ok());
    Some((user? + system?) / TICKS)
}

/// Seconds of processor time that this process has used.
#[cfg(all(unix, not(target_os = "linux")))]
fn used() -> Option<u64> {
    use rustix::time::{ClockId, clock_gettime};
    u64::try_from(clock_gettime(ClockId::ProcessCPUTime).tv_sec).ok()
}

/// Ends this process when its parent is gone, where the system can do that.
#[cfg(target_os = "linux")]
pub(super) fn end_with_parent() {
    let _ = rustix::process::set_parent_process_death_signal(Some(rustix::process::Signal::KILL));
}

/// Elsewhere the end of the pipe does it, at the next read.
#[cfg(not(target_os = "linux"))]
pub(super) fn end_with_parent() {}
