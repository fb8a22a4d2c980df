//! Bytes to letters: UTF-8, UTF-16, GB18030 and what else a text of a Chinese body may be written in.
use super::{Note, NoteKind};
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{BIG5, EUC_JP, EUC_KR, Encoding, GB18030, GBK, SHIFT_JIS, UTF_8, UTF_16BE, UTF_16LE};

/// How many bytes are looked at where the encoding has to be guessed.
const SAMPLE: usize = 1 << 20;

/// A text and how its letters were found.
pub(super) struct Decoded {
    /// The letters; a byte that means nothing in the encoding is U+FFFD.
    pub(super) text: String,
    /// The encoding's name.
    pub(super) encoding: &'static str,
    /// Some bytes meant nothing.
    pub(super) lossy: bool,
    /// Neither a mark, nor the bytes themselves, nor the file's own words told the encoding.
    guessed: bool,
}

impl Decoded {
    /// What a reader must know of the decoding, if anything.
    pub(super) fn note(&self) -> Option<Note> {
        if self.lossy {
            let wrong = self.text.chars().filter(|c| *c == '\u{fffd}').count();
            return Some(Note::new(
                NoteKind::Encoding,
                format!("{wrong} places of the text hold bytes that mean nothing in {}.", self.encoding),
                format!("文本中有 {wrong} 处字节在 {} 编码中没有意义。", self.encoding),
            ));
        }
        (self.guessed && self.encoding != "gb18030").then(|| {
            Note::new(
                NoteKind::Encoding,
                format!("The file does not say its encoding; it was read as {}.", self.encoding),
                format!("文件未注明编码，按 {} 读取。", self.encoding),
            )
        })
    }
}

/// Decodes bytes; `declared` is what the file says of itself (a `meta` tag), and is only believed where it fits.
pub(super) fn decode(bytes: &[u8], declared: Option<&'static Encoding>) -> Decoded {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return with(encoding, bytes.get(mark..).unwrap_or_default(), false);
    }
    if let Ok(text) = std::str::from_utf8(bytes)
        && !looks_like_utf_16(bytes)
    {
        return Decoded { text: text.to_owned(), encoding: "UTF-8", lossy: false, guessed: false };
    }
    for encoding in [UTF_16LE, UTF_16BE] {
        if looks_like_utf_16(bytes) {
            let decoded = with(encoding, bytes, true);
            if plausible_utf_16(&decoded.text) {
                return decoded;
            }
        }
    }
    if mostly_utf_8(bytes) {
        return with(UTF_8, bytes, false);
    }
    if let Some(encoding) = declared
        && encoding != UTF_8
    {
        let decoded = with(wider(encoding), bytes, false);
        if !decoded.lossy {
            return decoded;
        }
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    detector.feed(sample, sample.len() == bytes.len());
    let guess = wider(detector.guess(Some(b"cn"), Utf8Detection::Deny));
    let east_asian = [GB18030, BIG5, EUC_JP, EUC_KR, SHIFT_JIS].contains(&guess);
    let decoded = with(guess, bytes, true);
    if east_asian && !decoded.lossy {
        return decoded;
    }
    // A few broken bytes throw the detector off; Chinese text stays Chinese text.
    let chinese = with(GB18030, bytes, true);
    let letters = chinese.text.chars().filter(|c| super::fold::is_han(*c)).count();
    let wrong = chinese.text.chars().filter(|c| *c == '\u{fffd}').count();
    if letters > 8 * wrong || (chinese.lossy && decoded.lossy) { chinese } else { decoded }
}

fn with(encoding: &'static Encoding, bytes: &[u8], guessed: bool) -> Decoded {
    let (text, lossy) = encoding.decode_without_bom_handling(bytes);
    Decoded { text: text.into_owned(), encoding: encoding.name(), lossy, guessed }
}

/// GB2312 and GBK as declared nearly always mean "the Chinese code page", which is GB18030 today.
fn wider(encoding: &'static Encoding) -> &'static Encoding {
    if encoding == GBK { GB18030 } else { encoding }
}

fn looks_like_utf_16(bytes: &[u8]) -> bool {
    bytes.len() >= 4 && bytes.len().is_multiple_of(2) && bytes.iter().take(4096).filter(|b| **b == 0).count() > 0
}

fn plausible_utf_16(text: &str) -> bool {
    let (mut good, mut all) = (0_usize, 0_usize);
    for c in text.chars().take(4096) {
        all += 1;
        let printable = (c.is_ascii() && !c.is_ascii_control()) || matches!(c, '\n' | '\r' | '\t');
        if printable
            || super::fold::is_han(c)
            || matches!(c, '\u{2010}'..='\u{2027}' | '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ffef}')
        {
            good += 1;
        }
    }
    good * 100 >= all * 95
}

/// Whether nearly all bytes above ASCII form right UTF-8, as in a file that was cut or pasted together.
fn mostly_utf_8(bytes: &[u8]) -> bool {
    let (mut letters, mut wrong) = (0_usize, 0_usize);
    for chunk in bytes.get(..SAMPLE).unwrap_or(bytes).utf8_chunks() {
        letters += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        wrong += usize::from(!chunk.invalid().is_empty());
    }
    letters >= 10 * wrong && letters > 0
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "采购人：青石市第一中学，中标金额：人民币贰拾万元整（￥200,000.00）。";

    #[test]
    fn reads_what_chinese_bodies_write() {
        let utf_16 = |big: bool| -> Vec<u8> {
            TEXT.encode_utf16().flat_map(|u| if big { u.to_be_bytes() } else { u.to_le_bytes() }).collect()
        };
        let marked: Vec<u8> = [b"\xff\xfe".to_vec(), utf_16(false)].concat();
        for (bytes, encoding) in [
            (TEXT.as_bytes().to_vec(), "UTF-8"),
            ([b"\xef\xbb\xbf".as_slice(), TEXT.as_bytes()].concat(), "UTF-8"),
            (GB18030.encode(TEXT).0.into_owned(), "gb18030"),
            (utf_16(false), "UTF-16LE"),
            (utf_16(true), "UTF-16BE"),
            (marked, "UTF-16LE"),
        ] {
            let decoded = decode(&bytes, None);
            assert_eq!(decoded.text, TEXT, "{encoding}");
            assert_eq!(decoded.encoding, encoding);
            assert!(!decoded.lossy);
        }
    }

    #[test]
    fn a_cut_letter_costs_one_letter_and_gives_a_note() {
        for bytes in [TEXT.as_bytes().to_vec(), GB18030.encode(TEXT).0.into_owned()] {
            let mut broken = bytes.clone();
            broken.truncate(bytes.len() - 1);
            let decoded = decode(&broken, None);
            assert!(decoded.text.starts_with("采购人：青石市第一中学"), "{}", decoded.text);
            assert_eq!(decoded.note().map(|note| note.kind), Some(NoteKind::Encoding));
        }
    }

    #[test]
    fn a_wrong_declaration_is_not_believed() {
        assert_eq!(decode(TEXT.as_bytes(), Some(GBK)).text, TEXT);
        assert_eq!(decode(&GB18030.encode(TEXT).0, Some(UTF_8)).text, TEXT);
    }
}
