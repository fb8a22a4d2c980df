//! What an element of a page means for its text: a break, nothing to see, a box to tick.
use scraper::node::Element;

/// Elements whose insides are no text of the page.
const SILENT: [&str; 14] = [
    "script", "style", "noscript", "template", "head", "svg", "iframe", "object", "audio", "video", "canvas",
    "datalist", "rp", "rt",
];

/// Elements that stand on lines of their own.
const BLOCKS: [&str; 47] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "html",
    "legend",
    "li",
    "main",
    "menu",
    "nav",
    "ol",
    "option",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "textarea",
    "tfoot",
    "thead",
    "tr",
    "ul",
];

/// Whether a browser shows nothing of the element.
pub(super) fn is_hidden(element: &Element) -> bool {
    let name = element.name();
    if SILENT.contains(&name) || element.attr("hidden").is_some() {
        return true;
    }
    if name == "option" && element.attr("selected").is_none() {
        return true;
    }
    element.attr("style").is_some_and(|style| {
        let style: String = style.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_ascii_lowercase();
        style.contains("display:none") || style.contains("visibility:hidden")
    })
}

/// Whether the element stands on lines of its own.
pub(super) fn is_block(element: &Element) -> bool {
    BLOCKS.binary_search(&element.name()).is_ok()
}

/// Whether the element is a heading.
pub(super) fn is_heading(element: &Element) -> bool {
    matches!(element.name(), "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
}

/// What a field of a form shows.
pub(super) fn field(element: &Element) -> Option<&str> {
    let kind = element.attr("type").unwrap_or("text").to_ascii_lowercase();
    match kind.as_str() {
        "checkbox" | "radio" => Some(if element.attr("checked").is_some() { "☑" } else { "☐" }),
        "text" | "search" | "tel" | "url" | "email" | "number" | "date" | "datetime-local" | "month" => {
            element.attr("value")
        }
        _ => None,
    }
}

/// A span attribute, within what HTML allows.
pub(super) fn span(element: &Element, name: &str, most: u32) -> u32 {
    element.attr(name).and_then(|value| value.trim().parse::<u32>().ok()).unwrap_or(1).clamp(1, most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_of_blocks_is_sorted() {
        assert!(BLOCKS.is_sorted());
    }
}
