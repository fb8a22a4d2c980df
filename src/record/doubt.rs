//! Facts whose words were read from a picture, and not well: they are `unsure`, and a note names the words.
use super::{Amount, Confidence, Evidence, Fact, Purpose, Record};
use crate::document::{Document, Note, NoteKind, Span, ocr};
use rust_decimal::Decimal;

/// A digit of an amount that nothing confirms must be this sure: a wrong digit is still a number.
const SURE_AMOUNT: u16 = 950;

/// Marks what is doubtful in a record of a document that was read from pictures, in part or as a whole.
pub(super) fn mark(document: &Document, record: &mut Record) {
    if document.scanned.is_none() {
        return;
    }
    let disputed: Vec<Span> = record
        .notes
        .iter()
        .filter(|note| matches!(note.kind, NoteKind::CapitalsDifferFromDigits | NoteKind::Contradiction))
        .flat_map(|note| note.spans.iter().copied())
        .collect();
    let values: Vec<(Option<Decimal>, Vec<Span>)> = record.amounts.iter().map(|f| (f.value.value, spans(f))).collect();
    let mut doubtful = Vec::new();
    let marks = &mut Marks { document, doubtful: &mut doubtful };
    for fact in [&mut record.title, &mut record.project_name, &mut record.project_number, &mut record.reason] {
        fact.iter_mut().for_each(|fact| marks.fact(fact, ocr::SURE));
    }
    for fact in [&mut record.published, &mut record.award_date, &mut record.deadline] {
        fact.iter_mut().for_each(|fact| marks.fact(fact, ocr::SURE));
    }
    record.lots.iter_mut().for_each(|fact| marks.fact(fact, ocr::SURE));
    record.buyers.iter_mut().chain(&mut record.agencies).for_each(|fact| marks.fact(fact, ocr::SURE));
    record.suppliers.iter_mut().for_each(|fact| marks.fact(fact, ocr::SURE));
    record.rates.iter_mut().for_each(|fact| marks.fact(fact, SURE_AMOUNT));
    record.superseded.iter_mut().for_each(|fact| marks.fact(fact, SURE_AMOUNT));
    for list in [&mut record.clouds, &mut record.chips, &mut record.services] {
        list.iter_mut().for_each(|fact| marks.fact(fact, ocr::SURE));
    }
    for fact in &mut record.amounts {
        let is_confirmed = is_confirmed(document, fact, &values);
        marks.fact(fact, if is_confirmed { ocr::SURE } else { SURE_AMOUNT });
        if spans(fact).iter().any(|span| disputed.iter().any(|other| other.overlaps(*span))) {
            marks.doubt(fact);
        }
    }
    if !doubtful.is_empty() {
        let mut note = Note::new(
            NoteKind::ReadUnsurely,
            "These words were read from a picture, and not well or against what stands elsewhere; look at the page.",
            "以下文字由图像识别得出，识别不够清楚或与他处不一致；请查看原页。",
        );
        doubtful.sort_unstable();
        doubtful.dedup();
        note.spans = doubtful;
        record.notes.push(note);
    }
}

struct Marks<'m> {
    document: &'m Document,
    doubtful: &'m mut Vec<Span>,
}

impl Marks<'_> {
    fn fact<T>(&mut self, fact: &mut Fact<T>, sure: u16) {
        let is_poor = |evidence: &&Evidence| self.document.score(evidence.span).is_some_and(|score| score < sure);
        let counts = |evidence: &&Evidence| matches!(evidence.purpose, Purpose::Value | Purpose::Quantity);
        let poor: Vec<Span> = fact.evidence().iter().filter(counts).filter(is_poor).map(|e| e.span).collect();
        if !poor.is_empty() {
            fact.confidence = Confidence::Unsure;
            self.doubtful.extend(poor);
        }
    }

    fn doubt<T>(&mut self, fact: &mut Fact<T>) {
        fact.confidence = Confidence::Unsure;
        self.doubtful.extend(fact.evidence().iter().filter(|e| e.purpose == Purpose::Value).map(|e| e.span));
    }
}

fn spans<T>(fact: &Fact<T>) -> Vec<Span> {
    fact.evidence().iter().filter(|e| e.purpose == Purpose::Value).map(|e| e.span).collect()
}

/// Whether other words give the same amount: capitals within the quote, or a second place.
fn is_confirmed(document: &Document, fact: &Fact<Amount>, all: &[(Option<Decimal>, Vec<Span>)]) -> bool {
    let own = spans(fact);
    let in_two_scripts = |span: &Span| {
        let quote = document.quote(*span);
        quote.contains(|c: char| c.is_ascii_digit())
            && quote.contains(['壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'])
    };
    own.len() > 1
        || own.iter().any(in_two_scripts)
        || all.iter().any(|(value, spans)| {
            value.is_some() && *value == fact.value.value && spans.iter().all(|span| !own.contains(span))
        })
}
