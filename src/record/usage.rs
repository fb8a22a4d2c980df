//! How much of a service or cloud: tokens, calls, accounts, instances; and which of several a number belongs to.
use super::name::Found;
use super::quantity::Count;
use super::{Evidence, Fact, Named, Purpose, Quantity};
use crate::document::{Document, Span};
use crate::lexicon::{Bag, NameKind, Stance};
use std::sync::LazyLock;

/// Whether a text may hold such a number.
pub(super) fn may_hold(text: &str) -> bool {
    static WORDS: LazyLock<Bag> = LazyLock::new(|| Bag::new(WORDS_OF_USE));
    // Most cells of a list are numbers and codes.
    if text.is_ascii() {
        return text.contains("oken") || text.contains("OKEN");
    }
    WORDS.is_in(text)
}

const WORDS_OF_USE: [&str; 16] = [
    "卡时",
    "oken",
    "OKEN",
    "词元",
    "账号",
    "账户",
    "帐号",
    "帐户",
    "订阅",
    "会员",
    "席位",
    "调用",
    "接口",
    "实例",
    "云主机",
    "云服务器",
];

/// Gives each number to the name before it in its block or row, else to the one behind it; where its block names none, to
/// the only one that is sought.
pub(super) fn give(document: &Document, found: &mut Found, counts: &[(Span, Count)]) {
    for (span, count) in counts {
        let services = !matches!(count.unit, "instance" | "gpu_hour");
        let clouds = matches!(count.unit, "account" | "instance" | "gpu_hour");
        let told = found.chips.iter().flat_map(|fact| &fact.value.quantities).any(|known| known.unit == count.unit);
        if told && count.unit == "gpu_hour" {
            continue;
        }
        let mut all: Vec<&mut Fact<Named>> = Vec::new();
        if services {
            all.extend(found.services.iter_mut());
        }
        if clouds {
            all.extend(found.clouds.iter_mut());
        }
        all.retain(|fact| fact.value.stance == Stance::Sought);
        let named = |fact: &Fact<Named>| fact.value.row.kind != NameKind::UnnamedCloud;
        let near = all.iter().enumerate().filter_map(|(at, fact)| {
            let distance = fact.evidence().iter().filter_map(|e| distance(document, e, *span)).min()?;
            Some((!named(fact), distance, at))
        });
        let mut near: Vec<(bool, (u8, usize), usize)> = near.collect();
        near.sort_unstable();
        // MiniMax-M2与GLM-4.5…年度总额度不低于20亿tokens: a total of several belongs to none of them.
        let model = |at: usize| all.get(at).is_some_and(|fact| fact.value.row.provider.is_empty());
        let total = whole(document, *span) && near.iter().filter(|(_, far, at)| far.0 == 0 && model(*at)).count() > 1;
        if total && count.unit == "token" {
            continue;
        }
        let chosen = near.into_iter().min().map(|(.., at)| at).or_else(|| {
            let only: Vec<usize> = (0..all.len()).filter(|at| named(all[*at])).collect();
            // Bedrock（Claude 3.5）: of the platform and its model the model is what is used up.
            let models: Vec<usize> = only.iter().copied().filter(|at| model(*at)).collect();
            let one = if models.len() == 1 { models } else { only };
            (one.len() == 1 && count.unit == "token").then(|| one[0])
        });
        let Some(fact) = chosen.and_then(|at| all.into_iter().nth(at)) else { continue };
        let quantity = Quantity { value: count.value, unit: count.unit, factors: Vec::new() };
        if !fact.value.quantities.contains(&quantity) {
            fact.support(Evidence { span: *span, purpose: Purpose::Quantity, label: None, rule: "count" });
            fact.value.quantities.push(quantity);
        }
    }
}

/// Whether the words before a number say that it is a total.
fn whole(document: &Document, span: Span) -> bool {
    let Some(block) = document.blocks.get(span.block as usize) else { return false };
    let before = block.text.get(..span.start as usize).unwrap_or("");
    let near: String = before.chars().rev().take(14).collect::<Vec<_>>().into_iter().rev().collect();
    ["总额", "合计", "共计", "总计", "总量", "总数"].iter().any(|word| near.contains(word))
}

/// How far a name's evidence is from a number: none where it stands in another block or row; names before it first.
fn distance(document: &Document, evidence: &Evidence, span: Span) -> Option<(u8, usize)> {
    if evidence.purpose != Purpose::Value {
        return None;
    }
    if evidence.span.block == span.block {
        let (from, to) = (evidence.span.start as usize, evidence.span.end as usize);
        let (start, end) = (span.start as usize, span.end as usize);
        return if to <= start { Some((0, start - to)) } else { Some((1, from.saturating_sub(end))) };
    }
    let cell =
        |block: u32| document.blocks.get(block as usize).and_then(|block| block.cell()).map(|c| (c.table, c.row));
    let own = cell(span.block)?;
    (cell(evidence.span.block) == Some(own)).then_some((2, evidence.span.block.abs_diff(span.block) as usize))
}
