//! The fields of the entries of a record's arrays, as the contract names them.
use crate::document::Document;
use crate::mention::{Per, Words};
use crate::record::{
    Amount, AmountRole, Fact, Lot, Named, Organisation, Purpose, Rate, Superseded, Supplier, SupplierRole,
};
use rust_decimal::Decimal;
use serde_json::{Map, Value, json};

fn first_quote<T>(document: &Document, fact: &Fact<T>) -> String {
    fact.evidence().first().map_or("", |e| document.quote(e.span)).to_owned()
}

pub(super) fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(map) => map.into_iter().filter(|(_, value)| !value.is_null()).collect(),
        _ => Map::new(),
    }
}

pub(super) fn organisation(organisation: &Organisation) -> Map<String, Value> {
    object(json!({"name": organisation.name, "aliases": organisation.aliases}))
}

pub(super) fn supplier(supplier: &Supplier) -> Map<String, Value> {
    let role = match supplier.role {
        SupplierRole::Winner => "winner",
        SupplierRole::Shortlisted => "shortlisted",
        SupplierRole::Proposed => "proposed",
        SupplierRole::Candidate => "candidate",
        SupplierRole::Loser => "loser",
    };
    let consortium = supplier.lead.map(|lead| if lead { "lead" } else { "member" });
    object(
        json!({"name": supplier.name, "role": role, "consortium": consortium, "rank": supplier.rank, "lot": supplier.lot}),
    )
}

/// A decimal string with at least two decimals.
pub(super) fn money(value: Decimal) -> String {
    let mut value = value.normalize();
    if value.scale() < 2 {
        value.rescale(2);
    }
    value.to_string()
}

pub(super) fn amount_fields(document: &Document, amount: &Amount, fact: &Fact<Amount>) -> Map<String, Value> {
    let role = match amount.role {
        AmountRole::Budget => "budget",
        AmountRole::Ceiling => "ceiling",
        AmountRole::Award => "award",
        AmountRole::Contract => "contract",
        AmountRole::UnitPrice => "unit_price",
        AmountRole::Fee => "fee",
        AmountRole::Deposit => "deposit",
        AmountRole::Other => "other",
    };
    let (basis, per) = match &amount.per {
        Per::Total if amount.role == AmountRole::UnitPrice => ("unit", None),
        Per::Total => ("total", None),
        Per::Year => ("year", None),
        Per::Month => ("month", None),
        Per::Piece(piece) => ("unit", Some(piece.clone())),
    };
    let tax = amount.tax.map(|tax| if tax { "included" } else { "excluded" });
    let qualifier = amount.words.map(|words| match words {
        Words::About => "about",
        Words::AtMost => "at_most",
        Words::AtLeast => "at_least",
        Words::Provisional => "provisional",
        Words::Range => "range",
    });
    let mut fields = object(json!({
        "role": role, "currency": amount.currency.code(), "basis": basis, "per": per, "tax": tax,
        "qualifier": qualifier, "lot": amount.lot, "as_written": first_quote(document, fact),
    }));
    if let Some(max) = amount.max {
        fields.insert("max".into(), Value::String(money(max)));
    }
    fields.insert("value".into(), amount.value.map_or(Value::Null, |value| Value::String(money(value))));
    fields
}

pub(super) fn rate_fields(document: &Document, rate: &Rate, fact: &Fact<Rate>) -> Map<String, Value> {
    object(
        json!({"kind": rate.kind, "percent": rate.percent.to_string(), "lot": rate.lot, "as_written": first_quote(document, fact)}),
    )
}

pub(super) fn cloud(document: &Document, named: &Named, fact: &Fact<Named>) -> Map<String, Value> {
    let (name, vendor) = (named.row.name, named.row.vendor);
    object(json!({"id": named.row.id, "name": text(name), "vendor": text(vendor), "stance": named.stance.as_str(),
            "quantities": quantities(document, named, fact), "lot": named.lot}))
}

pub(super) fn chip(document: &Document, named: &Named, fact: &Fact<Named>) -> Map<String, Value> {
    let row = named.row;
    let class = if row.class.is_empty() { "gpu" } else { row.class };
    object(json!({
        "id": row.id, "name": text(row.name), "vendor": text(row.vendor), "class": class,
        "stance": named.stance.as_str(), "quantities": quantities(document, named, fact), "lot": named.lot,
    }))
}

pub(super) fn service(document: &Document, named: &Named, fact: &Fact<Named>) -> Map<String, Value> {
    let row = named.row;
    object(json!({
        "id": row.id, "name": text(row.name), "vendor": text(row.vendor), "stance": named.stance.as_str(),
        "quantities": quantities(document, named, fact), "lot": named.lot,
    }))
}

fn text(words: &str) -> Option<&str> {
    Some(words).filter(|words| !words.is_empty())
}

/// Numbers as JSON numbers where they are whole, which counts are.
fn number(value: Decimal) -> Value {
    value.normalize().to_string().parse::<u64>().map_or_else(|_| Value::String(value.to_string()), Value::from)
}

fn quantities(document: &Document, named: &Named, fact: &Fact<Named>) -> Value {
    let quotes: Vec<&str> =
        fact.evidence().iter().filter(|e| e.purpose == Purpose::Quantity).map(|e| document.quote(e.span)).collect();
    let as_written = quotes.join("…");
    named
        .quantities
        .iter()
        .map(|quantity| {
            let factors: Vec<Value> =
                quantity.factors.iter().map(|(value, unit)| json!({"value": number(*value), "unit": unit})).collect();
            let mut entry =
                object(json!({"value": number(quantity.value), "unit": quantity.unit, "as_written": as_written}));
            if !factors.is_empty() {
                entry.insert("factors".into(), Value::Array(factors));
            }
            Value::Object(entry)
        })
        .collect()
}

pub(super) fn lot_fields(document: &Document, lot: &Lot, fact: &Fact<Lot>) -> Map<String, Value> {
    object(json!({"id": lot.id, "as_written": first_quote(document, fact), "name": lot.name, "status": lot.status}))
}

/// What a correction replaces: the path of the amount that counts now, and the value that stood there before.
pub(super) fn superseded(old: &Superseded, index: usize) -> Map<String, Value> {
    object(json!({"path": format!("/amounts/{index}"), "value": money(old.value)}))
}
