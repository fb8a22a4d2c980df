//! Names of chips, clouds and AI services in folded text, each past the rules that keep false ones out: boundaries,
//! vetoes, cues, the company whose name it is part of, and jieba's word edges.
use super::cue::{follows_vendor, has_cue, is_other_device};
use crate::lexicon::{Alias, NameKind, NameRow, Side, Squeezed, names, tokens};
use std::ops::Range;

/// A name in a sentence.
#[derive(Debug, Clone)]
pub struct Name {
    /// Bytes of the sentence.
    pub range: Range<usize>,
    /// Its entry.
    pub row: &'static NameRow,
    /// It does not name the thing but something that only it has.
    pub implied: bool,
}

pub(super) struct Hit {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) alias: &'static Alias,
    pub(super) row: &'static NameRow,
}

/// The names of one sentence. `around` is text that may hold cues as well: the other cells of the row, the column's head.
#[must_use]
pub fn names_in(sentence: &str, around: &str) -> Vec<Name> {
    let text = Squeezed::new(sentence);
    let mut hits: Vec<Hit> = Vec::new();
    let mut parties: Vec<(usize, usize)> = Vec::new();
    for (from, to, alias) in names().spellings(&text.letters) {
        let row = names().row_of(alias);
        if !bounded(&text, from, to, alias) {
            continue;
        }
        if row.kind == NameKind::Party {
            parties.push((from, to));
        } else {
            hits.push(Hit { from, to, alias, row });
        }
    }
    if hits.is_empty() {
        return Vec::new();
    }
    let context = Squeezed::new(around);
    let mut edges = None;
    let mut kept: Vec<&Hit> = hits
        .iter()
        .filter(|hit| {
            !parties.iter().any(|(from, to)| *from <= hit.from && hit.to <= *to)
                && !of_a_company(&text, hit.to)
                && !is_serial(&text, hit)
                && !is_other_device(&text, hit)
                && !vetoed(&text, hit)
                && (!hit.alias.cued || follows_vendor(&text, hit) || has_cue(&text, &context, hit, &hits))
                && on_word_edges(&text, hit, &mut edges)
        })
        .collect();
    // Named before unnamed, the longest first: RTX 4090 D over RTX 4090.
    let unnamed = |kind: NameKind| matches!(kind, NameKind::UnnamedChip | NameKind::UnnamedCloud);
    kept.sort_by_key(|hit| (unnamed(hit.row.kind), std::cmp::Reverse(hit.to - hit.from), hit.from));
    // A maker's word right before its model is no chip of its own: 海光 in 海光DCU K100.
    let makers_word = |hit: &Hit| {
        names().vendor_words(hit.row.vendor).iter().any(|word| *word == hit.alias.key())
            && hits.iter().any(|other| {
                other.row.kind == NameKind::Chip
                    && other.row.vendor == hit.row.vendor
                    && other.row.id != hit.row.id
                    && other.from <= hit.to
                    && hit.to <= other.to
                    && (other.from, other.to) != (hit.from, hit.to)
            })
    };
    kept.retain(|hit| !makers_word(hit));
    // A family falls to the model that overlaps it: 昇腾 in 昇腾910B.
    let narrowed: Vec<bool> = kept
        .iter()
        .map(|hit| {
            kept.iter().any(|other| {
                other.row.under == hit.row.id
                    && other.from < hit.to
                    && hit.from < other.to
                    && other.to - other.from >= hit.to - hit.from
            })
        })
        .collect();
    let kept: Vec<&Hit> =
        kept.into_iter().zip(narrowed).filter_map(|(hit, narrowed)| (!narrowed).then_some(hit)).collect();
    let mut chosen: Vec<&Hit> = Vec::new();
    for hit in kept {
        let clash = chosen.iter().any(|other| {
            let meet = hit.from < other.to && other.from < hit.to;
            let same_place = hit.from == other.from && hit.to == other.to;
            let twin = same_place && hit.row.kind == other.row.kind && hit.row.id != other.row.id;
            let doubled = same_place && hit.row.id == other.row.id && hit.row.kind == other.row.kind;
            let weaker = unnamed(hit.row.kind) && !unnamed(other.row.kind);
            // NVIDIA A100, A100加速卡: the words beside the model are no purchase of their own.
            if weaker
                && hit.row.kind == NameKind::UnnamedChip
                && other.row.kind == NameKind::Chip
                && (hit.to == other.from || other.to == hit.from)
            {
                return true;
            }
            let inside = hit.row.kind != other.row.kind
                && !unnamed(other.row.kind)
                && other.from <= hit.from
                && hit.to <= other.to
                && !same_place;
            doubled || meet && !twin && (hit.row.kind == other.row.kind || weaker || inside)
        });
        if !clash {
            chosen.push(hit);
        }
    }
    let mut found: Vec<Name> = chosen
        .into_iter()
        .map(|hit| Name { range: text.range(hit.from, hit.to), row: hit.row, implied: hit.alias.implied })
        .collect();
    // Azure OpenAI runs on Azure: the service implies its provider.
    for index in 0..found.len() {
        let (provider, range) = (found[index].row.provider, found[index].range.clone());
        if found[index].row.kind == NameKind::Service && !provider.is_empty() {
            let known = found
                .iter()
                .any(|name| name.row.id == provider && name.range.start < range.end && range.start < name.range.end);
            if let Some(row) = names().by_id(provider).filter(|_| !known) {
                found.push(Name { range, row, implied: true });
            }
        }
    }
    found.sort_by_key(|name| (name.range.start, name.row.kind));
    found
}

/// A name that begins or ends in a Latin letter or digit does not touch another, and separators stand in it only where
/// letters meet digits or the table has them.
fn bounded(text: &Squeezed, from: usize, to: usize, alias: &Alias) -> bool {
    let (start, end) = (text.at[from], text.at[to - 1] + 1);
    let f = &text.folded;
    let latin = |at: usize| f.get(at).is_some_and(char::is_ascii_alphanumeric);
    let digit = |at: usize| f.get(at).is_some_and(char::is_ascii_digit);
    if latin(start) && start > 0 && latin(start - 1) || latin(end - 1) && latin(end) {
        return false;
    }
    if digit(end - 1) && f.get(end) == Some(&'.') && digit(end + 1) {
        return false;
    }
    if digit(start) && start > 1 && f[start - 1] == '.' && digit(start - 2) {
        return false;
    }
    (from + 1..to).all(|at| {
        if text.at[at] == text.at[at - 1] + 1 || alias.breaks_at(at - from) {
            return true;
        }
        let (x, y) = (text.letters[at - 1], text.letters[at]);
        x.is_ascii_digit() != y.is_ascii_digit() || !x.is_ascii() || !y.is_ascii()
    })
}

/// A short code: at most five Latin letters and digits that are the whole name or come before Chinese (A100加速卡).
pub(super) fn is_code(alias: &Alias) -> bool {
    let latin = alias.key().iter().take_while(|c| c.is_ascii()).count();
    (1..=5).contains(&latin) && alias.key().get(latin).is_none_or(|c| !c.is_ascii())
}

pub(super) fn ends_latin(alias: &Alias) -> bool {
    alias.key().last().is_some_and(char::is_ascii)
}

/// Part of a project number: a hyphen with other letters before it, or a hyphen and three digits behind it.
fn is_serial(text: &Squeezed, hit: &Hit) -> bool {
    if !is_code(hit.alias) {
        return false;
    }
    let f = &text.folded;
    let (start, end) = (text.at[hit.from], text.at[hit.to - 1] + 1);
    let hyphen = |c: char| matches!(c, '-' | '_' | '–' | '—');
    if start > 1 && hyphen(f[start - 1]) && f[start - 2].is_ascii_alphanumeric() {
        let word: String = f[..start - 1].iter().rev().take_while(|c| c.is_ascii_alphanumeric()).collect();
        let word: String = word.chars().rev().collect::<String>().to_lowercase();
        if !names().may_precede(&word) {
            return true;
        }
    }
    if !ends_latin(hit.alias) {
        return false;
    }
    let digits = f.iter().skip(end + 1).take_while(|c| c.is_ascii_digit()).count();
    f.get(end).copied().is_some_and(hyphen) && digits >= 3 && !matches!(f.get(end + 1 + digits), Some('G' | 'g'))
}

pub(super) fn vetoed(text: &Squeezed, hit: &Hit) -> bool {
    let s = &text.letters;
    let bracket = |at: Option<&char>| at.is_some_and(|c| matches!(c, '(' | ')' | ':' | '（' | '）' | '：'));
    names().vetoes(hit.row, is_code(hit.alias)).any(|(word, side)| match side {
        _ if word.is_empty() => false,
        // A100服务器 is no room, whatever stands before it.
        Side::Left if is_code(hit.alias) && !ends_latin(hit.alias) => false,
        Side::Left => {
            let skip = usize::from(hit.from > 0 && bracket(s.get(hit.from - 1)));
            s[..hit.from].ends_with(word) || s[..hit.from - skip].ends_with(word)
        }
        Side::Right if is_code(hit.alias) && !ends_latin(hit.alias) => false,
        Side::Right => {
            let skip = usize::from(bracket(s.get(hit.to)));
            s[hit.to..].starts_with(word) || s[hit.to + skip..].starts_with(word)
        }
        Side::Around => places_of(s, word)
            .any(|at| at <= hit.from && hit.from < at + word.len() || at < hit.to && hit.to <= at + word.len()),
        Side::Near => (hit.alias.cued || hit.alias.key().len() <= 5) && places_of(s, word).next().is_some(),
    })
}

pub(super) fn places_of<'a>(text: &'a [char], word: &'a [char]) -> impl Iterator<Item = usize> + 'a {
    text.windows(word.len().max(1)).enumerate().filter(move |(_, window)| *window == word).map(|(at, _)| at)
}

/// 阿里云 in 阿里云计算有限公司 is a company's name, not a cloud.
fn of_a_company(text: &Squeezed, to: usize) -> bool {
    let rest: String = text.letters[to..].iter().take(14).collect();
    let Some(at) = rest.find("公司") else { return false };
    let words = &rest[..at];
    !words.contains([',', '。', ';', ':', '、', '的', '由', '和', '与', '及', '向', '(', ')'])
        && !["采购", "服务由", "提供", "账户", "租用", "购买"].iter().any(|verb| words.contains(verb))
        && (words.ends_with("有限")
            || words.ends_with("有限责任")
            || words.ends_with("股份")
            || words.chars().count() <= 4)
}

/// Where a name begins or ends in Chinese, jieba must see a word's edge there (上海|光学 is no 海光).
fn on_word_edges(text: &Squeezed, hit: &Hit, edges: &mut Option<Vec<usize>>) -> bool {
    let first = !text.letters[hit.from].is_ascii();
    let last = !text.letters[hit.to - 1].is_ascii();
    // Longer names are no part of another word; 移动云云桌面 is cut 移动|云云 by a dictionary that has 云云.
    let doubled = text.letters.get(hit.to) == text.letters.get(hit.to - 1);
    if !first && !last || hit.to - hit.from > 4 || doubled {
        return true;
    }
    let range = text.range(hit.from, hit.to);
    let sentence: String = text.folded.iter().collect();
    let edges = edges.get_or_insert_with(|| {
        let mut all: Vec<usize> = tokens(&sentence).into_iter().flat_map(|token| [token.start, token.end]).collect();
        all.dedup();
        all
    });
    (!first || edges.binary_search(&range.start).is_ok()) && (!last || edges.binary_search(&range.end).is_ok())
}
