//! Web pages: what a browser shows, as paragraphs, headings and tables.
mod element;
mod flow;
mod grid;
mod origin;
mod parse;
mod walk;

use super::{Document, Limits, encoding};
use encoding_rs::Encoding;

/// In how many bytes at the top a page says its encoding.
const HEAD: usize = 8 << 10;

/// Reads a web page.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Document {
    let decoded = encoding::decode(bytes, declared(bytes));
    let mut document = Document { media_type: "text/html", ..Document::default() };
    document.notes.extend(decoded.note());
    let page = parse::tree(&decoded.text);
    document.provenance = origin::of(&page);
    walk::walk(&page, document, limits.cells)
}

/// The encoding that the page names in a `meta` tag or an XML declaration.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(bytes.get(..HEAD).unwrap_or(bytes)).to_ascii_lowercase();
    ["charset", "encoding"].iter().find_map(|word| {
        head.match_indices(word).find_map(|(at, _)| {
            let value = head.get(at + word.len()..)?.trim_start().strip_prefix('=')?.trim_start();
            let value = value.trim_start_matches(['"', '\'']);
            let label: String =
                value.chars().take_while(|c| c.is_ascii_alphanumeric() || "-_:.".contains(*c)).collect();
            Encoding::for_label(label.as_bytes())
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Anchor, Kind};

    fn read_page(page: &str) -> Document {
        read(page.as_bytes(), &Limits::default())
    }

    fn texts(document: &Document) -> Vec<&str> {
        document.blocks.iter().map(|b| b.text.as_str()).collect()
    }

    #[test]
    fn blocks_break_and_inline_elements_join() {
        let document = read_page(
            "<html><head><title>公告</title><style>p{}</style></head><body><h1>公告</h1><div>采购人：<u>青石市</u><span>第一\n中学</span></div>\
            <p>地址：<br>人民路&nbsp;1号<script>x()</script></p>散落的字<ul><li>一</li><li>二</li></ul></body></html>",
        );
        assert_eq!(
            texts(&document),
            ["公告", "采购人：青石市第一 中学", "地址：\n人民路\u{a0}1号", "散落的字", "一", "二"]
        );
        assert_eq!(document.blocks[0].kind, Kind::Heading);
    }

    #[test]
    fn hidden_elements_are_left_out() {
        let document = read_page(
            "<body><blockquote style=\"display: none\">0</blockquote><p hidden>甲</p><p style='VISIBILITY:HIDDEN'>乙</p>\
            <noscript>丙</noscript><template>丁</template><select><option>一</option><option selected>二</option></select>\
            <p><input type=checkbox checked>是<input type=checkbox>否 <input value='某校'></p></body>",
        );
        assert_eq!(texts(&document), ["二", "☑是☐否 某校"]);
    }

    #[test]
    fn tables_keep_rows_columns_and_spans() {
        let document = read_page(
            "<table><tr><td colspan=2>中标结果</td></tr><tr><td rowspan=2>包1</td><td>供应商<p>甲公司</p></td></tr><tr><td>￥1</td></tr></table>",
        );
        let cells: Vec<_> = document
            .blocks
            .iter()
            .filter_map(|b| b.cell().map(|c| (b.text.as_str(), c.row, c.column, c.rows, c.columns)))
            .collect();
        assert_eq!(
            cells,
            [("中标结果", 0, 0, 1, 2), ("包1", 1, 0, 2, 1), ("供应商\n甲公司", 1, 1, 1, 1), ("￥1", 2, 1, 1, 1),]
        );
        assert_eq!(document.blocks[3].anchor, Anchor::Flow { block: 1, row: Some(3), column: Some(2) });
        assert_eq!((document.tables[0].rows, document.tables[0].columns), (3, 2));
    }

    #[test]
    fn a_table_that_only_lays_out_the_page_flows() {
        let document = read_page(
            "<table><tr><td>导航</td><td><h2>公告</h2><p>正文</p><table><tr><td>品名</td><td>GPU</td></tr></table></td></tr></table>",
        );
        let kinds: Vec<_> = document.blocks.iter().map(|b| (b.text.as_str(), b.cell().map(|c| c.table))).collect();
        assert_eq!(kinds, [("导航", Some(0)), ("公告", None), ("正文", None), ("品名", Some(1)), ("GPU", Some(1))]);
    }

    #[test]
    fn a_saved_page_says_where_it_came_from() {
        let document = read_page(
            "<!-- saved from url=(0026)https://example.org/a.htm -->\n<html><head><title>采购公告</title></head><body><p>正文</p></body></html>",
        );
        assert_eq!(document.provenance.url.as_deref(), Some("https://example.org/a.htm"));
        assert_eq!(texts(&document), ["采购公告", "正文"]);
        let page = "<html><head><meta property='og:url' content='https://example.org/b'><link rel=canonical href='https://example.org/c'>";
        assert_eq!(read_page(page).provenance.url.as_deref(), Some("https://example.org/c"));
    }

    #[test]
    fn the_bytes_say_the_encoding_and_the_page_may() {
        let page = "<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset=gb2312\"></head><p>供应商㎡</p></html>";
        let bytes = encoding_rs::GB18030.encode(page).0;
        assert_eq!(texts(&read(&bytes, &Limits::default())), ["供应商㎡"]);
        assert_eq!(texts(&read_page(page)), ["供应商㎡"]);
    }

    #[test]
    fn deep_pages_do_not_overflow_the_stack() {
        let page = format!("{}深{}", "<div>".repeat(50_000), "<table><tr><td>".repeat(300));
        let document = read_page(&page);
        assert_eq!(texts(&document), ["深"]);
    }
}
