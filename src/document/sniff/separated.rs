//! Whether a text is a table with a separator: CSV or TSV by its name, or text that someone named .xls.

/// The separator of a table in text form, `None` for other text.
pub(super) fn separator(name: &str, text: &str) -> Option<u8> {
    let extension = name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase())?;
    match extension.as_str() {
        "csv" => Some(most_regular(text).unwrap_or(b',')),
        "tsv" | "tab" => Some(b'\t'),
        "xls" | "xlsx" | "et" | "xlsb" | "ods" => most_regular(text),
        _ => None,
    }
}

/// The separator that stands on most lines, if one stands on at least half of them.
fn most_regular(text: &str) -> Option<u8> {
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).take(50).collect();
    let with = |separator: char| lines.iter().filter(|line| line.contains(separator)).count();
    // A tab never stands in a value, a comma often does: on a tie the rarer sign wins.
    let (sign, count) =
        ['\t', ';', ','].map(|sign| (sign, with(sign))).into_iter().rev().max_by_key(|(_, count)| *count)?;
    let sign = if with('\t') * 2 >= lines.len() && with('\t') > 0 { '\t' } else { sign };
    (count > 0 && count * 2 >= lines.len()).then(|| u8::try_from(sign).unwrap_or(b','))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sign_that_stands_on_most_lines_parts_the_cells() {
        assert_eq!(separator("a.csv", "包号,金额\n1,2"), Some(b','));
        assert_eq!(separator("a.csv", "包号;金额\n1;2,5"), Some(b';'));
        assert_eq!(separator("a.csv", "包号\t金额\n1\t\"2,000\""), Some(b'\t'));
        assert_eq!(separator("a.csv", "一列"), Some(b','));
        assert_eq!(separator("a.xls", "只有一行字"), None);
        assert_eq!(separator("a.txt", "a\tb"), None);
        assert_eq!(separator("csv", "a,b"), None);
    }
}
