//! Grounds that go over several sentences: who is weighed and turned down in the sentences behind its name, and what
//! title, subject and requirements seek besides.
use super::spot::Spots;
use super::stance::Spot;
use super::{Evidence, Fact, Named, Purpose};
use crate::document::Span;
use crate::lexicon::{NameKind, Squeezed, Stance, names};
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
const ELSEWHERE: [&str; 22] = [
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
    "现有",
    "原有",
    "如更换",
    "若更换",
    "若改用",
    "如改用",
];

/// Words that say that a candidate was looked at, whatever the past tense before it says.
const WEIGHED: [&str; 30] = [
    "有人提出",
    "问过",
    "考虑",
    "借用",
    "摸底",
    "了解过",
    "比价",
    "征询",
    "试验",
    "测试",
    "实测",
    "对比",
    "比较",
    "比选",
    "调研",
    "评估",
    "评测",
    "测评",
    "试用",
    "考察",
    "联系",
    "询",
    "走访",
    "接洽",
    "沟通",
    "论证",
    "备选",
    "候选",
    "方案",
    "尝试",
];

/// What a conclusion says of all that were weighed.
const ALL: [&str; 17] = [
    "均", "都", "三家", "两家", "四家", "二者", "两者", "三者", "上述", "以上", "其余", "其他", "其它", "皆", "各家",
    "前述", "另外",
];

/// A name as it was read, before the whole notice decides.
pub(super) struct Told {
    pub(super) fact: Fact<Named>,
    pub(super) spot: Spot,
    pub(super) block: u32,
    /// Sought without words that choose or buy.
    pub(super) is_weak: bool,
    /// No words decided.
    pub(super) is_bare: bool,
    /// It is weighed: no words say that it is owned or past.
    pub(super) is_open: bool,
    /// The words of a later clause or sentence that turn it down; the place is missing where that is another line.
    pub(super) short: Option<Option<Span>>,
}

/// Where a name stands.
pub(super) struct At<'a> {
    pub(super) mentions: &'a Mentions,
    pub(super) spots: &'a Spots,
    pub(super) block: u32,
    pub(super) sentence: Range<usize>,
}

/// Whether a part of the notice weighs.
pub(super) fn weighs(spot: Spot) -> bool {
    matches!(spot, "justification" | "background")
}

/// Whether a paragraph weighs wherever it stands: it says that others were looked at, and what they lack.
pub(super) fn is_weighing(text: &str) -> bool {
    const LOOKS: [&str; 22] = [
        "试用",
        "比较过",
        "问过",
        "曾考虑",
        "有人提出",
        "考察过",
        "摸底",
        "了解过",
        "调研了",
        "考察了",
        "比较了",
        "对比了",
        "联系了",
        "咨询了",
        "询价了",
        "测试了",
        "对其他平台",
        "其他平台作",
        "试用了",
        "比选了",
        "先后联系",
        "也了解",
    ];
    const LACKS: [&str; 12] =
        ["可是", "但", "遗憾", "不足", "无法", "不能", "难以", "偏高", "不满足", "不支持", "然而", "不为"];
    text.chars().count() > 40
        && LOOKS.iter().any(|word| text.contains(word))
        && LACKS.iter().any(|word| text.contains(word))
}

/// Whether the words that decided only say that something can be had.
pub(super) fn is_weak(words: &str) -> bool {
    const STRONG: [&str; 17] = [
        "采购", "购", "租", "选", "推荐", "拟", "唯一", "建议", "确定", "续", "改", "换", "买", "订", "扩", "增",
        "迁移",
    ];
    let words = words.replace("候选", "").replace("备选", "");
    !STRONG.iter().any(|word| words.contains(word))
}

/// Whether a sentence of the background speaks of the purchase.
pub(super) fn plans(sentence: &str) -> bool {
    const WORDS: [&str; 16] = [
        "本次",
        "本项目",
        "本期",
        "拟",
        "计划",
        "将",
        "需",
        "新增",
        "新建",
        "采购",
        "购",
        "租",
        "目标",
        "建设",
        "扩容",
        "升级",
    ];
    WORDS.iter().any(|word| sentence.contains(word))
}

/// Whether the sentence says that candidates were looked at.
pub(super) fn looks_at(sentence: &str) -> bool {
    WEIGHED.iter().any(|word| sentence.contains(word))
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

fn names_any(text: &str) -> bool {
    !text.is_empty() && names().spells_any(&Squeezed::new(text).letters)
}

/// The words that fall short in the first clauses of a text, before another subject begins.
fn short(text: &str) -> Option<Range<usize>> {
    let mut at = 0;
    for clause in text.split_inclusive([',', '。', ';']) {
        if ELSEWHERE.iter().any(|word| clause.contains(word)) {
            return None;
        }
        let found = SHORT.iter().filter_map(|word| clause.find(word).map(|from| (from, word.len()))).min();
        if let Some((from, length)) = found {
            return Some(at + from..at + from + length);
        }
        at += clause.len();
    }
    None
}

/// Whether a sentence without a name turns down all that were weighed: 三家均不能满足要求.
fn all_short(sentence: &str) -> bool {
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

/// Whether a text says that the purchase holds no such things: 不采购硬件, 不含任何算力设备的采购, 不另购硬件.
fn leaves_out(text: &str, things: &[&str]) -> bool {
    const NOT: [&str; 11] = [
        "不提供",
        "不采购",
        "不含",
        "不包含",
        "不另购",
        "不另行采购",
        "不涉及",
        "不包括",
        "不新购",
        "无需采购",
        "不再采购",
    ];
    text.split([',', '。', ';']).any(|clause| {
        NOT.iter().filter_map(|word| clause.find(word).map(|at| at + word.len())).any(|at| {
            let rest: String = clause.get(at..).unwrap_or("").chars().take(12).collect();
            things.iter().any(|word| rest.contains(word))
        })
    })
}

/// Decides what the single sentences could not.
pub(super) fn weigh(told: &mut Vec<Told>, mentions: &Mentions, spots: &Spots) {
    let family = |told: &Told| match told.fact.value.row.kind {
        NameKind::Cloud | NameKind::UnnamedCloud => 0,
        NameKind::Service => 1,
        _ => 2,
    };
    let named = |told: &Told| !matches!(told.fact.value.row.kind, NameKind::UnnamedChip | NameKind::UnnamedCloud);
    const HARDWARE: [&str; 7] = ["硬件", "服务器采购", "算力设备", "GPU设备", "服务器及", "加速卡采购", "服务器的采购"];
    let none_of =
        |things: &[&str]| (0..mentions.folded.len() as u32).any(|block| leaves_out(mentions.text(block), things));
    let (no_machines, no_compute, no_cloud) =
        (none_of(&HARDWARE), none_of(&["算力", "GPU"]), none_of(&["云资源", "云服务"]));
    let in_use: Vec<&'static str> = told
        .iter()
        .filter(|told| told.fact.value.stance == Stance::Mentioned && told.spot == "background" && !told.is_open)
        .filter(|told| family(told) != 2)
        .map(|told| told.fact.value.row.id)
        .collect();
    for one in told.iter_mut().filter(|one| one.fact.value.stance == Stance::Sought && one.is_weak && named(one)) {
        let owned = family(one) != 2 && in_use.contains(&one.fact.value.row.id) && one.is_bare && one.spot != "title";
        let left_out = family(one) == 2 && (no_machines || no_compute) || family(one) == 0 && no_cloud && one.is_bare;
        if owned || left_out && one.spot != "title" {
            one.fact.value.stance = Stance::Mentioned;
            one.fact.only_value();
            one.fact.value.quantities.clear();
        }
    }
    // 发放算力券的平台运营方，不提供算力: words for computing buy none.
    told.retain(|one| named(one) || family(one) != 2 || !no_compute || one.fact.value.row.access != "remote");
    let sought = |told: &Told| told.fact.value.stance == Stance::Sought && named(told);
    let firm: Vec<(&'static str, u8)> = told
        .iter()
        .filter(|told| sought(told) && !(weighs(told.spot) && told.is_weak))
        .map(|told| (told.fact.value.row.id, family(told)))
        .collect();
    let is_anchor = |told: &Told| firm.iter().any(|(id, _)| *id == told.fact.value.row.id);
    let rivals = |told: &Told| firm.iter().any(|(_, of)| *of == family(told) || *of != 2 && family(told) != 2);
    let concluded: Vec<u32> = (0..mentions.folded.len() as u32)
        .filter(|block| weighs(spots.at(mentions, *block, 0)))
        .filter(|block| mentions.text(*block).split(['。', ';']).any(|s| all_short(s) && !names_any(s)))
        .collect();
    for at in 0..told.len() {
        let one = &told[at];
        if one.spot != "justification" || is_anchor(one) || !named(one) || one.fact.value.row.class == "cpu" {
            continue;
        }
        let undecided = one.fact.value.stance == Stance::Mentioned && one.is_open
            || one.fact.value.stance == Stance::Sought && one.is_weak;
        if !undecided {
            continue;
        }
        let all = rivals(one) && concluded.iter().any(|block| (one.block..one.block + 12).contains(block));
        let short = one.short;
        let rivals = rivals(one);
        let Some(one) = told.get_mut(at) else { continue };
        if short.is_some() || all {
            one.fact.value.stance = Stance::Rejected;
            one.fact.only_value();
            one.fact.value.quantities.clear();
            if let Some(Some(span)) = short {
                one.fact.support(Evidence { span, purpose: Purpose::Stance, label: None, rule: "falls-short-behind" });
            }
        } else if one.fact.value.stance == Stance::Sought && rivals {
            one.fact.value.stance = Stance::Mentioned;
            one.fact.only_value();
            one.fact.value.quantities.clear();
        }
    }
}
