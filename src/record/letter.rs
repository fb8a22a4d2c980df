//! Letters: whom they greet on their first line, and who signs above the date.
use super::prose::name_in;
use super::{Confidence, Evidence, Fact, Organisation, Supplier, SupplierRole};
use crate::document::{Document, Folded};
use crate::lexicon::NoticeKind;
use crate::mention::{Mentions, Party, find_date};

/// Blocks from the top among which the greeting stands.
const HEAD: usize = 12;

/// Heads and feet of pages that are looked at.
const FURNITURE: usize = 40;

/// Pages on which a name must stand to be that of who runs the tender.
const PAGES: usize = 3;

/// Blocks from the end among which the signature stands.
const FOOT: usize = 12;

/// “示例书刊贸易有限公司：” on a line of its own: the one to whom the letter is written. A letter of single-source
/// purchase proposes it; one that says 确定贵公司为中标单位 awards.
pub(super) fn greeted(mentions: &Mentions, kind: NoticeKind) -> Option<Fact<Supplier>> {
    let says_won = |text: &str| {
        ["贵公司", "你公司", "贵单位", "你单位", "贵方", "你方"].iter().any(|you| {
            let mut places = text.match_indices(you).map(|(at, _)| &text[at + you.len()..]);
            places.any(|rest| {
                ["为中标", "为成交", "中标", "被确定为", "为中选"].iter().any(|word| rest.starts_with(word))
            })
        })
    };
    let role = match kind {
        NoticeKind::SingleSource => SupplierRole::Proposed,
        NoticeKind::Award if mentions.worded().any(|folded| says_won(folded.text())) => SupplierRole::Winner,
        _ => return None,
    };
    let head = mentions.folded.iter().filter(|folded| !folded.text().is_empty()).take(HEAD);
    head.into_iter().find_map(|folded| {
        let words = folded.text().trim_end().strip_suffix(':')?;
        let party = alone_in(folded, words)?;
        let span = folded.span(party.range)?;
        let supplier = Supplier::named(party.name, role);
        Some(Fact::new(supplier, Confidence::Inferred, Evidence::value(span, None, "salutation")))
    })
}

/// The name that a line is, but for three characters at most.
fn alone_in(folded: &Folded, line: &str) -> Option<Party> {
    name_in(folded, 0..line.len()).filter(|party| party.range.len() + 9 >= line.trim().len())
}

/// 落款: the organisation that stands alone above the last date, or at the very end.
pub(super) fn signed(mentions: &Mentions) -> Option<Fact<Organisation>> {
    let foot: Vec<_> = mentions.folded.iter().rev().filter(|folded| !folded.text().is_empty()).take(FOOT).collect();
    let is_date = |text: &str| find_date(text).is_some_and(|(range, _)| text.trim().len() <= range.len() + 4);
    foot.iter().enumerate().find_map(|(index, folded)| {
        let last = index == 0 || is_date(foot.get(index.wrapping_sub(1))?.text());
        let text = folded.text();
        if !last || text.chars().count() > 40 || !mentions.labels_of(folded.block()).is_empty() {
            return None;
        }
        let party = alone_in(folded, text)?;
        let span = folded.span(party.range)?;
        let organisation = Organisation { name: party.name, aliases: Vec::new() };
        Some(Fact::new(organisation, Confidence::Inferred, Evidence::value(span, None, "signature")))
    })
}

/// Whether a name is that of a body whose trade is to run tenders for others.
pub(super) fn runs_tenders(name: &str) -> bool {
    ["招标", "代理", "采购中心", "交易中心", "咨询", "项目管理", "工程管理", "造价"]
        .iter()
        .any(|word| name.contains(word))
}

/// 示例大学采购与招标办公室 signs for 示例大学: an office of the body that buys.
pub(super) fn body_of_office(mentions: &Mentions, signed: Fact<Organisation>) -> Fact<Organisation> {
    let name = &signed.value.name;
    let office = ["处", "办公室", "办", "中心", "科", "部"].iter().any(|word| name.ends_with(word));
    let bodies = ["大学", "学院", "医院", "研究院", "研究所", "有限公司", "中学", "小学"];
    let ends = bodies.iter().filter_map(|word| name.find(word).map(|at| at + word.len())).min();
    let Some(end) = ends.filter(|end| office && *end < name.len() && name[..*end].chars().count() >= 4) else {
        return signed;
    };
    let short = &name[..end];
    let span = signed.evidence().first().and_then(|evidence| {
        let folded = mentions.folded.get(evidence.span.block as usize)?;
        let at = folded.text().find(name.as_str())?;
        folded.span(at..at + short.len())
    });
    match span {
        Some(span) => {
            let organisation = Organisation { name: short.to_owned(), aliases: Vec::new() };
            Fact::new(organisation, Confidence::Inferred, Evidence::value(span, None, "signature"))
        }
        None => signed,
    }
}

/// The body whose trade is to run tenders that stands alone at the foot or head of one page after another, where none is
/// named elsewhere: who runs a tender prints its name below each page. Once proves nothing.
pub(super) fn on_every_page(document: &Document) -> Option<Fact<Organisation>> {
    let furniture = document.blocks.iter().enumerate().filter(|(_, block)| !block.is_body()).take(FURNITURE);
    let mut found: Option<Fact<Organisation>> = None;
    for (at, block) in furniture {
        let Ok(number) = u32::try_from(at) else { break };
        let folded = Folded::new(number, &block.text);
        let alone = alone_in(&folded, folded.text());
        let Some(party) = alone.filter(|party| runs_tenders(&party.name)) else { continue };
        let Some(span) = folded.span(party.range) else { continue };
        let evidence = Evidence::value(span, None, "page-foot");
        match &mut found {
            Some(fact) if fact.value.name == party.name => fact.support(evidence),
            Some(_) => return None,
            None => {
                let organisation = Organisation { name: party.name, aliases: Vec::new() };
                found = Some(Fact::new(organisation, Confidence::Inferred, evidence));
            }
        }
    }
    found.filter(|fact| fact.evidence().len() >= PAGES)
}
