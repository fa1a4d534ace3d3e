//! What every history does alike, and what outlives the process.

use std::time::Duration;

use bytes::Bytes;
use proptest::{collection, prelude::*};
use runroom_runtime::{Diagnostic, OutputFile, SourceFile, Status, Stream, Truncated};
use tempfile::TempDir;
use uuid::Uuid;

use super::*;
use crate::protocol::{Millis, User};

pub(super) fn room(name: &str) -> RoomId {
    RoomId::new(name).unwrap()
}

pub(super) fn record(id: u128, room_name: &str, ended_at: u64, printed: usize) -> Record {
    Record {
        execution: ExecutionHead {
            execution_id: ExecutionId(Uuid::from_u128(id)),
            room_id: room(room_name),
            user: User::new("u", "Ada", None).unwrap(),
            language: "python".into(),
        },
        program: Program::default(),
        ending: Ending {
            status: Status::Success,
            exit_code: Some(0),
            signal: None,
            message: None,
            diagnostics: Vec::new(),
            truncated: Truncated::default(),
        },
        usage: Usage::default(),
        queued_at: Timestamp(0),
        started_at: None,
        ended_at: Timestamp(ended_at),
        output: vec![OutputChunk { stream: Stream::Stdout, seq: 0, data: "x".repeat(printed) }],
        files: Vec::new(),
    }
}

pub(super) fn numbers(page: &Page) -> Vec<u64> {
    page.entries.iter().map(|entry| entry.number).collect()
}

/// A history in a folder that lives as long.
struct OnDisk {
    folder: TempDir,
    bounds: Bounds,
}

impl OnDisk {
    fn new(bounds: Bounds) -> Self {
        Self { folder: tempfile::tempdir().unwrap(), bounds }
    }

    fn open(&self) -> SqliteHistory {
        SqliteHistory::open(&self.folder.path().join("history.db"), self.bounds, 0).unwrap()
    }
}

#[tokio::test]
async fn pages_go_back_in_time_without_repeating_while_others_are_recorded() {
    let disk = OnDisk::new(Bounds::default());
    let histories: [Box<dyn History>; 2] = [Box::new(MemoryHistory::default()), Box::new(disk.open())];
    for history in histories {
        for id in 1..=5 {
            history.record(record(id, "a", 0, 1)).await.unwrap();
            history.record(record(100 + id, "b", 0, 1)).await.unwrap();
        }
        let first = history.page(&room("a"), None, 2).await.unwrap();
        assert_eq!((numbers(&first), first.has_more), (vec![9, 7], true));
        history.record(record(6, "a", 0, 1)).await.unwrap();
        let second = history.page(&room("a"), Some(7), 3).await.unwrap();
        assert_eq!((numbers(&second), second.has_more), (vec![5, 3, 1], false));
        assert_eq!(history.page(&room("c"), None, 2).await.unwrap(), Page::default());
    }
}

#[tokio::test]
async fn what_ended_before_the_moment_is_swept_and_the_rest_stays() {
    let disk = OnDisk::new(Bounds::default());
    let histories: [Box<dyn History>; 2] = [Box::new(MemoryHistory::default()), Box::new(disk.open())];
    for history in histories {
        for (id, ended_at) in [(1, 10), (2, 20), (3, 30)] {
            history.record(record(id, "a", ended_at, 1)).await.unwrap();
        }
        assert_eq!(history.sweep(Timestamp(20)).await.unwrap(), 1);
        assert_eq!(numbers(&history.page(&room("a"), None, 9).await.unwrap()), [3, 2]);
        assert_eq!(history.execution(ExecutionId(Uuid::from_u128(1))).await.unwrap(), None);
        assert!(history.execution(ExecutionId(Uuid::from_u128(2))).await.unwrap().is_some());
        assert_eq!(history.sweep(Timestamp(u64::MAX)).await.unwrap(), 2);
        assert_eq!(history.page(&room("a"), None, 9).await.unwrap(), Page::default());
        // Numbers are never given twice.
        history.record(record(4, "a", 0, 1)).await.unwrap();
        assert_eq!(numbers(&history.page(&room("a"), None, 9).await.unwrap()), [4]);
    }
}

#[tokio::test]
async fn what_is_longer_where_it_is_kept_counts_as_that() {
    let bounds = Bounds { records_per_room: 9, bytes_per_room: 12_000, bytes: 12_000 };
    let disk = OnDisk::new(bounds);
    let histories: [Box<dyn History>; 2] = [Box::new(MemoryHistory::new(bounds)), Box::new(disk.open())];
    for history in histories {
        for id in 1..=3 {
            let mut of_controls = record(id, "a", 0, 0);
            // Six bytes each.
            of_controls.output[0].data = "\0".repeat(1000);
            history.record(of_controls).await.unwrap();
        }
        assert_eq!(numbers(&history.page(&room("a"), None, 9).await.unwrap()), [3]);
    }
}

#[tokio::test]
async fn all_of_a_record_comes_back() {
    let disk = OnDisk::new(Bounds::default());
    let histories: [Box<dyn History>; 2] = [Box::new(MemoryHistory::default()), Box::new(disk.open())];
    let full = Record {
        execution: ExecutionHead {
            user: User::new("🦀", "<b>Ada</b>", Some("https://example/ada.png")).unwrap(),
            ..record(7, "r", 0, 0).execution
        },
        program: Program {
            code: "print('\u{0}é')".into(),
            file_name: Some("a.py".into()),
            files: vec![SourceFile { name: "b/c.txt".into(), content: "\r\n".into() }],
            args: vec!["-x".into(), String::new()],
            input: "1\n2".into(),
        },
        ending: Ending {
            status: Status::MemoryLimit,
            exit_code: Some(-1),
            signal: Some("SIGKILL".into()),
            message: Some("why".into()),
            diagnostics: vec![Diagnostic {
                file: "a.py".into(),
                line: 1,
                column: 2,
                severity: "error".into(),
                message: "what".into(),
            }],
            truncated: Truncated { output: true, files: false },
        },
        usage: Usage {
            execution_time: Millis(Duration::from_micros(1_234_567)),
            queue_time: Millis(Duration::from_micros(1)),
            compile_time: Some(Millis(Duration::from_secs(3))),
            cpu_time: Millis(Duration::ZERO),
            peak_memory: Some(u64::MAX >> 1),
            fuel_used: Some(7),
            runner: Some("wasm".to_owned()),
        },
        queued_at: Timestamp(1),
        started_at: Some(Timestamp(2)),
        ended_at: Timestamp(3),
        output: vec![
            OutputChunk { stream: Stream::Stderr, seq: 0, data: "\u{1b}[31m\0".into() },
            OutputChunk { stream: Stream::Stdout, seq: 1, data: "\u{fffd}🦀".into() },
        ],
        files: vec![
            OutputFile { path: "z.png".into(), content: Bytes::from_static(b"\x89PNG\0\xff") },
            OutputFile { path: "a".into(), content: Bytes::new() },
        ],
    };
    for history in histories {
        history.record(full.clone()).await.unwrap();
        let back = history.execution(full.execution.execution_id).await.unwrap().unwrap();
        assert_eq!(*back, full);
        let page = history.page(&room("r"), None, 1).await.unwrap();
        assert_eq!(page.entries, [full.entry(1)]);
    }
}

#[tokio::test]
async fn what_had_not_ended_is_interrupted_and_what_was_withdrawn_is_not() {
    let disk = OnDisk::new(Bounds::default());
    let history = disk.open();
    let accepted = |id| {
        let Record { execution, .. } = record(id, "r", 0, 0);
        let program = Program { code: format!("print({id})"), ..Program::default() };
        Accepted { execution, program, queued_at: Timestamp(10) }
    };
    for id in 1..=4 {
        history.accept(accepted(id)).await.unwrap();
    }
    history.started(ExecutionId(Uuid::from_u128(2)), Timestamp(11));
    history.started(ExecutionId(Uuid::from_u128(3)), Timestamp(12));
    history.record(record(3, "r", 20, 0)).await.unwrap();
    history.withdraw(ExecutionId(Uuid::from_u128(4))).await.unwrap();
    // What has not ended is none of the room's history yet.
    assert_eq!(numbers(&history.page(&room("r"), None, 9).await.unwrap()), [1]);
    history.close().await;

    let page = disk.open().page(&room("r"), None, 9).await.unwrap();
    let told: Vec<_> = page
        .entries
        .iter()
        .map(|entry| {
            (entry.execution.execution_id.0.as_u128(), entry.ending.status, entry.start_time.map(|at| at.0))
        })
        .collect();
    assert_eq!(
        told,
        [(2, Status::Interrupted, Some(11)), (1, Status::Interrupted, None), (3, Status::Success, None),]
    );
    assert_eq!(page.entries[0].program.code, "print(2)");
}

/// What is done to a history.
#[derive(Debug, Clone)]
enum Op {
    Record { room: u8, ended_at: u64, printed: usize },
    Sweep(u64),
}

fn op() -> impl Strategy<Value = Op> {
    prop_oneof![
        8 => (0..4_u8, 0..100_u64, 0..3000_usize)
            .prop_map(|(room, ended_at, printed)| Op::Record { room, ended_at, printed }),
        1 => (0..100_u64).prop_map(Op::Sweep),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn the_disk_keeps_what_memory_keeps(ops in collection::vec(op(), 1..40)) {
        let bounds = Bounds { records_per_room: 3, bytes_per_room: 6000, bytes: 12_000 };
        let disk = OnDisk::new(bounds);
        let (on_disk, in_memory) = (disk.open(), MemoryHistory::new(bounds));
        tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(async {
            for (op, id) in ops.into_iter().zip(1..) {
                match op {
                    Op::Record { room, ended_at, printed } => {
                        for history in [&on_disk as &dyn History, &in_memory] {
                            history.record(record(id, &room.to_string(), ended_at, printed)).await.unwrap();
                        }
                    }
                    Op::Sweep(before) => {
                        let swept = on_disk.sweep(Timestamp(before)).await.unwrap();
                        prop_assert_eq!(swept, in_memory.sweep(Timestamp(before)).await.unwrap());
                    }
                }
            }
            for name in ["0", "1", "2", "3"] {
                let pages = [on_disk.page(&room(name), None, 9).await, in_memory.page(&room(name), None, 9).await];
                prop_assert_eq!(&pages[0], &pages[1]);
            }
            on_disk.close().await;
            Ok(())
        })?;
    }
}
