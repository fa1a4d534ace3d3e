//! An archive that can be fetched without a network, and the language that it holds.

use std::{
    future::pending,
    io::{Cursor, Write as _},
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

use futures_util::future::BoxFuture;

use crate::{
    Catalogue, Claim, Folder, Sha256,
    fetch::{Fetch, FetchError},
    manifest::Artifact,
};

pub(super) const ECHO: &str = "echo";

/// Gives what it has, and counts how often it was asked.
pub(super) struct Shelf {
    pub(super) archive: Vec<u8>,
    pub(super) module: Vec<u8>,
    pub(super) fetches: AtomicUsize,
    gives: Gives,
}

enum Gives {
    All,
    Nothing,
    /// Other bytes under the right name.
    Wrong,
    /// Half of it, and then never more.
    Half,
}

impl Shelf {
    pub(super) fn full() -> Arc<Self> {
        Self::new(Gives::All)
    }

    pub(super) fn empty() -> Arc<Self> {
        Self::new(Gives::Nothing)
    }

    pub(super) fn wrong() -> Arc<Self> {
        Self::new(Gives::Wrong)
    }

    pub(super) fn stuck() -> Arc<Self> {
        Self::new(Gives::Half)
    }

    fn new(gives: Gives) -> Arc<Self> {
        let module = module();
        let archive = zip(&[("echo/echo.wasm", &module), ("echo/lib.zip", &library())]);
        Arc::new(Self { archive, module, fetches: AtomicUsize::new(0), gives })
    }

    pub(super) fn bytes(&self) -> u64 {
        self.archive.len() as u64
    }

    pub(super) fn fetched(&self) -> usize {
        self.fetches.load(Ordering::Relaxed)
    }
}

impl Fetch for Shelf {
    fn fetch<'a>(
        &'a self,
        artifact: &'a Artifact,
        into: &'a Claim,
        progress: &'a (dyn Fn(u64) + Send + Sync),
    ) -> BoxFuture<'a, Result<(), FetchError>> {
        Box::pin(async move {
            self.fetches.fetch_add(1, Ordering::Relaxed);
            let content = match self.gives {
                Gives::All => &self.archive[..],
                Gives::Nothing => return Err(FetchError::NoClient { client: "pip" }),
                Gives::Wrong => b"wrong",
                Gives::Half => &self.archive[..self.archive.len() / 2],
            };
            into.dir().write(&artifact.file, content).unwrap();
            progress(content.len() as u64);
            if matches!(self.gives, Gives::Half) {
                pending::<()>().await;
            }
            Ok(())
        })
    }
}

/// The catalogue of a language; `sleep` stands for its sleeping program, unless it is empty.
pub(super) fn catalogue(sleep: &str) -> Catalogue {
    Catalogue::of([echo(sleep)]).unwrap()
}

/// That language, and one that needs nothing fetched.
pub(super) fn two_languages() -> Catalogue {
    let module = module();
    let manifest = format!(
        r#"
        name = "quick"
        display_name = "Quick"
        version = "1.0.0"
        extensions = ["quick"]
        editor_mode = "text"
        hello = {{ code = "Hello", stdout = "Hello" }}
        self_check = {{ loop = "Loops", alloc = "Allocates" }}
        artifacts = [
            {{ id = "guest", ecosystem = "file", file = "guest.wasm", sha256 = "{}", bytes = {} }},
        ]

        [wasm]
        module = "guest"
        work_dir = "/"
        file_name = "main.echo"
        args = ["{{file}}"]
        "#,
        Sha256::of(&module),
        module.len(),
    );
    let quick = Folder::new("quick").with("language.toml", manifest.into_bytes()).with("guest.wasm", module);
    Catalogue::of([echo(""), quick]).unwrap()
}

fn echo(sleep: &str) -> Folder {
    let shelf = Shelf::full();
    let sleep = if sleep.is_empty() { "Sleeps" } else { sleep };
    let inner = b"read me";
    let manifest = format!(
        r#"
        name = "echo"
        display_name = "Echo"
        version = "1.0.0"
        aliases = ["ec"]
        extensions = ["echo"]
        editor_mode = "text"
        hello = {{ code = "Hello", stdout = "Hello" }}
        self_check = {{ loop = "Loops", alloc = "Allocates", sleep = "{sleep}" }}

        [[artifacts]]
        id = "wheel"
        ecosystem = "pypi"
        package = "echo"
        version = "1.0.0"
        file = "echo-1.0.0.whl"
        sha256 = "{archive}"
        bytes = {archive_bytes}
        members = [
            {{ id = "guest", path = "echo/echo.wasm", sha256 = "{module}", bytes = {module_bytes} }},
            {{ id = "lib", path = "echo/lib.zip", sha256 = "{library}", bytes = {library_bytes} }},
            {{ id = "readme", of = "lib", path = "README", sha256 = "{readme}", bytes = {readme_bytes} }},
        ]

        [wasm]
        module = "guest"
        work_dir = "/"
        file_name = "main.echo"
        args = ["{{file}}"]

        [[wasm.library]]
        guest = "/lib/README"
        file = "readme"
        "#,
        archive = Sha256::of(&shelf.archive),
        archive_bytes = shelf.archive.len(),
        module = Sha256::of(&shelf.module),
        module_bytes = shelf.module.len(),
        library = Sha256::of(&library()),
        library_bytes = library().len(),
        readme = Sha256::of(inner),
        readme_bytes = inner.len(),
    );
    Folder::new(ECHO).with("language.toml", manifest.into_bytes())
}

/// The language, with a guest that a script makes of what is fetched.
pub(super) fn built(script: &str) -> Catalogue {
    let echo = echo("");
    let manifest = String::from_utf8(echo.file("language.toml").unwrap().to_vec()).unwrap();
    let taken = r#"{ id = "guest", path = "echo/echo.wasm","#;
    let made = r#"{ id = "guest", built = true, path = "made/guest.wasm","#;
    let build = format!(
        "build = {{ run = ['/bin/sh', '-eu', '-c', {script:?}], env = {{ FROM = '{{source}}/echo' }} }}"
    );
    let manifest = manifest.replace(taken, made).replace("[wasm]", &format!("{build}\n\n[wasm]"));
    Catalogue::of([echo.with("language.toml", manifest.into_bytes())]).unwrap()
}

fn module() -> Vec<u8> {
    wat::parse_str(include_str!("echo.wat")).unwrap()
}

fn library() -> Vec<u8> {
    zip(&[("README", b"read me")])
}

fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}
