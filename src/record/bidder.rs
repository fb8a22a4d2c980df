//! Bidders that did not win: rows that say 否, lists of scores, sections of those who lost; and rows that say who won.
use super::party::push;
use super::slot::{Placement, Slot};
use super::{Confidence, Evidence, Fact, Organisation, Purpose, Supplier, SupplierRole};
use crate::document::Span;
use crate::lexicon::{NoticeKind, Role};
use crate::mention::{Mentions, Party, lot_marks, parties};
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// The row of a table.
pub(super) type Row = (u32, u32);

/// Blocks below the heading of a losers' section that may belong to it.
const LONGEST_SECTION: u32 = 200;

/// What a table says of the bidder in a row, and where.
#[derive(Debug, Clone, Copy)]
pub(super) struct Verdict {
    /// 是, 中标 or 否, 未中标.
    pub(super) won: bool,
    /// The cell that says so.
    pub(super) at: Span,
}

/// The rows whose verdict column (是否中标, 评审结论) says who won and who lost.
pub(super) fn verdicts(mentions: &Mentions, slots: &[Slot]) -> HashMap<Row, Verdict> {
    let mut found = HashMap::new();
    for slot in slots.iter().filter(|slot| slot.role == Role::Verdict) {
        let (Some(row), Some(folded)) = (slot.row, mentions.folded.get(slot.block as usize)) else { continue };
        let words = folded.text().get(slot.region.clone()).unwrap_or("").trim();
        let lost = ["否", "未", "不", "落选", "淘汰", "废标", "无效"].iter().any(|word| words.starts_with(word));
        let won = !lost
            && (matches!(words, "是" | "√" | "✓")
                || ["中标", "成交", "中选", "拟中标", "拟成交", "推荐中标", "推荐成交"]
                    .iter()
                    .any(|word| words.starts_with(word))
                    && !words.contains("候选"));
        if let Some(at) = folded.span(slot.region.clone()).filter(|_| won || lost) {
            found.insert(row, Verdict { won, at });
        }
    }
    found
}

/// Rows of a table of scores (得分, 排名, 评审价) that has no column of the award.
pub(super) fn score_rows(slots: &[Slot]) -> HashSet<Row> {
    let is_score = |slot: &&Slot| slot.role == Role::Score || matches!(slot.label, "评审价" | "评标价");
    let mut rows: HashSet<Row> = slots.iter().filter(is_score).filter_map(|slot| slot.row).collect();
    for slot in slots.iter().filter(|slot| matches!(slot.role, Role::Award | Role::Winner)) {
        if let Some(row) = slot.row {
            rows.remove(&row);
        }
    }
    rows
}

/// Rows whose price is the winner's: the verdict says so, or the column of names is that of the winners.
pub(super) fn won_rows(slots: &[Slot], verdicts: &HashMap<Row, Verdict>) -> HashSet<Row> {
    let mut rows: HashSet<Row> = HashSet::new();
    for slot in slots.iter().filter(|slot| slot.role == Role::Winner && slot.placement == Placement::Below) {
        rows.extend(slot.row);
    }
    rows.retain(|row| verdicts.get(row).is_none_or(|verdict| verdict.won));
    rows.extend(verdicts.iter().filter(|(_, verdict)| verdict.won).map(|(row, _)| *row));
    // A column of the award itself goes before that of a price.
    for slot in slots.iter().filter(|slot| slot.role == Role::Award) {
        if let Some(row) = slot.row {
            rows.remove(&row);
        }
    }
    rows
}

/// Adds who lost, and whom a row's verdict makes the winner, to the suppliers of an award.
pub(super) fn add(
    mentions: &Mentions,
    slots: &[Slot],
    kind: NoticeKind,
    verdicts: &HashMap<Row, Verdict>,
    row_lot: &dyn Fn(u32, u32) -> Option<String>,
    others: &[&[Fact<Organisation>]],
    suppliers: &mut Vec<Fact<Supplier>>,
) {
    if !matches!(kind, NoticeKind::Award | NoticeKind::Candidates) {
        return;
    }
    // 第一中标候选人 that won is the winner and not told twice.
    let winners: Vec<(String, Option<String>)> = suppliers
        .iter()
        .filter(|fact| fact.value.role == SupplierRole::Winner)
        .map(|fact| (fact.value.name.clone(), fact.value.lot.clone()))
        .collect();
    suppliers.retain(|fact| {
        let won = |(name, lot): &(String, Option<String>)| {
            *name == fact.value.name && (lot.is_none() || fact.value.lot.is_none() || *lot == fact.value.lot)
        };
        fact.value.role != SupplierRole::Candidate || !winners.iter().any(won)
    });
    let scores = score_rows(slots);
    let mut bidders: Vec<(Supplier, Vec<Evidence>, bool)> = Vec::new();
    for slot in slots.iter().filter(|slot| is_bidder(slot, verdicts, &scores) && slot.placement != Placement::Before) {
        let Some(folded) = mentions.folded.get(slot.block as usize) else { continue };
        let Ok(names) = parties(folded, slot.region.clone()) else { continue };
        let verdict = slot.row.and_then(|row| verdicts.get(&row));
        let lost = is_lost(slot.label) || slot.section == Some(Role::SectionLosers);
        let lot = slot.row.and_then(|(t, r)| row_lot(t, r)).or_else(|| slot.lot.as_ref().map(|lot| lot.0.clone()));
        for party in names.into_iter().filter(|party| party.sure) {
            let won = verdict.is_some_and(|verdict| verdict.won) && kind == NoticeKind::Award;
            let role = if won { SupplierRole::Winner } else { SupplierRole::Loser };
            let Some(span) = folded.span(party.range.clone()) else { continue };
            let mut evidence = vec![Evidence::value(span, Some(slot.label), slot.placement.rule())];
            evidence.extend(verdict.map(|verdict| Evidence {
                purpose: Purpose::Role,
                ..Evidence::value(verdict.at, None, "row-verdict")
            }));
            let supplier = Supplier { lot: lot.clone(), ..Supplier::named(party.name, role) };
            bidders.push((supplier, evidence, lost || verdict.is_some()));
        }
    }
    for (block, party) in listed(mentions) {
        let Some(span) = mentions.folded.get(block as usize).and_then(|f| f.span(party.range.clone())) else {
            continue;
        };
        let supplier = Supplier::named(party.name, SupplierRole::Loser);
        bidders.push((supplier, vec![Evidence::value(span, None, "list-of-losers")], true));
    }
    bidders.sort_by_key(|(supplier, ..)| supplier.role);
    let known = |name: &str| others.iter().any(|list| list.iter().any(|fact| fact.value.name == name));
    for (supplier, evidence, certain) in bidders {
        // 投标人 alone says that somebody bid; it lost only where another one is known to have won.
        let someone_won = suppliers.iter().any(|fact| fact.value.role == SupplierRole::Winner);
        let loser = supplier.role == SupplierRole::Loser;
        let same = |fact: &Fact<Supplier>| {
            fact.value.name == supplier.name
                && fact.value.role != SupplierRole::Loser
                && (fact.value.lot.is_none() || supplier.lot.is_none() || fact.value.lot == supplier.lot)
        };
        let bidder_only = !certain && (!someone_won || kind == NoticeKind::Candidates);
        if known(&supplier.name) || loser && (suppliers.iter().any(same) || bidder_only) {
            continue;
        }
        let mut pieces = evidence.into_iter();
        let Some(first) = pieces.next() else { continue };
        push(suppliers, supplier.clone(), first, Confidence::Stated);
        let fact =
            suppliers.iter_mut().find(|fact| fact.value.name == supplier.name && fact.value.role == supplier.role);
        if let Some(fact) = fact {
            pieces.for_each(|piece| fact.support(piece));
        }
    }
}

/// A slot that names a bidder: by its label, or by a column of names in a table whose rows have verdicts.
fn is_bidder(slot: &Slot, verdicts: &HashMap<Row, Verdict>, scores: &HashSet<Row>) -> bool {
    let judged = slot.row.is_some_and(|row| verdicts.contains_key(&row) || scores.contains(&row));
    slot.role == Role::Loser && slot.section != Some(Role::SectionBefore)
        || judged && matches!(slot.role, Role::WinnerMaybe | Role::Candidate | Role::Name)
        || slot.section == Some(Role::SectionLosers) && matches!(slot.role, Role::WinnerMaybe | Role::Winner)
}

/// 未中标供应商, 被否决投标人: labels that by themselves say that the bidder lost.
fn is_lost(label: &str) -> bool {
    ["未", "废标", "否决", "无效", "落选"].iter().any(|word| label.contains(word))
}

/// The names below the heading of a losers' section, or behind it: A（85.40），B（79.02）.
fn listed(mentions: &Mentions) -> Vec<(u32, Party)> {
    let mut found = Vec::new();
    for label in mentions.labels.iter().filter(|label| label.row.role == Role::SectionLosers) {
        take(mentions, label.block, label.value.clone(), &mut found);
        let last = (mentions.folded.len() as u32).min(label.block.saturating_add(LONGEST_SECTION));
        for block in label.block + 1..last {
            let text = mentions.text(block);
            let ends = super::slot::is_top_heading(text)
                || mentions.labels_of(block).iter().any(|other| other.row.role.is_section());
            if ends {
                break;
            }
            if mentions.labels_of(block).is_empty() {
                take(mentions, block, 0..text.len(), &mut found);
            }
        }
    }
    found
}

fn take(mentions: &Mentions, block: u32, region: Range<usize>, found: &mut Vec<(u32, Party)>) {
    let Some(folded) = mentions.folded.get(block as usize) else { return };
    let names = parties(folded, region).unwrap_or_default();
    found.extend(names.into_iter().filter(|party| party.sure).map(|party| (block, party)));
}

/// 包1：示例造价咨询有限公司，中标下浮率：35%: a line that opens with the lot and names one organisation, where what it
/// won follows or nothing does.
pub(super) fn of_lot_lines(mentions: &Mentions, kind: NoticeKind) -> Vec<Fact<Supplier>> {
    let role = match kind {
        NoticeKind::Award => SupplierRole::Winner,
        NoticeKind::Framework => SupplierRole::Shortlisted,
        _ => return Vec::new(),
    };
    let line = |folded: &crate::document::Folded| {
        let text = folded.text();
        let mark = lot_marks(text).into_iter().next().filter(|mark| mark.range.start == 0)?;
        let from = mark.range.end + ':'.len_utf8();
        let words = text[mark.range.end..].strip_prefix(':')?;
        let end = words.find([',', ';', '。']).map_or(text.len(), |at| from + at);
        let party = parties(folded, from..end).ok()?.into_iter().next().filter(|party| party.sure)?;
        let whole = party.range.start <= from + 1 && party.range.end == end;
        let rest = mentions.labels_of(folded.block());
        let won = end == text.len() || rest.iter().any(|label| matches!(label.row.role, Role::Award | Role::Rate));
        let lost = rest.iter().any(|label| matches!(label.row.role, Role::Loser | Role::Candidate | Role::Score));
        let span = folded.span(party.range)?;
        let supplier = Supplier { lot: Some(mark.id), ..Supplier::named(party.name, role) };
        (whole && won && !lost)
            .then(|| Fact::new(supplier, Confidence::Inferred, Evidence::value(span, None, "lot-line")))
    };
    mentions.worded().filter_map(line).collect()
}
