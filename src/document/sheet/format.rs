//! A number format of a sheet: what a stored number looks like to a person (235.8 as `235.80万元`).
use super::date::Moment;
use super::number::{Digits, plain};
use super::numerals;
use super::section::{Section, Token, sections};

/// A number format, ready to be used on many cells.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Format {
    code: String,
    sections: Vec<Section>,
    general: bool,
}

/// A number as a person sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Shown {
    /// The letters on the screen; empty where the format hides the number.
    pub(super) text: String,
    /// The format adds Chinese letters (万元) or shows thousands: the unit is not in the stored number.
    pub(super) unit: bool,
}

impl Format {
    /// The format of a code.
    pub(super) fn new(code: &str) -> Self {
        let general = code.is_empty() || code.eq_ignore_ascii_case("General") || code == "@" || code == "G/通用格式";
        Self { code: code.to_owned(), sections: if general { Vec::new() } else { sections(code) }, general }
    }

    /// The format of a file's number and code for it. The numbers below 164 are the program's own: where the file gives
    /// no code of its own for one of them, the program would show what is usual in its reader's language.
    pub(super) fn of(id: u32, code: Option<&str>) -> Self {
        let usual_in_english = |code: &str| {
            matches!(code, "mm-dd-yy" | "m/d/yy" | "d-mmm-yy" | "d-mmm" | "mmm-yy" | "m/d/yy h:mm")
                || code.starts_with("_($")
                || (code.eq_ignore_ascii_case("General") && id != 0)
        };
        let own = code.filter(|code| id >= 164 || !usual_in_english(code));
        Self::new(own.or_else(|| Self::builtin(id)).or(code).unwrap_or("General"))
    }

    /// The format of a number that the format's writer left to the language of the program. Signs of money among them
    /// are left out: the file does not say which money.
    fn builtin(id: u32) -> Option<&'static str> {
        Some(match id {
            0 => "General",
            1 => "0",
            2 => "0.00",
            3 | 5..=6 | 37..=38 | 41..=42 => "#,##0",
            4 | 7..=8 | 39..=40 | 43..=44 => "#,##0.00",
            9 => "0%",
            10 => "0.00%",
            14 => "yyyy-mm-dd",
            15 | 16 | 30 => "yyyy-mm-dd",
            17 => "yyyy-mm",
            18 | 20 => "h:mm",
            19 | 21 => "h:mm:ss",
            22 => "yyyy-mm-dd h:mm",
            27 | 36 | 50 | 57 => "yyyy\"年\"m\"月\"",
            28 | 29 | 51 | 54 | 58 => "m\"月\"d\"日\"",
            31 => "yyyy\"年\"m\"月\"d\"日\"",
            32 => "h\"时\"mm\"分\"",
            33 => "h\"时\"mm\"分\"ss\"秒\"",
            45 | 47 => "mm:ss",
            46 => "[h]:mm:ss",
            49 => "@",
            _ => return None,
        })
    }

    /// The code as the file has it.
    pub(super) fn code(&self) -> &str {
        &self.code
    }

    /// Whether a number is printed as it is.
    pub(super) fn is_general(&self) -> bool {
        self.general
    }

    /// What a person sees.
    pub(super) fn show(&self, value: f64, since_1904: bool) -> Shown {
        let raw = || Shown { text: plain(value), unit: false };
        let Some((section, signed)) = self.section(value) else {
            return raw();
        };
        if section.is_date() {
            return match Moment::of(value, since_1904) {
                Some(moment) => Shown { text: date(section, moment, value), unit: false },
                None => raw(),
            };
        }
        let text = if section.unusual { plain(value) } else { number(section, value, signed) };
        let letters =
            section.tokens.iter().any(|t| matches!(t, Token::Literal(c) if crate::document::fold::is_han(*c)));
        Shown { text: text.trim().to_owned(), unit: letters || section.shift < 0 }
    }

    /// The section for a number, and whether a minus has to be printed before it.
    fn section(&self, value: f64) -> Option<(&Section, bool)> {
        let numbers = self.sections.get(..self.sections.len().min(3)).unwrap_or_default();
        if numbers.iter().any(|s| s.condition.is_some()) {
            let fits = numbers.iter().position(|s| s.condition.as_ref().is_none_or(|c| holds(c, value)));
            return fits.and_then(|at| numbers.get(at)).map(|section| (section, value < 0.0));
        }
        let at = match (numbers.len(), value < 0.0, value == 0.0) {
            (3.., _, true) => 2,
            (2.., true, _) => 1,
            _ => 0,
        };
        numbers.get(at).map(|section| (section, value < 0.0 && at == 0))
    }
}

fn holds((sign, bound): &(String, String), value: f64) -> bool {
    let Ok(bound) = bound.trim().parse::<f64>() else {
        return false;
    };
    match sign.as_str() {
        ">" => value > bound,
        ">=" => value >= bound,
        "<" => value < bound,
        "<=" => value <= bound,
        "=" => (value - bound).abs() < f64::EPSILON,
        "<>" => (value - bound).abs() >= f64::EPSILON,
        _ => false,
    }
}

/// The number in the section's places; digits beyond the leftmost place stand before it.
fn number(section: &Section, value: f64, signed: bool) -> String {
    let point = section.tokens.iter().position(|t| *t == Token::Point).unwrap_or(section.tokens.len());
    let (before, after) = section.tokens.split_at(point);
    let places = after.iter().filter(|t| matches!(t, Token::Digit(_))).count();
    let mut digits = Digits::of(value).shift(section.shift);
    digits.round(places);
    let minus = if signed && !digits.is_zero() { "-" } else { "" };
    let whole = whole(section, before, &digits, value);
    let mut text = String::from(minus);
    text.push_str(&whole);
    let mut fraction = digits.fraction.iter();
    let mut pending_point = false;
    for token in after {
        match token {
            Token::Point => pending_point = true,
            Token::Digit(kind) => {
                let digit = fraction.next().copied().map(char::from).or((*kind == '0').then_some('0'));
                if let Some(digit) = digit {
                    if std::mem::take(&mut pending_point) {
                        text.push('.');
                    }
                    text.push(digit);
                }
            }
            Token::Literal(c) => text.push(*c),
            Token::Whole => text.push_str(&plain(value.abs())),
            _ => {}
        }
    }
    match section.numerals {
        Some(kind) => numerals::spell(&text, kind, section.tokens.contains(&Token::Whole)),
        None => text,
    }
}

/// The part before the point, filled from its right end.
fn whole(section: &Section, tokens: &[Token], digits: &Digits, value: f64) -> String {
    let leftmost = tokens.iter().position(|t| matches!(t, Token::Digit(_)));
    let mut left = digits.whole.iter().rev();
    let mut out: Vec<char> = Vec::new();
    let mut count = 0_usize;
    let mut put = |out: &mut Vec<char>, digit: char| {
        if section.thousands && count > 0 && count.is_multiple_of(3) {
            out.push(',');
        }
        count += 1;
        out.push(digit);
    };
    for (at, token) in tokens.iter().enumerate().rev() {
        match token {
            Token::Digit(kind) => {
                match left.next() {
                    Some(digit) => put(&mut out, char::from(*digit)),
                    None if *kind == '0' => put(&mut out, '0'),
                    None => {}
                }
                if Some(at) == leftmost {
                    left.by_ref().for_each(|digit| put(&mut out, char::from(*digit)));
                }
            }
            Token::Literal(c) => out.push(*c),
            Token::Whole => out.extend(plain(value.abs()).chars().rev()),
            _ => {}
        }
    }
    out.iter().rev().collect()
}

/// A day or time in the section's parts. `m` is minutes behind hours and before seconds, else the month.
fn date(section: &Section, at: Moment, serial: f64) -> String {
    let half_days = section.tokens.iter().any(|t| matches!(t, Token::HalfDay(_)));
    let parts: Vec<char> = section.tokens.iter().filter_map(part).collect();
    let (mut text, mut seen) = (String::new(), 0_usize);
    for token in &section.tokens {
        let minutes = || {
            seen.checked_sub(1).and_then(|before| parts.get(before)) == Some(&'h') || parts.get(seen + 1) == Some(&'s')
        };
        match token {
            Token::Date('y', run) if *run <= 2 => text.push_str(&format!("{:02}", at.year % 100)),
            Token::Date('y', _) => text.push_str(&format!("{:04}", at.year)),
            Token::Date('m', run) if minutes() => text.push_str(&padded(at.minute, *run)),
            Token::Date('m', run) => text.push_str(&padded(at.month, *run)),
            Token::Date('d', run) => text.push_str(&padded(at.day, *run)),
            Token::Date('h', run) if half_days => text.push_str(&padded((at.hour + 11) % 12 + 1, *run)),
            Token::Date('h', run) => text.push_str(&padded(at.hour, *run)),
            Token::Date('s', run) => text.push_str(&padded(at.second, *run)),
            Token::Date(_, run) => {
                let day = usize::try_from(at.weekday).ok().and_then(|day| "日一二三四五六".chars().nth(day));
                text.push_str(if *run >= 4 { "星期" } else { "" });
                text.extend(day);
            }
            Token::Elapsed('h') => text.push_str(&format!("{}", (serial * 24.0).floor() as i64)),
            Token::Elapsed('m') => text.push_str(&format!("{}", (serial * 1440.0).floor() as i64)),
            Token::Elapsed(_) => text.push_str(&format!("{}", (serial * 86_400.0).round() as i64)),
            Token::HalfDay(true) => text.push_str(if at.hour < 12 { "上午" } else { "下午" }),
            Token::HalfDay(false) => text.push_str(if at.hour < 12 { "AM" } else { "PM" }),
            Token::Literal(c) => text.push(*c),
            Token::Digit(_) | Token::Point | Token::Whole => {}
        }
        seen += usize::from(part(token).is_some());
    }
    text.trim().to_owned()
}

fn part(token: &Token) -> Option<char> {
    match token {
        Token::Date(part, _) | Token::Elapsed(part) => Some(*part),
        _ => None,
    }
}

fn padded(number: u32, run: usize) -> String {
    if run >= 2 { format!("{number:02}") } else { number.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_look_as_on_the_screen() {
        for (code, value, text) in [
            ("0.00\"万元\"", 235.8, "235.80万元"),
            ("0!.0,\"万元\"", 2_358_000.0, "235.8万元"),
            ("0\\!.0,\"万元\"", 2_358_000.0, "235.8万元"),
            ("0\\.0,\"万元\"", 2_358_000.0, "235.8万元"),
            ("0!.0000\"万元\"", 2_358_000.0, "235.8000万元"),
            ("\\¥#,##0.00", 200_000.039_999_999_98, "¥200,000.04"),
            ("¥#,##0.00;[Red]-¥#,##0.00", -1_234.5, "-¥1,234.50"),
            ("[$¥-804]#,##0.00", 1_234_567.0, "¥1,234,567.00"),
            ("_ ¥* #,##0.00_ ;_ ¥* -#,##0.00_ ;_ ¥* \"-\"??_ ;_ @_ ", 9.5, "¥9.50"),
            ("_ ¥* #,##0.00_ ;_ ¥* -#,##0.00_ ;_ ¥* \"-\"??_ ;_ @_ ", 0.0, "¥-"),
            ("0%", 0.15, "15%"),
            ("0.00%", 0.125, "12.50%"),
            ("#,##0,", 1_234_567.0, "1,235"),
            ("#,##0.0,,\"百万元\"", 1_250_000.0, "1.3百万元"),
            ("0000", 42.0, "0042"),
            ("#.##", 5.0, "5"),
            ("0.00E+00", 235_800.0, "235800"),
            ("# ?/?", 0.5, "0.5"),
            ("General\"元\"", 12.5, "12.5元"),
            ("[>=10000]0!.0,\"万元\";0\"元\"", 25_000.0, "2.5万元"),
            ("[>=10000]0!.0,\"万元\";0\"元\"", 900.0, "900元"),
            ("(#,##0);(#,##0)", -3.0, "(3)"),
            ("0.00", -0.001, "0.00"),
            (";;;", 5.0, ""),
            ("第0包", 3.0, "第3包"),
            ("0.0_ ", 3.25, "3.3"),
            ("000000-0000", 1_234_567_890.0, "123456-7890"),
        ] {
            assert_eq!(Format::new(code).show(value, false).text, text, "{code} {value}");
        }
    }

    #[test]
    fn days_look_as_on_the_screen() {
        for (code, value, text) in [
            ("yyyy\"年\"m\"月\"d\"日\"", 46_099.0, "2026年3月18日"),
            ("yyyy\\年m\\月d\\日", 46_099.0, "2026年3月18日"),
            ("yyyy-mm-dd", 46_099.0, "2026-03-18"),
            ("yyyy/m/d h:mm", 46_101.395_833_333_3, "2026/3/20 9:30"),
            ("h:mm:ss", 0.395_833_333_3, "9:30:00"),
            ("[h]:mm", 1.5, "36:00"),
            ("上午/下午h\"时\"mm\"分\"", 0.604_166_666_67, "下午2时30分"),
            ("aaaa", 46_099.0, "星期三"),
            ("[$-804]yyyy\"年\"m\"月\";@", 46_099.0, "2026年3月"),
            ("mm:ss.0", 0.000_694_444_5, "01:00"),
        ] {
            assert_eq!(Format::new(code).show(value, false).text, text, "{code} {value}");
        }
    }

    #[test]
    fn numbers_of_formats_mean_what_the_reader_sees() {
        for (id, code, seen) in [
            (14, Some("mm-dd-yy"), "yyyy-mm-dd"),
            (31, Some("General"), "yyyy\"年\"m\"月\"d\"日\""),
            (44, Some("_($* #,##0.00_);_($* (#,##0.00)"), "#,##0.00"),
            (44, Some("_ ¥* #,##0.00_ "), "_ ¥* #,##0.00_ "),
            (50, Some("0.00\"万元\""), "0.00\"万元\""),
            (0, None, "General"),
            (170, Some("m/d/yy"), "m/d/yy"),
        ] {
            assert_eq!(Format::of(id, code).code(), seen, "{id}");
        }
    }

    #[test]
    fn a_unit_of_the_format_is_told() {
        assert!(Format::new("0.00\"万元\"").show(1.0, false).unit);
        assert!(Format::new("#,##0,").show(1.0, false).unit);
        assert!(!Format::new("¥#,##0.00").show(1.0, false).unit);
        assert_eq!(Format::new("[DBNum2][$-804]G/通用格式").show(205.0, false).text, "贰佰零伍");
    }
}
