//! How much: money under the labels of budget, ceiling, award and contract, and the percentages that stand there instead.
mod capitals;
mod change;
mod join;

pub(super) use join::push;

use super::bidder::Row;
use super::party::is_replaced;
use super::rate;
use super::slot::{Placement, Slot};
use super::{Amount, AmountRole, Evidence, Fact, Rate, Superseded};
use crate::document::{Note, NoteKind, Span};
use crate::lexicon::{NoticeKind, Role};
use crate::mention::{Currency, Form, Mentions, Money, Per, Unit, Words, amounts, lot_marks, rates};
use change::{changed_at, masked, superseded};
use join::{is_same, join, push_new};
use rust_decimal::Decimal;
use std::collections::{HashMap, HashSet};

/// What the slots say of money.
#[derive(Default)]
pub(super) struct Found {
    pub(super) amounts: Vec<Fact<Amount>>,
    pub(super) rates: Vec<Fact<Rate>>,
    pub(super) superseded: Vec<Fact<Superseded>>,
    pub(super) notes: Vec<Note>,
    /// Where the amounts of a role and value stand, so that a price list does not compare each price with all.
    known: HashMap<(AmountRole, Option<Decimal>), Vec<usize>>,
}

impl Found {
    fn add(&mut self, amount: Amount, evidence: Vec<Evidence>) -> Option<&mut Fact<Amount>> {
        let places = self.known.entry((amount.role, amount.value)).or_default();
        let same =
            places.iter().copied().find(|at| self.amounts.get(*at).is_some_and(|fact| is_same(&fact.value, &amount)));
        match same {
            Some(at) => {
                let fact = self.amounts.get_mut(at)?;
                join(fact, amount, evidence);
                Some(fact)
            }
            None => {
                places.push(self.amounts.len());
                push_new(&mut self.amounts, amount, evidence);
                self.amounts.last_mut()
            }
        }
    }
}

/// The role of an amount under this label in a notice of this kind; `None` where it is nobody's amount here.
fn amount_role(slot: &Slot, kind: NoticeKind, won: &HashSet<Row>) -> Option<AmountRole> {
    use NoticeKind::{Acceptance, Award, Candidates, Contract, Correction, SingleSource};
    let result = matches!(kind, Award | Contract | Acceptance | Correction);
    if matches!(slot.section, Some(Role::SectionLosers | Role::SectionBefore)) {
        return None;
    }
    match slot.role {
        Role::Budget => Some(AmountRole::Budget),
        Role::Ceiling => Some(AmountRole::Ceiling),
        Role::Award if result => Some(AmountRole::Award),
        // 中标供应商名称、地址及成交金额: one label for the name and the amount.
        Role::Winner if result && slot.label.ends_with(['额', '价', '格']) => Some(AmountRole::Award),
        Role::Award if matches!(kind, Candidates | SingleSource) => Some(AmountRole::Other),
        Role::Contract if matches!(kind, Contract | Acceptance) => Some(AmountRole::Contract),
        Role::PriceMaybe if kind == Award && slot.section == Some(Role::SectionAward) => Some(AmountRole::Award),
        Role::PriceMaybe if kind == Award && slot.row.is_some_and(|row| won.contains(&row)) => Some(AmountRole::Award),
        // 资金来源为自筹资金17.18673万元: what the buyer has set aside.
        Role::OtherMoney if slot.label == "资金来源" && !result => Some(AmountRole::Budget),
        Role::Fee => Some(AmountRole::Fee),
        Role::Deposit => Some(AmountRole::Deposit),
        Role::UnitPrice if slot.row.is_some() || result && slot.firm => Some(AmountRole::UnitPrice),
        _ => None,
    }
}

/// Reads the money of every slot.
pub(super) fn amounts_of(
    mentions: &Mentions,
    slots: &[Slot],
    kind: NoticeKind,
    row_lot: &dyn Fn(u32, u32) -> Option<(String, Span)>,
    caption_unit: &dyn Fn(u32) -> Option<Unit>,
    won: &HashSet<Row>,
) -> Found {
    let mut out = Found::default();
    for (index, slot) in slots.iter().enumerate() {
        if slot.placement == Placement::Before {
            if let Some(role) = amount_role(slot, kind, won) {
                superseded(mentions, slot, role, slot.region.clone(), &mut out);
            }
            continue;
        }
        if kind == NoticeKind::Correction && is_replaced(mentions, slot) {
            // 原公告…为1368000元,现更正为1386000元 holds both; what stands alone before the change is told as such.
            let says_new = mentions.text(slot.block).get(slot.region.clone()).is_some_and(|w| changed_at(w).is_some());
            if !says_new {
                if let Some(role) = amount_role(slot, kind, won) {
                    superseded(mentions, slot, role, slot.region.clone(), &mut out);
                }
                continue;
            }
        }
        let Some(role) = amount_role(slot, kind, won) else {
            if matches!(kind, NoticeKind::Award | NoticeKind::Contract | NoticeKind::Framework) {
                if matches!(slot.role, Role::Rate | Role::Share) {
                    rate::of_slot(mentions, slot, lot_of(slot, row_lot), &mut out.rates);
                }
                rate::exchange(mentions, slot, &mut out.rates);
            }
            continue;
        };
        // 中标价：设计费230万元，建安费18560万元，合计18790万元: the total is a label of its own and gives the value.
        let total = slots.get(index + 1).filter(|next| {
            let follows = next.block == slot.block && next.label_at.1.start == slot.region.end;
            follows && slot.placement == Placement::Behind && matches!(next.label, "合计" | "总计" | "共计" | "总金额")
        });
        let slot =
            total.map(|total| Slot { label: slot.label, role: slot.role, ..total.clone() }).unwrap_or(slot.clone());
        one(mentions, &slot, role, row_lot, caption_unit, &mut out);
    }
    out
}

/// The lot of a slot: that of its row, else the one named above it.
fn lot_of(slot: &Slot, row_lot: &dyn Fn(u32, u32) -> Option<(String, Span)>) -> Option<String> {
    let of_row = slot.row.and_then(|(table, row)| row_lot(table, row)).map(|lot| lot.0);
    of_row.or_else(|| slot.lot.as_ref().map(|lot| lot.0.clone()))
}

fn one(
    mentions: &Mentions,
    slot: &Slot,
    role: AmountRole,
    row_lot: &dyn Fn(u32, u32) -> Option<(String, Span)>,
    caption_unit: &dyn Fn(u32) -> Option<Unit>,
    out: &mut Found,
) {
    let Some(folded) = mentions.folded.get(slot.block as usize) else { return };
    let Some(words) = folded.text().get(slot.region.clone()) else { return };
    // 1368000元,现更正为1386000元: the new value counts.
    if let Some(at) = changed_at(words) {
        superseded(mentions, slot, role, slot.region.start..slot.region.start + at, out);
        let region = slot.region.start + at..slot.region.end;
        let slot = Slot { region, ..slot.clone() };
        return one(mentions, &slot, role, row_lot, caption_unit, out);
    }
    let in_cell = matches!(slot.placement, Placement::Right | Placement::Below);
    let fallback = slot.hint.unit.or_else(|| caption_unit(slot.block).filter(|_| in_cell));
    let ends = join::range(words, fallback).filter(|_| matches!(role, AmountRole::Budget | AmountRole::Ceiling));
    let mut money = ends.as_ref().map_or_else(|| in_order(words, fallback), |(from, _)| vec![from.clone()]);
    if money.is_empty() {
        if slot.hint.percent || !rates(words).is_empty() {
            if role == AmountRole::Award {
                rate::of_slot(mentions, slot, lot_of(slot, row_lot), &mut out.rates);
            }
        } else if words.contains("**") && matches!(role, AmountRole::Award | AmountRole::Budget | AmountRole::Ceiling) {
            out.notes.extend(note(mentions, slot, NoteKind::Masked, "masked", "被遮盖"));
            masked(mentions, slot, role, lot_of(slot, row_lot), out);
        }
        return;
    }
    if slot.placement == Placement::Behind {
        // 货物单价(元) 1 示例有限公司…: a bare number counts only where it is all that stands there.
        money.retain(|found| found.unit.is_some() || found.currency.is_some() || is_whole(words, found));
    }
    let marks = lot_marks(words);
    let list = money.len() > 1 && is_list(words, &money);
    // 大编组1400元/组，小编组500元/组: prices a piece stand beside each other.
    let pieces = money.len() > 1 && money.iter().all(|found| matches!(found.per, Per::Piece(_)));
    if !list && !pieces {
        // 设计费230万元，建安费18560万元，合计18790万元: the total counts.
        let sum = money.iter().position(|found| is_total(&words[..found.range.start]));
        money = sum.and_then(|at| money.get(at)).or(money.first()).cloned().into_iter().collect();
    }
    let conflict = if list || pieces { None } else { capitals::conflict(words, fallback) };
    if let Some((capitals, _)) = &conflict {
        money = vec![capitals.clone()];
    }
    for (index, found) in money.iter().enumerate() {
        let Some(value) =
            found.value(fallback.or(Some(Unit::One).filter(|_| matches!(slot.hint.currency, Some(Currency::Cny)))))
        else {
            continue;
        };
        let range = slot.region.start + found.range.start..slot.region.start + found.range.end;
        let Some(span) = folded.span(range) else { continue };
        let mark = marks.iter().rev().find(|mark| mark.range.end <= found.range.start);
        let from_row = slot.row.and_then(|(table, row)| row_lot(table, row));
        let lot = mark
            .map(|mark| mark.id.clone())
            .or_else(|| from_row.as_ref().map(|lot| lot.0.clone()))
            .or_else(|| slot.lot.as_ref().map(|lot| lot.0.clone()))
            .or_else(|| (list && marks.is_empty()).then(|| (index + 1).to_string()));
        let per = if found.per == Per::Total { slot.hint.per.clone() } else { found.per.clone() };
        // A price a piece is a unit price whatever its label; one that only explains a ceiling (10元/斤) is nobody's.
        let piece = matches!(per, Per::Piece(_));
        let priced =
            words.contains("单价") || slot.label.contains("单价") || slot.row.is_some() || role == AmountRole::Award;
        if piece && !priced && found.words.is_none() && pieces {
            continue;
        }
        let role = if piece { AmountRole::UnitPrice } else { role };
        let tax = tax(words).or(slot.hint.tax).or(tax(slot.label));
        let zero = value == Decimal::ZERO;
        if zero && matches!(role, AmountRole::Fee | AmountRole::Deposit | AmountRole::UnitPrice) {
            continue;
        }
        if zero {
            out.notes.extend(note(mentions, slot, NoteKind::ZeroAmount, "printed as zero", "印为零"));
            if slot.placement == Placement::Glued || role != AmountRole::Award {
                continue;
            }
        }
        let max = ends.as_ref().map(|(_, max)| *max);
        let amount = Amount {
            role,
            value: (!zero).then_some(value),
            currency: found.currency.or(slot.hint.currency).unwrap_or_default(),
            per,
            tax,
            words: if max.is_some() { Some(Words::Range) } else { found.words },
            max,
            lot,
        };
        let mut evidence = vec![Evidence::value(span, Some(slot.label), slot.placement.rule())];
        if found.unit.is_none()
            && found.currency.is_none()
            && let Some(span) =
                mentions.folded.get(slot.label_at.0 as usize).and_then(|f| f.span(slot.label_at.1.clone()))
        {
            evidence.push(Evidence {
                purpose: super::Purpose::Currency,
                ..Evidence::value(span, Some(slot.label), "unit-of-label")
            });
        }
        if let Some((_, span)) = from_row.filter(|_| mark.is_none()) {
            evidence.push(Evidence { purpose: super::Purpose::Lot, ..Evidence::value(span, None, "lot-of-row") });
        }
        let fact = out.add(amount, evidence);
        if let (Some((_, digits)), Some(fact)) = (&conflict, fact) {
            let note = capitals::tell(folded, slot, digits, fallback, fact);
            out.notes.extend(note);
        }
    }
}

/// The amounts of a value with their units, digits first: a unit behind or before a list holds for all of it.
fn in_order(words: &str, fallback: Option<Unit>) -> Vec<Money> {
    let mut money = amounts(words);
    money.retain(|found| found.unit.is_some() || found.currency.is_some() || fallback.is_some());
    let has_unit = |found: &Money| found.unit.is_some() || found.currency.is_some();
    if money.iter().any(has_unit) && fallback.is_none() {
        money.retain(has_unit);
    }
    // 预算金额(元): 第1包 4500000: the number of the lot is no amount.
    let marks = lot_marks(words);
    money.retain(|found| {
        !marks.iter().any(|mark| mark.range.start < found.range.end && found.range.start < mark.range.end)
    });
    if fallback.is_some() && money.iter().any(has_unit) {
        money.retain(has_unit);
    }
    let digits = money.iter().any(|found| found.form == Form::Digits);
    if digits {
        money.retain(|found| found.form == Form::Digits);
    }
    money
}

/// Whether several amounts of one value are those of several lots: nothing but separators, lots and units between.
fn is_list(words: &str, money: &[Money]) -> bool {
    let Some(first) = money.first() else { return false };
    let marks = lot_marks(words);
    if marks.len() >= money.len() {
        return true;
    }
    // 860.5万元，其中第一标段420万元，第二标段440.5万元: the whole, then each lot behind its name.
    let own = |pair: &[Money]| {
        marks.iter().any(|mark| mark.range.start >= pair[0].range.end && mark.range.end <= pair[1].range.start)
    };
    if money.windows(2).all(own) {
        return true;
    }
    money.windows(2).all(|pair| {
        let between = &words[pair[0].range.end..pair[1].range.start];
        !between.is_empty() && between.chars().all(|c| matches!(c, ',' | ';' | '、' | ' ' | '/' | '，'))
    }) && words[..first.range.start].chars().all(|c| !c.is_alphabetic())
}

/// Words behind which the total of several amounts stands.
fn is_total(before: &str) -> bool {
    let before = before.trim_end_matches([' ', ':', '为', '¥', '计']).trim_end_matches("人民币");
    ["合", "总", "共", "合计金额", "总金额", "总价", "总额"].iter().any(|word| before.ends_with(word))
}

/// Whether a number without unit is the value and not the start of something else.
fn is_whole(words: &str, found: &Money) -> bool {
    let before = words[..found.range.start].trim();
    let after = words[found.range.end..].trim_start();
    (before.is_empty() || before.ends_with([':', ',', ';', '-', '、']))
        && !after.starts_with(|c: char| c.is_alphanumeric())
}

fn tax(words: &str) -> Option<bool> {
    if words.contains("不含税") || words.contains("未税") || words.contains("不含增值税") {
        Some(false)
    } else if words.contains("含税") || words.contains("含增值税") {
        Some(true)
    } else {
        None
    }
}

fn note(mentions: &Mentions, slot: &Slot, kind: NoteKind, en: &str, zh: &str) -> Option<Note> {
    let span = mentions.folded.get(slot.block as usize)?.span(slot.region.clone())?;
    let note = Note::new(
        kind,
        format!("The amount behind {} is {en}; no value is given.", slot.label),
        format!("“{}”后的金额{zh}，不取值。", slot.label),
    );
    Some(note.about(span))
}
