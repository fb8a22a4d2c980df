//! The way of access: remote or hardware, from which provider, and whether a third company stands between.
use super::words::{kind_of, row as row_words, sentence};
use crate::document::Document;
use crate::lexicon::{NameKind, Stance, is_any_operator, is_near, is_operator, is_us};
use crate::record::{Fact, Named, Purpose, Record, SupplierRole};
use std::collections::BTreeSet;

/// How what is sought reaches the buyer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum AccessKind {
    /// Through an account, a cloud, a rent, tokens.
    Remote,
    /// As things.
    Hardware,
    /// The paper doesn't say.
    Unknown,
}

/// Who stands between buyer and provider.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Route {
    /// The supplier is the provider, its operator or affiliate.
    Direct,
    /// The supplier is another company.
    Intermediary,
    /// No supplier or no provider is named, so nothing can be said.
    Unknown,
}

/// One way of access.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Access {
    /// Remote, hardware or unknown.
    pub kind: AccessKind,
    /// The provider's id.
    pub provider: Option<&'static str>,
    /// Whether the notice names a provider; `None` for hardware, which has none.
    pub is_disclosed: Option<bool>,
    /// Who stands between.
    pub route: Route,
    /// Indexes of the suppliers through whom it goes.
    pub via: Vec<usize>,
    /// The lot.
    pub lot: Option<String>,
    /// Pointers to the facts that it follows from.
    pub facts: Vec<String>,
}

/// A sought thing with its pointer and the way that its own words give.
struct Sought<'a> {
    pointer: String,
    fact: &'a Fact<Named>,
    kind: AccessKind,
}

/// The ways of access of a record, lot by lot.
pub(super) fn of(document: &Document, record: &Record) -> Vec<Access> {
    let clouds = sought(document, "cloud_providers", &record.clouds);
    let mut chips = sought(document, "chips", &record.chips);
    let services = sought(document, "ai_services", &record.services);
    let blocks_of_clouds: BTreeSet<u32> =
        clouds.iter().flat_map(|cloud| cloud.fact.evidence()).map(|e| e.span.block).collect();
    let heading = [&record.title, &record.project_name].into_iter().flatten().map(|fact| fact.value.as_str());
    let heading = kind_of(&heading.collect::<Vec<_>>().join(" "));
    for chip in &mut chips {
        // Beside a cloud's name even a server is the cloud's; where its own words are silent the whole notice speaks.
        let beside = chip.fact.evidence().iter().any(|e| blocks_of_clouds.contains(&e.span.block));
        if beside {
            chip.kind = AccessKind::Remote;
        } else if chip.kind == AccessKind::Unknown {
            chip.kind = if clouds.is_empty() { heading } else { AccessKind::Remote };
        }
    }
    let lots: BTreeSet<&Option<String>> =
        clouds.iter().chain(&chips).chain(&services).map(|sought| &sought.fact.value.lot).collect();
    let mut found = Vec::new();
    for lot in lots {
        let of_lot = |list: &'_ [Sought<'_>]| {
            let fits = |sought: &&Sought<'_>| sought.fact.value.lot == *lot;
            list.iter().filter(fits).map(|s| (s.pointer.clone(), s.fact.value.row, s.kind)).collect::<Vec<_>>()
        };
        let mut ways = Ways { record, lot, found: Vec::new() };
        ways.read(&of_lot(&clouds), &of_lot(&chips), &of_lot(&services));
        found.append(&mut ways.found);
    }
    found
}

fn sought<'a>(document: &Document, array: &str, facts: &'a [Fact<Named>]) -> Vec<Sought<'a>> {
    let is_sought = |fact: &Fact<Named>| fact.value.stance == Stance::Sought && fact.value.row.class != "cpu";
    let named = facts.iter().enumerate().filter(|(_, fact)| is_sought(fact));
    named.map(|(at, fact)| Sought { pointer: format!("/{array}/{at}"), fact, kind: own_kind(document, fact) }).collect()
}

/// What the table or the sentences of a fact say of the way.
fn own_kind(document: &Document, fact: &Fact<Named>) -> AccessKind {
    let row = fact.value.row;
    if matches!(row.kind, NameKind::Cloud | NameKind::UnnamedCloud) {
        return AccessKind::Remote;
    }
    let values = fact.evidence().iter().filter(|e| e.purpose == Purpose::Value);
    // The sentence speaks first, then the row of a table.
    let own = |e: &crate::record::Evidence| match kind_of(&sentence(document, e.span)) {
        AccessKind::Unknown => kind_of(&row_words(document, e.span)),
        known => known,
    };
    let said = values.map(own).min().unwrap_or(AccessKind::Unknown);
    match (said, row.access) {
        (AccessKind::Remote, _) | (_, "remote") => AccessKind::Remote,
        (AccessKind::Hardware, _) | (_, "hardware") => AccessKind::Hardware,
        _ => AccessKind::Unknown,
    }
}

type Part = (String, &'static crate::lexicon::NameRow, AccessKind);

struct Ways<'a> {
    record: &'a Record,
    lot: &'a Option<String>,
    found: Vec<Access>,
}

impl Ways<'_> {
    fn read(&mut self, clouds: &[Part], chips: &[Part], services: &[Part]) {
        let pointers = |parts: &[&Part]| parts.iter().map(|part| part.0.clone()).collect::<Vec<_>>();
        let of_kind = |kind: AccessKind| chips.iter().filter(|chip| chip.2 == kind).collect::<Vec<_>>();
        let (remote, hardware) = (of_kind(AccessKind::Remote), of_kind(AccessKind::Hardware));
        let mut providers: Vec<(&'static str, Vec<&Part>)> = Vec::new();
        for part in clouds.iter().filter(|cloud| cloud.1.kind == NameKind::Cloud) {
            providers.push((part.1.id, vec![part]));
        }
        let implied = services.iter().filter(|service| !service.1.provider.is_empty());
        for part in implied {
            match providers.iter_mut().find(|(id, _)| *id == part.1.provider) {
                Some((_, parts)) => parts.push(part),
                None => providers.push((part.1.provider, vec![part])),
            }
        }
        let unnamed: Vec<&Part> = clouds.iter().filter(|cloud| cloud.1.kind == NameKind::UnnamedCloud).collect();
        let loose: Vec<&Part> = services.iter().filter(|service| service.1.provider.is_empty()).collect();
        let only = providers.len() == 1;
        let is_silent = providers.is_empty();
        for (id, mut parts) in providers {
            // Which of two providers runs the chip the paper may not say; with one it can be no other.
            if only {
                parts.extend(remote.iter().copied().chain(loose.iter().copied()));
            }
            self.add(AccessKind::Remote, Some(id), &pointers(&parts));
        }
        if is_silent {
            let mut parts = unnamed;
            parts.extend(remote);
            if !parts.is_empty() {
                parts.extend(loose);
                self.add(AccessKind::Remote, None, &pointers(&parts));
            } else if !loose.is_empty() {
                // A foreign model is used where it runs; a domestic one may be set up in the house.
                let remote = loose.iter().any(|part| part.2 == AccessKind::Remote || is_us(part.1.id));
                let kind = if remote { AccessKind::Remote } else { AccessKind::Unknown };
                self.add(kind, None, &pointers(&loose));
            }
        }
        if !hardware.is_empty() {
            self.add(AccessKind::Hardware, None, &pointers(&hardware));
        }
        let unknown = of_kind(AccessKind::Unknown);
        if !unknown.is_empty() {
            self.add(AccessKind::Unknown, None, &pointers(&unknown));
        }
    }

    fn add(&mut self, kind: AccessKind, provider: Option<&'static str>, facts: &[String]) {
        let suppliers = self.suppliers();
        let name = |at: &usize| self.record.suppliers.get(*at).map_or("", |fact| fact.value.name.as_str());
        let (route, via) = match provider {
            None => (Route::Unknown, suppliers),
            Some(_) if suppliers.is_empty() => (Route::Unknown, suppliers),
            Some(id) => {
                let (own, others): (Vec<usize>, Vec<usize>) =
                    suppliers.iter().partition(|at| is_operator(name(at), id));
                // Several suppliers of several lots: which of them supplies this the paper may say, the record doesn't.
                let is_unclear = own.len() + others.len() > 1 && self.lot.is_none();
                if others.is_empty() {
                    (Route::Direct, own)
                } else if !is_unclear && own.is_empty() && !others.iter().any(|at| is_near(name(at), id)) {
                    (Route::Intermediary, others)
                } else {
                    (Route::Unknown, suppliers)
                }
            }
        };
        let via = if kind == AccessKind::Hardware { Vec::new() } else { via };
        let is_disclosed = (kind != AccessKind::Hardware).then_some(provider.is_some());
        let lot = self.lot.clone();
        self.found.push(Access { kind, provider, is_disclosed, route, via, lot, facts: facts.to_vec() });
    }

    /// Those who supply or shall supply this lot; a member of a consortium is no one between.
    fn suppliers(&self) -> Vec<usize> {
        let supplies = |fact: &Fact<crate::record::Supplier>| {
            let supplier = &fact.value;
            matches!(supplier.role, SupplierRole::Winner | SupplierRole::Proposed)
                && supplier.lead != Some(false)
                && (supplier.lot.is_none() || self.lot.is_none() || supplier.lot == *self.lot)
        };
        (0..self.record.suppliers.len()).filter(|at| self.record.suppliers.get(*at).is_some_and(supplies)).collect()
    }
}

/// Whether a supplier runs a cloud of its own, so that it may itself be the provider that nobody names.
pub(super) fn runs_a_cloud(record: &Record, via: &[usize]) -> bool {
    via.iter().filter_map(|at| record.suppliers.get(*at)).any(|fact| is_any_operator(&fact.value.name))
}
