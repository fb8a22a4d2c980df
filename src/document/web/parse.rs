//! Letters of a page to its tree, by html5ever, with three kinds of trouble kept from it: depth and attributes without
//! end, whose cost grows with their square, and open formatting elements, which are made anew in every block.
use html5ever::buffer_queue::BufferQueue;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{TagKind, Token, TokenSink, TokenSinkResult, Tokenizer};
use html5ever::tree_builder::TreeBuilder;
use html5ever::{LocalName, TokenizerResult, local_name};
use scraper::{Html, HtmlTreeSink};
use std::borrow::Cow;
use std::cell::RefCell;

/// Browsers cut pages at the same depth.
const DEEPEST: usize = 512;

/// No tag of a page that means something has more attributes.
const ATTRIBUTES: usize = 300;

/// The tree of a page.
pub(super) fn tree(text: &str) -> Html {
    let builder = TreeBuilder::new(HtmlTreeSink::new(Html::new_document()), Default::default());
    let tokenizer = Tokenizer::new(Shallow { builder, open: RefCell::default() }, Default::default());
    let queue = BufferQueue::default();
    queue.push_back(StrTendril::from_slice(&without_crowds(text)));
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

/// The text without what follows the first few hundred attributes of a tag.
fn without_crowds(text: &str) -> Cow<'_, str> {
    let mut out = String::new();
    let mut copied = 0;
    let (mut in_tag, mut quote, mut attributes, mut cut) = (false, None, 0_usize, None);
    let bytes = text.as_bytes();
    for (at, byte) in bytes.iter().copied().enumerate() {
        if !in_tag {
            in_tag = byte == b'<' && bytes.get(at + 1).is_some_and(u8::is_ascii_alphabetic);
            (quote, attributes) = (None, 0);
        } else if let Some(start) = cut {
            // Quotes count no more: a crowd may well be a script that never was a tag.
            if matches!(byte, b'<' | b'>') {
                out.push_str(text.get(copied..start).unwrap_or_default());
                (copied, cut, in_tag) = (at, None, false);
            }
        } else if quote == Some(byte) {
            quote = None;
            attributes += 1;
        } else if quote.is_none() {
            match byte {
                b'"' | b'\'' => quote = Some(byte),
                b'>' => in_tag = false,
                b' ' | b'\t' | b'\n' | b'\r' | b'/' => attributes += 1,
                _ => {}
            }
        }
        if in_tag && cut.is_none() && attributes > 2 * ATTRIBUTES {
            cut = Some(at + 1);
        }
    }
    if copied == 0 && cut.is_none() {
        return Cow::Borrowed(text);
    }
    out.push_str(text.get(copied..cut.unwrap_or(text.len())).unwrap_or_default());
    Cow::Owned(out)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn crowds_of_attributes_are_cut_and_the_rest_stays() {
        let page = "<p class=\"a b\" id='x'>a < b</p>";
        assert_eq!(without_crowds(page), page);
        let crowd: String = (0..2000).map(|n| format!(" a{n}=\"采 购\"")).collect();
        let page = format!("<p>前</p><div{crowd}>正文</div>");
        let slim = without_crowds(&page);
        assert!(slim.len() < page.len() / 2);
        assert!(slim.starts_with("<p>前</p><div a0=") && slim.ends_with(">正文</div>"), "{slim}");
        assert!(without_crowds(&format!("<div{crowd}")).len() < crowd.len() / 2);
    }
}
