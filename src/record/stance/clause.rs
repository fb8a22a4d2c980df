//! The clauses of a sentence and the letters in them.
use crate::lexicon::Squeezed;
use std::ops::Range;

/// Words with which a new clause begins though no comma stands there.
pub(super) const CONNECTIVES: [&str; 10] = ["但是", "但", "然而", "因此", "因而", "所以", "从而", "改用", "并", "故"];

/// Before these letters 并 is part of a word (并行), and so are the others in their words.
pub(super) const NOT_CONNECTIVE: [&str; 16] = [
    "但不限",
    "并行",
    "并发",
    "并网",
    "并联",
    "并购",
    "并存",
    "故障",
    "故事",
    "故意",
    "事故",
    "变故",
    "缘故",
    "典故",
    "无故",
    "仿故",
];

/// The words of a stretch of the sentence, squeezed, with a way back to bytes.
pub(super) struct Stretch {
    pub(super) text: Squeezed,
    pub(super) start: usize,
}

impl Stretch {
    pub(super) fn new(sentence: &str, range: Range<usize>) -> Self {
        let start = range.start.min(range.end);
        Self { text: Squeezed::new(sentence.get(start..range.end).unwrap_or("")), start }
    }

    pub(super) fn letters(&self) -> &[char] {
        &self.text.letters
    }

    pub(super) fn bytes(&self, from: usize, to: usize) -> Range<usize> {
        let range = self.text.range(from, to);
        self.start + range.start..self.start + range.end
    }
}

pub(super) fn find(text: &[char], word: &[char]) -> Option<usize> {
    if word.is_empty() { None } else { text.windows(word.len()).position(|window| window == word) }
}

pub(super) fn find_last(text: &[char], word: &[char]) -> Option<usize> {
    if word.is_empty() { None } else { text.windows(word.len()).rposition(|window| window == word) }
}

/// The borders of clauses: commas and the like, and connectives.
pub(super) fn borders(sentence: &str, names: &[Range<usize>]) -> Vec<usize> {
    let mut found = vec![0, sentence.len()];
    // AWS, Azure and Google Cloud: a comma between two names parts no clauses.
    let lists = |at: usize| {
        let before = names.iter().any(|name| name.end <= at && sentence[name.end..at].trim().is_empty());
        let tail = sentence[at + 1..].trim_start_matches([' ']);
        let tail = tail.strip_prefix("and ").or(tail.strip_prefix("or ")).unwrap_or(tail);
        let start = sentence.len() - tail.len();
        before && names.iter().any(|name| name.start == start)
    };
    for (at, c) in sentence.char_indices() {
        if c == ',' && lists(at) {
            continue;
        }
        if matches!(c, ',' | ';' | '。' | '!' | '?' | '\n') {
            found.push(at);
            found.push(at + c.len_utf8());
        }
    }
    for word in CONNECTIVES {
        for (at, _) in sentence.match_indices(word) {
            let part = NOT_CONNECTIVE.iter().any(|other| {
                other.find(word).is_some_and(|offset| {
                    at.checked_sub(offset)
                        .is_some_and(|start| sentence.get(start..).is_some_and(|rest| rest.starts_with(other)))
                })
            });
            if !part {
                found.push(at);
            }
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// 采购 in 采购小组, 采购人 and the like names a body or a paper and buys nothing.
pub(super) fn is_noun(word: &[char], behind: &[char]) -> bool {
    const BEHIND: [&str; 15] =
        ["包", "小组", "人", "方", "部", "文件", "单位", "处", "代理", "中心", "组织", "结果", "公告", "办", "科"];
    if !(word.ends_with(&['采', '购']) || word.ends_with(&['招', '标']) || word == ['购']) {
        return false;
    }
    BEHIND.iter().any(|tail| {
        let tail: Vec<char> = tail.chars().collect();
        behind.starts_with(&tail) && !behind.starts_with(&['人', '工'])
    })
}

/// Whether the letters begin with a number and a unit: ≥8块 counts, it compares with nobody.
pub(super) fn is_measure(letters: &[char]) -> bool {
    let text: String = letters.iter().collect();
    let text = text.trim_start_matches("单卡").trim_start_matches("至少");
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit() || "一二两三四五六七八九十百千万.".contains(c));
    rest.len() < text.len()
        && [
            "个", "名", "人", "家", "项", "份", "位", "种", "款", "块", "张", "台", "颗", "片", "路", "套", "卡", "枚",
            "节点", "核", "gb", "g", "tb", "tflops", "p", "%", "年", "月", "次", "元", "万", "分", "、", "或",
        ]
        .iter()
        .any(|unit| rest.starts_with(unit))
}

/// Whether a text ends in a number of pieces: 8块, 两台, 4×.
pub(super) fn counts(text: &str) -> bool {
    let units = ["节点", "个", "块", "张", "台", "颗", "片", "路", "套", "卡", "枚", "×", "x", "*"];
    units.iter().any(|unit| {
        text.strip_suffix(unit).is_some_and(|head| {
            head.trim_end().ends_with(|c: char| c.is_ascii_digit() || "一二两三四五六七八九十百千".contains(c))
        })
    })
}
