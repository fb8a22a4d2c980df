//! The parts of a number format code: `#,##0.00`, `"万元"`, `[Red]`, `yyyy`.

/// One part of a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token {
    /// Letters that are printed as they are.
    Literal(char),
    /// A place for a digit: `0`, `#` or `?`.
    Digit(char),
    /// The decimal point.
    Point,
    /// The text of a text cell, or a number as it is.
    Whole,
    /// Year, month, day, hour, minute, second or weekday, with the number of letters.
    Date(char, usize),
    /// Hours, minutes or seconds that don't turn over.
    Elapsed(char),
    /// `AM/PM` or `上午/下午`.
    HalfDay(bool),
}

/// What one section of a format (between semicolons) prints.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Section {
    pub(super) tokens: Vec<Token>,
    /// `[>=10000]`: the comparison and its number.
    pub(super) condition: Option<(String, String)>,
    /// Places that the point moves: 2 for each percent sign, -3 for each comma behind the digits.
    pub(super) shift: i32,
    /// A comma every three digits.
    pub(super) thousands: bool,
    /// `[DBNum1]` is 一二三, `[DBNum2]` 壹贰叁.
    pub(super) numerals: Option<u8>,
    /// Fractions and powers of ten, which are printed as plain numbers here.
    pub(super) unusual: bool,
}

impl Section {
    /// Whether the section prints a day or a time.
    pub(super) fn is_date(&self) -> bool {
        let digits = self.tokens.iter().any(|t| matches!(t, Token::Digit(_)));
        let seconds = self.tokens.iter().any(|t| matches!(t, Token::Date('s', _) | Token::Elapsed('s')));
        self.tokens.iter().any(|t| matches!(t, Token::Date(..) | Token::Elapsed(_))) && (!digits || seconds)
    }
}

/// Cuts a format code into its sections; at most four count.
pub(super) fn sections(code: &str) -> Vec<Section> {
    let chars: Vec<char> = code.chars().take(1024).collect();
    let mut sections = vec![Section::default()];
    let mut at = 0;
    while let Some(c) = chars.get(at).copied() {
        let rest = chars.get(at + 1..).unwrap_or_default();
        if c == ';' {
            if sections.len() == 4 {
                break;
            }
            sections.push(Section::default());
            at += 1;
            continue;
        }
        if let Some(section) = sections.last_mut() {
            at += 1 + token(section, c, rest);
        }
    }
    sections
}

/// Adds what begins with `c`; how many characters of `rest` belong to it.
fn token(section: &mut Section, c: char, rest: &[char]) -> usize {
    let next = rest.first().copied();
    match c {
        '"' => {
            let length = rest.iter().position(|c| *c == '"').unwrap_or(rest.len());
            section.tokens.extend(rest.iter().take(length).map(|c| Token::Literal(*c)));
            return length + 1;
        }
        // LibreOffice writes the escape sign `!` of a Chinese format as a letter of its own.
        '\\' if next == Some('!') && rest.get(1) == Some(&'.') => {
            section.tokens.push(Token::Literal('.'));
            return 2;
        }
        '\\' | '!' => {
            section.tokens.extend(next.map(Token::Literal));
            return 1;
        }
        '_' => {
            section.tokens.push(Token::Literal(' '));
            return 1;
        }
        '*' => return 1,
        '[' => {
            let length = rest.iter().position(|c| *c == ']').unwrap_or(rest.len());
            bracket(section, &rest.iter().take(length).collect::<String>());
            return length + 1;
        }
        '0' | '#' | '?' => section.tokens.push(Token::Digit(c)),
        '.' if section.tokens.contains(&Token::Point) => section.tokens.push(Token::Literal('.')),
        '.' => section.tokens.push(Token::Point),
        ',' if matches!(section.tokens.last(), Some(Token::Digit(_))) => {
            let commas = rest.iter().take_while(|c| **c == ',').count();
            if matches!(rest.get(commas), Some('0' | '#' | '?')) && !section.tokens.contains(&Token::Point) {
                section.thousands = true;
            } else {
                section.shift -= 3 * i32::try_from(commas + 1).unwrap_or(0);
            }
            return commas;
        }
        '%' => {
            section.shift += 2;
            section.tokens.push(Token::Literal('%'));
        }
        '/' if section.tokens.iter().any(|t| matches!(t, Token::Digit(_))) => section.unusual = true,
        'E' | 'e' if matches!(next, Some('+' | '-')) => {
            section.unusual = true;
            return 1;
        }
        '@' => section.tokens.push(Token::Whole),
        'G' | 'g' => {
            for word in ["eneral", "/通用格式"] {
                let length = word.chars().count();
                if rest.iter().take(length).collect::<String>().eq_ignore_ascii_case(word) {
                    section.tokens.push(Token::Whole);
                    return length;
                }
            }
            section.tokens.push(Token::Literal(c));
        }
        'A' | 'a' | '上' => {
            for (word, chinese) in [("m/pm", false), ("/p", false), ("午/下午", true)] {
                let length = word.chars().count();
                if rest.iter().take(length).collect::<String>().eq_ignore_ascii_case(word) {
                    section.tokens.push(Token::HalfDay(chinese));
                    return length;
                }
            }
            let run = rest.iter().take_while(|r| r.eq_ignore_ascii_case(&c)).count();
            section.tokens.push(if run >= 2 { Token::Date('a', run + 1) } else { Token::Literal(c) });
            return if run >= 2 { run } else { 0 };
        }
        'Y' | 'y' | 'M' | 'm' | 'D' | 'd' | 'H' | 'h' | 'S' | 's' | 'e' => {
            let run = rest.iter().take_while(|r| r.eq_ignore_ascii_case(&c)).count();
            let part = if c == 'e' { 'y' } else { c.to_ascii_lowercase() };
            section.tokens.push(Token::Date(part, if c == 'e' { 4 } else { run + 1 }));
            return run;
        }
        _ => section.tokens.push(Token::Literal(c)),
    }
    0
}

fn bracket(section: &mut Section, words: &str) {
    let lower = words.to_ascii_lowercase();
    if let Some(currency) = words.strip_prefix('$') {
        let sign = currency.split('-').next().unwrap_or_default();
        section.tokens.extend(sign.chars().map(Token::Literal));
    } else if lower.starts_with(['<', '>', '=']) {
        let signs = lower.chars().take_while(|c| matches!(c, '<' | '>' | '=')).count();
        section.condition = Some((
            lower.get(..signs).unwrap_or_default().to_owned(),
            lower.get(signs..).unwrap_or_default().to_owned(),
        ));
    } else if let Some(kind) = lower.strip_prefix("dbnum") {
        section.numerals = kind.parse().ok();
    } else if let Some(part @ ('h' | 'm' | 's')) = lower.chars().next()
        && lower.chars().all(|c| c == part)
    {
        section.tokens.push(Token::Elapsed(part));
    }
}
