//! What vouches for a short name: its maker before it, a cue beside it, a number of cards, another of its list; and the
//! devices whose codes look like one.
use super::name::{Hit, ends_latin, is_code, places_of, vetoed};
use crate::lexicon::{NameKind, Squeezed, names};

/// The maker directly before a short code (英伟达A100, NVIDIA(A100)) makes it safe.
pub(super) fn follows_vendor(text: &Squeezed, hit: &Hit) -> bool {
    let before = &text.letters[..hit.from];
    let shorter = match before.split_last() {
        Some((')' | '）' | '的', rest)) => rest,
        _ => before,
    };
    names().vendor_words(hit.row.vendor).iter().any(|word| {
        [before, shorter].iter().any(|words| {
            words.ends_with(word) && {
                let start = text.at[words.len() - word.len()];
                !(word[0].is_ascii_alphanumeric() && start > 0 && text.folded[start - 1].is_ascii_alphanumeric())
            }
        })
    })
}

pub(super) fn has_cue(text: &Squeezed, context: &Squeezed, hit: &Hit, hits: &[Hit]) -> bool {
    let beside = |place: &Squeezed, from: usize, to: usize| {
        names().cues(hit.row).any(|word| {
            places_of(&place.letters, word).any(|at| {
                let (start, end) = (place.at[at], place.at[at + word.len() - 1] + 1);
                let latin = |at: usize| place.folded.get(at).is_some_and(char::is_ascii_alphanumeric);
                let cut = latin(start) && start > 0 && latin(start - 1) || latin(end - 1) && latin(end);
                // 服务器 in another clause or far off stands beside anything: H20溶液配制仪,含数据服务器.
                let reaches = || {
                    let between =
                        if at >= to { place.letters.get(to..at) } else { place.letters.get(at + word.len()..from) };
                    let short = is_code(hit.alias) && from < to && names().is_near_cue(hit.row, word);
                    !short
                        || between.is_some_and(|gap| {
                            (gap.len() <= 6 || gap.len() <= 20 && gap.iter().all(char::is_ascii)) && !gap.contains(&',')
                        })
                };
                !cut && (at + word.len() <= from || at >= to) && reaches()
            })
        })
    };
    if beside(text, hit.from, hit.to) || !context.letters.is_empty() && beside(context, usize::MAX, 0) {
        return true;
    }
    if hit.row.kind != NameKind::Chip {
        return false;
    }
    // V100上完成验证,现需H800集群: a code with a cue of its own vouches for another of its maker.
    let vouches = |other: &Hit| {
        other.row.kind == NameKind::Chip
            && other.row.vendor == hit.row.vendor
            && other.row.id != hit.row.id
            && !vetoed(text, other)
            && beside(text, other.from, other.to)
    };
    if hit.alias.key().len() >= 4 && hits.iter().any(vouches) {
        return true;
    }
    // 32张H800, 8块A100: nothing but a card is counted so.
    let before: String = text.letters[hit.from.saturating_sub(2)..hit.from].iter().collect();
    let number = |c: char| c.is_ascii_digit() || "一二两三四五六七八九十百千万单每几".contains(c);
    let mut last = before.chars().rev();
    if matches!(last.next(), Some('张' | '块' | '颗' | '卡')) && last.next().is_some_and(number) {
        return true;
    }
    let after: String = text.letters[hit.to..].iter().take(5).collect();
    let rest = after.trim_start_matches(['*', '×', 'x']).trim_start_matches(number);
    if rest.len() < after.len() && rest.starts_with(['张', '块', '颗', '卡']) {
        return true;
    }
    // Two codes of one list are cue to each other, and to a third in the sentence: A100、H100等受限，改为H20.
    let list_of = |one: &Hit| {
        one.alias.key().len() >= 4
            && hits.iter().any(|other| {
                let listed = other.row.kind == NameKind::Chip
                    && other.row.id != one.row.id
                    && other.alias.key().len() >= 4
                    && !vetoed(text, other);
                let between = if other.from >= one.to {
                    one.to..other.from
                } else if other.to <= one.from {
                    other.to..one.from
                } else {
                    return false;
                };
                let words: String = text.letters[between].iter().collect();
                listed && ["、", "/", "和", "及", "与", "或", "以及", ","].contains(&words.as_str())
            })
    };
    let is_third = |other: &Hit| {
        other.row.kind == NameKind::Chip && other.row.vendor == hit.row.vendor && !vetoed(text, other) && list_of(other)
    };
    list_of(hit) || hit.alias.key().len() >= 3 && hits.iter().any(is_third)
}

/// A code of another thing: H20型水位计, T4型百叶箱, unless what follows is a card or a computer.
pub(super) fn is_other_device(text: &Squeezed, hit: &Hit) -> bool {
    const OURS: [&str; 20] = [
        "gpu",
        "显卡",
        "加速",
        "服务器",
        "计算",
        "芯片",
        "推理",
        "训练",
        "卡",
        "ai",
        "智算",
        "算力",
        "号",
        "图形",
        "工作站",
        "节点",
        "集群",
        "处理",
        "英伟达",
        "gpgpu",
    ];
    if !is_code(hit.alias) || !ends_latin(hit.alias) || text.letters.get(hit.to) != Some(&'型') {
        return false;
    }
    let rest: String = text.letters[hit.to + 1..].iter().take(6).collect();
    let noun = rest.chars().next().is_some_and(|c| !c.is_ascii() && !c.is_ascii_punctuation());
    noun && !OURS.iter().any(|word| rest.contains(word))
}
