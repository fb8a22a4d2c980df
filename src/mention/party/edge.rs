//! Where one name ends and another, an address or a sentence begins.
use super::{ends_as_name, trim};
use crate::document::Folded;
use crate::lexicon::{Ending, ending_at, is_address_start};
use std::ops::Range;

/// Cuts a region where one name ends and another begins.
pub(super) fn pieces(folded: &Folded, region: Range<usize>) -> Vec<Range<usize>> {
    let text = folded.text();
    let mut cuts = vec![region.start];
    let mut depth = 0;
    for (offset, c) in text[region.clone()].char_indices() {
        let at = region.start + offset;
        match c {
            '(' | '[' | '【' => depth += 1,
            ')' | ']' | '】' => depth -= 1,
            '、' | ',' | ';' | '/' | '。' if depth <= 0 => {
                let left = &text[cuts.last().copied().unwrap_or(region.start)..at];
                if ends_as_name(left) || matches!(c, ';' | '。') {
                    cuts.push(at + c.len_utf8());
                }
            }
            _ if depth <= 0 => {
                if let Some(gap) = folded.gap_before(at) {
                    let left = &text[cuts.last().copied().unwrap_or(region.start)..at];
                    let right = &text[at..region.end];
                    if (gap.width >= 2 || gap.line_break) && ends_as_name(left.trim_end()) && !goes_on(right) {
                        cuts.push(at);
                    }
                }
            }
            _ => {}
        }
    }
    cuts.push(region.end);
    cuts.windows(2).map(|pair| pair[0]..pair[1]).collect()
}

/// Whether the words behind a gap go on with the same name: 湖北分公司, 分局, a bracket.
pub(super) fn goes_on(right: &str) -> bool {
    let head: String = right.chars().take_while(|c| !",、;。 :".contains(*c)).take(14).collect();
    head.starts_with('(')
        || ["分公司", "支行", "分行", "分局", "分院", "支队", "大队", "分中心", "营业部"]
            .iter()
            .any(|word| head.ends_with(word))
            && !is_place_company(&head)
}

pub(super) fn is_place_company(head: &str) -> bool {
    head.contains("有限公司")
}

/// 01包：, 包1-, (1), 1. before a name.
pub(super) fn strip_lot(text: &str, mut region: Range<usize>) -> Range<usize> {
    let words = &text[region.clone()];
    if let Some(colon) = words.find([':', '-']).filter(|at| *at <= 24)
        && crate::mention::lot_id(&words[..colon]).is_some()
    {
        region.start += colon + 1;
    }
    let words = &text[region.clone()];
    let rest = words.trim_start_matches(|c: char| c.is_ascii_digit());
    if rest.len() < words.len() && rest.starts_with(['.', '、', ')']) {
        let next = rest.chars().next().map_or(0, char::len_utf8);
        region.start += words.len() - rest.len() + next;
    }
    trim(text, region)
}

/// Where a name runs into an address or a sentence without a separator, ends it behind a firm ending.
pub(super) fn cut_tail(text: &str, mut region: Range<usize>) -> Range<usize> {
    let words = &text[region.clone()];
    let has_ending = ends_as_name(words);
    let mut cut = None;
    for (offset, c) in words.char_indices() {
        let end = offset + c.len_utf8();
        if let Some((word, Ending::Firm)) = ending_at(&words[..end]) {
            if word == "厂" || word == "公司" && words[..end].chars().count() < 4 {
                continue;
            }
            let rest = &words[end..];
            let goes = rest.is_empty() || rest.starts_with(['(', ')']) || branch_follows(rest);
            if !goes && (is_address_start(rest) || !has_ending || looks_like_address(rest)) {
                cut = Some(end);
                break;
            }
        } else if ends_as_name(&words[..end]) && end < words.len() && !has_ending && is_address_start(&words[end..]) {
            cut = Some(end);
            break;
        }
    }
    if let Some(end) = cut {
        region.end = region.start + end;
    } else if let Some(comma) = words.find([',', ';', '。', ':']) {
        // A sentence goes on behind the name.
        if ends_as_name(&words[..comma]) {
            region.end = region.start + comma;
        }
    }
    region
}

pub(super) fn looks_like_address(rest: &str) -> bool {
    ["省", "市", "区", "县", "路", "街", "号", "镇", "楼"].iter().filter(|word| rest.contains(*word)).count() >= 2
}

pub(super) fn branch_follows(rest: &str) -> bool {
    let head: String = rest.chars().take(16).collect();
    [
        "分公司",
        "子公司",
        "支行",
        "分行",
        "营业部",
        "事业部",
        "项目部",
        "分厂",
        "支公司",
        "分部",
        "一矿",
        "二矿",
        "研究院",
        "分院",
        "中心",
    ]
    .iter()
    .any(|word| head.find(word).is_some_and(|at| !looks_like_address(&head[..at])))
}
