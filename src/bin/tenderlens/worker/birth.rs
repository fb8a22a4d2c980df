//! How a worker begins: the first one as a copy of this process, while that has one thread; later ones as a new run.
use std::io::{self, PipeReader, PipeWriter, pipe};
use std::path::Path;
use std::process::{Child, Command, ExitStatus};
use std::sync::{Mutex, PoisonError};

/// A process that works for this one.
#[derive(Debug)]
pub(super) enum Body {
    /// The program, run anew.
    Run(Child),
    /// A copy of this process; none once it has ended.
    #[cfg(target_os = "linux")]
    Copy(Option<rustix::process::Pid>),
}

/// A new worker and the pipes to it.
#[derive(Debug)]
pub(super) struct Born {
    pub(super) body: Body,
    pub(super) to: PipeWriter,
    pub(super) from: PipeReader,
    pub(super) says: PipeReader,
}

/// The worker that was made before it was needed.
static FIRST: Mutex<Option<Born>> = Mutex::new(None);

impl Body {
    /// Ends it at once, if it has not ended yet.
    pub(super) fn kill(&mut self) {
        match self {
            Self::Run(child) => drop(child.kill()),
            #[cfg(target_os = "linux")]
            Self::Copy(Some(pid)) => drop(rustix::process::kill_process(*pid, rustix::process::Signal::KILL)),
            #[cfg(target_os = "linux")]
            Self::Copy(None) => {}
        }
    }

    /// Waits for its end.
    pub(super) fn wait(&mut self) -> Option<ExitStatus> {
        match self {
            Self::Run(child) => child.wait().ok(),
            #[cfg(target_os = "linux")]
            Self::Copy(pid) => {
                use rustix::process::{WaitOptions, waitpid};
                use std::os::unix::process::ExitStatusExt;
                // The number may be another process's as soon as this has returned.
                let pid = pid.take()?;
                let (_, status) = rustix::io::retry_on_intr(|| waitpid(Some(pid), WaitOptions::empty())).ok()??;
                Some(ExitStatus::from_raw(status.as_raw()))
            }
        }
    }
}

/// Makes the first worker, where the system can copy a process: that costs a quarter of a new run, which counts where a
/// call reads one small file. To be called before anything is read or a thread begins.
#[cfg(target_os = "linux")]
pub(crate) fn prepare() {
    // A copy has only the thread that made it; what others held locked would stay so.
    if std::fs::read_dir("/proc/self/task").map_or(0, Iterator::count) == 1 {
        *FIRST.lock().unwrap_or_else(PoisonError::into_inner) = copy().ok();
    }
}

/// The first worker is run like the others.
#[cfg(not(target_os = "linux"))]
pub(crate) fn prepare() {}

/// A new worker, or the one that waits.
pub(super) fn born() -> io::Result<Born> {
    let first = FIRST.lock().unwrap_or_else(PoisonError::into_inner).take();
    first.map_or_else(run, Ok)
}

#[cfg(target_os = "linux")]
fn copy() -> io::Result<Born> {
    let ((stdin, to), (from, stdout), (says, stderr)) = (pipe()?, pipe()?, pipe()?);
    let pid = match fork::fork()? {
        fork::Fork::Parent(pid) => rustix::process::Pid::from_raw(pid).ok_or(io::ErrorKind::NotFound)?,
        fork::Fork::Child => {
            // Only the pipes that stand for its input and output stay open.
            drop((to, from, says));
            let is_ready = rustix::stdio::dup2_stdin(&stdin)
                .and_then(|()| rustix::stdio::dup2_stdout(&stdout))
                .and_then(|()| rustix::stdio::dup2_stderr(&stderr))
                .is_ok();
            drop((stdin, stdout, stderr));
            // An interrupt on the keyboard is the parent's business.
            let _ = rustix::process::setpgid(None, None);
            std::process::exit(if is_ready { super::serve::serve() } else { super::serve::BROKEN });
        }
    };
    Ok(Born { body: Body::Copy(Some(pid)), to, from, says })
}

fn run() -> io::Result<Born> {
    let ((stdin, to), (from, stdout), (says, stderr)) = (pipe()?, pipe()?, pipe()?);
    let own = std::env::current_exe().ok().filter(|path| path.exists());
    let mut command = Command::new(own.as_deref().unwrap_or(Path::new("/proc/self/exe")));
    command.arg(super::WORD).stdin(stdin).stdout(stdout).stderr(stderr);
    #[cfg(unix)]
    {
        use std::os::unix::process::CommandExt;
        command.process_group(0);
    }
    Ok(Born { body: Body::Run(command.spawn()?), to, from, says })
}
