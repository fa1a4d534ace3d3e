//! Socket.IO, as its packets go over the wire.

use super::*;

const POLLING: &str = "/socket.io/?EIO=4&transport=polling";

/// Opens a WebSocket of the engine, and goes into the namespace with a good token.
async fn connect(server: &Server) -> Socket {
    let address = format!("ws://{}/socket.io/?EIO=4&transport=websocket", server.address);
    let mut socket = Socket(connect_async(address).await.unwrap().0);
    assert!(packet(&mut socket).await.starts_with('0'));
    socket.send(format!("40{}", json!({"token": server.token().await}))).await;
    let connected = packet(&mut socket).await;
    assert!(connected.starts_with("40"), "{connected}");
    socket
}

/// The next packet that is no ping.
async fn packet(socket: &mut Socket) -> String {
    loop {
        match socket.0.next().await.unwrap().unwrap().into_text().unwrap().as_str() {
            "2" => socket.send("3").await,
            packet => return packet.to_owned(),
        }
    }
}

#[tokio::test]
async fn each_request_is_answered_and_acknowledged() {
    let server = server(|_| {}).await;
    let mut socket = connect(&server).await;
    // More than may wait at one time: each is awaited, and gives back its share.
    for n in 0..20 {
        let padding = "x".repeat(50_000);
        socket.send(format!("42{n}{}", json!(["get-statistics", {"padding": padding}]))).await;
        let event = packet(&mut socket).await;
        assert!(event.starts_with(r#"42["statistics","#), "{event}");
        let ack = packet(&mut socket).await;
        assert!(ack.starts_with(&format!("43{n}[")), "{ack}");
    }
}

#[tokio::test]
async fn a_connection_has_a_place_from_its_first_request_to_its_end() {
    let server = server(|settings| {
        settings.max_connections = 1;
        settings.auth_timeout = Duration::from_millis(300);
    })
    .await;
    let token = server.token().await;
    let opened = server.http("GET", POLLING, "", "").await;
    assert_eq!(opened.status, 200, "{}", opened.body);
    // It is in no namespace yet, and counts among all connections.
    let refused = server.http("GET", POLLING, "", "").await;
    assert_eq!((refused.status, &refused.json()["code"]), (503, &json!("too_many_connections")));
    assert_eq!(refused.json()["limit"], 1);
    let authorisation = format!("Bearer {token}");
    let open = async || server.open(&[("authorization", &authorisation)]).await;
    assert!(open().await.is_err());
    // Who goes into no namespace in time is closed, and another has the place.
    let freed = async {
        while open().await.is_err() {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(10), freed).await.unwrap();
}
