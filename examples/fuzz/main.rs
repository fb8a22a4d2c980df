//! Throws broken bytes at every reader and finder: `cargo run --release --example fuzz -- --seconds 60 --seed 1`.
//!
//! Everything runs in this process, so that a crash, an abort or a hang is seen for what it is; the input at hand is kept
//! in `--keep DIR` before it is tried. With `--rounds N` the same seed does the same work whatever the machine.
#![allow(clippy::print_stdout, clippy::unwrap_used, reason = "a test harness tells what it found")]
#[path = "../../tests/mutating/mod.rs"]
mod mutating;
mod target;

use mutating::{Mutator, seeds};
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::time::{Duration, Instant};
use target::TARGETS;

/// An input that takes longer is told.
const SLOW: Duration = Duration::from_secs(5);

struct Options {
    seconds: u64,
    rounds: u64,
    seed: u64,
    target: Option<String>,
    keep: PathBuf,
}

fn options() -> Options {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let word = |name: &str| words.iter().position(|word| word == name).and_then(|at| words.get(at + 1)).cloned();
    let number = |name: &str, or: u64| word(name).map_or(or, |text| text.parse().unwrap());
    Options {
        seconds: number("--seconds", 20),
        rounds: number("--rounds", u64::MAX),
        seed: number("--seed", 1),
        target: word("--target"),
        keep: word("--keep").map_or_else(std::env::temp_dir, PathBuf::from),
    }
}

fn main() {
    let options = options();
    std::panic::set_hook(Box::new(|_| {}));
    // The worker has as much.
    let run = std::thread::Builder::new().stack_size(256 << 20).spawn(move || fuzz(&options)).unwrap();
    let found = run.join().unwrap_or(1);
    std::process::exit(i32::from(found > 0));
}

fn fuzz(options: &Options) -> usize {
    let seeds = seeds();
    let mut mutator = Mutator::new(options.seed);
    let start = Instant::now();
    let mut counts: BTreeMap<&str, (u64, Duration)> = BTreeMap::new();
    let mut found = 0;
    std::fs::create_dir_all(&options.keep).unwrap();
    let wanted = options.target.as_deref();
    let targets: Vec<_> = TARGETS.iter().filter(|target| wanted.is_none_or(|name| name == target.name)).collect();
    assert!(!targets.is_empty(), "the targets are: {}", TARGETS.map(|target| target.name).join(", "));
    for round in 0..options.rounds {
        if start.elapsed().as_secs() >= options.seconds {
            break;
        }
        let target = targets[usize::try_from(round).unwrap() % targets.len()];
        let fitting: Vec<_> = seeds.iter().filter(|seed| (target.takes)(&seed.name)).collect();
        let seed = fitting[mutator.below(fitting.len())];
        let other = fitting[mutator.below(fitting.len())];
        let input = mutator.mutant(&seed.bytes, &other.bytes);
        // Found beside the abort that it causes.
        let at_hand = options.keep.join(format!("at-hand-{}", options.seed));
        std::fs::write(&at_hand, &input).unwrap();
        let begin = Instant::now();
        let outcome = catch_unwind(AssertUnwindSafe(|| (target.run)(&seed.name, &input)));
        let took = begin.elapsed();
        let (count, longest) = counts.entry(target.name).or_default();
        *count += 1;
        *longest = took.max(*longest);
        let what = match outcome {
            Err(_) => "panic",
            Ok(()) if took > SLOW => "slow",
            Ok(()) => continue,
        };
        found += 1;
        let kept = options.keep.join(format!("{what}-{}-{}-{round}", target.name, options.seed));
        std::fs::write(&kept, &input).unwrap();
        println!("{what} ({took:?}): {} from {}, kept as {}", target.name, seed.name, kept.display());
    }
    for (name, (count, longest)) in &counts {
        println!("{name:14} {count:8} inputs, the longest took {longest:?}");
    }
    println!("seed {}, {:?}: {found} found", options.seed, start.elapsed());
    found
}
