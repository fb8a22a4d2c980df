//! Slots to records: the order in which the fields are decided, since one needs the other.
use super::slot::{self, Slot};
use super::standing::Standing;
use super::table::Grid;
use super::weigh::Clued;
use super::{
    AmountRole, Record, SupplierRole, amount, bidder, doubt, flat, form, letter, lot, name, notice, part, party, prose,
    settle,
};
use crate::document::{Document, Note, NoteKind, Span, TextLayer};
use crate::lexicon::{NoticeKind, Role, Stage};
use crate::mention::{Mentions, Unit, lot_id, read_hint, scan};
use std::collections::HashMap;

/// Reads the records of a document: one, or one a row where a sheet lists projects.
#[must_use]
pub fn records(document: &Document) -> Vec<Record> {
    let mentions = scan(document);
    let grid = Grid::new(document);
    let slots = slot::slots(document, &mentions, &grid);
    let mut whole = one(document, &mentions, &grid, &slots);
    whole.notes.extend(document.notes.iter().cloned());
    let caption = |block| caption_unit(document, &mentions, block);
    let mut records = match part::by_row(document, &mentions, &grid, &slots, &whole, &caption) {
        Some(mut parts) => {
            let read = document.notes.iter().find(|note| note.kind == NoteKind::ReadFromPicture);
            parts.iter_mut().for_each(|part| part.notes.extend(read.cloned()));
            parts
        }
        None => vec![whole],
    };
    doubt::mark(document, &mentions, &mut records);
    records
}

/// The names of a notice with the clues to their stances, from which `examples/learn.rs` learns.
#[must_use]
pub fn clued(document: &Document) -> Vec<Clued> {
    let mentions = scan(document);
    let grid = Grid::new(document);
    let slots = slot::slots(document, &mentions, &grid);
    let (_, title) = notice::title(document, &mentions);
    let title = title.as_ref().and_then(|fact| fact.evidence().first()).map(|e| e.span.block);
    name::clued(&Standing::new(document, &mentions, &slots, title), &grid, &|_, _| None)
}

fn one(document: &Document, mentions: &Mentions, grid: &Grid, slots: &[Slot]) -> Record {
    let (kind, title) = notice::title(document, mentions);
    let kind = if kind == NoticeKind::Other { form::kind(mentions, slots) } else { kind };
    let kind = if title.is_none() && says_nothing(mentions) { NoticeKind::Other } else { kind };
    let mut record = Record { kind, stage: kind.stage(), title, ..Record::default() };
    if document.text == TextLayer::None {
        return record;
    }
    record.project_name = notice::text_value(mentions, slots, Role::ProjectName);
    if record.project_name.is_none() {
        record.project_name = notice::name_on_cover(document, mentions);
    }
    if record.project_name.is_none() {
        record.project_name = prose::project_in_prose(mentions, notice::name_of_title(document, record.title.as_ref()));
    }
    record.project_number =
        notice::text_value(mentions, slots, Role::ProjectNumber).or_else(|| prose::number_in_brackets(mentions));
    record.reason = notice::text_value(mentions, slots, Role::Reason);
    record.published =
        notice::date_value(mentions, slots, Role::Published).or_else(|| notice::loose_date(document, mentions));
    record.award_date = notice::date_value(mentions, slots, Role::AwardDate);
    record.deadline = notice::date_value(mentions, slots, Role::Deadline);
    let mut sentences = prose::mandates(mentions);
    sentences.buyers.extend(prose::definitions(mentions));
    let mut notes = Vec::new();
    record.buyers = party::organisations(mentions, slots, Role::Buyer, Role::BuyerMaybe, &sentences.buyers, &mut notes);
    record.agencies =
        party::organisations(mentions, slots, Role::Agency, Role::AgencyMaybe, &sentences.agencies, &mut notes);
    if record.buyers.is_empty() && kind == NoticeKind::Intention {
        record.buyers.extend(party::of_title(mentions, record.title.as_ref()).or_else(|| prose::publisher(mentions)));
    }
    if record.buyers.is_empty() && kind != NoticeKind::Other {
        record.buyers.extend(party::of_plain_title(mentions, record.title.as_ref()));
    }
    signature(mentions, &mut record);
    if record.agencies.is_empty() && kind != NoticeKind::Other {
        record.agencies.extend(letter::on_every_page(document));
    }
    if record.buyers.is_empty() {
        record.notes.append(&mut notes);
    }
    // Looked up once: a price list has a row for each of its prices.
    let numbered: HashMap<(u32, u32), u32> = slots
        .iter()
        .rev()
        .filter(|slot| slot.role == Role::LotId)
        .filter_map(|slot| Some((slot.row?, slot.block)))
        .collect();
    let row_lot = |table: u32, row: u32| lot_of_row(mentions, grid, &numbered, table, row);
    record.suppliers = party::suppliers(mentions, slots, kind, &|t, r| row_lot(t, r).map(|lot| lot.0), &record.buyers);
    let caption =
        |block: u32| caption_unit(document, mentions, block).or_else(|| unit_of_row(document, mentions, grid, block));
    let verdicts = bidder::verdicts(mentions, slots);
    let won = bidder::won_rows(slots, &verdicts);
    let mut found = amount::amounts_of(mentions, slots, kind, &row_lot, &caption, &won);
    if kind == NoticeKind::SingleSource && record.suppliers.is_empty() {
        prose::named_in_prose(mentions, SupplierRole::Proposed, &mut record.suppliers);
    }
    if record.suppliers.is_empty() {
        record.suppliers.extend(letter::greeted(mentions, kind));
    }
    if matches!(kind, NoticeKind::Award | NoticeKind::Correction) && record.suppliers.is_empty() {
        prose::named_in_prose(mentions, SupplierRole::Winner, &mut record.suppliers);
    }
    if kind == NoticeKind::Award || kind == NoticeKind::Candidates {
        flat::tables(mentions, kind, &mut record.suppliers, &mut found.amounts);
    }
    if record.suppliers.is_empty() {
        record.suppliers.extend(bidder::of_lot_lines(mentions, kind));
    }
    let parties = [record.buyers.as_slice(), record.agencies.as_slice()];
    let lot_only = |table: u32, row: u32| row_lot(table, row).map(|lot| lot.0);
    bidder::add(mentions, slots, kind, &verdicts, &lot_only, &parties, &mut record.suppliers);
    record.amounts = found.amounts;
    record.rates = found.rates;
    record.superseded = found.superseded;
    record.notes.append(&mut found.notes);
    check_totals(&mut record);
    let title_block = record.title.as_ref().and_then(|fact| fact.evidence().first()).map(|e| e.span.block);
    let standing = Standing::new(document, mentions, slots, title_block);
    let named = name::find(&standing, grid, None, &row_lot);
    (record.clouds, record.chips, record.services) = (named.clouds, named.chips, named.services);
    settle::own_models(&mut record.services, &record.buyers);
    if kind == NoticeKind::Other && record.buyers.is_empty() && !settle::speaks_of_buying(mentions) {
        settle::nobody_buys(&mut record);
    }
    record.lots = lot::lots(mentions, slots, &record, &row_lot);
    record.notes.extend(blank_form(mentions, &record));
    if kind == NoticeKind::Framework && record.suppliers.iter().any(|fact| fact.value.role == SupplierRole::Shortlisted)
    {
        record.stage = Stage::Awarded;
    }
    if kind == NoticeKind::Correction {
        record.stage = corrected_stage(mentions, &record);
    }
    if kind == NoticeKind::Termination {
        record.stage = termination_stage(mentions, &record);
    }
    record
}

/// Who signs a notice runs the tender where another is named as buyer or its trade is to run tenders; else it buys.
fn signature(mentions: &Mentions, record: &mut Record) {
    if record.kind == NoticeKind::Other || !record.buyers.is_empty() && !record.agencies.is_empty() {
        return;
    }
    let Some(signed) = letter::signed(mentions) else { return };
    let signed = letter::body_of_office(mentions, signed);
    let name = signed.value.name.as_str();
    let known = record.buyers.iter().chain(&record.agencies).any(|fact| fact.value.name == name);
    if known || record.suppliers.iter().any(|fact| fact.value.name == name) {
        return;
    }
    if record.agencies.is_empty() && letter::runs_tenders(name) {
        record.agencies.push(signed);
    } else if record.buyers.is_empty() && !letter::runs_tenders(name) {
        record.buyers.push(signed);
    }
}

/// A blank form has the labels of a buyer and no name behind any of them: an empty result is then no failure to read.
fn blank_form(mentions: &Mentions, record: &Record) -> Option<Note> {
    let label = mentions.labels.iter().find(|label| matches!(label.row.role, Role::Buyer | Role::SectionBuyer))?;
    if !record.buyers.is_empty() {
        return None;
    }
    let span = mentions.folded.get(label.block as usize)?.span(label.range.clone())?;
    let note = Note::new(
        NoteKind::LabelsWithoutValue,
        format!("The label {} stands there and no name behind it: no buyer is given.", label.row.text),
        format!("有“{}”字样，但其后没有名称；不给出采购人。", label.row.text),
    );
    Some(note.about(span))
}

/// The menus of a portal name every kind of notice; without any label of one they are no notice.
fn says_nothing(mentions: &Mentions) -> bool {
    !mentions.labels.iter().any(|label| {
        label.row.role != Role::End && (label.row.role.is_party() || label.row.role.is_money() || label.colon)
    })
}

/// A correction stands at the stage of what it corrects: the result, or the call.
fn corrected_stage(mentions: &Mentions, record: &Record) -> Stage {
    let title = record.title.as_ref().map_or("", |fact| fact.value.as_str());
    let about = mentions
        .labels
        .iter()
        .find(|label| label.row.text == "更正事项")
        .map_or("", |label| mentions.text(label.block).get(label.value.clone()).unwrap_or(""));
    if about.contains("结果") || about.is_empty() && ["结果", "中标", "成交"].iter().any(|word| title.contains(word))
    {
        Stage::Awarded
    } else {
        Stage::Tendered
    }
}

/// 废标 and 流标 failed; 取消 and 因故终止 were cancelled.
fn termination_stage(mentions: &Mentions, record: &Record) -> Stage {
    let reason = record.reason.as_ref().map_or("", |fact| fact.value.as_str());
    let title = record.title.as_ref().map_or("", |fact| fact.value.as_str());
    let any = |words: &[&str], text: &str| words.iter().any(|word| text.contains(word));
    let cancelled = ["取消", "因故", "重大变故", "需求变更", "任务取消", "调整", "撤销", "政策变化"];
    let failed = [
        "废标",
        "流标",
        "不足三家",
        "不足3家",
        "少于三家",
        "少于3家",
        "实质性响应",
        "有效供应商",
        "有效投标",
        "无供应商",
    ];
    if any(&failed, reason) || any(&["废标", "流标"], title) {
        Stage::Failed
    } else if any(&cancelled, reason) || any(&["取消"], title) {
        Stage::Cancelled
    } else if mentions.worded().any(|folded| any(&failed[2..], folded.text())) {
        Stage::Failed
    } else {
        Stage::Unknown
    }
}

/// The lot that a row of a table is about: the cell under 包号, 标项 or the like.
fn lot_of_row(
    mentions: &Mentions,
    grid: &Grid,
    numbered: &HashMap<(u32, u32), u32>,
    table: u32,
    row: u32,
) -> Option<(String, Span)> {
    let from_head = numbered.get(&(table, row)).and_then(|block| Some((*block, lot_id(mentions.text(*block))?)));
    let (block, id) = from_head.or_else(|| {
        grid.row(table, row).iter().take(2).find_map(|block| {
            let text = mentions.text(*block);
            (text.contains(['包', '标']) && text.chars().count() <= 8).then(|| lot_id(text).map(|id| (*block, id)))?
        })
    })?;
    let text = mentions.text(block);
    mentions.folded.get(block as usize)?.span(0..text.len()).map(|span| (id, span))
}

/// 单位：万元 above a table holds for its numbers.
fn caption_unit(document: &Document, mentions: &Mentions, block: u32) -> Option<Unit> {
    let table = document.blocks.get(block as usize)?.cell()?.table;
    let first = document.blocks.iter().position(|b| b.cell().is_some_and(|cell| cell.table == table))?;
    let near = first.saturating_sub(3)..document.blocks.len().min(first + 12);
    near.into_iter().find_map(|index| {
        let text = mentions.text(index as u32);
        let at = text.find("单位:")?;
        let mut hint = crate::mention::Hint::default();
        read_hint(text[at + "单位:".len()..].split([')', ' ', ';']).next()?, &mut hint);
        hint.unit.filter(|_| text.chars().count() <= 40)
    })
}

/// 最高不含税总价限价（元） in the remarks of the row gives the unit of its number.
fn unit_of_row(document: &Document, mentions: &Mentions, grid: &Grid, block: u32) -> Option<Unit> {
    let cell = document.blocks.get(block as usize)?.cell()?;
    grid.row(cell.table, cell.row).iter().find_map(|other| {
        mentions.labels_of(*other).iter().find(|label| label.row.role.is_money()).and_then(|label| label.hint.unit)
    })
}

/// The summary box of a portal rounds and sums wrong: where the body gives the award, the box's other figure is a note.
fn check_totals(record: &mut Record) {
    let from_box = |fact: &super::Fact<super::Amount>| fact.evidence().iter().all(|e| e.rule == "summary-box");
    for role in [AmountRole::Award, AmountRole::Budget] {
        let sum: rust_decimal::Decimal = record
            .amounts
            .iter()
            .filter(|fact| fact.value.role == role && !from_box(fact))
            .filter_map(|fact| fact.value.value)
            .sum();
        let body = record.amounts.iter().any(|fact| fact.value.role == role && !from_box(fact));
        if !body {
            continue;
        }
        let mut notes = Vec::new();
        record.amounts.retain(|fact| {
            let wrong = fact.value.role == role && from_box(fact) && fact.value.value != Some(sum);
            if wrong && let (Some(value), Some(evidence)) = (fact.value.value, fact.evidence().first()) {
                let note = Note::new(
                    NoteKind::Contradiction,
                    format!("The summary above the notice gives {value}, the notice itself {sum}; the notice counts."),
                    format!("公告概要给出{value}，正文合计{sum}；以正文为准。"),
                );
                notes.push(note.about(evidence.span));
            }
            !wrong
        });
        record.notes.append(&mut notes);
    }
}
