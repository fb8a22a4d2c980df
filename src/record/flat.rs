//! Tables that an export flattened to one line.
use super::party::push;
use super::{AmountRole, Confidence, Evidence, Fact, Supplier, SupplierRole, amount};
use crate::lexicon::{Ending, NoticeKind, Role, ending_at, is_address_start};
use crate::mention::{Currency, Label, Mentions, Unit, amounts, lot_marks};

/// Tables flattened to one line: 序号供应商名称供应商地址中标（成交）金额…1示例有限公司云岭市…报价：100元….
pub(super) fn tables(
    mentions: &Mentions,
    kind: NoticeKind,
    suppliers: &mut Vec<Fact<Supplier>>,
    money: &mut Vec<Fact<super::Amount>>,
) {
    for block in 0..mentions.folded.len() {
        let labels = mentions.labels_of(block as u32);
        let mut index = 0;
        while index < labels.len() {
            let mut end = index;
            while end + 1 < labels.len()
                && labels[end].value.is_empty()
                && labels[end + 1].range.start <= labels[end].range.end + 1
            {
                end += 1;
            }
            if end - index >= 2 {
                flat_rows(mentions, &labels[index..=end], kind, suppliers, money);
            }
            index = end + 1;
        }
    }
}

fn flat_rows(
    mentions: &Mentions,
    head: &[Label],
    kind: NoticeKind,
    suppliers: &mut Vec<Fact<Supplier>>,
    money: &mut Vec<Fact<super::Amount>>,
) {
    let Some(name) = head.iter().find(|label| matches!(label.row.role, Role::Winner | Role::WinnerMaybe)) else {
        return;
    };
    let priced = head.iter().find(|label| matches!(label.row.role, Role::Award));
    // 供应商名称 beside 货物名称 and 单价 is the list of what was bought; the award table has its amount or a score.
    if priced.is_none() && name.row.role == Role::WinnerMaybe {
        return;
    }
    let Some(last) = head.last() else { return };
    let Some(folded) = mentions.folded.get(last.block as usize) else { return };
    // The rows go on where a cell's own label (报价:) was taken for the next label.
    let text = folded.text();
    let others = |label: &&Label| {
        let role = label.row.role;
        label.range.start > last.range.end
            && (role.is_section()
                || matches!(role, Role::Fee | Role::Deposit | Role::OtherMoney | Role::Buyer | Role::Agency))
    };
    let end = mentions.labels_of(last.block).iter().find(others).map_or(text.len(), |label| label.range.start);
    let data = last.value.start..end.max(last.value.start);
    let fallback = priced.and_then(|label| label.hint.unit);
    let lot = lot_above(mentions, last.block);
    for cells in rows_of(text, data) {
        let words = &text[cells.clone()];
        if let Some((from, to)) = firms(words).into_iter().next() {
            let range = cells.start + from..cells.start + to;
            let Some(span) = folded.span(range.clone()) else { continue };
            let role = if kind == NoticeKind::Candidates { SupplierRole::Candidate } else { SupplierRole::Winner };
            let lead = words[..from].ends_with("牵头供应商:").then_some(true);
            let supplier = Supplier { name: text[range].to_owned(), role, lead, rank: None, lot: lot.clone() };
            push(
                suppliers,
                supplier,
                Evidence::value(span, Some(name.row.text), "flattened-table"),
                Confidence::Stated,
            );
        }
        let Some(priced) = priced else { continue };
        let priced_words = |m: &crate::mention::Money| m.unit.is_some() || m.currency.is_some();
        let mut found = amounts(words).into_iter().find(priced_words);
        if found.is_none() && fallback.is_some() {
            found = bare(words, priced.range.start < name.range.start, priced.range.end == last.range.end);
        }
        let (mut folded, mut cells) = (folded, cells.clone());
        if found.is_none() {
            // A line break inside the row (牵头供应商：A ⏎ 投标联合体：A、B…报价：405000（元）).
            let next = mentions.folded.iter().skip(last.block as usize + 1).find(|next| !next.text().is_empty());
            let Some(next) =
                next.filter(|next| next.text().starts_with("投标联合体") || next.text().starts_with("联合体"))
            else {
                continue;
            };
            found = amounts(next.text()).into_iter().find(priced_words);
            (folded, cells) = (next, 0..next.text().len());
        }
        let Some(found) = found else { continue };
        let Some(value) = found.value(fallback.or(Some(Unit::One))) else { continue };
        let Some(span) = folded.span(cells.start + found.range.start..cells.start + found.range.end) else { continue };
        let amount = super::Amount {
            role: if kind == NoticeKind::Candidates { AmountRole::Other } else { AmountRole::Award },
            value: (!value.is_zero()).then_some(value),
            currency: found.currency.unwrap_or(Currency::Cny),
            per: found.per,
            tax: None,
            words: None,
            max: None,
            lot: lot.clone(),
        };
        amount::push(money, amount, vec![Evidence::value(span, Some(priced.row.text), "flattened-table")]);
    }
}

/// The number of a row whose head gives the unit (成交金额(元)): the one before the name where its column stands before
/// that of the names, the last of the row where its column is the last.
fn bare(words: &str, first: bool, last: bool) -> Option<crate::mention::Money> {
    let long = |m: &crate::mention::Money| words[m.range.clone()].bytes().filter(u8::is_ascii_digit).count() >= 3;
    let mut found = amounts(words).into_iter();
    let (name, _) = firms(words).into_iter().next()?;
    if first {
        found.find(|m| long(m) && m.range.end == name)
    } else if last {
        found.rfind(|m| long(m) && m.range.start > name && is_numbering(&words[m.range.end..]))
    } else {
        None
    }
}

/// Nothing, or the number of the next heading (四、).
fn is_numbering(words: &str) -> bool {
    words.chars().all(|c| c == ' ' || "一二三四五六七八九十、".contains(c))
}

/// The rows of a flattened table: from number to number, or, without numbers, from one amount to the next.
fn rows_of(text: &str, data: std::ops::Range<usize>) -> Vec<std::ops::Range<usize>> {
    let mut starts = Vec::new();
    let mut at = data.start;
    while let Some(next) = row_start(text, at, starts.len() as u32 + 1) {
        starts.push(next);
        at = next;
    }
    let ends = starts.iter().skip(1).copied().chain(std::iter::once(data.end));
    let mut rows: Vec<_> = starts.iter().copied().zip(ends).map(|(start, end)| start..end.max(start)).collect();
    if rows.is_empty() {
        let mut start = data.start;
        for found in amounts(&text[data.clone()]).into_iter().filter(|m| m.unit.is_some() || m.currency.is_some()) {
            let end = data.start + found.range.end;
            rows.push(start..end);
            start = end;
        }
        if rows.is_empty() {
            rows.push(data);
        }
    }
    rows
}

/// The lot that the line above a flattened table names: 合同包1(示例设备):.
fn lot_above(mentions: &Mentions, block: u32) -> Option<String> {
    let above = (block.saturating_sub(3)..block).rev().find(|block| !mentions.text(*block).is_empty())?;
    let mark = lot_marks(mentions.text(above)).into_iter().next()?;
    (mark.range.start <= 6).then_some(mark.id)
}

/// Where row `number` of a flattened table begins: its number, and no digit around it.
fn row_start(text: &str, from: usize, number: u32) -> Option<usize> {
    let digits = number.to_string();
    let mut at = from;
    while let Some(offset) = text.get(at..)?.find(&digits) {
        let start = at + offset;
        let end = start + digits.len();
        let rest = text[end..].trim_start();
        let row = firms(rest.get(..rest.len().min(180)).unwrap_or_else(|| head(rest, 60)))
            .first()
            .is_some_and(|(from, _)| *from == 0);
        let starts_name = row
            || ["牵头供应商", "牵头人", "报价", "总价", "投标报价", "磋商报价", "投标总报价", "最后报价"]
                .iter()
                .any(|word| rest.starts_with(word));
        let before = text[..start].chars().next_back();
        let before_ok = number == 1 || before.is_some_and(|c| c.is_ascii_digit() || matches!(c, ')' | ' '));
        if starts_name && before_ok {
            return Some(end);
        }
        at = end;
        if number == 1 && at > from + 24 {
            return None;
        }
    }
    None
}

/// The first letters of a text.
fn head(text: &str, letters: usize) -> &str {
    text.char_indices().nth(letters).map_or(text, |(at, _)| &text[..at])
}

/// The organisations of a run of text: byte ranges of names, begun at a boundary. A firm ending ends a name wherever it
/// stands, a soft one (中心, 研究院) only before an address.
fn firms(text: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let end = at + c.len_utf8();
        let after_money = c == ')' && (text[..at].ends_with('元') || text[..at].ends_with('%'));
        if c.is_ascii_digit() || matches!(c, ':' | ',' | ';' | '。' | ' ' | '、' | '元') || after_money {
            start = end;
        } else if let Some((word, ending)) = ending_at(&text[start..end]) {
            let long = text[start..end].chars().count() >= word.chars().count() + 2;
            let rest = &text[end..];
            let address = is_address_start(rest) || same_start(&text[start..end], rest);
            let ends = match ending {
                Ending::Firm => rest.is_empty() || address || !rest.starts_with('('),
                Ending::Soft => address || rest.is_empty() && text[..start].ends_with(':'),
            };
            if long && word != "厂" && ends && !rest.starts_with("分公司") {
                found.push((start, end));
                start = end;
            }
        }
        at = end;
    }
    found
}

/// An address often begins with the town that the name began with.
fn same_start(name: &str, rest: &str) -> bool {
    let town: String = name.chars().take(2).collect();
    town.chars().count() == 2 && rest.starts_with(&town)
}
