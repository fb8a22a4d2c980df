//! Money in digits or capitals: value, unit, currency, what it is per, and the words that say so.
mod scan;
mod unit;
mod words;

pub use scan::amounts;
pub use unit::{Unit, unit_of};
pub use words::rates;

use rust_decimal::Decimal;
use std::ops::Range;

/// A currency by its ISO 4217 code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[allow(missing_docs, reason = "ISO 4217 codes")]
pub enum Currency {
    #[default]
    Cny,
    Usd,
    Hkd,
    Eur,
    Jpy,
    Gbp,
}

impl Currency {
    /// The ISO 4217 code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Cny => "CNY",
            Self::Usd => "USD",
            Self::Hkd => "HKD",
            Self::Eur => "EUR",
            Self::Jpy => "JPY",
            Self::Gbp => "GBP",
        }
    }
}

/// What an amount is for: everything, a piece, or a span of time.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Per {
    /// The whole.
    #[default]
    Total,
    /// A year.
    Year,
    /// A month.
    Month,
    /// A piece: the word for it, e.g. 台.
    Piece(String),
}

/// How an amount is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// 200,000.00
    Digits,
    /// 贰拾万元整
    Capitals,
}

/// Words that narrow an amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "约, 不超过, 不低于, 暂定, 180万元至220万元")]
pub enum Words {
    About,
    AtMost,
    AtLeast,
    Provisional,
    Range,
}

/// An amount of money as it stands in folded text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Money {
    /// Bytes of the folded text, sign and unit included.
    pub range: Range<usize>,
    /// The number as printed, before the unit.
    pub number: Decimal,
    /// The unit if it stands beside the number.
    pub unit: Option<Unit>,
    /// The currency if it stands beside the number.
    pub currency: Option<Currency>,
    /// What it is per.
    pub per: Per,
    /// Digits or capitals.
    pub form: Form,
    /// Words before it that narrow it.
    pub words: Option<Words>,
}

impl Money {
    /// The value in whole currency units; `fallback` is the unit of the label or column head.
    #[must_use]
    pub fn value(&self, fallback: Option<Unit>) -> Option<Decimal> {
        let unit = self.unit.or(fallback).or(if self.currency.is_some() { Some(Unit::One) } else { None })?;
        self.number.checked_mul(unit.factor()).map(|value| value.normalize())
    }
}

#[cfg(test)]
mod tests;
