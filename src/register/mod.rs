//! Many records: notices of one purchase joined, bodies counted once, totals that never run across the stages of a purchase.
//!
//! The register reads results as they were written, also by another version of the program; what it does not know it
//! counts as foreign and leaves alone. It repeats what the records say and adds nothing to them.
mod alias;
mod case;
mod entity;
mod funnel;
mod money;
mod notice;
mod rate;
mod read;

pub use alias::{AliasError, Aliases};
pub use case::{Case, Join};
pub use entity::{Entity, Through};
pub use funnel::{ProviderCount, Step};
pub use money::{Sum, Total};
pub use notice::{Access, Body, Listed, Money, Notice, Supplier, Thing};
pub use rate::{Converted, Rate, RateError};
pub use read::{Results, read};

use std::collections::BTreeSet;

/// Records brought together.
#[derive(Debug, Clone, Default)]
pub struct Register {
    /// Every notice once; copies of one in other formats stand beside it, see [`Register::copy_of`].
    pub notices: Vec<Notice>,
    /// For each notice the one that it is a copy of.
    pub copy_of: Vec<Option<usize>>,
    /// The purchases.
    pub cases: Vec<Case>,
    /// The buyers.
    pub entities: Vec<Entity>,
    /// How many are left at each step.
    pub funnel: Vec<Step>,
    /// Which providers are named by how many buyers.
    pub providers: Vec<ProviderCount>,
    /// Records that were given more than once.
    pub repeated: usize,
    /// Values among the results that are no records.
    pub foreign: usize,
}

impl Register {
    /// Brings the records together.
    #[must_use]
    pub fn new(results: Results, aliases: &Aliases) -> Self {
        let mut seen = BTreeSet::new();
        let mut register = Self { foreign: results.foreign, ..Self::default() };
        for notice in results.notices {
            if seen.insert(notice.key()) {
                register.notices.push(notice);
            } else {
                register.repeated += 1;
            }
        }
        let (cases, copy_of) = case::join(&register.notices, aliases);
        (register.cases, register.copy_of) = (cases, copy_of);
        register.entities = entity::entities(&register, aliases);
        register.funnel = funnel::steps(&register, aliases);
        register.providers = funnel::providers(&register);
        register
    }

    /// The notices of a purchase without the copies.
    pub fn of_case<'a>(&'a self, case: &'a Case) -> impl Iterator<Item = &'a Notice> {
        let single = |at: &&usize| self.copy_of.get(**at).is_some_and(Option::is_none);
        case.notices.iter().filter(single).filter_map(|at| self.notices.get(*at))
    }
}
