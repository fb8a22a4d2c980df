//! Facts that stand in running text: mandates (受…委托), tables that an export flattened to one line, lots.
use super::party::push;
use super::{AmountRole, Confidence, Evidence, Fact, Lot, Record, Supplier, SupplierRole, amount};
use crate::lexicon::{Ending, NoticeKind, Role, ending_at, is_address_start, prose_rows};
use crate::mention::{Currency, Label, Mentions, Party, Unit, amounts, lot_marks, parties};

/// Parties that a sentence names.
#[derive(Default)]
pub(super) struct Mandates {
    pub(super) buyers: Vec<(u32, Party)>,
    pub(super) agencies: Vec<(u32, Party)>,
}

/// “A 受 B 的委托”: B buys, A is its agency.
pub(super) fn mandates(mentions: &Mentions) -> Mandates {
    let mut out = Mandates::default();
    for folded in &mentions.folded {
        let text = folded.text();
        for (at, _) in text.match_indices('受') {
            let rest = &text[at + '受'.len_utf8()..];
            let Some(end) = rest.find("委托").filter(|end| *end <= 150) else { continue };
            let start = at + '受'.len_utf8();
            let words = rest[..end].trim_end_matches(['的', ' ']);
            let Some(buyer) = name_in(folded, start..start + words.len()) else { continue };
            out.buyers.push((folded.block(), buyer));
            let before = text[..at].trim_end_matches(['接', ' ']);
            let from = before
                .rfind(['。', ';', ',', ':', '、'])
                .map_or(0, |cut| cut + before[cut..].chars().next().map_or(1, char::len_utf8));
            if let Some(agency) = name_in(folded, from..before.len()) {
                out.agencies.push((folded.block(), agency));
            }
        }
    }
    out
}

/// “采购人”系指 B: a definition that names the buyer; one that only explains the word (本次招标的采购单位) names nobody.
pub(super) fn definitions(mentions: &Mentions) -> Vec<(u32, Party)> {
    let mut found = Vec::new();
    for folded in &mentions.folded {
        let text = folded.text();
        for word in ["采购人", "招标人"] {
            for (at, _) in text.match_indices(word) {
                let rest = text[at + word.len()..].trim_start_matches(['”', '"', ' ', '」', '’']);
                let Some(value) = ["系指", "是指", "指:", "即"].iter().find_map(|verb| rest.strip_prefix(verb))
                else {
                    continue;
                };
                let start = text.len() - value.len();
                let end = value.find(['。', ';', ',']).unwrap_or(value.len());
                let generic = ["本次", "依法", "采购人", "招标人", "的", "单位", "法人", "组织"];
                if generic.iter().any(|word| value[..end].contains(word)) {
                    continue;
                }
                if let Some(party) = name_in(folded, start..start + end) {
                    found.push((folded.block(), party));
                }
            }
        }
    }
    found
}

/// The project's name in a sentence: the mandate's object, or “本招标项目 P 已由…批准”. The title's own name goes before
/// the sentence's unless it only adds 施工 or 监理 to it.
pub(super) fn project_in_prose(mentions: &Mentions, title: Option<Fact<String>>) -> Option<Fact<String>> {
    let sentence = project_of_mandate(mentions).or_else(|| project_of_approval(mentions));
    match (sentence, title) {
        (Some(sentence), Some(title)) => {
            let rest = title.value.strip_prefix(sentence.value.as_str());
            let only_works = rest.is_some_and(|rest| rest.chars().count() <= 4);
            Some(if only_works || sentence.evidence().iter().any(|e| e.rule == "mandate") { sentence } else { title })
        }
        (sentence, title) => sentence.or(title),
    }
}

/// “本招标项目 P 已由…批准”, “本招标项目为 P,(招标编号:…)”.
fn project_of_approval(mentions: &Mentions) -> Option<Fact<String>> {
    mentions.folded.iter().find_map(|folded| {
        let text = folded.text();
        let at = ["本招标项目为", "本招标项目", "本采购项目为", "本项目为", "本"].iter().find_map(|lead| {
            let at = text.find(lead).filter(|at| *at <= 6)?;
            (lead.len() > 3 || text.contains("已由")).then_some(at + lead.len())
        })?;
        let words = &text[at..];
        let end = [",(招标编号", "(招标编号", "(项目编号", "已由", "已经"]
            .iter()
            .filter_map(|word| words.find(word))
            .min()?;
        let name = words[..end].trim_matches([' ', '“', '”', ',', ':', '"']);
        if !(6..=100).contains(&name.chars().count()) || name.contains(['。', ';', ',']) {
            return None;
        }
        let from = at + words.find(name)?;
        let span = folded.span(from..from + name.len())?;
        Some(Fact::new(name.to_owned(), Confidence::Inferred, Evidence::value(span, None, "sentence")))
    })
}

/// “受 B 的委托，就 P 进行公开招标”: P is the project.
fn project_of_mandate(mentions: &Mentions) -> Option<Fact<String>> {
    mentions.folded.iter().find_map(|folded| {
        let text = folded.text();
        let mandate = text.find("委托")?;
        let rest = &text[mandate..];
        let start = mandate + rest.find(['就', '对']).filter(|at| *at <= 24)? + '就'.len_utf8();
        let words = &text[start..];
        let end =
            ["(项目编号", "(招标编号", "(采购编号", "进行", "组织"].iter().filter_map(|word| words.find(word)).min()?;
        let name = words[..end].trim_matches(['“', '”', '"', ' ', '《', '》']);
        if !(6..=100).contains(&name.chars().count()) || name.contains(['。', ';', ',']) {
            return None;
        }
        let from = start + words.find(name)?;
        let span = folded.span(from..from + name.len())?;
        Some(Fact::new(name.to_owned(), Confidence::Inferred, Evidence::value(span, None, "mandate")))
    })
}

fn name_in(folded: &crate::document::Folded, range: std::ops::Range<usize>) -> Option<Party> {
    let found = parties(folded, range).ok()?;
    found.into_iter().next().filter(|party| {
        party.sure && party.name.chars().count() >= 4 && !["采购人", "招标人", "业主"].contains(&party.name.as_str())
    })
}

/// Winners that a sentence names: “确定 A 为中标供应商”.
pub(super) fn winners_in_prose(mentions: &Mentions, suppliers: &mut Vec<Fact<Supplier>>) {
    for folded in &mentions.folded {
        let text = folded.text();
        for pattern in prose_rows() {
            for (at, _) in text.match_indices(pattern.before) {
                let start = at + pattern.before.len();
                let Some(length) = text[start..].find(pattern.after).filter(|length| *length <= 120) else { continue };
                let Some(party) = name_in(folded, start..start + length) else { continue };
                let Some(span) = folded.span(party.range.clone()) else { continue };
                let supplier =
                    Supplier { name: party.name, role: SupplierRole::Winner, lead: None, rank: None, lot: None };
                push(suppliers, supplier, Evidence::value(span, Some(pattern.before), "sentence"), Confidence::Stated);
            }
        }
    }
}

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
    let data = last.value.start..text.len();
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
            lot: lot.clone(),
        };
        amount::push(money, amount, vec![Evidence::value(span, Some(priced.row.text), "flattened-table")]);
    }
}

/// The rows of a flattened table: from number to number, or, without numbers, from one amount to the next.
fn rows_of(text: &str, data: std::ops::Range<usize>) -> Vec<std::ops::Range<usize>> {
    let mut rows = Vec::new();
    let mut at = data.start;
    while let Some(next) = row_start(text, at, rows.len() as u32 + 1) {
        let end = row_start(text, next, rows.len() as u32 + 2).unwrap_or(data.end).min(data.end);
        rows.push(next..end);
        at = end;
    }
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
        let after = text[end..].trim_start().chars().next();
        let starts_name = after.is_some_and(|c| {
            !c.is_ascii_alphanumeric() && c.is_alphabetic() && !"年月日号楼层室栋元万包路弄".contains(c)
        });
        let before_ok = number == 1
            || text[..start].chars().next_back().is_some_and(|c| c.is_ascii_digit() || c == ')' || c == ' ');
        if (starts_name || after == Some('报')) && (before_ok || number == 1) {
            return Some(end);
        }
        at = end;
        if number == 1 && at > from + 24 {
            return None;
        }
    }
    None
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

/// The lots that the facts name, with what becomes of each.
pub(super) fn lots(mentions: &Mentions, record: &Record) -> Vec<Fact<Lot>> {
    let mut ids: Vec<String> = Vec::new();
    let named = record.amounts.iter().filter_map(|fact| fact.value.lot.clone());
    for id in named.chain(record.suppliers.iter().filter_map(|fact| fact.value.lot.clone())) {
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    let mut lots = Vec::new();
    for id in ids {
        let mark = mentions.folded.iter().find_map(|folded| {
            let mark = lot_marks(folded.text()).into_iter().find(|mark| mark.id == id)?;
            folded.span(mark.range)
        });
        let Some(span) = mark else { continue };
        let won = record
            .suppliers
            .iter()
            .any(|fact| fact.value.lot.as_ref() == Some(&id) && fact.value.role == SupplierRole::Winner);
        let status = match record.kind {
            NoticeKind::Award if won => "awarded",
            NoticeKind::Tender
            | NoticeKind::Consultation
            | NoticeKind::Negotiation
            | NoticeKind::Inquiry
            | NoticeKind::TenderDocument => "open",
            _ => "unknown",
        };
        lots.push(Fact::new(
            Lot { id, name: None, status },
            Confidence::Stated,
            Evidence::value(span, None, "lot-mark"),
        ));
    }
    lots
}
