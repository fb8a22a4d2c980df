//! A place in the XML of an xlsx sheet that goes on from one unpacked piece to the next, and the few things that usual
//! rows consist of.
use super::strings::{BLANKS, unescaped};
use memchr::{memchr, memmem};
use std::borrow::Cow;

/// Why the rows can't be read here.
pub(super) enum Stop {
    /// They go on behind what is there yet.
    More,
    /// They are written in a way that only the general reader knows.
    Unusual,
}

/// A place in the XML.
pub(super) struct Text<'t> {
    pub(super) bytes: &'t [u8],
    pub(super) at: usize,
}

impl<'t> Text<'t> {
    fn rest(&self) -> &'t [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    pub(super) fn blanks(&mut self) {
        self.at += self.rest().iter().take_while(|b| b.is_ascii_whitespace()).count();
    }

    /// Steps over the words if they stand here.
    pub(super) fn goes_on(&mut self, words: &[u8]) -> Result<bool, Stop> {
        let rest = self.rest();
        if rest.len() < words.len() && words.starts_with(rest) {
            return Err(Stop::More);
        }
        let here = rest.starts_with(words);
        self.at += if here { words.len() } else { 0 };
        Ok(here)
    }

    pub(super) fn expect(&mut self, words: &[u8]) -> Result<(), Stop> {
        if self.goes_on(words)? { Ok(()) } else { Err(Stop::Unusual) }
    }

    /// Steps over what stands before the words, and over them.
    pub(super) fn until(&mut self, words: &[u8]) -> Result<(), Stop> {
        self.at += memmem::find(self.rest(), words).ok_or(Stop::More)? + words.len();
        Ok(())
    }

    /// Reads the attributes of an element and its end; whether the element is closed with it.
    pub(super) fn attributes(&mut self, mut found: impl FnMut(&'t [u8], &'t [u8])) -> Result<bool, Stop> {
        loop {
            match self.rest() {
                [] | [b'/'] => return Err(Stop::More),
                [b'>', ..] => {
                    self.at += 1;
                    return Ok(false);
                }
                [b'/', b'>', ..] => {
                    self.at += 2;
                    return Ok(true);
                }
                [b' ', rest @ ..] => {
                    self.at += 1;
                    if matches!(rest, [b'/' | b'>' | b' ', ..] | []) {
                        continue;
                    }
                    let equals = rest.iter().position(|b| *b == b'=').ok_or(Stop::More)?;
                    let (name, value) = rest.split_at(equals);
                    let value = match value {
                        [b'=', b'"', value @ ..] => value,
                        [_] => return Err(Stop::More),
                        _ => return Err(Stop::Unusual),
                    };
                    let end = value.iter().position(|b| *b == b'"').ok_or(Stop::More)?;
                    let value = value.get(..end).unwrap_or_default();
                    if value.contains(&b'&') || value.contains(&b'<') {
                        return Err(Stop::Unusual);
                    }
                    found(name, value);
                    self.at += equals + end + 3;
                }
                _ => return Err(Stop::Unusual),
            }
        }
    }

    /// The words up to the next element.
    pub(super) fn words(&mut self) -> Result<&'t str, Stop> {
        let rest = self.rest();
        let end = memchr(b'<', rest).ok_or(Stop::More)?;
        self.at += end;
        rest.get(..end).and_then(|words| std::str::from_utf8(words).ok()).ok_or(Stop::Unusual)
    }

    /// What stands in an `is` of a single `t`.
    pub(super) fn inline(&mut self) -> Result<Cow<'t, str>, Stop> {
        self.expect(b"<t")?;
        let mut keeps = false;
        let closed = self.attributes(|name, value| keeps |= name == b"xml:space" && value == b"preserve")?;
        let words = if closed { "" } else { self.words()? };
        if !closed {
            self.expect(b"</t>")?;
        }
        self.expect(b"</is>")?;
        plain(words, keeps)
    }
}

/// The letters that XML and then the sheet's own escapes stand for, with the blanks around them or without.
pub(super) fn plain(words: &str, keeps: bool) -> Result<Cow<'_, str>, Stop> {
    if memchr::memchr3(b'&', b'_', b'\r', words.as_bytes()).is_none() {
        return Ok(Cow::Borrowed(if keeps { words } else { words.trim_matches(BLANKS) }));
    }
    let lines = words.replace("\r\n", "\n").replace('\r', "\n");
    let words = quick_xml::escape::unescape(&lines).map_err(|_| Stop::Unusual)?;
    let words = if keeps { &words } else { words.trim_matches(BLANKS) };
    unescaped(words).map(|words| Cow::Owned(words.into_owned())).ok_or(Stop::Unusual)
}

/// A whole number.
pub(super) fn number(digits: &[u8]) -> Option<u32> {
    if digits.is_empty() || digits.len() > 9 {
        return None;
    }
    digits.iter().try_fold(0, |sum, b| b.is_ascii_digit().then(|| sum * 10 + u32::from(b - b'0')))
}

/// The column of `AB12`, from 0, if it stands in the row.
pub(super) fn column(address: &[u8], row: u32) -> Option<u32> {
    let letters = address.iter().take_while(|b| b.is_ascii_uppercase()).count();
    let column = address.get(..letters).filter(|_| (1..=3).contains(&letters))?;
    let column = column.iter().fold(0, |sum, b| sum * 26 + u32::from(b - b'A') + 1);
    (number(address.get(letters..)?)? == row + 1 && column <= 16_384).then(|| column - 1)
}

/// Whether words are a number, with no look at more than their letters where they are written as usual.
pub(super) fn is_number(words: &str) -> bool {
    let digits = words.strip_prefix('-').unwrap_or(words);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let is_usual = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    is_usual(whole) && is_usual(fraction) || !words.starts_with('+') && words.parse::<f64>().is_ok()
}
