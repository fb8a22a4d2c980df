//! Clouds and services by id: under whose law they stand, and which companies are the provider themselves.
use super::list::folded;
use super::table;
use std::collections::HashMap;
use std::sync::LazyLock;

const CLOUDS: &str = include_str!("clouds.tsv");
const SERVICES: &str = include_str!("ai_services.tsv");

struct Provider {
    jurisdiction: &'static str,
    operators: Vec<String>,
}

static CLOUD_ROWS: LazyLock<HashMap<&'static str, Provider>> = LazyLock::new(|| {
    table::rows(CLOUDS)
        .map(|row| {
            let operators = row.list("operators").map(folded).collect();
            (row.get("id"), Provider { jurisdiction: row.get("jurisdiction"), operators })
        })
        .collect()
});

static SERVICE_ROWS: LazyLock<HashMap<&'static str, &'static str>> =
    LazyLock::new(|| table::rows(SERVICES).map(|row| (row.get("id"), row.get("jurisdiction"))).collect());

/// What the maker's companies in China carry in their names, for the clouds that are run from abroad.
const BRANDS: [(&str, &str); 5] =
    [("aws", "亚马逊"), ("azure", "微软"), ("gcp", "谷歌"), ("oracle", "甲骨文"), ("ibm", "国际商业机器")];

/// Whether a cloud or an AI service is under US law.
#[must_use]
pub fn is_us(id: &str) -> bool {
    CLOUD_ROWS.get(id).map(|row| row.jurisdiction).or_else(|| SERVICE_ROWS.get(id).copied()) == Some("US")
}

/// Whether a chip's maker is a US company.
#[must_use]
pub fn is_us_maker(vendor: &str) -> bool {
    matches!(vendor, "NVIDIA" | "AMD" | "Intel" | "Google" | "AWS")
}

/// Whether a company is the provider, its operator, an affiliate or a branch of one.
#[must_use]
pub fn is_operator(company: &str, provider: &str) -> bool {
    let company = folded(company);
    CLOUD_ROWS.get(provider).is_some_and(|row| row.operators.iter().any(|operator| is_of(&company, operator)))
}

/// Whether a company is the operator of any provider.
#[must_use]
pub fn is_any_operator(company: &str) -> bool {
    let company = folded(company);
    CLOUD_ROWS.values().flat_map(|row| &row.operators).any(|operator| is_of(&company, operator))
}

/// Whether a company is so near to the provider that it can't be called a third party: its name carries the brand, or it
/// runs the provider's regions in China (光环新网 for AWS), which a notice may mean without saying so.
#[must_use]
pub fn is_near(company: &str, provider: &str) -> bool {
    let name = folded(company);
    let is_region = |id: &&str| id.strip_prefix(provider).is_some_and(|rest| rest.starts_with('-'));
    let mut regions = CLOUD_ROWS.iter().filter(|(id, _)| is_region(id)).flat_map(|(_, row)| &row.operators);
    BRANDS.iter().any(|(id, brand)| *id == provider && company.contains(brand))
        || regions.any(|operator| is_of(&name, operator))
}

/// The company itself, a branch of it, or a company of the same group (中国移动通信集团广东有限公司).
fn is_of(company: &str, operator: &str) -> bool {
    let branch = company.strip_prefix(operator).is_some_and(|rest| rest.is_empty() || rest.ends_with("分公司"));
    let group = operator
        .find("集团")
        .and_then(|at| operator.get(..at + "集团".len()))
        .is_some_and(|group| group.chars().count() >= 6 && company.starts_with(group));
    branch || group
}
