//! The worker's side: files come in, finished records go out, and each step is told before it begins.
use super::Bounds;
use super::STACK;
use super::frame::{Kind, receive, send};
use super::limit::end_with_parent;
use super::setup::{Beside, Setup};
use crate::file::Job;
use crate::input::Task;
use crate::outcome::Outcome;
use crate::results::Check;
use crate::text::Show;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::io::{self, BufReader, BufWriter, Write};
use tenderlens::document::{Lost, Watch};

/// What is to be done with a path.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) enum Work {
    /// Its records.
    #[default]
    Analyse,
    /// Its letters or words.
    Show(Show),
    /// Verdicts on quotes of it.
    Check(Box<Check>),
}

/// One path to read, with what earlier readings of it came to.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Order {
    /// The path as bytes, where it is no UTF-8.
    pub(super) path: Vec<u8>,
    pub(super) is_named: bool,
    /// So many files of it (it may be an archive) are done.
    pub(super) done: usize,
    /// Pages of the next one that ended a reading, and how: a number out of [`Lost::ALL`].
    pub(super) lost: Vec<(u32, u8)>,
    /// From this page on nothing is read.
    pub(super) until: Option<(u32, u8)>,
    /// The second reader ended a reading.
    pub(super) without_second: bool,
    pub(super) work: Work,
}

/// A file begins, or a member of an archive.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Begin {
    pub(crate) name: String,
    pub(crate) sha256: String,
    pub(crate) bytes: u64,
    pub(crate) media_type: String,
    pub(crate) is_member: bool,
}

/// The worker's way back to the parent, and what it may read of the file at hand.
pub(crate) struct Report {
    to: BufWriter<io::Stdout>,
    order: Order,
    bounds: Bounds,
    /// Files told so far.
    units: usize,
    /// Bytes of the file at hand.
    bytes: u64,
}

impl Report {
    /// Whether the next file of the path is still to be read.
    pub(crate) fn is_next(&mut self) -> bool {
        self.units += 1;
        self.units > self.order.done
    }

    /// A file begins.
    pub(crate) fn begin(&mut self, begin: &Begin) {
        self.bytes = begin.bytes;
        self.bounds.step_begins(self.bytes);
        self.tell(Kind::Begin, &serde_json::to_vec(begin).unwrap_or_default());
        self.flush();
    }

    /// Whether the second reader may look; it is told that it begins.
    pub(crate) fn second(&mut self) -> bool {
        let may = !(self.is_at_hand() && self.order.without_second);
        if may {
            self.bounds.step_begins(self.bytes);
            self.tell(Kind::Second, &[]);
            self.flush();
        }
        may
    }

    /// A file is done.
    pub(crate) fn done(&mut self, outcome: &Outcome) {
        for record in &outcome.records {
            self.tell(Kind::Record, record.as_bytes());
        }
        for sentence in &outcome.errors {
            self.tell(Kind::Error, sentence.as_bytes());
        }
        for sentence in &outcome.unread {
            self.tell(Kind::Unread, sentence.as_bytes());
        }
        for input in &outcome.inputs {
            self.tell(Kind::Input, &serde_json::to_vec(input).unwrap_or_default());
        }
        // A frame has a bound; letters have none.
        for piece in outcome.text.as_bytes().chunks(1 << 20) {
            self.tell(Kind::Text, piece);
        }
        if let Some(checked) = &outcome.checked {
            self.tell(Kind::Checked, checked);
        }
        if outcome.has_fact {
            self.tell(Kind::Fact, &[]);
        }
        if outcome.skipped > 0 {
            self.tell(Kind::Skipped, &[]);
        }
        self.tell(Kind::Done, &[]);
        // What comes between two files, as unpacking, is a step too.
        self.bounds.step_begins(self.bytes);
    }

    /// What earlier readings say is about the first file that they did not get done.
    fn is_at_hand(&self) -> bool {
        self.units == self.order.done + 1
    }

    fn tell(&mut self, kind: Kind, bytes: &[u8]) {
        if let Err(error) = send(&mut self.to, kind, bytes) {
            // Without a parent there is nobody to work for; a record beyond all bounds counts as one.
            std::process::exit(if error.kind() == io::ErrorKind::Other { 3 } else { 0 });
        }
    }

    fn tell_page(&mut self, kind: Kind, number: u32, of: u32) {
        let mut pages = [0; 8];
        pages[..4].copy_from_slice(&number.to_le_bytes());
        pages[4..].copy_from_slice(&of.to_le_bytes());
        self.tell(kind, &pages);
        self.flush();
    }

    fn flush(&mut self) {
        if self.to.flush().is_err() {
            std::process::exit(0);
        }
    }
}

impl Watch for Report {
    fn page(&mut self, number: u32, of: u32) -> Option<Lost> {
        if self.is_at_hand() {
            let cut = self.order.until.filter(|(page, _)| number >= *page).map(|(_, why)| why);
            let lost = self.order.lost.iter().find(|(page, _)| *page == number).map(|(_, why)| *why);
            if let Some(why) = lost.or(cut) {
                return Some(Lost::ALL.get(usize::from(why)).copied().unwrap_or(Lost::Crash));
            }
        }
        self.bounds.step_begins(0);
        self.tell_page(Kind::Page, number, of);
        None
    }

    fn picture(&mut self, number: u32, of: u32) {
        self.bounds.picture_begins();
        self.tell_page(Kind::Picture, number, of);
    }

    fn pages_are_read(&mut self) {
        self.bounds.step_begins(self.bytes);
        self.tell(Kind::PagesRead, &[]);
        self.flush();
    }
}

/// How a worker ends that can't go on.
pub(super) const BROKEN: i32 = 101;

/// The whole life of a worker, up to the number with which it ends.
pub(crate) fn serve() -> i32 {
    std::panic::set_hook(Box::new(|_| {}));
    end_with_parent();
    let thread = std::thread::Builder::new().stack_size(STACK).spawn(|| drop(files()));
    match thread.map(std::thread::JoinHandle::join) {
        Ok(Ok(())) => 0,
        _ => BROKEN,
    }
}

fn files() -> io::Result<()> {
    let mut from = BufReader::new(io::stdin());
    let (_, setup) = receive(&mut from)?;
    let setup: Setup = serde_json::from_slice(&setup)?;
    let mut beside = Beside::default();
    if let Some(path) = &setup.sources {
        beside.sources = Some((path.clone(), receive(&mut from)?.1));
    }
    if setup.has_list {
        beside.list = Some((String::new(), receive(&mut from)?.1));
    }
    let bounds = setup.bounds;
    crate::scans::set_in_worker(setup.scans.clone());
    let job = Job::new(&setup, &beside).map_err(|_| io::Error::other("the parent would have stopped"))?;
    bounds.hold();
    let mut to = BufWriter::new(io::stdout());
    loop {
        let (_, order) = receive(&mut from)?;
        let order: Order = serde_json::from_slice(&order)?;
        let path = crate::input::path_of(&order.path);
        let mut stdin = None;
        if path.as_os_str() == "-" {
            let mut bytes = Vec::new();
            while let (Kind::Piece, piece) = receive(&mut from)? {
                bytes.extend(piece);
            }
            stdin = Some(bytes);
        }
        bounds.step_begins(0);
        let task = Task { path, is_named: order.is_named };
        let mut report = Report { to, order, bounds, units: 0, bytes: 0 };
        match std::mem::take(&mut report.order.work) {
            Work::Analyse => job.run(&task, stdin, &mut report),
            Work::Show(show) => show.answer(&task, stdin, &job, &mut report),
            Work::Check(check) => check.answer(&task, &job.limits, &mut report),
        }
        report.tell(Kind::Finished, &[]);
        report.flush();
        to = report.to;
    }
}

/// The order for a task.
pub(super) fn order(task: &Task, work: &Work, done: usize, lost: &BTreeMap<u32, Lost>) -> Order {
    let number = |why: &Lost| Lost::ALL.iter().position(|one| one == why).unwrap_or(0) as u8;
    Order {
        path: crate::input::bytes_of(&task.path),
        is_named: task.is_named,
        done,
        lost: lost.iter().map(|(page, why)| (*page, number(why))).collect(),
        until: None,
        without_second: false,
        work: work.clone(),
    }
}
