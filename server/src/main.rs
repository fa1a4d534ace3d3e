//! The `runroom` command.

fn main() {}
