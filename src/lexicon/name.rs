//! The names of chips, cloud providers and AI services, with the cues that let a short one count and the vetoes that
//! forbid it.
use super::squeeze::{Squeezed, squeeze};
use super::table;
use daachorse::{CharwiseDoubleArrayAhoCorasick, CharwiseDoubleArrayAhoCorasickBuilder};
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

pub(super) const CHIPS: &str = include_str!("chips.tsv");
pub(super) const CLOUDS: &str = include_str!("clouds.tsv");
pub(super) const SERVICES: &str = include_str!("ai_services.tsv");
pub(super) const UNNAMED: &str = include_str!("unnamed.tsv");
pub(super) const INSTANCES: &str = include_str!("instances.tsv");
const CUES: &str = include_str!("cues.tsv");
const VETOES: &str = include_str!("vetoes.tsv");
const VENDORS: &str = include_str!("vendors.tsv");

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
    groups: Vec<&'static str>,
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
    breaks: Vec<usize>,
    key: Vec<char>,
}

/// Where a veto stands to the name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    Left,
    Right,
    Around,
    Near,
}

/// Everything about names, read once.
pub struct Names {
    rows: Vec<NameRow>,
    aliases: Vec<Alias>,
    automaton: Option<CharwiseDoubleArrayAhoCorasick<u32>>,
    keys: Vec<Vec<usize>>,
    cues: HashMap<&'static str, Vec<Vec<char>>>,
    near_cues: HashSet<(&'static str, Vec<char>)>,
    vetoes: HashMap<&'static str, Vec<(Vec<char>, Side)>>,
    vendors: HashMap<&'static str, Vec<Vec<char>>>,
}

static NAMES: LazyLock<Names> = LazyLock::new(Names::read);

/// The tables of names.
#[must_use]
pub fn names() -> &'static Names {
    &NAMES
}

impl Names {
    fn read() -> Self {
        let mut names = Self {
            rows: Vec::new(),
            aliases: Vec::new(),
            automaton: None,
            keys: Vec::new(),
            cues: HashMap::new(),
            near_cues: HashSet::new(),
            vetoes: HashMap::new(),
            vendors: HashMap::new(),
        };
        for row in table::rows(CHIPS) {
            let at = names.row(row, NameKind::Chip, row.get("name"));
            names.spell(at, row.list("aliases"), false, false);
            names.spell(at, row.list("cued"), true, false);
        }
        for row in table::rows(CLOUDS) {
            let at = names.row(row, NameKind::Cloud, row.get("name_en"));
            names.spell(at, row.list("aliases"), false, false);
            names.spell(at, row.list("cued"), true, false);
            names.spell(at, row.list("services"), false, true);
            names.spell(at, row.list("services_cued"), true, true);
            let party = names.row(row, NameKind::Party, row.get("name_en"));
            names.spell(party, row.list("operators"), false, false);
        }
        for row in table::rows(SERVICES) {
            let at = names.row(row, NameKind::Service, row.get("name"));
            names.spell(at, row.list("aliases"), false, false);
            names.spell(at, row.list("cued"), true, false);
        }
        for row in table::rows(UNNAMED) {
            let kind = if row.get("kind") == "cloud" { NameKind::UnnamedCloud } else { NameKind::UnnamedChip };
            let at = names.row(row, kind, "");
            names.spell(at, row.list("aliases"), false, false);
            names.spell(at, row.list("cued"), true, false);
        }
        for row in table::rows(INSTANCES) {
            for (id, kind) in [(row.get("provider"), NameKind::Cloud), (row.get("chip"), NameKind::Chip)] {
                if let Some(at) = names.rows.iter().position(|known| known.id == id && known.kind == kind) {
                    names.spell(at, std::iter::once(row.get("alias")), false, true);
                }
            }
        }
        names.context();
        names.build();
        names
    }

    fn row(&mut self, row: table::Row, kind: NameKind, name: &'static str) -> usize {
        let groups = row.list("cue").collect();
        let (id, vendor, class) = (row.get("id"), row.get("vendor"), row.get("class"));
        let (under, provider) = (row.get("under"), row.get("provider"));
        let access = row.get("access");
        self.rows.push(NameRow { id, kind, name, vendor, class, under, provider, access, groups });
        self.rows.len() - 1
    }

    fn spell(&mut self, row: usize, words: impl Iterator<Item = &'static str>, cued: bool, implied: bool) {
        for word in words {
            let squeezed = Squeezed::new(crate::document::Folded::new(0, word).text());
            let breaks = (1..squeezed.at.len()).filter(|at| squeezed.at[*at] != squeezed.at[*at - 1] + 1).collect();
            if !squeezed.letters.is_empty() {
                self.aliases.push(Alias { row, cued, implied, breaks, key: squeezed.letters });
            }
        }
    }

    fn context(&mut self) {
        for row in table::rows(CUES) {
            self.cues.entry(row.get("group")).or_default().push(squeeze(row.get("word")));
            if row.get("reach") == "near" {
                self.near_cues.insert((row.get("group"), squeeze(row.get("word"))));
            }
        }
        for row in table::rows(VETOES) {
            let side = match row.get("side") {
                "left" => Side::Left,
                "right" => Side::Right,
                "near" => Side::Near,
                _ => Side::Around,
            };
            for id in row.list("applies") {
                self.vetoes.entry(id).or_default().push((squeeze(row.get("text")), side));
            }
        }
        for row in table::rows(VENDORS) {
            self.vendors.entry(row.get("vendor")).or_default().extend(row.list("words").map(squeeze));
        }
    }

    /// One automaton over all spellings; a spelling that two rows share leads to both.
    fn build(&mut self) {
        let mut by_key: HashMap<String, usize> = HashMap::new();
        let mut patterns: Vec<(String, u32)> = Vec::new();
        for (index, alias) in self.aliases.iter().enumerate() {
            let key: String = alias.key.iter().collect();
            let at = *by_key.entry(key.clone()).or_insert_with(|| {
                patterns.push((key, self.keys.len() as u32));
                self.keys.push(Vec::new());
                self.keys.len() - 1
            });
            self.keys[at].push(index);
        }
        self.automaton = CharwiseDoubleArrayAhoCorasickBuilder::new().build_with_values(patterns).ok();
    }

    /// The entry of a spelling.
    #[must_use]
    pub fn row_of(&self, alias: &Alias) -> &NameRow {
        &self.rows[alias.row]
    }

    /// The entry with this id.
    #[must_use]
    pub fn by_id(&self, id: &str) -> Option<&NameRow> {
        self.rows.iter().find(|row| row.id == id && row.kind != NameKind::Party)
    }

    /// Every spelling that stands in squeezed text: first and last letter (as indexes into the letters) and spelling.
    pub fn spellings<'s, 't>(&'s self, text: &'t str) -> impl Iterator<Item = (usize, usize, &'s Alias)> + use<'s, 't> {
        self.automaton.iter().flat_map(move |automaton| {
            automaton.find_overlapping_iter(text).flat_map(move |hit| {
                let from = text[..hit.start()].chars().count();
                let to = from + text[hit.start()..hit.end()].chars().count();
                self.keys[hit.value() as usize].iter().map(move |alias| (from, to, &self.aliases[*alias]))
            })
        })
    }

    /// Whether a cue is common enough to stand beside anything: it counts for a short code only close by.
    pub(crate) fn is_near_cue(&self, row: &NameRow, word: &[char]) -> bool {
        row.groups.iter().any(|group| self.near_cues.contains(&(*group, word.to_vec())))
    }

    /// The cue words of an entry's groups.
    pub(crate) fn cues(&self, row: &NameRow) -> impl Iterator<Item = &Vec<char>> {
        let groups = row.groups.clone();
        groups.into_iter().flat_map(|group| self.cues.get(group).into_iter().flatten())
    }

    /// The vetoes on an entry; `code` for spellings of at most five letters and digits.
    pub(crate) fn vetoes(&self, row: &NameRow, code: bool) -> impl Iterator<Item = &(Vec<char>, Side)> {
        let kind = match row.kind {
            NameKind::Chip => "chip",
            NameKind::Cloud => "cloud",
            NameKind::Service => "ai",
            NameKind::UnnamedChip => "un-chip",
            NameKind::UnnamedCloud => "un-cloud",
            NameKind::Party => "party",
        };
        ["all", row.id, kind, if code { "code" } else { "" }]
            .into_iter()
            .flat_map(|key| self.vetoes.get(key).into_iter().flatten())
    }

    /// The words of a maker.
    pub(crate) fn vendor_words(&self, vendor: &str) -> &[Vec<char>] {
        self.vendors.get(vendor).map_or(&[], Vec::as_slice)
    }

    /// Words before a hyphen that do not make a serial number of what follows: makers, GPU, PCIe.
    pub(crate) fn may_precede(&self, word: &str) -> bool {
        let listed = ["gpu", "ai", "nvlink", "x", "pcie", "sxm", "nvidia", "huawei", "atlas", "rtx", "gtx"];
        let digits = word.trim_end_matches('x');
        listed.contains(&word)
            || (digits.len() <= 2 && digits.bytes().all(|b| b.is_ascii_digit()))
            || self.vendors.values().flatten().any(|known| known.iter().copied().eq(word.chars()))
    }
}

impl Alias {
    /// The spelling without separators, in lower case.
    #[must_use]
    pub fn key(&self) -> &[char] {
        &self.key
    }

    /// Whether the table's own spelling has a separator before this letter.
    #[must_use]
    pub fn breaks_at(&self, letter: usize) -> bool {
        self.breaks.contains(&letter)
    }
}
