//! Why a file gave no document, as a note of its record and in Chinese.
use super::{Note, NoteKind, ReadError};

impl ReadError {
    /// The kind of the note that the file's record carries.
    #[must_use]
    pub fn kind(&self) -> NoteKind {
        match self {
            Self::Empty | Self::Damaged { .. } => NoteKind::Damaged,
            Self::Encrypted | Self::NotRead { .. } => NoteKind::FormatNotRead,
            Self::TooLarge { .. } => NoteKind::Limit,
        }
    }

    /// The reason in Chinese.
    #[must_use]
    pub fn zh(&self) -> String {
        match self {
            Self::Empty => "文件为空".to_owned(),
            Self::Encrypted => "文件已加密；请另存为无密码的副本".to_owned(),
            Self::NotRead { format, advice } => format!("不读取{}；{}", named(format), advised(advice)),
            Self::Damaged { format, detail } => format!("{format} 文件已损坏：{detail}"),
            Self::TooLarge { limit } => format!("文件超出限制（{limit}）"),
        }
    }

    /// The note that the file's record carries.
    #[must_use]
    pub fn note(&self) -> Note {
        Note::new(self.kind(), format!("Nothing was read: {self}."), format!("未能读取：{}。", self.zh()))
    }
}

/// The Chinese name of a format; one that is not here keeps its English name.
fn named(format: &str) -> String {
    match format {
        "an archive" => "压缩包本身",
        "a JPEG image" => "JPEG 图片",
        "a PNG image" => "PNG 图片",
        "a TIFF image" => "TIFF 图片",
        "a RAR archive" => "RAR 压缩包",
        "a 7z archive" => "7z 压缩包",
        "a gzip archive" => "gzip 压缩包",
        "a tar archive" => "tar 压缩包",
        "a legacy Word document (.doc, .wps)" => "旧版 Word 文档（.doc、.wps）",
        "an OFD document (.ofd)" => "OFD 文档（.ofd）",
        "an RTF document" => "RTF 文档",
        "a binary file of unknown format" => "格式未知的二进制文件",
        "a result of tenderlens" => " tenderlens 自己的结果",
        other => return format!(" {other} "),
    }
    .to_owned()
}

/// The Chinese of an advice; one that is not here stays in English.
fn advised(advice: &'static str) -> &'static str {
    match advice {
        "read its letters by OCR first, or find the text version" => "请先做文字识别（OCR），或寻找文字版",
        "unpack it first" => "请先解压",
        "save it as .docx or PDF" => "请另存为 .docx 或 PDF",
        "save it as PDF" => "请另存为 PDF",
        "save it as PDF with an OFD reader" => "请用 OFD 阅读器另存为 PDF",
        "save it as PDF, .docx, .xlsx or text" => "请另存为 PDF、.docx、.xlsx 或文本",
        "give a document" => "请给出文档",
        "give the files that it was made from" => "请给出生成它的原文件",
        "its members are read one by one" => "其中的文件逐个读取",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reason_is_told_in_both_languages() {
        let reasons = [
            ReadError::Empty,
            ReadError::Encrypted,
            ReadError::NotRead { format: "a JPEG image", advice: "unpack it first" },
            ReadError::Damaged { format: "PDF", detail: "x".into() },
            ReadError::TooLarge { limit: "5 bytes".into() },
        ];
        for reason in reasons {
            let note = reason.note();
            assert!(note.en.starts_with("Nothing was read: ") && note.en.ends_with('.'), "{}", note.en);
            assert!(note.zh.starts_with("未能读取：") && note.zh.ends_with('。'), "{}", note.zh);
        }
    }
}
