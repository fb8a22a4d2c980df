//! Plain text and Markdown: one line is one block.
use super::{Anchor, Block, Cell, Document, Kind, Limits, Note, NoteKind, Provenance, Table, encoding};

/// In how many lines at the top a text may say where it came from.
const HEAD: usize = 10;

/// Reads text, a block a line; blank lines give no block.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Document {
    let decoded = encoding::decode(bytes, None);
    let mut document = Document { media_type: "text/plain", ..Document::default() };
    document.notes.extend(decoded.note());
    let break_at = if decoded.text.contains('\n') { '\n' } else { '\r' };
    let mut rows = Rows::default();
    let mut lines = decoded.text.split(break_at).enumerate().peekable();
    while let Some((index, line)) = lines.next() {
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
        let next = lines.peek().map_or("", |(_, next)| *next);
        if rows.take(line, next, index, &mut document) {
            continue;
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

/// Lines of one number of tabs, at least two of them, are the rows of a table, as a copied sheet leaves them.
#[derive(Default)]
struct Rows {
    /// Tabs of the lines before, and the row that comes next.
    now: Option<(usize, u32)>,
}

impl Rows {
    fn take(&mut self, line: &str, next: &str, index: usize, document: &mut Document) -> bool {
        let tabs = |line: &str| line.matches('\t').count();
        let count = tabs(line);
        let goes_on = self.now.is_some_and(|(known, _)| known == count);
        if count < 2 || !(goes_on || tabs(next) == count) {
            self.now = None;
            return false;
        }
        let row = self.now.filter(|_| goes_on).map_or(0, |(_, row)| row);
        if row == 0 {
            document.tables.push(Table::default());
        }
        let table = document.tables.len().saturating_sub(1);
        let columns = u32::try_from(count).unwrap_or(u32::MAX).saturating_add(1);
        if let Some(known) = document.tables.get_mut(table) {
            *known = Table { rows: row + 1, columns };
        }
        let table = u32::try_from(table).unwrap_or(u32::MAX);
        for (column, text) in (0u32..).zip(line.split('\t')) {
            if text.trim().is_empty() {
                continue;
            }
            document.blocks.push(Block {
                kind: Kind::Cell(Cell { table, row, column, rows: 1, columns: 1 }),
                text: text.to_owned(),
                anchor: Anchor::Line(u32::try_from(index).unwrap_or(u32::MAX).saturating_add(1)),
                stored: None,
            });
        }
        self.now = Some((count, row + 1));
        true
    }
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
    fn lines_of_tabs_are_a_table() {
        let document = read("采购意向\n序号\t名称\t预算\n1\t甲\t\n2\t乙\t3\n完".as_bytes(), &Limits::default());
        let cells: Vec<_> =
            document.blocks.iter().filter_map(|b| b.cell().map(|c| (c.row, c.column, b.text.as_str()))).collect();
        assert_eq!(cells.len(), 8);
        assert_eq!(cells[7], (2, 2, "3"));
        assert_eq!(document.tables, [Table { rows: 3, columns: 3 }]);
    }

    #[test]
    fn lines_beyond_the_limit_give_a_note() {
        let document = read(b"a\nb\nc", &Limits { cells: 2, ..Limits::default() });
        assert_eq!(document.blocks.len(), 2);
        assert_eq!(document.notes[0].kind, NoteKind::Limit);
        assert_eq!(read(b"a\rb", &Limits::default()).blocks.len(), 2);
    }
}
