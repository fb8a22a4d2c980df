//! A bar on standard error, only where a person looks at it.
use indicatif::{ProgressBar, ProgressStyle};
use std::io::IsTerminal;

/// The bar, or nothing at all.
#[derive(Debug)]
pub(crate) struct Progress {
    bar: Option<ProgressBar>,
    /// One file is no way to go; its pages are.
    has_files: bool,
}

/// Tells of pages that take long, on the same bar.
#[derive(Debug, Clone, Default)]
pub(crate) struct Pages(Option<ProgressBar>);

impl Pages {
    /// A page of so many is read from its picture.
    pub(crate) fn at(&self, file: &str, page: u32, of: u32) {
        if let Some(bar) = &self.0 {
            let name = file.rsplit('/').next().unwrap_or(file);
            // A name of a file must not steer the terminal.
            let name: String =
                name.chars().filter(|c| c.is_alphanumeric() || ".-_ ()（）".contains(*c)).take(40).collect();
            bar.set_message(format!("{name} {page}/{of}"));
        }
    }
}

impl Progress {
    /// A bar for so many files, if standard error is a terminal and there is something to wait for.
    pub(crate) fn new(files: usize, is_quiet: bool) -> Self {
        let has_files = files > 1;
        if is_quiet || files == 0 || !std::io::stderr().is_terminal() {
            return Self { bar: None, has_files };
        }
        let bar = ProgressBar::new(files as u64);
        if let Ok(style) =
            ProgressStyle::with_template(if has_files { "{bar:30} {pos}/{len} {eta} {msg}" } else { "{msg}" })
        {
            bar.set_style(style);
        }
        Self { bar: Some(bar), has_files }
    }

    /// For those who read.
    pub(crate) fn pages(&self) -> Pages {
        Pages(self.bar.clone())
    }

    /// One file is done.
    pub(crate) fn step(&self) {
        if let Some(bar) = self.bar.as_ref().filter(|_| self.has_files) {
            bar.inc(1);
        }
    }

    /// Takes the bar away while something is printed.
    pub(crate) fn aside<T>(&self, print: impl FnOnce() -> T) -> T {
        match &self.bar {
            Some(bar) => bar.suspend(print),
            None => print(),
        }
    }

    /// All is done.
    pub(crate) fn end(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}
