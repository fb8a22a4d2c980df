//! Who looks on while a file is read: asked before each page, so that a page that ended a reading can be passed over.

/// What ended the reading of a page or file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lost {
    /// It took longer than it may.
    Time,
    /// It needed more memory than it may have.
    Memory,
    /// Its parts lie too deep inside each other.
    Depth,
    /// The process that read it broke down.
    Crash,
}

impl Lost {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Time, Self::Memory, Self::Depth, Self::Crash];

    /// In English, to stand behind a colon.
    #[must_use]
    pub fn en(self) -> &'static str {
        match self {
            Self::Time => "its reading took too long and was stopped (see --max-seconds)",
            Self::Memory => "its reading needed too much memory and was stopped (see --max-memory)",
            Self::Depth => "its parts lie too deep inside each other",
            Self::Crash => "the process that read it broke down",
        }
    }

    /// In Chinese.
    #[must_use]
    pub fn zh(self) -> &'static str {
        match self {
            Self::Time => "读取时间过长，已中止（见 --max-seconds）",
            Self::Memory => "读取占用内存过多，已中止（见 --max-memory）",
            Self::Depth => "内部嵌套过深",
            Self::Crash => "读取进程异常退出",
        }
    }
}

/// Looks on while pages are read.
pub trait Watch {
    /// A page (from 1) of so many comes next; an answer passes it over, for this reason.
    fn page(&mut self, number: u32, of: u32) -> Option<Lost>;
    /// The page at hand (so many of so many) holds no letters and is read from its picture, which takes longer.
    fn picture(&mut self, _number: u32, _of: u32) {}
    /// All pages are read; what follows is about the whole file.
    fn pages_are_read(&mut self);
}

/// Nobody looks on.
#[derive(Debug, Clone, Copy, Default)]
pub struct Unwatched;

impl Watch for Unwatched {
    fn page(&mut self, _: u32, _: u32) -> Option<Lost> {
        None
    }

    fn pages_are_read(&mut self) {}
}
