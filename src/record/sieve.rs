//! Which rows of a long list tell nothing that the rows above them do not: goods, codes and numbers without a name.
use super::spot::{is_heading, is_numbered};
use super::{AmountRole, Evidence, Fact, Purpose, Record, records, usage};
use crate::document::{Block, Document, Folded, LONG, Sieve, Weight};
use crate::lexicon::{Bag, Role, ending_at, names, squeeze_into};
use crate::mention::{labels, lot_marks};
use std::sync::LazyLock;

/// The judge of the rows of a price list.
#[derive(Debug, Clone, Copy)]
pub struct PriceList;

/// Letters of what may be a label and no more.
const SHORT: usize = 12;
/// Letters of what may describe a thing; a longer text may tell anything.
const LONGEST: usize = 200;
/// Blocks of the first sheet that may say what kind of notice it is.
const TOP: usize = 120;

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
    fn settles(&self, document: &Document) -> bool {
        let Some(list) = document.tables.len().checked_sub(1).and_then(|table| u32::try_from(table).ok()) else {
            return false;
        };
        // What stands on other sheets is of no weight here, but for the top, which says what kind of notice it is.
        let is_own = |block: &&Block| block.cell().is_some_and(|cell| cell.table == list);
        let top = document.blocks.iter().take(TOP).filter(|block| !is_own(block));
        let part = Document {
            media_type: document.media_type,
            sheets: document.sheets.clone(),
            tables: document.tables.clone(),
            blocks: top.chain(document.blocks.iter().filter(is_own)).cloned().collect(),
            ..Document::default()
        };
        let row_of = |block: &Block| block.cell().filter(|cell| cell.table == list).map(|cell| cell.row);
        let from = part.blocks.iter().filter_map(row_of).max().unwrap_or_default().saturating_sub(LONG / 2);
        let is_below = |evidence: &Evidence| {
            part.blocks.get(evidence.span.block as usize).and_then(row_of).is_some_and(|row| row > from)
        };
        match records(&part).as_slice() {
            [record] => is_settled(record, &is_below),
            _ => false,
        }
    }

    fn weigh(&self, text: &str) -> Weight {
        let folded = Folded::new(0, text);
        let text = folded.text();
        let mut letters = Vec::new();
        squeeze_into(text, &mut letters);
        let is_named = names().spells_any(&letters) || usage::may_hold(text);
        // A label that gives no value of its own only counts where it may stand for the head of something.
        let is_short = text.chars().count() <= SHORT;
        let is_labelled = labels(&folded).iter().any(|label| is_short || label.row.role != Role::End);
        if is_named || is_labelled || !lot_marks(text).is_empty() || is_heading(text) {
            return Weight::Always;
        }
        let is_long = text.chars().count() > LONGEST || text.contains('\n');
        let tells = folded.is_worded() && (ending_at(text).is_some() || is_numbered(text) || TELLING.is_in(text));
        if is_long || tells { Weight::Once } else { Weight::Nothing }
    }
}

/// Whether all that the lower rows tell comes from names that stand in them, but for unit prices.
fn is_settled(record: &Record, is_below: &dyn Fn(&Evidence) -> bool) -> bool {
    fn below<T>(fact: &Fact<T>, is_below: &dyn Fn(&Evidence) -> bool) -> bool {
        fact.evidence().iter().any(is_below)
    }
    let texts = [&record.title, &record.project_name, &record.project_number, &record.reason];
    let days = [&record.published, &record.award_date, &record.deadline];
    let parties = record.buyers.iter().chain(&record.agencies).map(Fact::evidence);
    let parties = parties.chain(record.suppliers.iter().filter(|fact| fact.value.lot.is_none()).map(Fact::evidence));
    let by_more_than_name = |pieces: &[Evidence]| pieces.iter().any(|e| e.purpose != Purpose::Value && is_below(e));
    !(texts.into_iter().flatten().any(|fact| below(fact, is_below))
        || days.into_iter().flatten().any(|fact| below(fact, is_below))
        || record.lots.iter().any(|fact| below(fact, is_below))
        || record.rates.iter().any(|fact| below(fact, is_below))
        || record.superseded.iter().any(|fact| below(fact, is_below))
        || record.amounts.iter().any(|fact| {
            (fact.value.role != AmountRole::UnitPrice || fact.value.lot.is_some()) && below(fact, is_below)
        })
        || record.suppliers.iter().any(|fact| fact.value.lot.is_some() && below(fact, is_below))
        || parties.into_iter().any(by_more_than_name))
}
