//! What follows from the facts of a record: a chip's status on the day of the notice, entries of lists, the way of access,
//! findings. Nothing here is read from the paper; each entry points to a fact or cites its source.
mod access;
mod control;
mod finding;
mod listed;
mod words;

pub use access::{Access, AccessKind, Route};
pub use control::Control;
pub use finding::{FINDINGS, Finding};
pub use listed::{Body, Listing};

use super::Record;
use crate::document::Document;
use crate::lexicon::{Day, Lists};

/// Everything derived from one record; the lists run beside the record's own.
#[derive(Debug, Clone, Default)]
pub struct Derived {
    /// For each chip of the record.
    pub controls: Vec<Option<Control>>,
    /// For each buyer.
    pub buyers: Vec<Body>,
    /// For each agency.
    pub agencies: Vec<Body>,
    /// For each supplier.
    pub suppliers: Vec<Body>,
    /// The ways by which what is sought reaches the buyer.
    pub access: Vec<Access>,
    /// What a reader should look at.
    pub findings: Vec<Finding>,
}

/// The date of a notice: a day, or all days of a month where the paper gives the month only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoticeDate {
    /// As the record has it.
    pub text: String,
    /// The first day that it may be.
    pub first: Day,
    /// The last.
    pub last: Day,
}

impl NoticeDate {
    /// The day of publication, else of the award.
    #[must_use]
    pub fn of(record: &Record) -> Option<Self> {
        let date = record.published.as_ref().or(record.award_date.as_ref())?.value;
        let (first, last) = match date.day {
            Some(day) => Day::new(date.year, date.month, day).map(|day| (day, day))?,
            None => Day::month(date.year, date.month)?,
        };
        Some(Self { text: date.to_string(), first, last })
    }
}

/// Derives what follows from the facts, with these lists of bodies.
#[must_use]
pub fn derive(document: &Document, record: &Record, lists: &Lists) -> Derived {
    let date = NoticeDate::of(record);
    let bodies = |names: &mut dyn Iterator<Item = &str>| {
        names.map(|name| listed::body(name, date.as_ref(), lists)).collect::<Vec<_>>()
    };
    let mut derived = Derived {
        controls: record.chips.iter().map(|fact| control::of(&fact.value, date.as_ref())).collect(),
        buyers: bodies(&mut record.buyers.iter().map(|fact| fact.value.name.as_str())),
        agencies: bodies(&mut record.agencies.iter().map(|fact| fact.value.name.as_str())),
        suppliers: bodies(&mut record.suppliers.iter().map(|fact| fact.value.name.as_str())),
        access: access::of(document, record),
        findings: Vec::new(),
    };
    derived.findings = finding::of(document, record, &derived, date.as_ref());
    derived
}
