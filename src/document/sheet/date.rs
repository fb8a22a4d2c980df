//! A serial number of a spreadsheet as a day and a time.

/// A moment of a sheet, to the second.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Moment {
    pub(super) year: i64,
    pub(super) month: u32,
    pub(super) day: u32,
    pub(super) hour: u32,
    pub(super) minute: u32,
    pub(super) second: u32,
    /// 0 is Sunday.
    pub(super) weekday: u32,
}

impl Moment {
    /// The moment of a serial number; `since_1904` is the old Macintosh calendar. `None` beyond the year 9999.
    pub(super) fn of(serial: f64, since_1904: bool) -> Option<Self> {
        if !(0.0..2_958_466.0).contains(&serial) {
            return None;
        }
        let seconds = (serial * 86_400.0).round() as i64;
        let (days, seconds) = (seconds / 86_400, u32::try_from(seconds % 86_400).ok()?);
        // Day 60 is the 29 February 1900 that never was; before it the count is one day off.
        let since_1970 = match (since_1904, days) {
            (true, _) => days - 24_107,
            (false, 0..60) => days - 25_568,
            (false, _) => days - 25_569,
        };
        let (year, month, day) = civil(since_1970);
        Some(Self {
            year,
            month,
            day,
            hour: seconds / 3600,
            minute: seconds / 60 % 60,
            second: seconds % 60,
            weekday: u32::try_from((since_1970 + 4).rem_euclid(7)).ok()?,
        })
    }

    /// `2026-11-23`, with the time behind it where there is one; a time alone where there is no day.
    pub(super) fn iso(self, serial: f64) -> String {
        let day = format!("{:04}-{:02}-{:02}", self.year, self.month, self.day);
        let time = if self.second == 0 {
            format!("{:02}:{:02}", self.hour, self.minute)
        } else {
            format!("{:02}:{:02}:{:02}", self.hour, self.minute, self.second)
        };
        match (serial < 1.0, self.hour + self.minute + self.second) {
            (true, _) => time,
            (false, 0) => day,
            (false, _) => format!("{day} {time}"),
        }
    }
}

/// Year, month and day of a day number since 1970-01-01, by counting eras of 400 years from March.
fn civil(days: i64) -> (i64, u32, u32) {
    let z = days + 719_468;
    let era = z.div_euclid(146_097);
    let of_era = z.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let day_of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (year, u32::try_from(month).unwrap_or(1), u32::try_from(day).unwrap_or(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn serial_numbers_are_days() {
        for (serial, since_1904, text) in [
            (1.0, false, "1900-01-01"),
            (59.0, false, "1900-02-28"),
            (61.0, false, "1900-03-01"),
            (25_569.0, false, "1970-01-01"),
            (46_099.0, false, "2026-03-18"),
            (46_101.395_833_333_3, false, "2026-03-20 09:30"),
            (44_637.0, true, "2026-03-18"),
            (0.5, false, "12:00"),
        ] {
            assert_eq!(Moment::of(serial, since_1904).map(|m| m.iso(serial)).as_deref(), Some(text));
        }
        assert_eq!(Moment::of(46_099.0, false).map(|m| m.weekday), Some(3));
        assert_eq!(Moment::of(-1.0, false), None);
        assert_eq!(Moment::of(f64::NAN, false), None);
    }
}
