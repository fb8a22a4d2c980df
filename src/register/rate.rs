//! Rates that a person gives: `USD=7.1439@2024-08-23` is 7.1439 yuan for a dollar on that day. No rate, no conversion.
use crate::lexicon::Day;
use rust_decimal::{Decimal, RoundingStrategy};

/// A rate with its day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rate {
    /// The foreign currency.
    pub currency: String,
    /// Yuan for one unit of it.
    pub yuan: Decimal,
    /// The day of the rate.
    pub day: Day,
}

/// An amount in another currency, with the rate that made it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Converted {
    /// The value, to two decimals.
    pub value: Decimal,
    /// Its currency.
    pub currency: String,
    /// The rate, as given.
    pub rate: String,
}

/// A rate that can't be read.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no rate; write it as USD=7.1439@2024-08-23: yuan for one unit, and the day of the rate")]
pub struct RateError(String);

impl std::str::FromStr for Rate {
    type Err = RateError;

    fn from_str(text: &str) -> Result<Self, RateError> {
        let wrong = || RateError(text.to_owned());
        let (currency, rest) = text.split_once('=').ok_or_else(wrong)?;
        let (yuan, day) = rest.split_once('@').ok_or_else(wrong)?;
        let currency = currency.trim().to_ascii_uppercase();
        let yuan: Decimal = yuan.trim().parse().map_err(|_| wrong())?;
        let day = Some(day.trim()).filter(|day| day.len() == 10).and_then(Day::read).ok_or_else(wrong)?;
        let is_code = currency.len() == 3 && currency.bytes().all(|b| b.is_ascii_uppercase()) && currency != "CNY";
        if !is_code || yuan <= Decimal::ZERO || yuan > Decimal::from(1_000_000) {
            return Err(wrong());
        }
        Ok(Self { currency, yuan, day })
    }
}

impl Rate {
    /// Yuan into this currency, or this currency into yuan; nothing else.
    #[must_use]
    pub fn convert(&self, value: Decimal, currency: &str) -> Option<Converted> {
        let (value, into) = match currency {
            "CNY" => (value.checked_div(self.yuan)?, self.currency.clone()),
            own if own == self.currency => (value.checked_mul(self.yuan)?, "CNY".to_owned()),
            _ => return None,
        };
        let value = value.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero);
        Some(Converted { value, currency: into, rate: self.to_string() })
    }
}

impl std::fmt::Display for Rate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "1 {} = {} CNY on {}, as given on the command line", self.currency, self.yuan, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rates_as_given() {
        let rate: Rate = "USD=7.1439@2024-08-23".parse().unwrap();
        let dollars = rate.convert(Decimal::from(200_000), "CNY").unwrap();
        assert_eq!((dollars.value.to_string().as_str(), dollars.currency.as_str()), ("27995.91", "USD"));
        assert_eq!(rate.convert(Decimal::from(2), "USD").unwrap().value.to_string(), "14.29");
        assert_eq!(rate.convert(Decimal::from(2), "HKD"), None);
        for wrong in [
            "USD",
            "USD=7.1",
            "USD=7.1@2024-8-23",
            "USD=0@2024-08-23",
            "USD=-1@2024-08-23",
            "=7@2024-08-23",
            "CNY=1@2024-08-23",
            "USD=7@2024-02-30",
        ] {
            assert!(wrong.parse::<Rate>().is_err(), "{wrong}");
        }
    }
}
