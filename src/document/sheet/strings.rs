//! The shared texts of an xlsx workbook, one behind another in a single run of letters.
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;
use std::borrow::Cow;

/// The texts by their numbers.
#[derive(Debug, Default)]
pub(super) struct Strings {
    letters: String,
    /// Where each of them ends.
    ends: Vec<usize>,
}

impl Strings {
    /// Reads the part; `None` where something in it is better left to the general reader.
    pub(super) fn read(xml: &str) -> Option<Self> {
        let mut reader = Reader::from_str(xml);
        let config = reader.config_mut();
        config.check_end_names = false;
        config.expand_empty_elements = true;
        let mut strings = Self::default();
        let (mut is_phonetic, mut begun) = (false, None);
        loop {
            match reader.read_event().ok()? {
                Event::Start(e) => match e.local_name().as_ref() {
                    "si" => begun = Some(strings.letters.len()),
                    "rPh" => is_phonetic = true,
                    "t" if begun.is_some() && !is_phonetic => strings.piece(&mut reader, &e)?,
                    _ => {}
                },
                Event::End(e) => match e.local_name().as_ref() {
                    "rPh" => is_phonetic = false,
                    "si" => {
                        begun.take()?;
                        strings.ends.push(strings.letters.len());
                    }
                    "sst" => return Some(strings),
                    _ => {}
                },
                Event::Eof => return None,
                _ => {}
            }
        }
    }

    /// One `t` of a text, without the blanks around it unless it says that they count.
    fn piece(&mut self, reader: &mut Reader<&[u8]>, element: &BytesStart<'_>) -> Option<()> {
        let keeps = is_kept(element);
        let from = self.letters.len();
        loop {
            match reader.read_event().ok()? {
                Event::Text(text) => self.letters.push_str(&text.xml10_content()),
                Event::CData(text) => self.letters.push_str(&text.xml10_content()),
                Event::GeneralRef(reference) => match reference.resolve_char_ref().ok()? {
                    Some(c) => self.letters.push(c),
                    None => self.letters.push_str(quick_xml::escape::resolve_xml_entity(&reference)?),
                },
                Event::End(end) if end.name() == element.name() => break,
                Event::Eof => return None,
                _ => {}
            }
        }
        if !keeps {
            let kept = self.letters.get(from..)?.trim_end_matches(BLANKS).len();
            self.letters.truncate(from + kept);
            let blanks = self.letters.get(from..)?.len() - self.letters.get(from..)?.trim_start_matches(BLANKS).len();
            self.letters.replace_range(from..from + blanks, "");
        }
        if let Cow::Owned(plain) = unescaped(self.letters.get(from..)?)? {
            self.letters.replace_range(from.., &plain);
        }
        Some(())
    }

    /// The text with this number.
    pub(super) fn get(&self, number: usize) -> Option<&str> {
        let end = *self.ends.get(number)?;
        let start = number.checked_sub(1).map_or(Some(0), |before| self.ends.get(before).copied())?;
        self.letters.get(start..end)
    }
}

/// What is taken off a text that does not say `xml:space="preserve"`.
pub(super) const BLANKS: [char; 4] = [' ', '\t', '\r', '\n'];

fn is_kept(element: &BytesStart<'_>) -> bool {
    element.attributes().with_checks(false).flatten().any(|a| a.key.as_ref() == "xml:space" && a.value == "preserve")
}

/// The letters that `_x000D_` and the like stand for; `None` where two of them make one letter.
pub(super) fn unescaped(text: &str) -> Option<Cow<'_, str>> {
    if memchr::memmem::find(text.as_bytes(), b"_x").is_none() {
        return Some(Cow::Borrowed(text));
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('_') {
        let (before, from) = rest.split_at(at);
        plain.push_str(before);
        let digits = from.strip_prefix("_x").and_then(|digits| digits.split_at_checked(4));
        match digits.filter(|(digits, end)| digits.bytes().all(|b| b.is_ascii_hexdigit()) && end.starts_with('_')) {
            Some((digits, end)) => {
                plain.push(char::from_u32(u32::from_str_radix(digits, 16).ok()?)?);
                rest = end.get(1..)?;
            }
            None => {
                plain.push('_');
                rest = from.get(1..)?;
            }
        }
    }
    plain.push_str(rest);
    Some(Cow::Owned(plain))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_may_be_written_by_their_numbers() {
        for (text, plain) in [
            ("a_x000D_\nb", "a\r\nb"),
            ("_x005F_x000D_", "_x000D_"),
            ("ZX_x12", "ZX_x12"),
            ("_x4E2D_x_", "中x_"),
            ("a_b_xGGGG_", "a_b_xGGGG_"),
        ] {
            assert_eq!(unescaped(text).unwrap(), plain, "{text}");
        }
    }

    #[test]
    fn texts_are_told_by_their_numbers() {
        let xml = "<?xml version=\"1.0\"?><sst count=\"9\"><si><t>甲</t></si><si><r><t xml:space=\"preserve\">乙 </t></r><r><t>&amp;&#20108;</t></r>\
            <rPh sb=\"0\" eb=\"1\"><t>yi</t></rPh></si><si/><si><t> 丙\n</t></si></sst>";
        let strings = Strings::read(xml).unwrap();
        let all: Vec<&str> = (0..5).map_while(|number| strings.get(number)).collect();
        assert_eq!(all, ["甲", "乙 &二", "", "丙"]);
        assert!(Strings::read("<sst><si><t>a_xD83D__xDCF7_b</t></si></sst>").is_none());
        assert!(Strings::read("<sst><si><t>a</t></si>").is_none());
    }
}
