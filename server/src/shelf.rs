//! The languages that a server offers, and how far each is: what rooms may run and what clients are told.

use std::sync::Arc;

use runroom_languages::{Catalogue, Language, Provisioner, State};
use runroom_runtime::{Job, JobIo, Limits, Router, Run, Runner, RunnerError};
use tokio::sync::watch;

use crate::{
    config::{Config, Selection},
    rooms::Languages,
    transports::{LanguageInfo, Offer},
};

/// The languages that a server offers.
///
/// A language can be run only while it is ready: made ready by the provisioner and found, on this machine, to be held
/// by its limits. The runners may have it earlier.
pub struct Shelf {
    catalogue: Catalogue,
    places: Vec<Place>,
    router: Router,
}

/// A language on the shelf.
struct Place {
    language: Arc<Language>,
    limits: Limits,
    runners: Vec<String>,
    state: watch::Receiver<State>,
}

impl Shelf {
    /// The languages of a provisioner's catalogue that the settings ask for, run by these runners.
    pub fn new(provisioner: &Provisioner, runners: Vec<Arc<dyn Runner>>, config: &Config) -> Self {
        let catalogue = provisioner.catalogue().clone();
        let mut router = Router::new(runners.clone());
        let place = |language: Arc<Language>| {
            let name = language.name();
            let settings = config.languages.get(name);
            let limits = Limits::from(config.limits_of(name));
            let runners = match settings {
                Some(settings) => settings.runners.iter().map(|runner| runner.as_str().to_owned()).collect(),
                None => runners.iter().map(|runner| runner.name().to_owned()).collect(),
            };
            Some(Place { limits, runners, state: provisioner.state(name)?, language })
        };
        let places: Vec<_> = selected(&catalogue, config).into_iter().filter_map(place).collect();
        for place in &places {
            router.route(place.language.name(), place.runners.clone());
        }
        Self { catalogue, places, router }
    }

    /// The languages' canonical names.
    pub fn names(&self) -> Vec<&str> {
        self.places.iter().map(|place| place.language.name()).collect()
    }

    fn place(&self, name: &str) -> Option<&Place> {
        self.places.iter().find(|place| place.language.name() == name)
    }
}

/// The languages that the settings ask for, in the catalogue's order.
fn selected(catalogue: &Catalogue, config: &Config) -> Vec<Arc<Language>> {
    let is_selected = |language: &Language| match &config.server.languages {
        Selection::Default => language.manifest.default,
        Selection::All => true,
        Selection::Named(names) => names
            .iter()
            .filter_map(|name| catalogue.resolve(name))
            .any(|named| named.name() == language.name()),
    };
    let is_enabled =
        |language: &Language| config.languages.get(language.name()).is_none_or(|settings| settings.enabled);
    catalogue.iter().filter(|language| is_selected(language) && is_enabled(language)).cloned().collect()
}

impl Languages for Shelf {
    fn resolve(&self, name: &str) -> Option<String> {
        let language = self.catalogue.resolve(name)?;
        self.place(language.name()).map(|place| place.language.name().to_owned())
    }

    fn names(&self) -> Vec<String> {
        self.names().into_iter().map(str::to_owned).collect()
    }

    fn limits(&self, language: &str) -> Limits {
        self.place(language).map(|place| place.limits.clone()).unwrap_or_default()
    }
}

impl Offer for Shelf {
    fn languages(&self) -> Vec<LanguageInfo> {
        let info = |place: &Place| {
            let manifest = &place.language.manifest;
            LanguageInfo {
                name: manifest.name.clone(),
                display_name: manifest.display_name.clone(),
                version: manifest.version.clone(),
                aliases: manifest.aliases.clone(),
                extensions: manifest.extensions.clone(),
                editor_mode: manifest.editor_mode.clone(),
                runners: place.runners.clone(),
                hello: manifest.hello.code.clone(),
                readiness: (&*place.state.borrow()).into(),
            }
        };
        self.places.iter().map(info).collect()
    }
}

impl Runner for Shelf {
    fn name(&self) -> &'static str {
        self.router.name()
    }

    fn is_ready(&self, language: &str) -> bool {
        self.place(language).is_some_and(|place| place.state.borrow().is_ready())
            && self.router.is_ready(language)
    }

    fn run(&self, job: Job, io: JobIo) -> Run {
        if self.place(&job.language).is_none() {
            return Box::pin(async move { Err(RunnerError::UnknownLanguage(job.language)) });
        }
        if !self.is_ready(&job.language) {
            return Box::pin(async move { Err(RunnerError::NotReady(job.language)) });
        }
        self.router.run(job, io)
    }
}

#[cfg(test)]
mod tests {
    use runroom_languages::ArtifactStore;
    use runroom_runtime::{
        StdinReader, output,
        wasm::{WasmRunner, WasmSettings},
    };
    use tokio_util::sync::CancellationToken;

    use super::*;
    use crate::{
        config::{LanguageSettings, LimitSettings},
        rooms::tests::scripted::Scripted,
        transports::Readiness,
    };

    /// What a shelf has with these settings. No language is ever ready: nothing provisions them.
    fn shelf(change: impl FnOnce(&mut Config)) -> (Shelf, tempfile::TempDir) {
        let mut config = Config::default();
        change(&mut config);
        let folder = tempfile::tempdir().unwrap();
        let store = ArtifactStore::open(folder.path().join("cache")).unwrap();
        let settings = WasmSettings { slots: 1, threads: Some(1), ..WasmSettings::default() };
        let wasm = Arc::new(WasmRunner::new(&settings).unwrap());
        let provisioner = Provisioner::new(Catalogue::builtin().unwrap(), store, wasm).unwrap();
        let (runs, _) = tokio::sync::mpsc::unbounded_channel();
        (Shelf::new(&provisioner, vec![Arc::new(Scripted { runs })], &config), folder)
    }

    #[tokio::test]
    async fn it_has_the_languages_that_are_asked_for_and_not_taken_off() {
        let (all, _folder) = shelf(|config| config.server.languages = Selection::All);
        assert!(all.names().contains(&"python") && all.names().contains(&"javascript"));
        let (one, _folder) = shelf(|config| {
            config.server.languages = Selection::Named(vec!["js".into(), "python".into()]);
            let off = LanguageSettings { enabled: false, ..LanguageSettings::default() };
            config.languages.insert("python".into(), off);
        });
        assert_eq!(one.names(), ["javascript"]);
        assert_eq!(one.resolve("js").as_deref(), Some("javascript"));
        assert_eq!(
            (one.resolve("python"), one.resolve("klingon")),
            (None, None),
            "known or not, it is not here"
        );
        assert_eq!(one.languages().len(), 1);
    }

    #[tokio::test]
    async fn each_language_has_its_own_limits() {
        let (shelf, _folder) = shelf(|config| {
            config.limits.output = 1;
            let limits = LimitSettings { output: 2, ..LimitSettings::default() };
            let settings = LanguageSettings { limits, ..LanguageSettings::default() };
            config.languages.insert("python".into(), settings);
        });
        assert_eq!(shelf.limits("python").output_bytes, 2);
        assert_eq!(shelf.limits("javascript").output_bytes, 1);
    }

    #[tokio::test]
    async fn what_is_not_ready_is_shown_and_does_not_run_even_where_the_runner_could() {
        let (shelf, _folder) = shelf(|_| {});
        let python = shelf.languages().into_iter().find(|language| language.name == "python").unwrap();
        assert_eq!(python.readiness, Readiness::Pending);
        assert!(!shelf.is_ready("python") && shelf.router.is_ready("python"));
        for (language, expected) in [("python", "NotReady"), ("klingon", "UnknownLanguage")] {
            let job = Job {
                language: language.into(),
                code: String::new(),
                file_name: None,
                files: Vec::new(),
                args: Vec::new(),
                limits: Limits::default(),
            };
            let (writer, _reader) = output(1);
            let io = JobIo { stdin: StdinReader::empty(), output: writer, cancel: CancellationToken::new() };
            let refused = shelf.run(job, io).await.map(|outcome| outcome.status);
            assert!(format!("{refused:?}").contains(expected), "{refused:?}");
        }
    }
}
