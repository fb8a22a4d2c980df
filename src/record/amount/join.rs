//! Amounts that belong together: the same one told twice, and the two ends of a range.
use crate::mention::{Money, Unit, amounts};
use crate::record::{Amount, AmountRole, Confidence, Evidence, Fact};
use rust_decimal::Decimal;

/// 180万元至220万元, 180-220万元: the lower end with its unit, and the upper end in whole currency units, where a value is
/// nothing but a range.
pub(super) fn range(words: &str, fallback: Option<Unit>) -> Option<(Money, Decimal)> {
    let words = words.trim_end_matches([' ', '。', ';']);
    ['~', '至', '-', '—', '–', '到'].iter().find_map(|sign| {
        let (left, right) = words.split_once(*sign)?;
        let right = right.trim_start_matches(*sign);
        let start = words.len() - right.len();
        let (mut low, high) = (only(left)?, only(right)?);
        if high.range.end + start < words.len() || high.unit.is_none() && fallback.is_none() {
            return None;
        }
        low.unit = low.unit.or(high.unit);
        let max = high.value(fallback)?;
        (low.value(fallback)? < max).then_some((low, max))
    })
}

/// The one amount of a text that is nothing else.
fn only(text: &str) -> Option<Money> {
    let mut found = amounts(text).into_iter();
    let (Some(money), None) = (found.next(), found.next()) else { return None };
    let before = text.get(..money.range.start)?.trim_matches([' ', ':', '约', '为']);
    (before.is_empty() || before == "人民币").then_some(money)
}

/// Adds an amount, or the evidence to the same one that is there already.
pub(in crate::record) fn push(found: &mut Vec<Fact<Amount>>, amount: Amount, evidence: Vec<Evidence>) {
    match found.iter_mut().find(|fact| is_same(&fact.value, &amount)) {
        Some(fact) => join(fact, amount, evidence),
        None => push_new(found, amount, evidence),
    }
}

/// Whether a known amount is this one told again: a total without a lot is the amount of the only lot.
pub(super) fn is_same(known: &Amount, amount: &Amount) -> bool {
    known.role == amount.role
        && known.value == amount.value
        && known.currency == amount.currency
        && known.per == amount.per
        && (known.lot == amount.lot || known.lot.is_none() && amount.role != AmountRole::UnitPrice)
}

pub(super) fn join(fact: &mut Fact<Amount>, amount: Amount, evidence: Vec<Evidence>) {
    fact.value.lot = fact.value.lot.take().or(amount.lot);
    fact.value.tax = fact.value.tax.or(amount.tax);
    evidence.into_iter().for_each(|piece| fact.support(piece));
}

pub(super) fn push_new(found: &mut Vec<Fact<Amount>>, amount: Amount, evidence: Vec<Evidence>) {
    let mut pieces = evidence.into_iter();
    if let Some(first) = pieces.next() {
        let mut fact = Fact::new(amount, Confidence::Stated, first);
        pieces.for_each(|piece| fact.support(piece));
        found.push(fact);
    }
}
