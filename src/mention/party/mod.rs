//! The name of an organisation in the region of a label: where it begins, where it ends, and whether it is a name at all.
mod doubt;
mod edge;

use crate::document::Folded;
use crate::lexicon::{ending_at, labels_at};
use doubt::{SENTENCE, is_blank, is_masked};
use edge::{cut_tail, pieces, strip_lot};
use std::ops::Range;

/// A name as it stands in folded text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Party {
    /// Bytes of the folded text.
    pub range: Range<usize>,
    /// The name, folded.
    pub name: String,
    /// Its short form, if the text gives one (以下简称"…").
    pub alias: Option<String>,
    /// It ends as organisations' names do.
    pub sure: bool,
    /// What brackets behind it say of its place in a consortium: 牵头人, 成员.
    pub tail: String,
}

/// Why a region gave no name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartyDoubt {
    /// Nothing stands there, or a dash, 无, 详见附件.
    Empty,
    /// The name is masked or partly blank: ***, 某单位, a run of blanks.
    Masked,
    /// Words that are no name.
    NotAName,
}

const OPEN: [char; 12] = ['“', '"', '【', '[', '《', '『', '「', '<', '{', '‘', '\'', '_'];

const CLOSE: [char; 12] = ['”', '"', '】', ']', '》', '』', '」', '>', '}', '’', '\'', '_'];

/// The names in a region: one, or several parted by 、 ， or line breaks where each part ends as a name does.
///
/// # Errors
/// [`PartyDoubt`] if the region holds no name.
pub fn parties(folded: &Folded, region: Range<usize>) -> Result<Vec<Party>, PartyDoubt> {
    let text = folded.text();
    let region = trim(text, region);
    let words = text.get(region.clone()).unwrap_or("");
    if words.is_empty() || is_blank(words) {
        return Err(PartyDoubt::Empty);
    }
    if is_masked(folded, &region) {
        return Err(PartyDoubt::Masked);
    }
    let mut found: Vec<Party> = Vec::new();
    for piece in pieces(folded, region.clone()) {
        match one(folded, piece) {
            Ok(party) => {
                if !found.iter().any(|other| other.name == party.name) {
                    found.push(party);
                }
            }
            Err(doubt) if found.is_empty() => return Err(doubt),
            Err(_) => break,
        }
    }
    if found.is_empty() { Err(PartyDoubt::NotAName) } else { Ok(found) }
}

fn trim(text: &str, mut region: Range<usize>) -> Range<usize> {
    loop {
        let words = text.get(region.clone()).unwrap_or("");
        let start = words.trim_start_matches(|c: char| {
            c.is_whitespace() || matches!(c, ':' | ',' | '、' | ';' | '。' | '.' | '|' | '-')
        });
        let kept = start.trim_end_matches(|c: char| {
            c.is_whitespace() || matches!(c, ':' | ',' | '、' | ';' | '。' | '.' | '|' | '(' | '[' | '【')
        });
        let mut next = region.end - start.len()..region.end - start.len() + kept.len();
        // Placeholders for seals: &&&招标人盖章位置2&&& stands before the name.
        if let Some(rest) = kept.strip_prefix("&&&")
            && let Some(close) = rest.find("&&&")
        {
            next.start += 3 + close + 3;
        }
        // 【(盖章)】示例公司: the mark of a seal in its brackets.
        if let Some(close) = kept.strip_prefix('【').and_then(|rest| rest.find('】'))
            && kept[..close + 3].contains('章')
        {
            next.start += close + '【'.len_utf8() + '】'.len_utf8();
        }
        for word in ["(盖章)", "(公章)", "(章)", "(盖单位章)", "(签章)", "(全称)", "(单位公章)", "(加盖公章)"]
        {
            if kept.ends_with(word) {
                next.end -= word.len();
            }
            if kept.starts_with(word) {
                next.start += word.len();
            }
        }
        let words = text.get(next.clone()).unwrap_or("");
        if let (Some(first), Some(last)) = (words.chars().next(), words.chars().next_back()) {
            let wrapped = OPEN.iter().position(|open| *open == first);
            if let Some(at) = wrapped
                && words.len() > first.len_utf8()
                && words[first.len_utf8()..]
                    .find(CLOSE[at])
                    .is_none_or(|close| first.len_utf8() + close + CLOSE[at].len_utf8() == words.len())
            {
                next.start += first.len_utf8();
                if last == CLOSE[at] {
                    next.end -= last.len_utf8();
                }
            }
        }
        if next == region {
            return region;
        }
        region = next;
        if region.start >= region.end {
            return region.start..region.start;
        }
    }
}

/// (92.31), (76.81、83.31), (第二名): what a list of bidders says of each.
fn is_score(inner: &str) -> bool {
    let number = inner.chars().all(|c| c.is_ascii_digit() || ".,、; 分第名".contains(c));
    number && inner.contains(|c: char| c.is_ascii_digit()) || inner.starts_with('第') && inner.ends_with('名')
}

fn ends_as_name(text: &str) -> bool {
    let text = text.trim_end_matches([' ', ',', '、', ';']);
    let bare = match text.rfind('(') {
        Some(open) if text.ends_with(')') => &text[..open],
        _ => text,
    };
    ending_at(bare).is_some() && bare.chars().count() >= 3
}

fn one(folded: &Folded, piece: Range<usize>) -> Result<Party, PartyDoubt> {
    let text = folded.text();
    let mut region = strip_lot(text, trim(text, piece));
    let words = text.get(region.clone()).unwrap_or("");
    if words.is_empty() || is_blank(words) {
        return Err(PartyDoubt::Empty);
    }
    let mut alias = None;
    let mut tail = String::new();
    // 以下简称: the bracket gives the alias and ends the name.
    if let Some(open) = words.find("(以下简称").or_else(|| words.find("(简称")).or_else(|| words.find(",以下简称"))
    {
        let inner = &words[open + 1..];
        let inner = &inner[..inner.find(')').unwrap_or(inner.len())];
        let short = inner
            .trim_start_matches("以下")
            .trim_start_matches("简称")
            .trim_matches([':', '“', '”', '"', '为', '「', '」', '\'']);
        if !short.is_empty()
            && short.chars().count() <= 20
            && !["采购人", "招标人", "代理机构", "招标代理机构", "采购代理机构", "甲方", "乙方"].contains(&short)
        {
            alias = Some(short.to_owned());
        }
        region.end = region.start + open;
    }
    let words = &text[region.clone()];
    if let Some(open) = words.rfind('(').filter(|_| words.ends_with(')')) {
        let inner = &words[open + 1..words.len() - 1];
        if [
            "牵头",
            "成员",
            "主体",
            "联合体",
            "主办",
            "公章",
            "盖章",
            "采购人",
            "招标人",
            "甲方",
            "乙方",
            "得分",
            "小微",
            "小型",
            "微型",
            "中型",
            "大型",
        ]
        .iter()
        .any(|word| inner.contains(word))
            && !ends_as_name(inner)
            || is_score(inner)
        {
            tail = inner.to_owned();
            region.end = region.start + open;
        }
    }
    let region = trim(text, cut_tail(text, region));
    let words = text.get(region.clone()).unwrap_or("");
    let letters = words.chars().filter(|c| c.is_alphabetic()).count();
    let count = words.chars().count();
    if letters < 2 || count > 60 || SENTENCE.iter().any(|word| words.contains(word)) || words.contains('?') {
        return Err(PartyDoubt::NotAName);
    }
    let digits = words.chars().filter(char::is_ascii_digit).count();
    // A conjunction or preposition begins a sentence and no name.
    if words.starts_with(['或', '及', '由', '对', '向', '在', '为', '将', '应'])
        && !words.starts_with("向阳")
        && !words.starts_with("在线")
    {
        return Err(PartyDoubt::NotAName);
    }
    if words.chars().all(|c| "〇零一二三四五六七八九十年月日".contains(c)) {
        return Err(PartyDoubt::NotAName);
    }
    // (代理机构名称), [供应商名称]: the blank of a form.
    let blank = words.trim_matches(['(', ')', '[', ']', '【', '】', '<', '>']);
    if blank.len() < words.len()
        && (blank.ends_with("名称")
            || blank.ends_with("全称")
            || labels_at(blank).next().is_some_and(|row| row.text == blank))
    {
        return Err(PartyDoubt::NotAName);
    }
    // 项目建设管理单位 is a role and no name.
    if count <= 12
        && words.ends_with("单位")
        && ["建设", "管理", "代建", "采购", "招标", "使用"].iter().any(|word| words.contains(word))
    {
        return Err(PartyDoubt::NotAName);
    }
    if words.contains(':') || labels_at(words).next().is_some_and(|row| row.text == words) {
        return Err(PartyDoubt::NotAName);
    }
    if (digits * 2 > count && !ends_as_name(words)) || words.contains(['¥', '%']) {
        return Err(PartyDoubt::NotAName);
    }
    let sure = ends_as_name(words);
    if !sure && count > 24 {
        return Err(PartyDoubt::NotAName);
    }
    Ok(Party { name: words.to_owned(), range: region, alias, sure, tail })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Result<Vec<String>, PartyDoubt> {
        let folded = Folded::new(0, text);
        let end = folded.text().len();
        parties(&folded, 0..end).map(|found| found.into_iter().map(|party| party.name).collect())
    }

    #[test]
    fn names_as_notices_print_them() {
        for (text, expected) in [
            ("示例市第一医院", "示例市第一医院"),
            ("示例市供水有限公司、示例镇人民政府", "示例市供水有限公司|示例镇人民政府"),
            ("示例大学,示例大学,示例大 学", "示例大学"),
            ("江海康宁医院（临港）有限公司（以下简称“临港康宁医院”）", "江海康宁医院(临港)有限公司"),
            ("示例市公安局临港支队(本部)", "示例市公安局临港支队(本部)"),
            ("河北示例生物科技有限公司河北省石家庄市中山东路", "河北示例生物科技有限公司"),
            ("中电示例科技有限公司\n湖北分公司", "中电示例科技有限公司湖北分公司"),
            ("01包：示例仪器有限公司", "示例仪器有限公司"),
            ("&&&招标人盖章位置2&&& 示例地铁运营有限责任公司", "示例地铁运营有限责任公司"),
            ("示例招标有限公司（盖章）", "示例招标有限公司"),
            ("示例建设有限公司（牵头人）", "示例建设有限公司"),
            ("98403部队", "98403部队"),
        ] {
            assert_eq!(names(text).map(|found| found.join("|")), Ok(expected.to_owned()), "{text}");
        }
    }

    #[test]
    fn what_is_no_name() {
        for (text, doubt) in [
            ("系指本次招标的采购单位", PartyDoubt::NotAName),
            ("详见附件", PartyDoubt::Empty),
            ("/", PartyDoubt::Empty),
            ("某单位", PartyDoubt::Masked),
            ("上      安局示例分局", PartyDoubt::Masked),
            ("836205517", PartyDoubt::NotAName),
            ("______________", PartyDoubt::Empty),
        ] {
            assert_eq!(names(text), Err(doubt), "{text}");
        }
    }
}
