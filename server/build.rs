//! Builds anew when the page was: which files there are is seen by a macro, which Cargo does not know of.

fn main() {
    println!("cargo::rerun-if-changed=web/dist");
}
