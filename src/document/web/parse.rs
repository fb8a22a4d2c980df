//! Bytes of a page to its tree, by html5ever, with two kinds of trouble kept from it: depth without end, whose cost
//! grows with its square, and open formatting elements, which are made anew in every block that follows.
use html5ever::buffer_queue::BufferQueue;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{TagKind, Token, TokenSink, TokenSinkResult, Tokenizer};
use html5ever::tree_builder::TreeBuilder;
use html5ever::{LocalName, TokenizerResult, local_name};
use scraper::{Html, HtmlTreeSink};
use std::cell::RefCell;

/// Browsers cut pages at the same depth.
const DEEPEST: usize = 512;

/// The tree of a page.
pub(super) fn tree(text: &str) -> Html {
    let builder = TreeBuilder::new(HtmlTreeSink::new(Html::new_document()), Default::default());
    let tokenizer = Tokenizer::new(Shallow { builder, open: RefCell::default() }, Default::default());
    let queue = BufferQueue::default();
    queue.push_back(StrTendril::from_slice(text));
    // It also stops at scripts and at what the page says of its encoding, which are no matter here.
    while !matches!(tokenizer.feed(&queue), TokenizerResult::Done) {}
    tokenizer.end();
    tokenizer.sink.builder.sink.0.into_inner()
}

/// Hands tokens to the tree builder and leaves out tags that lie too deep; their text stays.
struct Shallow {
    builder: TreeBuilder<ego_tree::NodeId, HtmlTreeSink>,
    open: RefCell<Vec<LocalName>>,
}

impl Shallow {
    /// Whether a tag reaches the tree.
    fn passes(&self, kind: TagKind, name: &LocalName) -> bool {
        let mut open = self.open.borrow_mut();
        match kind {
            TagKind::StartTag if is_void(name) || closes_itself(name) => true,
            TagKind::StartTag => {
                let fits = open.len() < DEEPEST;
                if fits {
                    open.push(name.clone());
                }
                fits
            }
            TagKind::EndTag => {
                if let Some(at) = open.iter().rposition(|n| n == name) {
                    open.truncate(at);
                }
                true
            }
        }
    }
}

impl TokenSink for Shallow {
    type Handle = ego_tree::NodeId;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<Self::Handle> {
        let token = match token {
            Token::TagToken(mut tag) => {
                if is_formatting(&tag.name) {
                    tag.name = local_name!("span");
                }
                if !self.passes(tag.kind, &tag.name) {
                    return TokenSinkResult::Continue;
                }
                Token::TagToken(tag)
            }
            other => other,
        };
        self.builder.process_token(token, line)
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

/// How letters look changes nothing of the text: these become `span`.
fn is_formatting(name: &LocalName) -> bool {
    matches!(
        &**name,
        "a" | "b" | "big" | "code" | "em" | "font" | "i" | "nobr" | "s" | "small" | "strike" | "strong" | "tt" | "u"
    )
}

fn is_void(name: &LocalName) -> bool {
    matches!(
        &**name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
    )
}

/// Elements whose next sibling ends them, so that they never nest without another element between.
fn closes_itself(name: &LocalName) -> bool {
    matches!(
        &**name,
        "p" | "li"
            | "td"
            | "th"
            | "tr"
            | "dd"
            | "dt"
            | "option"
            | "optgroup"
            | "thead"
            | "tbody"
            | "tfoot"
            | "colgroup"
            | "rp"
            | "rt"
    )
}
