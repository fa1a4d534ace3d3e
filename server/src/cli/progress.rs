//! How far languages are, for whoever waits: bars on a terminal, lines elsewhere.

use std::{
    io::{self, IsTerminal as _},
    time::Duration,
};

use bytesize::ByteSize;
use indicatif::{MultiProgress, ProgressBar, ProgressStyle};
use runroom_languages::{Event, ProvisionError, State};
use tokio::{
    select,
    sync::watch,
    task::JoinSet,
    time::{sleep, timeout},
};

use super::{kit::Kit, log};
use crate::config::RunnerName;

/// What takes less than this is not told: most languages are ready at once, and the news would only be noise.
const PATIENCE: Duration = Duration::from_millis(500);
/// How often the sign that something goes on moves.
const TICK: Duration = Duration::from_millis(120);

/// Lines on a terminal.
const FETCHING: &str = "{spinner} {prefix:20} {bar:24} {bytes}/{total_bytes} {msg}";
const WORKING: &str = "{spinner} {prefix:20} {msg} ({elapsed})";

/// What is told of the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ends {
    /// The log tells of each language.
    Told,
    /// Whoever asked tells by itself.
    Untold,
}

/// Makes languages ready for their first runner, or for the one that is asked for, showing on stderr how far they are.
/// Returns how each ended.
pub(super) async fn provision(
    kit: &Kit,
    names: &[&str],
    runner: Option<RunnerName>,
) -> Result<Vec<Event>, ProvisionError> {
    let bars = MultiProgress::new();
    log::start_plain(bars.clone());
    let (mut guests, mut images) = (Vec::new(), Vec::new());
    for name in names {
        // One that is unknown is refused with all others: there is nothing to follow.
        let Some(language) = kit.provisioner.catalogue().resolve(name) else {
            return kit.provisioner.provision(names).await;
        };
        match runner.unwrap_or_else(|| kit.first_runner(language)) {
            RunnerName::Wasm => guests.push(language.name()),
            RunnerName::Docker => images.push(language.name()),
        }
    }
    let followed = followed(kit, &guests, &images);
    // All to their end: a bar that goes later would take other lines with it.
    let (guests, images, ()) = tokio::join!(
        kit.provisioner.provision(&guests),
        kit.containers.provision(&images),
        follow(followed, &bars, Ends::Untold)
    );
    let mut events = guests?;
    events.extend(images?);
    Ok(events)
}

/// A language's title, and how far it is.
pub(super) type Followed = (String, watch::Receiver<State>);

/// Languages that become guests, and such that become images.
pub(super) fn followed(kit: &Kit, guests: &[&str], images: &[&str]) -> Vec<Followed> {
    let catalogue = kit.provisioner.catalogue();
    let guests = guests.iter().filter_map(|name| {
        let language = catalogue.resolve(name)?;
        Some((format!("{} {}", language.name(), language.manifest.version), kit.provisioner.state(name)?))
    });
    let images = images
        .iter()
        .filter_map(|name| Some((format!("{name} in a container"), kit.containers.state(name)?)));
    guests.chain(images).collect()
}

/// Shows how far languages are, each until it is ready or has failed. Dropping the future stops showing.
pub(super) async fn follow(followed: Vec<Followed>, bars: &MultiProgress, ends: Ends) {
    let mut tasks = JoinSet::new();
    for (title, state) in followed {
        tasks.spawn(follow_one(title, state, bars.clone(), ends));
    }
    while tasks.join_next().await.is_some() {}
}

async fn follow_one(title: String, mut state: watch::Receiver<State>, bars: MultiProgress, ends: Ends) {
    let told = async {
        sleep(PATIENCE).await;
        if io::stderr().is_terminal() {
            draw(&title, state.clone(), &bars).await;
        } else {
            tell(&title, state.clone()).await;
        }
    };
    select! {
        biased;
        () = ended(state.clone()) => {}
        () = told => {}
    }
    if ends == Ends::Untold {
        return;
    }
    match &*state.borrow_and_update() {
        State::Ready { took } => tracing::info!("{title} is ready, after {:.1} s", took.as_secs_f64()),
        State::Failed { reason } => tracing::error!("{title} failed: {reason}"),
        _ => {}
    }
}

/// Waits until the language is ready or has failed.
async fn ended(mut state: watch::Receiver<State>) {
    // An error says that the provisioner is gone: an end as well.
    let _ = state.wait_for(|state| matches!(state, State::Ready { .. } | State::Failed { .. })).await;
}

/// Keeps a bar up to date, until it is dropped.
async fn draw(title: &str, mut state: watch::Receiver<State>, bars: &MultiProgress) {
    let bar = Bar::new(title, bars);
    loop {
        bar.show(&state.borrow_and_update());
        if state.changed().await.is_err() {
            return;
        }
    }
}

/// Writes a line for each step that lasts.
async fn tell(title: &str, mut state: watch::Receiver<State>) {
    loop {
        let now = step(&state.borrow_and_update());
        match timeout(PATIENCE, state.wait_for(|state| step(state) != now)).await {
            Ok(Ok(_)) => continue,
            Ok(Err(_)) => return,
            Err(_) => tracing::info!("{title}: {now}"),
        }
        if state.wait_for(|state| step(state) != now).await.is_err() {
            return;
        }
    }
}

/// What is being done, in words that stay the same while it is.
fn step(state: &State) -> String {
    match state {
        State::Pending => "waiting".to_owned(),
        State::Waiting { process: Some(process) } => {
            format!("waiting for process {process}, which fetches it")
        }
        State::Waiting { process: None } => "waiting for another process, which fetches it".to_owned(),
        State::Fetching { package, total, .. } => {
            format!("fetching {package} ({})", ByteSize(*total).display().si())
        }
        State::Preparing { step } => (*step).to_owned(),
        State::Ready { .. } => "ready".to_owned(),
        State::Failed { .. } => "failed".to_owned(),
    }
}

/// A language's line on the terminal; it goes when it is dropped.
struct Bar {
    bar: ProgressBar,
    bars: MultiProgress,
}

impl Bar {
    fn new(title: &str, bars: &MultiProgress) -> Self {
        let bar = bars.add(ProgressBar::no_length().with_prefix(title.to_owned()));
        bar.enable_steady_tick(TICK);
        Self { bar, bars: bars.clone() }
    }

    fn show(&self, state: &State) {
        let template = match state {
            State::Fetching { done, total, .. } => {
                self.bar.set_length(*total);
                self.bar.set_position(*done);
                FETCHING
            }
            _ => WORKING,
        };
        // A test sees to it that the templates are right.
        if let Ok(style) = ProgressStyle::with_template(template) {
            self.bar.set_style(style);
        }
        self.bar.set_message(step(state));
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
        self.bars.remove(&self.bar);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_templates_are_right() {
        for template in [FETCHING, WORKING] {
            ProgressStyle::with_template(template).unwrap();
        }
    }

    #[test]
    fn a_step_is_the_same_however_many_bytes_are_there() {
        let fetching = |done| State::Fetching { package: "a 1.0".to_owned(), done, total: 98_000_000 };
        assert_eq!(step(&fetching(0)), "fetching a 1.0 (98.0 MB)");
        assert_eq!(step(&fetching(0)), step(&fetching(1)));
    }
}
