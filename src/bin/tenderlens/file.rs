//! One file of the call: its bytes, its records as text, and what must be told of it.
use crate::input::Task;
use crate::load::{self, Trouble};
use crate::messages::Messages;
use crate::outcome::Outcome;
use crate::render::Shape;
use crate::sources::Sources;
use crate::worker::{Begin, Beside, Report, Setup};
use crate::{Lang, Stop};
use std::fs::File;
use std::io::{Read, Seek};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use tenderlens::document::{self, Document, Limits, Note, NoteKind, Offer, TextLayer, archive};
use tenderlens::lexicon::{ListError, Lists};
use tenderlens::{proof, record, report};

/// What holds for all files of a call.
pub(crate) struct Job {
    pub(crate) shape: Shape,
    pub(crate) sources: Sources,
    /// A newsroom's own lists beside the built-in ones.
    lists: Option<Lists>,
    uses_witness: bool,
    /// What goes in and comes out is counted for a manifest.
    is_counted: bool,
    pub(crate) limits: Limits,
    pub(crate) messages: Messages,
}

/// Bytes of records of one file: they wait in the parent until the file is done. A list of 35,000 projects has as much.
const MOST_TOLD: usize = 64 << 20;

impl Job {
    /// The job that a call asks for.
    ///
    /// # Errors
    /// If a file beside the inputs is not what it should be.
    pub(crate) fn new(setup: &Setup, beside: &Beside) -> Result<Self, Stop> {
        let messages = setup.messages();
        let sources = match &beside.sources {
            Some((path, bytes)) => Sources::parse(Path::new(path), bytes, messages)?,
            None => Sources::default(),
        };
        let lists = match &beside.list {
            Some((path, bytes)) => {
                let because = |error: ListError| Stop::Because(format!("--list {path}: {error}"));
                Some(Lists::built_in().with_csv(bytes).map_err(because)?)
            }
            None => None,
        };
        Ok(Self {
            shape: setup.shape(),
            sources,
            lists,
            uses_witness: setup.uses_witness,
            is_counted: setup.is_counted,
            limits: setup.limits(),
            messages,
        })
    }

    /// Reads one path and reports what it gives, file by file; nothing that it holds can stop the others.
    pub(crate) fn run(&self, task: &Task, stdin: Option<Vec<u8>>, report: &mut Report) {
        let name = task.path.to_string_lossy();
        let skipped = Outcome { skipped: 1, ..Outcome::default() };
        if !task.is_named && self.is_no_document(&task.path, &name) {
            return report.done(&skipped);
        }
        match stdin.map_or_else(|| load::bytes(&task.path, &self.limits), Ok) {
            Err(trouble) => self.unit(&name, Err(trouble), false, report),
            Ok(bytes) if archive::is_archive(&bytes) => self.archive(&name, &bytes, report),
            Ok(bytes) if !task.is_named && is_nothing(&name, &bytes) => report.done(&skipped),
            Ok(bytes) => self.unit(&name, Ok(&bytes), false, report),
        }
    }

    /// A file or a member of an archive, unless an earlier reading got it done.
    fn unit(&self, name: &str, bytes: Result<&[u8], Trouble>, is_member: bool, report: &mut Report) {
        if !report.is_next() {
            return;
        }
        let held = *bytes.as_ref().unwrap_or(&&b""[..]);
        let is_whole = held.len() as u64 <= self.limits.file_bytes;
        let begin = Begin {
            name: name.to_owned(),
            sha256: if bytes.is_ok() && is_whole { load::sha256(held) } else { String::new() },
            bytes: held.len() as u64,
            media_type: catch_unwind(|| document::media_type(name, held))
                .unwrap_or("application/octet-stream")
                .to_owned(),
            is_member,
        };
        report.begin(&begin);
        let outcome = match bytes {
            Ok(bytes) => self.file(&begin, bytes, report),
            Err(trouble) => self.failed(&begin, &trouble),
        };
        report.done(&outcome);
    }

    /// What a path gave whose reading was ended; `begin` is the file that was being read.
    pub(crate) fn failure(&self, path: &Path, begin: Option<&Begin>, trouble: &Trouble) -> Outcome {
        match begin {
            Some(begin) => self.failed(begin, trouble),
            None => self.failed(
                &Begin {
                    name: path.to_string_lossy().into_owned(),
                    media_type: "application/octet-stream".to_owned(),
                    ..Begin::default()
                },
                trouble,
            ),
        }
    }

    /// The row of `--sources` that tells of a file has been of use.
    pub(crate) fn mark(&self, begin: &Begin) {
        let _ = self.sources.of(&begin.name, &begin.sha256);
    }

    /// Whether the first bytes already say so; large files that are no documents are not read as a whole.
    fn is_no_document(&self, path: &Path, name: &str) -> bool {
        let mut head = Vec::new();
        let read = File::open(path).and_then(|mut file| {
            file.by_ref().take(document::HEAD as u64).read_to_end(&mut head)?;
            file.stream_position()
        });
        read.is_ok() && !document::needs_all(&head) && is_nothing(name, &head)
    }

    fn archive(&self, name: &str, bytes: &[u8], report: &mut Report) {
        let walked = catch_unwind(AssertUnwindSafe(|| {
            archive::walk(name, bytes, &self.limits, &mut |member, inner| {
                match inner {
                    Ok(inner) if is_nothing(member, &inner) => {
                        if report.is_next() {
                            report.done(&Outcome { skipped: 1, ..Outcome::default() });
                        }
                    }
                    Ok(inner) => self.unit(member, Ok(&inner), true, report),
                    Err(error) => self.unit(member, Err(Trouble::Read(error)), true, report),
                }
                true
            })
        }));
        match walked {
            Ok(Ok(())) => {}
            Ok(Err(error)) => self.unwalked(name, bytes, &Trouble::Read(error), report),
            Err(_) => self.unwalked(name, bytes, &Trouble::OwnFault, report),
        }
    }

    /// An archive that can't be walked, or not to its end.
    fn unwalked(&self, name: &str, bytes: &[u8], trouble: &Trouble, report: &mut Report) {
        if report.is_next() {
            let begin = Begin {
                name: name.to_owned(),
                sha256: load::sha256(bytes),
                bytes: bytes.len() as u64,
                media_type: catch_unwind(|| document::media_type(name, bytes)).unwrap_or_default().to_owned(),
                is_member: false,
            };
            report.begin(&begin);
            report.done(&self.failed(&begin, trouble));
        }
    }

    fn file(&self, begin: &Begin, bytes: &[u8], report: &mut Report) -> Outcome {
        let name = begin.name.as_str();
        let document = match load::sieved(name, bytes, &self.limits, report, Some(&record::PriceList)) {
            Ok(document) => document,
            Err(trouble) => return self.failed(begin, &trouble),
        };
        let mut outcome = Outcome::default();
        if !document.unread_pages.is_empty() {
            outcome.unread.push(self.messages.unread_pages(name, &document.unread_pages));
        }
        let source = self.source(begin);
        let told = catch_unwind(AssertUnwindSafe(|| {
            let found = record::records(&document);
            let is_several = found.len() > 1;
            let lists = self.lists.as_ref().unwrap_or_else(|| Lists::built_in());
            let mut records: Vec<report::RecordV1> = found
                .iter()
                .enumerate()
                .map(|(index, record)| {
                    report::record_with(&document, &source, record, is_several.then_some(index + 1), lists)
                })
                .collect();
            if self.uses_witness && document.media_type == "application/pdf" {
                confirm(&mut records, bytes, report);
            }
            records
        }));
        match told {
            Ok(records) => {
                outcome.has_fact |= records.iter().any(has_fact);
                let mut bytes = 0;
                for record in &records {
                    let text = self.shape.render(record, begin.is_member);
                    bytes += text.len();
                    if bytes > MOST_TOLD {
                        break;
                    }
                    outcome.records.push(text);
                }
                let told = outcome.records.len();
                if self.is_counted {
                    outcome.inputs.push(proof::Input::of(&records[..told], None));
                }
                if told < records.len() {
                    outcome.add(self.cut(begin, told, records.len()));
                }
                outcome
            }
            Err(_) => self.failed(begin, &Trouble::OwnFault),
        }
    }

    /// A file that gave no document still gives a record, which says why.
    fn failed(&self, begin: &Begin, trouble: &Trouble) -> Outcome {
        let why = trouble.sentence(Messages::new(Lang::En, false));
        self.lone(begin, trouble.note(), &trouble.sentence(self.messages), why)
    }

    /// The records of a file that are too many.
    fn cut(&self, begin: &Begin, told: usize, of: usize) -> Outcome {
        let [en, zh] = [Lang::En, Lang::Zh].map(|lang| Messages::new(lang, false).too_many_records(told, of));
        let note = Note::new(NoteKind::Limit, en.clone(), zh);
        self.lone(begin, note, &self.messages.too_many_records(told, of), en)
    }

    /// A record that holds nothing but a note, and the sentence for standard error.
    fn lone(&self, begin: &Begin, note: Note, sentence: &str, why: String) -> Outcome {
        let mut outcome = Outcome::default();
        outcome.errors.push(format!("{}: {sentence}", begin.name));
        let document = Document { text: TextLayer::None, ..Document::default() };
        let record = record::Record { notes: vec![note], ..record::Record::default() };
        let mut record = report::record(&document, &self.source(begin), &record, None);
        record.source.media_type.clone_from(&begin.media_type);
        outcome.records.push(self.shape.render(&record, begin.is_member));
        if self.is_counted {
            outcome.inputs.push(proof::Input::of(&[record], Some(why)));
        }
        outcome
    }

    fn source(&self, begin: &Begin) -> report::Source {
        let origin = match begin.sha256.is_empty() {
            true => None,
            false => self.sources.of(&begin.name, &begin.sha256),
        };
        report::Source {
            path: begin.name.clone(),
            bytes: if begin.sha256.is_empty() { 0 } else { begin.bytes },
            url: origin.and_then(|origin| origin.url.clone()),
            retrieved: origin.and_then(|origin| origin.retrieved.clone()),
            archived: origin.and_then(|origin| origin.archived.clone()),
            sha256: begin.sha256.clone(),
            quote: self.limits.quote,
        }
    }
}

fn is_nothing(name: &str, bytes: &[u8]) -> bool {
    let offer = catch_unwind(|| document::offer(name, bytes)).unwrap_or(Offer::Document);
    matches!(offer, Offer::Nothing | Offer::Text)
}

/// Lets the second reader look at the pages that hold quotes.
fn confirm(records: &mut [report::RecordV1], bytes: &[u8], report: &mut Report) {
    let pages: std::collections::BTreeSet<u32> = records.iter().flat_map(report::quoted_pages).collect();
    let pages: Vec<u32> = pages.into_iter().collect();
    let seen = if report.second() { document::witness(bytes, &pages).unwrap_or_default() } else { Vec::new() };
    for record in records {
        report::confirm(record, &seen);
    }
}

/// Whether a record holds anything that was found in its file.
fn has_fact(record: &report::RecordV1) -> bool {
    let notice = &record.notice;
    let fields = [
        &notice.title,
        &notice.project_name,
        &notice.project_number,
        &notice.published,
        &notice.award_date,
        &notice.deadline,
        &notice.reason,
    ];
    let lists = [
        &record.lots,
        &record.buyers,
        &record.agencies,
        &record.suppliers,
        &record.amounts,
        &record.rates,
        &record.cloud_providers,
        &record.chips,
        &record.ai_services,
        &record.superseded,
    ];
    fields.iter().any(|field| field.is_some()) || lists.iter().any(|list| !list.is_empty())
}
