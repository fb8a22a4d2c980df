//! PDF to text with places: what each page draws, its letters by the best evidence, its layout, its blocks.
mod annotation;
mod assemble;
mod content;
mod drawing;
mod evidence;
mod font;
mod furniture;
mod glyph_order;
mod guard;
mod layers;
mod layout;
mod mark;
mod paragraph;
mod path;
mod picture;
mod report;
mod scan;
mod symbols;
mod witness;

pub use picture::{Picture, pictures};
pub use witness::{confirms, witness};

use super::ocr::{Ocr, Pages};
use super::{Document, Limits, ReadError, Watch};
use content::Walk;
use drawing::Drawing;
use font::Fonts;
use hayro_font::kurbo::Affine;
use hayro_syntax::object::{Object, Stream};
use hayro_syntax::page::Page;
use hayro_syntax::{LoadPdfError, Pdf};
use layers::Layers;
use report::Report;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Reads a PDF.
///
/// # Errors
/// [`ReadError::Encrypted`] if a password is needed, [`ReadError::Damaged`] if no page can be found.
pub(super) fn read(bytes: &[u8], limits: &Limits, watch: &mut dyn Watch, ocr: &Ocr) -> Result<Document, ReadError> {
    let damaged = |detail: &str| ReadError::Damaged { format: "PDF", detail: detail.to_owned() };
    let pdf = catch_unwind(|| Pdf::new(bytes.to_vec())).map_err(|_| damaged("its structure can't be followed"))?;
    let pdf = match pdf {
        Ok(pdf) => pdf,
        Err(LoadPdfError::Decryption(_)) => return Err(ReadError::Encrypted),
        Err(LoadPdfError::Invalid) => return Err(damaged("no page can be found in it")),
    };
    let mut document = Document { media_type: "application/pdf", ..Document::default() };
    let pages = pdf.pages();
    document.pages = Some(pages.len() as u32);
    let mut report = Report::new(bytes, pages.len());
    let layers = catch_unwind(AssertUnwindSafe(|| Layers::of(&pdf))).unwrap_or_default();
    let mut fonts = Fonts::new();
    let mut pictures = scan::Pictures::new(&pdf, &layers, ocr);
    let mut texts = Vec::new();
    for (index, page) in pages.iter().enumerate() {
        let number = index as u32 + 1;
        if number > limits.pages {
            report.too_many_pages(limits.pages);
            break;
        }
        if let Some(why) = watch.page(number, pages.len() as u32) {
            report.lost(number, why);
            continue;
        }
        // One bad page costs one page.
        let read = catch_unwind(AssertUnwindSafe(|| {
            let drawing = draw(page, &mut fonts, &layers);
            let is_read = report.page(number, &drawing);
            let is_wanted = ocr.is_ready() && (ocr.pages() == Pages::All || !is_read);
            if is_wanted {
                watch.picture(number, pages.len() as u32);
            }
            let scanned = if is_wanted { pictures.read(number, &mut report) } else { None };
            let drawing = scanned.unwrap_or(drawing);
            layout::page(drawing, number)
        }));
        match read {
            Ok(text) => texts.push(text),
            Err(_) => {
                report.unreadable(number);
                fonts = Fonts::new();
            }
        }
    }
    watch.pages_are_read();
    furniture::set_apart(&mut texts);
    assemble::assemble(texts, &mut document);
    report.finish(&mut document);
    pictures.finish(&mut document);
    Ok(document)
}

/// What one page draws, its annotations included.
fn draw<'a>(page: &Page<'a>, fonts: &mut Fonts<'a>, layers: &Layers) -> Drawing {
    let (width, height) = page.render_dimensions();
    let frame = Affine::new(page.initial_transform(true).as_coeffs());
    let mut walk = Walk::new(fonts, layers, frame, (width, height));
    let (content, is_whole) = content_of(page);
    walk.drawing.cut |= !is_whole;
    walk.stream(&content, page.resources());
    annotation::draw(page, &mut walk);
    walk.drawing
}

/// The page's content streams, one after the other; whether all of them could be unpacked.
fn content_of(page: &Page<'_>) -> (Vec<u8>, bool) {
    let dict = page.raw();
    let streams: Vec<Option<Stream<'_>>> = match dict.get::<Object<'_>>(b"Contents") {
        Some(Object::Stream(stream)) => vec![Some(stream)],
        Some(Object::Array(array)) => array.iter::<Object<'_>>().map(Object::into_stream).collect(),
        _ => vec![],
    };
    let mut content = Vec::new();
    let mut is_whole = true;
    for stream in streams {
        match stream.as_ref().and_then(guard::decoded) {
            Some(part) if content.len() + part.len() < 512 << 20 => {
                content.extend_from_slice(&part);
                content.push(b'\n');
            }
            _ => is_whole = false,
        }
    }
    (content, is_whole)
}
