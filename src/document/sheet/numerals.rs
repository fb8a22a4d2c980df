//! Numbers in Chinese numerals, as the formats `[DBNum1]` and `[DBNum2]` show them.

const PLAIN: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
const CAPITAL: [char; 10] = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'];

/// Spells the digits of a printed number; `units` says whether 十百千 are put between them (the general format) or the
/// digits stand alone. Numerals of a kind that is not known stay digits.
pub(super) fn spell(text: &str, kind: u8, units: bool) -> String {
    let (numerals, small) = match kind {
        1 => (PLAIN, ['十', '百', '千']),
        2 => (CAPITAL, ['拾', '佰', '仟']),
        _ => return text.to_owned(),
    };
    let digit = |c: char| c.to_digit(10).and_then(|d| numerals.get(d as usize)).copied();
    let alone = |text: &str| text.chars().map(|c| digit(c).unwrap_or(c)).collect::<String>();
    let Some(first) = text.find(|c: char| c.is_ascii_digit()) else {
        return text.to_owned();
    };
    let (before, rest) = text.split_at(first);
    let (whole, after) = rest.split_at(rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len()));
    if !units || whole.len() > 16 {
        return alone(text);
    }
    let mut out = String::from(before);
    let (mut zero, mut group) = (false, false);
    for (at, c) in whole.chars().enumerate() {
        let place = whole.len() - 1 - at;
        if c == '0' {
            zero = true;
        } else {
            if std::mem::take(&mut zero) && !out.is_empty() {
                out.push(numerals[0]);
            }
            out.extend(digit(c));
            out.extend((place % 4).checked_sub(1).and_then(|p| small.get(p)));
            group = true;
        }
        if place.is_multiple_of(4) && place > 0 {
            if group || place == 8 {
                out.push(if place == 8 { '亿' } else { '万' });
            }
            (zero, group) = (false, false);
        }
    }
    if whole.chars().all(|c| c == '0') {
        out.push(numerals[0]);
    }
    out + &alone(after)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_spelled_as_people_write_them() {
        for (text, kind, units, spelled) in [
            ("205", 2, true, "贰佰零伍"),
            ("200000", 2, true, "贰拾万"),
            ("1000000元", 1, true, "一百万元"),
            ("0", 2, true, "零"),
            ("2026", 1, false, "二〇二六"),
            ("12.5", 2, true, "壹拾贰.伍"),
            ("7", 3, true, "7"),
        ] {
            assert_eq!(spell(text, kind, units), spelled, "{text}");
        }
    }
}
