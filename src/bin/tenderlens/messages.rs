//! Everything that is said on standard error, in both languages.
use clap::ValueEnum;
use std::fmt::Write;
use std::io;
use tenderlens::document::ocr::Pages;
use tenderlens::report::visible;

/// The language of messages and cards.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Lang {
    /// English
    En,
    /// 中文
    Zh,
}

/// The one voice on standard error. Paths and whatever comes from a file are made visible, never alive.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Messages {
    pub(crate) lang: Lang,
    is_quiet: bool,
}

impl Messages {
    pub(crate) fn new(lang: Lang, is_quiet: bool) -> Self {
        Self { lang, is_quiet }
    }

    pub(crate) fn is_quiet(self) -> bool {
        self.is_quiet
    }

    /// Says what went wrong, whatever `--quiet` says.
    pub(crate) fn error(self, sentence: &str) {
        eprintln!("tenderlens: {}", visible(sentence));
    }

    /// Says something worth knowing.
    pub(crate) fn remark(self, sentence: &str) {
        if !self.is_quiet {
            self.error(sentence);
        }
    }

    pub(crate) fn pick(self, en: impl Into<String>, zh: impl Into<String>) -> String {
        match self.lang {
            Lang::En => en.into(),
            Lang::Zh => zh.into(),
        }
    }

    /// A file's records that are over the bound.
    pub(crate) fn too_many_records(self, told: usize, of: usize) -> String {
        match self.lang {
            Lang::En => {
                format!("only the first {told} of its {of} records are told; the rest is over the limit of a file")
            }
            Lang::Zh => format!("仅给出前{told}条记录（共{of}条），其余超出单个文件的限制"),
        }
    }

    pub(crate) fn own_fault(self) -> String {
        self.pick(
            "a fault of tenderlens itself; please report it with the file if you may share it",
            "tenderlens 自身出错；如可分享该文件，请一并报告",
        )
    }

    pub(crate) fn option_of_analysis(self, option: &str, command: &str) -> String {
        self.pick(
            format!("{option} belongs to the analysis and means nothing to `{command}`; leave it out"),
            format!("{option} 只用于分析，对 `{command}` 无意义；请去掉"),
        )
    }

    pub(crate) fn did_you_mean(self, word: &str, near: &str) -> String {
        self.pick(
            format!("{word}: no such file; did you mean the command `{near}`? (write ./{word} for a file)"),
            format!("{word}：没有这个文件；是否想用命令 `{near}`？（若指文件，请写 ./{word}）"),
        )
    }

    pub(crate) fn no_field(self, step: &str, near: Option<&str>, names: &[String]) -> String {
        let hint = match near {
            Some(near) => self.pick(format!("did you mean `{near}`?"), format!("是否想用 `{near}`？")),
            None => self.pick("there are: ", "可用的有：") + &names.join(", "),
        };
        self.pick(format!("--field: a record has no `{step}`; {hint}"), format!("--field：记录中没有 `{step}`；{hint}"))
    }

    /// What the system says of a path, with what to do.
    pub(crate) fn io(self, error: &io::Error) -> String {
        match error.kind() {
            io::ErrorKind::NotFound => self.pick("no such file; check the path", "没有这个文件；请检查路径"),
            io::ErrorKind::PermissionDenied => self.pick(
                "no permission to read it; change its rights or ask its owner",
                "没有读取权限；请更改权限或联系所有者",
            ),
            _ => error.to_string(),
        }
    }

    pub(crate) fn not_written(self, path: &str, error: &io::Error) -> String {
        self.pick(format!("{path}: can't be written: {error}"), format!("{path}：无法写入：{error}"))
    }

    pub(crate) fn bad_glob(self, pattern: &str, error: &dyn std::fmt::Display) -> String {
        self.pick(
            format!("--glob {pattern}: no pattern: {error}"),
            format!("--glob {pattern}：不是有效的模式：{error}"),
        )
    }

    pub(crate) fn bad_sources(self, path: &str, why: &str) -> String {
        self.pick(format!("--sources {path}: {why}"), format!("--sources {path}：{why}"))
    }

    pub(crate) fn sources_columns(self) -> String {
        self.pick(
            "the head line needs the column path or sha256, and one of url, retrieved, archived",
            "表头需有 path 或 sha256 列，以及 url、retrieved、archived 之一",
        )
    }

    pub(crate) fn sources_unused(self, rows: usize) -> String {
        self.pick(
            format!("--sources: {rows} rows name no file that was read"),
            format!("--sources：{rows} 行没有对应的文件"),
        )
    }

    pub(crate) fn no_worker(self, error: &io::Error) -> String {
        self.pick(format!("no process to read it in could be started: {error}"), format!("无法启动读取进程：{error}"))
    }

    pub(crate) fn interrupted(self, part: &str, can_resume: bool) -> String {
        match can_resume {
            true => self.pick(
                format!("interrupted; what is finished stands in {part}, the same call with --resume {part} goes on"),
                format!("已中断；已完成的部分在 {part}，用 --resume {part} 可继续"),
            ),
            false => self.pick(
                format!("interrupted; what is finished stands in {part}"),
                format!("已中断；已完成的部分在 {part}"),
            ),
        }
    }

    pub(crate) fn resume_needs_lines(self) -> String {
        self.pick(
            "--resume goes on with a record a line only; leave out --format",
            "--resume 只用于每行一条记录的输出；请去掉 --format",
        )
    }

    pub(crate) fn resume_needs_part(self) -> String {
        self.pick(
            "--resume takes the FILE.part that a call with -o FILE left behind",
            "--resume 须指明 -o FILE 留下的 FILE.part",
        )
    }

    pub(crate) fn stdin_twice(self) -> String {
        self.pick("standard input can't be both the list of files and a file", "标准输入不能既是文件列表又是文件")
    }

    pub(crate) fn no_documents(self) -> String {
        self.pick("no documents were found", "没有找到文档")
    }

    pub(crate) fn no_word(self, word: &str) -> String {
        self.pick(format!("{word}: not in the tables"), format!("{word}：表中没有"))
    }

    pub(crate) fn is_archive(self) -> String {
        self.pick(
            "an archive; name one of its members, e.g. archive.zip!/inner.pdf",
            "这是压缩包；请指明其中的文件，如 archive.zip!/inner.pdf",
        )
    }

    pub(crate) fn unread_pages(self, path: &str, pages: &[u32]) -> String {
        let list = ranges(pages);
        let plural = if pages.len() == 1 { "" } else { "s" };
        let ocr = crate::scans::ocr();
        let (en, zh) = match (ocr.pages(), ocr.is_ready()) {
            (Pages::Off, _) => ("look at the pages, or leave out --ocr off", "请查看原页，或去掉 --ocr off"),
            (_, true) => ("reading their pictures failed; look at the pages", "图像识别未成功；请查看原页"),
            (_, false) => (
                "look at the pages, or install the OCR models: pip download rapidocr==3.10.0 --no-deps, then \
                 tenderlens models install rapidocr-3.10.0-py3-none-any.whl",
                "请查看原页，或安装文字识别（OCR）模型：先 pip download rapidocr==3.10.0 --no-deps，再 \
                 tenderlens models install rapidocr-3.10.0-py3-none-any.whl",
            ),
        };
        self.pick(
            format!("{path}: no readable text on page{plural} {list}; {en}"),
            format!("{path}：第 {list} 页没有可读的文字；{zh}"),
        )
    }

    pub(crate) fn no_models(self) -> String {
        self.pick(
            "no OCR models; get them by: pip download rapidocr==3.10.0 --no-deps\nand install them by: tenderlens models \
             install rapidocr-3.10.0-py3-none-any.whl",
            "没有文字识别（OCR）模型；先 pip download rapidocr==3.10.0 --no-deps\n再 tenderlens models install \
             rapidocr-3.10.0-py3-none-any.whl",
        )
    }

    pub(crate) fn skipped(self, words: &str) -> String {
        self.pick(format!("skipped {words}"), format!("已跳过 {words}"))
    }

    pub(crate) fn skipped_part(self, count: usize, kind: Skip) -> String {
        let plural = if count == 1 { "" } else { "s" };
        match kind {
            Skip::Hidden => self.pick(format!("{count} hidden name{plural}"), format!("隐藏文件 {count} 个")),
            Skip::Link => self.pick(format!("{count} link{plural}"), format!("链接 {count} 个")),
            Skip::Output => self.pick("the output file", "输出文件"),
            Skip::Other => {
                self.pick(format!("{count} file{plural} that are no documents"), format!("非文档 {count} 个"))
            }
        }
    }
}

impl Skip {
    /// The reason as a manifest has it.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Hidden => "hidden-name",
            Self::Link => "link",
            Self::Output => "output-file",
            Self::Other => "no-document",
        }
    }
}

/// Why a name in a folder was passed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Skip {
    /// It begins with a dot.
    Hidden,
    /// It is a link.
    Link,
    /// Results are being written to it.
    Output,
    /// Its bytes are those of no document.
    Other,
}

/// 1, 2, 3, 7 as `1-3, 7`.
fn ranges(pages: &[u32]) -> String {
    let mut out = String::new();
    let mut at = 0;
    while let Some(first) = pages.get(at) {
        let mut last = *first;
        while pages.get(at + 1).is_some_and(|next| *next == last + 1) {
            at += 1;
            last += 1;
        }
        at += 1;
        let part = if last == *first { first.to_string() } else { format!("{first}-{last}") };
        let _ = write!(out, "{}{part}", if out.is_empty() { "" } else { ", " });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::ranges;

    #[test]
    fn pages_are_told_as_ranges() {
        assert_eq!(ranges(&[1, 2, 3, 7, 9, 10]), "1-3, 7, 9-10");
        assert_eq!(ranges(&[4]), "4");
        assert_eq!(ranges(&[u32::MAX - 1]), "4294967294");
    }
}
