//! Which rows of a long list tell nothing that the rows above them do not: goods, codes and numbers without a name.
use super::lot::LOT_NAME;
use super::spot::{is_heading, is_numbered};
use super::{Amount, AmountRole, Evidence, Fact, Purpose, Record, records, usage};
use crate::document::{Block, Document, Folded, LONG, Sieve, Span, Weight};
use crate::lexicon::{Bag, Role, ending_at, names, squeeze_into, squeeze_plain};
use crate::mention::{labels, lot_id, lot_marks};
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// The judge of the rows of a price list.
#[derive(Debug, Clone, Copy)]
pub struct PriceList;

/// Letters of what may be a label and no more.
const SHORT: usize = 12;
/// Letters of what may describe a thing; a longer text may tell anything.
const LONGEST: usize = 200;
/// Bytes of a text that is looked at: what is longer always counts.
const MOST: usize = 4 << 10;
/// Blocks of the first sheet that may say what kind of notice it is.
const TOP: usize = 120;
/// Blocks at the beginning of a list among which its head stands.
const HEAD: usize = 600;

/// Words of sentences about a purchase, which may tell something without any label.
static TELLING: LazyLock<Bag> = LazyLock::new(|| Bag::new(TELLING_WORDS));

const TELLING_WORDS: [&str; 30] = [
    "采购",
    "招标",
    "投标",
    "中标",
    "成交",
    "废标",
    "流标",
    "失败",
    "委托",
    "供应商",
    "公司",
    "公告",
    "公示",
    "项目",
    "合同",
    "预算",
    "验收",
    "入围",
    "中选",
    "候选",
    "合计",
    "总计",
    "小计",
    "共计",
    "金额",
    "报价",
    "单位",
    "租",
    "云",
    "算力",
];

impl Sieve for PriceList {
    fn settles(&self, document: &Document, begin: usize) -> Option<Vec<u32>> {
        let list = document.tables.len().checked_sub(1).and_then(|table| u32::try_from(table).ok())?;
        let own = |block: &Block| block.cell().filter(|cell| cell.table == list).map(|cell| cell.row);
        let (mut rows, mut from) = (BTreeSet::new(), document.blocks.len());
        for block in document.blocks.iter().skip(begin).rev() {
            let Some(row) = own(block) else { break };
            if rows.len() >= LONG as usize && !rows.contains(&row) {
                break;
            }
            rows.insert(row);
            from -= 1;
        }
        // Of what stands above, the head of the list counts, and the top, which says what kind of notice it is.
        let pieces = [0..TOP.min(begin), begin..begin.saturating_add(HEAD).min(from), from..document.blocks.len()];
        let part = Document {
            media_type: document.media_type,
            sheets: document.sheets.clone(),
            tables: document.tables.clone(),
            blocks: pieces.into_iter().filter_map(|piece| document.blocks.get(piece)).flatten().cloned().collect(),
            ..Document::default()
        };
        let upper = rows.iter().nth(rows.len() / 2).copied().unwrap_or_default();
        let below = |span: Span| {
            let block = part.blocks.get(span.block as usize)?;
            block.cell().filter(|_| own(block).is_some_and(|row| row > upper)).map(|cell| cell.column)
        };
        match records(&part).as_slice() {
            [record] => settled(record, &below),
            _ => None,
        }
    }

    fn is_named(&self, text: &str) -> bool {
        if text.len() > MOST {
            return true;
        }
        let mut letters = Vec::with_capacity(text.len());
        if !squeeze_plain(text, &mut letters) {
            squeeze_into(Folded::new(0, text).text(), &mut letters);
        }
        names().spells_any(&letters)
    }

    fn weigh(&self, text: &str) -> Weight {
        let folded = Folded::new(0, text);
        let text = folded.text();
        let is_short = text.chars().count() <= SHORT;
        let labels = labels(&folded);
        let is_labelled = labels.iter().any(|label| is_short || label.row.role != Role::End);
        if let [label] = labels.as_slice()
            && label.range == (0..text.len())
        {
            return Weight::Head;
        }
        if is_labelled
            || usage::may_hold(text)
            || lot_id(text).is_none() && !lot_marks(text).is_empty()
            || is_heading(text)
        {
            return Weight::Always;
        }
        // 包1: a lot is told once, as a name is.
        if lot_id(text).is_some() {
            return Weight::Once;
        }
        let is_long = text.chars().count() > LONGEST || text.contains('\n');
        let tells = folded.is_worded() && (ending_at(text).is_some() || is_numbered(text) || TELLING.is_in(text));
        if is_long || tells { Weight::Once } else { Weight::Nothing }
    }
}

/// The columns of lots, if all that the lower rows tell comes from those and from names that stand in them, but for unit
/// prices. `below` gives the column of what stands in the lower rows.
fn settled(record: &Record, below: &dyn Fn(Span) -> Option<u32>) -> Option<Vec<u32>> {
    let texts = [&record.title, &record.project_name, &record.project_number, &record.reason];
    let days = [&record.published, &record.award_date, &record.deadline];
    let is_price = |fact: &&Fact<Amount>| fact.value.role == AmountRole::UnitPrice;
    let tells = texts.into_iter().flatten().any(|fact| stands(fact, below))
        || days.into_iter().flatten().any(|fact| stands(fact, below))
        || record.rates.iter().any(|fact| stands(fact, below))
        || record.superseded.iter().any(|fact| stands(fact, below))
        || record.amounts.iter().filter(|fact| !is_price(fact)).any(|fact| stands(fact, below))
        || record.suppliers.iter().any(|fact| fact.value.lot.is_some() && stands(fact, below))
        || record.suppliers.iter().any(|fact| stands_by_more_than_name(fact, below))
        || record.buyers.iter().chain(&record.agencies).any(|fact| stands_by_more_than_name(fact, below))
        || record.notes.iter().any(|note| note.spans.iter().any(|span| below(*span).is_some()));
    let of_lots = record.lots.iter().flat_map(Fact::evidence).filter(|evidence| evidence.rule != LOT_NAME);
    let of_prices = record.amounts.iter().flat_map(Fact::evidence).filter(|evidence| evidence.purpose == Purpose::Lot);
    (!tells).then(|| of_lots.chain(of_prices).filter_map(|evidence| below(evidence.span)).collect())
}

/// Whether a fact or one of its alternatives stands in the lower rows.
fn stands<T>(fact: &Fact<T>, below: &dyn Fn(Span) -> Option<u32>) -> bool {
    fact.evidence().iter().any(|evidence| below(evidence.span).is_some()) || differs(fact, below)
}

fn stands_by_more_than_name<T>(fact: &Fact<T>, below: &dyn Fn(Span) -> Option<u32>) -> bool {
    let by_more = |evidence: &Evidence| evidence.purpose != Purpose::Value && below(evidence.span).is_some();
    fact.evidence().iter().any(by_more) || differs(fact, below)
}

fn differs<T>(fact: &Fact<T>, below: &dyn Fn(Span) -> Option<u32>) -> bool {
    let others = fact.alternatives.iter().flat_map(|(_, evidence)| evidence);
    others.into_iter().any(|evidence| below(evidence.span).is_some())
}
