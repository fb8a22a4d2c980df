//! Where the sentences of a folded text begin and end.
use std::ops::Range;

/// Sentences of folded text.
pub(super) fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, c) in text.char_indices() {
        // An English sentence ends in a full stop with a capital behind it.
        let stop = c == '.'
            && text[..at].ends_with(|p: char| p.is_ascii_lowercase() || p == ')')
            && text[at + 1..].strip_prefix(' ').is_some_and(|rest| rest.starts_with(|n: char| n.is_ascii_uppercase()));
        if stop || matches!(c, '。' | '!' | '?' | ';') {
            let end = at + c.len_utf8();
            found.push(start..end);
            start = end;
        }
    }
    if start < text.len() {
        found.push(start..text.len());
    }
    found
}
