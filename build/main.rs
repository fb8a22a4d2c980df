//! Makes the tables of `src/lexicon` and jieba's dictionary ready at build time, so that the program parses none of
//! them when it starts.
#![allow(unreachable_pub, dead_code, reason = "files of the library stand in both, and the build needs a part of them")]
mod dictionary;
mod document;
#[path = "../src/lexicon/hash.rs"]
mod hash;
mod labels;
mod names;
mod rust;
#[path = "../src/lexicon/squeeze.rs"]
mod squeeze;
mod stance;
#[path = "../src/lexicon/table.rs"]
mod table;
mod weights;

use std::error::Error;
use std::path::Path;

#[allow(clippy::print_stdout, reason = "what a build script prints are its orders to cargo")]
fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=src/lexicon");
    println!("cargo::rerun-if-changed=src/document/fold.rs");
    println!("cargo::rerun-if-changed=src/document/radical.rs");
    let out = std::env::var("OUT_DIR")?;
    let out = Path::new(&out);
    std::fs::write(out.join("names.rs"), names::code()?)?;
    std::fs::write(out.join("beginnings.rs"), names::beginnings()?)?;
    std::fs::write(out.join("labels.rs"), labels::labels()?)?;
    std::fs::write(out.join("kinds.rs"), labels::kinds()?)?;
    std::fs::write(out.join("endings.rs"), labels::endings()?)?;
    std::fs::write(out.join("ending_letters.rs"), labels::ending_letters()?)?;
    std::fs::write(out.join("lists.rs"), labels::lists()?)?;
    std::fs::write(out.join("stance.rs"), stance::cues()?)?;
    std::fs::write(out.join("places.rs"), stance::places()?)?;
    std::fs::write(out.join("frames.rs"), stance::frames()?)?;
    weights::write(out)?;
    dictionary::write(out)?;
    Ok(())
}

/// The text of a table. It lives as long as the build.
fn read(name: &str) -> Result<&'static str, Box<dyn Error>> {
    Ok(Box::leak(std::fs::read_to_string(format!("src/lexicon/{name}.tsv"))?.into_boxed_str()))
}
