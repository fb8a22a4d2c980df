//! Labels in folded text, each with the words of its brackets and the region in which its value should stand.
use super::hint::{Hint, hint_after};
use crate::document::{Document, Folded};
use crate::lexicon::{LabelRow, Role, ending_at, labels_at};
use std::ops::Range;

/// A label where it stands.
#[derive(Debug, Clone)]
pub struct Label {
    /// The block.
    pub block: u32,
    /// Bytes of the folded text.
    pub range: Range<usize>,
    /// What it means.
    pub row: &'static LabelRow,
    /// What its brackets say.
    pub hint: Hint,
    /// Bytes of the folded text in which its value should stand; empty if nothing follows it in the block.
    pub value: Range<usize>,
    /// A colon (or a tab, or 为) parts label and value.
    pub colon: bool,
    /// It stands in text where labels and values run together.
    pub glued: bool,
}

/// The folded text of every block and all labels in it, in reading order.
#[derive(Debug, Default)]
pub struct Mentions {
    /// One for each block of the document; furniture is folded to nothing.
    pub folded: Vec<Folded>,
    /// By block and start.
    pub labels: Vec<Label>,
}

impl Mentions {
    /// The labels of one block.
    #[must_use]
    pub fn labels_of(&self, block: u32) -> &[Label] {
        let from = self.labels.partition_point(|label| label.block < block);
        let to = self.labels.partition_point(|label| label.block <= block);
        self.labels.get(from..to).unwrap_or(&[])
    }

    /// The blocks in which a Chinese letter stands: where words are looked for, a price list is mostly none.
    pub fn worded(&self) -> impl Iterator<Item = &Folded> {
        self.folded.iter().filter(|folded| folded.is_worded())
    }

    /// The folded text of a block; empty if there is no such block.
    #[must_use]
    pub fn text(&self, block: u32) -> &str {
        self.folded.get(block as usize).map_or("", Folded::text)
    }
}

/// Folds every block of the body and finds the labels.
#[must_use]
pub fn scan(document: &Document) -> Mentions {
    let mut mentions = Mentions::default();
    for (index, block) in document.blocks.iter().enumerate() {
        let number = index as u32;
        let folded = if block.is_body() { Folded::new(number, &block.text) } else { Folded::new(number, "") };
        let mut labels = labels(&folded);
        set_values(&folded, &mut labels);
        mentions.labels.append(&mut labels);
        mentions.folded.push(folded);
    }
    mentions
}

/// The labels of a text, without the regions of their values.
pub(crate) fn labels(folded: &Folded) -> Vec<Label> {
    if is_glued(folded.text()) { glued(folded) } else { bounded(folded) }
}

/// The text of a ccgp summary box: three labels and more, values between them, hardly a colon.
fn is_glued(text: &str) -> bool {
    if text.len() < 40 {
        return false;
    }
    // Labels that no sentence has: without one of them it is prose that speaks of prices and places.
    let signs =
        ["公告概要", "行政区域", "公告时间", "项目联系电话", "采购单位联系方式", "代理机构联系方式", "更正日期"];
    if !signs.iter().any(|sign| text.contains(sign)) {
        return false;
    }
    let mut bare = 0;
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        match labels_at(&text[at..]).find(|row| row.in_box) {
            Some(row) => {
                at += row.text.len();
                if !text[at..].starts_with([':', ' ', '(']) {
                    bare += 1;
                }
            }
            None => at += c.len_utf8(),
        }
    }
    bare >= 3
}

fn glued(folded: &Folded) -> Vec<Label> {
    let text = folded.text();
    let mut labels = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        match labels_at(&text[at..]).find(|row| row.in_box) {
            Some(row) => {
                let end = at + row.text.len();
                labels.push(label(folded, at, end, row, true));
                at = end;
            }
            None => at += c.len_utf8(),
        }
    }
    labels
}

fn label(folded: &Folded, start: usize, end: usize, row: &'static LabelRow, glued: bool) -> Label {
    let (hint, after) = hint_after(folded.text(), end);
    Label { block: folded.block(), range: start..after, row, hint, value: after..after, colon: false, glued }
}

fn bounded(folded: &Folded) -> Vec<Label> {
    let text = folded.text();
    let mut labels: Vec<Label> = Vec::new();
    let mut at = 0;
    let mut numbering = true;
    while let Some(c) = text[at..].chars().next() {
        let follows = labels
            .last()
            .is_some_and(|last| last.range.end == at || last.range.end + 1 == at && text[..at].ends_with(' '));
        let boundary = numbering || starts_here(folded, at) || follows;
        let hit = if boundary { longest(folded, at, follows) } else { rate_at_end(folded, at) };
        if let Some(hit) = hit {
            at = hit.range.end;
            numbering = false;
            labels.push(hit);
        } else {
            numbering = numbering && (c.is_ascii_digit() || "一二三四五六七八九十、.()*★▲ #-".contains(c));
            at += c.len_utf8();
        }
    }
    drop_loose(folded, labels)
}

/// Whether a label may begin at `at`: not in the middle of a word.
fn starts_here(folded: &Folded, at: usize) -> bool {
    let before = folded.text()[..at].chars().next_back();
    let lead = &folded.text()[..at];
    before.is_none_or(|c| !c.is_alphanumeric())
        || folded.gap_before(at).is_some()
        // Words that may stand before a label in a sentence without changing it, and the letters that they end in.
        || before.is_some_and(|c| matches!(c, '目' | '告' | '购' | '标' | '段' | '程' | '包' | '税' | '资' | '的'))
            && ["本项目", "原公告", "该项目", "本次采购", "本次招标", "本标段", "本工程", "本合同包", "本采购包", "本包", "未税", "不含税", "含税", "项目", "投资", "原公告的", "采购项目"].iter().any(|word| lead.ends_with(word))
}

fn longest(folded: &Folded, at: usize, follows: bool) -> Option<Label> {
    let text = folded.text();
    labels_at(&text[at..]).find_map(|row| {
        let end = at + row.text.len();
        let found = label(folded, at, end, row, false);
        let after = found.range.end;
        let rest = &text[after..];
        // The last head of a table flattened to one line runs into its first row.
        let ends = follows
            || rest.is_empty()
            || rest.starts_with([':', '|', '='])
            || folded.gap_before(after).is_some()
            || (row.role.is_money() && starts_money(rest))
            || rest.starts_with('为')
            || labels_at(rest).next().is_some()
            // A line of the portal's box by itself: 采购单位示例大学.
            || at == 0 && row.in_box && row.role.is_party() && ending_at(rest).is_some() && rest.chars().count() <= 40;
        ends.then_some(found)
    })
}

/// 工时费折扣率(%), 材料费下浮率: the head of a column may say of what the rate is.
fn rate_at_end(folded: &Folded, at: usize) -> Option<Label> {
    let text = folded.text();
    if text.len() > 60 || !text[at..].chars().next().is_some_and(|c| "下折优费让".contains(c)) {
        return None;
    }
    let row = labels_at(&text[at..]).find(|row| row.role == Role::Rate)?;
    let found = label(folded, at, at + row.text.len(), row, false);
    let whole = found.range.end == text.trim_end().len() && !text.contains([':', '。', ',']);
    whole.then_some(Label { range: 0..found.range.end, ..found })
}

/// An amount may follow its label directly: 预算金额650万元, 估价约650万元.
fn starts_money(rest: &str) -> bool {
    let rest = rest.strip_prefix('约').unwrap_or(rest);
    rest.starts_with(|c: char| c.is_ascii_digit() || c == '¥')
        || rest.starts_with("人民币")
        || rest.starts_with("为人民币")
}

/// A label that only touches the next label (采购人 采购需求 in prose) counts only in a run of three and more: the head
/// of a table that was flattened to one line.
fn drop_loose(folded: &Folded, labels: Vec<Label>) -> Vec<Label> {
    let text = folded.text();
    let touches = |label: &Label| {
        let rest = &text[label.range.end..];
        !(rest.is_empty()
            || rest.starts_with([':', '|', '=', '为'])
            || folded.gap_before(label.range.end).is_some()
            || (label.row.role.is_money() && starts_money(rest))
            || label.range.start == 0 && label.row.in_box && label.row.role.is_party() && ending_at(rest).is_some())
    };
    let mut keep = vec![true; labels.len()];
    let mut index = 0;
    while index < labels.len() {
        let mut end = index;
        while end + 1 < labels.len() && labels[end + 1].range.start <= labels[end].range.end + 1 {
            end += 1;
        }
        if end - index < 2 {
            for (flag, label) in keep[index..=end].iter_mut().zip(&labels[index..=end]) {
                *flag = !touches(label);
            }
        }
        index = end + 1;
    }
    labels.into_iter().zip(keep).filter_map(|(label, keep)| keep.then_some(label)).collect()
}

/// The value of a label reaches from its separator to the next label or the end of the block.
fn set_values(folded: &Folded, labels: &mut [Label]) {
    let text = folded.text();
    for index in 0..labels.len() {
        let end = labels.get(index + 1).map_or(text.len(), |next| next.range.start);
        let label = &mut labels[index];
        let mut start = label.range.end.min(end);
        for _ in 0..3 {
            let rest = &text[start..end];
            let Some(c) = rest.chars().next().filter(|c| matches!(c, ':' | '|' | '=' | ' ' | '为' | '是')) else {
                break;
            };
            if matches!(c, '为' | '是') && (label.colon || label.glued) {
                break;
            }
            label.colon |= c != ' ';
            start += c.len_utf8();
        }
        let mut value = start..end;
        if index + 1 < labels.len() {
            trim_numbering(text, &mut value);
        }
        labels[index].value = value;
    }
}

/// Drops the number of the next item from the end of a value: `…公司2.` before 采购代理机构信息.
fn trim_numbering(text: &str, value: &mut Range<usize>) {
    let kept = text[value.clone()].trim_end();
    let Some(dot) = kept.strip_suffix(['.', '、', ')']) else { return };
    // One kind of numerals: the 20 of “2026-20二、” is the value's.
    let numeral = |c: char| "一二三四五六七八九十".contains(c);
    let number = if dot.ends_with(numeral) {
        dot.trim_end_matches(numeral)
    } else {
        dot.trim_end_matches(|c: char| c.is_ascii_digit())
    };
    if number.len() < dot.len() && dot.len() - number.len() <= 6 {
        value.end = value.start + number.trim_end_matches('(').len();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Anchor, Block, Kind};

    fn found(text: &str) -> Vec<(Role, String)> {
        let block = Block { kind: Kind::Paragraph, text: text.into(), anchor: Anchor::Line(1), stored: None };
        let document = Document { blocks: vec![block], ..Document::default() };
        let mentions = scan(&document);
        mentions
            .labels
            .iter()
            .map(|label| (label.row.role, mentions.text(0)[label.value.clone()].trim().to_owned()))
            .collect()
    }

    #[test]
    fn labels_and_their_values() {
        assert_eq!(found("采 购 人：示例大学"), [(Role::Buyer, "示例大学".into())]);
        assert_eq!(
            found("招标人：示例甲公司　　　招标代理机构：示例乙公司"),
            [(Role::Buyer, "示例甲公司".into()), (Role::Agency, "示例乙公司".into())]
        );
        assert_eq!(found("采购人代表：张某").first().map(|hit| hit.0), Some(Role::End));
        assert_eq!(found("由采购人组织验收"), []);
        assert_eq!(found("本项目预算金额65万元，采购人将重新组织采购。").first().map(|hit| hit.0), Some(Role::Budget));
        assert_eq!(found("中标（成交）金额：(可填写下浮率、折扣率或费率)").first().map(|hit| hit.0), Some(Role::Award));
        assert_eq!(found("1.采购人信息").first().map(|hit| hit.0), Some(Role::SectionBuyer));
    }

    #[test]
    fn the_box_of_a_portal_page() {
        let text = "采购单位示例大学行政区域云岭市公告时间2026年07月28日 21:27总中标金额￥66.711300 万元（人民币）联系人及联系方式：项目联系人张某";
        let hits = found(text);
        assert_eq!(hits[0], (Role::Buyer, "示例大学".into()));
        assert!(hits.contains(&(Role::Award, "¥66.711300万元(人民币)".into())), "{hits:?}");
    }
}
