//! What a notice does with a name it holds: decided from the clause, the words around the name and the place in the
//! notice, with the words that decided.
use crate::lexicon::{Cue, CueSide, NameKind, Scope, Squeezed, Stance, cues, squeeze};
use std::ops::Range;

/// The part of a notice in which a sentence stands: a word of the column `places` of stance.tsv.
pub(super) type Spot = &'static str;

/// Letters that count as near.
const NEAR: usize = 12;

/// Words with which a new clause begins though no comma stands there.
const CONNECTIVES: [&str; 10] = ["但是", "但", "然而", "因此", "因而", "所以", "从而", "改用", "并", "故"];

/// Before these letters 并 is part of a word (并行), and so are the others in their words.
const NOT_CONNECTIVE: [&str; 15] = [
    "并行", "并发", "并网", "并联", "并购", "并存", "故障", "故事", "故意", "事故", "变故", "缘故", "典故", "无故",
    "仿故",
];

/// A stance with the bytes of the sentence that decided, if words did.
pub(super) struct Decided {
    pub(super) stance: Stance,
    pub(super) words: Option<Range<usize>>,
}

struct Candidate<'a> {
    order: (u8, usize, i64),
    cue: &'a Cue,
    /// Letters (before side: counted from the clause's begin) that the cue takes, for covering.
    side: u8,
    at: (usize, usize),
    words: Option<Range<usize>>,
}

/// The words of a stretch of the sentence, squeezed, with a way back to bytes.
struct Stretch {
    text: Squeezed,
    start: usize,
}

impl Stretch {
    fn new(sentence: &str, range: Range<usize>) -> Self {
        let start = range.start.min(range.end);
        Self { text: Squeezed::new(sentence.get(start..range.end).unwrap_or("")), start }
    }

    fn letters(&self) -> &[char] {
        &self.text.letters
    }

    fn bytes(&self, from: usize, to: usize) -> Range<usize> {
        let range = self.text.range(from, to);
        self.start + range.start..self.start + range.end
    }
}

fn find(text: &[char], word: &[char]) -> Option<usize> {
    if word.is_empty() { None } else { text.windows(word.len()).position(|window| window == word) }
}

fn find_last(text: &[char], word: &[char]) -> Option<usize> {
    if word.is_empty() { None } else { text.windows(word.len()).rposition(|window| window == word) }
}

fn rank(stance: Stance, spot: Spot) -> u8 {
    match stance {
        Stance::Excluded | Stance::Rejected => 10,
        Stance::Mentioned if spot == "qualification" => 15,
        Stance::Comparison => 20,
        Stance::Mentioned | Stance::Compatible => 30,
        Stance::Sought => 50,
    }
}

/// The borders of clauses: commas and the like, and connectives.
fn borders(sentence: &str) -> Vec<usize> {
    let mut found = vec![0, sentence.len()];
    for (at, c) in sentence.char_indices() {
        if matches!(c, ',' | ';' | '。' | '!' | '?' | '\n') {
            found.push(at);
            found.push(at + c.len_utf8());
        }
    }
    for word in CONNECTIVES {
        for (at, _) in sentence.match_indices(word) {
            let part = NOT_CONNECTIVE.iter().any(|other| {
                other.find(word).is_some_and(|offset| {
                    at.checked_sub(offset)
                        .is_some_and(|start| sentence.get(start..).is_some_and(|rest| rest.starts_with(other)))
                })
            });
            if !part {
                found.push(at);
            }
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// Decides the stance of the name at `name` in a folded sentence; `all` are the places of all names in it.
pub(super) fn decide(
    sentence: &str,
    name: &Range<usize>,
    kind: NameKind,
    class: &str,
    all: &[Range<usize>],
    spot: Spot,
) -> Decided {
    let borders = borders(sentence);
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
            || ["采购", "优于", "替换"].iter().any(|word| between.contains(word));
        let joins = between.contains(['、', '/', '和', '及', '与', '或'])
            || between.chars().all(|c| c.is_ascii_alphanumeric() || " ():-".contains(c));
        between.chars().count() <= 10 && !breaks && joins
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

struct View<'a> {
    sentence: &'a str,
    begin: usize,
    end: usize,
    first: usize,
    last: usize,
    previous: Option<usize>,
    next: Option<usize>,
    spot: Spot,
    alone: bool,
}

impl View<'_> {
    fn candidates(&self) -> Vec<Candidate<'static>> {
        let before = Stretch::new(self.sentence, self.begin..self.first);
        let after = Stretch::new(self.sentence, self.last..self.end);
        let near_before =
            Stretch::new(self.sentence, self.previous.map_or(self.begin, |p| p.max(self.begin))..self.first);
        let near_after = Stretch::new(self.sentence, self.last..self.next.map_or(self.end, |n| n.min(self.end)));
        let whole = Stretch::new(self.sentence, 0..self.sentence.len());
        let mut found = Vec::new();
        for cue in cues() {
            if !cue.places.is_empty() && !cue.places.contains(&self.spot) {
                continue;
            }
            if let Some((left, right)) = &cue.frame {
                found.extend(self.framed(cue, left, right));
                continue;
            }
            if cue.scope == Scope::Sentence {
                if let Some(at) = find(whole.letters(), &cue.key) {
                    let words = Some(whole.bytes(at, at + cue.key.len()));
                    found.push(Candidate {
                        order: (rank(cue.stance, self.spot), cue_order(cue), 99),
                        cue,
                        side: 0,
                        at: (0, 0),
                        words,
                    });
                }
                continue;
            }
            if cue.side != CueSide::After {
                let narrow = cue.scope == Scope::Near
                    || matches!(cue.stance, Stance::Comparison | Stance::Excluded | Stance::Rejected);
                let stretch = if narrow { &near_before } else { &before };
                found.extend(self.before(cue, stretch, before.letters().len()));
            }
            if cue.side != CueSide::Before {
                let narrow = cue.scope == Scope::Near || cue.stance != Stance::Sought;
                let stretch = if narrow { &near_after } else { &after };
                found.extend(self.after(cue, stretch));
            }
        }
        found
    }

    fn before(&self, cue: &'static Cue, stretch: &Stretch, clause: usize) -> Option<Candidate<'static>> {
        let letters = stretch.letters();
        let at = find_last(letters, &cue.key)?;
        let gap = letters.len() - at - cue.key.len();
        let ascii = cue.key.first().is_some_and(char::is_ascii_alphanumeric);
        if cue.scope == Scope::Near && gap > NEAR || ascii {
            return None;
        }
        let measure = ["不低于", "不少于", "不小于", "≥", "高于", "超过", "大于等于", "达到", "不高于", "低于"];
        if cue.stance == Stance::Comparison && measure.contains(&cue.text) && is_measure(&letters[at + cue.key.len()..])
        {
            return None;
        }
        let end = clause.saturating_sub(gap);
        let span = (end.saturating_sub(cue.key.len()), end);
        let words = Some(stretch.bytes(at, at + cue.key.len()));
        Some(Candidate {
            order: (rank(cue.stance, self.spot), gap, -(cue.key.len() as i64)),
            cue,
            side: 1,
            at: span,
            words,
        })
    }

    fn after(&self, cue: &'static Cue, stretch: &Stretch) -> Option<Candidate<'static>> {
        let letters = stretch.letters();
        let near = cue.scope == Scope::Near;
        let found = find(letters, &cue.key).filter(|at| {
            let touches_next = self.next.is_some_and(|next| self.end >= next) && at + cue.key.len() >= letters.len();
            !(near && (touches_next || *at > NEAR))
        });
        let (at, words) = match found {
            Some(at) => (at, stretch.bytes(at, at + cue.key.len())),
            None if cue.stance == Stance::Rejected
                && cue.key.len() >= 4
                && self.alone
                && find(letters, &cue.key).is_none() =>
            {
                // The next clause goes on without a subject: 阿里云无折扣，不能满足….
                let rest = self.sentence.get(self.end..)?.trim_start_matches(',');
                let start = self.sentence.len() - rest.len();
                let length = rest.find([',', ';', '。']).unwrap_or(rest.len());
                let clause = Stretch::new(self.sentence, start..start + length);
                let at = find(clause.letters(), &cue.key).filter(|at| *at <= 2)?;
                if self.next.is_some_and(|next| next < self.end + 9) {
                    return None;
                }
                (NEAR, clause.bytes(at, at + cue.key.len()))
            }
            None => return None,
        };
        let order = (rank(cue.stance, self.spot), at, -(cue.key.len() as i64));
        Some(Candidate { order, cue, side: 2, at: (at, at + cue.key.len()), words: Some(words) })
    }

    /// A cue with … : its left parts stand before the name, its right parts behind it.
    fn framed(&self, cue: &'static Cue, left: &[Vec<char>], right: &[Vec<char>]) -> Option<Candidate<'static>> {
        let near = cue.scope == Scope::Near;
        let from = if cue.scope == Scope::Sentence { 0 } else { self.begin };
        let before = Stretch::new(self.sentence, from..self.first);
        let plain = |stretch: &Stretch| stretch.letters().iter().copied().filter(|c| *c != ',').collect::<Vec<char>>();
        let mut left_text = plain(&before);
        if near && left_text.len() > NEAR {
            left_text.drain(..left_text.len() - NEAR);
        }
        for part in left {
            find_last(&left_text, part)?;
        }
        let one_letter = ["从", "由", "将", "把", "原", "与", "和", "比", "较", "以", "除", "非"].map(squeeze);
        if let Some(last) = left.last().filter(|last| one_letter.contains(last)) {
            let at = find_last(&left_text, last)?;
            if left_text.len() - at - last.len() > 6 {
                return None;
            }
        }
        let reach = if near {
            self.end
        } else {
            let more: usize = self.sentence.get(self.end..)?.chars().take(20).map(char::len_utf8).sum();
            self.end + more
        };
        let after = Stretch::new(self.sentence, self.last..reach);
        let mut right_text = if near { after.letters().to_vec() } else { plain(&after) };
        if near {
            right_text.truncate(NEAR);
        }
        let mut at = 0;
        for part in right {
            let found = find(right_text.get(at..)?, part)?;
            if !near && part.as_slice() == ['外'] && found > 3 {
                return None;
            }
            at += found + part.len();
        }
        if left.is_empty() && right.is_empty() {
            return None;
        }
        let words = match (left.first(), right.last()) {
            (_, Some(part)) => find(after.letters(), part).map(|at| after.bytes(at, at + part.len())),
            (Some(part), None) => find_last(before.letters(), part).map(|at| before.bytes(at, at + part.len())),
            (None, None) => None,
        };
        Some(Candidate { order: (0, 0, -(cue.text.chars().count() as i64)), cue, side: 0, at: (0, 0), words })
    }

    /// No words decide: a number before the name, else the place in the notice.
    fn by_place(&self, class: &str) -> Decided {
        let seeks = ["title", "subject", "item", "requirement"].contains(&self.spot);
        let before = self.sentence.get(self.begin..self.first).unwrap_or("").trim_end();
        if (seeks || self.spot == "justification") && counts(before) {
            return Decided { stance: Stance::Sought, words: Some(self.begin..self.begin + before.len()) };
        }
        let stance = match (seeks, class) {
            (_, "cpu") if !["item", "title"].contains(&self.spot) => Stance::Compatible,
            (true, _) => Stance::Sought,
            (false, _) => Stance::Mentioned,
        };
        Decided { stance, words: None }
    }
}

fn cue_order(cue: &Cue) -> usize {
    usize::MAX / 2 - cue.key.len()
}

/// Whether the letters begin with a number and a unit: ≥8块 counts, it compares with nobody.
fn is_measure(letters: &[char]) -> bool {
    let text: String = letters.iter().collect();
    let text = text.trim_start_matches("单卡").trim_start_matches("至少");
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit() || "一二两三四五六七八九十百千万.".contains(c));
    rest.len() < text.len()
        && [
            "个", "块", "张", "台", "颗", "片", "路", "套", "卡", "枚", "节点", "核", "gb", "g", "tb", "tflops", "p",
            "%", "年", "月", "次", "元", "万", "分", "、", "或",
        ]
        .iter()
        .any(|unit| rest.starts_with(unit))
}

/// Whether a text ends in a number of pieces: 8块, 两台, 4×.
fn counts(text: &str) -> bool {
    let units = ["节点", "个", "块", "张", "台", "颗", "片", "路", "套", "卡", "枚", "×", "x", "*"];
    units.iter().any(|unit| {
        text.strip_suffix(unit).is_some_and(|head| {
            head.trim_end().ends_with(|c: char| c.is_ascii_digit() || "一二两三四五六七八九十百千".contains(c))
        })
    })
}
