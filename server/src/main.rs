//! The `runroom` command.

fn main() -> std::process::ExitCode {
    runroom::cli::main()
}
