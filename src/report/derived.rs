//! What was derived from the facts, put into the record: status, lists, pinyin, access, findings.
use super::RecordV1;
use super::entry::object;
use super::schema::EntryV1;
use crate::lexicon::Match;
use crate::record::{Access, AccessKind, Body, Control, Derived, Finding, Listing, Route};
use serde_json::{Map, Value, json};

/// Adds what was derived to a record that holds what the paper states.
pub(super) fn add(record: &mut RecordV1, derived: &Derived) {
    for (entry, control) in record.chips.iter_mut().zip(&derived.controls) {
        if let Some(control) = control {
            entry.fields.insert("export_control".into(), Value::Object(status(control)));
        }
    }
    bodies(&mut record.buyers, &derived.buyers);
    bodies(&mut record.agencies, &derived.agencies);
    bodies(&mut record.suppliers, &derived.suppliers);
    record.access = derived.access.iter().map(way).collect();
    record.findings = derived.findings.iter().map(finding).collect();
}

fn bodies(entries: &mut [EntryV1], bodies: &[Body]) {
    for (entry, body) in entries.iter_mut().zip(bodies) {
        if let Some(pinyin) = &body.pinyin {
            entry.fields.insert("name_pinyin".into(), Value::from(pinyin.as_str()));
        }
        if let Some(name) = body.name_en {
            entry.fields.insert("name_en".into(), Value::from(name));
        }
        let listed: Vec<Value> = body.listed.iter().map(listing).collect();
        entry.fields.insert("listed".into(), Value::Array(listed));
    }
}

fn status(control: &Control) -> Map<String, Value> {
    object(json!({
        "on": control.on, "status": control.status, "rule": control.rule,
        "since": control.since.map(|day| day.to_string()), "citation": control.citation,
        "confidence": control.confidence, "note": {"en": control.en, "zh": control.zh},
    }))
}

/// `listed_on` and `in_force_on_notice_date` stay as null where they are not known: that is what they say.
fn listing(listing: &Listing) -> Value {
    let row = &listing.row;
    let how = match listing.how {
        Match::Exact => "exact",
        Match::Alias => "alias",
        Match::Parent => "parent",
    };
    let mut entry = json!({
        "list": row.list, "name_on_list": row.name_en, "match": how, "name_verified": row.is_verified,
        "listed_on": row.published.map(|day| day.to_string()), "in_force_on_notice_date": listing.in_force,
        "list_edition": row.edition, "citation": row.citation,
    });
    let note = match (listing.how, row.is_verified) {
        (Match::Parent, _) => Some((
            format!("A unit of {}; the list does not name the unit, which is not counted as listed.", row.name_zh),
            format!("{}的下属单位；名单未点名该单位，不计为被列实体。", row.name_zh),
        )),
        (_, false) => Some((
            "The Chinese name of this entry is unverified: the match is a hint and no finding.".to_owned(),
            "该条目的中文名未经核实：仅为线索，不构成发现。".to_owned(),
        )),
        (_, true) => None,
    };
    if let (Some((en, zh)), Some(fields)) = (note, entry.as_object_mut()) {
        fields.insert("note".into(), json!({"en": en, "zh": zh}));
    }
    entry
}

fn way(access: &Access) -> Map<String, Value> {
    let kind = match access.kind {
        AccessKind::Remote => "remote",
        AccessKind::Hardware => "hardware",
        AccessKind::Unknown => "unknown",
    };
    let route = match access.route {
        Route::Direct => "direct",
        Route::Intermediary => "intermediary",
        Route::Unknown => "unknown",
    };
    let via: Vec<String> = access.via.iter().map(|at| format!("/suppliers/{at}")).collect();
    object(json!({
        "kind": kind, "provider": access.provider, "provider_disclosed": access.is_disclosed, "route": route,
        "via": via, "lot": access.lot, "facts": access.facts,
    }))
}

fn finding(finding: &Finding) -> Map<String, Value> {
    object(json!({"id": finding.id, "facts": finding.facts, "text": {"en": finding.en, "zh": finding.zh}}))
}
