//! A file by which a person joins what no rule may join, and parts what a rule joined; without its rows all is as before.
use crate::lexicon::folded;
use std::collections::{BTreeMap, BTreeSet};

/// What a person knows of bodies and purchases.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Aliases {
    bodies: BTreeMap<String, String>,
    purchases: Vec<(String, String)>,
    alone: BTreeSet<String>,
}

/// Why an aliases file can't be used.
#[derive(Debug, thiserror::Error)]
pub enum AliasError {
    /// The file is no CSV.
    #[error("the aliases file is no CSV: {0}")]
    Csv(#[from] csv::Error),
    /// A line says something else.
    #[error(
        "line {line} of the aliases file: {relation:?} is none of same-body, same-purchase, own-purchase (columns: relation,a,b)"
    )]
    Relation {
        /// Line, from 1.
        line: u64,
        /// What stands there.
        relation: String,
    },
    /// A cell is empty.
    #[error("line {line} of the aliases file: a name or an id is missing")]
    Missing {
        /// Line, from 1.
        line: u64,
    },
}

impl Aliases {
    /// Reads a CSV with the columns `relation,a,b`: `same-body` counts the body `a` as `b`; `same-purchase` joins two
    /// notices, by the id of the record or the path of the file; `own-purchase` lets no rule join the notice `a`.
    ///
    /// # Errors
    /// If the bytes are no CSV, or a row is none of the three.
    pub fn read(bytes: &[u8]) -> Result<Self, AliasError> {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let mut reader = csv::ReaderBuilder::new()
            .flexible(true)
            .has_headers(false)
            .trim(csv::Trim::All)
            .comment(Some(b'#'))
            .from_reader(bytes);
        let mut aliases = Self::default();
        for record in reader.records() {
            let record = record?;
            let line = record.position().map_or(0, csv::Position::line);
            let cell = |at: usize| record.get(at).unwrap_or("").to_owned();
            let (relation, a, b) = (cell(0), cell(1), cell(2));
            if relation == "relation" || (relation.is_empty() && a.is_empty()) {
                continue;
            }
            if a.is_empty() || (b.is_empty() && relation != "own-purchase") {
                return Err(AliasError::Missing { line });
            }
            match relation.as_str() {
                "same-body" => drop(aliases.bodies.insert(folded(&a), b)),
                "same-purchase" => aliases.purchases.push((a, b)),
                "own-purchase" => drop(aliases.alone.insert(a)),
                _ => return Err(AliasError::Relation { line, relation }),
            }
        }
        Ok(aliases)
    }

    /// The name under which a body counts.
    #[must_use]
    pub fn body<'a>(&'a self, name: &'a str) -> &'a str {
        self.bodies.get(&folded(name)).map_or(name, String::as_str)
    }

    /// The same, folded for comparing.
    #[must_use]
    pub fn body_key(&self, name: &str) -> String {
        folded(self.body(name))
    }

    /// The pairs of notices that a person joined.
    #[must_use]
    pub fn purchases(&self) -> &[(String, String)] {
        &self.purchases
    }

    /// Whether no rule may join this notice.
    #[must_use]
    pub fn is_alone(&self, id: &str, path: &str) -> bool {
        self.alone.contains(id) || self.alone.contains(path)
    }
}
