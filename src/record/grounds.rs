//! Grounds that go over several sentences: who is weighed and turned down in the sentences behind its name, and what
//! title, subject and requirements seek besides.
use super::shortfall::{all_short, names_any};
use super::spot::Spots;
use super::stance::Spot;
use super::weigh::Seat;
use super::{Evidence, Fact, Named, Purpose};
use crate::document::Span;
use crate::lexicon::{NameKind, Stance};
use crate::mention::Mentions;
use std::collections::BTreeSet;

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

/// A name as it was read, before the whole notice decides.
pub(super) struct Told {
    pub(super) fact: Fact<Named>,
    pub(super) spot: Spot,
    pub(super) block: u32,
    pub(super) seat: Seat,
    /// Sought without words that choose or buy.
    pub(super) is_weak: bool,
    /// No words decided.
    pub(super) is_bare: bool,
    /// It is weighed: no words say that it is owned or past.
    pub(super) is_open: bool,
    /// The words of a later clause or sentence that turn it down; the place is missing where that is another line.
    pub(super) short: Option<Option<Span>>,
}

/// Whether a part of the notice weighs.
pub(super) fn weighs(spot: Spot) -> bool {
    matches!(spot, "justification" | "background")
}

/// Whether a paragraph weighs wherever it stands: it says that others were looked at, and what they lack.
pub(super) fn is_weighing(text: &str) -> bool {
    const LOOKS: [&str; 22] = [
        "曾组织",
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
    const LOTS: [&str; 5] = ["本包", "标段", "标项", "包件", "分包"];
    text.split([',', '。', ';']).filter(|clause| !LOTS.iter().any(|word| clause.contains(word))).any(|clause| {
        NOT.iter().filter_map(|word| clause.find(word).map(|at| at + word.len())).any(|at| {
            let rest: String = clause.get(at..).unwrap_or("").chars().take(12).collect();
            things.iter().any(|word| rest.contains(word))
        })
    })
}

/// Decides what the single sentences could not.
pub(super) fn weigh(told: &mut Vec<Told>, mentions: &Mentions, spots: &Spots, blocks: &[u32]) {
    if told.is_empty() {
        return;
    }
    let family = |told: &Told| match told.fact.value.row.kind {
        NameKind::Cloud | NameKind::UnnamedCloud => 0,
        NameKind::Service => 1,
        _ => 2,
    };
    let named = |told: &Told| !matches!(told.fact.value.row.kind, NameKind::UnnamedChip | NameKind::UnnamedCloud);
    const HARDWARE: [&str; 7] = ["硬件", "服务器采购", "算力设备", "GPU设备", "服务器及", "加速卡采购", "服务器的采购"];
    let none_of = |things: &[&str]| blocks.iter().any(|block| leaves_out(mentions.text(*block), things));
    let (no_machines, no_compute, no_cloud) =
        (none_of(&HARDWARE), none_of(&["算力", "GPU"]), none_of(&["云资源", "云服务"]));
    let in_use: BTreeSet<&'static str> = told
        .iter()
        .filter(|told| told.fact.value.stance == Stance::Mentioned && told.spot == "background" && !told.is_open)
        .filter(|told| family(told) != 2)
        .map(|told| told.fact.value.row.id)
        .collect();
    for one in told.iter_mut().filter(|one| one.fact.value.stance == Stance::Sought && one.is_weak && named(one)) {
        let owned = family(one) != 2 && in_use.contains(one.fact.value.row.id) && one.is_bare && one.spot != "title";
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
    let firm: BTreeSet<(&'static str, u8)> = told
        .iter()
        .filter(|told| sought(told) && !(weighs(told.spot) && told.is_weak))
        .map(|told| (told.fact.value.row.id, family(told)))
        .collect();
    let is_anchor = |told: &Told| firm.iter().any(|(id, _)| *id == told.fact.value.row.id);
    let rivals = |told: &Told| firm.iter().any(|(_, of)| *of == family(told) || *of != 2 && family(told) != 2);
    let weighed = told.iter().any(|one| one.spot == "justification");
    let concluded: Vec<u32> = blocks
        .iter()
        .copied()
        .filter(|_| weighed)
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
