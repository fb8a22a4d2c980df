//! Lines to paragraphs: a line goes on in the next if it runs to the edge and the next begins nothing of its own.
use super::layout::{Flow, LineText};
use crate::document::fold::is_han;

/// Lines that belong together.
#[derive(Debug, Default)]
pub(super) struct Paragraph {
    pub(super) lines: Vec<LineText>,
    pub(super) is_heading: bool,
    /// Its last line runs to the edge, so that it may go on elsewhere.
    pub(super) is_open: bool,
    /// Its first line is not set in.
    pub(super) at_edge: bool,
}

/// What the lines of a page have in common.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame {
    pub(super) left: f32,
    pub(super) right: f32,
    pub(super) body_size: f32,
    pub(super) pitch: f32,
    centre: f32,
    width: f32,
}

impl Frame {
    /// The frame of a stretch of lines on a page of this width; `body_size` is the document's.
    pub(super) fn of(flow: &Flow, page_width: f32, body_size: f32) -> Self {
        let lines = &flow.lines;
        let left = lines.iter().map(|l| l.x0).fold(f32::MAX, f32::min);
        let (right, is_edge) = right_edge(lines);
        // Few lines that happen to be short say nothing about the edge: margins are about as wide on both sides.
        let right = if flow.is_column || is_edge { right } else { right.max(page_width - 1.3 * left.max(0.0)) };
        let steps = lines.windows(2).map(|pair| (pair[1].base - pair[0].base, pair[0].size));
        let mut pitches: Vec<f32> = steps.filter(|(step, size)| *step > 0.8 * size).map(|(step, _)| step).collect();
        pitches.sort_by(f32::total_cmp);
        // The lower third: spacing between paragraphs is wider than between lines.
        let pitch = pitches.get(pitches.len() / 3).copied().unwrap_or(0.0);
        let (centre, width) =
            if flow.is_column { ((left + right) / 2.0, right - left) } else { (page_width / 2.0, 0.8 * page_width) };
        Self { left, right, body_size, pitch, centre, width }
    }

    fn is_full(&self, line: &LineText, next: &LineText) -> bool {
        // A word of Latin letters or digits moves to the next line as a whole, a letter with the punctuation after it.
        let bare = next.text.trim_start_matches(['（', '(', '“', '《', '【', '<']);
        let opened = next.text.chars().count() - bare.chars().count();
        let latin = bare.chars().take_while(|c| c.is_ascii_graphic()).count();
        let follows = next.text.chars().skip(1).take_while(|c| NO_START.contains(*c)).count();
        let need = if latin > 1 { opened as f32 + 0.55 * latin as f32 } else { (opened + follows) as f32 + 1.0 };
        // A line that ends within its sentence goes on even where it is set a little short.
        let need = if line.text.trim_end().ends_with(['，', '、', '（', '(', '“']) { need + 3.0 } else { need };
        let most = 0.5 * (self.right - self.left) / line.size.max(1.0);
        self.right - line.x1 < (need + 0.8).min(most) * line.size
    }

    fn is_centred(&self, line: &LineText) -> bool {
        ((line.x0 + line.x1) / 2.0 - self.centre).abs() < 1.2 * line.size
    }
}

/// Punctuation that no line begins with.
const NO_START: &str = "，。、；：！？）】》”’,.;:!?)]}%％";

/// Where most long lines end, and whether there are enough of them to tell: single lines stick out over the edge.
fn right_edge(lines: &[LineText]) -> (f32, bool) {
    let mut ends: Vec<(f32, f32)> = lines.iter().map(|line| (line.x1, line.size)).collect();
    ends.sort_by(|a, b| b.0.total_cmp(&a.0));
    let Some((longest, size)) = ends.first().copied() else {
        return (0.0, false);
    };
    let long = ends.iter().filter(|(end, _)| longest - end < 4.0 * size).count();
    let enough = (long / 3).max(2);
    let edge = (0..ends.len().min(long)).find(|i| {
        let (end, size) = ends[*i];
        ends[*i..].iter().take_while(|(other, _)| end - other < 1.1 * size).count() >= enough
    });
    edge.map_or((longest, false), |i| (ends[i].0, true))
}

/// Groups the lines of one flow.
pub(super) fn paragraphs(flow: Flow, frame: Frame) -> Vec<Paragraph> {
    let mut out: Vec<Paragraph> = Vec::new();
    for line in flow.lines {
        let goes_on = out.last().is_some_and(|paragraph| continues(paragraph, &line, frame));
        let is_open = frame.right - line.x1 < 1.8 * line.size;
        if goes_on && let Some(paragraph) = out.last_mut() {
            paragraph.is_open = is_open;
            paragraph.lines.push(line);
        } else {
            let is_large = line.size > 1.15 * frame.body_size;
            let is_heading = is_large && line.text.chars().count() <= 80 && !is_label(&line.text);
            let at_edge = line.x0 - frame.left < 1.2 * line.size;
            out.push(Paragraph { lines: vec![line], is_heading, is_open, at_edge });
        }
    }
    out
}

fn continues(paragraph: &Paragraph, next: &LineText, frame: Frame) -> bool {
    let (Some(first), Some(last)) = (paragraph.lines.first(), paragraph.lines.last()) else {
        return false;
    };
    let size = last.size;
    if (next.size - size).abs() > 0.15 * size.max(next.size) {
        return false;
    }
    let step = next.base - last.base;
    if step <= 0.0 || step > 3.5 * size {
        return false;
    }
    // A title over two lines, each in the middle, the first as wide as titles get.
    let is_title = size > 1.15 * frame.body_size && frame.is_centred(last) && frame.is_centred(next);
    let is_date = next.text.trim_start().chars().take_while(char::is_ascii_digit).count() == 4;
    if is_title
        && !is_date
        && !begins_anew(&next.text)
        && last.x1 - last.x0 > 0.75 * frame.width
        && next.x0 > last.x0 - size
    {
        return true;
    }
    // Short lines in the middle stand each for itself.
    let is_alone = frame.is_centred(last) && frame.is_centred(next) && last.x1 - last.x0 < 0.7 * frame.width;
    if is_alone || step > (1.6 * frame.pitch).max(1.2 * size) {
        return false;
    }
    let is_row = is_item(&next.text) && next.text.contains("\u{3000}\u{3000}");
    if !frame.is_full(last, next) || begins_anew(&next.text) || is_row {
        return false;
    }
    let set_in = next.x0 - last.x0;
    if set_in > 1.2 * size {
        // A hanging indent: the text of an item or of a label's value.
        return paragraph.lines.len() == 1 && is_item(&first.text);
    }
    true
}

/// Whether a line begins with what its further lines may be set in behind: also a number and a gap.
fn is_item(text: &str) -> bool {
    let text = text.trim_start();
    let number = text.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    begins_anew(text)
        || (number.len() < text.len() && text.len() - number.len() <= 8 && number.starts_with(char::is_whitespace))
}

/// Whether a line begins with a number, a bullet or a label.
pub(super) fn begins_anew(text: &str) -> bool {
    let text = text.trim_start();
    let mut chars = text.chars();
    let Some(first) = chars.next() else {
        return false;
    };
    let second = chars.next().unwrap_or(' ');
    if matches!(first, '①'..='⑳' | '★' | '▲' | '※' | '●' | '■' | '◆' | '□' | '☑' | '☐' | '➢' | '•' | '√')
    {
        return true;
    }
    is_numbered(text, first, second) || is_label(text)
}

fn is_numbered(text: &str, first: char, second: char) -> bool {
    let is_number = |c: char| c.is_ascii_digit() || is_cjk_digit(c) || matches!(c, '百' | '〇' | '零');
    let after = |prefix: &str| text.trim_start_matches(prefix).trim_start_matches(is_number);
    match first {
        '（' | '(' if is_number(second) => {
            let rest = text.trim_start_matches(['（', '(']).trim_start_matches(is_number);
            rest.starts_with(['）', ')']) && text.chars().take_while(|c| !matches!(c, '）' | ')')).count() <= 4
        }
        '第' if is_number(second) => after("第").starts_with(['章', '条', '节', '包', '部', '标', '一']),
        c if is_cjk_digit(c) => text.trim_start_matches(is_cjk_digit).starts_with(['、', '.', '．', '，']),
        c if c.is_ascii_digit() => {
            let digits = text.chars().take_while(char::is_ascii_digit).count();
            let rest = &text[digits..];
            let dotted = rest.starts_with(['.', '．']) && digits <= 3;
            let more: String = rest.chars().skip(1).take(1).collect();
            // "1.2 Text" and "1.Text" are items, "1.20万元" is an amount that goes on.
            let item = dotted && (!more.starts_with(|c: char| c.is_ascii_digit()) || is_section(text));
            item || (digits <= 3 && rest.starts_with(['、', '）', ')']))
        }
        _ => false,
    }
}

/// "3.2 采购" or "3.2.1采购": a number of levels before letters that are no unit.
fn is_section(text: &str) -> bool {
    let number: String = text.chars().take_while(|c| c.is_ascii_digit() || *c == '.').collect();
    let rest = text[number.len()..].trim_start();
    let levels: Vec<&str> = number.split('.').collect();
    let short = levels.iter().all(|level| level.len() <= 2 && !level.is_empty());
    short
        && levels.len() >= 2
        && rest.chars().next().is_some_and(is_han)
        && !rest.starts_with(['万', '元', '亿', '台', '年', '%'])
}

fn is_cjk_digit(c: char) -> bool {
    matches!(c, '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十')
}

/// What names of fields end in: where a full line stands before it, a colon alone may belong to its sentence.
const LABEL_ENDS: &str =
    "人称址话真编箱号式额价间期点位构方目名行户码质围容限数级源地型度别商者员站机关门系率例量制类果由";

/// A label: two to ten letters without punctuation, then a colon.
fn is_label(text: &str) -> bool {
    let mut letters = 0;
    let mut open = 0;
    let mut last = ' ';
    for c in text.chars() {
        match c {
            '：' | ':' => return letters >= 2 && open == 0 && LABEL_ENDS.contains(last),
            '（' | '(' => open += 1,
            '）' | ')' => open -= 1,
            ' ' | '\u{3000}' | '/' | '、' => {}
            c if is_han(c) => {
                letters += 1;
                last = if open == 0 { c } else { last };
            }
            _ => return false,
        }
        if letters > 12 || open < 0 {
            return false;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_and_labels_begin_anew() {
        for text in [
            "一、项目",
            "1.满足",
            "（二）资格",
            "3.2 采购",
            "采购人：深圳",
            "第一章 总则",
            "①招标",
            "12、其他",
            "联 系 人：张",
        ] {
            assert!(begins_anew(text), "{text}");
        }
        for text in [
            "规定；",
            "1.20万元",
            "2026年3月",
            "一期工程",
            "式：010",
            "gov.cn）获取",
            "8:30至",
            "3.5kW",
            "冯村水库）):",
        ] {
            assert!(!begins_anew(text), "{text}");
        }
    }
}
