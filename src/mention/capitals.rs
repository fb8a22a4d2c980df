//! Chinese numerals of money (贰拾万元整) to exact decimals and back.
use rust_decimal::Decimal;

fn digit(c: char) -> Option<u64> {
    Some(match c {
        '零' | '〇' | '○' => 0,
        '壹' | '一' | '弌' => 1,
        '贰' | '貳' | '二' | '两' | '兩' | '弍' => 2,
        '叁' | '參' | '叄' | '三' | '参' => 3,
        '肆' | '四' => 4,
        '伍' | '五' => 5,
        '陆' | '陸' | '六' => 6,
        '柒' | '七' => 7,
        '捌' | '八' => 8,
        '玖' | '九' => 9,
        _ => return None,
    })
}

fn power(c: char) -> Option<u64> {
    Some(match c {
        '拾' | '十' => 10,
        '佰' | '百' => 100,
        '仟' | '千' => 1000,
        '万' | '萬' => 10_000,
        '亿' | '億' => 100_000_000,
        _ => return None,
    })
}

/// Whether a character can stand in an amount in capitals.
pub(super) fn is_numeral(c: char) -> bool {
    digit(c).is_some() || power(c).is_some() || tens(c).is_some()
}

/// 廿, 卅, 卌: twenty, thirty and forty in one letter.
fn tens(c: char) -> Option<u64> {
    Some(match c {
        '廿' => 20,
        '卅' => 30,
        '卌' => 40,
        _ => return None,
    })
}

/// Parses an amount in capitals from the start of the text: the value in yuan and the bytes it takes. 元 or 圆 must be
/// there; 整, 正, 角 and 分 may follow.
#[must_use]
pub fn capitals(text: &str) -> Option<(Decimal, usize)> {
    let mut total: u64 = 0;
    let mut section: u64 = 0;
    let mut last: Option<u64> = None;
    let mut seen = false;
    // 百万元 and 千万元 are units; only 拾 and 十 can begin a number (拾万元).
    if text.starts_with(['百', '佰', '千', '仟', '万', '萬', '亿', '億']) {
        return None;
    }
    let mut chars = text.char_indices().filter(|(_, c)| *c != ' ').peekable();
    let yuan_end = loop {
        let (at, c) = chars.next()?;
        if let Some(value) = digit(c) {
            // 二〇二六: a row of digits is a year or a number, no amount.
            if last.is_some_and(|before| before > 0) {
                return None;
            }
            last = Some(value);
            seen = true;
        } else if let Some(tens) = tens(c) {
            section = section.checked_add(tens)?;
            seen = true;
        } else if let Some(value) = power(c) {
            if value >= 10_000 {
                let whole = section.checked_add(last.take().unwrap_or(0))?;
                if value == 100_000_000 {
                    total = total.checked_add(whole)?.checked_mul(value)?;
                } else {
                    total = total.checked_add(whole.checked_mul(value)?)?;
                }
                section = 0;
            } else {
                let count = last.take().unwrap_or(1);
                section = section.checked_add(count.max(u64::from(count == 0 && value == 10)).checked_mul(value)?)?;
            }
            seen = true;
        } else if matches!(c, '元' | '圆' | '圓' | '块') && seen {
            let word = text.get(at..).unwrap_or("");
            if ["元素", "元器", "元件", "元旦"].iter().any(|other| word.starts_with(other)) {
                return None;
            }
            break at + c.len_utf8();
        } else {
            return None;
        }
    };
    total = total.checked_add(section)?.checked_add(last.unwrap_or(0))?;
    let mut value = Decimal::from(total);
    let mut end = yuan_end;
    let mut pending: Option<u64> = None;
    for (at, c) in chars {
        if let Some(number) = digit(c) {
            pending = Some(number);
        } else if c == '角' || c == '分' {
            let number = pending.take()?;
            value += Decimal::new(i64::try_from(number).ok()?, if c == '角' { 1 } else { 2 });
            end = at + c.len_utf8();
        } else {
            if matches!(c, '整' | '正') && pending.is_none() {
                end = at + c.len_utf8();
            }
            break;
        }
    }
    Some((value, end))
}

/// Writes a value in yuan (two decimals) in capitals, as a notice would.
#[must_use]
pub fn to_capitals(value: Decimal) -> String {
    const DIGITS: [char; 10] = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'];
    let fen = (value * Decimal::from(100)).round().to_string().parse::<u64>().unwrap_or(0);
    let (yuan, jiao, fen) = (fen / 100, (fen / 10 % 10) as usize, (fen % 10) as usize);
    let mut text = String::new();
    let mut zero = false;
    let digits = yuan.to_string();
    let count = digits.len();
    let mut group_has = false;
    for (index, byte) in digits.bytes().enumerate() {
        let number = usize::from(byte - b'0');
        let place = count - 1 - index;
        if number == 0 {
            zero = true;
        } else {
            if zero && !text.is_empty() {
                text.push('零');
            }
            zero = false;
            group_has = true;
            text.push(DIGITS[number]);
            match place % 4 {
                1 => text.push('拾'),
                2 => text.push('佰'),
                3 => text.push('仟'),
                _ => {}
            }
        }
        if place % 4 == 0 {
            if place == 8 || place == 16 {
                text.push('亿');
            } else if (place == 4 || place == 12) && group_has {
                text.push('万');
            }
            group_has = false;
        }
    }
    if text.is_empty() {
        text.push('零');
    }
    text.push('元');
    match (jiao, fen) {
        (0, 0) => text.push('整'),
        (0, fen) => {
            text.push('零');
            text.push(DIGITS[fen]);
            text.push('分');
        }
        (jiao, fen) => {
            text.push(DIGITS[jiao]);
            text.push('角');
            if fen > 0 {
                text.push(DIGITS[fen]);
                text.push('分');
            }
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn spellings() {
        for (text, value) in [
            ("贰拾万元整", "200000"),
            ("叁佰叁拾万元整", "3300000"),
            ("贰佰肆拾捌万元整", "2480000"),
            ("伍拾叁万捌仟贰佰零陆元柒角肆分", "538206.74"),
            ("贰拾叁万肆仟伍佰陆拾壹元", "234561"),
            ("陆仟叁佰元整", "6300"),
            ("玖拾柒万元整", "970000"),
            ("壹亿贰仟叁佰肆拾伍万陆仟柒佰捌拾玖元零伍分", "123456789.05"),
            ("伍仟叁佰万圆整", "53000000"),
            ("拾万元正", "100000"),
            ("一百二十万元", "1200000"),
            ("贰拾萬元正", "200000"),
            ("壹仟零伍拾元整", "1050"),
            ("玖仟陆佰陆拾伍圆壹角捌分", "9665.18"),
        ] {
            assert_eq!(capitals(text).map(|(v, _)| v.normalize().to_string()), Some(value.to_owned()), "{text}");
        }
        assert_eq!(capitals("元整"), None);
        assert_eq!(capitals("零散"), None);
    }

    proptest! {
        #[test]
        fn capitals_round_trip(fen in 0u64..9_999_999_999_999) {
            let value = Decimal::from(fen) / Decimal::from(100);
            let text = to_capitals(value);
            let (back, used) = capitals(&text).unwrap();
            prop_assert_eq!(back, value, "{}", text);
            prop_assert_eq!(used, text.len());
        }
    }
}
