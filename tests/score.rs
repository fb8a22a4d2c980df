//! The figures of the labelled corpus stay at or above their floors, and `stated` means what it says.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    unreachable_pub,
    missing_docs,
    reason = "a test stops where it fails"
)]
mod scoring;

/// Floors only rise: field, class, precision, recall.
const FLOORS: &str = include_str!("scoring/floors.tsv");

#[test]
fn figures_stay_above_their_floors() {
    let Some(corpus) = scoring::corpus() else {
        println!("skipped: TENDERLENS_CORPUS is not set, no labelled corpus to score");
        return;
    };
    let scores = scoring::score(&corpus, None);
    print!("{}", scoring::table(&scores));
    let mut fallen: Vec<String> = Vec::new();
    let mut floors = 0;
    for line in FLOORS.lines().skip(1).filter(|line| !line.is_empty()) {
        floors += 1;
        let cells: Vec<&str> = line.split('\t').collect();
        let [field, class, precision, recall] = cells[..] else { panic!("floors.tsv: {line}") };
        let tally = scores.tallies.get(&(field.to_owned(), class.to_owned())).copied().unwrap_or_default();
        assert!(tally.gold > 0, "floors.tsv names {field} {class}, which the corpus does not have");
        for (what, figure, floor) in [("precision", tally.precision(), precision), ("recall", tally.recall(), recall)] {
            let floor: f64 = floor.parse().unwrap();
            if figure + 1e-9 < floor {
                fallen.push(format!("{field} {class}: {what} {figure:.1} is under its floor of {floor:.1}"));
            } else if figure >= floor + 0.1 {
                println!("{field} {class}: {what} {figure:.1} is above its floor of {floor:.1}: raise it");
            }
        }
    }
    assert!(floors > 20, "floors.tsv has only {floors} rows");
    let (stated, all) = (scores.sure_of(Some("stated")), scores.sure_of(None));
    if stated.precision() < 99.0 {
        fallen.push(format!("only {:.2} % of the stated facts are right", stated.precision()));
    }
    let share = scoring::share(stated.right, all.right);
    if share < 90.0 {
        fallen.push(format!("only {share:.1} % of the right facts are stated"));
    }
    assert!(fallen.is_empty(), "{}", fallen.join("\n"));
}
