//! Facts whose words were read from a picture, and not well: they are `unsure`, and a note names the words.
mod proof;
mod shape;

use super::{Confidence, Evidence, Fact, Purpose, Record};
use crate::document::{Document, Note, NoteKind, Span, ocr};
use crate::mention::Mentions;
use proof::Proof;
use shape::Shape;

/// Marks what is doubtful in the records of a document that was read from pictures, in part or as a whole.
pub(super) fn mark(document: &Document, mentions: &Mentions, records: &mut [Record]) {
    if document.scanned.is_none() {
        return;
    }
    let proof = Proof::of(document, mentions);
    let of_all: Vec<Span> = records.iter().flat_map(|record| record.amounts.iter().flat_map(spans)).collect();
    let shape = Shape::of(document, of_all.into_iter().filter(|span| document.score(*span).is_some()));
    for record in records {
        one(document, record, &proof, &shape);
    }
}

fn one(document: &Document, record: &mut Record, proof: &Proof, shape: &Shape) {
    let disputed: Vec<Span> = record
        .notes
        .iter()
        .filter(|note| matches!(note.kind, NoteKind::CapitalsDifferFromDigits | NoteKind::Contradiction))
        .flat_map(|note| note.spans.iter().copied())
        .collect();
    let mut doubtful = Vec::new();
    let marks = &mut Marks { document, doubtful: &mut doubtful };
    for fact in [&mut record.title, &mut record.project_name, &mut record.project_number, &mut record.reason] {
        fact.iter_mut().for_each(|fact| marks.fact(fact, ocr::SURE));
    }
    for fact in record.project_number.iter_mut().filter(|fact| is_run_on(&fact.value)) {
        marks.doubt(fact);
    }
    for fact in [&mut record.published, &mut record.award_date, &mut record.deadline] {
        fact.iter_mut().for_each(|fact| marks.fact(fact, ocr::SURE_NUMBER));
    }
    record.lots.iter_mut().for_each(|fact| marks.fact(fact, ocr::SURE));
    record.buyers.iter_mut().chain(&mut record.agencies).for_each(|fact| marks.name(fact));
    record.suppliers.iter_mut().for_each(|fact| marks.name(fact));
    record.rates.iter_mut().for_each(|fact| marks.fact(fact, ocr::SURE_NUMBER));
    record.superseded.iter_mut().for_each(|fact| marks.fact(fact, ocr::SURE_NUMBER));
    for list in [&mut record.clouds, &mut record.chips, &mut record.services] {
        list.iter_mut().for_each(|fact| marks.fact(fact, ocr::SURE));
    }
    for fact in &mut record.amounts {
        let own = spans(fact);
        if own.iter().all(|span| document.score(*span).is_none()) {
            continue;
        }
        let is_confirmed = fact.value.value.is_some_and(|value| proof.confirms(value, &own));
        marks.fact(fact, if is_confirmed { ocr::SURE } else { ocr::SURE_NUMBER });
        let is_disputed = own.iter().any(|span| disputed.iter().any(|other| other.overlaps(*span)));
        let is_odd = !is_confirmed && own.iter().any(|span| shape.is_odd(document, *span));
        if is_disputed || is_odd || proof.refutes(&own) {
            marks.doubt(fact);
        }
    }
    let touches = |note: &&Note| note.spans.iter().any(|span| record.amounts.iter().any(|f| spans(f).contains(span)));
    record.notes.extend(proof.notes.iter().filter(touches).cloned());
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
        let is_poor = |evidence: &&Evidence| {
            let sure = if evidence.purpose == Purpose::Quantity { ocr::SURE_NUMBER } else { sure };
            self.document.score(evidence.span).is_some_and(|score| score < sure)
        };
        let counts = |evidence: &&Evidence| matches!(evidence.purpose, Purpose::Value | Purpose::Quantity);
        let poor: Vec<Span> = fact.evidence().iter().filter(counts).filter(is_poor).map(|e| e.span).collect();
        if !poor.is_empty() {
            fact.confidence = Confidence::Unsure;
            self.doubtful.extend(poor);
        }
    }

    /// A name that stands in two places is proven by that; one letter makes another body of it.
    fn name<T>(&mut self, fact: &mut Fact<T>) {
        let sure = if spans(fact).len() > 1 { ocr::SURE } else { ocr::SURE_NUMBER };
        self.fact(fact, sure);
    }

    fn doubt<T>(&mut self, fact: &mut Fact<T>) {
        fact.confidence = Confidence::Unsure;
        self.doubtful.extend(fact.evidence().iter().filter(|e| e.purpose == Purpose::Value).map(|e| e.span));
    }
}

fn spans<T>(fact: &Fact<T>) -> Vec<Span> {
    fact.evidence().iter().filter(|e| e.purpose == Purpose::Value).map(|e| e.span).collect()
}

/// 示采2023-00141象局: letters of a seal behind a number. A number's own last word is one of these: 2023-141号, 07包.
fn is_run_on(number: &str) -> bool {
    let tail = number.trim_end_matches(['号', '包', '期', '段', '标', '次', '批', '卷', '组', '分']);
    number.chars().any(|c| c.is_ascii_digit()) && tail.ends_with(crate::document::is_han)
}

#[cfg(test)]
mod tests {
    use super::is_run_on;

    #[test]
    fn letters_behind_a_number_are_in_doubt() {
        assert!(is_run_on("VPVNZC-2023-00141象局"));
        for number in ["VPVNZC-2023-00141", "示采〔2023〕141号", "HQ-2024-07包", "ZB2024-3标段", "YLSF-2025-0417"]
        {
            assert!(!is_run_on(number), "{number}");
        }
    }
}
