//! Scores the tool over the labelled corpus and lists what it missed: `score [--class hand] [--field buyer] [--only WORDS]`.
#![allow(clippy::print_stdout, reason = "it prints a table")]
#[path = "../tests/scoring/mod.rs"]
mod scoring;

fn main() {
    let Some(corpus) = scoring::corpus() else {
        println!("TENDERLENS_CORPUS is not set; nothing to score");
        return;
    };
    let args: Vec<String> = std::env::args().skip(1).collect();
    let value = |name: &str| args.iter().position(|arg| arg == name).and_then(|at| args.get(at + 1)).cloned();
    let scores = scoring::score(&corpus, value("--only").as_deref());
    for miss in &scores.misses {
        let wanted = |name: &str, have: &str| value(name).is_none_or(|want| want == have);
        if wanted("--field", miss.field) && wanted("--class", &miss.class) {
            println!("{} {} {} | {}", miss.class, miss.field, miss.file, miss.what);
        }
    }
    for error in &scores.errors {
        println!("error {error}");
    }
    print!("{}", scoring::table(&scores));
}
