//! The names of chips, cloud providers and AI services, with the cues that let a short one count and the vetoes that
//! forbid it.
use super::hash::{MARKS, mark};

/// What a name is the name of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NameKind {
    /// An accelerator, a board or a CPU.
    Chip,
    /// A cloud provider.
    Cloud,
    /// An AI model or model service.
    Service,
    /// Wording that buys accelerators and names no model.
    UnnamedChip,
    /// Wording that buys cloud and names no provider.
    UnnamedCloud,
    /// A company that is or operates a provider: a party, never a mention.
    Party,
}

/// An entry of the tables.
#[derive(Debug)]
pub struct NameRow {
    /// The id of the contract, e.g. `nvidia-a100`.
    pub id: &'static str,
    /// Its kind.
    pub kind: NameKind,
    /// The name to print.
    pub name: &'static str,
    /// The maker, for chips; the company, for services.
    pub vendor: &'static str,
    /// gpu, accelerator, cpu, board.
    pub class: &'static str,
    /// The wider row that this one replaces.
    pub under: &'static str,
    /// The provider that a service implies.
    pub provider: &'static str,
    /// remote or hardware, where wording without a name says which.
    pub access: &'static str,
    groups: &'static [&'static str],
}

/// A spelling of an entry.
#[derive(Debug)]
pub struct Alias {
    /// Index into the rows.
    row: usize,
    /// Counts only beside a cue or its vendor.
    pub cued: bool,
    /// It does not name the thing but something that only it has: an instance type, a service.
    pub implied: bool,
    /// Places in the key at which the table's own spelling has a separator.
    breaks: &'static [usize],
    key: Word,
}

/// Where a veto stands to the name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    Left,
    Right,
    Around,
    Near,
}

/// Letters, squeezed.
type Word = &'static [char];

/// Everything about names, made ready by the build.
pub struct Names {
    rows: &'static [NameRow],
    aliases: &'static [Alias],
    /// Sorted; what each spelling may stand for, as indexes of `aliases`.
    keys: &'static [(Word, &'static [usize])],
    /// By group.
    cues: &'static [(&'static str, &'static [Word])],
    near_cues: &'static [(&'static str, Word)],
    /// By what they apply to: an id, a kind, `code`, `all`.
    vetoes: &'static [(&'static str, &'static [(Word, Side)])],
    vendors: &'static [(&'static str, &'static [Word])],
}

static NAMES: Names = include!(concat!(env!("OUT_DIR"), "/names.rs"));

/// The tables of names.
#[must_use]
pub fn names() -> &'static Names {
    &NAMES
}

/// The entry of a sorted list.
fn of<T: Copy>(list: &'static [(&'static str, &'static [T])], key: &str) -> &'static [T] {
    list.binary_search_by_key(&key, |(known, _)| known).ok().and_then(|at| list.get(at)).map_or(&[], |(_, words)| words)
}

/// Marks for the two letters that each spelling begins with: nearly all places of a text have none.
static BEGINNINGS: &[u64; MARKS] = &include!(concat!(env!("OUT_DIR"), "/beginnings.rs"));

fn is_marked(first: char, second: Option<char>) -> bool {
    let (at, bit) = mark(first, second);
    BEGINNINGS.get(at).is_some_and(|marks| marks & bit != 0)
}

impl Names {
    /// The entry of a spelling.
    #[must_use]
    pub fn row_of(&self, alias: &Alias) -> &'static NameRow {
        &self.rows[alias.row]
    }

    /// The entry with this id.
    #[must_use]
    pub fn by_id(&self, id: &str) -> Option<&'static NameRow> {
        self.rows.iter().find(|row| row.id == id && row.kind != NameKind::Party)
    }

    /// Every spelling that stands in squeezed letters: first and last letter and spelling, by where they end, the longer
    /// one first.
    pub fn spellings(&self, letters: &[char]) -> impl Iterator<Item = (usize, usize, &'static Alias)> + use<> {
        let mut found = Vec::new();
        for from in 0..letters.len() {
            found.extend(
                self.from(&letters[from..])
                    .flat_map(|(length, aliases)| aliases.iter().map(move |alias| (from, from + length, *alias))),
            );
        }
        found.sort_by_key(|(from, to, _)| (*to, *from));
        let aliases = self.aliases;
        found.into_iter().filter_map(move |(from, to, alias)| Some((from, to, aliases.get(alias)?)))
    }

    /// Whether any spelling stands in squeezed letters.
    #[must_use]
    pub fn spells_any(&self, letters: &[char]) -> bool {
        let begins = |from: usize| {
            let next = letters.get(from + 1).copied();
            is_marked(letters[from], None) || next.is_some_and(|next| is_marked(letters[from], Some(next)))
        };
        (0..letters.len()).any(|from| begins(from) && self.from(&letters[from..]).next().is_some())
    }

    /// The spellings that the letters begin with, by length.
    fn from(&self, letters: &[char]) -> impl Iterator<Item = (usize, &'static [usize])> {
        let mut keys = self.keys;
        letters
            .iter()
            .enumerate()
            .map_while(move |(depth, letter)| {
                // Those that go on with this letter; the list is sorted.
                let start = keys.partition_point(|(key, _)| key.get(depth).is_none_or(|c| c < letter));
                keys = &keys[start..];
                keys = &keys[..keys.partition_point(|(key, _)| key.get(depth) == Some(letter))];
                let (key, aliases) = keys.first()?;
                Some((key.len() == depth + 1).then_some((depth + 1, *aliases)))
            })
            .flatten()
    }

    /// Whether a cue is common enough to stand beside anything: it counts for a short code only close by.
    pub(crate) fn is_near_cue(&self, row: &NameRow, word: &[char]) -> bool {
        self.near_cues.iter().any(|(group, cue)| *cue == word && row.groups.contains(group))
    }

    /// The cue words of an entry's groups.
    pub(crate) fn cues(&self, row: &NameRow) -> impl Iterator<Item = Word> {
        let (cues, groups) = (self.cues, row.groups);
        groups.iter().flat_map(move |group| of(cues, group).iter().copied())
    }

    /// The vetoes on an entry; `code` for spellings of at most five letters and digits.
    pub(crate) fn vetoes(&self, row: &NameRow, code: bool) -> impl Iterator<Item = &'static (Word, Side)> {
        let kind = match row.kind {
            NameKind::Chip => "chip",
            NameKind::Cloud => "cloud",
            NameKind::Service => "ai",
            NameKind::UnnamedChip => "un-chip",
            NameKind::UnnamedCloud => "un-cloud",
            NameKind::Party => "party",
        };
        let vetoes = self.vetoes;
        ["all", row.id, kind, if code { "code" } else { "" }].into_iter().flat_map(move |key| of(vetoes, key))
    }

    /// The words of a maker.
    pub(crate) fn vendor_words(&self, vendor: &str) -> &'static [Word] {
        of(self.vendors, vendor)
    }

    /// Words before a hyphen that do not make a serial number of what follows: makers, GPU, PCIe.
    pub(crate) fn may_precede(&self, word: &str) -> bool {
        let listed = ["gpu", "ai", "nvlink", "x", "pcie", "sxm", "nvidia", "huawei", "atlas", "rtx", "gtx"];
        let digits = word.trim_end_matches('x');
        listed.contains(&word)
            || (digits.len() <= 2 && digits.bytes().all(|b| b.is_ascii_digit()))
            || self
                .vendors
                .iter()
                .flat_map(|(_, words)| words.iter())
                .any(|known| known.iter().copied().eq(word.chars()))
    }
}

impl Alias {
    /// The spelling without separators, in lower case.
    #[must_use]
    pub fn key(&self) -> &'static [char] {
        self.key
    }

    /// Whether the table's own spelling has a separator before this letter.
    #[must_use]
    pub fn breaks_at(&self, letter: usize) -> bool {
        self.breaks.contains(&letter)
    }
}
