//! Generic types, iterators of one's own, operators, closures and constants in types.
use std::{
    collections::{BinaryHeap, HashMap, HashSet, VecDeque},
    cmp::Reverse,
    ops::{Add, Index, Mul},
};

#[derive(Debug, Clone, Copy, PartialEq)]
struct Matrix<const R: usize, const C: usize>([[i64; C]; R]);

impl<const R: usize, const C: usize, const K: usize> Mul<Matrix<C, K>> for Matrix<R, C> {
    type Output = Matrix<R, K>;
    fn mul(self, other: Matrix<C, K>) -> Matrix<R, K> {
        let mut made = [[0; K]; R];
        for (row, made) in self.0.iter().zip(&mut made) {
            for (column, cell) in made.iter_mut().enumerate() {
                *cell = row.iter().zip(&other.0).map(|(a, b)| a * b[column]).sum();
            }
        }
        Matrix(made)
    }
}

impl<const R: usize, const C: usize> Index<(usize, usize)> for Matrix<R, C> {
    type Output = i64;
    fn index(&self, (row, column): (usize, usize)) -> &i64 {
        &self.0[row][column]
    }
}

fn power<T: Copy + Mul<Output = T>>(base: T, one: T, exponent: u32) -> T {
    match exponent {
        0 => one,
        n if n % 2 == 0 => power(base * base, one, n / 2),
        n => base * power(base, one, n - 1),
    }
}

struct Collatz(u64);

impl Iterator for Collatz {
    type Item = u64;
    fn next(&mut self) -> Option<u64> {
        let now = self.0;
        self.0 = match now {
            0 => return None,
            1 => 0,
            n if n % 2 == 0 => n / 2,
            n => 3 * n + 1,
        };
        Some(now)
    }
}

trait Shape {
    fn area(&self) -> f64;
    fn name(&self) -> String {
        format!("a shape of {:.1}", self.area())
    }
}
struct Square(f64);
struct Circle(f64);
impl Shape for Square {
    fn area(&self) -> f64 { self.0 * self.0 }
}
impl Shape for Circle {
    fn area(&self) -> f64 { std::f64::consts::PI * self.0.powi(2) }
    fn name(&self) -> String { format!("a circle of radius {}", self.0) }
}

fn compose<A, B, C>(f: impl Fn(A) -> B, g: impl Fn(B) -> C) -> impl Fn(A) -> C {
    move |x| g(f(x))
}

fn shortest(edges: &[(&'static str, &'static str, u32)], from: &'static str) -> Vec<(&'static str, u32)> {
    let mut graph: HashMap<&str, Vec<(&'static str, u32)>> = HashMap::new();
    for &(a, b, length) in edges {
        graph.entry(a).or_default().push((b, length));
        graph.entry(b).or_default().push((a, length));
    }
    let (mut seen, mut heap) = (HashMap::new(), BinaryHeap::from([Reverse((0, from))]));
    while let Some(Reverse((distance, place))) = heap.pop() {
        if seen.contains_key(place) {
            continue;
        }
        seen.insert(place, distance);
        heap.extend(graph[place].iter().map(|&(next, length)| Reverse((distance + length, next))));
    }
    let mut all: Vec<_> = seen.into_iter().collect();
    all.sort_by_key(|&(place, distance)| (distance, place));
    all
}

fn sum<T: Add<Output = T> + Default>(values: impl IntoIterator<Item = T>) -> T {
    values.into_iter().fold(T::default(), Add::add)
}

fn main() {
    let step = Matrix([[1, 1], [1, 0]]);
    let fibonacci = power(step, Matrix([[1, 0], [0, 1]]), 90);
    println!("{} {:?}", fibonacci[(0, 1)], step * Matrix([[1, 2, 3], [4, 5, 6]]));
    let longest = (1..3000).max_by_key(|&n| Collatz(n).count()).unwrap();
    println!("{longest} {:?}", Collatz(27).step_by(16).collect::<Vec<_>>());
    let shapes: Vec<Box<dyn Shape>> = vec![Box::new(Square(1.5)), Box::new(Circle(2.0))];
    println!("{}", shapes.iter().map(|shape| shape.name()).collect::<Vec<_>>().join(", "));
    println!("{}", compose(|x: i32| x + 1, |x| format!("<{x:04}>"))(41));
    let edges = [("a", "b", 7), ("a", "c", 9), ("a", "f", 14), ("b", "c", 10), ("b", "d", 15), ("c", "d", 11),
        ("c", "f", 2), ("d", "e", 6), ("e", "f", 9)];
    println!("{:?}", shortest(&edges, "a"));
    println!("{} {:.2} {}", sum([1u8, 2, 3]), sum(vec![0.5, 0.25]), sum((1..=100u64).filter(|n| n % 7 == 0)));
    let mut deque: VecDeque<_> = (1..=5).collect();
    deque.rotate_left(2);
    deque.push_front(0);
    let unique: HashSet<_> = deque.iter().map(|n| n % 3).collect();
    println!("{deque:?} {} {:?}", unique.len(), deque.iter().rev().skip_while(|n| **n < 3).collect::<Vec<_>>());
}
