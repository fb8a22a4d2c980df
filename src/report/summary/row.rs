//! A buyer as the cells of a row.
use super::Summary;
use crate::lexicon::{LISTS_DATE, checked_and_not_found};
use crate::register::{Entity, Sum};
use rust_decimal::Decimal;

/// A buyer as a table shows it: whether it seeks US technology, and its cells.
pub type EntityRow = (bool, [String; 8]);

/// The buyers that seek a chip, a cloud or an AI service, as rows under their heads; US technology first.
#[must_use]
pub fn summary_rows(summary: &Summary<'_>) -> ([&'static str; 8], Vec<EntityRow>) {
    let entities = summary.register.entities.iter().filter(|entity| !entity.cases.is_empty());
    (heads(summary), entities.map(|entity| (entity.is_us, cells(summary, entity))).collect())
}

/// What stands above the cells.
pub(super) fn heads(summary: &Summary<'_>) -> [&'static str; 8] {
    if summary.is_chinese {
        ["采购人", "英文名或拼音", "寻求内容", "服务商", "经由", "金额", "阶段", "名单"]
    } else {
        ["buyer", "name", "sought", "provider", "through", "amount", "stage", "lists"]
    }
}

/// The cells of a buyer.
pub(super) fn cells(summary: &Summary<'_>, entity: &Entity) -> [String; 8] {
    let name = if entity.name_en.is_empty() && !entity.pinyin.is_empty() {
        format!("{} ({})", entity.pinyin, summary.say("pinyin", "拼音"))
    } else {
        entity.name_en.clone()
    };
    let mut sought = entity.sought.join("; ");
    if !entity.statuses.is_empty() {
        let statuses: Vec<&str> = entity.statuses.iter().map(String::as_str).collect();
        sought.push_str(&format!(" [{}]", statuses.join("; ")));
    }
    [
        entity.name.clone(),
        name,
        sought,
        provider(summary, entity),
        through(summary, entity),
        amounts(summary, entity),
        stage(summary, entity),
        lists(summary, entity),
    ]
}

fn provider(summary: &Summary<'_>, entity: &Entity) -> String {
    let mut said: Vec<String> = entity.providers.iter().cloned().collect();
    if entity.is_undisclosed {
        said.push(summary.say("not disclosed", "未披露").to_owned());
    }
    if said.is_empty() { "–".to_owned() } else { said.join("; ") }
}

fn through(summary: &Summary<'_>, entity: &Entity) -> String {
    let through = &entity.through;
    let mut said = Vec::new();
    for (names, en, zh) in [
        (&through.intermediaries, "intermediary", "中间商"),
        (&through.direct, "the provider or its operator", "服务商或其运营方"),
        (&through.suppliers, "supplier", "供应商"),
    ] {
        said.extend(names.iter().map(|name| format!("{name} ({})", summary.say(en, zh))));
    }
    if said.is_empty() { summary.say("none named", "未载明").to_owned() } else { said.join("; ") }
}

fn stage(summary: &Summary<'_>, entity: &Entity) -> String {
    let mut said: Vec<String> = entity.stages.iter().cloned().collect();
    let is_open = ["awarded", "contracted", "accepted"].iter().all(|stage| !entity.stages.contains(*stage));
    if is_open && entity.stages.contains("tendered") {
        said.push(summary.say("no award in the files", "文件中无成交结果").to_owned());
    }
    said.join("; ")
}

fn lists(summary: &Summary<'_>, entity: &Entity) -> String {
    if let Some(listed) = entity.listed_since() {
        let since = listed.on.clone().unwrap_or_else(|| listed.edition.clone());
        return format!("{} {} {since}", listed.list, summary.say("since", "自"));
    }
    let verified = entity.listed.iter().filter(|listed| listed.is_verified);
    if let Some(listed) = verified.clone().find(|listed| listed.how == "parent") {
        return format!(
            "{} ({})",
            summary.say("unit of a listed body, itself not named", "被列实体的下属单位，本身未被点名"),
            listed.list
        );
    }
    if let Some(listed) = verified.clone().find(|listed| listed.in_force == Some(false)) {
        let since = listed.on.clone().unwrap_or_default();
        return format!("{} {since} ({})", summary.say("listed later:", "其后列入："), listed.list);
    }
    if let Some(listed) = verified.clone().next() {
        return format!(
            "{} ({})",
            summary.say("on a list, since when is not known", "在名单上，起始日期不详"),
            listed.list
        );
    }
    if let Some(listed) = entity.listed.first() {
        return format!(
            "{} ({})",
            summary.say("unverified name on a list, no finding", "名单中文名未核实，仅为线索"),
            listed.list
        );
    }
    let searched = checked_and_not_found(&entity.name)
        .map_or("", |_| summary.say(" (nor by its English name)", "（英文名亦未见）"));
    format!("{} {LISTS_DATE}{searched}", summary.say("not found on the lists of", "未见于名单，版本"))
}

fn amounts(summary: &Summary<'_>, entity: &Entity) -> String {
    if entity.amounts.is_empty() {
        return summary.say("not stated", "未载明").to_owned();
    }
    let mut said: Vec<String> = entity.amounts.iter().map(|sum| amount(summary, sum)).collect();
    if entity.is_partial {
        said.push(summary.say("(not added)", "（未相加）").to_owned());
    }
    said.join("; ")
}

/// An amount, and what it is at each rate that was given.
pub(super) fn amount(summary: &Summary<'_>, sum: &Sum) -> String {
    let mut said = format!("{} {} ({})", grouped(sum.value), sum.currency, sum.role);
    for converted in summary.rates.iter().filter_map(|rate| rate.convert(sum.value, &sum.currency)) {
        said.push_str(&format!(" ≈ {} {}", grouped(converted.value), converted.currency));
    }
    said
}

/// 200,000.00
pub(super) fn grouped(value: Decimal) -> String {
    let text = plain(value);
    let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
    let (sign, digits) = whole.strip_prefix('-').map_or(("", whole), |digits| ("-", digits));
    let mut out = String::from(sign);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    format!("{out}.{part}")
}

/// At least two decimals.
pub(super) fn plain(value: Decimal) -> String {
    crate::report::entry::money(value)
}
