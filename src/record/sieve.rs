//! Which rows of a long list tell nothing that the rows above them do not: goods, codes and numbers without a name.
use super::spot::{is_heading, is_numbered};
use super::{Amount, AmountRole, Evidence, Fact, Purpose, Record, records, usage};
use crate::document::{Block, Document, Folded, LONG, Sieve, Span, Weight};
use crate::lexicon::{Bag, Role, ending_at, names, squeeze_into, squeeze_plain};
use crate::mention::{labels, lot_marks};
use std::collections::BTreeSet;
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
    fn settles(&self, document: &Document, begin: usize) -> bool {
        let Some(list) = document.tables.len().checked_sub(1).and_then(|table| u32::try_from(table).ok()) else {
            return false;
        };
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
        let is_below = |span: Span| part.blocks.get(span.block as usize).and_then(own).is_some_and(|row| row > upper);
        match records(&part).as_slice() {
            [record] => is_settled(record, &is_below),
            _ => false,
        }
    }

    fn is_named(&self, text: &str) -> bool {
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
        if is_labelled || usage::may_hold(text) || !lot_marks(text).is_empty() || is_heading(text) {
            return Weight::Always;
        }
        let is_long = text.chars().count() > LONGEST || text.contains('\n');
        let tells = folded.is_worded() && (ending_at(text).is_some() || is_numbered(text) || TELLING.is_in(text));
        if is_long || tells { Weight::Once } else { Weight::Nothing }
    }
}

/// Whether all that the lower rows tell comes from names that stand in them, but for unit prices.
fn is_settled(record: &Record, is_below: &dyn Fn(Span) -> bool) -> bool {
    fn below<T>(fact: &Fact<T>, is_below: &dyn Fn(Span) -> bool) -> bool {
        let others = fact.alternatives.iter().flat_map(|(_, evidence)| evidence);
        fact.evidence().iter().chain(others).any(|evidence| is_below(evidence.span))
    }
    fn by_more_than_name<T>(fact: &Fact<T>, is_below: &dyn Fn(Span) -> bool) -> bool {
        let by_more = |evidence: &Evidence| evidence.purpose != Purpose::Value && is_below(evidence.span);
        let others = fact.alternatives.iter().flat_map(|(_, evidence)| evidence);
        fact.evidence().iter().any(by_more) || others.into_iter().any(|evidence| is_below(evidence.span))
    }
    let texts = [&record.title, &record.project_name, &record.project_number, &record.reason];
    let days = [&record.published, &record.award_date, &record.deadline];
    let is_price = |fact: &&Fact<Amount>| fact.value.role == AmountRole::UnitPrice && fact.value.lot.is_none();
    let tells = texts.into_iter().flatten().any(|fact| below(fact, is_below))
        || days.into_iter().flatten().any(|fact| below(fact, is_below))
        || record.lots.iter().any(|fact| below(fact, is_below))
        || record.rates.iter().any(|fact| below(fact, is_below))
        || record.superseded.iter().any(|fact| below(fact, is_below))
        || record.amounts.iter().filter(|fact| !is_price(fact)).any(|fact| below(fact, is_below))
        || record.suppliers.iter().any(|fact| fact.value.lot.is_some() && below(fact, is_below))
        || record.suppliers.iter().any(|fact| by_more_than_name(fact, is_below))
        || record.buyers.iter().chain(&record.agencies).any(|fact| by_more_than_name(fact, is_below))
        || record.notes.iter().any(|note| note.spans.iter().any(|span| is_below(*span)));
    !tells
}
