//! The second reader's word on a record: quotes that it confirms, and pages on which the two readers disagree.
use super::{EvidenceV1, NoteV1, RecordV1, TextV1};
use crate::document::{NoteKind, confirms};
use std::collections::BTreeSet;

/// The pages (from 1) that hold quotes of the record.
#[must_use]
pub fn quoted_pages(record: &RecordV1) -> BTreeSet<u32> {
    let mut copy = record.clone();
    let mut pages = BTreeSet::new();
    for_each_evidence(&mut copy, &mut |evidence| pages.extend(evidence.page));
    pages
}

/// Holds every quote against the pages as the second reader has them: what it confirms gets `"reader": "both"`, a page
/// where it sees other letters and one that it can't read are told in a note.
pub fn confirm(record: &mut RecordV1, pages: &[(u32, String)]) {
    let mut other_letters: BTreeSet<u32> = BTreeSet::new();
    let mut not_read: BTreeSet<u32> = BTreeSet::new();
    for_each_evidence(record, &mut |evidence| {
        let Some(page) = evidence.page else { return };
        if evidence.reader == "ocr" {
            return;
        }
        match pages.iter().find(|(number, _)| *number == page) {
            None => drop(not_read.insert(page)),
            Some((_, text)) if agrees(text, &evidence.quote) => evidence.reader = "both",
            Some(_) => drop(other_letters.insert(page)),
        }
    });
    for page in other_letters {
        record.notes.push(note(
            NoteKind::ReadersDisagree,
            format!("The second PDF reader sees other letters than a quote of page {page}; look at the page."),
            format!("第二个 PDF 读取器在第 {page} 页读到的文字与引文不同；请查看该页。"),
        ));
    }
    for page in not_read {
        record.notes.push(note(
            NoteKind::Other,
            format!("The second PDF reader could not read page {page}; its quotes have one reader only."),
            format!("第二个 PDF 读取器无法读取第 {page} 页；该页引文只有一个读取器。"),
        ));
    }
}

/// The quote as a whole, or each of its lines: the second reader may have something between them.
fn agrees(page: &str, quote: &str) -> bool {
    confirms(page, quote)
        || (quote.contains('\n')
            && quote.lines().filter(|line| !line.trim().is_empty()).all(|line| confirms(page, line)))
}

fn note(kind: NoteKind, en: String, zh: String) -> NoteV1 {
    NoteV1 { kind: kind.as_str().to_owned(), text: TextV1 { en, zh }, evidence: Vec::new() }
}

fn for_each_evidence(record: &mut RecordV1, each: &mut dyn FnMut(&mut EvidenceV1)) {
    let notice = &mut record.notice;
    for field in [
        &mut notice.title,
        &mut notice.project_name,
        &mut notice.project_number,
        &mut notice.published,
        &mut notice.award_date,
        &mut notice.deadline,
        &mut notice.reason,
    ]
    .into_iter()
    .flatten()
    {
        field.evidence.iter_mut().for_each(&mut *each);
        field.alternatives.iter_mut().flat_map(|other| other.evidence.iter_mut()).for_each(&mut *each);
    }
    for entries in [
        &mut record.lots,
        &mut record.buyers,
        &mut record.agencies,
        &mut record.suppliers,
        &mut record.amounts,
        &mut record.rates,
        &mut record.cloud_providers,
        &mut record.chips,
        &mut record.ai_services,
        &mut record.superseded,
    ] {
        for entry in entries {
            entry.evidence.iter_mut().for_each(&mut *each);
            entry.alternatives.iter_mut().flat_map(|other| other.evidence.iter_mut()).for_each(&mut *each);
        }
    }
    record.notes.iter_mut().flat_map(|note| note.evidence.iter_mut()).for_each(&mut *each);
}

#[cfg(test)]
mod tests {
    use super::agrees;

    #[test]
    fn a_wrapped_quote_is_confirmed_by_its_lines() {
        assert!(agrees("深圳大 采购人 学", "深圳大\n学"));
        assert!(agrees("深圳大学", "深圳大学"));
        assert!(!agrees("深圳学院", "深圳\n大学"));
    }
}
