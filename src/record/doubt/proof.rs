//! What else in a document says the same amount: capitals, a second place, quantity × price, the sum of a column.
use crate::document::{Document, Note, NoteKind, Span};
use crate::mention::{Form, Mentions, amounts};
use rust_decimal::Decimal;
use std::collections::{BTreeMap, HashMap, HashSet};

/// Smaller numbers stand in many places by chance.
const LEAST: Decimal = Decimal::ONE_THOUSAND;
/// Columns of a row that are tried as quantity, price and product.
const MOST_COLUMNS: usize = 12;

/// Amounts that the document proves or refutes by itself.
#[derive(Debug, Default)]
pub(super) struct Proof {
    /// Values, in whole currency units or as printed, with their places.
    told: HashMap<Decimal, Vec<(Span, Form)>>,
    /// Cells whose number follows from others.
    proven: HashSet<u32>,
    /// Cells whose number does not agree with others.
    refuted: HashSet<u32>,
    /// What is told of those.
    pub(super) notes: Vec<Note>,
}

/// A cell that holds one number and nothing else.
#[derive(Debug, Clone, Copy)]
struct Figure {
    value: Decimal,
    span: Span,
}

type Rows = BTreeMap<u32, BTreeMap<u32, Figure>>;

impl Proof {
    pub(super) fn of(document: &Document, mentions: &Mentions) -> Self {
        let mut proof = Self::default();
        let mut tables: BTreeMap<u32, Rows> = BTreeMap::new();
        let mut heads: HashMap<(u32, u32), &str> = HashMap::new();
        for (block, folded) in document.blocks.iter().zip(&mentions.folded) {
            let found = amounts(folded.text());
            let mut figures = Vec::new();
            for money in &found {
                let Some(span) = folded.span(money.range.clone()) else { continue };
                let value = money.value(None).unwrap_or(money.number).normalize();
                proof.told.entry(value).or_default().push((span, money.form));
                figures.push(Figure { value, span });
            }
            let Some(cell) = block.cell() else { continue };
            if cell.row == 0 {
                heads.insert((cell.table, cell.column), folded.text());
            }
            let has_words = folded.text().chars().any(|c| c.is_alphabetic() && !matches!(c, '元' | '台' | '套' | '项'));
            if let [figure] = figures.as_slice()
                && !has_words
            {
                tables.entry(cell.table).or_default().entry(cell.row).or_default().insert(cell.column, *figure);
            }
        }
        for (table, rows) in &tables {
            let head = |column: u32| heads.get(&(*table, column)).copied().unwrap_or_default();
            proof.products(rows, &head);
            proof.sums(rows);
        }
        proof
    }

    /// Quantity × price: what agrees is proven; what should agree, by the heads of the columns, and does not is refuted.
    fn products<'h>(&mut self, rows: &Rows, head: &dyn Fn(u32) -> &'h str) {
        for row in rows.values() {
            let cells: Vec<(u32, Figure)> = row.iter().take(MOST_COLUMNS).map(|(column, f)| (*column, *f)).collect();
            for (at, (_, quantity)) in cells.iter().enumerate() {
                for (next, (_, price)) in cells.iter().enumerate().skip(at + 1) {
                    for (_, product) in cells.iter().skip(next + 1) {
                        if quantity.value.fract().is_zero()
                            && product.value >= LEAST
                            && quantity.value.checked_mul(price.value) == Some(product.value)
                        {
                            self.proven.extend([quantity, price, product].map(|figure| figure.span.block));
                        }
                    }
                }
            }
            let column = |words: &[&str]| {
                let mut all = cells.iter().filter(|(column, _)| words.iter().any(|word| head(*column).contains(word)));
                all.next().filter(|_| all.next().is_none()).map(|(_, figure)| *figure)
            };
            let of = (column(&["数量"]), column(&["单价"]), column(&["合价", "总价", "小计", "合计", "总金额"]));
            let (Some(quantity), Some(price), Some(product)) = of else { continue };
            let Some(wanted) = quantity.value.checked_mul(price.value) else { continue };
            if !is_same_but_unit(wanted, product.value) && quantity.span.block != product.span.block {
                self.refuted.extend([price.span.block, product.span.block]);
                let note = Note::new(
                    NoteKind::Contradiction,
                    format!("{} × {} is {wanted}, the row gives {}.", quantity.value, price.value, product.value),
                    format!("{}×{}等于{wanted}，该行写作{}。", quantity.value, price.value, product.value),
                );
                self.notes.push(note.about(product.span));
            }
        }
    }

    /// A column whose sum stands elsewhere is proven, and so is the sum.
    fn sums(&mut self, rows: &Rows) {
        let mut columns: BTreeMap<u32, Vec<Figure>> = BTreeMap::new();
        for row in rows.values() {
            for (column, figure) in row {
                columns.entry(*column).or_default().push(*figure);
            }
        }
        for column in columns.values() {
            let mut sum = Decimal::ZERO;
            for (count, figure) in column.iter().enumerate() {
                if count >= 2 && figure.value == sum {
                    self.proven.extend(column.iter().take(count + 1).map(|figure| figure.span.block));
                }
                let Some(next) = sum.checked_add(figure.value) else { break };
                sum = next;
            }
            if column.len() < 2 || sum < LEAST {
                continue;
            }
            let own: HashSet<u32> = column.iter().map(|figure| figure.span.block).collect();
            let places = self.told.get(&sum.normalize()).into_iter().flatten();
            let elsewhere: Vec<u32> = places.map(|(span, _)| span.block).filter(|block| !own.contains(block)).collect();
            if !elsewhere.is_empty() {
                self.proven.extend(own);
                self.proven.extend(elsewhere);
            }
        }
    }

    /// Whether other words say the same.
    pub(super) fn confirms(&self, value: Decimal, own: &[Span]) -> bool {
        own.iter().any(|span| self.proven.contains(&span.block))
            || self.told.get(&value.normalize()).into_iter().flatten().any(|(span, form)| {
                // Capitals may stand in the same quote.
                let is_other = own.iter().all(|own| !own.overlaps(*span))
                    || *form == Form::Capitals && own.iter().any(|own| own.contains(*span) && own != span);
                is_other && (value >= LEAST || *form == Form::Capitals)
            })
    }

    /// Whether other words say something else.
    pub(super) fn refutes(&self, own: &[Span]) -> bool {
        own.iter().any(|span| self.refuted.contains(&span.block))
    }
}

/// Whether two amounts are equal, or would be in other units.
fn is_same_but_unit(a: Decimal, b: Decimal) -> bool {
    let (low, high) = if a < b { (a, b) } else { (b, a) };
    [1_u32, 10_000].iter().any(|factor| low.checked_mul((*factor).into()) == Some(high))
}
