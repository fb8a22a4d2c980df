//! The funnel: how many files, notices and buyers are left at each step, and which providers are named by whom.
use super::{Aliases, Notice, Register};
use std::collections::{BTreeMap, BTreeSet};

/// A step of the funnel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Its name.
    pub id: &'static str,
    /// In words.
    pub en: &'static str,
    /// In Chinese words.
    pub zh: &'static str,
    /// Files or notices.
    pub count: usize,
    /// Purchases, from the step on where purchases are counted.
    pub cases: Option<usize>,
    /// Buyers.
    pub entities: Option<usize>,
}

/// A provider and who names it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ProviderCount {
    /// The provider's id.
    pub id: String,
    /// Buyers that seek it.
    pub entities: BTreeSet<String>,
    /// Buyers that go through an intermediary.
    pub by_intermediary: BTreeSet<String>,
    /// Buyers whose supplier is the provider.
    pub direct: BTreeSet<String>,
    /// Buyers whose notices name a supplier of which it can't be said.
    pub unclear: BTreeSet<String>,
    /// Buyers whose notices name no supplier.
    pub by_nobody: BTreeSet<String>,
}

type Test = fn(&Notice) -> bool;

/// The steps in their order; each holds what the one before it holds, and more is asked.
const STEPS: [(&str, &str, &str, Test); 7] = [
    ("notices", "notices (copies in another format counted once)", "公告（不同格式的同一公告计一次）", |_| true),
    ("chip-or-cloud", "seek a chip, a cloud or an AI service", "寻求芯片、云服务或人工智能服务", |n| {
        n.sought().next().is_some()
    }),
    (
        "us-technology",
        "seek restricted US technology, a US cloud or a US AI service",
        "寻求受限美国技术、美国云或美国人工智能服务",
        Notice::seeks_restricted_or_us_cloud,
    ),
    (
        "restricted-on-date",
        "of these: a named chip that was restricted on the notice's date",
        "其中：点名的芯片在公告日期受限",
        |n| n.has("restricted-chip-sought") && n.seeks_restricted_or_us_cloud(),
    ),
    ("provider-named", "of these: the provider is named", "其中：写明服务商", |n| {
        n.seeks_restricted_or_us_cloud() && n.access.iter().any(|access| access.is_disclosed == Some(true))
    }),
    ("intermediary", "of these: through an intermediary", "其中：通过中间商", |n| {
        n.seeks_restricted_or_us_cloud() && n.has("through-intermediary")
    }),
    ("undisclosed", "of these: the provider is not disclosed", "其中：未披露服务商", |n| {
        n.seeks_restricted_or_us_cloud() && n.has("provider-not-disclosed")
    }),
];

pub(super) fn steps(register: &Register, aliases: &Aliases) -> Vec<Step> {
    let files = |test: &dyn Fn(&Notice) -> bool| {
        register
            .notices
            .iter()
            .filter(|notice| test(notice))
            .map(|notice| notice.key().0)
            .collect::<BTreeSet<_>>()
            .len()
    };
    let plain = |id, en, zh, count| Step { id, en, zh, count, cases: None, entities: None };
    let copies = register.copy_of.iter().flatten().count();
    let mut steps = vec![
        plain("files", "files (each once, by its hash)", "文件（按哈希去重）", files(&|_| true)),
        plain("readable", "files with readable text", "有可读文字的文件", files(&|notice| notice.is_readable)),
        plain("copies", "copies of a notice in another file", "同一公告的其他格式副本", copies),
    ];
    for (id, en, zh, test) in STEPS {
        let mut step = Step { id, en, zh, count: 0, cases: None, entities: None };
        let (mut cases, mut entities) = (0, BTreeSet::new());
        for case in &register.cases {
            let mut is_in = false;
            for notice in register.of_case(case).filter(|notice| notice.is_readable && test(notice)) {
                step.count += 1;
                is_in = true;
                entities.extend(notice.buyers.iter().map(|buyer| aliases.body_key(&buyer.name)));
            }
            cases += usize::from(is_in);
        }
        step.cases = Some(cases);
        step.entities = Some(entities.len());
        steps.push(step);
    }
    steps
}

/// Every provider that an entity's notices name as sought.
pub(super) fn providers(register: &Register) -> Vec<ProviderCount> {
    let mut found: BTreeMap<String, ProviderCount> = BTreeMap::new();
    for entity in &register.entities {
        let cases = entity.cases.iter().filter_map(|case| register.cases.get(*case));
        let mut routes: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for access in cases.flat_map(|case| register.of_case(case)).flat_map(|notice| &notice.access) {
            if let Some(provider) = &access.provider {
                let has_supplier = access.route == "unknown" && !access.via.is_empty();
                let route = if has_supplier { "unclear" } else { &access.route };
                routes.entry(provider.clone()).or_default().insert(route.to_owned());
            }
        }
        for (id, routes) in routes {
            let count = found.entry(id.clone()).or_insert_with(|| ProviderCount { id, ..ProviderCount::default() });
            count.entities.insert(entity.name.clone());
            let into = if routes.contains("intermediary") {
                &mut count.by_intermediary
            } else if routes.contains("direct") {
                &mut count.direct
            } else if routes.contains("unclear") {
                &mut count.unclear
            } else {
                &mut count.by_nobody
            };
            into.insert(entity.name.clone());
        }
    }
    let mut found: Vec<ProviderCount> = found.into_values().collect();
    found.sort_by_key(|count| std::cmp::Reverse(count.entities.len()));
    found
}
