//! Text that is markup: web pages, Excel 2003 XML, Word 2003 XML, saved mail pages.
use super::Format;

const RESAVE_WORD: &str = "save it as .docx or PDF";

/// The format of a text that is markup.
pub(super) fn format(text: &str) -> Option<Format> {
    let lower = text.trim_start_matches(['\u{feff}', '\0']).trim_start().to_ascii_lowercase();
    if lower.starts_with("<?xml") || lower.starts_with("<workbook") || lower.starts_with("<ss:workbook") {
        if lower.contains("urn:schemas-microsoft-com:office:spreadsheet") {
            return Some(Format::XmlSheet);
        }
        if lower.contains("office/word/2003/wordml") || lower.contains("office/2006/xmlpackage") {
            return Some(Format::NotRead("a Word document in XML form", RESAVE_WORD));
        }
        if lower.contains("urn:oasis:names:tc:opendocument") {
            return Some(Format::NotRead("a flat OpenDocument file", "save it as .ods, .docx or PDF"));
        }
        if lower.contains("schemas.uof.org") {
            return Some(Format::NotRead("a UOF document", RESAVE_WORD));
        }
    }
    if (lower.starts_with("mime-version:") || lower.starts_with("from:") || lower.contains("\nmime-version:"))
        && lower.contains("content-type: multipart/")
    {
        return Some(Format::NotRead("a web archive (.mht)", "open it in a browser and save it as a web page"));
    }
    is_web(&lower).then_some(Format::Web)
}

/// Whether the first tag, behind comments and declarations, is one of HTML.
fn is_web(lower: &str) -> bool {
    let mut rest = lower;
    loop {
        rest = rest.trim_start();
        if let Some(comment) = rest.strip_prefix("<!--") {
            let Some((_, after)) = comment.split_once("-->") else {
                return rest.contains("<html") || rest.contains("<table");
            };
            rest = after;
        } else if rest.starts_with("<?xml") {
            let Some((_, after)) = rest.split_once("?>") else {
                return false;
            };
            rest = after;
        } else {
            break;
        }
    }
    if rest.starts_with("<!doctype html") {
        return true;
    }
    let Some(tag) = rest.strip_prefix('<') else {
        return false;
    };
    let name: String = tag.chars().take_while(char::is_ascii_alphanumeric).collect();
    const NAMES: [&str; 24] = [
        "html", "head", "body", "meta", "title", "table", "div", "p", "span", "script", "style", "link", "center",
        "font", "h1", "h2", "h3", "h4", "section", "article", "base", "form", "a", "tbody",
    ];
    NAMES.contains(&name.as_str()) && tag.contains('>')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn web_pages_begin_with_a_tag_of_html() {
        for page in [
            "<!DOCTYPE HTML PUBLIC \"-//W3C//DTD HTML 4.01//EN\">",
            "\u{feff}  <html>",
            "<!-- saved from url=(0020)https://example.org/ -->\n<HTML>",
            "<?xml version=\"1.0\"?><!DOCTYPE html><html>",
            "<table border=1><tr>",
        ] {
            assert_eq!(format(page), Some(Format::Web), "{page}");
        }
        for text in ["采购人 <html>", "<采购人>", "a < b", "<", "<!-- x"] {
            assert_eq!(format(text), None, "{text}");
        }
    }

    #[test]
    fn office_xml_is_told_apart() {
        let sheet = "<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">";
        assert_eq!(format(sheet), Some(Format::XmlSheet));
        assert!(matches!(
            format("MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x"),
            Some(Format::NotRead("a web archive (.mht)", _))
        ));
    }
}
