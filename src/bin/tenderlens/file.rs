//! One file of the call: its bytes, its records as text, and what must be told of it.
use crate::input::Task;
use crate::load::{self, Trouble};
use crate::messages::Messages;
use crate::render::Shape;
use crate::sources::Sources;
use std::fs::File;
use std::io::{Read, Seek};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use tenderlens::document::{self, Document, Limits, Offer, TextLayer, archive};
use tenderlens::lexicon::Lists;
use tenderlens::{proof, record, report};

/// What holds for all files of a call.
pub(crate) struct Job {
    pub(crate) shape: Shape,
    pub(crate) sources: Sources,
    pub(crate) lists: Lists,
    pub(crate) uses_witness: bool,
    /// What goes in and comes out is counted for a manifest.
    pub(crate) is_counted: bool,
    pub(crate) limits: Limits,
    pub(crate) messages: Messages,
}

/// What one file (or archive) gave.
#[derive(Debug, Default)]
pub(crate) struct Outcome {
    /// The records, rendered.
    pub(crate) records: Vec<String>,
    /// At least one fact is in them.
    pub(crate) has_fact: bool,
    /// Files that could not be read, a sentence each.
    pub(crate) errors: Vec<String>,
    /// Pages that could not be read, a sentence a file.
    pub(crate) unread: Vec<String>,
    /// Files of a walk that are no documents.
    pub(crate) skipped: usize,
    /// For the manifest, if there is to be one.
    pub(crate) inputs: Vec<proof::Input>,
}

impl Job {
    /// Reads one file; nothing that it holds can stop the others.
    pub(crate) fn run(&self, task: &Task) -> Outcome {
        let name = task.path.to_string_lossy();
        let mut outcome = Outcome::default();
        if !task.is_named && self.is_no_document(&task.path, &name) {
            outcome.skipped = 1;
            return outcome;
        }
        match load::bytes(&task.path, &self.limits) {
            Err(trouble) => self.failed(&name, b"", &trouble, &mut outcome, false),
            Ok(bytes) if archive::is_archive(&bytes) => self.archive(&name, &bytes, &mut outcome),
            Ok(bytes) if !task.is_named && is_nothing(&name, &bytes) => outcome.skipped = 1,
            Ok(bytes) => self.file(&name, &bytes, &mut outcome, false),
        }
        outcome
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

    fn archive(&self, name: &str, bytes: &[u8], outcome: &mut Outcome) {
        let walked = catch_unwind(AssertUnwindSafe(|| {
            archive::walk(name, bytes, &self.limits, &mut |member, inner| {
                match inner {
                    Ok(inner) if is_nothing(member, &inner) => outcome.skipped += 1,
                    Ok(inner) => self.file(member, &inner, outcome, true),
                    Err(error) => self.failed(member, b"", &Trouble::Read(error), outcome, true),
                }
                true
            })
        }));
        match walked {
            Ok(Ok(())) => {}
            Ok(Err(error)) => self.failed(name, bytes, &Trouble::Read(error), outcome, false),
            Err(_) => self.failed(name, bytes, &Trouble::OwnFault, outcome, false),
        }
    }

    fn file(&self, name: &str, bytes: &[u8], outcome: &mut Outcome, is_member: bool) {
        let document = match load::document(name, bytes, &self.limits) {
            Ok(document) => document,
            Err(trouble) => return self.failed(name, bytes, &trouble, outcome, is_member),
        };
        if !document.unread_pages.is_empty() {
            outcome.unread.push(self.messages.unread_pages(name, &document.unread_pages));
        }
        let source = self.source(name, bytes);
        let told = catch_unwind(AssertUnwindSafe(|| {
            let found = record::records(&document);
            let is_several = found.len() > 1;
            let mut records: Vec<report::RecordV1> = found
                .iter()
                .enumerate()
                .map(|(index, record)| {
                    report::record_with(&document, &source, record, is_several.then_some(index + 1), &self.lists)
                })
                .collect();
            if self.uses_witness && document.media_type == "application/pdf" {
                confirm(&mut records, bytes);
            }
            records
        }));
        match told {
            Ok(records) => {
                outcome.has_fact |= records.iter().any(has_fact);
                if self.is_counted {
                    outcome.inputs.push(proof::Input::of(&records, None));
                }
                outcome.records.extend(records.iter().map(|record| self.shape.render(record, is_member)));
            }
            Err(_) => self.failed(name, bytes, &Trouble::OwnFault, outcome, is_member),
        }
    }

    /// A file that gave no document still gives a record, which says why.
    fn failed(&self, name: &str, bytes: &[u8], trouble: &Trouble, outcome: &mut Outcome, is_member: bool) {
        outcome.errors.push(format!("{name}: {}", trouble.sentence(self.messages)));
        let is_whole = bytes.len() as u64 <= self.limits.file_bytes;
        let source = if bytes.is_empty() && !matches!(trouble, Trouble::Read(document::ReadError::Empty)) || !is_whole {
            report::Source { path: name.to_owned(), ..report::Source::default() }
        } else {
            self.source(name, bytes)
        };
        let document = Document {
            media_type: catch_unwind(|| document::media_type(name, bytes)).unwrap_or("application/octet-stream"),
            text: TextLayer::None,
            ..Document::default()
        };
        let record = record::Record { notes: vec![trouble.note()], ..record::Record::default() };
        let record = report::record(&document, &source, &record, None);
        outcome.records.push(self.shape.render(&record, is_member));
        if self.is_counted {
            let why = trouble.sentence(Messages::new(crate::Lang::En, false));
            outcome.inputs.push(proof::Input::of(&[record], Some(why)));
        }
    }

    fn source(&self, name: &str, bytes: &[u8]) -> report::Source {
        let sha256 = load::sha256(bytes);
        let origin = self.sources.of(name, &sha256);
        report::Source {
            path: name.to_owned(),
            bytes: bytes.len() as u64,
            url: origin.and_then(|origin| origin.url.clone()),
            retrieved: origin.and_then(|origin| origin.retrieved.clone()),
            archived: origin.and_then(|origin| origin.archived.clone()),
            sha256,
        }
    }
}

fn is_nothing(name: &str, bytes: &[u8]) -> bool {
    let offer = catch_unwind(|| document::offer(name, bytes)).unwrap_or(Offer::Document);
    matches!(offer, Offer::Nothing | Offer::Text)
}

/// Lets the second reader look at the pages that hold quotes.
fn confirm(records: &mut [report::RecordV1], bytes: &[u8]) {
    let pages: std::collections::BTreeSet<u32> = records.iter().flat_map(report::quoted_pages).collect();
    let pages: Vec<u32> = pages.into_iter().collect();
    let seen = document::witness(bytes, &pages).unwrap_or_default();
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
