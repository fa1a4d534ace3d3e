//! What is answered to HTTP requests, and to what is none.

use std::time::Instant;

use tokio::io::AsyncReadExt as _;

use super::*;
use crate::metrics;

#[tokio::test]
async fn a_session_has_a_name_of_ones_own_or_a_made_up_one() {
    let server = server(|_| {}).await;
    let ada =
        server.post("/api/v1/sessions", r#"{"displayName": "Ada", "avatar": "🦀", "userId": "root"}"#).await;
    assert_eq!(ada.status, 201);
    let ada = ada.json();
    assert_eq!((&ada["displayName"], &ada["avatar"]), (&json!("Ada"), &json!("🦀")));
    assert_ne!(ada["userId"], "root");
    let session = Tokens::new(&key(), Duration::ZERO, &AuthSettings::default())
        .unwrap()
        .verify(ada["token"].as_str().unwrap())
        .unwrap();
    assert_eq!(session.user.id().as_str(), ada["userId"]);
    let expires_at = session.expires_at.duration_since(std::time::UNIX_EPOCH).unwrap().as_millis();
    assert_eq!(u128::from(ada["expiresAt"].as_u64().unwrap()), expires_at);

    let guest = server.http("POST", "/api/v1/sessions", "", "").await;
    assert_eq!(guest.status, 201);
    assert!(guest.json()["displayName"].as_str().unwrap().contains(' '));
}

#[tokio::test]
async fn errors_are_json_with_a_code() {
    let server = server(|_| {}).await;
    for (method, path, headers, body, status, code) in [
        ("GET", "/nowhere", "", "", 404, "not_found"),
        ("GET", "/api/v1/sessions", "", "", 405, "method_not_allowed"),
        ("POST", "/api/v1/sessions", "", "{}", 415, "unsupported_media_type"),
        ("POST", "/api/v1/sessions", "Content-Type: application/json\r\n", "{", 400, "malformed_json"),
        (
            "POST",
            "/api/v1/sessions",
            "Content-Type: application/json\r\n",
            r#"{"displayName": "a\u202eb"}"#,
            422,
            "invalid_field",
        ),
        (
            "POST",
            "/api/v1/sessions",
            "Content-Type: application/json\r\n",
            &"x".repeat(70_000),
            413,
            "body_too_large",
        ),
        ("GET", "/ws", "", "", 400, "not_a_websocket"),
        ("GET", "/health/ready", "", "", 503, "no_language_ready"),
    ] {
        let answer = server.http(method, path, headers, body).await;
        assert_eq!(answer.status, status, "{method} {path}: {}", answer.body);
        assert!(answer.head.contains("content-type: application/problem+json"), "{}", answer.head);
        let problem = answer.json();
        assert_eq!((&problem["code"], &problem["status"]), (&json!(code), &json!(status)));
        assert!(!problem["detail"].as_str().unwrap().is_empty());
    }
}

#[tokio::test]
async fn what_is_wrong_with_a_name_is_told_with_its_limit() {
    let server = server(|_| {}).await;
    let refused = async |body: Value| server.post("/api/v1/sessions", &body.to_string()).await.json();
    let problem = refused(json!({"displayName": "x".repeat(65)})).await;
    assert_eq!(
        (&problem["field"], &problem["value"], &problem["limit"]),
        (&json!("displayName"), &json!(65), &json!(64))
    );
    let problem = refused(json!({"displayName": "a\u{202e}b"})).await;
    assert_eq!((&problem["field"], &problem["value"]), (&json!("displayName"), &json!("a\u{202e}b")));
    let problem = refused(json!({"avatar": ""})).await;
    assert_eq!(problem["field"], "avatar", "{problem}");
}

#[tokio::test]
async fn health_languages_and_the_way_in_are_told() {
    let server = server(|_| {}).await;
    assert_eq!(server.http("GET", "/health/live", "", "").await.json(), json!({"status": "ok"}));
    assert_eq!(server.http("GET", "/api/v1/languages", "", "").await.json(), json!({"languages": []}));
    let about = server.http("GET", "/", "", "").await;
    assert!(
        about.head.contains("text/plain") && about.body.contains("POST /api/v1/sessions"),
        "{}",
        about.body
    );
}

#[tokio::test]
async fn a_page_of_an_allowed_origin_may_ask_for_a_session_and_another_may_not() {
    let server = server(|settings| settings.allowed_origins = vec!["https://school.example".into()]).await;
    let preflight = |origin: &str| {
        let headers = format!(
            "Origin: {origin}\r\nAccess-Control-Request-Method: POST\r\nAccess-Control-Request-Headers: content-type\r\n"
        );
        let server = &server;
        async move { server.http("OPTIONS", "/api/v1/sessions", &headers, "").await.head }
    };
    assert!(
        preflight("https://school.example")
            .await
            .contains("access-control-allow-origin: https://school.example")
    );
    assert!(!preflight("https://evil.example").await.contains("access-control-allow-origin"));
}

#[tokio::test]
async fn who_is_slow_to_ask_is_not_waited_for() {
    let bound = Duration::from_millis(200);
    let server = server(|settings| settings.request_timeout = bound).await;
    let started = Instant::now();
    // Nothing at all; half a head; a head without its body; and one request, after which nothing comes.
    let body = "POST /api/v1/sessions HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{";
    let answers = tokio::join!(
        server.raw(""),
        server.raw("GET / HTTP/1.1\r\nHost: x\r\n"),
        server.raw(body),
        server.raw("GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n"),
    );
    assert!(
        answers.2.contains("408 Request Timeout") && answers.2.contains("request_timeout"),
        "{}",
        answers.2
    );
    assert!(answers.3.contains("200 OK"), "{}", answers.3);
    assert!(started.elapsed() >= bound && started.elapsed() < 25 * bound, "{:?}", started.elapsed());
}

#[tokio::test]
async fn a_head_without_end_is_refused() {
    let server = server(|_| {}).await;
    let answer = server.raw(&format!("GET / HTTP/1.1\r\nHost: x\r\nX: {}", "x".repeat(40 << 10))).await;
    assert!(answer.starts_with("HTTP/1.1 431"), "{answer}");
}

#[tokio::test]
async fn a_stop_closes_what_is_idle_and_ends() {
    let server = server(|_| {}).await;
    let mut idle = TcpStream::connect(server.address).await.unwrap();
    idle.write_all(b"GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n").await.unwrap();
    assert!(idle.read(&mut [0]).await.unwrap() > 0, "it is open and in use");
    server.shutdown.cancel();
    idle.read_to_end(&mut Vec::new()).await.unwrap();
    server.served.await.unwrap();
    TcpStream::connect(server.address).await.unwrap_err();
}

#[tokio::test]
async fn who_holds_a_connection_to_the_figures_holds_up_no_stop() {
    let (history, documents) =
        (Arc::new(MemoryHistory::new(Bounds::default())), Arc::new(MemoryDocuments::new(1 << 20)));
    let runner = Arc::new(Router::new(Vec::new()));
    let rooms = Rooms::start(RoomSettings::default(), runner, Arc::new(Nothing), history.clone(), documents);
    let sources = metrics::Sources { rooms, offer: Arc::new(Nothing), runners: Vec::new(), history };
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let (address, stop) = (listener.local_addr().unwrap(), CancellationToken::new());
    let served = tokio::spawn(metrics::serve(listener, sources, stop.clone()));
    let mut held = TcpStream::connect(address).await.unwrap();
    held.write_all(b"GET /metrics HTTP/1.1\r\n").await.unwrap();
    // Connections are accepted in their order: once this one is answered, the other is held.
    let mut other = TcpStream::connect(address).await.unwrap();
    other.write_all(b"GET /metrics HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").await.unwrap();
    let mut figures = String::new();
    other.read_to_string(&mut figures).await.unwrap();
    assert!(figures.contains("runroom_build_info"), "{figures}");
    stop.cancel();
    tokio::time::timeout(Duration::from_secs(10), served).await.unwrap().unwrap().unwrap();
}

#[tokio::test]
async fn a_session_is_renewed_with_its_token_and_with_no_other() {
    let server = server(|_| {}).await;
    let known = server.post("/api/v1/sessions", r#"{"displayName": "Ada", "avatar": "🦀"}"#).await.json();
    let renew = async |token: &str| {
        let headers = format!("Content-Type: application/json\r\nAuthorization: Bearer {token}\r\n");
        server.http("POST", "/api/v1/sessions", &headers, r#"{"displayName": "Eve"}"#).await
    };
    let renewed = renew(known["token"].as_str().unwrap()).await.json();
    assert_eq!((&renewed["userId"], &renewed["displayName"]), (&known["userId"], &"Eve".into()));
    assert_eq!(renewed["avatar"], "🦀");
    let forged = renew("forged").await;
    assert_eq!((forged.status, forged.json()["code"].as_str()), (401, Some("unauthorised")));
}

#[tokio::test]
async fn browsers_get_the_page_and_its_parts_and_are_told_what_is_not_there() {
    let server = server(|_| {}).await;
    for path in ["/", "/r/some-room"] {
        let page = server.http("GET", path, "Accept: text/html\r\n", "").await;
        assert!(page.status == 200 && page.head.contains("content-security-policy"), "{}", page.head);
        assert!(page.body.contains("/assets/index.js"), "{}", page.body);
    }
    let script = server.http("GET", "/assets/index.js", "", "").await;
    assert!(
        script.status == 200 && script.head.contains("etag") && script.head.contains("nosniff"),
        "{}",
        script.head
    );
    let missing = server.http("GET", "/assets/nothing.js", "", "").await;
    assert_eq!(
        (missing.status, missing.json()["detail"].as_str()),
        (404, Some("there is no /assets/nothing.js"))
    );
    for path in ["/assets/..%2Findex.html", "/assets/%2e%2e/%2e%2e/Cargo.toml", "/r/"] {
        assert_eq!(server.http("GET", path, "", "").await.status, 404, "{path}");
    }
}
