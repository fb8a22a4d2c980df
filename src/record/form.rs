//! Where no title says what a notice is, the headings and labels of the official forms may (财办库〔2020〕50号).
use super::slot::Slot;
use crate::lexicon::{NoticeKind, Role};
use crate::mention::{Mentions, parties};

/// The kind of notice whose form these labels are; `Other` where none fits.
pub(super) fn kind(mentions: &Mentions, slots: &[Slot]) -> NoticeKind {
    let firm = |role: Role| slots.iter().any(|slot| slot.role == role && slot.firm);
    let section = |role: Role| mentions.labels.iter().any(|label| label.row.role == role);
    let label = |words: &[&str]| slots.iter().any(|slot| slot.firm && words.contains(&slot.label));
    let named = |role: Role| slots.iter().any(|slot| slot.role == role && slot.firm && names_someone(mentions, slot));
    let bids = firm(Role::Deadline) || firm(Role::Budget) || firm(Role::Ceiling);
    if section(Role::SectionProposed) && (named(Role::Proposed) || named(Role::WinnerMaybe)) {
        NoticeKind::SingleSource
    } else if label(&["合同编号", "合同签订日期"]) && firm(Role::Contract) && named(Role::WinnerMaybe) {
        NoticeKind::Contract
    } else if named(Role::Winner) && slots.iter().any(|slot| slot.label.starts_with("入围") && slot.firm) {
        NoticeKind::Framework
    } else if named(Role::Winner) || named(Role::WinnerMaybe) && firm(Role::Award) || judged(slots) {
        NoticeKind::Award
    } else if named(Role::Candidate) {
        NoticeKind::Candidates
    } else if bids {
        way_of_buying(mentions).unwrap_or(if firm(Role::Deadline) { NoticeKind::Tender } else { NoticeKind::Other })
    } else {
        NoticeKind::Other
    }
}

fn names_someone(mentions: &Mentions, slot: &Slot) -> bool {
    let folded = mentions.folded.get(slot.block as usize);
    folded.is_some_and(|f| parties(f, slot.region.clone()).is_ok_and(|names| names.iter().any(|party| party.sure)))
}

/// A table that says who won: 是否中标.
fn judged(slots: &[Slot]) -> bool {
    slots.iter().any(|slot| slot.role == Role::Verdict && slot.row.is_some())
}

/// 采购方式：竞争性磋商.
fn way_of_buying(mentions: &Mentions) -> Option<NoticeKind> {
    mentions.worded().find_map(|folded| {
        let text = folded.text();
        let rest = &text[text.find("采购方式")?..];
        let words = rest.trim_start_matches("采购方式").trim_start_matches([':', ' ']);
        [
            ("公开招标", NoticeKind::Tender),
            ("邀请招标", NoticeKind::Tender),
            ("竞争性磋商", NoticeKind::Consultation),
            ("竞争性谈判", NoticeKind::Negotiation),
            ("询价", NoticeKind::Inquiry),
        ]
        .iter()
        .find_map(|(way, kind)| words.starts_with(way).then_some(*kind))
    })
}
