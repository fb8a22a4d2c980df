//! The same amount told twice: one fact with both places.
use crate::record::{Amount, AmountRole, Confidence, Evidence, Fact};

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
