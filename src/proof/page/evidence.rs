//! A quote in the line around it, its place, what the readers say, and the picture or the cells that show it.
use super::view::Page;
use super::{link, shown};
use crate::proof::around::Around;
use crate::proof::fact::{Fact, Piece, place_words};
use crate::proof::picture::PagePicture;
use crate::proof::words::{label_meaning, zh};
use crate::verify::{Stated, Status};
use maud::{Markup, html};
use std::collections::BTreeMap;

/// Points shown around the boxes of a quote.
const MARGIN: (f64, f64) = (70.0, 26.0);
/// A picture is at least so many points wide, so that its letters stay near their printed size.
const NARROWEST: f64 = 400.0;

/// The pictures of all pages, once; every picture on the page is a window on one of them.
pub(super) fn store(page: &Page<'_>) -> Markup {
    html! {
        svg.store width="0" height="0" aria-hidden="true" focusable="false" {
            defs {
                @for (at, file) in page.files.iter().enumerate() {
                    @for (number, picture) in &file.pictures {
                        image id=(format!("p{at}-{number}")) width=(picture.width) height=(picture.height)
                            preserveAspectRatio="none" href=(picture.data) {}
                    }
                }
            }
        }
    }
}

/// The pieces of evidence of a fact: the first shown, the others behind a fold.
pub(super) fn pieces(page: &Page<'_>, number: usize, pieces: &[(String, Piece<'_>)]) -> Markup {
    let (first, rest) = pieces.split_at(pieces.len().min(1));
    html! {
        @for (pointer, piece) in first { (one(page, number, pointer, *piece)) }
        @if first.is_empty() { p.missing { "The result gives no quote for this." } }
        @if !rest.is_empty() {
            details.more {
                summary { (rest.len()) @if rest.len() == 1 { " more quote" } @else { " more quotes" } }
                @for (pointer, piece) in rest { (one(page, number, pointer, *piece)) }
            }
        }
    }
}

fn one(page: &Page<'_>, number: usize, pointer: &str, piece: Piece<'_>) -> Markup {
    let purpose = piece.text("for");
    html! {
        figure.evidence {
            blockquote lang="zh" {
                span.around { (shown(piece.text("prefix"))) }
                mark { (shown(piece.text("quote"))) }
                span.around { (shown(piece.text("suffix"))) }
            }
            (seen(page, number, pointer, piece))
            figcaption {
                (place(page, number, piece))
                (status(page, number, pointer))
                @if !["", "value"].contains(&purpose) {
                    span { "proves the " (shown(purpose)) " " span lang="zh" { (zh("for", purpose).unwrap_or_default()) } }
                }
                @if !piece.text("label").is_empty() {
                    span { "label " span.label lang="zh" { (shown(piece.text("label"))) }
                        @if let Some(meaning) = label_meaning(piece.text("label")) { " = " (meaning) } }
                }
                @if !piece.text("rule").is_empty() { span.rule { "rule " (shown(piece.text("rule"))) } }
            }
        }
    }
}

fn place(page: &Page<'_>, number: usize, piece: Piece<'_>) -> Markup {
    let Some(place) = piece.place() else { return html! {} };
    let (en, zh) = place_words(&place);
    let file = page.file(number).and_then(|(_, file)| file.href.as_ref());
    let address = file.map(|href| match place {
        Stated::Page { page, .. } => format!("{href}#page={page}"),
        _ => href.clone(),
    });
    html! {
        span.place {
            @if let Some(address) = address { a href=(address) target="_blank" rel="noopener noreferrer" { (shown(&en)) } }
            @else { (shown(&en)) }
            " " span lang="zh" { (shown(&zh)) }
        }
    }
}

fn status(page: &Page<'_>, number: usize, pointer: &str) -> Markup {
    let Some(verdict) = page.verdict(number, pointer) else { return html! {} };
    let is_found = verdict.status == Status::Found;
    let readers = match verdict.readers.as_slice() {
        [_, _] => ", two readers",
        ["first"] => ", one reader",
        _ => "",
    };
    html! {
        span class=(if is_found { "status" } else { "status doubt" }) {
            @if is_found { "✓ " } @else { "✗ " }
            (verdict.status.as_str()) (readers) " " span lang="zh" { (verdict.status.zh()) }
            @if let Some((en, _)) = &verdict.why { " – " (shown(en)) }
        }
    }
}

/// What shows the quote: the picture of its page, or what stands around it.
fn seen(page: &Page<'_>, number: usize, pointer: &str, piece: Piece<'_>) -> Markup {
    if let Some(Stated::Page { page: on, boxes: Some(boxes) }) = piece.place() {
        let found = page.file(number).and_then(|(at, file)| {
            let on = u32::try_from(on).ok()?;
            Some((format!("p{at}-{on}"), on, file.pictures.get(&on)?))
        });
        return match found {
            Some((id, on, picture)) => window(&id, on, picture, &boxes, crop(picture, &boxes)),
            None => html! {},
        };
    }
    match page.around.get(&(number, pointer.to_owned())) {
        Some(Around::Grid { columns, rows, marked }) => grid(columns, rows, *marked, piece.text("quote")),
        Some(Around::Lines(lines)) if lines.len() > 1 => html! {
            div.lines lang="zh" {
                @for (line, is_own) in lines {
                    @if *is_own { p.own { (marked_in(line, piece)) } } @else { p { (shown(line)) } }
                }
            }
        },
        _ => html! {},
    }
}

/// The quote marked in its paragraph, at the spot that the letters before it tell.
fn marked_in(line: &str, piece: Piece<'_>) -> Markup {
    let (quote, prefix) = (piece.text("quote"), piece.text("prefix"));
    let with_prefix = format!("{prefix}{quote}");
    let at = line.find(&with_prefix).map(|at| at + prefix.len()).or_else(|| line.find(quote));
    let parts = at.and_then(|at| Some((line.get(..at)?, line.get(at + quote.len()..)?)));
    html! {
        @if let Some((before, after)) = parts.filter(|_| !quote.is_empty()) {
            (shown(before)) mark { (shown(quote)) } (shown(after))
        } @else { (shown(line)) }
    }
}

fn grid(columns: &[String], rows: &[(String, Vec<String>)], marked: (usize, usize), quote: &str) -> Markup {
    html! {
        div.scroll {
            table.cells lang="zh" {
                thead { tr { th {} @for (at, column) in columns.iter().enumerate() { th.on[at == marked.1] { (shown(column)) } } } }
                tbody {
                    @for (r, (head, cells)) in rows.iter().enumerate() {
                        tr {
                            th.on[r == marked.0] { (shown(head)) }
                            @for (c, cell) in cells.iter().enumerate() {
                                @if (r, c) == marked {
                                    td.on { @if let Some((before, after)) = cell.split_once(quote).filter(|_| !quote.is_empty()) {
                                        (shown(before)) mark { (shown(quote)) } (shown(after))
                                    } @else { (shown(cell)) } }
                                } @else { td { (shown(cell)) } }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The part of the page around the boxes: left, top, width, height.
fn crop(picture: &PagePicture, boxes: &[[f64; 4]]) -> [f64; 4] {
    let (width, height) = (f64::from(picture.width), f64::from(picture.height));
    let [x0, y0, x1, y1] = boxes.iter().copied().fold([f64::MAX, f64::MAX, f64::MIN, f64::MIN], |a, b| {
        [a[0].min(b[0]), a[1].min(b[1]), a[2].max(b[2]), a[3].max(b[3])]
    });
    let wide = (x1 - x0 + 2.0 * MARGIN.0).max(NARROWEST).min(width);
    let left = ((x0 + x1 - wide) / 2.0).max(0.0).min(width - wide);
    let top = (y0 - MARGIN.1).clamp(0.0, height);
    let bottom = (y1 + MARGIN.1).clamp(top, height);
    [left, top, wide, (bottom - top).max(20.0)]
}

/// A window on the picture of a page with the boxes marked.
fn window(id: &str, on: u32, picture: &PagePicture, boxes: &[[f64; 4]], [x, y, w, h]: [f64; 4]) -> Markup {
    let frame = [x, y, w, h].map(|at| format!("{at:.1}")).join(" ");
    let is_empty = !boxes.iter().any(|corners| picture.has_ink(corners));
    html! {
        svg.crop viewBox=(frame) role="img" aria-label=(format!("Part of page {on} with the quote marked")) {
            use href=(format!("#{id}")) {}
            @for [x0, y0, x1, y1] in boxes {
                rect.box x=(format!("{:.2}", x0 - 1.0)) y=(format!("{:.2}", y0 - 1.0))
                    width=(format!("{:.2}", (x1 - x0 + 2.0).max(0.0))) height=(format!("{:.2}", (y1 - y0 + 2.0).max(0.0)))
                    rx="1.5" {}
            }
        }
        @if is_empty {
            p.missing { "The file does not bring the font of these letters, so the picture can't show them; the box says where they stand." }
        }
    }
}

/// The quoted pages of a notice as a whole, every quote marked.
pub(super) fn whole_pages(page: &Page<'_>, number: usize, facts: &[Fact<'_>]) -> Markup {
    let Some((at, file)) = page.file(number) else { return html! {} };
    let mut marked: BTreeMap<u32, Vec<[f64; 4]>> = BTreeMap::new();
    for (_, piece) in facts.iter().flat_map(|fact| &fact.evidence) {
        if let Some(Stated::Page { page, boxes: Some(boxes) }) = piece.place()
            && let Ok(page) = u32::try_from(page)
        {
            marked.entry(page).or_default().extend(boxes);
        }
    }
    let shown = marked.iter().filter_map(|(on, boxes)| Some((*on, boxes, file.pictures.get(on)?)));
    html! {
        @for (on, boxes, picture) in shown {
            details.whole {
                summary { "Page " (on) " as a whole, every quote marked " span lang="zh" { "整页" } }
                (window(&format!("p{at}-{on}"), on, picture, boxes, [0.0, 0.0, f64::from(picture.width), f64::from(picture.height)]))
            }
        }
    }
}

/// A link to the web, or the words where they are none.
pub(super) fn outside(url: &str) -> Markup {
    match link::outside(url) {
        Some(address) => html! { a href=(address) rel="noopener noreferrer" target="_blank" { (shown(url)) } },
        None => html! { (shown(url)) },
    }
}
