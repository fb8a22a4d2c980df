//! Buyers, each once: what they sought, from which provider, through whom, for how much, how far it came.
use super::{Aliases, Listed, Notice, Register, Sum, Thing};
use std::collections::{BTreeMap, BTreeSet};

/// A buyer with what its notices seek.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entity {
    /// The name under which it counts.
    pub name: String,
    /// Its own English name.
    pub name_en: String,
    /// Its name in pinyin, mechanically.
    pub pinyin: String,
    /// Other names that an aliases file or the papers give it.
    pub also: BTreeSet<String>,
    /// Purchases that seek a chip, a cloud or an AI service.
    pub cases: Vec<usize>,
    /// How many other purchases of it are in the results.
    pub other_cases: usize,
    /// It seeks restricted US technology, a US cloud or a US AI service.
    pub is_us: bool,
    /// What is sought, with quantities.
    pub sought: Vec<String>,
    /// Chips with an established status on the notice's date: `nvidia-a100: licence_required (2024-03)`.
    pub statuses: BTreeSet<String>,
    /// Providers that are named.
    pub providers: BTreeSet<String>,
    /// A notice of it seeks cloud or rented power and names no provider.
    pub is_undisclosed: bool,
    /// Through whom.
    pub through: Through,
    /// Amounts by role and currency over its purchases; roles are never added to each other.
    pub amounts: Vec<Sum>,
    /// Some amounts of it stand side by side and were not added.
    pub is_partial: bool,
    /// The stages of its purchases.
    pub stages: BTreeSet<String>,
    /// Entries on lists.
    pub listed: Vec<Listed>,
}

/// Who stands between a buyer and what it seeks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Through {
    /// Suppliers that are not the provider.
    pub intermediaries: BTreeSet<String>,
    /// Suppliers that are the provider.
    pub direct: BTreeSet<String>,
    /// Suppliers where the provider is not named, or things are supplied.
    pub suppliers: BTreeSet<String>,
}

/// The buyers of all purchases, in the order in which they first appear; US technology first.
pub(super) fn entities(register: &Register, aliases: &Aliases) -> Vec<Entity> {
    let mut index: BTreeMap<String, usize> = BTreeMap::new();
    let mut entities: Vec<Entity> = Vec::new();
    for (number, case) in register.cases.iter().enumerate() {
        let notices: Vec<&Notice> = register.of_case(case).collect();
        let is_relevant = notices.iter().any(|notice| notice.sought().next().is_some());
        let mut seen = BTreeSet::new();
        for body in notices.iter().flat_map(|notice| &notice.buyers) {
            let name = aliases.body(&body.name);
            let at = *index.entry(aliases.body_key(&body.name)).or_insert_with(|| {
                entities.push(Entity { name: name.to_owned(), ..Entity::default() });
                entities.len() - 1
            });
            let Some(entity) = entities.get_mut(at) else { continue };
            if body.name != entity.name {
                entity.also.insert(body.name.clone());
            }
            if entity.name_en.is_empty() {
                entity.name_en.clone_from(&body.name_en);
            }
            if entity.pinyin.is_empty() {
                entity.pinyin.clone_from(&body.pinyin);
            }
            let new: Vec<Listed> =
                body.listed.iter().filter(|listed| !entity.listed.contains(listed)).cloned().collect();
            entity.listed.extend(new);
            if !seen.insert(at) {
                continue;
            }
            if !is_relevant {
                entity.other_cases += 1;
                continue;
            }
            entity.cases.push(number);
            entity.stages.insert(case.stage.clone());
            entity.is_partial |= case.total.is_partial;
            case.total.sums.iter().for_each(|sum| entity.add(sum));
            notices.iter().for_each(|notice| entity.take(notice));
        }
    }
    entities.sort_by_key(|entity| (!entity.is_us, entity.cases.is_empty()));
    entities
}

impl Entity {
    fn add(&mut self, sum: &Sum) {
        let known = self.amounts.iter_mut().find(|known| known.role == sum.role && known.currency == sum.currency);
        match known.and_then(|known| Some((known.value.checked_add(sum.value)?, known))) {
            Some((value, known)) if !self.is_partial => {
                known.value = value;
                known.lots += sum.lots;
            }
            _ => self.amounts.push(sum.clone()),
        }
    }

    fn take(&mut self, notice: &Notice) {
        self.is_us |= notice.seeks_restricted_or_us_cloud();
        for thing in notice.sought() {
            let words = words(thing);
            // Wording without a name is told once, in the words that came first.
            let is_told = thing.id.starts_with("unnamed-")
                && self.sought.iter().any(|told| told.split(' ').next() == Some(thing.id.as_str()));
            if !is_told && !self.sought.contains(&words) {
                self.sought.push(words);
            }
            if let Some(status) = thing.status.as_ref().filter(|status| *status != "not_established") {
                self.statuses.insert(format!("{}: {status} ({})", thing.id, notice.date));
            }
        }
        self.is_undisclosed |= notice.has("provider-not-disclosed");
        for access in &notice.access {
            self.providers.extend(access.provider.clone());
            let into = match access.route.as_str() {
                "intermediary" => &mut self.through.intermediaries,
                "direct" => &mut self.through.direct,
                _ => &mut self.through.suppliers,
            };
            into.extend(access.via.iter().cloned());
        }
        if notice.access.iter().all(|access| access.via.is_empty()) && notice.sought().next().is_some() {
            self.through.suppliers.extend(notice.supplied_by().map(str::to_owned));
        }
    }

    /// The entry that says since when it is listed: checked, in the list by its own name, in force.
    #[must_use]
    pub fn listed_since(&self) -> Option<&Listed> {
        self.listed.iter().filter(|l| l.is_verified && l.how != "parent" && l.in_force == Some(true)).min_by(|a, b| {
            let known = |l: &Listed| (l.on.is_none(), l.on.clone());
            known(a).cmp(&known(b))
        })
    }
}

/// A thing as a table shows it: the id, the paper's words where no model is named, and how many.
fn words(thing: &Thing) -> String {
    let name = if thing.id.starts_with("unnamed-") {
        let quote: String = thing.quote.split_whitespace().collect();
        format!("{} “{quote}”", thing.id)
    } else {
        thing.id.clone()
    };
    if thing.quantities.is_empty() { name } else { format!("{name} × {}", thing.quantities.join(", ")) }
}
