//! The labels of notices (采购人, 预算金额, 供应商名称 …) and what each proves of the value behind it.

/// What a label says of its value. A role that proves nothing by itself ends in `Maybe`: it counts only where the kind
/// of the notice or the section agrees (乙方 stands in every model contract).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the names are the roles of labels.tsv, explained in its head")]
pub enum Role {
    Buyer,
    BuyerMaybe,
    Agency,
    AgencyMaybe,
    Winner,
    WinnerMaybe,
    Proposed,
    Candidate,
    Loser,
    Lead,
    Member,
    Maker,
    Budget,
    Ceiling,
    Award,
    Contract,
    PriceMaybe,
    UnitPrice,
    Fee,
    Deposit,
    OtherMoney,
    Rate,
    Share,
    Score,
    /// Whether the bidder of the row won: 是否中标.
    Verdict,
    ProjectName,
    ProjectNumber,
    PlanNumber,
    LotName,
    LotId,
    Published,
    AwardDate,
    FirstPublished,
    Deadline,
    Reason,
    /// 名称: the name of whomever the section is about.
    Name,
    /// Ends the value before it and gives none itself.
    End,
    SectionBuyer,
    SectionAgency,
    SectionOther,
    SectionAward,
    SectionProposed,
    SectionItems,
    SectionFailed,
    SectionLosers,
    SectionBefore,
    SectionAfter,
}

/// The role that a word of labels.tsv stands for.
#[must_use]
pub fn role_of(word: &str) -> Option<Role> {
    use Role::*;
    Some(match word {
        "buyer" => Buyer,
        "buyer?" => BuyerMaybe,
        "agency" => Agency,
        "agency?" => AgencyMaybe,
        "winner" => Winner,
        "winner?" => WinnerMaybe,
        "proposed" => Proposed,
        "candidate" => Candidate,
        "loser" => Loser,
        "lead" => Lead,
        "member" => Member,
        "maker" => Maker,
        "budget" => Budget,
        "ceiling" => Ceiling,
        "award" => Award,
        "contract" => Contract,
        "price?" => PriceMaybe,
        "unit-price" => UnitPrice,
        "fee" => Fee,
        "deposit" => Deposit,
        "other-money" => OtherMoney,
        "rate" => Rate,
        "share" => Share,
        "score" => Score,
        "verdict" => Verdict,
        "project-name" => ProjectName,
        "project-number" => ProjectNumber,
        "plan-number" => PlanNumber,
        "lot-name" => LotName,
        "lot-id" => LotId,
        "published" => Published,
        "award-date" => AwardDate,
        "first-published" => FirstPublished,
        "deadline" => Deadline,
        "reason" => Reason,
        "name" => Name,
        "end" => End,
        "section-buyer" => SectionBuyer,
        "section-agency" => SectionAgency,
        "section-other" => SectionOther,
        "section-award" => SectionAward,
        "section-proposed" => SectionProposed,
        "section-items" => SectionItems,
        "section-failed" => SectionFailed,
        "section-losers" => SectionLosers,
        "section-before" => SectionBefore,
        "section-after" => SectionAfter,
        _ => return None,
    })
}

impl Role {
    /// Whether the label opens a section rather than naming a value.
    #[must_use]
    pub fn is_section(self) -> bool {
        self >= Self::SectionBuyer
    }

    /// Whether the value is money or might be.
    #[must_use]
    pub fn is_money(self) -> bool {
        (Self::Budget..=Self::OtherMoney).contains(&self)
    }

    /// Whether the value is the name of an organisation.
    #[must_use]
    pub fn is_party(self) -> bool {
        self <= Self::Member || self == Self::Name
    }
}

/// A label with its meaning.
#[derive(Debug, PartialEq, Eq)]
pub struct LabelRow {
    /// The label as folded text has it.
    pub text: &'static str,
    /// What it says of its value.
    pub role: Role,
    /// It stands in the summary box of ccgp.gov.cn pages, whose text export runs labels and values together.
    pub in_box: bool,
}

/// Labels by their first character, the longest first; sorted.
static LABELS: &[(char, &[LabelRow])] = include!(concat!(env!("OUT_DIR"), "/labels.rs"));

/// The labels that `folded` begins with, the longest first.
pub fn labels_at(folded: &str) -> impl Iterator<Item = &'static LabelRow> {
    folded
        .chars()
        .next()
        .and_then(|first| LABELS.binary_search_by_key(&first, |(known, _)| *known).ok())
        .and_then(|at| LABELS.get(at))
        .map_or(&[][..], |(_, rows)| rows)
        .iter()
        .filter(move |row| folded.starts_with(row.text))
}
