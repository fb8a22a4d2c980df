//! How an amount is written: a number that lost a comma, a point or a digit in reading often shows it.
use crate::document::{Document, Span};

/// How the numbers of a document are written as a whole.
#[derive(Debug, Default)]
pub(super) struct Shape {
    grouped: usize,
    pointed: usize,
    all: usize,
}

impl Shape {
    /// Counts how the amounts of a document are written.
    pub(super) fn of(document: &Document, spans: impl Iterator<Item = Span>) -> Self {
        let mut shape = Self::default();
        for number in spans.filter_map(|span| number(document.quote(span))) {
            if digits(whole(number)) >= 4 {
                shape.all += 1;
                shape.grouped += usize::from(number.contains([',', '，']));
                shape.pointed += usize::from(number.contains('.'));
            }
        }
        shape
    }

    /// Whether a quote's number looks as if something were missing or too much.
    pub(super) fn is_odd(&self, document: &Document, span: Span) -> bool {
        let Some(number) = number(document.quote(span)) else { return false };
        if is_torn(document, span) || !is_sound(number) {
            return true;
        }
        // Others have commas or points, this one has none: 1188772 for 1188.772.
        let long = digits(whole(number)) >= 5;
        let others = |count: usize| count >= 2 && count * 3 >= self.all * 2;
        long && (others(self.grouped) && !number.contains([',', '，']) || others(self.pointed) && !number.contains('.'))
    }
}

/// The digits of a quote with what parts them; `None` if it has none.
fn number(quote: &str) -> Option<&str> {
    let start = quote.find(|c: char| c.is_ascii_digit())?;
    let rest = quote.get(start..)?;
    let end = rest.find(|c: char| !is_inside(c)).unwrap_or(rest.len());
    Some(rest.get(..end)?.trim_end_matches(['.', ',', '，']))
}

fn is_inside(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '.' | ',' | '，')
}

fn whole(number: &str) -> &str {
    number.split('.').next().unwrap_or(number)
}

fn digits(text: &str) -> usize {
    text.chars().filter(char::is_ascii_digit).count()
}

/// 1234, 1,234, 1234.5 and 1,234.56 are numbers; 1,23.4, 1.234.5 and 12,345.678 are not.
fn is_sound(number: &str) -> bool {
    let mut parts = number.split('.');
    let whole = parts.next().unwrap_or_default();
    let fraction = parts.next();
    if parts.next().is_some() || fraction.is_some_and(|fraction| fraction.contains([',', '，'])) {
        return false;
    }
    let mut groups = whole.split([',', '，']);
    let first = groups.next().unwrap_or_default().len();
    let mut is_grouped = false;
    for group in groups {
        is_grouped = true;
        if group.len() != 3 {
            return false;
        }
    }
    if !is_grouped {
        return !(whole.len() > 1 && whole.starts_with('0'));
    }
    (1..=3).contains(&first) && !whole.starts_with('0') && fraction.is_none_or(|fraction| fraction.len() <= 2)
}

/// Whether the number goes on outside the quote, or another stands beside it in a cell that has no words to part them.
fn is_torn(document: &Document, span: Span) -> bool {
    let Some(block) = document.blocks.get(span.block as usize) else { return false };
    let (before, after) = (block.text.get(..span.start as usize), block.text.get(span.end as usize..));
    let (before, after) = (before.unwrap_or_default(), after.unwrap_or_default());
    if before.ends_with(is_inside)
        && before.trim_end_matches(|c| is_inside(c) && !c.is_ascii_digit()).ends_with(is_inside)
        || after.starts_with(|c: char| c.is_ascii_digit())
        || after.starts_with(is_inside) && after.trim_start_matches(['.', ',', '，']).starts_with(is_inside)
    {
        return true;
    }
    let is_bare = !block.text.chars().any(char::is_alphabetic);
    block.cell().is_some() && is_bare && (before.contains(is_digit) || after.contains(is_digit))
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_lost_a_part_are_not_sound() {
        for number in ["1234", "1,234", "1234.5", "1,234.56", "8", "0.5", "12,345,678.00", "1759.358", "100,000"] {
            assert!(is_sound(number), "{number}");
        }
        for number in
            ["1,23.4", "1.234.5", "12,345.678", "9.357.120.00", "1234,567.00", "8.207,221.00", "012", "0,123.00"]
        {
            assert!(!is_sound(number), "{number}");
        }
    }

    #[test]
    fn the_number_of_a_quote_is_found() {
        assert_eq!(number("¥1,234.00元"), Some("1,234.00"));
        assert_eq!(number("27.5万元"), Some("27.5"));
        assert_eq!(number("贰拾万元整"), None);
    }
}
