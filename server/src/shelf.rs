//! The languages that a server offers, and how far each is: what rooms may run and what clients are told.

use std::sync::{Arc, PoisonError, RwLock};

use runroom_languages::{Catalogue, Language, State};
use runroom_runtime::{Job, JobIo, Limits, Run, Runner, RunnerError};
use tokio::sync::watch;

use crate::{
    config::{Config, RunnerName, Selection},
    rooms::Languages,
    transports::{LanguageInfo, Offer, Readiness},
};

/// The languages that a server offers.
///
/// A language can be run only while it is ready: made ready for one of its runners and found, on this machine, to be held by
/// its limits. The runners may have it earlier.
pub struct Shelf {
    catalogue: Catalogue,
    places: Vec<Place>,
}

/// A language on the shelf.
struct Place {
    language: Arc<Language>,
    /// What may run it, in order of preference, and how far it is there.
    routes: Vec<Route>,
}

/// A runner that may run a language.
struct Route {
    name: RunnerName,
    runner: Arc<dyn Runner>,
    state: watch::Receiver<State>,
    /// Those of now: settings may be read anew.
    limits: RwLock<Limits>,
}

impl Route {
    fn is_ready(&self, language: &str) -> bool {
        self.state.borrow().is_ready() && self.runner.is_ready(language)
    }

    fn limits(&self) -> Limits {
        // Nothing under the lock can leave it half-changed.
        self.limits.read().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Place {
    /// What would run it now: the first that could.
    fn route(&self) -> Option<&Route> {
        self.routes.iter().find(|route| route.is_ready(self.language.name()))
    }

    fn readiness(&self) -> Readiness {
        if self.route().is_some() {
            return Readiness::Ready;
        }
        match self.routes.first() {
            Some(route) if route.state.borrow().is_ready() => Readiness::Unavailable,
            Some(route) => (&*route.state.borrow()).into(),
            None => Readiness::Failed,
        }
    }
}

/// A runner, and how far languages are on it.
pub struct Backend<'a> {
    /// Its name in the settings.
    pub name: RunnerName,
    /// What runs.
    pub runner: Arc<dyn Runner>,
    /// How far a language is.
    pub state: &'a dyn Fn(&str) -> Option<watch::Receiver<State>>,
}

impl Shelf {
    /// These languages, run by those backends that the settings name.
    pub fn new(
        catalogue: Catalogue,
        languages: Vec<Arc<Language>>,
        backends: &[Backend<'_>],
        config: &Config,
    ) -> Self {
        let place = |language: Arc<Language>| {
            let name = language.name();
            let route = |runner: RunnerName| {
                let backend = backends.iter().find(|backend| backend.name == runner)?;
                Some(Route {
                    runner: Arc::clone(&backend.runner),
                    state: (backend.state)(name)?,
                    name: runner,
                    limits: RwLock::new(config.limits_of(name, runner).into()),
                })
            };
            let routes = config.runners_of(&language).into_iter().filter_map(route).collect();
            Place { routes, language }
        };
        Self { places: languages.into_iter().map(place).collect(), catalogue }
    }

    /// Takes the limits of new settings, for what starts from now on.
    pub fn reload(&self, config: &Config) {
        for place in &self.places {
            for route in &place.routes {
                let limits = Limits::from(config.limits_of(place.language.name(), route.name));
                *route.limits.write().unwrap_or_else(PoisonError::into_inner) = limits;
            }
        }
    }

    /// The languages' canonical names.
    pub fn names(&self) -> Vec<&str> {
        self.places.iter().map(|place| place.language.name()).collect()
    }

    /// Those that a runner may run.
    pub fn names_on(&self, runner: RunnerName) -> Vec<&str> {
        let is_on = |place: &&Place| place.routes.iter().any(|route| route.runner.name() == runner.as_str());
        self.places.iter().filter(is_on).map(|place| place.language.name()).collect()
    }

    fn place(&self, name: &str) -> Option<&Place> {
        self.places.iter().find(|place| place.language.name() == name)
    }
}

/// The languages that the settings ask for, in the catalogue's order. Of those that are not offered by default, `at_hand`
/// tells which are on this machine all the same.
pub fn selected(
    catalogue: &Catalogue,
    config: &Config,
    at_hand: impl Fn(&Language) -> bool,
) -> Vec<Arc<Language>> {
    let is_selected = |language: &Language| match &config.server.languages {
        Selection::Default => language.manifest.default || at_hand(language),
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
        let route = self.place(language).and_then(|place| place.route().or(place.routes.first()));
        route.map(Route::limits).unwrap_or_default()
    }
}

impl Offer for Shelf {
    fn languages(&self) -> Vec<LanguageInfo> {
        let info = |place: &Place| {
            let manifest = &place.language.manifest;
            let route = place.route().or(place.routes.first());
            let (version, file_name) = match route.map(|route| route.name) {
                Some(RunnerName::Docker) => (
                    manifest.docker_version(),
                    manifest.docker.as_ref().map(|docker| &docker.recipe.file_name),
                ),
                _ => (&*manifest.version, manifest.wasm.as_ref().map(|wasm| &wasm.recipe.file_name)),
            };
            LanguageInfo {
                name: manifest.name.clone(),
                display_name: manifest.display_name.clone(),
                version: version.to_owned(),
                aliases: manifest.aliases.clone(),
                extensions: manifest.extensions.clone(),
                file_name: file_name.cloned().unwrap_or_default(),
                editor_mode: manifest.editor_mode.clone(),
                runners: place.routes.iter().map(|route| route.runner.name().to_owned()).collect(),
                runner: place.route().map(|route| route.runner.name().to_owned()),
                hello: manifest.hello.code.clone(),
                readiness: place.readiness(),
            }
        };
        self.places.iter().map(info).collect()
    }
}

impl Runner for Shelf {
    fn name(&self) -> &'static str {
        "shelf"
    }

    fn is_ready(&self, language: &str) -> bool {
        self.place(language).is_some_and(|place| place.route().is_some())
    }

    fn why_not(&self, language: &str) -> Option<String> {
        let routes = self.place(language)?.routes.iter();
        routes
            .filter(|route| route.state.borrow().is_ready())
            .find_map(|route| route.runner.why_not(language))
    }

    fn run(&self, job: Job, io: JobIo) -> Run {
        let Some(place) = self.place(&job.language) else {
            return Box::pin(async move { Err(RunnerError::UnknownLanguage(job.language)) });
        };
        if let Some(route) = place.route() {
            return route.runner.run(job, io);
        }
        let error = match self.why_not(&job.language) {
            Some(why) => RunnerError::Unavailable(why),
            None => RunnerError::NotReady(job.language),
        };
        Box::pin(async move { Err(error) })
    }
}

#[cfg(test)]
mod tests {
    use runroom_languages::{ArtifactStore, Provisioner};
    use runroom_runtime::{
        StdinReader, output,
        wasm::{WasmRunner, WasmSettings},
    };
    use tokio_util::sync::CancellationToken;

    use super::*;
    use crate::{
        config::{LanguageSettings, LimitSettings},
        rooms::tests::scripted::Scripted,
    };

    /// What a shelf has with these settings. No language is ever ready: nothing provisions them.
    fn shelf(change: impl FnOnce(&mut Config)) -> (Shelf, tempfile::TempDir) {
        let mut config = Config::default();
        change(&mut config);
        let folder = tempfile::tempdir().unwrap();
        let store = ArtifactStore::open(folder.path().join("cache")).unwrap();
        let settings = WasmSettings { slots: 1, ..WasmSettings::default() };
        let wasm = Arc::new(WasmRunner::new(&settings).unwrap());
        let provisioner = Provisioner::new(Catalogue::builtin().unwrap(), store, wasm).unwrap();
        let (runs, _) = tokio::sync::mpsc::unbounded_channel();
        let state = |name: &str| provisioner.state(name);
        let backend = Backend { name: RunnerName::Wasm, runner: Arc::new(Scripted { runs }), state: &state };
        let catalogue = provisioner.catalogue().clone();
        let languages = selected(&catalogue, &config, |_| false);
        (Shelf::new(catalogue, languages, &[backend], &config), folder)
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
        let runner = &shelf.place("python").unwrap().routes[0].runner;
        assert!(!shelf.is_ready("python") && runner.is_ready("python"));
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
