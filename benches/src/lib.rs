//! What benches share: the language's own tool as Debian has it, and figures side by side.

#![expect(clippy::panic, reason = "a bench that has nothing to compare with fails there and then")]

use std::{
    io::Write as _,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::{Duration, Instant},
};

/// Whether figures are wanted: under `cargo bench`. Under `cargo test` a bench only shows that it runs.
pub fn figures_are_wanted() -> bool {
    std::env::args().any(|arg| arg == "--bench")
}

/// The middle of a number of times.
///
/// # Panics
/// When there are none.
pub fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

/// The geometric mean of ratios; 1 of none.
pub fn geometric_mean(ratios: &[f64]) -> f64 {
    (ratios.iter().map(|ratio| ratio.ln()).sum::<f64>() / ratios.len().max(1) as f64).exp()
}

/// A command line of this machine, run to its end in a folder, with nothing on its stdin.
#[derive(Debug, Clone)]
pub struct Native {
    args: Vec<String>,
    folder: PathBuf,
}

impl Native {
    /// This command, if its program is on this machine; of a line for the shell, the first program in it.
    pub fn find(args: &[impl AsRef<str>], folder: &Path) -> Option<Self> {
        let args: Vec<_> = args.iter().map(|arg| arg.as_ref().to_owned()).collect();
        let program = match &args[..] {
            [shell, option, line] if shell == "sh" && option == "-c" => line.split(' ').next()?,
            _ => args.first()?,
        };
        let is_there = |folder: PathBuf| folder.join(program).is_file();
        let found = program.contains('/') && Path::new(program).is_file()
            || std::env::split_paths(&std::env::var_os("PATH")?).any(is_there);
        found.then(|| Self { args, folder: folder.to_owned() })
    }

    /// Runs it. Returns what it printed and how long it took, from the start of the process to its end.
    ///
    /// # Panics
    /// When it fails: there is nothing to compare with then.
    pub fn run(&self) -> (Vec<u8>, Duration) {
        let started = Instant::now();
        let said = Command::new(&self.args[0])
            .args(&self.args[1..])
            .current_dir(&self.folder)
            .stdin(Stdio::null())
            .output()
            .unwrap_or_else(|error| panic!("{:?}: {error}", self.args));
        let took = started.elapsed();
        let stderr = String::from_utf8_lossy(&said.stderr);
        assert!(said.status.success(), "{:?} ended with {}: {stderr}", self.args, said.status);
        (said.stdout, took)
    }
}

/// A table as Markdown has it, on stdout, row by row as the figures come.
#[derive(Debug)]
pub struct Table;

impl Table {
    /// Prints the head.
    pub fn new(columns: &[&str]) -> Self {
        let rule = columns.iter().map(|_| "---|").collect::<String>();
        println!("\n| {} |\n|{rule}", columns.join(" | "));
        Self
    }

    /// Prints a row.
    pub fn row(&self, cells: &[String]) {
        println!("| {} |", cells.join(" | "));
        // A closed stdout is nobody's loss.
        let _ = std::io::stdout().flush();
    }
}

/// A time as people read it.
pub fn told(time: Duration) -> String {
    let ms = time.as_secs_f64() * 1e3;
    if ms < 10.0 { format!("{ms:.2} ms") } else { format!("{ms:.0} ms") }
}
