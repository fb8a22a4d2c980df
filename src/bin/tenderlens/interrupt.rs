//! An interrupt (Ctrl-C) or a request to end: what is finished is written whole, then the program ends.
use crate::output::Output;
use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::flag;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, TryLockError};

/// What a shell expects of a program that was interrupted.
const INTERRUPTED: i32 = 130;
/// And of one that was asked to end.
const ASKED: i32 = 143;
/// So many ticks of the clock may a write take that is under way; then nobody reads any more.
const PATIENCE: usize = 40;

/// To be called at every tick of the clock: ends the program if somebody wants that, between two records.
pub(crate) fn watch(output: Arc<Mutex<Output>>) -> impl FnMut() + Send + 'static {
    let is_wanted = Arc::new(AtomicBool::new(false));
    let signal = Arc::new(AtomicUsize::new(0));
    for number in [SIGINT, SIGTERM] {
        // The second time it ends at once. The order matters: this one looks at the flag before the next one sets it.
        let _ = flag::register_conditional_shutdown(number, code(number), Arc::clone(&is_wanted));
        let _ = flag::register_usize(number, Arc::clone(&signal), number.unsigned_abs() as usize);
        let _ = flag::register(number, Arc::clone(&is_wanted));
    }
    let mut ticks = 0;
    move || {
        if !is_wanted.load(Ordering::Relaxed) {
            return;
        }
        let code = code(i32::try_from(signal.load(Ordering::Relaxed)).unwrap_or(SIGINT));
        match output.try_lock() {
            Ok(mut output) => {
                output.interrupted();
                std::process::exit(code);
            }
            Err(TryLockError::Poisoned(_)) => std::process::exit(code),
            Err(TryLockError::WouldBlock) => {
                ticks += 1;
                if ticks > PATIENCE {
                    std::process::exit(code);
                }
            }
        }
    }
}

fn code(signal: i32) -> i32 {
    if signal == SIGTERM { ASKED } else { INTERRUPTED }
}
