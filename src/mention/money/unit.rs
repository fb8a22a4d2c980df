//! The words behind a number that say how much one of it is: 元, 万美元, 2千万元, USD.
use super::Currency;
use rust_decimal::Decimal;

/// The unit that the digits are printed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "元, 千元, 万元, 百万元, 亿元")]
pub enum Unit {
    One,
    Thousand,
    TenThousand,
    Million,
    HundredMillion,
}

const ALL: [(Unit, u64); 5] = [
    (Unit::HundredMillion, 100_000_000),
    (Unit::Million, 1_000_000),
    (Unit::TenThousand, 10_000),
    (Unit::Thousand, 1_000),
    (Unit::One, 1),
];

impl Unit {
    pub(super) fn factor(self) -> Decimal {
        ALL.iter().find(|(unit, _)| *unit == self).map_or(Decimal::ONE, |(_, factor)| Decimal::from(*factor))
    }

    /// The largest unit that a factor is made of, and what is left of it: 千万 is a thousand times 万.
    pub(super) fn of_factor(factor: u64) -> (Self, u64) {
        ALL.iter()
            .find(|(_, whole)| factor.is_multiple_of(*whole))
            .map_or((Self::One, factor), |(unit, whole)| (*unit, factor / whole))
    }
}

const CURRENCIES: [(&str, Currency); 21] = [
    ("元人民币", Currency::Cny),
    ("人民币", Currency::Cny),
    ("美元", Currency::Usd),
    ("美金", Currency::Usd),
    ("欧元", Currency::Eur),
    ("港元", Currency::Hkd),
    ("港币", Currency::Hkd),
    ("日元", Currency::Jpy),
    ("英镑", Currency::Gbp),
    ("元", Currency::Cny),
    ("圆", Currency::Cny),
    ("圓", Currency::Cny),
    ("块钱", Currency::Cny),
    ("USD", Currency::Usd),
    ("EUR", Currency::Eur),
    ("HKD", Currency::Hkd),
    ("JPY", Currency::Jpy),
    ("GBP", Currency::Gbp),
    ("CNY", Currency::Cny),
    ("RMB", Currency::Cny),
    ("€", Currency::Eur),
];

/// Words that only begin like a unit: 5元素, 3元件.
const OTHER_WORDS: [&str; 6] = ["元素", "元器", "元件", "元旦", "元宵", "圆形"];

/// A unit as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Measure {
    /// How many of the currency one of the number is.
    pub(super) factor: u64,
    /// The currency, if its word is there and not only 万.
    pub(super) currency: Option<Currency>,
    /// 余, 多: a little more than the number.
    pub(super) more: bool,
    /// Bytes it takes.
    pub(super) length: usize,
}

fn power(c: char) -> Option<u64> {
    Some(match c {
        '十' | '拾' => 10,
        '百' | '佰' => 100,
        '千' | '仟' => 1_000,
        '万' | '萬' => 10_000,
        '亿' | '億' => 100_000_000,
        _ => return None,
    })
}

/// Whether `text` begins with `word`, letters of either case, and no Latin letter goes on behind a Latin word.
pub(super) fn begins(text: &str, word: &str) -> bool {
    let same = text.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word));
    let latin = word.ends_with(|c: char| c.is_ascii_alphabetic());
    same && !(latin && text[word.len()..].starts_with(|c: char| c.is_ascii_alphanumeric()))
}

/// The unit that a text begins with.
pub(super) fn measure(text: &str) -> Option<Measure> {
    let mut at = 0;
    let mut more = false;
    for word in ["余", "多"] {
        if text.starts_with(word) {
            (at, more) = (word.len(), true);
        }
    }
    if text[at..].starts_with("个亿") || text[at..].starts_with("个万") {
        at += "个".len();
    }
    let mut factor: u64 = 1;
    let powers = at;
    while let Some(value) = text[at..].chars().next().and_then(power) {
        factor = factor.checked_mul(value).filter(|factor| *factor <= 1_000_000_000_000)?;
        at += text[at..].chars().next().map_or(0, char::len_utf8);
    }
    let has_power = at > powers;
    if has_power && !more {
        for word in ["余", "多"] {
            if text[at..].starts_with(word) && CURRENCIES.iter().any(|(c, _)| begins(&text[at + word.len()..], c)) {
                (at, more) = (at + word.len(), true);
            }
        }
    }
    let rest = &text[at..];
    let currency = CURRENCIES
        .iter()
        .find(|(word, _)| begins(rest, word))
        .filter(|_| !OTHER_WORDS.iter().any(|other| rest.starts_with(other)));
    at += currency.map_or(0, |(word, _)| word.len());
    (has_power || currency.is_some()).then_some(Measure { factor, currency: currency.map(|c| c.1), more, length: at })
}

/// The unit that a text begins with, its currency and its length.
#[must_use]
pub fn unit_of(text: &str) -> Option<(Unit, Option<Currency>, usize)> {
    let found = measure(text).filter(|found| !found.more)?;
    match Unit::of_factor(found.factor) {
        (unit, 1) => Some((unit, found.currency, found.length)),
        _ => None,
    }
}

/// 5千元 behind 3万: the parts of a number that is written in several, from a digit on. Each part is smaller than one
/// of the part before it, and a currency ends the last.
pub(super) fn further_parts(text: &str, below: u64) -> Option<(Decimal, Currency, usize)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let number: u64 = text.get(..digits)?.parse().ok()?;
    let found = measure(text.get(digits..)?)?;
    let value = number.checked_mul(found.factor).filter(|value| *value < below)?;
    let end = digits + found.length;
    match found.currency {
        Some(currency) => Some((Decimal::from(value), currency, end)),
        None => {
            let (rest, currency, length) = further_parts(&text[end..], found.factor)?;
            Some((Decimal::from(value).checked_add(rest)?, currency, end + length))
        }
    }
}
