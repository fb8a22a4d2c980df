//! Percentages that stand where money could (下浮率, 费率, 份额), and the rate of exchange beside a foreign amount.
use super::slot::Slot;
use super::{Confidence, Evidence, Fact, Rate};
use crate::mention::{Mentions, amounts, rates};
use rust_decimal::Decimal;
use std::ops::Range;

/// What a percentage under this label is: 费率 is a fee, 份额 a share, anything else a discount; 税率 is none of them.
fn kind_of(label: &str) -> Option<&'static str> {
    if label.contains("税率") {
        None
    } else if label.contains("费率") {
        Some("fee")
    } else if label.contains("份额") {
        Some("share")
    } else {
        Some("discount")
    }
}

/// Reads the percentage of a slot.
pub(super) fn of_slot(mentions: &Mentions, slot: &Slot, lot: Option<String>, out: &mut Vec<Fact<Rate>>) {
    let Some(kind) = kind_of(slot.label) else { return };
    let Some(words) = mentions.text(slot.block).get(slot.region.clone()) else { return };
    let bare = || {
        let number = amounts(words).into_iter().next().filter(|m| m.unit.is_none() && m.currency.is_none())?;
        let sole = words.trim().len() == number.range.len() && number.number > Decimal::ONE;
        let sole = sole && number.number <= Decimal::ONE_HUNDRED;
        (slot.hint.percent || sole).then_some((number.range, number.number))
    };
    let Some((range, percent)) = rates(words).into_iter().next().or_else(bare) else { return };
    let range = slot.region.start + range.start..slot.region.start + range.end;
    push(mentions, slot, range, Rate { kind, percent, lot }, out);
}

/// 汇率：1美元=7.0418元人民币: how many yuan the notice itself counts for one of the foreign currency.
pub(super) fn exchange(mentions: &Mentions, slot: &Slot, out: &mut Vec<Fact<Rate>>) {
    if slot.label != "汇率" {
        return;
    }
    let Some(words) = mentions.text(slot.block).get(slot.region.clone()) else { return };
    // The yuan of “1美元=7.0418元” counts, never its 1; 汇率：7.0418 stands alone.
    let from = words.find('=').map_or(0, |at| at + 1);
    let Some(start) = words[from..].find(|c: char| c.is_ascii_digit()).map(|at| from + at) else { return };
    let digits = |c: char| c.is_ascii_digit() || c == '.';
    let number = words[start..].split(|c| !digits(c)).next().unwrap_or("").trim_end_matches('.');
    let Ok(percent) = number.parse::<Decimal>() else { return };
    if percent <= Decimal::ZERO || percent == Decimal::ONE || number.len() > 12 {
        return;
    }
    let range = slot.region.start + start..slot.region.start + start + number.len();
    push(mentions, slot, range, Rate { kind: "exchange", percent, lot: None }, out);
}

fn push(mentions: &Mentions, slot: &Slot, range: Range<usize>, rate: Rate, out: &mut Vec<Fact<Rate>>) {
    let Some(span) = mentions.folded.get(slot.block as usize).and_then(|folded| folded.span(range)) else { return };
    let evidence = Evidence::value(span, Some(slot.label), slot.placement.rule());
    match out.iter_mut().find(|fact| fact.value == rate) {
        Some(fact) => fact.support(evidence),
        None => out.push(Fact::new(rate, Confidence::Stated, evidence)),
    }
}
