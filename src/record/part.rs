//! Sheets that list projects: a record a row.
use super::slot::Slot;
use super::standing::Standing;
use super::table::Grid;
use super::{Record, amount, name, notice, party};
use crate::document::{Anchor, Document};
use crate::lexicon::{NoticeKind, Role};
use crate::mention::{Mentions, Unit};
use std::collections::{BTreeMap, HashSet};

/// Where a sheet has a column of project names with at least two rows, a record for each row; what stands above the
/// table (the buyer in the title, the unit) holds for all of them.
pub(super) fn by_row(
    document: &Document,
    mentions: &Mentions,
    grid: &Grid,
    slots: &[Slot],
    whole: &Record,
    caption: &dyn Fn(u32) -> Option<Unit>,
) -> Option<Vec<Record>> {
    let mut rows: BTreeMap<(u32, u32), Vec<Slot>> = BTreeMap::new();
    for slot in slots {
        if let Some(row) = slot.row {
            rows.entry(row).or_default().push(slot.clone());
        }
    }
    rows.retain(|_, slots| {
        slots.iter().any(|slot| slot.role == Role::ProjectName && listed(document, slot.block, whole.kind))
    });
    if rows.len() < 2 {
        return None;
    }
    let standing = Standing::new(document, mentions, slots, None);
    let records = rows
        .into_iter()
        .filter_map(|((table, row), own)| {
            let kind = whole.kind;
            let name = notice::text_value(mentions, &own, Role::ProjectName)?;
            let mut notes = Vec::new();
            let buyers = party::organisations(mentions, &own, Role::Buyer, Role::BuyerMaybe, &[], &mut notes);
            let no_lot = |_: u32, _: u32| None;
            let found = amount::amounts_of(mentions, &own, kind, &no_lot, caption, &HashSet::new());
            let buyers = if buyers.is_empty() { whole.buyers.clone() } else { buyers };
            let sheet = document.sheets.get(table as usize).map_or("", |sheet| sheet.name.as_str());
            let named = name::find(&standing, grid, Some((grid.row(table, row), &own)), &no_lot);
            Some(Record {
                clouds: named.clouds,
                chips: named.chips,
                services: named.services,
                award_date: notice::date_value(mentions, &own, Role::AwardDate),
                part: Some(format!("sheet {sheet}, row {}", row + 1)),
                kind,
                stage: whole.stage,
                title: whole.title.clone(),
                project_name: Some(name),
                project_number: notice::text_value(mentions, &own, Role::ProjectNumber),
                published: notice::date_value(mentions, &own, Role::Published).or_else(|| whole.published.clone()),
                suppliers: party::suppliers(mentions, &own, kind, &|_, _| None, &buyers),
                buyers,
                agencies: whole.agencies.clone(),
                amounts: found.amounts,
                rates: found.rates,
                notes: found.notes,
                ..Record::default()
            })
        })
        .collect::<Vec<_>>();
    (records.len() >= 2).then_some(records)
}

/// A sheet lists projects whatever it is; in other formats only a list of intentions (采购意向) does.
fn listed(document: &Document, block: u32, kind: NoticeKind) -> bool {
    kind == NoticeKind::Intention || matches!(document.blocks[block as usize].anchor, Anchor::Sheet { .. })
}
