//! What a correction replaces, and amounts that stand there and can't be read.
use super::{Found, in_order};
use crate::mention::Mentions;
use crate::record::slot::Slot;
use crate::record::{Amount, AmountRole, Confidence, Evidence, Fact, Superseded};

/// The amount in a region that a correction replaces: 原公告…为1368000元.
pub(super) fn superseded(
    mentions: &Mentions,
    slot: &Slot,
    role: AmountRole,
    region: std::ops::Range<usize>,
    out: &mut Found,
) {
    let Some(folded) = mentions.folded.get(slot.block as usize) else { return };
    let Some(words) = folded.text().get(region.clone()) else { return };
    let Some(old) = in_order(words, slot.hint.unit).into_iter().next() else { return };
    let Some(value) = old.value(slot.hint.unit) else { return };
    let Some(span) = folded.span(region.start + old.range.start..region.start + old.range.end) else { return };
    let evidence = Evidence::value(span, Some(slot.label), "replaced");
    out.superseded.push(Fact::new(Superseded { role, value }, Confidence::Stated, evidence));
}

/// Where the words say what holds now: 现更正为.
pub(super) fn changed_at(words: &str) -> Option<usize> {
    let changes = ["更正为", "变更为", "修改为", "调整为", "现为", "更改为"];
    changes.iter().filter_map(|word| words.find(word).map(|at| at + word.len())).min()
}

/// An amount that stands there and can't be read: ******.00元.
pub(super) fn masked(mentions: &Mentions, slot: &Slot, role: AmountRole, lot: Option<String>, out: &mut Found) {
    let Some(span) = mentions.folded.get(slot.block as usize).and_then(|f| f.span(slot.region.clone())) else { return };
    let amount = Amount {
        role,
        value: None,
        currency: slot.hint.currency.unwrap_or_default(),
        per: slot.hint.per.clone(),
        tax: slot.hint.tax,
        words: None,
        max: None,
        lot,
    };
    out.add(amount, vec![Evidence::value(span, Some(slot.label), slot.placement.rule())]);
}
