//! The parent's side: one worker at a time, its answers gathered, its breakdowns told and got round.
use super::Bounds;
use super::birth::{Born, born};
use super::clock::{Clock, Slot};
use super::frame::{Kind, receive, send};
use super::serve::{Begin, Order, Work, order};
use super::setup::{Beside, Setup};
use super::stdin::Stdin;
use crate::Stop;
use crate::file::Job;
use crate::input::Task;
use crate::load::Trouble;
use crate::messages::Messages;
use crate::outcome::Outcome;
use crate::progress::Pages;
use crate::render::Shape;
use crate::resume::Resume;
use std::collections::BTreeMap;
use std::io::{self, BufReader, BufWriter, PipeReader, PipeWriter, Read, Write};
use std::sync::Arc;
use std::time::{Duration, Instant};
use tenderlens::document::{Limits, Lost};

/// A worker is replaced after so many paths, so that what leaks somewhere can't add up.
const SERVES: u32 = 2_000;
/// So many pages of a file may end a reading; the pages from the next one on are passed over.
const MOST_LOST: usize = 3;
/// So many files of an archive may end a reading; the rest of it is passed over.
const MOST_FAILED: usize = 5;
/// How long a worker may take to go when it is not needed any more.
const FAREWELL: Duration = Duration::from_secs(2);

struct Worker {
    slot: Arc<Slot>,
    /// None once no more will be asked.
    to: Option<BufWriter<PipeWriter>>,
    from: BufReader<PipeReader>,
    says: PipeReader,
    served: u32,
}

/// Keeps a worker ready.
pub(crate) struct Keeper {
    job: Arc<Job>,
    setup: Arc<Setup>,
    beside: Arc<Beside>,
    clock: Arc<Clock>,
    /// What a run that was broken off found already.
    resume: Option<Arc<Resume>>,
    /// Where pages that take long are told.
    pages: Pages,
    worker: Option<Worker>,
}

/// How far the reading of a path has come, over all workers that tried.
#[derive(Default)]
struct Course {
    done: usize,
    failed: usize,
    lost: BTreeMap<u32, Lost>,
    until: Option<(u32, Lost)>,
    without_second: bool,
    at: Option<At>,
    input: Stdin,
}

/// The file that is being read.
#[derive(Default)]
struct At {
    begin: Begin,
    /// The page of so many.
    page: Option<(u32, u32)>,
    /// Pages that were read from their pictures.
    pictures: u32,
    /// Whether that is being done.
    is_picture: bool,
    is_second: bool,
    /// All pages together took too long.
    is_over: bool,
    outcome: Outcome,
    text: Vec<u8>,
}

impl Keeper {
    pub(crate) fn new(
        job: Arc<Job>,
        setup: Arc<Setup>,
        beside: Arc<Beside>,
        clock: Arc<Clock>,
        resume: Option<Arc<Resume>>,
        pages: Pages,
    ) -> Self {
        Self { job, setup, beside, clock, resume, pages, worker: None }
    }

    /// A worker for the commands that show or check a file.
    pub(crate) fn plain(messages: Messages) -> Result<Self, Stop> {
        let beside = Beside::default();
        let shape = Shape::Json { is_indented: false, is_array: false };
        let setup = Setup::new(&shape, &Limits::default(), Bounds::default(), messages, &beside);
        let job = Job::new(&setup, &beside)?;
        Ok(Self::new(Arc::new(job), Arc::new(setup), Arc::new(beside), Clock::start(|| {}), None, Pages::default()))
    }

    /// Reads one path; whatever happens to the worker, there is an outcome.
    pub(crate) fn run(&mut self, task: &Task) -> Outcome {
        if let Some(outcome) = self.resume.as_ref().and_then(|resume| resume.outcome(task)) {
            return outcome;
        }
        // A fault here would leave the others waiting for this file.
        let put = std::panic::AssertUnwindSafe(|| self.put_to(task, &Work::Analyse));
        match std::panic::catch_unwind(put) {
            Ok(outcome) => outcome,
            Err(_) => self.job.failure(&task.path, None, &Trouble::OwnFault),
        }
    }

    /// Lets a worker do something with one path.
    pub(crate) fn put_to(&mut self, task: &Task, work: &Work) -> Outcome {
        let mut outcome = Outcome::default();
        let mut course = Course::default();
        loop {
            let mut worker = match self.worker.take().map_or_else(|| self.hire(), Ok) {
                Ok(worker) => worker,
                Err(error) => {
                    outcome.add(self.job.failure(&task.path, None, &Trouble::Worker(error)));
                    return outcome;
                }
            };
            if self.serve(&mut worker, (task, work), &mut course, &mut outcome).is_ok() {
                worker.slot.until(None);
                worker.served += 1;
                if worker.served < SERVES {
                    self.worker = Some(worker);
                }
                return outcome;
            }
            let why = worker.end();
            if !self.goes_on(task, &mut course, &mut outcome, why) {
                return outcome;
            }
        }
    }

    /// A worker broke down: what it was at is noted; whether to try again.
    fn goes_on(&self, task: &Task, course: &mut Course, outcome: &mut Outcome, why: Lost) -> bool {
        let at = course.at.take();
        let may_retry = !course.input.is_dropped;
        match &at {
            Some(At { is_second: true, .. }) if may_retry && !course.without_second => {
                course.without_second = true;
                return true;
            }
            Some(At { page: Some((page, _)), is_over, .. }) if may_retry && course.until.is_none() => {
                if *is_over {
                    // The same pages would take as long again.
                    course.until = Some((page / 2 + 1, why));
                } else if course.lost.len() < MOST_LOST {
                    course.lost.insert(*page, why);
                } else {
                    course.until = Some((*page, why));
                }
                return true;
            }
            _ => {}
        }
        outcome.lost = Some(why);
        outcome.add(self.job.failure(&task.path, at.as_ref().map(|at| &at.begin), &Trouble::Lost(why)));
        // Members of an archive stand for themselves.
        let is_member = at.is_some_and(|at| at.begin.is_member);
        course.failed += 1;
        if !is_member {
            return false;
        }
        if course.failed >= MOST_FAILED {
            outcome.add(self.job.failure(&task.path, None, &Trouble::Lost(why)));
            return false;
        }
        let input = std::mem::take(&mut course.input);
        *course = Course { done: course.done + 1, failed: course.failed, input, ..Course::default() };
        may_retry
    }

    /// Asks a worker and gathers its answers; an error is the end of the worker.
    fn serve(
        &self,
        worker: &mut Worker,
        (task, work): (&Task, &Work),
        course: &mut Course,
        outcome: &mut Outcome,
    ) -> io::Result<()> {
        let bounds = self.setup.bounds;
        let asked = Order {
            until: course.until.map(|(page, why)| (page, number(why))),
            without_second: course.without_second,
            ..order(task, work, course.done, &course.lost)
        };
        let to = worker.to.as_mut().ok_or(io::ErrorKind::BrokenPipe)?;
        send(to, Kind::Task, &serde_json::to_vec(&asked).unwrap_or_default())?;
        if task.path.as_os_str() == "-" {
            course.input.send(to, self.job.limits.file_bytes)?;
        }
        to.flush()?;
        let mut last = Instant::now() + bounds.wall(std::fs::metadata(&task.path).map_or(0, |about| about.len()));
        let mut began = Instant::now();
        worker.slot.until(Some(last));
        loop {
            let (kind, bytes) = match receive(&mut worker.from) {
                Ok(frame) => frame,
                Err(error) => {
                    if let Some(at) = &mut course.at {
                        at.is_over = worker.slot.is_late() && Instant::now() >= last && at.page.is_some();
                    }
                    return Err(error);
                }
            };
            let text = || String::from_utf8_lossy(&bytes).into_owned();
            match kind {
                Kind::Begin => {
                    let begin: Begin = serde_json::from_slice(&bytes)?;
                    self.job.mark(&begin);
                    began = Instant::now();
                    last = began + bounds.wall(begin.bytes);
                    course.at = Some(At { begin, ..At::default() });
                }
                Kind::Finished => return Ok(()),
                Kind::Skipped if course.at.is_none() => outcome.skipped += 1,
                Kind::Done if course.at.is_none() => course.done += 1,
                _ => {
                    let at = course.at.as_mut().ok_or_else(|| io::Error::other("an answer to no question"))?;
                    match kind {
                        Kind::Page | Kind::Picture => {
                            let word = |from: usize| bytes.get(from..from + 4).and_then(|b| b.try_into().ok());
                            let [page, of] = [0, 4].map(|from| word(from).map_or(0, u32::from_le_bytes));
                            at.page = Some((page, of));
                            at.is_picture = kind == Kind::Picture;
                            if at.is_picture {
                                at.pictures += 1;
                                self.pages.at(&at.begin.name, page, of);
                            }
                            // A long scan takes as long as its pages.
                            last = began + bounds.whole(at.begin.bytes, of) + bounds.picture() * at.pictures;
                        }
                        Kind::PagesRead => {
                            at.page = None;
                            last = Instant::now() + bounds.wall(at.begin.bytes);
                        }
                        Kind::Second => {
                            at.is_second = true;
                            last = Instant::now() + bounds.wall(at.begin.bytes);
                        }
                        Kind::Record => at.outcome.records.push(text()),
                        Kind::Error => at.outcome.errors.push(text()),
                        Kind::Unread => at.outcome.unread.push(text()),
                        Kind::Input => at.outcome.inputs.push(serde_json::from_slice(&bytes)?),
                        // Pieces are parted anywhere; what is no letter by itself becomes one again below.
                        Kind::Text => at.text.extend(bytes),
                        Kind::Checked => at.outcome.checked = Some(bytes),
                        Kind::Fact => at.outcome.has_fact = true,
                        Kind::Skipped => at.outcome.skipped += 1,
                        Kind::Done => {
                            at.outcome.text = String::from_utf8(std::mem::take(&mut at.text)).unwrap_or_default();
                            outcome.add(std::mem::take(&mut at.outcome));
                            let input = std::mem::take(&mut course.input);
                            let (done, failed) = (course.done + 1, course.failed);
                            *course = Course { done, failed, input, ..Course::default() };
                            last = Instant::now() + bounds.wall(0);
                        }
                        _ => return Err(io::Error::other("an answer that is none")),
                    }
                }
            }
            let step = course
                .at
                .as_ref()
                .filter(|at| at.page.is_some())
                .map(|at| Instant::now() + if at.is_picture { bounds.picture() } else { bounds.wall(0) });
            worker.slot.until(Some(step.map_or(last, |step| step.min(last))));
        }
    }

    fn hire(&self) -> io::Result<Worker> {
        let Born { body, to, from, says } = born()?;
        let (slot, mut to) = (self.clock.add(body), BufWriter::new(to));
        // A worker that is gone already is told at the first task.
        let _ = send(&mut to, Kind::Setup, &serde_json::to_vec(&*self.setup).unwrap_or_default());
        if let Some((_, bytes)) = &self.beside.sources {
            let _ = send(&mut to, Kind::Sources, bytes);
        }
        if let Some((_, bytes)) = &self.beside.list {
            let _ = send(&mut to, Kind::List, bytes);
        }
        Ok(Worker { slot, to: Some(to), from: BufReader::new(from), says, served: 0 })
    }
}

fn number(why: Lost) -> u8 {
    Lost::ALL.iter().position(|one| *one == why).unwrap_or(0) as u8
}

impl Worker {
    /// How a worker that sent no more came to its end.
    fn end(&mut self) -> Lost {
        let status = self.slot.end();
        if self.slot.is_late() {
            return Lost::Time;
        }
        let mut last_words = Vec::new();
        let _ = self.says.by_ref().take(64 << 10).read_to_end(&mut last_words);
        let last_words = String::from_utf8_lossy(&last_words);
        #[cfg(unix)]
        if let Some(signal) = status.and_then(|status| std::os::unix::process::ExitStatusExt::signal(&status)) {
            // SIGXCPU, or SIGKILL where the hard bound was met.
            if signal == rustix::process::Signal::XCPU.as_raw() {
                return Lost::Time;
            }
        }
        let _ = status;
        match () {
            () if last_words.contains("overflowed its stack") => Lost::Depth,
            () if last_words.contains("memory allocation") || last_words.contains("capacity overflow") => Lost::Memory,
            () => Lost::Crash,
        }
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        // One that has nothing to do goes by itself when no more can come; the clock sees to it that it does.
        if !self.slot.is_late() && self.to.take().is_some() {
            self.slot.until(Some(Instant::now() + FAREWELL));
            let _ = io::copy(&mut self.from, &mut io::sink());
        }
        let _ = self.slot.end();
    }
}
