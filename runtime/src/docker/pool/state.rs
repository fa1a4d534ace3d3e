//! What the pool decides: which containers are made ahead, and which are handed out. No I/O, no clock.

use std::{
    collections::{HashMap, VecDeque},
    hash::Hash,
};

/// How many containers are made at one time, whatever their shape: making one takes a processor for a while.
const MAKING_MAX: usize = 2;

/// Containers that wait, by shape. Each is handed out once.
#[derive(Debug)]
pub(super) struct Stock<Shape, Container> {
    shelves: HashMap<Shape, Shelf<Container>>,
    making: usize,
    drained: bool,
}

#[derive(Debug)]
struct Shelf<Container> {
    wanted: usize,
    ready: VecDeque<Container>,
    making: usize,
    /// Whether none is to be made until [`retry`](Stock::retry): making has failed.
    failed: bool,
}

impl<Container> Shelf<Container> {
    fn lacks(&self) -> usize {
        if self.failed { 0 } else { self.wanted.saturating_sub(self.ready.len() + self.making) }
    }
}

/// What is to be done now.
#[derive(Debug, PartialEq, Eq)]
#[must_use]
pub(super) struct Actions<Shape, Container> {
    /// Containers to be made, each of which is told of by [`made`](Stock::made).
    pub(super) make: Vec<Shape>,
    /// Containers that nobody will use.
    pub(super) discard: Vec<Container>,
}

impl<Shape: Clone + Eq + Hash + Ord, Container> Stock<Shape, Container> {
    pub(super) fn new() -> Self {
        Self { shelves: HashMap::new(), making: 0, drained: false }
    }

    /// So many of a shape are to wait from now on.
    pub(super) fn keep(&mut self, shape: Shape, wanted: usize) -> Actions<Shape, Container> {
        let fresh = || Shelf { wanted: 0, ready: VecDeque::new(), making: 0, failed: false };
        let shelf = self.shelves.entry(shape).or_insert_with(fresh);
        shelf.wanted = wanted;
        let discard = shelf.ready.split_off(shelf.ready.len().min(wanted));
        self.refill(discard.into())
    }

    /// Hands one out, the oldest, if there is one that is still good.
    pub(super) fn take(
        &mut self,
        shape: &Shape,
        mut is_good: impl FnMut(&mut Container) -> bool,
    ) -> (Option<Container>, Actions<Shape, Container>) {
        let (mut discard, mut taken) = (Vec::new(), None);
        if let Some(shelf) = self.shelves.get_mut(shape) {
            while let Some(mut container) = shelf.ready.pop_front() {
                if is_good(&mut container) {
                    taken = Some(container);
                    break;
                }
                discard.push(container);
            }
        }
        (taken, self.refill(discard))
    }

    /// One was made, or could not be.
    pub(super) fn made(&mut self, shape: &Shape, container: Option<Container>) -> Actions<Shape, Container> {
        self.making -= 1;
        let mut discard = Vec::new();
        let Some(shelf) = self.shelves.get_mut(shape) else { return self.refill(discard) };
        shelf.making -= 1;
        match container {
            Some(container) if !self.drained && shelf.ready.len() < shelf.wanted => {
                shelf.ready.push_back(container);
            }
            Some(container) => discard.push(container),
            None => shelf.failed = true,
        }
        self.refill(discard)
    }

    /// Looks for those that are no longer good, and tries again what failed before.
    pub(super) fn retry(
        &mut self,
        mut is_good: impl FnMut(&mut Container) -> bool,
    ) -> Actions<Shape, Container> {
        let mut discard = Vec::new();
        for shelf in self.shelves.values_mut() {
            shelf.failed = false;
            for mut container in std::mem::take(&mut shelf.ready) {
                if is_good(&mut container) {
                    shelf.ready.push_back(container);
                } else {
                    discard.push(container);
                }
            }
        }
        self.refill(discard)
    }

    /// Gives everything up, for good.
    pub(super) fn drain(&mut self) -> Actions<Shape, Container> {
        self.drained = true;
        let shelves = self.shelves.values_mut();
        let discard = shelves.flat_map(|shelf| std::mem::take(&mut shelf.ready)).collect();
        Actions { make: Vec::new(), discard }
    }

    /// What has to be made, those shapes first of which there is least.
    fn refill(&mut self, discard: Vec<Container>) -> Actions<Shape, Container> {
        let mut make = Vec::new();
        while self.making < MAKING_MAX && !self.drained {
            let lacking = self.shelves.iter_mut().filter(|(_, shelf)| shelf.lacks() > 0);
            let Some((shape, shelf)) = lacking
                .min_by(|(a, x), (b, y)| (x.ready.len() + x.making, *a).cmp(&(y.ready.len() + y.making, *b)))
            else {
                break;
            };
            shelf.making += 1;
            self.making += 1;
            make.push(shape.clone());
        }
        Actions { make, discard }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use proptest::prelude::*;

    use super::*;

    #[derive(Debug, Clone)]
    enum Step {
        Keep(u8, usize),
        Take(u8),
        Make(bool),
        Spoil(usize),
        Retry,
        Drain,
    }

    fn step() -> impl Strategy<Value = Step> {
        prop_oneof![
            2 => (0u8..3, 0usize..4).prop_map(|(shape, wanted)| Step::Keep(shape, wanted)),
            5 => (0u8..3).prop_map(Step::Take),
            8 => any::<bool>().prop_map(Step::Make),
            1 => (0usize..20).prop_map(Step::Spoil),
            2 => Just(Step::Retry),
            1 => Just(Step::Drain),
        ]
    }

    proptest! {
        /// Nothing is handed out twice or when it is spoilt, nothing is lost, and no more is made than asked for.
        #[test]
        fn each_container_is_used_once_or_discarded(steps in proptest::collection::vec(step(), 0..80)) {
            let mut stock = Stock::<u8, usize>::new();
            let (mut next, mut made, mut gone, mut spoilt) = (0, HashSet::new(), HashSet::new(), HashSet::new());
            let (mut under_way, mut wanted, mut drained) = (Vec::new(), HashMap::new(), false);
            for step in steps {
                let actions = match step {
                    Step::Keep(shape, count) => {
                        wanted.insert(shape, count);
                        stock.keep(shape, count)
                    }
                    Step::Take(shape) => {
                        let (taken, actions) = stock.take(&shape, |id| !spoilt.contains(id));
                        if let Some(id) = taken {
                            prop_assert!(made.contains(&id) && !spoilt.contains(&id) && gone.insert(id));
                        }
                        actions
                    }
                    Step::Make(well) => {
                        let Some(shape) = under_way.pop() else { continue };
                        let container = well.then_some(next);
                        if well {
                            made.insert(next);
                            next += 1;
                        }
                        stock.made(&shape, container)
                    }
                    Step::Spoil(id) => {
                        spoilt.insert(id);
                        continue;
                    }
                    Step::Retry => stock.retry(|id| !spoilt.contains(id)),
                    Step::Drain => {
                        drained = true;
                        stock.drain()
                    }
                };
                for id in actions.discard {
                    prop_assert!(made.contains(&id) && gone.insert(id), "{id} goes once");
                }
                prop_assert!(!drained || actions.make.is_empty(), "nothing is made once all is given up");
                under_way.extend(actions.make);
                prop_assert!(under_way.len() <= MAKING_MAX);
                let ready: usize = stock.shelves.values().map(|shelf| shelf.ready.len()).sum();
                prop_assert_eq!(ready + gone.len(), made.len(), "none is lost");
                for (shape, shelf) in &stock.shelves {
                    prop_assert!(shelf.ready.len() <= wanted[shape]);
                }
                let lacks = stock.shelves.values().any(|shelf| shelf.lacks() > 0);
                prop_assert!(!lacks || drained || under_way.len() == MAKING_MAX);
            }
        }
    }

    #[test]
    fn the_oldest_goes_first_and_another_is_made() {
        let mut stock = Stock::<_, u32>::new();
        assert_eq!(stock.keep("a", 3).make, ["a", "a"]);
        assert_eq!(stock.made(&"a", Some(1)).make, ["a"]);
        assert!(stock.made(&"a", Some(2)).make.is_empty());
        let (taken, actions) = stock.take(&"a", |_| true);
        assert_eq!((taken, actions.make), (Some(1), vec!["a"]));
        assert_eq!(stock.take(&"b", |_| true).0, None, "another shape is another container");
    }

    #[test]
    fn what_fails_is_not_tried_for_ever() {
        let mut stock = Stock::<_, u32>::new();
        assert_eq!(stock.keep("a", 1).make, ["a"]);
        assert!(stock.made(&"a", None).make.is_empty());
        assert_eq!(stock.retry(|_| true).make, ["a"]);
    }

    #[test]
    fn what_fails_stands_in_no_others_way() {
        let mut stock = Stock::<_, u32>::new();
        assert_eq!(stock.keep("a", 2).make, ["a", "a"]);
        assert!(stock.keep("b", 2).make.is_empty(), "two at a time");
        assert_eq!(stock.made(&"a", None).make, ["b"]);
        assert_eq!(stock.made(&"a", None).make, ["b"]);
    }
}
