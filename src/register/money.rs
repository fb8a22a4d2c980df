//! What a purchase is said to cost: the amounts of its furthest stage, lots added, stages never.
use super::Notice;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// An amount of a purchase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sum {
    /// contract, award, budget or ceiling.
    pub role: String,
    /// The currency.
    pub currency: String,
    /// The value.
    pub value: Decimal,
    /// How many lots were added; 1 where one amount stands for the whole.
    pub lots: usize,
}

/// The amounts of a purchase, all of one role.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Total {
    /// One a currency.
    pub sums: Vec<Sum>,
    /// Several amounts stand for the same thing: they are shown and not added.
    pub is_partial: bool,
}

/// From the last word on money to the first.
const ROLES: [&str; 4] = ["contract", "award", "budget", "ceiling"];

/// Reads the amounts of the notices of one purchase, copies left out.
pub(super) fn total(notices: &[&Notice]) -> Total {
    ROLES.iter().map(|role| of_role(notices, role)).find(|total| !total.sums.is_empty()).unwrap_or_default()
}

fn of_role(notices: &[&Notice], role: &str) -> Total {
    let mut ordered: Vec<&Notice> = notices.to_vec();
    ordered.sort_by(|a, b| a.date.cmp(&b.date));
    // A later notice (a correction, a contract's change) replaces what an earlier one said of the same lot.
    let mut by_lot: BTreeMap<(String, String), Vec<Decimal>> = BTreeMap::new();
    for notice in ordered {
        let mut own: BTreeMap<(String, String), Vec<Decimal>> = BTreeMap::new();
        let fits = |money: &&super::Money| money.role == role && matches!(money.basis.as_str(), "total" | "");
        for money in notice.amounts.iter().filter(fits) {
            if let Some(value) = money.value {
                let values = own.entry((money.lot.clone(), money.currency.clone())).or_default();
                if !values.contains(&value) {
                    values.push(value);
                }
            }
        }
        by_lot.extend(own);
    }
    let whole = by_lot.keys().any(|(lot, _)| lot.is_empty());
    let mut total = Total::default();
    for ((_, currency), values) in by_lot.iter().filter(|((lot, _), _)| !whole || lot.is_empty()) {
        let [value] = values.as_slice() else {
            total.is_partial = true;
            for value in values {
                total.sums.push(Sum { role: role.to_owned(), currency: currency.clone(), value: *value, lots: 1 });
            }
            continue;
        };
        let known = total.sums.iter_mut().find(|sum| sum.currency == *currency && !whole && !total.is_partial);
        match known.and_then(|sum| Some((sum.value.checked_add(*value)?, sum))) {
            Some((added, sum)) => {
                sum.value = added;
                sum.lots += 1;
            }
            None => total.sums.push(Sum { role: role.to_owned(), currency: currency.clone(), value: *value, lots: 1 }),
        }
    }
    total
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::register::Money;

    fn notice(date: &str, amounts: &[(&str, &str, i64)]) -> Notice {
        let amounts = amounts.iter().map(|(role, lot, value)| Money {
            role: (*role).to_owned(),
            value: Some(Decimal::from(*value)),
            currency: "CNY".to_owned(),
            basis: "total".to_owned(),
            lot: (*lot).to_owned(),
        });
        Notice { date: date.to_owned(), amounts: amounts.collect(), ..Notice::default() }
    }

    fn told(notices: &[Notice]) -> Vec<(String, String, usize)> {
        let total = total(&notices.iter().collect::<Vec<_>>());
        total.sums.into_iter().map(|sum| (sum.role, sum.value.to_string(), sum.lots)).collect()
    }

    #[test]
    fn stages_are_never_added() {
        let tender = notice("2024-03-01", &[("budget", "", 500), ("award", "", 0)][..1]);
        let award = notice("2024-04-01", &[("award", "1", 200), ("award", "2", 100), ("fee", "", 9)]);
        assert_eq!(told(&[tender.clone(), award.clone()]), [("award".into(), "300".into(), 2)]);
        assert_eq!(told(std::slice::from_ref(&tender)), [("budget".into(), "500".into(), 1)]);
        let correction = notice("2024-04-09", &[("award", "2", 90)]);
        assert_eq!(told(&[correction, tender, award]), [("award".into(), "290".into(), 2)]);
    }

    #[test]
    fn a_total_beside_its_lots_counts_once() {
        let award = notice("2024-04-01", &[("award", "", 300), ("award", "1", 200), ("award", "2", 100)]);
        assert_eq!(told(&[award]), [("award".into(), "300".into(), 1)]);
        let several = notice("2024-04-01", &[("award", "", 300), ("award", "", 200)]);
        assert!(total(&[&several]).is_partial);
    }
}
