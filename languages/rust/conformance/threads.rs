//! Threads, channels, locks and shared counters.
use std::{
    collections::BTreeMap,
    sync::{
        atomic::{AtomicU64, Ordering},
        mpsc, Arc, Barrier, Condvar, Mutex, RwLock,
    },
    thread,
};

fn is_prime(n: u64) -> bool {
    n > 1 && (2..).take_while(|d| d * d <= n).all(|d| n % d != 0)
}

fn main() {
    let (jobs, queue) = mpsc::channel::<(u64, u64)>();
    let queue = Arc::new(Mutex::new(queue));
    let (results, found) = mpsc::channel();
    let workers: Vec<_> = (0..3)
        .map(|_| {
            let (queue, results) = (Arc::clone(&queue), results.clone());
            thread::spawn(move || loop {
                let job = queue.lock().unwrap().recv();
                let (from, to) = match job {
                    Ok(job) => job,
                    Err(_) => return,
                };
                results.send((from, (from..to).filter(|n| is_prime(*n)).count())).unwrap();
            })
        })
        .collect();
    drop(results);
    for block in 0..8 {
        jobs.send((block * 5000, (block + 1) * 5000)).unwrap();
    }
    drop(jobs);
    let counts: BTreeMap<_, _> = found.into_iter().collect();
    workers.into_iter().for_each(|worker| worker.join().unwrap());
    println!("{counts:?} in all {}", counts.values().sum::<usize>());

    let total = AtomicU64::new(0);
    let words = RwLock::new(BTreeMap::<&str, u32>::new());
    let barrier = Barrier::new(4);
    thread::scope(|scope| {
        for part in ["to be or not", "to be that", "is the question", "or is it not"] {
            let (total, words, barrier) = (&total, &words, &barrier);
            scope.spawn(move || {
                for word in part.split(' ') {
                    *words.write().unwrap().entry(word).or_default() += 1;
                    total.fetch_add(word.len() as u64, Ordering::Relaxed);
                }
                barrier.wait();
                assert_eq!(words.read().unwrap().values().sum::<u32>(), 14);
            });
        }
    });
    println!("{} letters, {:?}", total.load(Ordering::Relaxed), words.into_inner().unwrap());

    let turn = Arc::new((Mutex::new(0), Condvar::new()));
    let said = Arc::new(Mutex::new(String::new()));
    let speakers: Vec<_> = (0..4)
        .rev()
        .map(|me| {
            let (turn, said) = (Arc::clone(&turn), Arc::clone(&said));
            thread::spawn(move || {
                let (now, changed) = &*turn;
                let mut now = changed.wait_while(now.lock().unwrap(), |now| *now != me).unwrap();
                said.lock().unwrap().push_str(&format!("{me} "));
                *now += 1;
                changed.notify_all();
            })
        })
        .collect();
    speakers.into_iter().for_each(|speaker| speaker.join().unwrap());
    println!("{}", said.lock().unwrap());

    let poisoned = Arc::new(Mutex::new(1));
    let other = Arc::clone(&poisoned);
    let ended = thread::spawn(move || {
        let _held = other.lock().unwrap();
        panic!("with the lock in hand");
    })
    .join();
    println!("{} {}", ended.is_err(), poisoned.lock().is_err());
}
