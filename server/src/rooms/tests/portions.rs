//! What is too much for one frame, or for a member who reads slowly.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use runroom_runtime::{OutputFile, Status, Stream};
use serde_json::json;

use super::*;

/// What ordinary clients take as one message.
const MESSAGE: usize = 1 << 20;

#[tokio::test(start_paused = true)]
async fn no_frame_is_too_large_for_ordinary_clients_and_all_of_it_is_had_in_parts() {
    let mut server = Server::start(RoomSettings::default());
    let mut ada = server.joined("ada").await;
    ada.execute("").await;
    let scene = server.scene().await;
    let block = [0; 64 << 10];
    for _ in 0..63 {
        let prints = async {
            scene.print(Stream::Stdout, &block).await;
            scene.print(Stream::Stderr, b"x").await;
        };
        let reads = async { while ada.expect("execution-output").await["stream"] != "stderr" {} };
        tokio::join!(prints, reads);
    }
    let contents = [vec![1; 300 << 10], vec![2; 900 << 10], vec![3; 80 << 10]];
    let files = ["a", "b", "c"].into_iter().zip(&contents);
    let files = files
        .map(|(path, content)| OutputFile { path: path.into(), content: content.clone().into() })
        .collect();
    scene.end_with(Status::Success, |outcome| outcome.files = files);

    let completed = ada.expect("execution-completed").await;
    assert!(completed.to_string().len() < MESSAGE);
    let result = &completed["result"];
    let stdout = result["stdout"].as_str().unwrap();
    assert!(stdout.len() > 20_000 && stdout.bytes().all(|byte| byte == 0), "{}", stdout.len());
    assert_eq!((&result["stderr"], &result["outputComplete"]), (&json!("x".repeat(63)), &json!(false)));
    let listed = |file: &Value| (file["path"].clone(), file["size"].clone(), file.get("content").is_some());
    assert_eq!(
        result["files"].as_array().unwrap().iter().map(listed).collect::<Vec<_>>(),
        [
            (json!("a"), json!(300 << 10), true),
            (json!("b"), json!(900 << 10), false),
            (json!("c"), json!(80 << 10), true)
        ]
    );

    let (id, mut from, mut printed) = (completed["executionId"].clone(), json!(0), 0);
    loop {
        ada.ask("get-execution-output", json!({"executionId": id, "fromSeq": from})).await;
        let replay = ada.expect("execution-replay").await;
        assert!(replay.to_string().len() < MESSAGE);
        let chunks = replay["chunks"].as_array().unwrap();
        assert_eq!(chunks[0]["seq"], from);
        printed += chunks.iter().map(|chunk| chunk["data"].as_str().unwrap().len()).sum::<usize>();
        from = replay["nextSeq"].clone();
        let files = replay["files"].as_array().unwrap().len();
        if replay["hasMore"] == false {
            assert_eq!(files, 3);
            break;
        }
        assert_eq!(files, 0);
    }
    assert_eq!(printed, 63 * (block.len() + 1));

    let mut content = Vec::new();
    loop {
        let part = json!({"executionId": id, "path": "b", "offset": content.len()});
        ada.ask("get-execution-file", part).await;
        let part = ada.expect("execution-file").await;
        assert!(part.to_string().len() < MESSAGE);
        assert_eq!((&part["offset"], &part["size"]), (&json!(content.len()), &json!(900 << 10)));
        content.extend(STANDARD.decode(part["content"].as_str().unwrap()).unwrap());
        if part["hasMore"] == false {
            break;
        }
    }
    assert_eq!(content, contents[1]);
}

#[tokio::test(start_paused = true)]
async fn a_page_of_the_history_with_long_programs_is_cut() {
    let mut server = Server::start(RoomSettings::default());
    let mut ada = server.joined("ada").await;
    for _ in 0..12 {
        ada.execute(&"\u{1}".repeat(10 << 10)).await;
        server.scene().await.end(Status::Success);
        ada.expect("execution-completed").await;
    }
    let (mut before, mut numbers) = (Value::Null, Vec::new());
    loop {
        ada.ask("get-execution-history", json!({"roomId": "r", "limit": 100, "before": before})).await;
        let page = ada.expect("execution-history").await;
        assert!(page.to_string().len() < MESSAGE);
        numbers.extend(page["executions"].as_array().unwrap().iter().map(|entry| entry["number"].clone()));
        before = numbers.last().unwrap().clone();
        if page["hasMore"] == false {
            break;
        }
    }
    assert_eq!(numbers, (1..=12).rev().map(Value::from).collect::<Vec<_>>());
}

#[tokio::test(start_paused = true)]
async fn a_member_who_reads_is_not_dropped_because_a_program_prints_all_it_may_at_once() {
    type Writes = fn(usize) -> (Stream, [u8; 2048]);
    let nuls: Writes = |_| (Stream::Stdout, [0; 2048]);
    let by_turns: Writes = |n| (if n % 2 == 0 { Stream::Stdout } else { Stream::Stderr }, [b'x'; 2048]);
    for writes in [nuls, by_turns] {
        let mut server = Server::start(RoomSettings::default());
        let mut ada = server.joined("ada").await;
        ada.execute("").await;
        let scene = server.scene().await;
        let prints = async {
            for (stream, bytes) in (0..2048).map(writes) {
                scene.print(stream, &bytes).await;
            }
            scene.end(Status::Success);
        };
        let reads = async {
            let mut printed = 0;
            loop {
                // Time stands still for the program: all of it waits for this member.
                tokio::time::sleep(Duration::from_millis(1)).await;
                let frame = ada.next().await.expect("it is not dropped");
                printed += frame["data"]["data"].as_str().map_or(0, str::len);
                if frame["event"] == "execution-completed" {
                    return printed;
                }
            }
        };
        let ((), printed) = tokio::join!(prints, reads);
        assert_eq!(printed, 4 << 20);
    }
}
