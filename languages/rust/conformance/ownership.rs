//! Ownership, drops, borrowing, shared and weak references, interior mutability; and a panic in the end.
use std::{
    cell::{Cell, RefCell},
    collections::HashMap,
    fs,
    io::{BufRead, BufReader, Write},
    rc::{Rc, Weak},
};

struct Loud<'a> {
    name: &'static str,
    log: &'a RefCell<Vec<String>>,
}

impl Drop for Loud<'_> {
    fn drop(&mut self) {
        self.log.borrow_mut().push(format!("drop {}", self.name));
    }
}

#[derive(Debug, Default)]
struct Node {
    name: String,
    parent: RefCell<Weak<Node>>,
    children: RefCell<Vec<Rc<Node>>>,
}

impl Node {
    fn new(name: &str) -> Rc<Self> {
        Rc::new(Self { name: name.to_owned(), ..Self::default() })
    }

    fn adopt(self: &Rc<Self>, child: Rc<Self>) {
        *child.parent.borrow_mut() = Rc::downgrade(self);
        self.children.borrow_mut().push(child);
    }

    fn path(&self) -> String {
        match self.parent.borrow().upgrade() {
            Some(parent) => format!("{}/{}", parent.path(), self.name),
            None => self.name.clone(),
        }
    }

    fn walk(&self, visit: &mut dyn FnMut(&Node, usize), depth: usize) {
        visit(self, depth);
        for child in self.children.borrow().iter() {
            child.walk(visit, depth + 1);
        }
    }
}

fn longest<'a>(a: &'a str, b: &'a str) -> &'a str {
    if a.len() >= b.len() { a } else { b }
}

struct Memo {
    function: Box<dyn Fn(&Memo, u64) -> u64>,
    known: RefCell<HashMap<u64, u64>>,
    calls: Cell<u32>,
}

impl Memo {
    fn get(&self, n: u64) -> u64 {
        let known = self.known.borrow().get(&n).copied();
        if let Some(known) = known {
            return known;
        }
        self.calls.set(self.calls.get() + 1);
        let value = (self.function)(self, n);
        self.known.borrow_mut().insert(n, value);
        value
    }
}

fn main() -> std::io::Result<()> {
    let log = RefCell::new(Vec::new());
    {
        let _first = Loud { name: "first", log: &log };
        let second = Loud { name: "second", log: &log };
        let boxed: Box<Loud<'_>> = Box::new(Loud { name: "boxed", log: &log });
        drop(second);
        std::mem::forget(boxed);
    }
    println!("{:?}", log.borrow());

    let root = Node::new("root");
    let usr = Node::new("usr");
    usr.adopt(Node::new("bin"));
    usr.adopt(Node::new("lib"));
    root.adopt(Rc::clone(&usr));
    root.adopt(Node::new("etc"));
    root.walk(&mut |node, depth| println!("{}{}", " ".repeat(depth * 2), node.path()), 0);
    println!("{} {}", Rc::strong_count(&usr), Rc::weak_count(&usr));
    drop(root);
    println!("{} {:?}", usr.path(), usr.parent.borrow().upgrade().is_none());

    println!("{}", longest("short", "longer"));
    let memo = Memo {
        function: Box::new(|memo, n| if n < 2 { n } else { memo.get(n - 1) + memo.get(n - 2) }),
        known: RefCell::default(),
        calls: Cell::new(0),
    };
    println!("{} after {} calls", memo.get(80), memo.calls.get());

    let mut file = fs::File::create("lines.txt")?;
    for n in 1..=5 {
        writeln!(file, "{n} {}", "x".repeat(n))?;
    }
    drop(file);
    let lines = BufReader::new(fs::File::open("lines.txt")?).lines();
    let longest = lines.map_while(Result::ok).max_by_key(String::len);
    fs::remove_file("lines.txt")?;
    println!("{longest:?} {}", fs::metadata("lines.txt").is_err());

    let mut numbers = vec![5, 3, 8, 1];
    numbers.sort_unstable_by(|a, b| b.cmp(a));
    numbers.dedup();
    let (head, tail) = numbers.split_first_mut().unwrap();
    tail[0] += *head;
    println!("{numbers:?} {:?}", numbers.binary_search_by(|n| 1.cmp(n)).is_err());
    println!("{:?} {:?} {}", 250u8.checked_add(10), 250u8.wrapping_add(10), 250u8.saturating_add(10));
    let index = numbers.len();
    println!("{}", numbers[index]);
    Ok(())
}
