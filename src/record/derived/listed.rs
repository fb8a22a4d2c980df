//! Buyers and suppliers on US lists: the whole Chinese name or a listed alias, with the listing beside the notice's date.
use super::NoticeDate;
use crate::lexicon::{Day, ListRow, Lists, Match, name_pinyin, own_name_en};

/// What is known of a body beside what the paper says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Body {
    /// Its name in pinyin, mechanically.
    pub pinyin: Option<String>,
    /// Its own English name.
    pub name_en: Option<&'static str>,
    /// The entries of lists that its name meets.
    pub listed: Vec<Listing>,
}

/// An entry of a list that a name meets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listing {
    /// The entry.
    pub row: ListRow,
    /// How the name met it.
    pub how: Match,
    /// Whether it was in force on the notice's date; `None` where that can't be said.
    pub in_force: Option<bool>,
}

impl Listing {
    /// Only a checked name that the list itself has may make a finding.
    #[must_use]
    pub fn counts(&self) -> bool {
        self.row.is_verified && self.how != Match::Parent
    }
}

/// A rule may take effect so many days before it is printed; for a notice in between nothing is said.
const SHADOW: i64 = 31;

pub(super) fn body(name: &str, date: Option<&NoticeDate>, lists: &Lists) -> Body {
    let listed = lists
        .of(name)
        .map(|(row, how)| Listing { in_force: date.and_then(|date| in_force(&row, date)), row, how })
        .collect();
    Body { pinyin: name_pinyin(name), name_en: own_name_en(name), listed }
}

/// The same answer for every day that the notice may be of, or none.
fn in_force(row: &ListRow, date: &NoticeDate) -> Option<bool> {
    let (first, last) = (on(row, date.first)?, on(row, date.last)?);
    (first == last).then_some(first)
}

fn on(row: &ListRow, day: Day) -> Option<bool> {
    if let Some(effective) = row.effective {
        return Some(day >= effective);
    }
    match row.published {
        Some(published) if day >= published => Some(true),
        Some(published) => (published.number() - day.number() > SHADOW).then_some(false),
        // Only the edition is known: who stands in it may have been listed years before.
        None => Day::find(&row.edition).filter(|edition| day >= *edition).map(|_| true),
    }
}
