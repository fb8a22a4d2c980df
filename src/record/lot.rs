//! The lots of a notice: their numbers, what each is called, and what became of it.
use super::slot::{Placement, Slot, is_top_heading};
use super::{Confidence, Evidence, Fact, Lot, Record, SupplierRole};
use crate::document::Span;
use crate::lexicon::{NoticeKind, Role};
use crate::mention::{Mentions, lot_id, lot_marks};
use std::collections::HashMap;

/// The rule that gives a lot its name.
pub(super) const LOT_NAME: &str = "lot-name";

/// Blocks of which the heading 废标结果 may still speak.
const LONGEST_SECTION: usize = 60;

/// The lots that the facts, the columns of lot numbers and the openings of parts name, with what becomes of each.
pub(super) fn lots(
    mentions: &Mentions,
    slots: &[Slot],
    record: &Record,
    row_lot: &dyn Fn(u32, u32) -> Option<(String, Span)>,
) -> Vec<Fact<Lot>> {
    let mut ids: Vec<String> = Vec::new();
    let mut add = |id: &str| {
        if !ids.iter().any(|known| known == id) {
            ids.push(id.to_owned());
        }
    };
    record.amounts.iter().filter_map(|fact| fact.value.lot.as_deref()).for_each(&mut add);
    record.suppliers.iter().filter_map(|fact| fact.value.lot.as_deref()).for_each(&mut add);
    let things = record.clouds.iter().chain(&record.chips).chain(&record.services);
    things.filter_map(|fact| fact.value.lot.as_deref()).for_each(&mut add);
    let calls = matches!(record.kind, NoticeKind::TenderDocument | NoticeKind::Tender);
    let failed = if calls { Vec::new() } else { failed_lots(mentions, slots) };
    failed.iter().map(String::as_str).for_each(&mut add);
    let names = names(mentions, slots, row_lot);
    names.keys().map(String::as_str).for_each(&mut add);
    ids.sort_by_key(|id| (id.parse::<u32>().unwrap_or(u32::MAX), id.clone()));
    let mut lots = Vec::new();
    for id in ids {
        let mark = mentions.worded().find_map(|folded| {
            let mark = lot_marks(folded.text()).into_iter().find(|mark| mark.id == id)?;
            folded.span(mark.range)
        });
        let name = names.get(&id);
        let Some(span) = mark.or_else(|| cell_of(mentions, slots, &id)) else { continue };
        let won = record
            .suppliers
            .iter()
            .any(|fact| fact.value.lot.as_ref() == Some(&id) && fact.value.role == SupplierRole::Winner);
        let status = match record.kind {
            NoticeKind::Award | NoticeKind::Termination if failed.contains(&id) && !won => "failed",
            NoticeKind::Award if won => "awarded",
            NoticeKind::Tender
            | NoticeKind::Consultation
            | NoticeKind::Negotiation
            | NoticeKind::Inquiry
            | NoticeKind::TenderDocument => "open",
            _ => "unknown",
        };
        let lot = Lot { id, name: name.map(|(words, _)| words.clone()), status };
        let mut fact = Fact::new(lot, Confidence::Stated, Evidence::value(span, None, "lot-mark"));
        if let Some((_, span)) = name {
            fact.support(Evidence::value(*span, None, LOT_NAME));
        }
        lots.push(fact);
    }
    lots
}

/// The cell under 包号 that holds nothing but the number.
fn cell_of(mentions: &Mentions, slots: &[Slot], id: &str) -> Option<Span> {
    let mut cells = slots.iter().filter(|slot| slot.role == Role::LotId);
    cells.find_map(|slot| {
        let folded = mentions.folded.get(slot.block as usize)?;
        let words = folded.text().get(slot.region.clone())?;
        (lot_id(words).as_deref() == Some(id)).then(|| folded.span(slot.region.clone()))?
    })
}

/// What the labels 标项名称, 包名称 call each lot: by the row's number, or by the lot named above.
fn names(
    mentions: &Mentions,
    slots: &[Slot],
    row_lot: &dyn Fn(u32, u32) -> Option<(String, Span)>,
) -> HashMap<String, (String, Span)> {
    let mut names = HashMap::new();
    let named = |slot: &&Slot| slot.role == Role::LotName && slot.placement != Placement::Before;
    for slot in slots.iter().filter(named) {
        let of_row = slot.row.and_then(|(table, row)| row_lot(table, row)).map(|lot| lot.0);
        let Some(id) = of_row.or_else(|| slot.lot.as_ref().map(|lot| lot.0.clone())) else { continue };
        let Some(folded) = mentions.folded.get(slot.block as usize) else { continue };
        let Some(words) = folded.text().get(slot.region.clone()) else { continue };
        let left = words.trim_start_matches([' ', ':']);
        let name = left.trim_end_matches([' ', ';', '。', ',']);
        if !(2..=100).contains(&name.chars().count()) || lot_id(name).is_some() {
            continue;
        }
        let start = slot.region.end - left.len();
        let Some(span) = folded.span(start..start + name.len()) else { continue };
        names.entry(id).or_insert_with(|| (name.to_owned(), span));
    }
    names
}

/// The lots of which the notice says that they failed: 包2 … 废标, in the same block or the block below the lot's name,
/// and those of the section 废标结果.
fn failed_lots(mentions: &Mentions, slots: &[Slot]) -> Vec<String> {
    let mut failed: Vec<String> = Vec::new();
    let mut add = |id: String| {
        if !failed.contains(&id) {
            failed.push(id);
        }
    };
    let mut now: Option<(String, usize)> = None;
    let mut section: Option<usize> = None;
    for (index, folded) in mentions.folded.iter().enumerate() {
        let text = folded.text();
        if text.is_empty() {
            continue;
        }
        let results = ["废标结果", "流标结果", "废标信息", "废标情况", "废标项目"];
        let opens = text.chars().count() <= 24 && results.iter().any(|word| text.contains(word));
        if opens {
            section = Some(index);
        } else if is_top_heading(text) || section.is_some_and(|from| index > from + LONGEST_SECTION) {
            section = None;
        }
        let mark = lot_marks(text).into_iter().next().filter(|mark| mark.range.start <= 12);
        if let Some(mark) = mark {
            if section.is_some() {
                add(mark.id.clone());
            }
            now = Some((mark.id, index));
        }
        let says = ["废标", "流标", "作废标处理", "采购失败", "招标失败"].iter().any(|word| text.contains(word));
        let heading = opens || text.contains("废标理由") || text.chars().count() > 80;
        let near = now.as_ref().filter(|(_, at)| says && !heading && index <= at + 3);
        if let Some((id, _)) = near {
            add(id.clone());
        }
        failed_in_line(text).into_iter().for_each(&mut add);
    }
    let numbered = slots.iter().filter(|slot| slot.role == Role::LotId && slot.section == Some(Role::SectionFailed));
    numbered.filter_map(|slot| lot_id(mentions.text(slot.block).get(slot.region.clone())?)).for_each(add);
    failed
}

/// 第1包：中标供应商…；第3包流标。: the lots of one line that it calls failed, each up to the next lot's name.
fn failed_in_line(text: &str) -> Vec<String> {
    let marks = lot_marks(text);
    let ends = marks.iter().skip(1).map(|mark| mark.range.start).chain(std::iter::once(text.len()));
    let says = |words: &str| {
        let words = words.split(['。', ';']).next().unwrap_or("");
        words.chars().count() <= 40 && ["废标", "流标", "采购失败", "招标失败"].iter().any(|word| words.contains(word))
    };
    let segments = marks.iter().zip(ends);
    segments
        .filter(|(mark, end)| says(text.get(mark.range.end..*end).unwrap_or("")))
        .map(|(mark, _)| mark.id.clone())
        .collect()
}
