//! A stored number in decimal digits: at most fifteen that count, as spreadsheet programs show them, never `2e5`.

/// The number as a person would write it: `200000.04` for 200000.03999999998, `-0.5`, `123456789012346000`.
pub(super) fn plain(value: f64) -> String {
    if value.fract() == 0.0 && value.abs() < 1e15 {
        // Below 2^53 every whole number is exact.
        return format!("{}", value as i64);
    }
    if !value.is_finite() {
        return value.to_string();
    }
    let shortest = value.to_string();
    let significant = shortest.bytes().filter(u8::is_ascii_digit).skip_while(|b| *b == b'0').count();
    if significant <= 15 {
        return shortest;
    }
    let digits = Digits::of(value);
    format!("{}{}", if value < 0.0 { "-" } else { "" }, digits.text())
}

/// The decimal digits of a number without its sign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Digits {
    /// Before the point, without leading zeros; empty for 0.
    pub(super) whole: Vec<u8>,
    /// After the point, without trailing zeros.
    pub(super) fraction: Vec<u8>,
}

impl Digits {
    /// The fifteen digits that count.
    pub(super) fn of(value: f64) -> Self {
        let scientific = format!("{:.14e}", value.abs());
        let (mantissa, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
        let digits: Vec<u8> = mantissa.bytes().filter(u8::is_ascii_digit).collect();
        // Of 4.60e4 the point stands one digit in, then four further to the right.
        Self::with_point(digits, exponent.parse::<i32>().unwrap_or(0).saturating_add(1))
    }

    /// Digits whose point stands before the digit number `point` (from 0; negative: zeros lie between).
    fn with_point(mut digits: Vec<u8>, point: i32) -> Self {
        let point = if point < 0 {
            let zeros = usize::try_from(-point).unwrap_or(0).min(400);
            digits.splice(0..0, std::iter::repeat_n(b'0', zeros));
            0
        } else {
            usize::try_from(point).unwrap_or(0).min(400)
        };
        if digits.len() < point {
            digits.resize(point, b'0');
        }
        let fraction = digits.split_off(point);
        let mut number = Self { whole: digits, fraction };
        number.tidy();
        number
    }

    fn tidy(&mut self) {
        let zeros = self.whole.iter().take_while(|d| **d == b'0').count();
        self.whole.drain(..zeros);
        while self.fraction.last() == Some(&b'0') {
            self.fraction.pop();
        }
    }

    /// Moves the point: 2 makes 0.15 into 15, -3 makes 2358 into 2.358.
    pub(super) fn shift(self, places: i32) -> Self {
        let point = i32::try_from(self.whole.len()).unwrap_or(0).saturating_add(places);
        Self::with_point([self.whole, self.fraction].concat(), point)
    }

    /// Keeps so many digits after the point; a half is rounded away from zero.
    pub(super) fn round(&mut self, places: usize) {
        let Some(next) = self.fraction.get(places).copied() else {
            return;
        };
        self.fraction.truncate(places);
        if next < b'5' {
            self.tidy();
            return;
        }
        for digit in self.fraction.iter_mut().rev().chain(self.whole.iter_mut().rev()) {
            if *digit < b'9' {
                *digit += 1;
                self.tidy();
                return;
            }
            *digit = b'0';
        }
        self.whole.insert(0, b'1');
        self.tidy();
    }

    /// Whether nothing but zeros is left.
    pub(super) fn is_zero(&self) -> bool {
        self.whole.is_empty() && self.fraction.is_empty()
    }

    fn text(&self) -> String {
        let text = |digits: &[u8]| digits.iter().map(|d| char::from(*d)).collect::<String>();
        let whole = if self.whole.is_empty() { "0".to_owned() } else { text(&self.whole) };
        if self.fraction.is_empty() { whole } else { format!("{whole}.{}", text(&self.fraction)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_print_without_noise_and_without_exponents() {
        for (value, text) in [
            (200_000.039_999_999_98, "200000.04"),
            (200_000.0, "200000"),
            (-0.5, "-0.5"),
            (0.0, "0"),
            (1e15, "1000000000000000"),
            (1.234_567_890_123_457e17, "123456789012346000"),
            (1e-7, "0.0000001"),
            (0.1 + 0.2, "0.3"),
            (16_666.67 * 12.0, "200000.04"),
            (99_999_999.999_999_99, "100000000"),
        ] {
            assert_eq!(plain(value), text, "{value}");
        }
    }

    #[test]
    fn the_point_moves_and_halves_round_away_from_zero() {
        assert_eq!(Digits::of(2_358_000.0).shift(-4).text(), "235.8");
        assert_eq!(Digits::of(0.15).shift(2).text(), "15");
        assert_eq!(Digits::of(0.000_25).shift(-2).text(), "0.0000025");
        for (value, places, text) in
            [(0.125, 2, "0.13"), (9.995, 2, "10"), (0.4, 0, "0"), (99.5, 0, "100"), (2.5, 5, "2.5")]
        {
            let mut digits = Digits::of(value);
            digits.round(places);
            assert_eq!(digits.text(), text, "{value}");
        }
    }
}
