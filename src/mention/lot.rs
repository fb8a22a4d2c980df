//! Lots: 包1, 01包, 标段一, 合同包1, A包, 第三包 to one normal form.
use std::ops::Range;

/// A lot named in folded text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LotMark {
    /// Bytes of the folded text.
    pub range: Range<usize>,
    /// Normal form: 1, 2, A.
    pub id: String,
}

/// The words for a lot, longest first.
const WORDS: [&str; 12] =
    ["合同包", "采购包", "分标段", "标段", "标项", "标包", "分包", "包件", "包组", "包号", "标号", "包"];

fn chinese_number(text: &str) -> Option<(u32, usize)> {
    let value = |c: char| "一二三四五六七八九".chars().position(|d| d == c).map(|p| p as u32 + 1);
    let mut total = 0;
    let mut used = 0;
    let mut last = None;
    for c in text.chars() {
        if let Some(v) = value(c) {
            if last.is_some() {
                return None;
            }
            last = Some(v);
        } else if c == '十' {
            total += last.take().unwrap_or(1) * 10;
        } else {
            break;
        }
        used += c.len_utf8();
    }
    (used > 0).then(|| (total + last.unwrap_or(0), used))
}

/// An identifier at the start of the text: 1, 01, A, 一; its normal form and length.
fn identifier(text: &str) -> Option<(String, usize)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if (1..=3).contains(&digits) {
        let number: u32 = text[..digits].parse().ok()?;
        if number == 0
            || text[digits..].starts_with(['.', '%', '个', '年', '月', '日', '元', '万', '天', '套', '批', '台'])
        {
            return None;
        }
        return Some((number.to_string(), digits));
    }
    if let Some((number, used)) = chinese_number(text) {
        return Some((number.to_string(), used));
    }
    let c = text.chars().next()?;
    let next = text[c.len_utf8()..].chars().next();
    (c.is_ascii_uppercase() && !next.is_some_and(|n| n.is_ascii_alphanumeric())).then(|| (c.to_string(), 1))
}

/// The normal form of a cell or value that is nothing but a lot's number: 1, 01, 包1, 第二标段, A.
#[must_use]
pub fn lot_id(text: &str) -> Option<String> {
    let text = text.trim().trim_end_matches([':', '.', '、', ')']).trim_start_matches(['(', '第']);
    let stripped =
        WORDS.iter().find_map(|word| text.strip_prefix(word)).unwrap_or(text).trim_start_matches(['第', '-', ' ']);
    let (id, used) = identifier(stripped)?;
    let rest = stripped[used..].trim();
    (rest.is_empty() || WORDS.contains(&rest)).then_some(id)
}

/// Every lot that a folded text names.
#[must_use]
pub fn lot_marks(text: &str) -> Vec<LotMark> {
    let mut found: Vec<LotMark> = Vec::new();
    // Each of the words has one of these; most texts have neither.
    if !text.contains(['包', '标']) {
        return found;
    }
    for word in WORDS {
        for (at, _) in text.match_indices(word) {
            let end = at + word.len();
            if found.iter().any(|mark| mark.range.start < end && at < mark.range.end) {
                continue;
            }
            // 包1, 合同包1(…), 标段一
            let after = text[end..].trim_start_matches([' ', '第', '-']);
            let skipped = text[end..].len() - after.len();
            if let Some((id, used)) = identifier(after) {
                let stop = end + skipped + used;
                let goes_on = text[stop..].starts_with(|c: char| c.is_ascii_alphanumeric());
                let tail = text[stop..]
                    .strip_prefix("包")
                    .or(text[stop..].strip_prefix("标段"))
                    .map_or(stop, |rest| text.len() - rest.len());
                let inside_a_word = word == "包" && preceded_by_han_word(text, at);
                if !goes_on && !inside_a_word {
                    found.push(LotMark { range: at..tail, id });
                    continue;
                }
            }
            // 01包, 第二标段, A包
            let before = &text[..at];
            let start = before
                .char_indices()
                .rev()
                .take_while(|(_, c)| {
                    c.is_ascii_digit() || c.is_ascii_uppercase() || "一二三四五六七八九十".contains(*c)
                })
                .last()
                .map(|(index, _)| index);
            if let Some(start) = start
                && let Some((id, used)) = identifier(&text[start..])
            {
                let outer = text[..start].chars().next_back();
                if start + used == at && !outer.is_some_and(|c| c.is_ascii_alphanumeric() || c == '-') {
                    let from = if outer == Some('第') { start - '第'.len_utf8() } else { start };
                    found.push(LotMark { range: from..end, id });
                }
            }
        }
    }
    found.sort_by_key(|mark| mark.range.start);
    found
}

fn preceded_by_han_word(text: &str, at: usize) -> bool {
    // 面包1个, 书包2只: 包 inside a word.
    text[..at].chars().next_back().is_some_and(|c| "面书钱药背提手沙米麻发承打急".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lots_as_notices_print_them() {
        for (text, ids) in [
            ("合同包1(示例设备):", "1"),
            ("包1-30606700.00元", "1"),
            ("01包:示例", "1"),
            ("标段一", "1"),
            ("第二标段", "2"),
            ("A包", "A"),
            ("标包B", "B"),
            ("第3包、第12包", "3 12"),
            ("标项 2", "2"),
            ("面包1个", ""),
            ("本项目分包2个", ""),
            ("GC-HGX260565包", ""),
        ] {
            let found: Vec<String> = lot_marks(text).into_iter().map(|mark| mark.id).collect();
            assert_eq!(found.join(" "), ids, "{text}");
        }
        assert_eq!(lot_id("01"), Some("1".into()));
        assert_eq!(lot_id("包2"), Some("2".into()));
        assert_eq!(lot_id("第三标段"), Some("3".into()));
        assert_eq!(lot_id("示例设备"), None);
    }
}
