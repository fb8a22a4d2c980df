//! What a notice does with a name it holds: decided from the clause, the words around the name and the place in the
//! notice, with the words that decided.
mod clause;
mod frame;
mod sieve;
mod view;

use crate::lexicon::{NameKind, Stance};
use crate::mention::Name;
use clause::borders;
use frame::Around;
use std::ops::Range;
use view::{Candidate, View};

/// The part of a notice in which a sentence stands: a word of the column `places` of stance.tsv.
pub(in crate::record) type Spot = &'static str;

/// A stance with the bytes of the sentence that decided, if words did.
pub(in crate::record) struct Decided {
    pub(in crate::record) stance: Stance,
    pub(in crate::record) words: Option<Range<usize>>,
}

/// Decides the stance of every name of a folded sentence.
pub(in crate::record) fn decide_all(sentence: &str, hits: &[Name], spot: Spot) -> Vec<Decided> {
    let spot = if weighs(sentence) && ["requirement", "subject"].contains(&spot) { "justification" } else { spot };
    let all: Vec<Range<usize>> = hits.iter().map(|name| name.range.clone()).collect();
    let named: Vec<Range<usize>> =
        hits.iter().filter(|name| !unnamed(name.row.kind)).map(|name| name.range.clone()).collect();
    let mut decided: Vec<Decided> = Vec::with_capacity(hits.len());
    for name in hits {
        let others = if named.contains(&name.range) { &named } else { &all };
        decided.push(decide(sentence, &name.range, name.row.kind, name.row.class, others, spot));
    }
    for at in 1..hits.len() {
        // 阿里云A100资源已售罄: it is the provider that is turned down, with what it offers.
        let offers = hits[at - 1].row.kind == NameKind::Cloud && hits[at].row.kind == NameKind::Chip;
        if offers && hits[at - 1].range.end == hits[at].range.start && decided[at].stance == Stance::Rejected {
            decided[at].stance = Stance::Mentioned;
        }
    }
    if spot == "justification" || spot == "background" {
        weigh(sentence, hits, &mut decided);
    }
    decided
}

/// Whether a sentence gives grounds wherever it stands: 经比较，…，拟采购….
fn weighs(sentence: &str) -> bool {
    let compares = ["经比较", "经比选", "经论证", "经调研", "经测试", "经评估", "经考察", "经综合比较", "经市场调研"];
    let chooses = ["拟采购", "故采购", "因此", "故选", "选定", "推荐", "拟租", "确定", "故拟", "决定", "建议"];
    compares.iter().any(|word| sentence.contains(word)) && chooses.iter().any(|word| sentence.contains(word))
}

/// Grounds weigh several and choose one: of a list that could all do, the one that is named again is sought; the name
/// that is chosen is not turned down or compared with in the same sentence.
fn weigh(sentence: &str, hits: &[Name], decided: &mut [Decided]) {
    let sought: Vec<bool> = decided.iter().map(|d| d.stance == Stance::Sought).collect();
    let in_list = |at: usize, other: usize| {
        let (a, b) = (&hits[at].range, &hits[other].range);
        let between = sentence.get(a.end.min(b.end)..a.start.max(b.start)).unwrap_or("");
        between.chars().count() <= 24
            && !between.contains([',', '的'])
            && between.contains(['、', '和', '与', '及', '/'])
    };
    for at in 0..hits.len() {
        let id = hits[at].row.id;
        let again = (0..hits.len()).any(|other| other != at && hits[other].row.id == id && sought[other]);
        if again && !sought[at] && matches!(decided[at].stance, Stance::Rejected | Stance::Comparison) {
            decided[at].stance = Stance::Mentioned;
        }
        let chosen_again = |of: usize| {
            (0..hits.len()).any(|other| {
                hits[other].range.start > hits[at].range.start
                    && hits[other].row.id == hits[of].row.id
                    && hits[other].range != hits[of].range
                    && sought[other]
            })
        };
        let of_list = (0..hits.len()).any(|other| {
            hits[other].row.id != id
                && hits[other].row.kind == hits[at].row.kind
                && in_list(at, other)
                && chosen_again(other)
        });
        // 四个模型进行了测评，…仅Kimi满足: only one can, so the others before it can't.
        let only_one = |other: usize| {
            let (name, one) = (&hits[at].range, &hits[other].range);
            let before = sentence.get(..one.start).unwrap_or("");
            name.end <= one.start
                && hits[other].row.id != id
                && hits[other].row.kind == hits[at].row.kind
                && sought[other]
                && ["仅", "只有", "唯有", "仅有"].iter().any(|word| before.ends_with(word))
        };
        if decided[at].stance == Stance::Mentioned && !again && (0..hits.len()).any(only_one) {
            decided[at].stance = Stance::Rejected;
        }
        if sought[at] && of_list && !again {
            decided[at].stance = Stance::Mentioned;
        }
    }
}

/// Decides the stance of the name at `name` in a folded sentence; `all` are the places of all names in it.
pub(in crate::record) fn decide(
    sentence: &str,
    name: &Range<usize>,
    kind: NameKind,
    class: &str,
    all: &[Range<usize>],
    spot: Spot,
) -> Decided {
    if spot == "before" {
        return Decided { stance: Stance::Mentioned, words: None };
    }
    let borders = borders(sentence, all);
    let mut begin = borders.iter().copied().filter(|at| *at <= name.start).max().unwrap_or(0);
    let end = borders.iter().copied().filter(|at| *at >= name.end).min().unwrap_or(sentence.len());
    // A clause that only lists belongs to the one before it.
    let lists = ["包括", "例如", "比如", "譬如", "即", "诸如", "含", "如"];
    while begin > 0
        && sentence[..begin].ends_with(',')
        && lists.iter().any(|word| sentence[begin..].starts_with(word))
        && !["如何", "如果", "如需", "如有", "如遇", "如下"].iter().any(|word| sentence[begin..].starts_with(word))
    {
        begin = borders.iter().copied().filter(|at| *at + 1 < begin).max().unwrap_or(0);
    }
    let mut names: Vec<Range<usize>> = all.to_vec();
    names.sort_by_key(|range| (range.start, range.end));
    names.dedup();
    let index = names.iter().position(|range| range == name).unwrap_or(0);
    let linked = |a: &Range<usize>, b: &Range<usize>| -> bool {
        let between = sentence.get(a.end..b.start).unwrap_or("");
        let breaks = ['的', ',', ';', '。', '不', '而'].iter().any(|c| between.contains(*c))
            || ["采购", "优于", "替换", "扩容", "新增", "新建", "升级", "更换", "停用", "改为"]
                .iter()
                .any(|word| between.contains(word));
        // AWS、Azure等境外公有云: the wording after 等 sums up the list.
        let sums_up = between.starts_with('等') && between.chars().count() <= 4;
        let joins = sums_up
            || between.contains(['、', '/', '和', '及', '与', '或'])
            || between.chars().all(|c| c.is_ascii_alphanumeric() || " ():-".contains(c));
        let listed = !between.trim().is_empty()
            && ["", "and", "or"].contains(&between.trim_start_matches([' ', ',']).trim_end());
        between.chars().count() <= 10 && (!breaks && joins || listed)
    };
    let (mut low, mut high) = (index, index);
    while low > 0 && names[low - 1].start >= begin && linked(&names[low - 1], &names[low]) {
        low -= 1;
    }
    while high + 1 < names.len() && names[high + 1].end <= end && linked(&names[high], &names[high + 1]) {
        high += 1;
    }
    let (first, last) = names.get(low).zip(names.get(high)).map_or((name.start, name.end), |(a, b)| (a.start, b.end));
    let previous = low.checked_sub(1).and_then(|at| names.get(at)).map(|range| range.end);
    let next = names.get(high + 1).map(|range| range.start);
    let view = View {
        sentence,
        begin,
        end,
        first,
        last,
        previous,
        next,
        spot,
        alone: !names[..low.min(names.len())].iter().any(|range| range.start >= begin && range.start < end),
    };
    let candidates = uncovered(view.candidates());
    if let Some((_, decided)) = Around::new(sentence, &(first..last), &names).decide(spot) {
        return decided;
    }
    let own_frame = candidates.iter().filter(|c| c.order.0 == 0).min_by_key(|c| c.order);
    if let Some(frame) = own_frame {
        return Decided { stance: frame.cue.stance, words: frame.words.clone() };
    }
    if unnamed(kind) && !candidates.iter().any(|c| c.cue.stance != Stance::Sought) {
        let own = sentence.get(name.clone()).unwrap_or("");
        if ["租用", "租赁", "采购", "续费", "续租", "购买"].iter().any(|word| own.contains(word)) {
            return Decided { stance: Stance::Sought, words: Some(name.clone()) };
        }
    }
    if let Some(best) = best(&candidates) {
        return Decided { stance: best.cue.stance, words: best.words.clone() };
    }
    view.by_place(class)
}

fn unnamed(kind: NameKind) -> bool {
    matches!(kind, NameKind::UnnamedChip | NameKind::UnnamedCloud)
}

/// A cue inside a longer cue of the same side falls away.
fn uncovered(candidates: Vec<Candidate<'_>>) -> Vec<Candidate<'_>> {
    let covered = |c: &Candidate<'_>| {
        c.side > 0
            && candidates
                .iter()
                .any(|d| d.side == c.side && d.at.0 <= c.at.0 && c.at.1 <= d.at.1 && d.at.1 - d.at.0 > c.at.1 - c.at.0)
    };
    let keep: Vec<bool> = candidates.iter().map(|c| !covered(c)).collect();
    candidates.into_iter().zip(keep).filter_map(|(c, keep)| keep.then_some(c)).collect()
}

fn best<'a, 'c>(candidates: &'a [Candidate<'c>]) -> Option<&'a Candidate<'c>> {
    let mut best = candidates.iter().min_by_key(|c| c.order)?;
    if best.cue.stance == Stance::Excluded && best.side == 1 {
        let closer = candidates.iter().find(|c| c.cue.stance == Stance::Mentioned && c.side == 1 && c.order.1 == 0);
        if let Some(closer) = closer.filter(|_| best.order.1 > 0) {
            best = closer;
        }
    }
    if best.order.0 == 30 {
        best = candidates
            .iter()
            .filter(|c| c.order.0 == 30)
            .min_by_key(|c| (c.order.1, c.cue.stance != Stance::Compatible, c.order.2))
            .unwrap_or(best);
        // A verb of buying that is nearer than a clause-wide word of background wins.
        if best.side == 1 && !["曾", "曾于", "曾经"].contains(&best.cue.text) {
            let verb = candidates
                .iter()
                .filter(|c| c.cue.stance == Stance::Sought && c.side == 1 && c.order.1 < best.order.1)
                .filter(|c| c.cue.key.len() >= 3 || best.cue.stance == Stance::Mentioned && best.order.1 > 12)
                .min_by_key(|c| c.order.1);
            best = verb.unwrap_or(best);
        }
    }
    Some(best)
}
