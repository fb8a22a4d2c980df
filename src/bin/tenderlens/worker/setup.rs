//! What a worker is told before its first file: how to read and how to print.
use super::Bounds;
use crate::messages::{Lang, Messages};
use crate::render::Shape;
use crate::scans::{self, Asked};
use serde::{Deserialize, Serialize};
use tenderlens::document::Limits;
use tenderlens::report::CardStyle;

/// Files that shape a run beside its inputs, as bytes: a worker may not be able to open them again.
#[derive(Debug, Clone, Default)]
pub(crate) struct Beside {
    /// `--sources`: its path and bytes.
    pub(crate) sources: Option<(String, Vec<u8>)>,
    /// `--list`, likewise.
    pub(crate) list: Option<(String, Vec<u8>)>,
}

/// The options of a call that matter to a worker.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Setup {
    shape: Way,
    /// Caution: in the order of [`Limits`].
    limits: [u64; 8],
    pub(crate) bounds: Bounds,
    pub(super) scans: Option<Asked>,
    pub(crate) uses_witness: bool,
    pub(crate) is_counted: bool,
    is_chinese: bool,
    is_quiet: bool,
    pub(super) sources: Option<String>,
    pub(super) has_list: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
enum Way {
    Json { is_indented: bool, is_array: bool },
    Csv,
    Card { is_chinese: bool, is_coloured: bool },
    Field { path: String, has_several: bool },
}

impl Setup {
    pub(crate) fn new(shape: &Shape, limits: &Limits, bounds: Bounds, messages: Messages, beside: &Beside) -> Self {
        let shape = match shape.clone() {
            Shape::Json { is_indented, is_array } => Way::Json { is_indented, is_array },
            Shape::Csv => Way::Csv,
            Shape::Card(CardStyle { is_chinese, is_coloured }) => Way::Card { is_chinese, is_coloured },
            Shape::Field { path, has_several } => Way::Field { path, has_several },
        };
        Self {
            shape,
            limits: [
                limits.file_bytes,
                limits.pages.into(),
                limits.cells as u64,
                limits.decoded_bytes,
                limits.archive_depth.into(),
                limits.archive_members as u64,
                limits.archive_ratio,
                limits.quote as u64,
            ],
            bounds,
            scans: scans::for_worker(),
            uses_witness: false,
            is_counted: false,
            is_chinese: messages.lang == Lang::Zh,
            is_quiet: messages.is_quiet(),
            sources: beside.sources.as_ref().map(|(path, _)| path.clone()),
            has_list: beside.list.is_some(),
        }
    }

    pub(crate) fn shape(&self) -> Shape {
        match self.shape.clone() {
            Way::Json { is_indented, is_array } => Shape::Json { is_indented, is_array },
            Way::Csv => Shape::Csv,
            Way::Card { is_chinese, is_coloured } => Shape::Card(CardStyle { is_chinese, is_coloured }),
            Way::Field { path, has_several } => Shape::Field { path, has_several },
        }
    }

    pub(crate) fn limits(&self) -> Limits {
        let [file_bytes, pages, cells, decoded_bytes, depth, members, archive_ratio, quote] = self.limits;
        let count = |number: u64| usize::try_from(number).unwrap_or(usize::MAX);
        let short = |number: u64| u32::try_from(number).unwrap_or(u32::MAX);
        Limits {
            file_bytes,
            pages: short(pages),
            cells: count(cells),
            decoded_bytes,
            archive_depth: short(depth),
            archive_members: count(members),
            archive_ratio,
            quote: count(quote),
        }
    }

    pub(crate) fn messages(&self) -> Messages {
        Messages::new(if self.is_chinese { Lang::Zh } else { Lang::En }, self.is_quiet)
    }
}
