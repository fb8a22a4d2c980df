//! Every spelling of money_cases.tsv has its value, and a number that was printed in any form reads back the same.
use super::*;
use crate::document::Folded;
use crate::lexicon::table;
use proptest::prelude::*;

const CASES: &str = include_str!("../money_cases.tsv");

fn read(text: &str, hint: &str) -> Vec<(Decimal, String, String)> {
    let folded = Folded::new(0, text);
    let fallback = unit_of(hint).map(|(unit, ..)| unit);
    amounts(folded.text())
        .into_iter()
        .filter_map(|money| {
            assert!(folded.span(money.range.clone()).is_some(), "{text}");
            let per = match &money.per {
                Per::Total => String::new(),
                Per::Year => "年".to_owned(),
                Per::Month => "月".to_owned(),
                Per::Piece(word) => word.clone(),
            };
            Some((money.value(fallback)?, money.currency.map_or("", Currency::code).to_owned(), per))
        })
        .collect()
}

#[test]
fn every_spelling_has_its_value() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for row in table::rows(CASES) {
        count += 1;
        let text = row.get("spelling").replace("\\n", "\n");
        let found = read(&text, row.get("label_hint"));
        let part = |column: &str, index: usize| row.get(column).split('|').nth(index).unwrap_or("").to_owned();
        let wanted: Vec<(Decimal, String, String)> = row
            .list("value")
            .filter(|value| *value != "-")
            .enumerate()
            .map(|(index, value)| (value.parse().unwrap(), part("currency", index), part("per", index)))
            .collect();
        if found != wanted {
            wrong.push(format!("{text}\n    want {wanted:?}\n    got  {found:?}"));
        }
    }
    assert!(count >= 200, "only {count} cases");
    assert!(wrong.is_empty(), "{} of {count} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn words_that_narrow() {
    let words = |text: &str| amounts(Folded::new(0, text).text()).first().and_then(|money| money.words);
    assert_eq!(words("约 650万 元"), Some(Words::About));
    assert_eq!(words("20余万元"), Some(Words::About));
    assert_eq!(words("20万元左右"), Some(Words::About));
    assert_eq!(words("不高于人民币20万元"), Some(Words::AtMost));
    assert_eq!(words("每年不超过20万元"), Some(Words::AtMost));
    assert_eq!(words("不少于人民币800万元"), Some(Words::AtLeast));
    assert_eq!(words("暂定总价为人民币76万元"), Some(Words::Provisional));
    assert_eq!(words("中标金额：76万元"), None);
}

fn grouped(plain: &str) -> String {
    let (whole, cents) = plain.split_once('.').unwrap();
    let mut text = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    format!("{text}.{cents}")
}

fn full_width(plain: &str) -> String {
    let wide = |c: char| char::from_u32(u32::from(c) + 0xfee0);
    plain.chars().map(|c| if c.is_ascii_graphic() { wide(c).unwrap_or(c) } else { c }).collect()
}

proptest! {
    #[test]
    fn digits_round_trip(fen in 1i64..99_999_999_999_999) {
        let value = Decimal::new(fen, 2);
        let plain = format!("{value:.2}");
        let in_ten_thousands = format!("{:.6}", Decimal::new(fen, 6));
        for text in [
            format!("{plain}元"),
            format!("￥{plain}"),
            format!("{}元", grouped(&plain)),
            format!("¥ {} 元（人民币）", grouped(&plain)),
            format!("￥{in_ten_thousands} 万元（人民币）"),
            format!("{in_ten_thousands}0（万元）"),
            format!("人民币{}", full_width(&format!("{plain}元"))),
            full_width(&grouped(&plain)) + "元",
            format!("{}（大写）", crate::mention::to_capitals(value)),
        ] {
            let found = read(&text, "");
            prop_assert_eq!(found.len(), 1, "{}: {:?}", text, found);
            prop_assert_eq!(found[0].0, value.normalize(), "{}", text);
            prop_assert_eq!(&found[0].1, "CNY", "{}", text);
        }
        prop_assert_eq!(read(&in_ten_thousands, "万元").first().map(|found| found.0), Some(value.normalize()));
    }

    #[test]
    fn no_text_stops_the_reader(text in "[0-9万元亿千百余多个(),.%*:~ 贰拾佰¥-]{0,24}|\\PC{0,24}") {
        let folded = Folded::new(0, &text);
        for money in amounts(folded.text()) {
            prop_assert!(money.range.end <= folded.text().len());
        }
        let _ = (rates(folded.text()), unit_of(folded.text()));
    }
}
