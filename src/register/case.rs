//! Purchases: which notices are of one, and which file is a copy of another; every join says why.
use super::money::{Total, total};
use super::{Aliases, Notice};
use crate::lexicon::{Day, folded};
use std::collections::{BTreeMap, BTreeSet};

/// A purchase.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Case {
    /// Its notices, copies among them.
    pub notices: Vec<usize>,
    /// Why they are one purchase.
    pub joins: Vec<Join>,
    /// How far it came, by the notices at hand.
    pub stage: String,
    /// What it is said to cost.
    pub total: Total,
}

/// Why two notices belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Join {
    /// A notice.
    pub notice: usize,
    /// The one that it was joined to.
    pub with: usize,
    /// project-number, buyer-and-project-name, aliases-file or copy.
    pub rule: &'static str,
    /// What the two have in common.
    pub common: String,
}

/// Two notices of one name may be so many days apart; the same name a year and a half later is another purchase.
const APART: i64 = 540;

struct Groups<'a> {
    notices: &'a [Notice],
    parent: Vec<usize>,
    joins: Vec<Join>,
}

impl Groups<'_> {
    fn root(&mut self, mut at: usize) -> usize {
        while self.parent[at] != at {
            self.parent[at] = self.parent[self.parent[at]];
            at = self.parent[at];
        }
        at
    }

    fn join(&mut self, a: usize, b: usize, rule: &'static str, common: &str) {
        let (root_a, root_b) = (self.root(a), self.root(b));
        if root_a != root_b {
            let (first, last) = (root_a.min(root_b), root_a.max(root_b));
            self.parent[last] = first;
            self.joins.push(Join { notice: a.max(b), with: a.min(b), rule, common: common.to_owned() });
        }
    }
}

/// Joins notices to purchases and finds the copies among them.
pub(super) fn join(notices: &[Notice], aliases: &Aliases) -> (Vec<Case>, Vec<Option<usize>>) {
    let mut groups = Groups { notices, parent: (0..notices.len()).collect(), joins: Vec::new() };
    let free: Vec<usize> =
        (0..notices.len()).filter(|at| !aliases.is_alone(&notices[*at].id, &notices[*at].path)).collect();
    by_number(&mut groups, &free, aliases);
    by_name(&mut groups, &free, aliases);
    for (a, b) in aliases.purchases() {
        let find = |word: &str| notices.iter().position(|notice| notice.id == word || notice.path == word);
        if let (Some(a), Some(b)) = (find(a), find(b)) {
            groups.join(a, b, "aliases-file", "");
        }
    }
    let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for at in 0..notices.len() {
        let root = groups.root(at);
        members.entry(root).or_default().push(at);
    }
    let mut copy_of = vec![None; notices.len()];
    let mut joins: BTreeMap<usize, Vec<Join>> = BTreeMap::new();
    for join in std::mem::take(&mut groups.joins) {
        let root = groups.root(join.notice);
        joins.entry(root).or_default().push(join);
    }
    let mut cases = Vec::new();
    for (root, members) in members {
        let mut case = Case { notices: members, joins: joins.remove(&root).unwrap_or_default(), ..Case::default() };
        mark_copies(notices, &mut case, &mut copy_of);
        let single: Vec<&Notice> =
            case.notices.iter().filter(|at| copy_of[**at].is_none()).map(|at| &notices[*at]).collect();
        case.stage = stage(&single);
        case.total = total(&single);
        cases.push(case);
    }
    (cases, copy_of)
}

/// The same number of the same buyer, or of the same project's name.
fn by_number(groups: &mut Groups<'_>, free: &[usize], aliases: &Aliases) {
    let mut first: BTreeMap<(String, String), usize> = BTreeMap::new();
    let mut of_number: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for &at in free {
        let notice = &groups.notices[at];
        let Some(number) = number_key(&notice.project_number) else { continue };
        let printed = notice.project_number.clone();
        let mut shared: Vec<String> =
            notice.buyers.iter().map(|buyer| format!("buyer {}", aliases.body_key(&buyer.name))).collect();
        shared.extend(name_key(&notice.project_name).map(|name| format!("name {name}")));
        for other in shared {
            match first.get(&(number.clone(), other.clone())) {
                Some(&with) => groups.join(at, with, "project-number", &printed),
                None => drop(first.insert((number.clone(), other), at)),
            }
        }
        of_number.entry(number).or_default().push(at);
    }
    // A notice without a buyer goes to the one purchase of its number, if there is only one.
    for members in of_number.into_values() {
        let (silent, named): (Vec<usize>, Vec<usize>) =
            members.into_iter().partition(|at| groups.notices[*at].buyers.is_empty());
        let roots: BTreeSet<usize> = named.iter().map(|at| groups.root(*at)).collect();
        let Some(&root) = roots.first().filter(|_| roots.len() == 1) else { continue };
        for at in silent {
            let printed = groups.notices[at].project_number.clone();
            groups.join(at, root, "project-number", &printed);
        }
    }
}

/// The same buyer and project name in different files, where no two numbers speak against it.
fn by_name(groups: &mut Groups<'_>, free: &[usize], aliases: &Aliases) {
    let mut of_name: BTreeMap<(String, String), Vec<usize>> = BTreeMap::new();
    for &at in free {
        let notice = &groups.notices[at];
        let Some(name) = name_key(&notice.project_name) else { continue };
        for buyer in &notice.buyers {
            of_name.entry((aliases.body_key(&buyer.name), name.clone())).or_default().push(at);
        }
    }
    for mut members in of_name.into_values() {
        members.sort_by(|a, b| groups.notices[*a].date.cmp(&groups.notices[*b].date).then(a.cmp(b)));
        let numbers: BTreeSet<String> =
            members.iter().filter_map(|at| number_key(&groups.notices[*at].project_number)).collect();
        let shortest = numbers.iter().min_by_key(|number| number.len()).cloned().unwrap_or_default();
        if !numbers.iter().all(|number| number.starts_with(&shortest)) {
            continue;
        }
        for pair in members.windows(2) {
            let (a, b) = (&groups.notices[pair[0]], &groups.notices[pair[1]]);
            let other_file = a.key().0 != b.key().0;
            if other_file && near(&a.date, &b.date) {
                let common = b.project_name.clone();
                groups.join(pair[1], pair[0], "buyer-and-project-name", &common);
            }
        }
    }
}

/// Dates that don't stand too far apart for one purchase; an unknown one may be any.
fn near(a: &str, b: &str) -> bool {
    let day = |text: &str| Day::read(text).or_else(|| Day::read(&format!("{text}-15")));
    match (day(a), day(b)) {
        (Some(a), Some(b)) => (a.number() - b.number()).abs() <= APART,
        _ => true,
    }
}

/// A number for comparing, if it can belong to one purchase only.
fn number_key(number: &str) -> Option<String> {
    let key: String = folded(number).chars().filter(|c| c.is_alphanumeric()).collect();
    let digits = key.chars().filter(char::is_ascii_digit).count();
    (digits >= 3 && key.chars().count() >= 5).then_some(key)
}

/// Words around the name of a purchase that change from notice to notice.
const AROUND: [&str; 34] = [
    "公告",
    "公示",
    "结果",
    "中标",
    "成交",
    "采购",
    "招标",
    "更正",
    "变更",
    "终止",
    "废标",
    "合同",
    "项目",
    "公开",
    "竞争性磋商",
    "竞争性谈判",
    "询价",
    "单一来源",
    "候选人",
    "入围",
    "意向",
    "需求",
    "验收",
    "二次",
    "第二次",
    "三次",
    "第三次",
    "重新",
    "预",
    "通知",
    "邀请",
    "竞价",
    "比选",
    "评审",
];

/// A project's name for comparing: letters only, and without what a notice adds behind it.
fn name_key(name: &str) -> Option<String> {
    let mut key: String = folded(name).chars().filter(|c| c.is_alphanumeric()).collect();
    while let Some(rest) = AROUND.iter().find_map(|word| key.strip_suffix(word)) {
        if rest.chars().count() < 3 {
            break;
        }
        key = rest.to_owned();
    }
    (key.chars().count() >= 3).then_some(key)
}

/// A notice that says the same as an earlier one of the purchase in another file is a copy of it.
fn mark_copies(notices: &[Notice], case: &mut Case, copy_of: &mut [Option<usize>]) {
    let mut first: BTreeMap<Vec<String>, usize> = BTreeMap::new();
    for &at in &case.notices {
        let notice = &notices[at];
        let mut said = vec![notice.kind.clone(), notice.stage.clone(), notice.date.clone()];
        said.push(name_key(&notice.project_name).unwrap_or_default());
        said.push(number_key(&notice.project_number).unwrap_or_default());
        if notice.date.is_empty() {
            said.push(folded(&notice.title));
        }
        let mut sets: Vec<String> = notice.buyer_keys().map(|name| format!("buyer {name}")).collect();
        sets.extend(notice.suppliers.iter().map(|s| format!("supplier {} {}", folded(&s.name), s.role)));
        sets.extend(
            notice
                .amounts
                .iter()
                .map(|m| format!("{} {:?} {} {}", m.role, m.value.map(|v| v.normalize()), m.currency, m.lot)),
        );
        sets.sort();
        sets.dedup();
        said.extend(sets);
        match first.get(&said) {
            Some(&original) if notices[original].key().0 != notice.key().0 => {
                copy_of[at] = Some(original);
                case.joins.push(Join { notice: at, with: original, rule: "copy", common: notice.kind.clone() });
            }
            Some(_) => {}
            None => drop(first.insert(said, at)),
        }
    }
}

/// How far a purchase came: an award stands above a failure that came before it, a failure above a call.
fn stage(notices: &[&Notice]) -> String {
    let order =
        ["accepted", "contracted", "awarded", "cancelled", "failed", "candidate", "proposed", "tendered", "planned"];
    let found = order.iter().find(|stage| notices.iter().any(|notice| notice.stage == **stage));
    found.map_or_else(|| "unknown".to_owned(), |stage| (*stage).to_owned())
}
