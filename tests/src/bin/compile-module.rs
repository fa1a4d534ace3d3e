//! The child process that compiles modules for the tests' runners.

fn main() -> std::process::ExitCode {
    runroom_runtime::wasm::serve_child()
}
