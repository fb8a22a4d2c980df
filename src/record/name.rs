//! Which chips, clouds and AI services a notice names, with the stance and the number of each.
use super::act;
use super::answer;
use super::grounds::{self, Told};
use super::named_lot::{LotAt, Lots};
use super::quantity::{self, Count};
use super::row_count;
use super::sentence::sentences;
use super::settle::{add, remote_compute, settle};
use super::shortfall::At;
use super::slot::Slot;
use super::spot::Spots;
use super::stance::{Decided, Spot, decide_all};
use super::standing::Standing;
use super::table::{Grid, label_cell, row_words};
use super::usage;
use super::vouch::Vouched;
use super::weigh::{self, Seat};
use super::{Confidence, Evidence, Fact, Named, Purpose};
use crate::document::{Document, Span};
use crate::lexicon::{NameKind, Stance, names, squeeze_into};
use crate::mention::Mentions;
use std::cell::LazyCell;
use std::ops::Range;

/// The facts about names, by the array they belong to.
#[derive(Default)]
pub(super) struct Found {
    pub(super) clouds: Vec<Fact<Named>>,
    pub(super) chips: Vec<Fact<Named>>,
    pub(super) services: Vec<Fact<Named>>,
}

/// Labels whose values hold no purchase: an address, a person, a number.
const ELSEWHERE: [&str; 14] = [
    "地址",
    "地点",
    "联系人",
    "电话",
    "邮箱",
    "网址",
    "账号",
    "账户名称",
    "开户",
    "户名",
    "联系方式",
    "评审专家",
    "编号",
    "附件",
];

/// The names of all blocks, or of some, with the stances that the rules give them.
fn gather(
    standing: &Standing,
    grid: &Grid,
    within: Option<(&[u32], &[Slot])>,
    row_lot: &dyn Fn(u32, u32) -> Option<LotAt>,
) -> Gathered {
    let Standing { document, mentions, slots, title, .. } = *standing;
    let (blocks, slots) = within.map_or((None, slots), |(blocks, slots)| (Some(blocks), slots));
    let cares = LazyCell::new(|| act::cares(mentions, slots, title.filter(|_| within.is_none())));
    let (mut told, mut read): (Vec<Told>, Vec<u32>) = (Vec::new(), Vec::new());
    let mut tokens: Vec<(Span, Count)> = Vec::new();
    let mut letters = Vec::new();
    let vouched = LazyCell::new(|| Vouched::new(mentions, blocks));
    let all = if blocks.is_none() { mentions.folded.as_slice() } else { &[] };
    let some = blocks.unwrap_or_default().iter().filter_map(|block| mentions.folded.get(*block as usize));
    for folded in all.iter().chain(some) {
        let text = folded.text();
        if text.is_empty() {
            continue;
        }
        read.push(folded.block());
        let has_tokens = usage::may_hold(text);
        squeeze_into(text, &mut letters);
        let hit = names().spells_any(&letters);
        if !hit && !has_tokens {
            continue;
        }
        let around = if document.blocks[folded.block() as usize].cell().is_some() {
            row_words(document, mentions, grid, folded.block())
        } else {
            String::new()
        };
        let parts = sentences(text);
        let around = if hit { format!("{around}{}", vouched.context()) } else { around };
        for sentence in parts {
            let words = &text[sentence.clone()];
            if has_tokens {
                for count in quantity::usage(words) {
                    let range = sentence.start + count.range.start..sentence.start + count.range.end;
                    tokens.extend(folded.span(range).map(|span| (span, count)));
                }
            }
            if hit {
                let place = Place {
                    document,
                    mentions,
                    grid,
                    spots: standing.spots(),
                    lots: standing.lots(),
                    row_lot,
                    block: folded.block(),
                    sentence,
                    cares: *cares,
                };
                place.read(&around, &vouched, &mut told);
            }
        }
    }
    if !told.is_empty() {
        grounds::weigh(&mut told, mentions, standing.spots(), &read);
    }
    let cares = !told.is_empty() && *cares;
    Gathered { told, tokens, cares }
}

/// The names of a notice with what the rules say of them.
struct Gathered {
    told: Vec<Told>,
    /// Counts of use, which belong to a name elsewhere.
    tokens: Vec<(Span, Count)>,
    /// The purchase cares for what is owned.
    cares: bool,
}

/// The clues to the stance of every name of a notice, for learning.
pub(super) fn clued(
    standing: &Standing,
    grid: &Grid,
    row_lot: &dyn Fn(u32, u32) -> Option<LotAt>,
) -> Vec<weigh::Clued> {
    let gathered = gather(standing, grid, None, row_lot);
    weigh::clued(&gathered.told, standing.mentions, gathered.cares)
}

/// Reads the names of all blocks, or of some: a list of projects has a record for each row.
pub(super) fn find(
    standing: &Standing,
    grid: &Grid,
    within: Option<(&[u32], &[Slot])>,
    row_lot: &dyn Fn(u32, u32) -> Option<LotAt>,
) -> Found {
    let Standing { document, mentions, .. } = *standing;
    let Gathered { mut told, tokens, cares } = gather(standing, grid, within, row_lot);
    weigh::decide(&mut told, mentions, cares);
    let unnamed = |told: &Told| matches!(told.fact.value.row.kind, NameKind::UnnamedChip | NameKind::UnnamedCloud);
    told.retain(|told| !unnamed(told) || told.fact.value.stance == Stance::Sought);
    for told in told.iter_mut().filter(|told| told.fact.value.stance != Stance::Sought) {
        told.fact.value.quantities.clear();
        told.fact.without(Purpose::Quantity);
    }
    let mut found = Found::default();
    for told in told {
        let list = match told.fact.value.row.kind {
            NameKind::Cloud | NameKind::UnnamedCloud => &mut found.clouds,
            NameKind::Service => &mut found.services,
            _ => &mut found.chips,
        };
        add(list, told.fact);
    }
    usage::give(document, &mut found, &tokens);
    remote_compute(document, &mut found);
    found.clouds = settle(found.clouds, NameKind::UnnamedCloud);
    found.chips = settle(found.chips, NameKind::UnnamedChip);
    found.services = settle(found.services, NameKind::Service);
    found
}

struct Place<'a> {
    document: &'a Document,
    mentions: &'a Mentions,
    grid: &'a Grid,
    spots: &'a Spots,
    lots: &'a Lots,
    row_lot: &'a dyn Fn(u32, u32) -> Option<LotAt>,
    block: u32,
    sentence: Range<usize>,
    /// The purchase cares for what is owned.
    cares: bool,
}

impl Place<'_> {
    fn read(&self, around: &str, vouched: &Vouched, told: &mut Vec<Told>) {
        let Some(folded) = self.mentions.folded.get(self.block as usize) else { return };
        let text = folded.text();
        let words = &text[self.sentence.clone()];
        let hits = vouched.names_in(words, around);
        let of_cell = self.spots.of_cell(self.document, self.mentions, self.grid, self.block);
        let is_cell = self.document.blocks.get(self.block as usize).is_some_and(|block| block.cell().is_some());
        // One sentence stands in one part, but for a label inside it.
        let mut by_spot: Vec<(Spot, Vec<Decided>)> = Vec::new();
        for (index, name) in hits.iter().enumerate() {
            let at = self.sentence.start + name.range.start;
            if self.elsewhere(at) {
                continue;
            }
            let spot = of_cell.unwrap_or_else(|| self.spots.at(self.mentions, self.block, at));
            if !by_spot.iter().any(|(known, _)| *known == spot) {
                by_spot.push((spot, decide_all(words, &hits, spot)));
            }
            let of_spot = by_spot.iter().find(|(known, _)| *known == spot).and_then(|(_, all)| all.get(index));
            let Some(decided) = of_spot else { continue };
            let decided = &self.of_act(self.of_option(spot, decided), words, spot, (name.range.start, name.row.class));
            let unnamed = matches!(name.row.kind, NameKind::UnnamedChip | NameKind::UnnamedCloud);
            // 兼容性要求 | AI服务器 | 供应商提供兼容的…: the row is about what the purchase must work with.
            let compatible = decided.words.is_none() && around.contains("兼容");
            if unnamed && (decided.stance != Stance::Sought || compatible) {
                continue;
            }
            let whole =
                |range: &Range<usize>| folded.span(self.sentence.start + range.start..self.sentence.start + range.end);
            let Some(span) = whole(&name.range) else { continue };
            let rule = if name.implied { "service-implies" } else { "name-of-table" };
            let confidence = if name.implied { Confidence::Inferred } else { Confidence::Stated };
            let lot = self.lot(at);
            let named = Named {
                row: name.row,
                stance: decided.stance,
                lot: lot.as_ref().map(|(id, _)| id.clone()),
                quantities: Vec::new(),
            };
            let mut fact = Fact::new(named, confidence, Evidence::value(span, None, rule));
            if let Some((_, span)) = lot {
                fact.support(Evidence { span, purpose: Purpose::Lot, label: None, rule: "lot-of-name" });
            }
            if let Some(span) = decided.words.as_ref().and_then(whole).filter(|deciding| *deciding != span) {
                fact.support(Evidence { span, purpose: Purpose::Stance, label: None, rule: "stance-cue" });
            }
            let chip = matches!(name.row.kind, NameKind::Chip | NameKind::UnnamedChip);
            if chip && !quantity::per_place(self.mentions.text(self.block)) {
                let row = row_count::of_row(self.document, self.mentions, self.grid, self.block);
                let others: Vec<Range<usize>> = hits
                    .iter()
                    .filter(|other| other.row.vendor != name.row.vendor && other.row.kind != NameKind::UnnamedChip)
                    .map(|other| other.range.clone())
                    .collect();
                let quantity = quantity::of_chip(words, &name.range, &others, row.as_ref().map(|(count, _)| count));
                // Two processors in each server are no accelerators.
                let counted = quantity.filter(|(quantity, _)| name.row.class != "cpu" || quantity.unit == "server");
                if let Some((quantity, ranges)) = counted {
                    let from_row = ranges.is_empty() || quantity.factors.len() > ranges.len();
                    for span in ranges.iter().filter_map(whole) {
                        fact.support(Evidence { span, purpose: Purpose::Quantity, label: None, rule: "count" });
                    }
                    if let Some((_, span)) = row.filter(|_| from_row) {
                        fact.support(Evidence { span, purpose: Purpose::Quantity, label: None, rule: "count-of-row" });
                    }
                    fact.value.quantities.push(quantity);
                }
            }
            let deciding = decided.words.as_ref().and_then(|range| words.get(range.clone())).unwrap_or("");
            let at =
                At { mentions: self.mentions, spots: self.spots, block: self.block, sentence: self.sentence.clone() };
            told.push(Told {
                short: if spot == "justification" { at.falls_short(&hits, index) } else { None },
                is_bare: decided.words.is_none(),
                is_weak: grounds::is_weak(deciding),
                is_open: decided.words.is_none() || grounds::looks_at(words),
                block: self.block,
                seat: Seat {
                    sentence: self.sentence.clone(),
                    name: name.range.clone(),
                    alone: decided.stance,
                    words: decided.words.clone(),
                    row: is_cell.then(|| around.to_owned()),
                },
                fact,
                spot,
            });
        }
    }

    /// 方案二：租用阿里云算力。…不予采用: an option that the same paragraph turns down is not sought.
    fn of_option(&self, spot: Spot, decided: &Decided) -> Decided {
        let text = self.mentions.text(self.block);
        let weighs = spot == "justification" && text.starts_with("方案") && decided.stance == Stance::Sought;
        let says = |list: &[&str]| list.iter().any(|word| text.contains(word));
        let down = says(&["不予采用", "不推荐", "不采用", "不建议", "风险", "不满足", "无法满足"])
            && !says(&["推荐采用", "故推荐", "拟采用", "为最优", "选定"]);
        let stance = if weighs && down { Stance::Rejected } else { decided.stance };
        Decided { stance, words: decided.words.clone() }
    }

    /// Where the purchase cares for what is owned, only words that buy seek anything; what a bidder asks seeks nothing.
    fn of_act(&self, decided: Decided, words: &str, spot: Spot, (at, class): (usize, &str)) -> Decided {
        let deciding = decided.words.as_ref().and_then(|range| words.get(range.clone())).unwrap_or("");
        let kept = self.cares && !act::BUYING.iter().any(|word| deciding.contains(word));
        let asked = act::is_question(self.mentions.text(self.block), words);
        // 采用英特尔酷睿处理器(i7及以上): a processor and its successors are asked for.
        let at_least = class == "cpu" && decided.stance == Stance::Comparison && deciding.ends_with("以上");
        if at_least && !words.contains(['低', '优']) {
            return Decided { stance: Stance::Sought, words: decided.words };
        }
        // 现状：荐书机器人接入智谱清言: what is used there is not sought without a word of the purchase.
        let used = spot == "background" && grounds::is_weak(deciding) && !grounds::plans(words);
        // 公有云：□阿里云 □腾讯云: a box that nobody ticked.
        let before = words.get(..at).unwrap_or("").trim_end();
        let open_box = before.ends_with(['□', '☐', '○', '◻']);
        if let Some(stance) = answer::of(self.mentions, self.document, self.grid, self.block, words) {
            return Decided { stance, words: None };
        }
        // 业绩：小程序，运行在华为云; 现状：平台运行在阿里云上: a fact and no demand.
        let runs = decided.stance == Stance::Compatible
            && matches!(spot, "qualification" | "background")
            && ["运行", "部署", "托管"].iter().any(|word| deciding.starts_with(word));
        if runs {
            return Decided { stance: Stance::Mentioned, words: decided.words };
        }
        if decided.stance == Stance::Sought && (kept || asked || used || open_box) {
            return Decided { stance: Stance::Mentioned, words: None };
        }
        decided
    }

    /// The lot of its row, else of the words and headings before it.
    fn lot(&self, at: usize) -> Option<LotAt> {
        let cell = self.document.blocks.get(self.block as usize).and_then(|block| block.cell());
        let of_row = cell.and_then(|cell| (self.row_lot)(cell.table, cell.row));
        of_row.or_else(|| self.lots.at(self.mentions, self.block, at))
    }

    /// In the value of an address, a person or a number.
    fn elsewhere(&self, at: usize) -> bool {
        self.mentions.labels_of(self.block).iter().any(|label| {
            label.value.start <= at
                && at < label.value.end
                && ELSEWHERE.iter().any(|word| label.row.text.contains(word))
        }) || self.label_of_row().is_some_and(|label| ELSEWHERE.iter().any(|word| label.contains(word)))
    }

    /// The label to the left of a cell.
    fn label_of_row(&self) -> Option<&'static str> {
        let cell = self.document.blocks.get(self.block as usize)?.cell()?;
        let left = self.grid.at(cell.table, cell.row, cell.column.checked_sub(1)?)?;
        label_cell(self.mentions, left).map(|label| label.row.text)
    }
}
