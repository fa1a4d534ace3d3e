//! The HTTP API, by requests as they come over the wire. The test plays the guests.

use runroom_runtime::{OutputFile, Status, Stream};
use tokio::sync::mpsc;

use super::*;
use crate::{
    protocol::Role,
    rooms::tests::scripted::{Scene, Scripted, ThreeLanguages},
};

struct Api {
    server: Server,
    ada: String,
}

/// The programs that run, in the order of starting.
struct Guests(mpsc::UnboundedReceiver<Scene>);

impl Guests {
    async fn next(&mut self) -> Scene {
        tokio::time::timeout(Duration::from_secs(10), self.0.recv()).await.unwrap().unwrap()
    }

    /// Plays the next program to its end: it prints what its stdin holds.
    async fn echo(&mut self) {
        let scene = self.next().await;
        loop {
            let input = scene.io.stdin.read(64).await;
            if input.is_empty() {
                return scene.end(Status::Success);
            }
            scene.print(Stream::Stdout, &input).await;
        }
    }
}

impl Api {
    async fn start() -> (Self, Guests) {
        Self::with(ServerSettings::default(), RoomSettings::default()).await
    }

    async fn with(settings: ServerSettings, rooms: RoomSettings) -> (Self, Guests) {
        let (runs, guests) = mpsc::unbounded_channel();
        let runner = Arc::new(Scripted { runs });
        let server = serving(settings, rooms, runner, Arc::new(ThreeLanguages)).await;
        let ada = server.token().await;
        (Self { server, ada }, Guests(guests))
    }

    async fn ask(&self, method: &str, path: &str, body: &Value) -> Answer {
        self.ask_as(&self.ada, method, path, "", body).await
    }

    async fn ask_as(&self, token: &str, method: &str, path: &str, headers: &str, body: &Value) -> Answer {
        let headers = format!("Authorization: Bearer {token}\r\nContent-Type: application/json\r\n{headers}");
        let body = if body.is_null() { String::new() } else { body.to_string() };
        self.server.http(method, &format!("/api/v1{path}"), &headers, &body).await
    }
}

impl Answer {
    #[track_caller]
    fn refused(&self, status: u16, code: &str) -> Value {
        let problem = self.json();
        assert_eq!((self.status, &problem["code"]), (status, &json!(code)), "{problem}");
        problem
    }
}

#[tokio::test]
async fn a_program_is_run_and_waited_for_with_each_of_its_inputs() {
    let (api, mut guests) = Api::start().await;
    let program = json!({"language": "py", "code": "print(input())", "inputs": ["one", "two"]});
    let played = async {
        guests.echo().await;
        guests.next().await.end_with(Status::Success, |outcome| {
            outcome.files.push(OutputFile { path: "a/b.txt".into(), content: "hello".into() });
        });
    };
    let (answer, ()) = tokio::join!(api.ask("POST", "/execute", &program), played);
    assert_eq!(answer.status, 200, "{}", answer.body);
    let executions = answer.json()["executions"].as_array().unwrap().clone();
    assert_eq!(executions.len(), 2);
    let (first, second) = (&executions[0], &executions[1]);
    assert_eq!((&first["language"], &first["result"]["stdout"]), (&json!("python"), &json!("one")));
    assert!(first["roomId"].as_str().unwrap().starts_with("run-"));

    // Who ran it can look at it again, and at what it left; nobody else.
    let path = format!("/executions/{}", second["executionId"].as_str().unwrap());
    let again = api.ask("GET", &path, &Value::Null).await.json();
    assert_eq!((&again["state"], &again["result"]), (&json!("finished"), &second["result"]));
    let file = api.ask("GET", &format!("{path}/file?path=a/b.txt"), &Value::Null).await;
    assert!(file.head.contains("content-type: application/octet-stream"), "{}", file.head);
    assert!(file.body.contains("hello"), "{}", file.body);
    api.ask("GET", &format!("{path}/file?path=none"), &Value::Null).await.refused(404, "file_not_found");
    let eve = api.server.token().await;
    api.ask_as(&eve, "GET", &path, "", &Value::Null).await.refused(404, "execution_not_found");
}

#[tokio::test]
async fn what_is_wrong_with_a_program_is_told() {
    let (api, _guests) = Api::start().await;
    let run = async |program| api.ask("POST", "/execute", &program).await;
    run(json!({"language": "cobol", "code": ""})).await.refused(422, "unknown_language");
    run(json!({"language": "perl", "code": ""})).await.refused(503, "language_not_ready");
    let problem = run(json!({"language": "py"})).await.refused(422, "invalid_field");
    assert_eq!(problem["detail"], "missing field `code`");
    let problem = run(json!({"language": "py", "code": "", "stdin": ""})).await.refused(422, "invalid_field");
    assert!(problem["detail"].as_str().unwrap().contains("unknown field `stdin`"), "{problem}");
    let problem = run(json!({"language": "py", "code": "a\0"})).await.refused(422, "invalid_field");
    assert_eq!(
        (&problem["field"], &problem["detail"]),
        (&json!("code"), &json!("code has a NUL character at byte 1; it has to be text"),)
    );
    run(json!({"language": "py", "code": "", "inputs": []})).await.refused(422, "invalid_field");
    run(json!({"language": "py", "code": "", "input": "", "inputs": [""]}))
        .await
        .refused(422, "invalid_field");
    let problem = run(json!({"language": "py", "code": "", "inputs": vec![""; 33]}))
        .await
        .refused(422, "invalid_field");
    assert_eq!((&problem["value"], &problem["limit"]), (&json!(33), &json!(32)));
    run(json!({"language": "py", "code": "x".repeat(20_000)})).await.refused(413, "code_too_large");
    let problem =
        run(json!({"language": "py", "code": "x".repeat(70_000)})).await.refused(413, "body_too_large");
    assert_eq!(problem["limit"], 65_536);
    run(json!({"language": "py", "code": "", "input": "123456789"})).await.refused(413, "input_too_large");
    api.ask("GET", "/rooms/a%20b", &Value::Null).await.refused(422, "invalid_room_id");
    api.ask("GET", "/executions/7", &Value::Null).await.refused(400, "invalid_path");
    api.ask("GET", "/rooms/r/executions?limit=x", &Value::Null).await.refused(400, "invalid_query");
    api.ask("GET", "/rooms/r/executions?limit=101", &Value::Null).await.refused(422, "invalid_field");
    api.ask("GET", "/nowhere", &Value::Null).await.refused(404, "not_found");
    api.server.http("GET", "/api/v1/rooms/r", "", "").await.refused(401, "unauthorised");
}

#[tokio::test]
async fn a_request_that_is_sent_twice_with_one_key_is_run_once() {
    let (api, mut guests) = Api::start().await;
    let program = json!({"language": "py", "code": "x", "input": "hi"});
    let key = "Idempotency-Key: k1\r\n";
    let both = async {
        tokio::join!(
            api.ask_as(&api.ada, "POST", "/execute", key, &program),
            api.ask_as(&api.ada, "POST", "/execute", key, &program)
        )
    };
    let ((one, other), ()) = tokio::join!(both, guests.echo());
    assert_eq!((one.status, &one.body), (200, &other.body));
    let again = api.ask_as(&api.ada, "POST", "/execute", key, &program).await;
    assert_eq!(again.body, one.body);
    assert!(guests.0.try_recv().is_err());
    let changed = json!({"language": "py", "code": "y"});
    let reused = api.ask_as(&api.ada, "POST", "/execute", key, &changed).await;
    reused.refused(422, "idempotency_key_reused");
}

#[tokio::test]
async fn a_room_sees_what_is_run_in_it_and_not_who_only_asks() {
    let (api, mut guests) = Api::start().await;
    let mut bob = api.server.connect().await;
    bob.event("join-room", json!({"roomId": "r"})).await;
    assert_eq!(bob.until("room-presence").await["count"], 1);

    let program = json!({"language": "py", "code": "x", "interactive": true});
    let queued = api.ask("POST", "/rooms/r/executions", &program).await;
    assert_eq!(queued.status, 202, "{}", queued.body);
    let id = queued.json()["executionId"].as_str().unwrap().to_owned();
    assert!(queued.head.contains(&format!("location: /api/v1/executions/{id}?room=r")), "{}", queued.head);
    assert_eq!(bob.until("execution-started").await["executionId"], id);
    let running = api.ask("GET", &format!("/executions/{id}?room=r"), &Value::Null).await.json();
    assert_eq!(running["state"], "running");
    api.ask("POST", "/rooms/r/executions", &program).await.refused(409, "already_running");
    api.ask("DELETE", &format!("/executions/{id}"), &Value::Null).await.refused(409, "already_started");
    let typed =
        api.ask("POST", &format!("/executions/{id}/input"), &json!({"data": "hi", "eof": true})).await;
    assert_eq!(typed.status, 204, "{}", typed.body);
    assert_eq!(bob.until("execution-input").await["data"], "hi");
    guests.echo().await;
    assert_eq!(bob.until("execution-completed").await["result"]["stdout"], "hi");

    let status = api.ask("GET", "/rooms/r", &Value::Null).await.json();
    assert_eq!((&status["queueLength"], &status["activeCount"]), (&json!(0), &json!(0)));
    let history = api.ask("GET", "/rooms/r/executions?limit=1", &Value::Null).await.json();
    assert_eq!(history["executions"][0]["executionId"], id);
    assert_eq!(api.ask("GET", "/statistics", &Value::Null).await.json()["completedExecutions"], 1);
    // All that has come meanwhile: nobody was seen to come or go.
    bob.event("get-statistics", json!({})).await;
    loop {
        let event = bob.next().await;
        assert_ne!(event["event"], "room-presence", "{event}");
        if event["event"] == "statistics" {
            break;
        }
    }
}

#[tokio::test]
async fn events_are_followed_from_where_they_were_lost() {
    let (api, mut guests) = Api::start().await;
    let queued = api.ask("POST", "/rooms/r/executions", &json!({"language": "py", "code": "x"})).await;
    let id = queued.json()["executionId"].as_str().unwrap().to_owned();
    let scene = guests.next().await;
    scene.print(Stream::Stdout, b"one\n").await;
    let path = format!("/executions/{id}/events");
    let follow = api.ask("GET", &path, &Value::Null);
    let play = async {
        scene.print(Stream::Stderr, b"two\n").await;
        scene.end(Status::RuntimeError);
    };
    let (followed, ()) = tokio::join!(follow, play);
    assert!(followed.head.contains("content-type: text/event-stream"), "{}", followed.head);
    let events = |body: &str| -> Vec<(String, Value)> {
        let lines = body.lines().map(str::trim);
        let of = |field: &'static str| lines.clone().filter_map(move |line| line.strip_prefix(field));
        let data = of("data: ").map(|data| serde_json::from_str(data).unwrap());
        of("event: ").map(str::to_owned).zip(data).collect()
    };
    let all = events(&followed.body);
    let printed: String = all.iter().filter_map(|(_, data)| data["data"].as_str()).collect();
    assert_eq!(printed, "one\ntwo\n");
    let (last, data) = all.last().unwrap();
    assert_eq!((last.as_str(), &data["result"]["status"]), ("execution-completed", &json!("runtime_error")));

    let rest = api.ask_as(&api.ada, "GET", &path, "Last-Event-ID: 0\r\n", &Value::Null).await;
    let rest = events(&rest.body);
    assert_eq!((rest.len(), &rest[0].1["data"]), (2, &json!("two\n")));
    assert_eq!((&rest[0].1["seq"], &rest[1].0), (&json!(1), &"execution-completed".to_owned()));
}

#[tokio::test]
async fn rates_are_kept_and_told() {
    let rates = toml::from_str("executions_per_user = '1/hour'\nsessions_per_address = '2/hour'").unwrap();
    let (api, mut guests) =
        Api::with(ServerSettings::default(), RoomSettings { rates, ..RoomSettings::default() }).await;
    let program = json!({"language": "py", "code": "x"});
    assert_eq!(api.ask("POST", "/rooms/r/executions", &program).await.status, 202);
    guests.echo().await;
    let again = api.ask("POST", "/rooms/s/executions", &program).await;
    let problem = again.refused(429, "rate_limited");
    assert!(again.head.contains("retry-after: 3"), "{}", again.head);
    assert!(problem["retryAfterMs"].as_u64().unwrap() > 3_000_000, "{problem}");
    api.server.token().await;
    api.server.post("/api/v1/sessions", "{}").await.refused(429, "rate_limited");
}

#[tokio::test]
async fn what_has_run_is_told_though_a_later_input_is_refused() {
    let rates = toml::from_str("executions_per_user = '2/hour'").unwrap();
    let (api, mut guests) =
        Api::with(ServerSettings::default(), RoomSettings { rates, ..RoomSettings::default() }).await;
    let program = json!({"language": "py", "code": "x", "inputs": ["one", "two", "three", "four"]});
    let played = async {
        guests.echo().await;
        guests.echo().await;
    };
    let (answer, ()) = tokio::join!(api.ask("POST", "/execute", &program), played);
    assert_eq!(answer.status, 200, "{}", answer.body);
    let answer = answer.json();
    let printed = answer["executions"].as_array().unwrap().iter().map(|end| &end["result"]["stdout"]);
    assert_eq!(printed.collect::<Vec<_>>(), [&json!("one"), &json!("two")]);
    assert_eq!(
        (&answer["problem"]["code"], &answer["problem"]["status"]),
        (&json!("rate_limited"), &json!(429))
    );
    api.ask("POST", "/execute", &program).await.refused(429, "rate_limited");
}

#[tokio::test]
async fn behind_a_trusted_proxy_each_address_has_its_own_rate() {
    let rates = toml::from_str("sessions_per_address = '1/hour'").unwrap();
    let trusted_proxies = vec!["127.0.0.1/32".parse().unwrap()];
    let settings = ServerSettings { trusted_proxies, ..ServerSettings::default() };
    let (api, _guests) = Api::with(settings, RoomSettings { rates, ..RoomSettings::default() }).await;
    let open = async |address: &str| {
        let headers = format!("X-Forwarded-For: {address}\r\n");
        api.server.http("POST", "/api/v1/sessions", &headers, "").await.status
    };
    assert_eq!(open("192.0.2.1").await, 201);
    assert_eq!(open("192.0.2.1").await, 429);
    assert_eq!(open("192.0.2.2").await, 201);
}

#[tokio::test]
async fn the_api_is_described() {
    let (api, _guests) = Api::start().await;
    let openapi = api.server.http("GET", "/api/v1/openapi.json", "", "").await.json();
    assert!(openapi["openapi"].as_str().unwrap().starts_with("3.1"), "{openapi}");
    assert!(openapi["paths"]["/api/v1/execute"]["post"].is_object(), "{openapi}");
    let asyncapi = api.server.http("GET", "/api/v1/asyncapi.json", "", "").await.json();
    assert_eq!(asyncapi["asyncapi"], "3.0.0");
    let page = api.server.http("GET", "/api/v1/docs/", "", "").await;
    assert!(
        page.body.contains("swagger-ui") && page.head.contains("content-security-policy"),
        "{}",
        page.head
    );
}

#[test]
fn roles_are_from_the_least_to_the_most() {
    assert!(!Role::Member.moderates() && Role::Moderator.moderates() && Role::Admin.moderates());
}
