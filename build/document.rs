//! The folding of the library, so that a table's word and a document's meet in the same form.

/// Stands in for the library's own span, which folding only passes on.
mod block {
    #[derive(Clone, Copy)]
    pub struct Span {
        pub block: u32,
        pub start: u32,
        pub end: u32,
    }
}
#[path = "../src/document/fold.rs"]
mod fold;
#[path = "../src/document/radical.rs"]
mod radical;

pub use fold::Folded;
