//! Bodies: their own English names.
use super::table;
use std::collections::HashMap;
use std::sync::LazyLock;

const OWN_NAMES: &str = include_str!("own_names_en.tsv");

static BY_CHINESE: LazyLock<HashMap<&'static str, &'static str>> =
    LazyLock::new(|| table::rows(OWN_NAMES).map(|row| (row.get("name_zh"), row.get("name_en"))).collect());

/// The English name that a body itself uses, by its Chinese name.
#[must_use]
pub fn own_name_en(name: &str) -> Option<&'static str> {
    BY_CHINESE.get(name).copied()
}
