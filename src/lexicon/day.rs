//! A day of the calendar, as the tables write it (2024-03-12), with the arithmetic that rules and lists need.
use std::fmt;

/// A day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day {
    year: u16,
    month: u8,
    day: u8,
}

impl Day {
    /// A day that the calendar has.
    #[must_use]
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let known = (1..=12).contains(&month) && day >= 1 && day <= last_of(year, month);
        known.then_some(Self { year, month, day })
    }

    /// Reads `2024-03-12`; a longer text must go on with something that is no digit.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let (head, rest) = text.split_at_checked(10)?;
        if rest.starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let mut parts = head.split('-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        if parts.next().is_some() || year.len() != 4 || month.len() != 2 || day.len() != 2 {
            return None;
        }
        Self::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
    }

    /// The first day that stands anywhere in a text, as in the name of a list's edition.
    #[must_use]
    pub fn find(text: &str) -> Option<Self> {
        text.char_indices().find_map(|(at, _)| Self::read(text.get(at..)?))
    }

    /// The first and the last day of a month.
    #[must_use]
    pub fn month(year: u16, month: u8) -> Option<(Self, Self)> {
        Some((Self::new(year, month, 1)?, Self::new(year, month, last_of(year, month))?))
    }

    /// The day after.
    #[must_use]
    pub fn next(self) -> Self {
        if let Some(next) = Self::new(self.year, self.month, self.day + 1) {
            return next;
        }
        let (year, month) = if self.month == 12 { (self.year + 1, 1) } else { (self.year, self.month + 1) };
        Self { year, month, day: 1 }
    }

    /// Days since 1 March of the year 0: only differences mean something.
    #[must_use]
    pub fn number(self) -> i64 {
        let (year, month) = (i64::from(self.year), i64::from(self.month));
        let (year, month) = if month <= 2 { (year - 1, month + 9) } else { (year, month - 3) };
        year * 365 + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + i64::from(self.day) - 1
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

fn last_of(year: u16, month: u8) -> u8 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_as_the_tables_write_them() {
        let day = |text: &str| Day::read(text).map(|day| day.to_string());
        assert_eq!(day("2024-02-29").as_deref(), Some("2024-02-29"));
        for wrong in ["2023-02-29", "2024-13-01", "2024-3-1", "2024-03", "2024-03-123", "", "深2024-03-12"] {
            assert_eq!(day(wrong), None, "{wrong}");
        }
        assert_eq!(Day::find("list of 2026-06-10").map(|day| day.to_string()).as_deref(), Some("2026-06-10"));
        assert_eq!(Day::find("FY2024 list"), None);
    }

    #[test]
    fn days_follow_each_other() {
        let mut day = Day::new(2023, 12, 30).unwrap();
        for _ in 0..800 {
            assert_eq!(day.next().number(), day.number() + 1, "{day}");
            day = day.next();
        }
    }
}
