//! Word files (docx): paragraphs and tables in the order of the body, then notes, headers and footers.
mod body;
mod flow;
mod style;
mod symbol;
mod table;

use super::package::Package;
use super::{Document, Furniture, Limits, Note, NoteKind, ReadError, element};
use body::Walk;

const MEDIA_TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const FORMAT: &str = "Word (.docx)";

/// A page of text has several hundred letters; pasted scans have none beside them.
const LETTERS_BESIDE_IMAGE: usize = 100;

/// Reads a docx file.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Document, ReadError> {
    let mut package = Package::open(bytes, FORMAT, limits)?;
    let main = main_part(&mut package)?;
    let Some(xml) = package.part(&main)? else {
        return Err(ReadError::Damaged { format: FORMAT, detail: format!("its main part {main} is missing") });
    };
    let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder);
    let styles = package.part(&format!("{folder}/styles.xml"))?.map(|xml| letters(&xml)).unwrap_or_default();
    let headings = style::headings(&styles);
    let mut walk = Walk::new(Document { media_type: MEDIA_TYPE, ..Document::default() }, &headings, limits.cells);
    walk.part(&letters(&xml), None);
    let mut names = package.names();
    names.sort();
    for (stem, furniture) in [
        ("footnotes", None),
        ("endnotes", None),
        ("header", Some(Furniture::Header)),
        ("footer", Some(Furniture::Footer)),
    ] {
        for name in &names {
            let file = name.strip_prefix(folder).map(|rest| rest.trim_start_matches('/'));
            let number = file.and_then(|file| file.strip_prefix(stem)?.strip_suffix(".xml"));
            if !number.is_some_and(|number| number.chars().all(|c| c.is_ascii_digit())) {
                continue;
            }
            match package.part(name) {
                Ok(xml) => walk.part(&letters(&xml.unwrap_or_default()), furniture),
                Err(error) => walk.note(Note::new(
                    NoteKind::Damaged,
                    format!("The part {name} was not read: {error}."),
                    format!("部件 {name} 未能读取。"),
                )),
            }
        }
    }
    let mut document = walk.finish();
    let images = names.iter().filter(|name| name.contains("/media/") && is_image(name)).count();
    let letters: usize = document.blocks.iter().map(|block| block.text.chars().count()).sum();
    if images > 0 && letters < images.saturating_mul(LETTERS_BESIDE_IMAGE) {
        document.notes.push(Note::new(
            NoteKind::PageWithoutText,
            format!("The file holds {images} images and few letters; letters in images are not read."),
            format!("文件含 {images} 张图片而文字很少；图片中的文字未读取。"),
        ));
    }
    Ok(document)
}

fn is_image(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    [".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".emf", ".wmf"].iter().any(|end| name.ends_with(end))
}

/// The name of the part that holds the body.
fn main_part(package: &mut Package<'_>) -> Result<String, ReadError> {
    let relations = package.part("_rels/.rels")?.map(|xml| letters(&xml)).unwrap_or_default();
    let mut main = None;
    element::each(&relations, |e, _| {
        let is_main = element::attribute(e, "Type").is_some_and(|kind| kind.ends_with("/officeDocument"));
        if is_main && main.is_none() {
            main = element::attribute(e, "Target").map(|target| target.trim_start_matches('/').to_owned());
        }
    });
    Ok(main.unwrap_or_else(|| "word/document.xml".to_owned()))
}

fn letters(xml: &[u8]) -> String {
    super::encoding::decode(xml, None).text
}
