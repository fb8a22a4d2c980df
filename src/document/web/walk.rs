//! The walk over a page's tree, from node to node and never by calls, so that no depth can hurt.
use super::element::{field, is_block, is_heading, is_hidden, span};
use super::flow::Flow;
use crate::document::Document;
use ego_tree::{NodeId, iter::Edge};
use scraper::{Html, Node};
use std::collections::HashMap;

/// A cell with more blocks than this is a part of the page's layout and no cell of a table.
const BLOCKS_OF_A_CELL: usize = 24;

/// Reads the page's text into the document.
pub(super) fn walk(page: &Html, document: Document, limit: usize) -> Document {
    let flowing = layout_cells(page);
    let mut flow = Flow::new(document, limit);
    let mut hidden: Option<NodeId> = None;
    let (mut title, mut in_title) = (String::new(), false);
    let mut kept = 0_usize;
    for edge in page.tree.root().traverse() {
        match edge {
            Edge::Open(node) => match node.value() {
                Node::Element(element) if element.name() == "title" => in_title = title.is_empty(),
                Node::Text(text) if in_title => title.push_str(text),
                _ if hidden.is_some() => {}
                Node::Element(element) => {
                    if is_hidden(element) {
                        hidden = Some(node.id());
                        continue;
                    }
                    let name = element.name();
                    if is_block(element) || matches!(name, "td" | "th") {
                        flow.edge();
                    }
                    match name {
                        "br" => flow.line_break(),
                        "input" => flow.letters(field(element).unwrap_or_default(), false),
                        "pre" | "textarea" => kept += 1,
                        "table" => flow.begin_table(),
                        "tr" => flow.begin_row(),
                        "td" | "th" => {
                            let (rows, columns) = (span(element, "rowspan", 65_534), span(element, "colspan", 1000));
                            let flows = flowing.get(&node.id()).is_some_and(|blocks| *blocks > BLOCKS_OF_A_CELL);
                            flow.begin_cell(rows, columns, flows);
                        }
                        _ if is_heading(element) => flow.heading(true),
                        _ => {}
                    }
                }
                // Each line of text that keeps its lines is a line of its own.
                Node::Text(text) if kept > 0 => {
                    for (index, line) in text.split('\n').enumerate() {
                        if index > 0 {
                            flow.edge();
                        }
                        flow.letters(line, true);
                    }
                }
                Node::Text(text) => flow.letters(text, false),
                _ => {}
            },
            Edge::Close(node) => {
                let Node::Element(element) = node.value() else {
                    continue;
                };
                let name = element.name();
                if name == "title" {
                    in_title = false;
                }
                if let Some(id) = hidden {
                    if id == node.id() {
                        hidden = None;
                    }
                    continue;
                }
                if is_block(element) || matches!(name, "td" | "th") {
                    flow.edge();
                }
                match name {
                    "pre" | "textarea" => kept = kept.saturating_sub(1),
                    "table" => flow.end_table(),
                    "td" | "th" => flow.end_cell(),
                    _ if is_heading(element) => flow.heading(false),
                    _ => {}
                }
            }
        }
        if flow.is_full() {
            break;
        }
    }
    flow.finish(&title)
}

/// For each cell how many blocks stand in it, not counting those in cells of its own tables; a table or heading in a
/// cell counts as more than any cell has.
fn layout_cells(page: &Html) -> HashMap<NodeId, usize> {
    let mut blocks: HashMap<NodeId, usize> = HashMap::new();
    let mut open: Vec<NodeId> = Vec::new();
    for edge in page.tree.root().traverse() {
        match edge {
            Edge::Open(node) => {
                let Node::Element(element) = node.value() else {
                    continue;
                };
                if matches!(element.name(), "td" | "th") {
                    open.push(node.id());
                } else if let Some(cell) = open.last() {
                    let weight = match element.name() {
                        "table" => BLOCKS_OF_A_CELL + 1,
                        _ if is_heading(element) => BLOCKS_OF_A_CELL + 1,
                        _ => usize::from(is_block(element)),
                    };
                    *blocks.entry(*cell).or_default() += weight;
                }
            }
            Edge::Close(node) => {
                if open.last() == Some(&node.id()) {
                    open.pop();
                }
            }
        }
    }
    blocks
}
