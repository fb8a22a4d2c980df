//! Dates: 2026年3月1日, 2026-03-01, 2026/3/1, 2026.03.01, and months without a day.
use std::fmt;
use std::ops::Range;

/// A day, or a month where the paper gives no day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    /// Year.
    pub year: u16,
    /// Month, 1 to 12.
    pub month: u8,
    /// Day, if given.
    pub day: Option<u8>,
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)?;
        self.day.map_or(Ok(()), |day| write!(f, "-{day:02}"))
    }
}

fn number(text: &str, most: usize) -> Option<(u16, usize)> {
    let text_trimmed = text.trim_start_matches(' ');
    let skipped = text.len() - text_trimmed.len();
    let length = text_trimmed.bytes().take(most).take_while(u8::is_ascii_digit).count();
    text_trimmed.get(..length)?.parse().ok().map(|value| (value, skipped + length))
}

fn date_at(text: &str) -> Option<(Date, usize)> {
    let (year, mut at) = number(text, 4)?;
    if !(1990..=2099).contains(&year) || at != 4 {
        return None;
    }
    let rest = text[at..].trim_start_matches(' ');
    at = text.len() - rest.len();
    let separator = rest.chars().next()?;
    if !matches!(separator, '年' | '-' | '/' | '.') {
        return None;
    }
    at += separator.len_utf8();
    let (month, used) = number(&text[at..], 2)?;
    if !(1..=12).contains(&month) {
        return None;
    }
    at += used;
    let month_end = at;
    let month_only = Date { year, month: u8::try_from(month).ok()?, day: None };
    let rest = text[at..].trim_start_matches(' ');
    at = text.len() - rest.len();
    let wanted = if separator == '年' { '月' } else { separator };
    if !rest.starts_with(wanted) {
        return None;
    }
    at += wanted.len_utf8();
    match number(&text[at..], 2) {
        Some((day, used)) if (1..=31).contains(&day) => {
            at += used;
            if separator == '年' {
                let rest = text[at..].trim_start_matches(' ');
                if !rest.starts_with(['日', '号']) {
                    return Some((month_only, month_end + '月'.len_utf8()));
                }
                at = text.len() - rest.len() + 3;
            }
            Some((Date { day: u8::try_from(day).ok(), ..month_only }, at))
        }
        _ if separator == '年' => Some((month_only, at)),
        _ => None,
    }
}

/// Every date of a folded text.
#[must_use]
pub fn dates(text: &str) -> Vec<(Range<usize>, Date)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(offset) = text[at..].find(|c: char| c.is_ascii_digit()) {
        let start = at + offset;
        let before_digit = text[..start].chars().next_back().is_some_and(|c| c.is_ascii_alphanumeric());
        match date_at(&text[start..]).filter(|_| !before_digit) {
            Some((date, used)) => {
                found.push((start..start + used, date));
                at = start + used;
            }
            None => at = start + text[start..].find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len() - start),
        }
    }
    found
}

/// The first date of a folded text.
#[must_use]
pub fn find_date(text: &str) -> Option<(Range<usize>, Date)> {
    dates(text).into_iter().next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_as_notices_print_them() {
        for (text, date) in [
            ("2026年07月28日 21:27", "2026-07-28"),
            ("2026年7月2日", "2026-07-02"),
            ("发布日期:2026-07-29 08:45", "2026-07-29"),
            ("2024年3月", "2024-03"),
            ("2024/3/18", "2024-03-18"),
            ("2024.03.18", "2024-03-18"),
            ("2026 年 8 月 20 日", "2026-08-20"),
        ] {
            assert_eq!(find_date(text).map(|(_, date)| date.to_string()), Some(date.to_owned()), "{text}");
        }
        for text in ["2026-JQ06-W3077", "ZB0107-202607", "2012号", "A2026-01-02", "2024-AHHF-ZFCG-02"] {
            assert_eq!(find_date(text), None, "{text}");
        }
    }
}
