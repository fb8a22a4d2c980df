//! `tenderlens tokens FILE`: the words that jieba makes of a file, ours among them.
use crate::args::{Plain, TokensArgs};
use crate::lexicon::TABLES;
use crate::messages::Messages;
use crate::text::{Show, show};
use crate::{End, Stop};
use jieba_rs::Jieba;
use serde_json::{Value, json};
use std::io::IsTerminal;
use std::sync::LazyLock;
use tenderlens::document::Document;
use tenderlens::lexicon::table;
use tenderlens::report;

/// The dictionary takes a moment to unpack, so nothing else pays for it.
static JIEBA: LazyLock<Jieba> = LazyLock::new(|| {
    let mut jieba = Jieba::new();
    for (name, columns) in
        [("chips", "aliases"), ("clouds", "aliases"), ("ai_services", "aliases"), ("labels", "label")]
    {
        let rows = TABLES.iter().filter(|(table, _)| *table == name).flat_map(|(_, text)| table::rows(text));
        for word in rows.flat_map(|row| row.list(columns)).filter(|word| !word.contains(' ')) {
            jieba.add_word(word, None, None);
        }
    }
    jieba
});

pub(crate) fn run(args: &TokensArgs, messages: Messages) -> Result<End, Stop> {
    let is_json = args.format == Plain::Json;
    let is_terminal = std::io::stdout().is_terminal();
    show(&args.file, Show { is_tokens: true, is_json, has_places: false, is_terminal }, messages)
}

/// The words of a document in the format that was asked for.
pub(crate) fn words(document: &Document, is_json: bool, is_terminal: bool) -> String {
    if is_json { report::json(&offsets(document), is_terminal) + "\n" } else { lines(document) }
}

/// A line a block, words parted by blanks.
fn lines(document: &Document) -> String {
    let mut out = String::new();
    for block in &document.blocks {
        let tokens = JIEBA.cut(&block.text, true);
        let words: Vec<&str> = tokens.iter().map(|token| token.word).filter(|word| !word.trim().is_empty()).collect();
        out.push_str(&words.join(" "));
        out.push('\n');
    }
    out
}

/// The tokens of each block with their bytes in its text.
fn offsets(document: &Document) -> Value {
    let blocks = document.blocks.iter().map(|block| {
        let tokens = JIEBA.cut(&block.text, true);
        let tokens: Vec<Value> = tokens
            .iter()
            .map(|token| json!({"word": token.word, "start": token.byte_start, "end": token.byte_end}))
            .collect();
        json!({"text": block.text, "tokens": tokens})
    });
    json!({"blocks": blocks.collect::<Vec<_>>()})
}
