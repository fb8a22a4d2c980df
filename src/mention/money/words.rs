//! The words around an amount: what it is per, what narrows it, and what makes it a bound of a tariff and nobody's amount.
use super::unit::begins;
use super::{Currency, Per, Words};
use rust_decimal::Decimal;
use std::ops::Range;

const SIGNS: [(&str, Currency); 22] = [
    ("US$", Currency::Usd),
    ("US $", Currency::Usd),
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
    ("美金", Currency::Usd),
    ("港币", Currency::Hkd),
    ("港元", Currency::Hkd),
    ("欧元", Currency::Eur),
    ("日元", Currency::Jpy),
    ("英镑", Currency::Gbp),
    ("$", Currency::Usd),
    ("€", Currency::Eur),
    ("£", Currency::Gbp),
];

/// The currency sign that ends right before `at`: where it begins, and the currency.
pub(super) fn sign_before(text: &str, at: usize) -> Option<(usize, Currency)> {
    let before = text[..at].trim_end_matches([' ', ':']);
    let (sign, currency) = SIGNS.iter().find(|(sign, _)| {
        before.len().checked_sub(sign.len()).and_then(|from| before.get(from..)).is_some_and(|end| begins(end, sign))
    })?;
    let start = before.len() - sign.len();
    // NT$, S$: another country's dollar.
    if *sign == "$" && before[..start].ends_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    // 人民币¥: both signs belong to the amount.
    let outer = before[..start].trim_end_matches([' ', ':']);
    match outer.strip_suffix("人民币") {
        Some(rest) if *currency == Currency::Cny => Some((rest.len(), *currency)),
        _ => Some((start, *currency)),
    }
}

/// The words before an amount that narrow it.
pub(super) fn narrowing(before: &str) -> Option<Words> {
    let mut before = before.trim_end_matches([' ', ':', '(']);
    let ends = |before: &str, words: &[&str]| words.iter().any(|word| before.ends_with(word));
    loop {
        if ends(before, &["约", "大约", "约合"]) || before.ends_with('近') && !ends(before, &["最近", "附近"])
        {
            return Some(Words::About);
        }
        if ends(before, &["不超过", "不高于", "上限", "不得超过", "不得高于", "不大于", "最高"]) {
            return Some(Words::AtMost);
        }
        if ends(before, &["不低于", "不少于", "不小于", "不得低于"]) {
            return Some(Words::AtLeast);
        }
        if ends(before, &["暂定", "暂估", "预估"]) {
            return Some(Words::Provisional);
        }
        // 暂定总价为人民币76万元: fillers between the word and the amount.
        let shorter = ["为", "是", "人民币", "金额", "总", "价", "合同", "费用", "每年", "每月", ":"]
            .iter()
            .find_map(|word| before.strip_suffix(word))?;
        before = shorter.trim_end_matches([' ', ':']);
    }
}

/// What the words behind the unit say that the amount is per, and the bytes they take.
pub(super) fn per_after(rest: &str) -> (Per, usize) {
    let trimmed = rest.trim_start_matches(['(', '/', '每']);
    let used = rest.len() - trimmed.len();
    if used == 0 || rest.starts_with('(') && !rest[1..].starts_with(['/', '每']) {
        return (Per::Total, 0);
    }
    let stops = |c: char| {
        c != '/' && c.is_ascii_punctuation()
            || c.is_whitespace()
            || "，。；、）的为共计含不包总且并和及至约以由税暂".contains(c)
    };
    let word: String = trimmed.chars().take_while(|c| !stops(*c)).take(10).collect();
    let word = word.trim_end_matches('/');
    let behind = |unit: char| {
        word.strip_prefix(unit).filter(|rest| !rest.starts_with(['·', '/', '每']) && !rest.is_empty()).is_some()
    };
    match word {
        "" => (Per::Total, 0),
        "年" | "年度" => (Per::Year, used + word.len()),
        "月" => (Per::Month, used + word.len()),
        // 元/年示例公司: the next cell goes on behind it.
        _ if behind('年') => (Per::Year, used + '年'.len_utf8()),
        _ if behind('月') => (Per::Month, used + '月'.len_utf8()),
        _ => (Per::Piece(word.to_owned()), used + word.len()),
    }
}

/// 每年385万元, 每月不超过5000元: what the words before the amount say that it is per.
pub(super) fn per_before(before: &str) -> Per {
    let mut before = before.trim_end_matches([' ', ':']);
    for word in ["不超过", "不低于", "约", "人民币", "为", "支付", "费用", "租金"] {
        before = before.strip_suffix(word).unwrap_or(before);
    }
    if before.ends_with("每年") {
        Per::Year
    } else if before.ends_with("每月") {
        Per::Month
    } else {
        Per::Total
    }
}

/// A bound of a tariff (100万元以下, 500-1000万元, 超过100万元的部分) is nobody's amount.
pub(super) fn is_bound(before: &str, after: &str) -> bool {
    let tail = after.trim_start_matches([' ', ')', '(']);
    let upper = ["以下", "以上", "以内", "至", "~", "—", "–", "的部分", "-", "含)", "及以", "≤", "<", "≥", ">", "到"];
    let head = before.trim_end_matches([' ', '¥', '(']).trim_end_matches("人民币");
    if upper.iter().any(|word| tail.starts_with(word)) || head.ends_with(['≤', '<', '≥', '>', '满']) {
        return true;
    }
    let of_lot = ["包", "段", "项"]
        .iter()
        .any(|word| head.trim_end_matches('-').trim_end_matches(|c: char| c.is_ascii_digit()).ends_with(word));
    let dashes = |c: char| "至到~—–-".contains(c);
    !of_lot
        && head.ends_with(dashes)
        && head
            .trim_end_matches(dashes)
            .trim_end_matches(['(', ')', '含', ' '])
            .ends_with(|c: char| c.is_ascii_digit() || c == '元' || c == '万' || c == '亿')
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
        // 72折, 8.5折: what is left to pay of the whole, in tenths.
        if let (true, Ok(number)) = (
            rest.starts_with('折') && rest[3..].chars().next().is_none_or(|c| !c.is_alphanumeric()),
            text[start..end].parse::<Decimal>(),
        ) {
            let percent = if number <= Decimal::TEN { number * Decimal::TEN } else { number };
            found.push((start..text.len() - rest.len() + '折'.len_utf8(), percent.normalize()));
        }
        if let (true, Ok(number)) = (rest.starts_with('%'), text[start..end].trim_end_matches('.').parse()) {
            found.push((start..text.len() - rest.len() + 1, number));
        }
        at = end;
    }
    found
}
