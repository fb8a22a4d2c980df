//! The register as JSON: funnel, providers, buyers, purchases with the reason for every join.
use super::Summary;
use super::row::plain;
use crate::lexicon::LISTS_DATE;
use crate::register::{Case, Entity, Join, ProviderCount, Step, Sum};
use crate::report::TABLES_DATE;
use serde_json::{Value, json};

/// The register as one JSON value; print it with [`crate::report::json`].
#[must_use]
pub fn summary_json(summary: &Summary<'_>) -> Value {
    let register = summary.register;
    json!({
        "summary_version": "1.0",
        "tool": {"version": env!("CARGO_PKG_VERSION"), "tables": TABLES_DATE, "lists": LISTS_DATE},
        "funnel": register.funnel.iter().map(step).collect::<Value>(),
        "providers": register.providers.iter().map(provider).collect::<Value>(),
        "entities": register.entities.iter().filter(|entity| !entity.cases.is_empty())
            .map(|one| entity(summary, one)).collect::<Value>(),
        "purchases": register.cases.iter().enumerate().map(|(at, case)| purchase(summary, at, case)).collect::<Value>(),
        "rates": summary.rates.iter().map(ToString::to_string).collect::<Value>(),
        "foreign_lines": register.foreign,
        "repeated_records": register.repeated,
        "text": summary.caution(),
    })
}

fn step(step: &Step) -> Value {
    json!({"id": step.id, "count": step.count, "purchases": step.cases, "entities": step.entities,
           "text": {"en": step.en, "zh": step.zh}})
}

fn provider(count: &ProviderCount) -> Value {
    json!({"id": count.id, "entities": count.entities, "through_intermediary": count.by_intermediary,
           "direct": count.direct, "supplier_unclear": count.unclear, "no_supplier_named": count.by_nobody})
}

fn sum(summary: &Summary<'_>, sum: &Sum) -> Value {
    let converted: Vec<Value> = summary
        .rates
        .iter()
        .filter_map(|rate| rate.convert(sum.value, &sum.currency))
        .map(|to| json!({"value": plain(to.value), "currency": to.currency, "rate": to.rate}))
        .collect();
    json!({"role": sum.role, "value": plain(sum.value), "currency": sum.currency, "lots_added": sum.lots,
           "converted": converted})
}

fn entity(summary: &Summary<'_>, entity: &Entity) -> Value {
    let listed: Vec<Value> = entity
        .listed
        .iter()
        .map(|l| {
            json!({"list": l.list, "match": l.how, "name_verified": l.is_verified, "listed_on": l.on,
                   "in_force_on_notice_date": l.in_force, "list_edition": l.edition, "citation": l.citation})
        })
        .collect();
    json!({
        "name": entity.name, "name_en": entity.name_en, "name_pinyin": entity.pinyin, "also": entity.also,
        "us_technology": entity.is_us, "sought": entity.sought, "export_control": entity.statuses,
        "providers": entity.providers, "provider_not_disclosed": entity.is_undisclosed,
        "through": {"intermediaries": entity.through.intermediaries, "direct": entity.through.direct,
                    "suppliers": entity.through.suppliers},
        "amounts": entity.amounts.iter().map(|one| sum(summary, one)).collect::<Value>(),
        "amounts_not_added": entity.is_partial,
        "stages": entity.stages, "listed": listed, "listed_since": entity.listed_since().and_then(|l| l.on.clone()),
        "purchases": entity.cases, "other_purchases": entity.other_cases,
    })
}

fn purchase(summary: &Summary<'_>, at: usize, case: &Case) -> Value {
    let register = summary.register;
    let id = |at: usize| register.notices.get(at).map_or("", |notice| notice.id.as_str());
    let notices: Vec<Value> = case
        .notices
        .iter()
        .filter_map(|at| Some((*at, register.notices.get(*at)?)))
        .map(|(at, notice)| {
            let copy_of = register.copy_of.get(at).copied().flatten().map(id);
            json!({"id": notice.id, "path": notice.path, "kind": notice.kind, "stage": notice.stage,
                   "date": notice.date, "copy_of": copy_of})
        })
        .collect();
    let joins: Vec<Value> = case
        .joins
        .iter()
        .map(|join| {
            let (en, zh) = why(join);
            json!({"notice": id(join.notice), "with": id(join.with), "rule": join.rule, "text": {"en": en, "zh": zh}})
        })
        .collect();
    json!({"purchase": at, "stage": case.stage, "notices": notices, "joins": joins,
           "amounts": case.total.sums.iter().map(|one| sum(summary, one)).collect::<Value>(),
           "amounts_not_added": case.total.is_partial})
}

/// Why two notices were joined, in words.
pub(super) fn why(join: &Join) -> (String, String) {
    let common = &join.common;
    match join.rule {
        "project-number" => (format!("the same project number {common}"), format!("项目编号相同：{common}")),
        "buyer-and-project-name" => {
            (format!("the same buyer and project name: {common}"), format!("采购人与项目名称相同：{common}"))
        }
        "copy" => ("the same notice in another file".to_owned(), "同一公告的另一文件".to_owned()),
        _ => ("joined by the aliases file".to_owned(), "由别名文件合并".to_owned()),
    }
}
