//! Plain text and Markdown: one line is one block.
use super::{Anchor, Block, Document, Kind, Limits, Note, NoteKind, Provenance, encoding};

/// In how many lines at the top a text may say where it came from.
const HEAD: usize = 10;

/// Reads text, a block a line; blank lines give no block.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Document {
    let decoded = encoding::decode(bytes, None);
    let mut document = Document { media_type: "text/plain", ..Document::default() };
    document.notes.extend(decoded.note());
    let break_at = if decoded.text.contains('\n') { '\n' } else { '\r' };
    for (index, line) in decoded.text.split(break_at).enumerate() {
        let line = line.strip_suffix('\r').unwrap_or(line);
        if line.trim().is_empty() {
            continue;
        }
        if index < HEAD {
            provenance(line, &mut document.provenance);
        }
        if document.blocks.len() >= limits.cells {
            document.notes.push(Note::new(
                NoteKind::Limit,
                format!("Only the first {} lines were read.", limits.cells),
                format!("只读取了前 {} 行。", limits.cells),
            ));
            break;
        }
        document.blocks.push(Block {
            kind: if is_heading(line) { Kind::Heading } else { Kind::Paragraph },
            text: line.to_owned(),
            anchor: Anchor::Line(u32::try_from(index).unwrap_or(u32::MAX).saturating_add(1)),
            stored: None,
        });
    }
    document
}

/// `# Title` to `###### Title`; the line stays as it is.
fn is_heading(line: &str) -> bool {
    let rest = line.trim_start_matches('#');
    let level = line.len() - rest.len();
    (1..=6).contains(&level) && rest.starts_with(' ') && !is_origin(rest.trim_start())
}

fn is_origin(words: &str) -> bool {
    ["URL:", "Fetched:", "Type:", "Source:", "Retrieved:"].iter().any(|key| words.starts_with(key))
}

/// `# URL: https://…` and `# Fetched: 2026-08-05 13:28:32`, as crawlers write above the text of a page.
fn provenance(line: &str, to: &mut Provenance) {
    let Some(words) = line.strip_prefix('#').map(str::trim_start) else {
        return;
    };
    if let Some(url) = words.strip_prefix("URL:").or_else(|| words.strip_prefix("Source:")).map(str::trim)
        && (url.starts_with("http://") || url.starts_with("https://"))
    {
        to.url.get_or_insert_with(|| url.to_owned());
    }
    if let Some(day) = words.strip_prefix("Fetched:").or_else(|| words.strip_prefix("Retrieved:")).map(str::trim)
        && !day.is_empty()
    {
        to.retrieved.get_or_insert_with(|| day.to_owned());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_a_block_and_the_top_says_where_it_came_from() {
        let text = "# 青石市第一中学中标公告\r\n# URL: https://example.org/t1.htm\r\n# Fetched: 2026-08-05 13:28:32\r\n\r\n## 一、采购人\r\n采购人：青石市第一中学\r\n";
        let document = read(text.as_bytes(), &Limits::default());
        assert_eq!(document.provenance.url.as_deref(), Some("https://example.org/t1.htm"));
        assert_eq!(document.provenance.retrieved.as_deref(), Some("2026-08-05 13:28:32"));
        let lines: Vec<_> = document.blocks.iter().map(|b| (b.kind, b.text.as_str(), b.anchor.clone())).collect();
        assert_eq!(lines[0], (Kind::Heading, "# 青石市第一中学中标公告", Anchor::Line(1)));
        assert_eq!(lines[1].0, Kind::Paragraph);
        assert_eq!(lines[3], (Kind::Heading, "## 一、采购人", Anchor::Line(5)));
        assert_eq!(lines[4], (Kind::Paragraph, "采购人：青石市第一中学", Anchor::Line(6)));
    }

    #[test]
    fn lines_beyond_the_limit_give_a_note() {
        let document = read(b"a\nb\nc", &Limits { cells: 2, ..Limits::default() });
        assert_eq!(document.blocks.len(), 2);
        assert_eq!(document.notes[0].kind, NoteKind::Limit);
        assert_eq!(read(b"a\rb", &Limits::default()).blocks.len(), 2);
    }
}
