//! Money in digits or capitals: value, unit, currency, what it is per, and the words that say so.
use super::capitals::{capitals, is_numeral};
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

impl Unit {
    fn factor(self) -> Decimal {
        Decimal::from(match self {
            Self::One => 1u64,
            Self::Thousand => 1_000,
            Self::TenThousand => 10_000,
            Self::Million => 1_000_000,
            Self::HundredMillion => 100_000_000,
        })
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
#[allow(missing_docs, reason = "约, 不超过, 不低于, 暂定")]
pub enum Words {
    About,
    AtMost,
    AtLeast,
    Provisional,
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

const UNITS: [(&str, Unit, Option<Currency>); 24] = [
    ("亿元", Unit::HundredMillion, Some(Currency::Cny)),
    ("百万元", Unit::Million, Some(Currency::Cny)),
    ("万美元", Unit::TenThousand, Some(Currency::Usd)),
    ("万欧元", Unit::TenThousand, Some(Currency::Eur)),
    ("万港元", Unit::TenThousand, Some(Currency::Hkd)),
    ("万港币", Unit::TenThousand, Some(Currency::Hkd)),
    ("万日元", Unit::TenThousand, Some(Currency::Jpy)),
    ("万英镑", Unit::TenThousand, Some(Currency::Gbp)),
    ("万人民币", Unit::TenThousand, Some(Currency::Cny)),
    ("万元", Unit::TenThousand, Some(Currency::Cny)),
    ("千元", Unit::Thousand, Some(Currency::Cny)),
    ("仟元", Unit::Thousand, Some(Currency::Cny)),
    ("美元", Unit::One, Some(Currency::Usd)),
    ("美金", Unit::One, Some(Currency::Usd)),
    ("欧元", Unit::One, Some(Currency::Eur)),
    ("港元", Unit::One, Some(Currency::Hkd)),
    ("港币", Unit::One, Some(Currency::Hkd)),
    ("日元", Unit::One, Some(Currency::Jpy)),
    ("英镑", Unit::One, Some(Currency::Gbp)),
    ("人民币", Unit::One, Some(Currency::Cny)),
    ("元", Unit::One, Some(Currency::Cny)),
    ("圆", Unit::One, Some(Currency::Cny)),
    ("亿", Unit::HundredMillion, None),
    ("万", Unit::TenThousand, None),
];

/// The unit that a text begins with, and its length.
#[must_use]
pub fn unit_of(text: &str) -> Option<(Unit, Option<Currency>, usize)> {
    UNITS.iter().find(|(word, ..)| text.starts_with(word)).map(|(word, unit, currency)| (*unit, *currency, word.len()))
}

const SIGNS: [(&str, Currency); 16] = [
    ("US$", Currency::Usd),
    ("USD", Currency::Usd),
    ("HK$", Currency::Hkd),
    ("HKD", Currency::Hkd),
    ("EUR", Currency::Eur),
    ("RMB", Currency::Cny),
    ("CNY", Currency::Cny),
    ("JPY", Currency::Jpy),
    ("GBP", Currency::Gbp),
    ("人民币", Currency::Cny),
    ("¥", Currency::Cny),
    ("美元", Currency::Usd),
    ("港币", Currency::Hkd),
    ("欧元", Currency::Eur),
    ("$", Currency::Usd),
    ("€", Currency::Eur),
];

/// Every amount of a folded text. A number without unit and sign is kept too (`unit` and `currency` are `None`): the
/// label or the column may say what it is. Dates, telephone numbers, numbers inside words and percentages are not.
#[must_use]
pub fn amounts(text: &str) -> Vec<Money> {
    let mut found: Vec<Money> = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        if c.is_ascii_digit() {
            let (money, next) = digits_at(text, at);
            found.extend(money);
            at = next;
        } else if is_numeral(c) && !text[..at].chars().next_back().is_some_and(is_numeral) {
            match capitals(&text[at..]) {
                Some((value, length)) if text[at..at + length].chars().count() >= 3 => {
                    let start = before_sign(text, at).map_or(at, |(start, _)| start);
                    found.push(Money {
                        range: start..at + length,
                        number: value,
                        unit: Some(Unit::One),
                        currency: Some(Currency::Cny),
                        per: Per::Total,
                        form: Form::Capitals,
                        words: narrowing(&text[..start]),
                    });
                    at += length;
                }
                _ => at += c.len_utf8(),
            }
        } else {
            at += c.len_utf8();
        }
    }
    found
}

fn before_sign(text: &str, at: usize) -> Option<(usize, Currency)> {
    let before = text[..at].trim_end_matches([' ', ':']);
    SIGNS
        .iter()
        .find(|(sign, _)| before.ends_with(sign))
        .map(|(sign, currency)| (before.len() - sign.len(), *currency))
        .map(|(start, currency)| {
            // 人民币¥: both signs belong to the amount.
            let outer = text[..start].trim_end_matches([' ', ':', '(']);
            match (currency, outer.strip_suffix("人民币")) {
                (Currency::Cny, Some(rest)) if outer.len() == start => (rest.len(), currency),
                _ => (start, currency),
            }
        })
}

fn narrowing(before: &str) -> Option<Words> {
    let before = before.trim_end_matches([' ', ':']);
    let ends = |words: &[&str]| words.iter().any(|word| before.ends_with(word));
    if ends(&["约", "大约", "约为"]) {
        Some(Words::About)
    } else if ends(&["不超过", "不高于", "上限", "不得超过", "最高"]) {
        Some(Words::AtMost)
    } else if ends(&["不低于", "不少于", "不小于"]) {
        Some(Words::AtLeast)
    } else if ends(&["暂定", "暂估"]) {
        Some(Words::Provisional)
    } else {
        None
    }
}

/// The digits at `at`: an amount if they can be one, and where to go on.
fn digits_at(text: &str, at: usize) -> (Option<Money>, usize) {
    let bytes = text.as_bytes();
    let mut end = at;
    let mut grouped = false;
    while let Some(byte) = bytes.get(end) {
        let next3 = bytes.get(end + 1..end + 4).is_some_and(|group| group.iter().all(u8::is_ascii_digit));
        match byte {
            b'0'..=b'9' => end += 1,
            // A thousands group has three digits and a first group at most three: 1864300,520000 are two numbers.
            b',' if next3 && !bytes.get(end + 4).is_some_and(u8::is_ascii_digit) && (grouped || end - at <= 3) => {
                grouped = true;
                end += 4;
            }
            b'.' if bytes.get(end + 1).is_some_and(u8::is_ascii_digit) && !text[at..end].contains('.') => end += 1,
            _ => break,
        }
    }
    // A narrow cell broke the number: 107879 00.00.
    if !text[at..end].contains('.') && end - at >= 3 && text[end..].starts_with(' ') {
        let rest = &text[end + 1..];
        let whole = rest.bytes().take_while(u8::is_ascii_digit).count();
        let cents = rest.get(whole + 1..).map_or(0, |tail| tail.bytes().take_while(u8::is_ascii_digit).count());
        if (1..=4).contains(&whole) && rest[whole..].starts_with('.') && cents == 2 {
            end += 1 + whole + 3;
        }
    }
    let whole = text[at..end].trim_end_matches('.');
    let end = at + whole.len();
    let before = text[..at].chars().next_back();
    let after = &text[end..];
    let embedded = before.is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, '.' | '/' | '_' | '#'))
        || after.starts_with(|c: char| matches!(c, '年' | '月' | '日' | '时' | '%' | '‰' | '℃'))
        || after.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_');
    let Some(number) = embedded_number(whole).filter(|_| !embedded || before_sign(text, at).is_some()) else {
        return (None, end);
    };
    let sign = before_sign(text, at);
    let mut stop = end;
    let mut unit = None;
    let mut currency = sign.map(|(_, currency)| currency);
    let mut per = Per::Total;
    let trimmed = after.trim_start_matches(' ');
    let skipped = after.len() - trimmed.len();
    let (body, bracket) = match trimmed.strip_prefix('(') {
        Some(inner) => (inner, 1),
        None => (trimmed, 0),
    };
    if let Some((found, money, length)) = unit_of(body) {
        let rest = &body[length..];
        // 5元素, 3元组: the word goes on.
        let word = rest.starts_with('素')
            || rest.starts_with('器')
            || (found == Unit::TenThousand
                && money.is_none()
                && rest.starts_with(['个', '次', '人', '册', '平', '吨', '千', '株', '亩']));
        if !word && (money.is_some() || bracket == 0) {
            unit = Some(found);
            currency = currency.or(money).or(Some(Currency::Cny)).filter(|_| money.is_some() || sign.is_some());
            stop = end + skipped + bracket + length;
            let (found_per, used) = per_of(rest);
            per = found_per;
            stop += used;
            if bracket == 1 && text[stop..].starts_with(')') {
                stop += 1;
            }
        }
    }
    if matches!(per, Per::Total) && text[stop..].starts_with(['/']) {
        let (found_per, used) = per_of(&text[stop..]);
        per = found_per;
        stop += used;
    }
    let start = sign.map_or(at, |(start, _)| start);
    // A telephone or account number, a date or a project number: hyphens on either side of bare digits.
    let bare = unit.is_none() && sign.is_none();
    let hyphen = before == Some('-') || after.starts_with('-') || after.starts_with('/') || after.starts_with(':');
    if bare && (hyphen || (whole.len() > 12 && !whole.contains(['.', ',']))) {
        return (None, end);
    }
    // A bound of a tariff (100万元以下, 500-1000万元, 超过100万元的部分) is nobody's amount.
    let tail = text[stop..].trim_start_matches([' ', ')', '(']);
    let upper = ["以下", "以上", "以内", "至", "~", "—", "的部分", "-", "(含)", "含)以", "≤", "<", "及以"];
    let lower = ["至", "~", "—", "≤", "<", "满", "-"];
    let head = text[..start].trim_end_matches([' ', '¥']);
    let of_lot = ["包", "段", "项"]
        .iter()
        .any(|word| head.trim_end_matches('-').trim_end_matches(|c: char| c.is_ascii_digit()).ends_with(word));
    let range_before = !of_lot
        && lower.iter().any(|word| head.ends_with(word))
        && head
            .trim_end_matches(|c| "至~—≤<满-".contains(c))
            .ends_with(|c: char| c.is_ascii_digit() || c == '元' || c == '万');
    if unit.is_some() && (upper.iter().any(|word| tail.starts_with(word)) || range_before) {
        return (None, stop.max(end));
    }
    let money =
        Money { range: start..stop, number, unit, currency, per, form: Form::Digits, words: narrowing(&text[..start]) };
    (Some(money), stop.max(end))
}

fn embedded_number(text: &str) -> Option<Decimal> {
    let plain: String = text.chars().filter(|c| !matches!(c, ',' | ' ')).collect();
    if plain.len() > 24 {
        return None;
    }
    plain.parse().ok()
}

fn per_of(rest: &str) -> (Per, usize) {
    let trimmed = rest.trim_start_matches(['(', '/', '每']);
    let used = rest.len() - trimmed.len();
    if used == 0 || rest.starts_with('(') && !rest[1..].starts_with(['/', '每']) {
        return (Per::Total, 0);
    }
    let word: String = trimmed
        .chars()
        .take_while(|c| !c.is_ascii_punctuation() && !c.is_whitespace() && !"，。；、）".contains(*c))
        .take(6)
        .collect();
    if word.is_empty() {
        return (Per::Total, 0);
    }
    let length = used + word.len();
    match word.as_str() {
        "年" | "年度" => (Per::Year, length),
        "月" => (Per::Month, length),
        _ if word.starts_with('年') && rest.starts_with('/') => (Per::Year, used + '年'.len_utf8()),
        _ if word.starts_with('月') && rest.starts_with('/') => (Per::Month, used + '月'.len_utf8()),
        _ => (Per::Piece(word), length),
    }
}

/// Percentages of a folded text: range with the sign, and the number.
#[must_use]
pub fn rates(text: &str) -> Vec<(Range<usize>, Decimal)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(offset) = text[at..].find(|c: char| c.is_ascii_digit()) {
        let start = at + offset;
        let length = text[start..].find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(text.len() - start);
        let end = start + length;
        let rest = text[end..].trim_start_matches([' ', '(']);
        if rest.starts_with('%') {
            if let Ok(number) = text[start..end].trim_end_matches('.').parse() {
                found.push((start..text.len() - rest.len() + 1, number));
            }
        }
        at = end;
    }
    found
}
