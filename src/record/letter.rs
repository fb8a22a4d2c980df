//! Letters: whom they greet on their first line, and who signs above the date.
use super::{Confidence, Evidence, Fact, Organisation, Supplier, SupplierRole};
use crate::mention::{Mentions, Party, find_date};
use super::prose::name_in;

/// Blocks from the top among which the greeting stands.
const HEAD: usize = 12;

/// Blocks from the end among which the signature stands.
const FOOT: usize = 12;

/// “示例书刊贸易有限公司：” on a line of its own: the one to whom the letter is written.
pub(super) fn greeted(mentions: &Mentions) -> Option<Fact<Supplier>> {
    let head = mentions.folded.iter().filter(|folded| !folded.text().is_empty()).take(HEAD);
    head.into_iter().find_map(|folded| {
        let words = folded.text().trim_end().strip_suffix(':')?;
        let party = name_in(folded, 0..words.len()).filter(|party| party.range.len() + 8 >= words.trim().len())?;
        let span = folded.span(party.range)?;
        let role = SupplierRole::Proposed;
        let supplier = Supplier { name: party.name, role, lead: None, rank: None, lot: None };
        Some(Fact::new(supplier, Confidence::Inferred, Evidence::value(span, None, "salutation")))
    })
}

/// 落款: the organisation that stands alone above the last date, or at the very end.
pub(super) fn signed(mentions: &Mentions) -> Option<Fact<Organisation>> {
    let foot: Vec<_> = mentions.folded.iter().rev().filter(|folded| !folded.text().is_empty()).take(FOOT).collect();
    let is_date = |text: &str| find_date(text).is_some_and(|(range, _)| text.trim().len() <= range.len() + 4);
    foot.iter().enumerate().find_map(|(index, folded)| {
        let last = index == 0 || is_date(foot.get(index.wrapping_sub(1))?.text());
        let text = folded.text();
        let alone = last && text.chars().count() <= 40 && mentions.labels_of(folded.block()).is_empty();
        let party: Party = name_in(folded, 0..text.len()).filter(|party| alone && party.range.len() + 9 >= text.trim().len())?;
        let span = folded.span(party.range)?;
        let organisation = Organisation { name: party.name, aliases: Vec::new() };
        Some(Fact::new(organisation, Confidence::Inferred, Evidence::value(span, None, "signature")))
    })
}

/// Whether a name is that of a body whose trade is to run tenders for others.
pub(super) fn runs_tenders(name: &str) -> bool {
    ["招标", "代理", "采购中心", "交易中心", "咨询", "项目管理", "工程管理", "造价"].iter().any(|word| name.contains(word))
}
