//! A language is a folder: one that is added or changed must get into the binary without a change of any source.

fn main() {
    println!("cargo::rerun-if-changed=.");
}
