//! The command: the only place that prints.
fn main() {}
