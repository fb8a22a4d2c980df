//! What the tool knows before it reads: tables of words with their meaning and source, and jieba.
//!
//! Knowledge is rows, not code: each table under `src/lexicon/*.tsv` has a head line, one entry a line, an example in
//! which the entry must fire, a counter-example where it needs one, and a source.
mod access;
mod bag;
mod body;
mod control;
mod day;
mod frame;
mod hash;
mod kind;
mod label;
mod list;
mod name;
mod organisation;
mod pinyin;
mod prose;
mod provider;
mod segment;
mod squeeze;
mod stance;
pub mod table;
mod weight;

pub use access::{Way, way_of};
pub use bag::Bag;
pub use body::own_name_en;
pub use control::{CONTROLS_UNTIL, ControlRow, STATUSES, control_on, controls, is_restricted, remote_access_on};
pub use day::Day;
pub use frame::{Gap, Part, StanceFrame, now_words, stance_frames};
pub use hash::Hash;
pub use kind::{NoticeKind, Stage, title_kind};
pub use label::{LabelRow, Role, labels_at, role_of};
pub use list::{LISTS_DATE, ListError, ListRow, Lists, Match, checked_and_not_found, folded};
pub(crate) use name::Side;
pub use name::{Alias, NameKind, NameRow, Names, names};
pub use organisation::{Ending, ending_at, is_address_start, is_place_start};
pub use pinyin::name_pinyin;
pub use prose::{ProseRow, prose_rows};
pub use provider::{is_any_operator, is_near, is_operator, is_us, is_us_maker};
pub use segment::tokens;
pub use squeeze::{Squeezed, is_separator, squeeze, squeeze_into, squeeze_plain};
pub use stance::{Cue, CueSide, Frame, Scope, Stance, cues, heading_spots};
pub use weight::{STANCES, UNIT, class_names, class_words, weights_of};
