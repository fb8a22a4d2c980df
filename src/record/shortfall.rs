//! Words behind a name that turn it down: in the clauses, sentences and lines that go on about it.
use super::grounds::weighs;
use super::spot::Spots;
use crate::document::Span;
use crate::lexicon::{NameKind, Squeezed, names};
use crate::mention::{Mentions, Name};
use std::ops::Range;

/// Lines below the name that may still speak of it.
const LINES: u32 = 3;
/// Letters behind the name that may still speak of it.
const REACH: usize = 160;

/// What falls short; it counts only of something that is weighed.
const SHORT: [&str; 98] = [
    "抵触",
    "不可取",
    "跑不起来",
    "等不起",
    "缺卡",
    "不一致",
    "没有查清",
    "可是",
    "但是",
    "然而",
    "不过",
    "但其",
    "错误率",
    "不为",
    "行不通",
    "放弃",
    "不选",
    "不采用",
    "作罢",
    "否决",
    "赶不上",
    "可惜",
    "遗憾",
    "弃用",
    "不能",
    "无法",
    "难以",
    "未能",
    "不足",
    "不满足",
    "不符合",
    "不具备",
    "不支持",
    "不兼容",
    "没有",
    "尚未",
    "尚不",
    "暂不",
    "暂无",
    "达不到",
    "未达",
    "低于",
    "仅有",
    "仅为",
    "仅达",
    "仅能",
    "只有",
    "只能",
    "偏低",
    "偏高",
    "过高",
    "过长",
    "过大",
    "较高",
    "较差",
    "较大",
    "较长",
    "欠佳",
    "不佳",
    "缺乏",
    "缺少",
    "不便",
    "超出",
    "停产",
    "缺货",
    "断供",
    "受限",
    "受到限制",
    "禁售",
    "不及",
    "不如",
    "不理想",
    "不成熟",
    "不完善",
    "不稳定",
    "需重",
    "重写",
    "重构",
    "落后",
    "不可",
    "差距",
    "中断",
    "不提供",
    "未提供",
    "不再",
    "未通过",
    "不达",
    "超时",
    "报错",
    "失败",
    "排队",
    "代价",
    "风险",
    "仅",
    "下架",
    "停服",
    "不予",
    "不适",
];

/// Words of a clause that goes on to another subject or sums up.
const ELSEWHERE: [&str; 20] = [
    "因此",
    "所以",
    "综上",
    "故",
    "为此",
    "据此",
    "鉴于",
    "拟",
    "我校",
    "我院",
    "我单位",
    "我中心",
    "本项目",
    "本单位",
    "本院",
    "本所",
    "如更换",
    "若更换",
    "若改用",
    "如改用",
];

/// What a conclusion says of all that were weighed.
const ALL: [&str; 17] = [
    "均", "都", "三家", "两家", "四家", "二者", "两者", "三者", "上述", "以上", "其余", "其他", "其它", "皆", "各家",
    "前述", "另外",
];

/// Where a name stands.
pub(super) struct At<'a> {
    pub(super) mentions: &'a Mentions,
    pub(super) spots: &'a Spots,
    pub(super) block: u32,
    pub(super) sentence: Range<usize>,
}

impl At<'_> {
    /// The words behind the name `index` that turn it down: in the clauses behind its list, in the sentences behind, in
    /// the lines below, up to the next name.
    pub(super) fn falls_short(&self, hits: &[Name], index: usize) -> Option<Option<Span>> {
        let text = self.mentions.text(self.block);
        let words = text.get(self.sentence.clone())?;
        let mut end = hits.get(index)?.range.end;
        for other in hits {
            let between = words.get(end..other.range.start.max(end)).unwrap_or("");
            let joined = between.chars().count() <= 8 && between.contains(['、', '和', '与', '及', '或', '/', '(']);
            // 天翼云可提供的为昇腾910B。该芯片不支持…: what it offers speaks for the provider.
            let offers = hits.get(index).is_some_and(|own| own.row.kind == NameKind::Cloud)
                && other.row.kind != NameKind::Cloud
                && other.row.kind != NameKind::Service;
            if other.range.start <= end || joined || offers {
                end = end.max(other.range.end);
            }
        }
        let next = hits.iter().map(|name| name.range.start).find(|start| *start >= end);
        let start = self.sentence.start + end;
        let stop = next.map_or(text.len(), |next| self.sentence.start + next);
        let tail = text.get(start..stop)?;
        let (own, rest) = tail.split_at(tail.find(['。', ';']).unwrap_or(tail.len()));
        if let Some(found) = short(own) {
            return Some(self.span(start + found.start..start + found.end));
        }
        if next.is_some() {
            return None;
        }
        let mut at = start + own.len();
        for sentence in rest.split_inclusive(['。', ';']) {
            if names_any(sentence) || at - start > REACH * 3 {
                return None;
            }
            if let Some(found) = short(sentence) {
                return Some(self.span(at + found.start..at + found.end));
            }
            at += sentence.len();
        }
        for below in self.block.saturating_add(1)..self.block.saturating_add(LINES) {
            let line = self.mentions.text(below);
            if names_any(line) || !weighs(self.spots.at(self.mentions, below, 0)) {
                return None;
            }
            if short(line).is_some() {
                return Some(None);
            }
        }
        None
    }

    fn span(&self, range: Range<usize>) -> Option<Span> {
        self.mentions.folded.get(self.block as usize)?.span(range)
    }
}

pub(super) fn names_any(text: &str) -> bool {
    !text.is_empty() && names().spells_any(&Squeezed::new(text).letters)
}

/// The words that fall short in the first clauses of a text, before another subject begins.
fn short(text: &str) -> Option<Range<usize>> {
    let mut at = 0;
    for clause in text.split_inclusive([',', '。', ';']) {
        if ELSEWHERE.iter().any(|word| clause.contains(word)) {
            return None;
        }
        // 报价虽低，但迁移需停机两周
        let turns = clause.starts_with('但').then_some((0, '但'.len_utf8()));
        let found = SHORT.iter().filter_map(|word| clause.find(word).map(|from| (from, word.len()))).min();
        if let Some((from, length)) = turns.or(found) {
            return Some(at + from..at + from + length);
        }
        at += clause.len();
    }
    None
}

/// Whether a sentence without a name turns down all that were weighed: 三家均不能满足要求.
pub(super) fn all_short(sentence: &str) -> bool {
    const CANNOT: [&str; 15] = [
        "不可取",
        "不能",
        "无法",
        "不满足",
        "不具备",
        "难以",
        "未能",
        "不符合",
        "达不到",
        "未达",
        "不支持",
        "不足",
        "未通过",
        "不适",
        "不予",
    ];
    sentence
        .split([',', '。', ';'])
        .any(|clause| ALL.iter().any(|word| clause.contains(word)) && CANNOT.iter().any(|word| clause.contains(word)))
}
