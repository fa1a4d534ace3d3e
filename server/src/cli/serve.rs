//! `runroom serve`: rooms on a port, languages as they become ready, and a stop in two stages.

use std::{
    collections::HashSet,
    process::{self, ExitCode},
    sync::Arc,
    time::Duration,
};

use anyhow::Context as _;
use indicatif::MultiProgress;
use tokio::{
    net::TcpListener,
    select,
    signal::unix::{SignalKind, signal},
    time::timeout,
};
use tokio_util::sync::CancellationToken;

use super::{
    args::Serve,
    kit::Kit,
    log, print,
    progress::{self, Ends},
    reload::{PidFile, Reloader},
};
use crate::{
    Parts, Tls,
    auth::{Key, Tokens},
    config::{RunnerName, Selection, Sources, Store},
    documents::{DocumentStore, MemoryDocuments, SqliteDocuments},
    history::{History, MemoryHistory, SqliteHistory},
    metrics,
    rooms::Rooms,
    shelf::{Backend, Shelf, selected},
    traces::Traces,
};

pub(super) async fn serve(mut sources: Sources, options: Serve) -> anyhow::Result<ExitCode> {
    options.add_to(&mut sources);
    let kit = Kit::serving(&sources)?;
    kit.loaded.check_outbox()?;
    let (config, bars) = (&kit.loaded.config, MultiProgress::new());
    let traces = Traces::start(&config.traces)?;
    let filter = log::start(&config.log, &traces, bars.clone());
    let settings = config.server.clone();
    let listener = TcpListener::bind(settings.listen).await.with_context(|| {
        format!("cannot listen on {}; choose another address with --listen", settings.listen)
    })?;
    let data_dir = kit.loaded.data_dir()?;
    let tokens = Tokens::new(&Key::load_or_create(&data_dir)?, settings.session_lifetime, &config.auth)?;
    let hangups = signal(SignalKind::hangup())?;
    // In a folder that is there and is ours alone: the key is in it.
    let pid_file = PidFile::write(&data_dir)?;
    let tls = settings.tls.as_ref().map(Tls::open).transpose()?;
    let shelf = Arc::new(shelf(&kit).await);
    let (bounds, documents_size) = (config.history.bounds(), config.history.documents_size);
    let kept = match config.history.store {
        Store::Disk => {
            Some(Arc::new(SqliteHistory::open(&data_dir.join("history.db"), bounds, documents_size)?))
        }
        Store::Memory => None,
    };
    let (history, documents): (Arc<dyn History>, Arc<dyn DocumentStore>) = match &kept {
        Some(kept) => {
            let documents = SqliteDocuments::new(kept.database().clone(), documents_size);
            (kept.clone(), Arc::new(documents))
        }
        None => (Arc::new(MemoryHistory::new(bounds)), Arc::new(MemoryDocuments::new(documents_size))),
    };
    let rooms = Rooms::start(config.into(), shelf.clone(), shelf.clone(), history.clone(), documents);
    let metrics = match settings.metrics {
        Some(address) => {
            let listener = TcpListener::bind(address).await.with_context(|| {
                format!("cannot listen on {address}; choose another address in server.metrics")
            })?;
            let runners = vec![kit.runner(RunnerName::Wasm), kit.runner(RunnerName::Docker)];
            let offer = shelf.clone();
            Some((listener, metrics::Sources { rooms: rooms.clone(), offer, runners, history }))
        }
        None => None,
    };

    let scheme = if tls.is_some() { "https" } else { "http" };
    print(&format!("Runroom listens on {scheme}://{}\n", listener.local_addr()?))?;
    if let Some((listener, _)) = &metrics {
        print(&format!("Metrics are at http://{}/metrics\n", listener.local_addr()?))?;
    }
    let shutdown = stop_on_signals()?;
    let parts = Parts { rooms, tokens, offer: shelf.clone(), tls, settings };
    let reloader = Reloader {
        sources,
        config: kit.loaded.config.clone(),
        rooms: parts.rooms.clone(),
        shelf: shelf.clone(),
        filter,
        hangups,
    };
    let ended = CancellationToken::new();
    let served = async {
        crate::serve(listener, parts, shutdown.clone()).await;
        ended.cancel();
    };
    let languages = async {
        let (guests, images) = (shelf.names_on(RunnerName::Wasm), shelf.names_on(RunnerName::Docker));
        // Each language's end is told as it comes, by whoever follows it.
        let (provisioned, (), ()) = tokio::join!(
            kit.provisioner.provision(&guests),
            progress::follow(progress::followed(&kit, &guests, &[]), &bars, Ends::Told),
            offer_images(&kit, &images, &bars),
        );
        if let Err(error) = provisioned {
            tracing::error!(%error, "languages were not made ready");
        }
        shutdown.cancelled().await;
    };
    // A stop is of interest too: figures are to be had to its end.
    let measured = async {
        if let Some((listener, sources)) = metrics
            && let Err(error) = metrics::serve(listener, sources, ended.clone()).await
        {
            tracing::error!(%error, "metrics are no longer served");
        }
    };
    // A stop is no reason to wait for languages.
    tokio::join!(served, measured, async {
        select! {
            () = languages => {}
            () = reloader.run() => {}
            () = shutdown.cancelled() => {}
        }
    });
    drop(pid_file);
    kit.docker.shut_down().await;
    if let Some(kept) = kept {
        kept.close().await;
    }
    traces.finish().await;
    Ok(ExitCode::SUCCESS)
}

/// What is offered: what the settings ask for, and languages that only containers run where their images are there already.
async fn shelf(kit: &Kit) -> Shelf {
    let (config, catalogue) = (&kit.loaded.config, kit.provisioner.catalogue());
    let mut at_hand = HashSet::new();
    if kit.docker.is_reached().await {
        for language in catalogue.iter().filter(|language| language.manifest.wasm.is_none()) {
            if let Ok(Some(_)) = kit.containers.image(language.name()).await {
                at_hand.insert(language.name().to_owned());
            }
        }
    }
    let languages = selected(catalogue, config, |language| at_hand.contains(language.name()));
    let (guest, image) = (|name: &str| kit.provisioner.state(name), |name: &str| kit.containers.state(name));
    let backends = [
        Backend { name: RunnerName::Wasm, runner: kit.runner(RunnerName::Wasm), state: &guest },
        Backend { name: RunnerName::Docker, runner: kit.runner(RunnerName::Docker), state: &image },
    ];
    Shelf::new(catalogue.clone(), languages, &backends, config)
}

/// How often images are looked for again.
const LOOK: Duration = Duration::from_secs(30);

/// Makes languages ready in containers as soon as the engine is there, and looks again from time to time and each time that it is
/// back. Images that are not there are made where the settings name the languages.
async fn offer_images(kit: &Kit, names: &[&str], bars: &MultiProgress) {
    if names.is_empty() {
        return;
    }
    let is_named = matches!(kit.loaded.config.server.languages, Selection::Named(_));
    let mut arrivals = kit.docker.arrivals();
    loop {
        let following = progress::follow(progress::followed(kit, &[], names), bars, Ends::Told);
        let offering = async {
            match is_named {
                true => kit.containers.provision(names).await,
                false => kit.containers.offer(names).await,
            }
        };
        let (offered, ()) = tokio::join!(offering, following);
        let all_ready = match offered {
            Ok(events) => events.iter().all(|event| event.state.is_ready()),
            Err(error) => {
                tracing::error!(%error, "languages were not made ready");
                false
            }
        };
        // What has failed is offered again when the engine is back; whatever is there is only looked at.
        loop {
            let is_back = timeout(LOOK, arrivals.next()).await.is_ok();
            if is_back && !all_ready {
                break;
            }
            if let Err(error) = kit.containers.look_again(names).await {
                tracing::error!(%error, "languages were not looked at");
            }
        }
    }
}

/// A token that the first signal to stop cancels. The second one ends the process at once.
fn stop_on_signals() -> anyhow::Result<CancellationToken> {
    let (mut interrupts, mut terminations) =
        (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
    let stop = CancellationToken::new();
    let stopping = stop.clone();
    tokio::spawn(async move {
        loop {
            let code = select! {
                _ = interrupts.recv() => 130,
                _ = terminations.recv() => 143,
            };
            if stopping.is_cancelled() {
                process::exit(code);
            }
            tracing::info!("stopping; once more to stop at once");
            stopping.cancel();
        }
    });
    Ok(stop)
}
