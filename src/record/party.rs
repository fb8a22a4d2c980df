//! Who buys, who runs the tender, who supplies: names from slots, weighed by how much their label proves.
use super::bidder;
use super::slot::{Placement, Slot};
use super::{Confidence, Evidence, Fact, Organisation, Supplier, SupplierRole};
use crate::document::{Note, NoteKind};
use crate::lexicon::{NoticeKind, Role, title_kind};
use crate::mention::{Mentions, Party, PartyDoubt, parties};

/// A name that a slot gives.
struct Named {
    party: Party,
    block: u32,
    weight: u8,
    label: &'static str,
    rule: &'static str,
    slot: usize,
}

/// Buyers or agencies: the names under the labels that prove most, with the others that differ as alternatives.
pub(super) fn organisations(
    mentions: &Mentions,
    slots: &[Slot],
    strong: Role,
    weak: Role,
    prose: &[(u32, Party)],
    notes: &mut Vec<Note>,
) -> Vec<Fact<Organisation>> {
    let mut named: Vec<Named> = Vec::new();
    for (index, slot) in slots.iter().enumerate() {
        if slot.role != strong && slot.role != weak || slot.placement == Placement::Before {
            continue;
        }
        let Some(folded) = mentions.folded.get(slot.block as usize) else { continue };
        match parties(folded, slot.region.clone()) {
            Ok(found) => {
                for party in found {
                    // 采购人：罗建明 names a person.
                    if !party.sure && party.name.chars().count() <= 3 {
                        continue;
                    }
                    let weight = weight(slot, strong, party.sure);
                    let (block, rule) = (slot.block, slot.placement.rule());
                    named.push(Named { party, block, weight, label: slot.label, rule, slot: index });
                }
            }
            Err(PartyDoubt::Masked) if slot.role == strong => notes.extend(masked(mentions, slot)),
            Err(_) => {}
        }
    }
    for (block, party) in prose {
        let (party, block) = (party.clone(), *block);
        named.push(Named { party, block, weight: 4, label: "受…委托", rule: "mandate", slot: usize::MAX });
    }
    let Some(best) = named.iter().map(|named| named.weight).min() else { return Vec::new() };
    choose(mentions, slots, &named, best)
}

/// How little a name under this label needs: 0 proves most.
fn weight(slot: &Slot, strong: Role, sure: bool) -> u8 {
    let base = match (slot.role == strong, slot.placement, slot.section) {
        (true, _, Some(Role::SectionBuyer | Role::SectionAgency)) => 0,
        (true, Placement::Behind, _) if !slot.firm => 3,
        (true, Placement::Behind | Placement::Right | Placement::Next, _) => 1,
        (true, Placement::Below, _) => 2,
        (true, Placement::Glued | Placement::Before, _) => 1,
        (false, ..) if slot.firm => 5,
        (false, ..) => 7,
    };
    base + if sure { 0 } else { 3 }
}

fn choose(mentions: &Mentions, slots: &[Slot], named: &[Named], best: u8) -> Vec<Fact<Organisation>> {
    let mut chosen: Vec<Fact<Organisation>> = Vec::new();
    let confidence = match best {
        0..=3 => Confidence::Stated,
        4..=5 => Confidence::Inferred,
        _ => Confidence::Unsure,
    };
    // The slot that counts: of those with the best weight, the one whose names are met most often.
    let times = |name: &str| named.iter().filter(|other| other.party.name == name && other.weight <= best + 2).count();
    let Some(lead) = named
        .iter()
        .filter(|named| named.weight == best)
        .max_by_key(|named| (times(&named.party.name), std::cmp::Reverse(named.slot)))
    else {
        return chosen;
    };
    // A column of buyers names one a row, and all of them buy.
    let column = |index: usize| {
        let slot = slots.get(index)?;
        (slot.placement == Placement::Below).then_some(&slot.label_at)
    };
    let beside = |other: usize| other == lead.slot || column(other).is_some() && column(other) == column(lead.slot);
    for named in named.iter().filter(|named| beside(named.slot) && (named.slot == lead.slot || named.party.sure)) {
        if chosen.iter().any(|fact: &Fact<Organisation>| fact.value.name == named.party.name) {
            continue;
        }
        let Some(span) = span(mentions, named.block, &named.party) else { continue };
        let aliases = named.party.alias.iter().cloned().collect();
        let organisation = Organisation { name: named.party.name.clone(), aliases };
        chosen.push(Fact::new(organisation, confidence, Evidence::value(span, Some(named.label), named.rule)));
    }
    for named in named {
        let Some(span) = span(mentions, named.block, &named.party) else { continue };
        let evidence = Evidence::value(span, Some(named.label), named.rule);
        if let Some(fact) = chosen.iter_mut().find(|fact| fact.value.name == named.party.name) {
            fact.support(evidence);
            for alias in named.party.alias.iter() {
                if !fact.value.aliases.contains(alias) {
                    fact.value.aliases.push(alias.clone());
                }
            }
        } else if named.weight <= best + 1 && named.weight <= 3 {
            // A longer or shorter form of the same name is no contradiction; a different name is.
            let same = chosen
                .iter()
                .any(|fact| fact.value.name.contains(&named.party.name) || named.party.name.contains(&fact.value.name));
            if same {
                continue;
            }
            if let Some(fact) = chosen.first_mut() {
                let organisation = Organisation { name: named.party.name.clone(), aliases: Vec::new() };
                if !fact.alternatives.iter().any(|(other, _)| other.name == organisation.name) {
                    fact.alternatives.push((organisation, vec![evidence]));
                }
                fact.confidence = Confidence::Ambiguous;
            }
        }
    }
    chosen
}

fn span(mentions: &Mentions, block: u32, party: &Party) -> Option<crate::document::Span> {
    mentions.folded.get(block as usize)?.span(party.range.clone())
}

fn masked(mentions: &Mentions, slot: &Slot) -> Option<Note> {
    let span = mentions.folded.get(slot.block as usize)?.span(slot.region.clone())?;
    let note = Note::new(
        NoteKind::Masked,
        format!("The name behind {} is masked or partly blank.", slot.label),
        format!("“{}”后的名称被遮盖或留空。", slot.label),
    );
    Some(note.about(span))
}

/// The body that publishes its own purchases: the name with which the title of an intention begins
/// (北屿示例学院2026年3月至5月政府采购意向).
pub(super) fn of_title(mentions: &Mentions, title: Option<&Fact<String>>) -> Option<Fact<Organisation>> {
    let span = title?.evidence().first()?.span;
    let folded = mentions.folded.get(span.block as usize)?;
    let start = folded.position(span.start);
    let text = folded.text();
    let words = text.get(start..)?;
    let end = words
        .find(|c: char| c.is_ascii_digit())
        .or_else(|| words.find("政府采购意向"))
        .or_else(|| words.find("采购意向"))?;
    let party = parties(folded, start..start + end).ok()?.into_iter().next().filter(|party| party.sure)?;
    let span = folded.span(party.range)?;
    let organisation = Organisation { name: party.name, aliases: Vec::new() };
    Some(Fact::new(organisation, Confidence::Inferred, Evidence::value(span, None, "title-of-intention")))
}

/// 南浦海关单一来源采购公示: a title that is nothing but the name of a body and what it publishes.
pub(super) fn of_plain_title(mentions: &Mentions, title: Option<&Fact<String>>) -> Option<Fact<Organisation>> {
    let span = title?.evidence().first()?.span;
    let folded = mentions.folded.get(span.block as usize)?;
    let start = folded.position(span.start);
    let words = folded.text().get(start..)?;
    let end = title_kind(words).map(|(_, range)| range.start).into_iter().chain(words.find("关于")).min()?;
    let party = parties(folded, start..start + end).ok()?.into_iter().next().filter(|party| party.sure)?;
    let whole = party.range.start == start && party.range.end == start + end;
    if !whole || super::letter::runs_tenders(&party.name) {
        return None;
    }
    let organisation = Organisation { name: party.name, aliases: Vec::new() };
    Some(Fact::new(organisation, Confidence::Inferred, Evidence::value(folded.span(party.range)?, None, "title")))
}

/// The role that a slot gives a supplier in a notice of this kind.
fn supplier_role(slot: &Slot, kind: NoticeKind) -> Option<SupplierRole> {
    use NoticeKind::{Acceptance, Award, Candidates, Contract, Correction, Framework, SingleSource, Termination};
    if matches!(
        slot.section,
        Some(Role::SectionFailed | Role::SectionLosers | Role::SectionBefore | Role::SectionOther)
    ) {
        return None;
    }
    match (slot.role, kind) {
        (Role::Winner, _) if slot.label.starts_with("入围") && matches!(kind, Award | Framework | Contract) => {
            Some(SupplierRole::Shortlisted)
        }
        (Role::Winner, Candidates) => Some(SupplierRole::Candidate),
        (Role::Winner, SingleSource) => Some(SupplierRole::Proposed),
        (Role::Winner | Role::Lead | Role::Member, Award | Contract | Acceptance | Correction) => {
            Some(SupplierRole::Winner)
        }
        (Role::WinnerMaybe, Contract | Acceptance) => Some(SupplierRole::Winner),
        (Role::WinnerMaybe, Award) if slot.section != Some(Role::SectionItems) || slot.row.is_some() => {
            Some(SupplierRole::Winner)
        }
        (Role::WinnerMaybe, SingleSource) => Some(SupplierRole::Proposed),
        (Role::WinnerMaybe, Candidates) => Some(SupplierRole::Candidate),
        (Role::Proposed, SingleSource | Candidates | Award | Correction) => Some(SupplierRole::Proposed),
        (Role::Candidate, Candidates | Award | Correction | Termination) => Some(SupplierRole::Candidate),
        (Role::Loser, Candidates) if slot.placement == Placement::Below => Some(SupplierRole::Candidate),
        (Role::WinnerMaybe | Role::Winner, Framework) => None,
        _ => None,
    }
}

/// The suppliers that slots name, with role and lot.
pub(super) fn suppliers(
    mentions: &Mentions,
    slots: &[Slot],
    kind: NoticeKind,
    row_lot: &dyn Fn(u32, u32) -> Option<String>,
    buyers: &[Fact<Organisation>],
) -> Vec<Fact<Supplier>> {
    let mut found: Vec<Fact<Supplier>> = Vec::new();
    let bidders = bidder::score_rows(slots);
    for slot in slots {
        // A table of scores lists who bid, under the same head as one of who won.
        if slot.role == Role::WinnerMaybe && slot.row.is_some_and(|row| bidders.contains(&row)) {
            continue;
        }
        let Some(role) = supplier_role(slot, kind).filter(|_| slot.placement != Placement::Before) else { continue };
        let Some(folded) = mentions.folded.get(slot.block as usize) else { continue };
        let Ok(names) = parties(folded, slot.region.clone()) else { continue };
        // 原公告的中标单位: what the first notice said; the correction does not say it again.
        if kind == NoticeKind::Correction && is_replaced(mentions, slot) {
            continue;
        }
        let lot =
            slot.row.and_then(|(table, row)| row_lot(table, row)).or_else(|| slot.lot.as_ref().map(|l| l.0.clone()));
        let any_sure = names.iter().any(|party| party.sure);
        for party in names {
            let trusted = party.sure || !any_sure && slot.firm && slot.role == Role::Winner;
            if !trusted || buyers.iter().any(|buyer| buyer.value.name == party.name) {
                continue;
            }
            let lead = match (slot.role, party.tail.as_str()) {
                (Role::Lead, _) => Some(true),
                (Role::Member, _) => Some(false),
                (_, tail) if tail.contains("牵头") || tail.contains("主体") || tail.contains("主办") => {
                    Some(true)
                }
                (_, tail) if tail.contains("成员") => Some(false),
                _ => None,
            };
            let supplier = Supplier { name: party.name.clone(), role, lead, rank: rank(slot.label), lot: lot.clone() };
            let Some(span) = folded.span(party.range.clone()) else { continue };
            let evidence = Evidence::value(span, Some(slot.label), slot.placement.rule());
            push(&mut found, supplier, evidence, if party.sure { Confidence::Stated } else { Confidence::Unsure });
        }
    }
    found
}

/// Whether the words before a label of a correction speak of the first notice and not yet of what holds now.
pub(super) fn is_replaced(mentions: &Mentions, slot: &Slot) -> bool {
    let lead = mentions.text(slot.label_at.0).get(..slot.label_at.1.start).unwrap_or("");
    let last = |words: &[&str]| words.iter().filter_map(|word| lead.rfind(word)).max();
    let now = ["更正为", "变更为", "修改为", "调整为", "更改为", "现为", "现更正", "更正后", "变更后"];
    last(&["原公告", "原中标", "原成交", "原为", "更正前", "变更前"]).is_some_and(|old| last(&now) < Some(old))
}

/// 第一中标候选人, 中标候选人第2名: the rank that a label gives.
fn rank(label: &str) -> Option<u32> {
    [["第一", "第1", "候选人1"], ["第二", "第2", "候选人2"], ["第三", "第3", "候选人3"]]
        .iter()
        .position(|words| words.iter().any(|word| label.contains(word)))
        .map(|at| at as u32 + 1)
}

/// Adds a supplier, or the evidence to the same one that is there already.
pub(super) fn push(found: &mut Vec<Fact<Supplier>>, supplier: Supplier, evidence: Evidence, confidence: Confidence) {
    let same = found.iter_mut().find(|fact| {
        fact.value.name == supplier.name
            && fact.value.role == supplier.role
            && (fact.value.lot == supplier.lot || supplier.lot.is_none() || fact.value.lot.is_none())
    });
    match same {
        Some(fact) => {
            fact.value.lot = fact.value.lot.take().or(supplier.lot);
            fact.value.lead = fact.value.lead.or(supplier.lead);
            fact.value.rank = fact.value.rank.or(supplier.rank);
            fact.support(evidence);
        }
        None => found.push(Fact::new(supplier, confidence, evidence)),
    }
}
