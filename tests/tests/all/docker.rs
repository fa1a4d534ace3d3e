//! What only containers can be asked, hostile programs among it.

use std::{sync::Arc, time::Duration};

use runroom_runtime::{
    Job, JobIo, Limits, Runner, RunnerError, SourceFile, Status, StdinReader,
    docker::{DockerRunner, DockerSettings},
    output,
};
use runroom_tests::{
    containers::with_docker,
    run::{Ran, job, run},
};
use tokio::time::{sleep, timeout};
use tokio_util::sync::CancellationToken;

async fn bash(runner: &DockerRunner, code: &str) -> Ran {
    let limits = Limits { wall_time: Duration::from_secs(5), ..Limits::default() };
    run(runner, Job { limits, ..job("bash", code) }, StdinReader::empty()).await
}

/// That the machine is well: another job runs as ever.
async fn canary(runner: &DockerRunner) {
    let ran = bash(runner, "echo well").await;
    assert_eq!((ran.outcome.status, ran.out()), (Status::Success, "well\n"), "{ran:?}");
}

/// Waits until the runner has so many containers.
async fn until_there_are(runner: &DockerRunner, count: usize) {
    let counted = timeout(Duration::from_secs(60), async {
        while runner.containers().await.unwrap() != count {
            sleep(Duration::from_millis(20)).await;
        }
    });
    assert!(counted.await.is_ok(), "there are {:?}", runner.containers().await);
}

#[tokio::test(flavor = "multi_thread")]
async fn hostile_programs_end_and_harm_nobody() {
    with_docker(&["bash"], 0, async |runner| {
        let cases: [(&str, &str, &[Status]); 9] = [
            ("a fork bomb", "bomb() { bomb | bomb & }; bomb; while :; do :; done", &[Status::Timeout]),
            (
                "one that ignores every signal",
                "trap '' TERM INT HUP QUIT; while :; do sleep 1; done",
                &[Status::Timeout],
            ),
            ("kill -9 -1", "kill -9 -1; kill -9 1; echo still here", &[Status::Success]),
            ("kill of itself", "kill -9 $$", &[Status::RuntimeError]),
            ("a flood", "yes flood", &[Status::OutputLimit]),
            ("a hog of memory", "tail /dev/zero", &[Status::MemoryLimit]),
            ("a filler of the disk", "cat /dev/zero >big", &[Status::DiskLimit]),
            ("a filler of names", "for i in {1..3000}; do : >f$i || exit 9; done", &[Status::DiskLimit]),
            ("a daemon", "setsid sleep 1000 >/dev/null 2>&1 & disown; echo gone", &[Status::Success]),
        ];
        for (name, code, expected) in cases {
            let ran = bash(&runner, code).await;
            assert!(expected.contains(&ran.outcome.status), "{name}: {:?} {:?}", ran.outcome, ran.err());
            // To the last of the outcome, which is told once the container is killed.
            assert!(ran.took < Duration::from_millis(8000), "{name}: {:?} {:?}", ran.took, ran.outcome);
            canary(&runner).await;
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_container_is_closed() {
    with_docker(&["bash"], 0, async |runner| {
        let code = "id -u; cat /sys/class/net/*/address | sort -u; (exec 3<>/dev/tcp/172.17.0.1/80) 2>&1 | grep -o unreachable | head -1
grep -E '^(CapEff|CapBnd|NoNewPrivs|Seccomp):' /proc/self/status | tr -d '\\t'
touch /etc/x /usr/x /x 2>/dev/null || echo read-only
mount -t tmpfs none /tmp 2>/dev/null || echo no mount
unshare -Ur true 2>/dev/null || echo no unshare
ls /var/run/docker.sock 2>/dev/null || echo no socket
ls /dev/shm 2>/dev/null; [ -w /dev ] || echo no dev
env | cut -d= -f1 | grep -vE '^(PATH|HOME|LANG|PWD|OLDPWD|HOSTNAME|SHLVL|_)$'
swapon --show 2>/dev/null; ulimit -c";
        let ran = bash(&runner, code).await;
        assert_eq!(
            ran.out(),
            "1000\n00:00:00:00:00:00\nunreachable\nCapEff:0000000000000000\nCapBnd:0000000000000000\nNoNewPrivs:1\n\
             Seccomp:2\nread-only\nno mount\nno unshare\nno socket\nno dev\n0\n",
            "{ran:?}"
        );
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_left_of_processes_is_reaped() {
    with_docker(&["bash"], 0, async |runner| {
        // Each parent goes before its child: the children are left to the container's init.
        let code = "for i in {1..40}; do (sh -c 'sleep 0.05 &' &); done; sleep 0.5
grep -l '^State:.Z' /proc/[0-9]*/status 2>/dev/null | wc -l";
        let ran = bash(&runner, code).await;
        assert_eq!(ran.out(), "0\n", "{ran:?}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn warm_containers_are_used_once_and_refilled() {
    with_docker(&["bash"], 2, async |runner| {
        // When the container was started, in hundredths of a second since the machine was.
        let code = "ls /tmp; echo x >/tmp/mark; read -ra entry </proc/1/stat; echo ${entry[21]}";
        let uptime = || {
            let text = std::fs::read_to_string("/proc/uptime").unwrap();
            text.split(' ').next().unwrap().replace('.', "").parse::<u64>().unwrap()
        };
        // More than there were at first, so that there were new ones among them. One that is cold does not count.
        let mut warm = 0;
        let enough = timeout(Duration::from_secs(120), async {
            while warm < 6 {
                let before = uptime();
                let ran = run(&*runner, job("bash", code), StdinReader::empty()).await;
                assert_eq!(ran.outcome.status, Status::Success, "{ran:?}");
                let lines: Vec<_> = ran.out().lines().collect();
                assert_eq!(lines[..2], ["build", "work"], "nothing of another job");
                warm += u32::from(lines[2].parse::<u64>().unwrap() < before);
                sleep(Duration::from_millis(100)).await;
            }
        });
        assert!(enough.await.is_ok(), "{warm} jobs found a container that had waited");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_in_the_folders_place_leads_nowhere() {
    with_docker(&["bash"], 0, async |runner| {
        let ran = bash(&runner, "cd /tmp; rm -rf work; ln -s /etc/apt work; echo done").await;
        assert_eq!((ran.outcome.status, ran.out()), (Status::Success, "done\n"), "{ran:?}");
        assert_eq!(ran.outcome.files, []);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn files_that_cannot_stand_beside_each_other_are_refused() {
    with_docker(&["bash"], 0, async |runner| {
        let file = |name: &str| SourceFile { name: name.to_owned(), content: String::new() };
        let job = Job { files: vec![file("a"), file("a/b")], ..job("bash", ":") };
        let (writer, _reader) = output(1);
        let io = JobIo { stdin: StdinReader::empty(), output: writer, cancel: CancellationToken::new() };
        let refused = runner.run(job, io).await;
        assert!(matches!(&refused, Err(RunnerError::FileName(name)) if name == "a"), "{refused:?}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dropped_run_leaves_nothing() {
    with_docker(&["bash"], 0, async |runner| {
        let (writer, mut seen) = output(1 << 20);
        let io = JobIo { stdin: StdinReader::empty(), output: writer, cancel: CancellationToken::new() };
        let mut running = runner.run(job("bash", "echo started; sleep 1000"), io);
        tokio::select! {
            _ = &mut running => unreachable!("it sleeps"),
            chunk = seen.next() => assert_eq!(&chunk.unwrap().data[..], b"started\n"),
        }
        drop(running);
        until_there_are(&runner, 0).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn compiled_languages_have_two_stages() {
    with_docker(&["c"], 0, async |runner| {
        let file = |name: &str, content: &str| SourceFile { name: name.to_owned(), content: content.to_owned() };
        let code = "#include <stdio.h>\n#include \"twice.h\"\nint main(int n, char **args) { int i; scanf(\"%d\", &i); printf(\"%d %s\\n\", twice(i), args[n - 1]); return 3; }\n";
        let files = vec![
            file("twice.h", "int twice(int);\n"),
            file("lib/twice.c", "#include \"../twice.h\"\nint twice(int n) { return 2 * n; }\n"),
        ];
        let well = Job { files, args: vec!["last".to_owned()], ..job("c", code) };
        let ran = run(&*runner, well, StdinReader::from_bytes("21")).await;
        assert_eq!((ran.outcome.exit_code, ran.out()), (Some(3), "42 last\n"), "{ran:?}");
        assert!(ran.outcome.compile_time.is_some() && ran.outcome.files.is_empty(), "{ran:?}");

        let ran = run(&*runner, job("c", "int main(void) {\n    return x;\n}\n"), StdinReader::empty()).await;
        assert_eq!(ran.outcome.status, Status::CompileError, "{ran:?}");
        let first = &ran.outcome.diagnostics[0];
        assert_eq!((first.file.as_str(), first.line, first.column), ("main.c", 2, 12), "{first:?}");
        assert!(first.message.contains("undeclared") && ran.err().contains("undeclared"));

        // Compilers have limits of their own, and read nothing of the host.
        let bomb = "#include \"/etc/shadow\"\n#include \"/dev/stdin\"\nint main(void) { }\n";
        let ran = run(&*runner, job("c", bomb), StdinReader::from_bytes("secret")).await;
        assert_eq!(ran.outcome.status, Status::CompileError, "{ran:?}");
        assert!(!ran.err().contains("root:") && !ran.err().contains("secret"), "{}", ran.err());
        let mut slow = job("c", "#include \"main.c\"\n#include \"main.c\"\n");
        slow.limits.compile.wall_time = Duration::from_secs(2);
        let ran = run(&*runner, slow, StdinReader::empty()).await;
        assert_eq!(ran.outcome.status, Status::CompileError, "{:?}", ran.outcome);
    })
    .await;
}

#[tokio::test]
async fn an_engine_that_is_not_there_is_told_and_nothing_else_is_touched() {
    let folder = tempfile::tempdir().unwrap();
    let settings = DockerSettings {
        socket: folder.path().join("no.sock"),
        instances: folder.path().join("instances"),
        ..DockerSettings::default()
    };
    let runner = Arc::new(DockerRunner::new(settings));
    assert!(!runner.is_reached().await);
    let told = runner.reach().await.unwrap_err().to_string();
    assert!(told.contains("no.sock") && told.contains("docker.socket"), "{told}");
    let recipe = toml_recipe();
    runner.install("bash", runroom_runtime::docker::DockerProgram { image: "none".to_owned(), recipe });
    assert!(!runner.is_ready("bash") && runner.why_not("bash").is_some_and(|why| why.contains("no.sock")));
    let (writer, _reader) = output(1);
    let io = JobIo { stdin: StdinReader::empty(), output: writer, cancel: CancellationToken::new() };
    let error = runner.run(job("bash", ""), io).await.unwrap_err();
    assert!(matches!(&error, RunnerError::Unavailable(why) if why.contains("no.sock")), "{error:?}");
    runner.shut_down().await;
}

fn toml_recipe() -> runroom_runtime::docker::DockerRecipe {
    serde_json::from_value(serde_json::json!({ "file_name": "main.sh", "command": ["bash", "{file}"] }))
        .unwrap()
}
