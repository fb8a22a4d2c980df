//! Which mention is whose: labels and values become the facts of a notice, each with the words that prove it.
//!
//! **No fact without a mention, no mention without a span**: a [`Fact`] can only be made with [`Evidence`], and evidence
//! only with a [`Span`].
mod act;
mod amount;
mod answer;
mod assemble;
mod bidder;
mod count;
mod derived;
mod doubt;
mod flat;
mod form;
mod grounds;
mod letter;
mod lot;
mod name;
mod named_lot;
mod notice;
mod part;
mod party;
mod prose;
mod quantity;
mod rate;
mod row_count;
mod sentence;
mod settle;
mod shortfall;
mod sieve;
mod slot;
mod spot;
mod stack;
mod stance;
#[cfg(test)]
mod stance_rows;
mod standing;
mod table;
mod usage;
mod vouch;
mod weigh;

pub use assemble::{clued, records};
pub use derived::{Access, AccessKind, Body, Control, Derived, FINDINGS, Finding, Listing, NoticeDate, Route, derive};
pub use sieve::PriceList;
pub use weigh::Clued;

use crate::document::{Note, Span};
use crate::lexicon::{NameRow, NoticeKind, Stage, Stance};
use crate::mention::{Currency, Date, Per, Words};
use rust_decimal::Decimal;

/// How sure a fact is; it follows from the rule, never from arithmetic.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confidence {
    /// Label and value stand there.
    Stated,
    /// By a rule that is named in the evidence.
    Inferred,
    /// Several candidates; the others are the fact's alternatives.
    Ambiguous,
    /// Read, but not well.
    Unsure,
}

/// What a piece of evidence is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// The value itself.
    Value,
    /// The role of a party.
    Role,
    /// The stance of a mention.
    Stance,
    /// A quantity.
    Quantity,
    /// The lot.
    Lot,
    /// The currency or unit.
    Currency,
    /// The date.
    Date,
}

/// The words that prove a fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// Where they stand.
    pub span: Span,
    /// What they prove.
    pub purpose: Purpose,
    /// The label that made them count, as the tables have it.
    pub label: Option<&'static str>,
    /// The rule that saw them.
    pub rule: &'static str,
}

impl Evidence {
    /// Evidence for a value.
    #[must_use]
    pub fn value(span: Span, label: Option<&'static str>, rule: &'static str) -> Self {
        Self { span, purpose: Purpose::Value, label, rule }
    }
}

/// A value with the words that prove it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact<T> {
    /// The value.
    pub value: T,
    /// How sure it is.
    pub confidence: Confidence,
    /// Never empty; the first piece is for the value.
    evidence: Vec<Evidence>,
    /// Other candidates, each with its own evidence.
    pub alternatives: Vec<(T, Vec<Evidence>)>,
}

/// Pieces of evidence from either end with which a new one is compared.
const NEAR: usize = 128;

impl<T> Fact<T> {
    /// A fact; there is no way to make one without evidence.
    pub fn new(value: T, confidence: Confidence, evidence: Evidence) -> Self {
        Self { value, confidence, evidence: vec![evidence], alternatives: Vec::new() }
    }

    /// The evidence, at least one piece.
    #[must_use]
    pub fn evidence(&self) -> &[Evidence] {
        &self.evidence
    }

    /// Adds a piece of evidence unless the same words already stand there for the same purpose.
    pub fn support(&mut self, evidence: Evidence) {
        // The same words come again soon or are the first of all; a supplier of 200,000 rows is not compared with each.
        let (first, last) = (self.evidence.iter().take(NEAR), self.evidence.iter().rev().take(NEAR));
        let known = first.chain(last).any(|e| e.span == evidence.span && e.purpose == evidence.purpose);
        if !known {
            self.evidence.push(evidence);
        }
    }

    /// Takes away what proves only this.
    fn without(&mut self, purpose: Purpose) {
        let first = self.evidence.first().cloned();
        self.evidence.retain(|e| e.purpose != purpose);
        if self.evidence.is_empty() {
            self.evidence.extend(first);
        }
    }

    /// Takes away what supports all but the value: it was decided anew.
    fn only_value(&mut self) {
        let first = self.evidence.first().cloned();
        self.evidence.retain(|e| matches!(e.purpose, Purpose::Value | Purpose::Lot));
        if self.evidence.is_empty() {
            self.evidence.extend(first);
        }
    }
}

/// A buyer or agency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Organisation {
    /// The name, white space folded.
    pub name: String,
    /// Short forms that the paper itself defines.
    pub aliases: Vec<String>,
}

/// What a supplier is in this notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the names are the values of suppliers[].role in the contract")]
pub enum SupplierRole {
    Winner,
    Shortlisted,
    Proposed,
    Candidate,
    Loser,
}

/// A supplier with its place in the notice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Supplier {
    /// The name, white space folded.
    pub name: String,
    /// What it is in this notice.
    pub role: SupplierRole,
    /// `Some(true)` leads a consortium, `Some(false)` is a member of one.
    pub lead: Option<bool>,
    /// Its rank among candidates.
    pub rank: Option<u32>,
    /// The lot, normal form.
    pub lot: Option<String>,
}

impl Supplier {
    /// A supplier of which nothing more is known than its name and part.
    #[must_use]
    pub fn named(name: String, role: SupplierRole) -> Self {
        Self { name, role, lead: None, rank: None, lot: None }
    }
}

/// What an amount is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "the names are the values of amounts[].role in the contract")]
pub enum AmountRole {
    Budget,
    Ceiling,
    Award,
    Contract,
    UnitPrice,
    Fee,
    Deposit,
    Other,
}

/// An amount of money.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Amount {
    /// What it is.
    pub role: AmountRole,
    /// In whole currency units; `None` where it is masked or printed as zero.
    pub value: Option<Decimal>,
    /// The currency.
    pub currency: Currency,
    /// What it is per.
    pub per: Per,
    /// `Some(true)` with tax, `Some(false)` without.
    pub tax: Option<bool>,
    /// Words that narrow it.
    pub words: Option<Words>,
    /// The upper end of a range, in whole currency units.
    pub max: Option<Decimal>,
    /// The lot, normal form.
    pub lot: Option<String>,
}

/// An amount that a correction replaces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Superseded {
    /// The role of the amount that counts now.
    pub role: AmountRole,
    /// What stood before, in whole currency units.
    pub value: Decimal,
}

/// A percentage that stands where money could.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rate {
    /// discount, fee, share or exchange.
    pub kind: &'static str,
    /// In percent; of an exchange, yuan for one unit of the foreign currency.
    pub percent: Decimal,
    /// The lot, normal form.
    pub lot: Option<String>,
}

/// A lot of the notice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lot {
    /// Normal form: 1, 2, A.
    pub id: String,
    /// What is bought in it.
    pub name: Option<String>,
    /// open, awarded, failed, cancelled or unknown.
    pub status: &'static str,
}

/// How many of a thing, with the arithmetic where a product gave it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quantity {
    /// The number.
    pub value: Decimal,
    /// gpu, server, token, gpu_hour, …
    pub unit: &'static str,
    /// What was multiplied: 500 server, 8 gpu_per_server.
    pub factors: Vec<(Decimal, &'static str)>,
}

/// A chip, cloud provider or AI service that the notice names.
#[derive(Debug, Clone)]
pub struct Named {
    /// Its entry in the tables.
    pub row: &'static NameRow,
    /// What the notice does with it.
    pub stance: Stance,
    /// The lot, normal form.
    pub lot: Option<String>,
    /// How many.
    pub quantities: Vec<Quantity>,
}

/// One notice.
#[derive(Debug, Clone, Default)]
pub struct Record {
    /// The part of the file it stands in, where the file holds several ("sheet 1, row 5").
    pub part: Option<String>,
    /// What kind of notice it is.
    pub kind: NoticeKind,
    /// How far the purchase had come.
    pub stage: Stage,
    /// The title.
    pub title: Option<Fact<String>>,
    /// The project's name.
    pub project_name: Option<Fact<String>>,
    /// The project's number.
    pub project_number: Option<Fact<String>>,
    /// The day of publication.
    pub published: Option<Fact<Date>>,
    /// The day of the award.
    pub award_date: Option<Fact<Date>>,
    /// The day by which bids are due.
    pub deadline: Option<Fact<Date>>,
    /// Why the purchase failed or has one source only.
    pub reason: Option<Fact<String>>,
    /// The lots.
    pub lots: Vec<Fact<Lot>>,
    /// Who buys.
    pub buyers: Vec<Fact<Organisation>>,
    /// Who runs the tender for the buyer.
    pub agencies: Vec<Fact<Organisation>>,
    /// Who supplies, might supply or lost.
    pub suppliers: Vec<Fact<Supplier>>,
    /// Money.
    pub amounts: Vec<Fact<Amount>>,
    /// Percentages that stand for money.
    pub rates: Vec<Fact<Rate>>,
    /// Clouds that the notice names.
    pub clouds: Vec<Fact<Named>>,
    /// Chips that the notice names.
    pub chips: Vec<Fact<Named>>,
    /// AI services that the notice names.
    pub services: Vec<Fact<Named>>,
    /// What a correction replaces.
    pub superseded: Vec<Fact<Superseded>>,
    /// What the reader of the record must know.
    pub notes: Vec<Note>,
}
