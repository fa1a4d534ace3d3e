//! How a WebSocket begins, what it takes, and how it ends.

use std::time::Instant;

use super::*;

fn status(refused: Result<Socket, tungstenite::Error>) -> u16 {
    match refused {
        Err(tungstenite::Error::Http(answer)) => answer.status().as_u16(),
        Err(other) => panic!("{other}"),
        Ok(_) => panic!("it was let in"),
    }
}

#[tokio::test]
async fn a_token_comes_by_header_subprotocol_or_message() {
    let server = server(|_| {}).await;
    let token = server.token().await;
    server.open(&[("authorization", &format!("bearer {token}"))]).await.unwrap().works().await;
    let protocols = format!("runroom, runroom.token.{token}");
    server.open(&[("sec-websocket-protocol", &protocols)]).await.unwrap().works().await;

    let mut socket = server.open(&[]).await.unwrap();
    socket.send(json!({"event": "authenticate", "id": "a", "data": {"token": "x.y.z"}}).to_string()).await;
    let answer = socket.next().await;
    assert_eq!((&answer["event"], &answer["replyTo"]), (&json!("execution-error"), &json!("a")));
    socket.send(json!({"event": "authenticate", "id": 7, "data": {"token": token}}).to_string()).await;
    let answer = socket.next().await;
    assert_eq!((&answer["event"], &answer["data"]["displayName"]), (&json!("authenticated"), &json!("Ada")));
    assert_eq!(answer["replyTo"], 7);
    socket.works().await;
}

#[tokio::test]
async fn a_bad_token_is_refused_at_the_door() {
    let server = server(|_| {}).await;
    for headers in [
        ("authorization", "Bearer x.y.z"),
        ("authorization", "Basic QWRhOg=="),
        ("authorization", "Bearer"),
        ("sec-websocket-protocol", "runroom, runroom.token.x.y.z"),
    ] {
        assert_eq!(status(server.open(&[headers]).await), 401, "{headers:?}");
    }
}

#[tokio::test]
async fn before_a_token_nothing_is_answered_but_that_one_is_needed() {
    let server = server(|_| {}).await;
    let mut socket = server.open(&[]).await.unwrap();
    socket.event("join-room", json!({"roomId": "r", "userId": "root"})).await;
    socket.send("no JSON").await;
    socket.send(Message::binary(vec![1])).await;
    socket.event("authenticate", json!({"token": "x.y.z"})).await;
    for _ in 0..4 {
        assert_eq!(socket.refusal().await, "unauthorised");
    }
    socket.event("authenticate", json!({"token": server.token().await})).await;
    assert_eq!(socket.next().await["event"], "authenticated");

    let mut guesser = server.open(&[]).await.unwrap();
    for guess in 0..8 {
        guesser.event("authenticate", json!({"token": guess.to_string()})).await;
        assert_eq!(guesser.refusal().await, "unauthorised");
    }
    assert_eq!(guesser.closed().await, 1008);
}

#[tokio::test]
async fn who_brings_no_token_in_time_is_closed() {
    let server = server(|settings| settings.auth_timeout = Duration::from_millis(100)).await;
    assert_eq!(server.open(&[]).await.unwrap().closed().await, 1008);
}

#[tokio::test]
async fn a_session_that_expires_ends_its_connection() {
    let server = server(|settings| settings.session_lifetime = Duration::from_secs(1)).await;
    let mut socket = server.connect().await;
    assert_eq!(socket.refusal().await, "unauthorised");
    assert_eq!(socket.closed().await, 1008);
}

#[tokio::test]
async fn pages_of_other_origins_are_refused() {
    let server = server(|settings| settings.allowed_origins = vec!["https://school.example".into()]).await;
    assert_eq!(status(server.open(&[("origin", "https://evil.example")]).await), 403);
    server.open(&[("origin", "https://school.example")]).await.unwrap();
    server.open(&[("origin", &format!("http://{}", server.address))]).await.unwrap();
}

#[tokio::test]
async fn connections_are_bounded_and_a_place_is_free_again_after_use() {
    let server = server(|settings| settings.max_connections = 1).await;
    let mut first = server.connect().await;
    first.works().await;
    assert_eq!(status(server.open(&[]).await), 503);
    first.0.close(None).await.unwrap();
    while first.0.next().await.is_some() {}
    let again = async {
        while server.open(&[]).await.is_err() {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(Duration::from_secs(10), again).await.unwrap();
}

#[tokio::test]
async fn what_is_no_request_is_answered_and_the_connection_goes_on() {
    let server = server(|settings| settings.max_frame = 1024).await;
    let mut socket = server.connect().await;
    socket.send("{").await;
    assert_eq!(socket.refusal().await, "malformed_json");
    socket.send("[".repeat(1000)).await;
    assert_eq!(socket.refusal().await, "malformed_json");
    socket.send("7").await;
    assert_eq!(socket.refusal().await, "not_an_object");
    socket.event("dance", json!({})).await;
    assert_eq!(socket.refusal().await, "unknown_event");
    socket.send(Message::binary(vec![0; 10])).await;
    assert_eq!(socket.refusal().await, "invalid_room_id");
    socket.send(Message::binary(vec![9; 5])).await;
    assert_eq!(socket.refusal().await, "malformed_document");
    socket.send("x".repeat(1025)).await;
    let error = socket.next().await["data"].clone();
    assert_eq!(
        (&error["code"], &error["value"], &error["limit"]),
        (&json!("frame_too_large"), &json!(1025), &json!(1024))
    );
    socket.works().await;
}

#[tokio::test]
async fn a_frame_far_too_large_is_refused_by_its_announced_size() {
    let server = server(|settings| settings.max_frame = 1024).await;
    let mut socket = server.connect().await;
    // The head of a masked text frame of a terabyte; nothing of it follows.
    let mut head = vec![0x81, 0xff];
    head.extend((1_u64 << 40).to_be_bytes());
    head.extend([0; 4]);
    let MaybeTlsStream::Plain(stream) = socket.0.get_mut() else { panic!("it is plain") };
    stream.write_all(&head).await.unwrap();
    let error = socket.next().await["data"].clone();
    assert_eq!((&error["code"], &error["value"]), (&json!("frame_too_large"), &json!(1_u64 << 40)));
    assert_eq!(socket.closed().await, 1009);
}

#[tokio::test]
async fn a_frame_far_too_large_that_is_sent_is_refused_and_its_sender_learns_why() {
    let server = server(|settings| settings.max_frame = 1024).await;
    // More than the buffers of both sides take.
    let body = "x".repeat(24 << 20);
    let mut member = server.connect().await;
    member.send(body.clone()).await;
    let error = member.next().await["data"].clone();
    assert_eq!((&error["code"], &error["value"]), (&json!("frame_too_large"), &json!(body.len())));
    assert_eq!(member.closed().await, 1009);

    let mut stranger = server.open(&[]).await.unwrap();
    stranger.send(body).await;
    assert_eq!(stranger.refusal().await, "frame_too_large");
    assert_eq!(stranger.closed().await, 1009);
}

#[tokio::test]
async fn a_close_is_answered() {
    let server = server(|_| {}).await;
    for mut socket in [server.connect().await, server.open(&[]).await.unwrap()] {
        socket.0.close(None).await.unwrap();
        // A connection that ends without an answer is an error.
        while let Some(message) = socket.0.next().await {
            assert!(message.unwrap().is_close());
        }
    }
}

#[tokio::test]
async fn a_text_that_is_not_utf8_ends_the_connection_with_the_reason() {
    let server = server(|_| {}).await;
    for mut socket in [server.connect().await, server.open(&[]).await.unwrap()] {
        // A masked text frame of one byte.
        let MaybeTlsStream::Plain(stream) = socket.0.get_mut() else { panic!("it is plain") };
        stream.write_all(&[0x81, 0x81, 0, 0, 0, 0, 0xff]).await.unwrap();
        assert_eq!(socket.closed().await, 1007);
    }
}

#[tokio::test]
async fn who_answers_pings_stays_and_who_does_not_is_closed() {
    let server = server(|settings| {
        settings.ping_interval = Duration::from_millis(100);
        settings.idle_timeout = Duration::from_millis(1500);
    })
    .await;
    let mut lively = server.connect().await;
    let started = Instant::now();
    let mut pings = 0;
    // Reading is what answers pings.
    while started.elapsed() < Duration::from_secs(2) {
        pings += usize::from(matches!(lively.0.next().await.unwrap().unwrap(), Message::Ping(_)));
    }
    assert!(pings > 2);
    lively.works().await;

    let mut silent = server.connect().await;
    let MaybeTlsStream::Plain(stream) = silent.0.get_mut() else { panic!("it is plain") };
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).await.unwrap();
    assert!(bytes.windows(7).any(|part| part == b"nothing"), "the close says why: {bytes:?}");
}

#[tokio::test]
async fn who_never_reads_is_dropped_and_delays_nobody() {
    let server = server(|settings| settings.write_timeout = Duration::from_millis(300)).await;
    let mut deaf = server.connect().await;
    let mut other = server.connect().await;
    let question = json!({"event": "get-statistics"}).to_string();
    let flood = async {
        // Ends when the server has dropped the connection.
        while deaf.0.send(question.clone().into()).await.is_ok() {}
    };
    let neighbor = async {
        for _ in 0..20 {
            let asked = Instant::now();
            other.works().await;
            assert!(asked.elapsed() < Duration::from_secs(2), "{:?}", asked.elapsed());
        }
    };
    let both = async { tokio::join!(flood, neighbor) };
    tokio::time::timeout(Duration::from_secs(60), both).await.unwrap();
}

#[tokio::test]
async fn a_stop_tells_every_client_and_ends_in_time() {
    let server = server(|_| {}).await;
    let mut member = server.connect().await;
    let mut stranger = server.open(&[]).await.unwrap();
    member.works().await;
    server.shutdown.cancel();
    assert_eq!(member.closed().await, 1001);
    assert_eq!(stranger.closed().await, 1001);
    drop((member, stranger));
    server.served.await.unwrap();
}
