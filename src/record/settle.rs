//! One entry for each name and stance: families fall to models, wording to names, mentions to what is sought.
use super::name::Found;
use super::{Confidence, Evidence, Fact, Named, Purpose};
use crate::document::Document;
use crate::lexicon::{NameKind, NameRow, Stance, names, own_name_en};

pub(super) fn add(list: &mut Vec<Fact<Named>>, fact: Fact<Named>) {
    let same = list.iter_mut().find(|known| {
        known.value.row.id == fact.value.row.id
            && known.value.row.vendor == fact.value.row.vendor
            && known.value.stance == fact.value.stance
            && known.value.lot == fact.value.lot
    });
    match same {
        Some(known) => {
            known.confidence = known.confidence.min(fact.confidence);
            fact.evidence().iter().for_each(|piece| known.support(piece.clone()));
            for quantity in fact.value.quantities {
                let told = known.value.quantities.iter().any(|q| q.value == quantity.value && q.unit == quantity.unit);
                if !told {
                    known.value.quantities.push(quantity);
                }
            }
        }
        None => list.push(fact),
    }
}

/// Rented computing power without a chip's name is bought from a cloud: where a provider is named it is the purchase,
/// else the wording stands for an unnamed one.
pub(super) fn remote_compute(document: &Document, found: &mut Found) {
    let sought = |fact: &Fact<Named>| fact.value.stance == Stance::Sought;
    let named = found.clouds.iter().any(|fact| sought(fact) && fact.value.row.kind == NameKind::Cloud);
    let rented = |fact: &Fact<Named>| {
        fact.evidence().iter().any(|e| e.purpose == Purpose::Stance && document.quote(e.span).contains('租'))
    };
    let soft = |words: &str, fact: &Fact<Named>| {
        let hard = ["芯片", "卡", "GPU", "gpu", "服务器"].iter().any(|word| words.contains(word));
        !hard && (fact.value.row.access == "remote" || words.contains("算力") && (words.contains('租') || rented(fact)))
    };
    let unnamed = |fact: &Fact<Named>| sought(fact) && fact.value.row.kind == NameKind::UnnamedChip;
    if named {
        found.chips.retain(|fact| {
            !(unnamed(fact)
                && fact.evidence().iter().all(|e| e.purpose != Purpose::Value || soft(document.quote(e.span), fact)))
        });
    } else if !found.clouds.iter().any(sought)
        && !found.chips.iter().any(|fact| sought(fact) && fact.value.row.kind == NameKind::Chip)
    {
        let words = |fact: &Fact<Named>| {
            let soft = |e: &&Evidence| e.purpose == Purpose::Value && soft(document.quote(e.span), fact);
            fact.evidence().iter().find(soft).map(|evidence| (evidence.clone(), fact.value.lot.clone()))
        };
        let evidence = found.chips.iter().filter(|fact| unnamed(fact)).find_map(words);
        if let (Some((evidence, lot)), Some(row)) = (evidence, names().by_id("unnamed-cloud")) {
            let named = Named { row, stance: Stance::Sought, lot, quantities: Vec::new() };
            let evidence = Evidence { rule: "remote-compute", ..evidence };
            found.clouds.push(Fact::new(named, Confidence::Inferred, evidence));
        }
    }
}

/// A model of the buyer's own is what the purchase is for, not what is bought.
pub(super) fn own_models(services: &mut [Fact<Named>], buyers: &[Fact<super::Organisation>]) {
    for fact in services {
        let vendor = fact.value.row.vendor;
        let own = buyers.iter().any(|buyer| own_name_en(&buyer.value.name).is_some_and(|name| name == vendor));
        if own && fact.value.stance == Stance::Sought {
            fact.value.stance = Stance::Mentioned;
        }
    }
}

/// Whether the head of a paper without a known kind says that somebody buys: 采购需求, 招标文件, Invitation for Bids.
pub(super) fn speaks_of_buying(mentions: &crate::mention::Mentions) -> bool {
    const WORDS: [&str; 38] = [
        "投标",
        "答疑",
        "澄清",
        "补遗",
        "技术规范",
        "用户需求",
        "技术要求",
        "技术规格",
        "本工程",
        "本项目",
        "验收",
        "到货",
        "供货",
        "合同",
        "中标",
        "成交",
        "客户:",
        "致:",
        "用户单位",
        "采购",
        "招标",
        "磋商",
        "询价",
        "谈判",
        "比选",
        "需求书",
        "建设方案",
        "购置",
        "租赁",
        "租用",
        "需求调研",
        "award",
        "quotation",
        "procure",
        "invitation",
        "tender",
        "procurement",
        "bidding",
    ];
    let head = mentions.folded.iter().map(crate::document::Folded::text).filter(|text| !text.is_empty()).take(4);
    head.map(str::to_lowercase).any(|text| WORDS.iter().any(|word| text.contains(word)))
}

/// A price list or catalogue without a buyer seeks nothing and turns nothing down.
pub(super) fn nobody_buys(record: &mut super::Record) {
    for fact in record.clouds.iter_mut().chain(&mut record.chips).chain(&mut record.services) {
        if matches!(fact.value.stance, Stance::Sought | Stance::Rejected | Stance::Excluded) {
            fact.value.stance = Stance::Mentioned;
        }
    }
    let unnamed = |fact: &Fact<Named>| matches!(fact.value.row.kind, NameKind::UnnamedChip | NameKind::UnnamedCloud);
    record.clouds.retain(|fact| !unnamed(fact));
    record.chips.retain(|fact| !unnamed(fact));
}

/// What title and subject say of a name without a lot is said of its lot where only one has it.
fn into_lots(facts: &mut Vec<Fact<Named>>) {
    let mut at = 0;
    while at < facts.len() {
        let fact = &facts[at].value;
        let same = |other: &Fact<Named>| {
            other.value.row.id == fact.row.id
                && other.value.row.vendor == fact.row.vendor
                && other.value.stance == fact.stance
                && other.value.lot.is_some()
        };
        let of_lots: Vec<usize> = (0..facts.len()).filter(|other| same(&facts[*other])).collect();
        if fact.lot.is_some() || of_lots.is_empty() {
            at += 1;
            continue;
        }
        let whole = facts.remove(at);
        let only = of_lots.len() == 1;
        for other in of_lots.into_iter().map(|other| if other > at { other - 1 } else { other }) {
            let Some(fact) = facts.get_mut(other) else { continue };
            whole
                .evidence()
                .iter()
                .filter(|e| only || e.purpose != Purpose::Quantity)
                .for_each(|e| fact.support(e.clone()));
            fact.confidence = fact.confidence.min(whole.confidence);
            if only && fact.value.quantities.is_empty() {
                fact.value.quantities.clone_from(&whole.value.quantities);
            }
        }
    }
}

/// A family falls to its model, wording without a name to the name, where both have the same stance. A server count
/// falls to the count of its cards.
pub(super) fn settle(mut facts: Vec<Fact<Named>>, unnamed: NameKind) -> Vec<Fact<Named>> {
    into_lots(&mut facts);
    type Known = (&'static NameRow, Stance, Option<String>);
    let known: Vec<Known> =
        facts.iter().map(|fact| (fact.value.row, fact.value.stance, fact.value.lot.clone())).collect();
    let meets = |a: &Option<String>, b: &Option<String>| a.is_none() || b.is_none() || a == b;
    let above = |id: &str, row: &NameRow| {
        row.under == id || names().by_id(row.under).is_some_and(|parent| parent.under == id && !id.is_empty())
    };
    facts.retain(|fact| {
        let replaced = known.iter().any(|(row, stance, lot)| {
            *stance == fact.value.stance
                && meets(lot, &fact.value.lot)
                && !fact.value.row.id.is_empty()
                && above(fact.value.row.id, row)
        });
        let named = fact.value.row.kind == unnamed
            && unnamed != NameKind::Service
            && known.iter().any(|(row, stance, lot)| {
                *stance == fact.value.stance && meets(lot, &fact.value.lot) && row.kind != unnamed && row.class != "cpu"
            });
        let wide = fact.value.row.id == "unnamed-gpu"
            && fact.value.row.vendor.is_empty()
            && known.iter().any(|(row, _, lot)| {
                matches!(row.id, "unnamed-domestic-gpu" | "unnamed-foreign-gpu") && meets(lot, &fact.value.lot)
            });
        // A name that the notice seeks or turns down is not told again as merely mentioned.
        let strong = |stance: &Stance| matches!(stance, Stance::Sought | Stance::Rejected);
        let weaker = fact.value.stance == Stance::Mentioned
            && known.iter().any(|(row, stance, _)| row.id == fact.value.row.id && strong(stance));
        !replaced && !named && !wide && !weaker
    });
    for fact in &mut facts {
        if fact.value.quantities.iter().any(|quantity| quantity.unit == "gpu") {
            fact.value.quantities.retain(|quantity| quantity.unit != "server");
        }
    }
    facts
}
