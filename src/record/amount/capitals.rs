//! 大写 and digits of one value must agree; where they don't, both are told.
use crate::document::{Folded, Note, NoteKind};
use crate::mention::{Form, Money, Unit, amounts};
use crate::record::slot::Slot;
use crate::record::{Amount, Confidence, Evidence, Fact};

/// The amount in capitals and the one in digits, where a value has one of each and they differ. The capitals go first:
/// 大写金额和小写金额不一致的，以大写金额为准 (财政部令第87号第五十九条, on bids).
pub(super) fn conflict(words: &str, fallback: Option<Unit>) -> Option<(Money, Money)> {
    let all = amounts(words);
    let has_unit = |m: &&Money| m.unit.is_some() || m.currency.is_some() || fallback.is_some();
    let digits = all.iter().filter(|m| m.form == Form::Digits).find(has_unit)?;
    let capitals = all.iter().find(|m| m.form == Form::Capitals)?;
    let differ = digits.value(fallback)? != capitals.value(None)?;
    differ.then(|| (capitals.clone(), digits.clone()))
}

/// Gives the digits as the other candidate of the fact, and the note that says so.
pub(super) fn tell(
    folded: &Folded,
    slot: &Slot,
    digits: &Money,
    fallback: Option<Unit>,
    fact: &mut Fact<Amount>,
) -> Option<Note> {
    let value = digits.value(fallback)?;
    let span = folded.span(slot.region.start + digits.range.start..slot.region.start + digits.range.end)?;
    let capitals = fact.value.value?;
    fact.confidence = Confidence::Ambiguous;
    let other = Amount { value: Some(value), ..fact.value.clone() };
    fact.alternatives.push((other, vec![Evidence::value(span, Some(slot.label), slot.placement.rule())]));
    let note = Note::new(
        NoteKind::CapitalsDifferFromDigits,
        format!(
            "The amount in capitals is {capitals} yuan, the digits give {value}; the capitals are printed, the digits stand beside them."
        ),
        format!("大写金额为{capitals}元，小写为{value}元，二者不一致；此处取大写，小写列为备选。"),
    );
    Some(note.about(folded.span(slot.region.clone())?))
}
