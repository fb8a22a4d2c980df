//! Pages that hold no letters, read from their picture: lines of the reader become letters and borders of a drawing.
use super::drawing::{Area, Drawing, Found, Glyph, Rule, Turn};
use super::layers::Layers;
use super::picture;
use super::report::{Report, named};
use crate::document::fold::is_han;
use crate::document::ocr::{Ocr, PageLines, ReadLine};
use crate::document::{Anchor, Document, Letter, Note, NoteKind, Scanned, Span};
use hayro_syntax::Pdf;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Pixels a point: 200 dots an inch, what most offices scan at.
const SCALE: f32 = 200.0 / 72.0;
/// Pages of one file that are read from their pictures.
const MOST_PAGES: usize = 500;

/// Reads pages of one file from their pictures.
pub(super) struct Pictures<'p> {
    pdf: &'p Pdf,
    layers: &'p Layers,
    ocr: &'p Ocr,
    /// Whether the file may be drawn, once that was asked.
    is_modest: Option<bool>,
    pages: Vec<u32>,
    /// Why pages stayed unread.
    failed: Vec<(u32, String)>,
    /// Page, box and text of the readings that lost.
    others: Vec<(u32, Area, String)>,
}

impl<'p> Pictures<'p> {
    pub(super) fn new(pdf: &'p Pdf, layers: &'p Layers, ocr: &'p Ocr) -> Self {
        Self { pdf, layers, ocr, is_modest: None, pages: Vec::new(), failed: Vec::new(), others: Vec::new() }
    }

    /// The page as its picture reads, if it can be read.
    pub(super) fn read(&mut self, number: u32, report: &mut Report) -> Option<Drawing> {
        match self.page(number) {
            Ok((drawing, others)) => {
                report.scanned(number);
                self.pages.push(number);
                self.others.extend(others.into_iter().map(|(area, text)| (number, area, text)));
                Some(drawing)
            }
            Err(why) => {
                self.failed.push((number, why));
                None
            }
        }
    }

    fn page(&mut self, number: u32) -> Result<(Drawing, Vec<(Area, String)>), String> {
        if self.pages.len() >= MOST_PAGES {
            return Err(format!("no more than {MOST_PAGES} pages of a file are read from their pictures"));
        }
        if !*self.is_modest.get_or_insert_with(|| picture::is_modest(self.pdf)) {
            return Err("the file's images are too large to be drawn".to_owned());
        }
        let drawn = catch_unwind(AssertUnwindSafe(|| picture::picture(self.pdf, self.layers, number, SCALE)));
        let picture = drawn.ok().flatten().ok_or("the page can't be drawn within bounds")?;
        let read = catch_unwind(AssertUnwindSafe(|| self.ocr.read(&picture)));
        let lines = read.map_err(|_| "the reader of page images failed".to_owned())??;
        let scale = picture.columns as f32 / picture.width.max(1.0);
        Ok(drawing(&lines, picture.width, picture.height, scale))
    }

    /// Tells the document which pages were read in this way, and what else they may say.
    pub(super) fn finish(self, document: &mut Document) {
        if !self.pages.is_empty() {
            let (en, zh) = named(&self.pages).unwrap_or_default();
            document.notes.push(Note::new(
                NoteKind::ReadFromPicture,
                format!("{en} no letters in the file, read from the picture (OCR); hold the quotes against it."),
                format!("{zh}文件中没有文字，由图像识别（OCR）得出；请与图像核对。"),
            ));
            let model = self.ocr.model().unwrap_or_default();
            document.scanned = Some(Scanned { model, pages: self.pages });
        }
        for (page, why) in self.failed {
            document.notes.push(Note::new(
                NoteKind::PageUnreadable,
                format!("Page {page} could not be read from its picture: {why}."),
                format!("第{page}页未能由图像识别（OCR）：{why}。"),
            ));
        }
        for (page, area, text) in self.others {
            let Some(span) = span_in(document, page, area) else { continue };
            document.notes.push(
                Note::new(
                    NoteKind::ReadInTwoWays,
                    format!("A line of page {page} under red ink also reads: {text}"),
                    format!("第{page}页红色印章下的一行另读作：{text}"),
                )
                .about(span),
            );
        }
    }
}

/// The words whose letters lie in a box of a page; those of one block.
fn span_in(document: &Document, page: u32, area: Area) -> Option<Span> {
    document.blocks.iter().enumerate().find_map(|(index, block)| {
        let Anchor::Page { lines, letters, .. } = &block.anchor else { return None };
        let is_inside = |letter: &&Letter| {
            let line = lines.partition_point(|line| line.start <= letter.start).checked_sub(1);
            line.and_then(|at| lines.get(at)).is_some_and(|line| line.page == page)
                && area.holds(((letter.x0 + letter.x1) / 2.0, (letter.y0 + letter.y1) / 2.0))
        };
        let first = letters.iter().find(is_inside)?;
        let last = letters.iter().rev().find(is_inside)?;
        let after = letters.get(letters.partition_point(|letter| letter.start <= last.start));
        let end = after.map_or(block.text.len() as u32, |letter| letter.start);
        Some(Span { block: index as u32, start: first.start, end })
    })
}

/// Between the page as seen and the frame in which its text is upright.
struct Frame {
    sin: f32,
    cos: f32,
    /// Centre of the page.
    page: (f32, f32),
    /// Centre of the frame.
    middle: (f32, f32),
}

impl Frame {
    fn of(angle: f32, width: f32, height: f32) -> Self {
        let (sin, cos) = angle.sin_cos();
        let page = (width / 2.0, height / 2.0);
        let middle = if sin.abs() > cos.abs() { (page.1, page.0) } else { page };
        Self { sin, cos, page, middle }
    }

    fn upright(&self, (x, y): (f32, f32)) -> (f32, f32) {
        let (x, y) = (x - self.page.0, y - self.page.1);
        (self.middle.0 + x * self.cos + y * self.sin, self.middle.1 - x * self.sin + y * self.cos)
    }
}

/// A page as its picture reads, with boxes and texts of the readings that lost.
fn drawing(read: &PageLines, width: f32, height: f32, scale: f32) -> (Drawing, Vec<(Area, String)>) {
    let frame = Frame::of(read.angle, width, height);
    let mut sizes: Vec<f32> = read.lines.iter().map(|line| size(line) / scale).collect();
    let usual = usual(&sizes, &read.lines);
    for size in &mut sizes {
        // What is measured on pixels scatters; a page is set in few sizes.
        if (*size / usual - 1.0).abs() < 0.16 {
            *size = usual;
        }
    }
    let mut drawing = Drawing { width: 2.0 * frame.middle.0, height: 2.0 * frame.middle.1, ..Drawing::default() };
    let mut others = Vec::new();
    for (run, (line, size)) in read.lines.iter().zip(&sizes).enumerate() {
        drawing.glyphs.extend(glyphs(line, *size, scale, &frame, run as u32));
        if let Some(other) = &line.other {
            others.push((quad(line, 0.0, line.strip.width, scale), other.clone()));
        }
    }
    drawing.rules = read
        .rules
        .iter()
        .map(|rule| Rule {
            horizontal: rule.is_horizontal,
            at: rule.at / scale,
            from: rule.from / scale,
            to: rule.to / scale,
        })
        .collect();
    (drawing, others)
}

/// The size of a line's letters in pixels: the step from one Chinese letter to the next, or what its height allows.
fn size(line: &ReadLine) -> f32 {
    let pairs = line.letters.windows(2).filter(|pair| pair.iter().all(|letter| is_han(letter.letter)));
    let mut steps: Vec<f32> = pairs.map(|pair| pair[1].at - pair[0].at).collect();
    steps.sort_by(f32::total_cmp);
    let by_height = 0.78 * line.strip.height;
    match steps.get(steps.len() / 2) {
        Some(step) if steps.len() >= 3 => step.clamp(0.6 * by_height, 1.25 * by_height),
        _ => by_height,
    }
}

/// The size in which most letters of the page are set.
fn usual(sizes: &[f32], lines: &[ReadLine]) -> f32 {
    let mut all: Vec<(f32, usize)> = sizes.iter().zip(lines).map(|(size, line)| (*size, line.letters.len())).collect();
    all.sort_by(|a, b| a.0.total_cmp(&b.0));
    let half = all.iter().map(|(_, count)| count).sum::<usize>() / 2;
    let mut sum = 0;
    let middle = all.iter().find(|(_, count)| {
        sum += count;
        sum > half
    });
    middle.map_or(10.5, |(size, _)| size.max(1.0))
}

fn glyphs<'l>(
    line: &'l ReadLine,
    size: f32,
    scale: f32,
    frame: &'l Frame,
    run: u32,
) -> impl Iterator<Item = Glyph> + use<'l> {
    let strip = &line.strip;
    let centre = frame.upright((strip.x / scale, strip.y / scale));
    let half = 0.6 * size * scale;
    let letters = &line.letters;
    letters.iter().enumerate().map(move |(index, letter)| {
        // Half way to the neighbours, but no wider than a letter is.
        let before = index.checked_sub(1).and_then(|at| letters.get(at)).map_or(0.0, |l| (l.at + letter.at) / 2.0);
        let after = letters.get(index + 1).map_or(strip.width, |next| (next.at + letter.at) / 2.0);
        let (from, to) = (before.max(letter.at - half).min(letter.at), after.min(letter.at + half).max(letter.at));
        let middle = frame.upright(on_page(line, (from + to) / 2.0, 0.0, scale));
        let across = (to - from) / scale / 2.0;
        // Letters of one line share a baseline, whatever its own lean.
        let framed =
            Area { x0: middle.0 - across, y0: centre.1 - 0.5 * size, x1: middle.0 + across, y1: centre.1 + 0.5 * size };
        Glyph {
            first: letter.letter,
            rest: None,
            found: Found::Picture { score: letter.score.min(line_cap(line)) },
            turn: Turn::Upright,
            area: quad(line, from, to, scale),
            framed,
            base: centre.1 + 0.38 * size,
            size,
            run,
            furniture: false,
        }
    })
}

/// In a line that reads badly as a whole no letter is sure.
fn line_cap(line: &ReadLine) -> u16 {
    if line.score < crate::document::ocr::SURE_LINE { line.score.min(crate::document::ocr::SURE - 1) } else { 1000 }
}

/// A point of a line (from its left end, from its middle) on the page.
fn on_page(line: &ReadLine, along: f32, across: f32, scale: f32) -> (f32, f32) {
    let (x, y) = line.strip.point(along - line.strip.width / 2.0, across);
    (x / scale, y / scale)
}

/// The upright box on the page around a stretch of a line.
fn quad(line: &ReadLine, from: f32, to: f32, scale: f32) -> Area {
    let half = 0.45 * line.strip.height;
    let corners = [(from, -half), (to, -half), (from, half), (to, half)];
    let points = corners.map(|(along, across)| on_page(line, along, across, scale));
    let first = Area { x0: f32::MAX, y0: f32::MAX, x1: f32::MIN, y1: f32::MIN };
    points.into_iter().fold(first, |area, (x, y)| area.with(Area { x0: x, y0: y, x1: x, y1: y }))
}
