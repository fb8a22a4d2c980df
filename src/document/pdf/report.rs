//! What the reading of the pages came to: unread and garbled pages, letters recovered, limits, damage.
use super::drawing::{Drawing, Found};
use crate::document::{Document, Lost, Note, NoteKind, TextLayer};

/// A page with a larger share of unknown letters is garbled.
const UNKNOWN_SHARE: usize = 3;
/// An image over this share of a page without text is a scan.
const SCAN_SHARE: f32 = 0.2;
/// So many filled shapes and no text are letters drawn as outlines.
const OUTLINES: u32 = 60;

/// Collects page by page.
#[derive(Debug, Default)]
pub(super) struct Report {
    pages: usize,
    with_text: usize,
    /// The last page was counted in it.
    counted: bool,
    without_text: Vec<u32>,
    garbled: Vec<u32>,
    some_unknown: Vec<u32>,
    recovered: Vec<u32>,
    fields: Vec<u32>,
    unreadable: Vec<u32>,
    lost: Vec<(u32, Lost)>,
    cut: Vec<u32>,
    scanned: Vec<u32>,
    limit: Option<u32>,
    is_truncated: bool,
}

impl Report {
    pub(super) fn new(bytes: &[u8], pages: usize) -> Self {
        // A whole file ends in %%EOF, give or take what mail and web servers append.
        let tail = &bytes[bytes.len().saturating_sub(2048)..];
        let is_truncated = !tail.windows(5).any(|w| w == b"%%EOF");
        Self { pages, is_truncated, ..Self::default() }
    }

    /// Takes note of what a page drew; whether it holds letters that can be read.
    pub(super) fn page(&mut self, number: u32, drawing: &Drawing) -> bool {
        let count = |found: Found| drawing.glyphs.iter().filter(|g| g.found == found && !g.is_space()).count();
        let letters = drawing.glyphs.iter().filter(|g| !g.is_space()).count();
        let unknown = count(Found::Unknown);
        let before = self.with_text;
        if letters == 0 {
            if drawing.image_share > SCAN_SHARE || drawing.shapes > OUTLINES {
                self.without_text.push(number);
            }
        } else if unknown * 100 > letters * UNKNOWN_SHARE {
            self.garbled.push(number);
        } else {
            self.with_text += 1;
            if unknown > 0 {
                self.some_unknown.push(number);
            }
        }
        // A scan with a stamp or a page number in letters is still unread.
        if (1..30).contains(&letters) && drawing.image_share > 0.6 {
            self.without_text.push(number);
        }
        if count(Found::GlyphOrder) > 0 {
            self.recovered.push(number);
        }
        if count(Found::Field) > 0 {
            self.fields.push(number);
        }
        if drawing.cut {
            self.cut.push(number);
        }
        self.counted = self.with_text > before;
        self.without_text.last() != Some(&number) && self.garbled.last() != Some(&number)
    }

    /// A page was read from its picture, whatever letters it drew.
    pub(super) fn scanned(&mut self, number: u32) {
        let of_letters = [&mut self.some_unknown, &mut self.recovered, &mut self.fields];
        for list in of_letters.into_iter().chain([&mut self.without_text, &mut self.garbled]) {
            if list.last() == Some(&number) {
                list.pop();
            }
        }
        if self.counted {
            self.with_text = self.with_text.saturating_sub(1);
        }
        self.scanned.push(number);
    }

    pub(super) fn too_many_pages(&mut self, limit: u32) {
        self.limit = Some(limit);
    }

    pub(super) fn unreadable(&mut self, number: u32) {
        self.unreadable.push(number);
    }

    /// A page that ended an earlier reading of the file.
    pub(super) fn lost(&mut self, number: u32, why: Lost) {
        self.lost.push((number, why));
    }

    /// Writes the notes and the state of the text layer.
    pub(super) fn finish(self, document: &mut Document) {
        let is_all_read = self.without_text.is_empty() && self.garbled.is_empty();
        document.text = if !self.scanned.is_empty() {
            if self.with_text == 0 && is_all_read { TextLayer::Ocr } else { TextLayer::Mixed }
        } else if self.with_text == 0 && !self.garbled.is_empty() {
            TextLayer::Garbled
        } else if self.with_text == 0 {
            TextLayer::None
        } else if is_all_read && self.lost.is_empty() {
            TextLayer::Embedded
        } else {
            TextLayer::Mixed
        };
        let mut unread: Vec<u32> =
            self.without_text.iter().chain(&self.garbled).chain(&self.unreadable).copied().collect();
        unread.extend(self.lost.iter().map(|(number, _)| *number));
        unread.sort_unstable();
        unread.dedup();
        document.unread_pages = unread;
        let mut note = |kind: NoteKind, pages: &[u32], en: &str, zh: &str| {
            if let Some((verb_pages, zh_pages)) = named(pages) {
                document.notes.push(Note::new(kind, format!("{verb_pages} {en}"), format!("{zh_pages}{zh}")));
            }
        };
        note(
            NoteKind::PageWithoutText,
            &self.without_text,
            "an image or outlines and no text that can be read (OCR models: tenderlens models).",
            "只有图像或轮廓，没有可读取的文字（识别模型见 tenderlens models）。",
        );
        note(
            NoteKind::PageGarbled,
            &self.garbled,
            "glyphs whose letters the file does not tell; they are given as U+FFFD.",
            "的字形没有可用的文字编码，以 U+FFFD 表示。",
        );
        note(
            NoteKind::Other,
            &self.some_unknown,
            "a few glyphs whose letters the file does not tell (U+FFFD).",
            "有少数字形无法确定对应的文字（U+FFFD）。",
        );
        note(
            NoteKind::LettersRecovered,
            &self.recovered,
            "letters found by the glyph order of a system font, not by a map in the file.",
            "的部分文字是按系统字体的字形顺序还原的，文件本身没有编码表。",
        );
        note(
            NoteKind::Other,
            &self.fields,
            "form values that the file does not draw; their boxes are estimated.",
            "有文件未绘制的表单值，其位置为估计值。",
        );
        note(NoteKind::PageUnreadable, &self.unreadable, "unreadable.", "无法读取。");
        note(
            NoteKind::Damaged,
            &self.cut,
            "damaged or too large in part; what could be read is given.",
            "部分损坏或过大，仅给出可读取的内容。",
        );
        for why in Lost::ALL {
            let pages: Vec<u32> = self.lost.iter().filter(|(_, w)| *w == why).map(|(number, _)| *number).collect();
            if let Some((en, zh)) = named(&pages) {
                let en = format!("{} could not be read: {}.", en.trim_end_matches(':'), why.en());
                document.notes.push(Note::new(NoteKind::PageUnreadable, en, format!("{zh}未能读取：{}。", why.zh())));
            }
        }
        let is_blank = document.text == TextLayer::None && document.unread_pages.is_empty() && self.cut.is_empty();
        if is_blank {
            document.notes.push(Note::new(
                NoteKind::PageWithoutText,
                "No page of the file holds text or an image.",
                "文件各页均无文字或图像。",
            ));
        }
        if let Some(limit) = self.limit {
            document.notes.push(Note::new(
                NoteKind::Limit,
                format!("Only the first {limit} of {} pages were read.", self.pages),
                format!("共{}页，仅读取了前{limit}页。", self.pages),
            ));
        }
        if self.is_truncated {
            document.notes.push(Note::new(
                NoteKind::Damaged,
                "The file breaks off before its end; pages or letters may be missing.",
                "文件不完整（末尾缺失），可能缺少页面或文字。",
            ));
        }
    }
}

/// "Pages 1, 2 and 5" and "第1、2、5页"; a long list is cut.
pub(super) fn named(pages: &[u32]) -> Option<(String, String)> {
    const MOST: usize = 12;
    let first = pages.first()?;
    if pages.len() == 1 {
        return Some((format!("Page {first}:"), format!("第{first}页")));
    }
    let list: Vec<String> = pages.iter().take(MOST).map(u32::to_string).collect();
    let (en, zh) = (list.join(", "), list.join("、"));
    Some(if pages.len() > MOST {
        let more = pages.len() - MOST;
        (format!("Pages {en} and {more} more:"), format!("第{zh}等{}页", pages.len()))
    } else {
        (format!("Pages {en}:"), format!("第{zh}页"))
    })
}
