//! The child process of the tests' runners: works on hostile input.

fn main() -> std::process::ExitCode {
    runroom_runtime::wasm::serve_child()
}
