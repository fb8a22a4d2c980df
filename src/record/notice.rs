//! What kind of notice it is and what it calls itself: title, project name and number, dates, reason.
use super::slot::{Placement, Slot};
use super::{Confidence, Evidence, Fact};
use crate::document::{Document, Folded, Furniture, Kind};
use crate::lexicon::{NoticeKind, Role, ending_at, title_kind};
use crate::mention::{Date, Mentions, find_date};

/// Blocks from the top among which a title is looked for.
const TITLE_BLOCKS: usize = 120;

/// The title and the kind that its words state.
pub(super) fn title(document: &Document, mentions: &Mentions) -> (NoticeKind, Option<Fact<String>>) {
    let (kind, fact) = title_words(document, mentions);
    let notice = matches!(
        kind,
        NoticeKind::Tender
            | NoticeKind::Consultation
            | NoticeKind::Negotiation
            | NoticeKind::Inquiry
            | NoticeKind::Other
    );
    let kind = if notice && has_chapters(mentions) { NoticeKind::TenderDocument } else { kind };
    // A page that says when the first notice stood and what is changed is a correction, whatever its title repeats.
    let has = |word: &str| mentions.labels.iter().any(|label| label.row.text == word);
    let changed = has("更正日期") && (has("首次公告日期") || has("更正事项"));
    let kind = if changed && kind != NoticeKind::Termination { NoticeKind::Correction } else { kind };
    (kind, fact)
}

/// A tender document has chapters, and one of them tells bidders what to know; a notice has neither.
fn has_chapters(mentions: &Mentions) -> bool {
    let heading = |text: &str| text.starts_with('第') && text.chars().take(4).any(|c| matches!(c, '章' | '部'));
    let chapters =
        mentions.worded().filter(|folded| heading(folded.text()) && folded.text().len() < 120).nth(2).is_some();
    let words =
        ["投标人须知", "供应商须知", "投标须知", "响应人须知", "评标办法", "评审办法", "投标文件格式", "响应文件格式"];
    let parts = words.iter().filter(|word| mentions.worded().any(|f| f.text().len() < 120 && f.text().contains(*word)));
    chapters && parts.count() >= 1
}

/// The title that repeats at the head of every page, where no body block is one: an excerpt without its cover.
fn running_title(document: &Document) -> Option<(NoticeKind, Option<Fact<String>>)> {
    let heads =
        document.blocks.iter().enumerate().filter(|(_, block)| block.kind == Kind::Furniture(Furniture::Header));
    heads.take(20).find_map(|(index, block)| {
        let folded = Folded::new(index as u32, &block.text);
        let text = folded.text().trim_end();
        let (kind, range) = title_kind(text)?;
        let model = ["示范文本", "范本", "标准文件"].iter().any(|word| text.contains(word));
        if range.end != text.len() || !(10..=80).contains(&text.chars().count()) || model {
            return None;
        }
        let fact = Fact::new(
            text.to_owned(),
            Confidence::Inferred,
            Evidence::value(folded.span(0..text.len())?, None, "page-head"),
        );
        Some((kind, Some(fact)))
    })
}

/// Whether a sign stands in the words but for brackets: (项目编号:…) may stand in a title.
fn outside_brackets(words: &str, sign: char) -> bool {
    let mut depth = 0;
    words.chars().any(|c| {
        match c {
            '(' | '[' | '【' => depth += 1,
            ')' | ']' | '】' => depth -= 1,
            _ => {}
        }
        c == sign && depth <= 0
    })
}

/// 4.招标文件的获取: a heading inside the notice.
fn is_numbered(words: &str) -> bool {
    let rest = words.trim_start_matches(|c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c));
    rest.len() < words.len() && rest.starts_with(['.', '、'])
        || words.starts_with('第') && words.chars().take(4).any(|c| c == '章')
}

fn title_words(document: &Document, mentions: &Mentions) -> (NoticeKind, Option<Fact<String>>) {
    let candidates = document
        .blocks
        .iter()
        .enumerate()
        .filter(|(_, block)| block.is_body())
        .take(TITLE_BLOCKS)
        .map(|(index, block)| (index as u32, block));
    let mut fallback = None;
    for (index, block) in candidates {
        let text = mentions.text(index);
        let start = text.len() - text.trim_start_matches(['#', ' ']).len();
        let words = text[start..].trim_end_matches(['.', '…', ' ']);
        let count = words.chars().count();
        if words.is_empty()
            || count > 160
            || words.contains(['。', ';'])
            || words.starts_with("URL:")
            || words.contains('>')
        {
            continue;
        }
        let Some((kind, range)) = title_kind(words) else { continue };
        // 关于取消…中标结果的公告 takes back what it names.
        let ends = ["关于取消", "关于终止", "关于撤销", "关于中止", "关于废止"];
        let kind = if ends.iter().any(|word| words.starts_with(word)) { NoticeKind::Termination } else { kind };
        let tail = words[range.end..].chars().count();
        let has_label = mentions.labels_of(index).iter().any(|label| label.colon);
        let heading = matches!(block.kind, Kind::Heading);
        // A title ends with the words of its kind (a bracket or a round may follow); a sentence goes on.
        if (tail <= 12 || words[range.end..].trim_start().starts_with('('))
            && !has_label
            && !outside_brackets(words, ':')
            && !is_numbered(words)
        {
            let end = start + words.len();
            let Some(span) = mentions.folded.get(index as usize).and_then(|f| f.span(start..end)) else { continue };
            let fact = Fact::new(words.to_owned(), Confidence::Stated, Evidence::value(span, None, "title"));
            if count >= 6 || heading {
                return (kind, Some(fact));
            }
            fallback = fallback.or(Some((kind, None)));
        } else if heading && fallback.is_none() {
            fallback = Some((kind, None));
        }
    }
    fallback
        .or_else(|| plain_title(document, mentions))
        .or_else(|| contract_or_letter(document, mentions))
        .or_else(|| running_title(document))
        .unwrap_or((NoticeKind::Other, None))
}

/// The cover of a tender document: the project's name on the line above 公开招标文件.
pub(super) fn name_on_cover(document: &Document, mentions: &Mentions) -> Option<Fact<String>> {
    let body: Vec<u32> =
        (0..document.blocks.len().min(30) as u32).filter(|index| !mentions.text(*index).is_empty()).collect();
    body.windows(2).find_map(|pair| {
        let below = mentions.text(pair[1]);
        let text = mentions.text(pair[0]);
        let kind_only = below.chars().count() <= 12
            && title_kind(below)
                .is_some_and(|(kind, range)| kind == NoticeKind::TenderDocument && range.end == below.len());
        let name = (6..=100).contains(&text.chars().count())
            && mentions.labels_of(pair[0]).is_empty()
            && !text.contains([':', '。', ';']);
        if !kind_only || !name || ending_at(text).is_some() {
            return None;
        }
        let span = mentions.folded.get(pair[0] as usize)?.span(0..text.len())?;
        Some(Fact::new(text.to_owned(), Confidence::Inferred, Evidence::value(span, None, "cover")))
    })
}

/// 关于采购…的公告: a call without one of the forms' names.
fn plain_title(document: &Document, mentions: &Mentions) -> Option<(NoticeKind, Option<Fact<String>>)> {
    let body = |(index, block): (usize, &crate::document::Block)| block.is_body().then_some(index as u32);
    document.blocks.iter().enumerate().filter_map(body).take(12).find_map(|index| {
        let text = mentions.text(index).trim_start_matches(['#', ' ']);
        let count = text.chars().count();
        let fits = (8..=80).contains(&count) && text.ends_with("公告") && !text.contains([':', '。']);
        if !fits || !["采购", "招标", "租赁", "购买"].iter().any(|word| text.contains(word)) {
            return None;
        }
        let start = mentions.text(index).len() - text.len();
        let span = mentions.folded.get(index as usize)?.span(start..start + text.len())?;
        let fact = Fact::new(text.to_owned(), Confidence::Stated, Evidence::value(span, None, "title"));
        Some((NoticeKind::Tender, Some(fact)))
    })
}

/// 采购合同 with its 甲方 and 乙方, 中标通知书 to the winner: the paper itself and no notice of it.
fn contract_or_letter(document: &Document, mentions: &Mentions) -> Option<(NoticeKind, Option<Fact<String>>)> {
    let party = |words: [&str; 2]| {
        mentions.labels.iter().any(|label| label.colon && words.iter().any(|word| label.row.text.contains(word)))
    };
    let contract = party(["甲方", "买方"]) && party(["乙方", "卖方"]);
    let body = |(index, block): (usize, &crate::document::Block)| block.is_body().then_some(index as u32);
    document.blocks.iter().enumerate().filter_map(body).take(8).find_map(|index| {
        let text = mentions.text(index).trim_matches(['#', ' ']);
        let ends = contract && ["合同", "合同书", "协议", "协议书"].iter().any(|word| text.ends_with(word));
        let letter = ["中标通知书", "成交通知书", "中选通知书"].iter().any(|word| text.ends_with(word));
        if !ends && !letter || !(4..=60).contains(&text.chars().count()) || text.contains([':', '。']) {
            return None;
        }
        let start = mentions.text(index).find(text)?;
        let span = mentions.folded.get(index as usize)?.span(start..start + text.len())?;
        let fact = Fact::new(text.to_owned(), Confidence::Stated, Evidence::value(span, None, "title"));
        Some((if letter { NoticeKind::Award } else { NoticeKind::Contract }, Some(fact)))
    })
}

/// The title without the words of its kind is the project's name, where no label gives one.
pub(super) fn name_of_title(document: &Document, title: Option<&Fact<String>>) -> Option<Fact<String>> {
    let span = title?.evidence().first()?.span;
    let folded = &Folded::new(span.block, &document.blocks.get(span.block as usize)?.text);
    let start = folded.position(span.start);
    let words = folded.text().get(start..)?;
    let (kind, range) = title_kind(words)?;
    let name = words[..range.start].trim_end_matches(['的', ' ', '-', '(', '“', '"']);
    let long = name.chars().count();
    if !(6..=100).contains(&long) || matches!(kind, NoticeKind::Intention | NoticeKind::Correction) {
        return None;
    }
    // (市交易中心)…: a bracket before the name is the portal's.
    let bare = name.strip_prefix('(').and_then(|rest| rest.split_once(')')).map_or(name, |(_, rest)| rest.trim_start());
    // …公司关于…: who publishes it is not part of the name.
    let bare = bare.split_once("公司关于").map_or(bare, |(_, rest)| rest);
    let bare = bare.strip_prefix("关于").unwrap_or(bare);
    let name = balanced(bare);
    let from = start + words.find(name)?;
    let span = folded.span(from..from + name.len())?;
    Some(Fact::new(name.to_owned(), Confidence::Inferred, Evidence::value(span, None, "title-without-kind")))
}

/// Takes a text value: the project's name or number, a reason.
pub(super) fn text_value(mentions: &Mentions, slots: &[Slot], role: Role) -> Option<Fact<String>> {
    let mut best: Option<(u8, Fact<String>)> = None;
    for slot in slots.iter().filter(|slot| slot.role == role && slot.placement != Placement::Before) {
        let Some(folded) = mentions.folded.get(slot.block as usize) else { continue };
        let text = folded.text();
        let Some(range) = trimmed(text, slot, role) else { continue };
        let value = text[range.clone()].to_owned();
        let Some(span) = folded.span(range) else { continue };
        let weight = match slot.placement {
            Placement::Behind if slot.firm => 0,
            Placement::Right => 0,
            Placement::Next => 1,
            Placement::Below => 2,
            Placement::Glued => 3,
            Placement::Behind | Placement::Before => 4,
        };
        // 合同名称 is the contract's own name; the project's stands beside it.
        let weight =
            weight + if matches!(slot.label, "合同名称" | "标段编号" | "分标编号") { 3 } else { 0 };
        let evidence = Evidence::value(span, Some(slot.label), slot.placement.rule());
        match &mut best {
            Some((known, fact)) if fact.value == value => {
                *known = (*known).min(weight);
                fact.support(evidence);
            }
            Some((known, _)) if *known <= weight => {}
            _ => best = Some((weight, Fact::new(value, Confidence::Stated, evidence))),
        }
    }
    best.map(|(_, fact)| fact)
}

fn trimmed(text: &str, slot: &Slot, role: Role) -> Option<std::ops::Range<usize>> {
    let words = text.get(slot.region.clone())?;
    let left = words.trim_start_matches([' ', ':', '“', '"']);
    let start = slot.region.end - left.len();
    let mut kept = left.trim_end_matches([' ', ',', ';', '。', '、', '”', '"', ':']);
    if role == Role::ProjectNumber {
        // (招标文件编号:…) behind the number repeats it; a sentence ends it.
        if let Some(open) = kept.find("(招标文件编号").or_else(|| kept.find("(采购文件编号")) {
            kept = &kept[..open];
        }
        kept = kept.split(['。', ';', '，']).next().unwrap_or(kept).trim_end();
        kept = before_label(kept);
        let signs = kept.chars().filter(char::is_ascii_alphanumeric).count();
        if signs < 3 || kept.chars().count() > 80 || kept.contains("**") {
            return None;
        }
    } else {
        kept = kept.split(['。']).next().unwrap_or(kept);
        let count = kept.chars().count();
        let han = kept.chars().filter(|c| !c.is_ascii()).count();
        if !(3..=if role == Role::Reason { 600 } else { 150 }).contains(&count) || han < 2 {
            return None;
        }
        if matches!(kept, "项目内容" | "项目概况" | "采购内容" | "详见附件" | "见附件" | "(报道未载)" | "报道未载")
        {
            return None;
        }
    }
    // 江海市…工程(项目名称): the form's own word for the blank that was filled in.
    let kept = balanced(kept).trim_end_matches("(项目名称)").trim_end();
    let template = kept.contains("XX") || kept.contains("××") || kept.starts_with('[') && kept.ends_with(']');
    if template || kept.starts_with("(报道未载") || kept.contains("____") || kept.ends_with("..") || kept.ends_with('…')
    {
        return None;
    }
    (!kept.is_empty()).then(|| start..start + kept.len())
}

/// ZB-2025-17 货币单位:人民币元: words before a colon are a label of their own, whether it is known or not.
fn before_label(number: &str) -> &str {
    let Some((head, _)) = number.split_once(':') else { return number };
    let words = head.trim_end_matches(|c: char| !c.is_ascii() && c.is_alphabetic());
    let sign = if head[words.len()..].starts_with('号') { '号'.len_utf8() } else { 0 };
    let kept = head[..words.len() + sign].trim_end();
    if kept.contains(|c: char| c.is_ascii_digit()) { kept } else { number }
}

/// Takes a date.
pub(super) fn date_value(mentions: &Mentions, slots: &[Slot], role: Role) -> Option<Fact<Date>> {
    let mut best: Option<Fact<Date>> = None;
    for slot in slots.iter().filter(|slot| slot.role == role && slot.placement != Placement::Before) {
        let Some(folded) = mentions.folded.get(slot.block as usize) else { continue };
        let Some(words) = folded.text().get(slot.region.clone()) else { continue };
        let Some((range, date)) = find_date(words).filter(|(range, _)| range.start <= 60) else { continue };
        let Some(span) = folded.span(slot.region.start + range.start..slot.region.start + range.end) else { continue };
        let evidence = Evidence::value(span, Some(slot.label), slot.placement.rule());
        match &mut best {
            None => best = Some(Fact::new(date, Confidence::Stated, evidence)),
            Some(fact) if fact.value == date => fact.support(evidence),
            Some(_) => {}
        }
    }
    best
}

/// The date that stands alone on a line: below the title of a portal's page, or at the end of the notice.
pub(super) fn loose_date(document: &Document, mentions: &Mentions) -> Option<Fact<Date>> {
    let alone = |index: usize, strict: bool| {
        let text = mentions.text(index as u32);
        let (range, date) = find_date(text)?;
        let words = text.chars().count() - text[range.clone()].chars().count();
        let fits = if strict { words <= 2 } else { range.start == 0 && words <= 24 };
        let span = mentions.folded.get(index)?.span(range).filter(|_| fits)?;
        Some(Fact::new(date, Confidence::Inferred, Evidence::value(span, None, "date-alone")))
    };
    let body = |index: &usize| document.blocks[*index].is_body() && !mentions.text(*index as u32).is_empty();
    let count = document.blocks.len();
    (0..count.min(40))
        .filter(body)
        .find_map(|index| alone(index, false))
        .or_else(|| (count.saturating_sub(40)..count).rev().filter(body).find_map(|index| alone(index, true)))
}

/// Cuts a value at a bracket that has no partner: `A-01(` before 招标文件编号:, `A-01)公开招标公告` in a title.
fn balanced(text: &str) -> &str {
    let mut open = Vec::new();
    for (at, c) in text.char_indices() {
        match c {
            '(' | '[' | '【' => open.push(at),
            ')' | ']' | '】' if open.pop().is_none() => {
                return text[..at].trim_end();
            }
            _ => {}
        }
    }
    open.first().map_or(text, |at| text[..*at].trim_end())
}
