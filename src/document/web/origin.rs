//! What a saved page says of its own address: canonical link, `og:url`, and the comments that browsers write.
use crate::document::Provenance;
use scraper::{Html, Node};

/// How many nodes at the top are looked at; these things stand in the head.
const NODES: usize = 2000;

/// The page's own address and the day of saving.
pub(super) fn of(page: &Html) -> Provenance {
    let (mut canonical, mut open_graph, mut saved, mut retrieved) = (None, None, None, None);
    for node in page.tree.root().descendants().take(NODES) {
        match node.value() {
            Node::Comment(comment) => {
                let words: &str = comment;
                if let Some((_, after)) = words.split_once("saved from url=") {
                    saved = saved.or_else(|| web_address(after.split_once(')').map_or(after, |(_, url)| url)));
                } else if words.contains("SingleFile") {
                    let line = |key: &str| words.lines().find_map(|line| line.trim().strip_prefix(key));
                    saved = saved.or_else(|| line("url:").and_then(web_address));
                    retrieved = retrieved.or_else(|| line("saved date:").map(|day| day.trim().to_owned()));
                }
            }
            Node::Element(element) => match element.name() {
                "link" if element.attr("rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical")) => {
                    canonical = canonical.or_else(|| element.attr("href").and_then(web_address));
                }
                "meta" if element.attr("property").is_some_and(|p| p.eq_ignore_ascii_case("og:url")) => {
                    open_graph = open_graph.or_else(|| element.attr("content").and_then(web_address));
                }
                _ => {}
            },
            _ => {}
        }
    }
    Provenance { url: canonical.or(saved).or(open_graph), retrieved }
}

fn web_address(text: &str) -> Option<String> {
    let address = text.split_whitespace().next()?;
    (address.starts_with("http://") || address.starts_with("https://")).then(|| address.to_owned())
}
