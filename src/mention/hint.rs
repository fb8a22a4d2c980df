//! What the brackets behind a label say of its value: （万元）, （不含税）, （%）.
use super::money::{Currency, Per, Unit, unit_of};

/// What the brackets behind a label say: （万元）, （不含税）, （%）.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Hint {
    /// The unit of the numbers.
    pub unit: Option<Unit>,
    /// Their currency.
    pub currency: Option<Currency>,
    /// What they are per.
    pub per: Per,
    /// `Some(true)` 含税, `Some(false)` 不含税.
    pub tax: Option<bool>,
    /// The value is a percentage.
    pub percent: bool,
}

/// The brackets behind a label and what they say: `(万元)`, `(如有)`, `(可填写下浮率、折扣率或费率)`.
pub(super) fn hint_after(text: &str, mut at: usize) -> (Hint, usize) {
    let mut hint = Hint::default();
    loop {
        let rest = text[at..].strip_prefix([' ', '\\']).unwrap_or(&text[at..]);
        let from = text.len() - rest.len();
        let Some(inner) = rest.strip_prefix(['(', '[', '【']) else { break };
        let Some(close) = inner.find([')', ']', '】']) else { break };
        let words = &inner[..close];
        if words.chars().count() > 24 || words.contains(':') && !words.contains("单位") {
            break;
        }
        let digits = words.chars().filter(char::is_ascii_digit).count();
        if digits > 2 {
            break;
        }
        read_hint(words, &mut hint);
        let closing = inner[close..].chars().next().map_or(1, char::len_utf8);
        at = from + 1 + close + closing;
        if rest.starts_with('【') {
            at += 2;
        }
    }
    (hint, at)
}

/// Reads the words of one bracket into a hint.
pub(crate) fn read_hint(words: &str, hint: &mut Hint) {
    if words.contains('%') || words.contains("费率)") {
        hint.percent = true;
    }
    if words.contains("不含税") || words.contains("未税") || words.contains("除税") {
        hint.tax = Some(false);
    } else if words.contains("含税") {
        hint.tax = Some(true);
    }
    let mut at = 0;
    while let Some(c) = words[at..].chars().next() {
        if let Some((unit, currency, length)) = unit_of(&words[at..]) {
            let alone = words[at..].starts_with("人民币") && words.len() > at + length;
            if !alone {
                hint.unit = Some(unit);
                let rest = &words[at + length..];
                hint.per = match rest {
                    _ if rest.starts_with("/年") => Per::Year,
                    _ if rest.starts_with("/月") => Per::Month,
                    _ if rest.starts_with('/') => Per::Piece(rest[1..].trim_end_matches(')').to_owned()),
                    _ => hint.per.clone(),
                };
                if hint.currency.is_none() {
                    hint.currency = currency;
                }
                return;
            }
            hint.currency = currency;
            at += length;
        } else {
            at += c.len_utf8();
        }
    }
}
