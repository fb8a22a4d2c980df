//! The shared texts of an xlsx workbook, one behind another in a single run of letters.
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

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
        let piece = self.letters.get(from..)?;
        if is_escaped(piece) {
            return None;
        }
        if !keeps {
            let kept = piece.trim_end_matches(BLANKS);
            self.letters.truncate(from + kept.len());
            let blanks = self.letters.get(from..)?.len() - self.letters.get(from..)?.trim_start_matches(BLANKS).len();
            self.letters.replace_range(from..from + blanks, "");
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

/// Whether letters may be written by their numbers: `_x000D_`.
pub(super) fn is_escaped(text: &str) -> bool {
    memchr::memmem::find(text.as_bytes(), b"_x").is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_told_by_their_numbers() {
        let xml = "<?xml version=\"1.0\"?><sst count=\"9\"><si><t>甲</t></si><si><r><t xml:space=\"preserve\">乙 </t></r><r><t>&amp;&#20108;</t></r>\
            <rPh sb=\"0\" eb=\"1\"><t>yi</t></rPh></si><si/><si><t> 丙\n</t></si></sst>";
        let strings = Strings::read(xml).unwrap();
        let all: Vec<&str> = (0..5).map_while(|number| strings.get(number)).collect();
        assert_eq!(all, ["甲", "乙 &二", "", "丙"]);
        assert!(Strings::read("<sst><si><t>a_x000D_b</t></si></sst>").is_none());
        assert!(Strings::read("<sst><si><t>a</t></si>").is_none());
    }
}
