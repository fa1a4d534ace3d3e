//! Requests that are made once however often they are sent: `Idempotency-Key`.
//!
//! Who has lost the connection sends the request again with the same key, and gets the answer of the first. What failed is
//! forgotten, so that it can be tried again.

use std::{
    collections::{BTreeMap, HashMap},
    hash::{BuildHasher as _, RandomState},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use axum::http::{HeaderMap, StatusCode};
use bytes::Bytes;
use futures_util::{
    FutureExt as _,
    future::{BoxFuture, Shared},
};
use tokio::time::Instant;
use tokio_util::task::TaskTracker;

use super::super::problem::Problem;
use crate::protocol::UserId;

const HEADER: &str = "idempotency-key";
/// The most characters of a key.
const MOST_CHARACTERS: usize = 255;
/// How long an answer is kept.
const KEPT_FOR: Duration = Duration::from_secs(24 * 60 * 60);
/// How many are kept.
const KEPT: usize = 10_000;
/// How many bytes the answers that are kept may have together.
const KEPT_BYTES: usize = 64 << 20;

/// An answer, or why there is none.
pub(super) type Answer = Result<Bytes, Problem>;
type Coming = Shared<BoxFuture<'static, Answer>>;
type Name = (UserId, String);

/// The answers that were given.
#[derive(Default)]
pub(in crate::transports) struct Answers {
    state: Arc<Mutex<State>>,
    hasher: RandomState,
}

#[derive(Default)]
struct State {
    answers: HashMap<Name, Given>,
    /// Those of `answers` and no others, by their numbers: in the order in which they were asked for.
    order: BTreeMap<u64, (Instant, Name)>,
    bytes: usize,
    next: u64,
}

struct Given {
    number: u64,
    /// What tells one request from another.
    request: u64,
    answer: Coming,
    bytes: usize,
}

/// The key of a request, where it has one.
///
/// # Errors
/// When it is empty, too long, or has other characters than printable ASCII.
pub(super) fn key(headers: &HeaderMap) -> Result<Option<String>, Problem> {
    let Some(value) = headers.get(HEADER) else { return Ok(None) };
    let text = value.to_str().unwrap_or_default();
    if text.is_empty() || text.len() > MOST_CHARACTERS {
        let detail =
            format!("Idempotency-Key has to have 1 to {MOST_CHARACTERS} printable characters of ASCII");
        let problem = Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "invalid_field", detail);
        return Err(problem.field("Idempotency-Key").value(value.len()).limit(MOST_CHARACTERS as u64));
    }
    Ok(Some(text.to_owned()))
}

impl Answers {
    /// The answer to a request: the one that was given under this key, or else the one that `make` makes, in a task that
    /// goes on to its end whoever waits for it.
    ///
    /// # Errors
    /// When another request was made under this key, or the making failed.
    pub(super) async fn once(
        &self,
        user: &UserId,
        key: String,
        request: &[u8],
        tasks: &TaskTracker,
        make: impl Future<Output = Answer> + Send + 'static,
    ) -> Answer {
        let (name, request) = ((user.clone(), key), self.hasher.hash_one(request));
        let (state, of) = (Arc::clone(&self.state), name.clone());
        let start = |number| {
            let made = tasks.spawn(async move {
                let answer = make.await;
                lock(&state).settle(&of, number, &answer);
                answer
            });
            // What panicked has said so.
            made.map(|made| made.unwrap_or_else(|_| Err(Problem::internal()))).boxed().shared()
        };
        let answer = lock(&self.state).find_or_start(name, request, start)?;
        answer.await
    }
}

fn lock(state: &Mutex<State>) -> MutexGuard<'_, State> {
    // Nothing under the lock can leave it half-changed.
    state.lock().unwrap_or_else(PoisonError::into_inner)
}

impl State {
    fn find_or_start(
        &mut self,
        name: Name,
        request: u64,
        start: impl FnOnce(u64) -> Coming,
    ) -> Result<Coming, Problem> {
        let now = Instant::now();
        self.forget(|first, state| now - first > KEPT_FOR || state.answers.len() >= KEPT);
        match self.answers.get(&name) {
            Some(given) if given.request == request => Ok(given.answer.clone()),
            Some(_) => {
                let detail = "another request was made with this Idempotency-Key; a new one needs a new key";
                let problem =
                    Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "idempotency_key_reused", detail);
                Err(problem.field("Idempotency-Key"))
            }
            None => {
                let number = self.next;
                self.next += 1;
                let answer = start(number);
                self.answers
                    .insert(name.clone(), Given { number, request, answer: answer.clone(), bytes: 0 });
                self.order.insert(number, (now, name));
                Ok(answer)
            }
        }
    }

    /// Takes note of how an answer came out.
    fn settle(&mut self, name: &Name, number: u64, answer: &Answer) {
        let Some(given) = self.answers.get_mut(name).filter(|given| given.number == number) else { return };
        match answer {
            Ok(answer) => {
                self.bytes = self.bytes + answer.len() - given.bytes;
                given.bytes = answer.len();
                self.forget(|_, state| state.bytes > KEPT_BYTES);
            }
            Err(_) => {
                self.answers.remove(name);
                self.order.remove(&number);
            }
        }
    }

    /// Forgets the first as long as something holds.
    fn forget(&mut self, goes: impl Fn(Instant, &Self) -> bool) {
        while self.order.first_key_value().is_some_and(|(_, (first, _))| goes(*first, self)) {
            let Some((_, (_, name))) = self.order.pop_first() else { break };
            if let Some(given) = self.answers.remove(&name) {
                self.bytes -= given.bytes;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    fn ada() -> UserId {
        UserId::new("ada").unwrap()
    }

    async fn ask(answers: &Answers, key: &str, request: &str, answer: Answer) -> Answer {
        let tasks = TaskTracker::new();
        answers.once(&ada(), key.to_owned(), request.as_bytes(), &tasks, async { answer }).await
    }

    fn busy() -> Problem {
        Problem::new(StatusCode::TOO_MANY_REQUESTS, "busy", "")
    }

    #[tokio::test]
    async fn the_first_answer_is_given_again_to_its_user_alone() {
        let answers = Answers::default();
        let given = |text: &'static str| Ok(Bytes::from(text));
        assert_eq!(ask(&answers, "k", "q", given("one")).await.unwrap(), "one");
        assert_eq!(ask(&answers, "k", "q", given("two")).await.unwrap(), "one");
        ask(&answers, "k", "other", given("two")).await.unwrap_err();
        assert_eq!(ask(&answers, "l", "q", given("two")).await.unwrap(), "two");
        let bob = UserId::new("bob").unwrap();
        let tasks = TaskTracker::new();
        let of_bob = answers.once(&bob, "k".to_owned(), b"q", &tasks, async { Ok(Bytes::from("bob")) });
        assert_eq!(of_bob.await.unwrap(), "bob");
    }

    #[tokio::test]
    async fn what_failed_can_be_tried_again() {
        let answers = Answers::default();
        ask(&answers, "k", "q", Err(busy())).await.unwrap_err();
        assert_eq!(ask(&answers, "k", "q", Ok(Bytes::from("two"))).await.unwrap(), "two");
    }

    #[tokio::test]
    async fn nothing_is_kept_of_what_failed() {
        let answers = Answers::default();
        for n in 0..5 {
            ask(&answers, &n.to_string(), "q", Err(busy())).await.unwrap_err();
        }
        let state = lock(&answers.state);
        assert_eq!((state.answers.len(), state.order.len()), (0, 0));
    }

    #[tokio::test(start_paused = true)]
    async fn two_at_once_are_one_and_after_a_day_it_is_forgotten() {
        let (answers, made) = (Answers::default(), Arc::new(AtomicUsize::new(0)));
        let tasks = TaskTracker::new();
        let ask = async || {
            let made = Arc::clone(&made);
            let make = async move {
                made.fetch_add(1, Ordering::Relaxed);
                tokio::time::sleep(Duration::from_secs(1)).await;
                Ok(Bytes::new())
            };
            answers.once(&ada(), "k".to_owned(), b"q", &tasks, make).await
        };
        // Who has asked first goes before the answer comes.
        tokio::time::timeout(Duration::from_millis(1), ask()).await.unwrap_err();
        let (one, other) = tokio::join!(ask(), ask());
        assert!(one.is_ok() && other.is_ok());
        assert_eq!(made.load(Ordering::Relaxed), 1);
        tokio::time::sleep(KEPT_FOR + Duration::from_secs(2)).await;
        ask().await.unwrap();
        assert_eq!(made.load(Ordering::Relaxed), 2);
    }

    #[tokio::test]
    async fn what_is_kept_is_bounded() {
        let answers = Answers::default();
        for n in 0..5 {
            ask(&answers, &n.to_string(), "q", Ok(Bytes::from(vec![0; KEPT_BYTES / 3]))).await.unwrap();
        }
        let state = lock(&answers.state);
        assert!(state.bytes <= KEPT_BYTES && state.answers.len() == 3, "{}", state.answers.len());
    }
}
