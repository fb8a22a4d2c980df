//! Finds the amounts of a folded text, in digits or capitals, and leaves dates, telephone numbers, shares, counts and
//! the bounds of tariffs alone.
use super::super::capitals::{capitals, is_numeral};
use super::unit::{Measure, Unit, further_parts, measure};
use super::words::{is_bound, narrowing, per_after, per_before, sign_before};
use super::{Currency, Form, Money, Per, Words};
use rust_decimal::Decimal;

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
                    found.extend(in_capitals(text, at, value, length));
                    at += length;
                }
                _ => at += c.len_utf8(),
            }
        } else {
            at += c.len_utf8();
        }
    }
    without_exchange_rates(text, found)
}

fn in_capitals(text: &str, at: usize, value: Decimal, length: usize) -> Option<Money> {
    let start = sign_before(text, at).map_or(at, |(start, _)| start);
    let (per, used) = per_after(&text[at + length..]);
    let end = at + length + used;
    if is_bound(&text[..start], &text[end..]) {
        return None;
    }
    Some(Money {
        range: start..end,
        number: value,
        unit: Some(Unit::One),
        currency: Some(Currency::Cny),
        per: if per == Per::Total { per_before(&text[..start]) } else { per },
        form: Form::Capitals,
        words: narrowing(&text[..start]),
    })
}

/// 1美元=7.0418元人民币 is a rate, not two amounts.
fn without_exchange_rates(text: &str, found: Vec<Money>) -> Vec<Money> {
    let is_rate = |pair: &[Money]| {
        let between = text.get(pair[0].range.end..pair[1].range.start).unwrap_or("").trim();
        pair[0].currency != pair[1].currency
            && (pair[0].number == Decimal::ONE || pair[0].number == Decimal::ONE_HUNDRED)
            && ["=", "兑", "兑换", "折合", "对", "等于", ":"].contains(&between)
    };
    let mut drop = vec![false; found.len()];
    for (index, pair) in found.windows(2).enumerate() {
        if is_rate(pair) {
            (drop[index], drop[index + 1]) = (true, true);
        }
    }
    found.into_iter().zip(drop).filter_map(|(money, drop)| (!drop).then_some(money)).collect()
}

/// Where the number that begins at `at` ends.
fn number_end(text: &str, at: usize) -> usize {
    let bytes = text.as_bytes();
    let digits_from = |from: usize| bytes.iter().skip(from).take_while(|byte| byte.is_ascii_digit()).count();
    let mut end = at;
    let mut grouped = false;
    while let Some(byte) = bytes.get(end) {
        match byte {
            b'0'..=b'9' => end += 1,
            // A thousands group has three digits and a first group at most three: 1864300,520000 are two numbers.
            b',' if digits_from(end + 1) == 3 && (grouped || end - at <= 3) && !text[at..end].contains('.') => {
                grouped = true;
                end += 4;
            }
            b'.' if digits_from(end + 1) > 0 && !text[at..end].contains('.') => end += 1,
            _ => break,
        }
    }
    if text[at..end].contains('.') || !text[end..].starts_with(' ') {
        return end;
    }
    // A narrow cell broke the number: 107879 00.00.
    let whole = digits_from(end + 1);
    let point = end + 1 + whole;
    if end - at >= 3 && (1..=4).contains(&whole) && bytes.get(point) == Some(&b'.') && digits_from(point + 1) == 2 {
        return point + 3;
    }
    // 1 940 000.00: two groups and more, or it is a count beside a price.
    let mut stop = end;
    let mut groups = 0;
    while end - at <= 3 && !grouped && bytes.get(stop) == Some(&b' ') && digits_from(stop + 1) == 3 {
        stop += 4;
        groups += 1;
    }
    if groups < 2 {
        return end;
    }
    let cents = if bytes.get(stop) == Some(&b'.') { digits_from(stop + 1) } else { 0 };
    if cents > 0 { stop + 1 + cents } else { stop }
}

fn number_of(text: &str) -> Option<Decimal> {
    let plain: String = text.chars().filter(|c| !matches!(c, ',' | ' ')).collect();
    if plain.len() > 24 { None } else { plain.parse().ok() }
}

/// Whether a number stands in something else: a date, a share, a project number, a masked value.
fn is_part(text: &str, at: usize, end: usize) -> bool {
    let before = &text[..at];
    let after = &text[end..];
    let next = after.trim_start_matches([' ', '(']);
    let masked = |c: char| c == '*';
    before.ends_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '.' | '/' | '_' | '#'))
        || after.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        || after.strip_prefix('.').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit() || masked(c)))
        || after.starts_with(masked)
        || before.ends_with("**")
        || next.starts_with(['%', '‰', '℃', '折'])
        || after.starts_with(['年', '月', '日', '时', '号', '分', '秒']) && !after.starts_with("日元")
}

/// Whether a number that has neither unit nor sign can't be money, whatever the label says.
fn is_no_money(text: &str, at: usize, end: usize) -> bool {
    let number = &text[at..end];
    let before = &text[..at];
    let after = &text[end..];
    let plain = !number.contains(['.', ',', ' ']);
    let hyphen = before.ends_with('-') && !(number.len() > 3 && after_lot(before))
        || after.starts_with(['-', '/', ':', '~', '—']);
    let clock = before.strip_suffix(':').is_some_and(|rest| rest.ends_with(|c: char| c.is_ascii_digit()));
    let telephone = plain && number.len() == 11 && number.starts_with('1') && !number[1..].starts_with(['0', '1', '2']);
    let account = plain && number.len() > 12;
    let listed = plain && number.len() <= 2 && after.starts_with('.');
    let counted = plain
        && number.len() <= 4
        && after
            .starts_with(['台', '套', '个', '件', '块', '张', '次', '批', '米', '吨', '层', '天', '卡', '颗', '倍']);
    let year = before.ends_with(['〔', '[', '【']) && after.starts_with(['〕', ']', '】']);
    hyphen || clock || telephone || account || listed || counted || year || before.ends_with('第')
}

/// 包1-: the hyphen parts the lot from its amount.
fn after_lot(before: &str) -> bool {
    let head = before.trim_end_matches('-').trim_end_matches(|c: char| c.is_ascii_digit());
    head.ends_with(['包', '段'])
}

/// 万 without 元 is money only where no other word goes on (500万个, 4000万tokens are counts).
fn ends_here(rest: &str) -> bool {
    !rest.starts_with(char::is_alphanumeric) || ["左右", "整", "以", "每"].iter().any(|word| rest.starts_with(word))
}

/// 20w: as people write it who type fast; 500W is a power. It counts alone, behind a sign or before 元.
fn typed_short(text: &str, start: usize, end: usize, signed: bool) -> Option<Measure> {
    let rest = &text[end..];
    let factor = match rest.chars().next()? {
        'w' | 'W' => 10_000,
        'k' | 'K' => 1_000,
        _ => return None,
    };
    let behind = &rest[1..];
    let length = 1 + if behind.starts_with('元') { '元'.len_utf8() } else { 0 };
    let currency = (length > 1).then_some(Currency::Cny);
    let alone = text[..start].is_empty() && (behind.is_empty() || behind.starts_with([',', ';', '。', ')']));
    (signed && ends_here(behind) || currency.is_some() || alone && rest.starts_with(['w', 'k'])).then_some(Measure {
        factor,
        currency,
        more: false,
        length,
    })
}

/// The digits at `at`: an amount if they can be one, and where to go on.
fn digits_at(text: &str, at: usize) -> (Option<Money>, usize) {
    let end = number_end(text, at);
    let sign = sign_before(text, at);
    let start = sign.map_or(at, |(start, _)| start);
    let short = typed_short(text, start, end, sign.is_some());
    let inside = is_part(text, at, end) && short.is_none();
    let signed_letter = sign.is_some() && !text[end..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '*');
    let rate = text[end..].trim_start_matches([' ', '(']).starts_with(['%', '‰', '折']);
    if inside && (!signed_letter || rate) {
        return (None, end);
    }
    let Some(mut number) = number_of(&text[at..end]) else { return (None, end) };
    let after = &text[end..];
    let trimmed = after.trim_start_matches(' ');
    let (body, bracket) = trimmed.strip_prefix('(').map_or((trimmed, 0), |inner| (inner, 1));
    let body_at = text.len() - body.len();
    let mut money = Money {
        range: start..end,
        number,
        unit: None,
        currency: sign.map(|(_, currency)| currency),
        per: Per::Total,
        form: Form::Digits,
        words: narrowing(&text[..start]),
    };
    let mut stop = end;
    if let Some(found) = short.map(|found| (found, end)).or_else(|| measure(body).map(|found| (found, body_at))) {
        let (found, from) = found;
        let mut behind = from + found.length;
        let mut currency = found.currency;
        let mut factor = found.factor;
        if let (None, 0) = (currency, bracket) {
            if let Some((rest, money, length)) = further_parts(&text[behind..], factor) {
                let whole = number.checked_mul(Decimal::from(factor)).and_then(|value| value.checked_add(rest));
                let Some(whole) = whole else { return (None, behind + length) };
                (number, factor, currency) = (whole, 1, Some(money));
                behind += length;
            } else if !ends_here(&text[behind..]) {
                return (None, behind);
            }
        }
        if currency.is_some() || bracket == 0 {
            let (unit, times) = Unit::of_factor(factor);
            let Some(times) = number.checked_mul(Decimal::from(times)) else { return (None, behind) };
            money.number = times;
            money.unit = Some(unit);
            // ¥ may be yen: a word for another currency behind the number says more than the sign before it.
            money.currency = match (money.currency, currency) {
                (Some(Currency::Cny) | None, Some(word)) => Some(word),
                (sign, _) => sign,
            };
            if found.more {
                money.words = money.words.or(Some(Words::About));
            }
            stop = behind;
            for word in ["人民币", "整"] {
                stop += if text[stop..].starts_with(word) { word.len() } else { 0 };
            }
            let (per, used) = per_after(&text[stop..]);
            (money.per, stop) = if used > 0 { (per, stop + used) } else { (Per::Total, behind) };
            if bracket == 1 && text[stop..].starts_with(')') {
                stop += 1;
            }
        }
    }
    if money.per == Per::Total {
        let (per, used) = if text[stop..].starts_with(['/', '(']) { per_after(&text[stop..]) } else { (Per::Total, 0) };
        (money.per, stop) = (per, stop + used);
    }
    let bare = money.unit.is_none() && money.currency.is_none();
    if bare && (is_no_money(text, at, end)) || !bare && is_bound(&text[..start], &text[stop..]) {
        return (None, stop.max(end));
    }
    if money.per == Per::Total {
        money.per = per_before(&text[..start]);
    }
    if text[stop..].starts_with("左右") {
        money.words = money.words.or(Some(Words::About));
    }
    money.range = start..stop;
    (Some(money), stop.max(end))
}
