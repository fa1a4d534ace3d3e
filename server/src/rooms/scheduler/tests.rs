//! Every rule of the scheduler against arbitrary sequences of events.
//!
//! Beside the scheduler runs a plain record of what it was asked and what it said to do, and after each event every
//! rule is checked against that record. Bounds are small, so that short sequences meet them.

mod world;

use proptest::prelude::*;

use super::*;
use world::{CONNECTIONS, Op, ROOMS, State, World, execution_id, room_id};

fn op() -> impl Strategy<Value = Op> {
    let (room, connection) = (0..ROOMS, 0..CONNECTIONS);
    let place = (room, connection);
    prop_oneof![
        4 => place.clone().prop_map(|(room, connection)| Op::Join(room, connection)),
        1 => place.clone().prop_map(|(room, connection)| Op::Leave(room, connection)),
        12 => place.clone().prop_map(|(room, connection)| Op::Execute(room, connection)),
        2 => place.clone().prop_map(|(room, connection)| Op::CancelOwn(room, connection)),
        2 => (place.clone(), any::<usize>(), any::<bool>())
            .prop_map(|((room, connection), n, moderates)| Op::Cancel(room, connection, n, moderates)),
        1 => place.prop_map(|(room, connection)| Op::Clear(room, connection)),
        3 => (any::<usize>(), 0..60_000_u64).prop_map(|(n, ran)| Op::Finish(n, ran)),
        1 => any::<usize>().prop_map(Op::FinishAgain),
    ]
}

fn settings() -> impl Strategy<Value = RoomSettings> {
    (1..4_usize, 1..4_usize, 1..6_usize, 1..9_usize, 1..4_usize).prop_map(
        |(running_per_room, queued_per_room, running, members, rooms)| RoomSettings {
            max_running_per_room: running_per_room,
            max_queued_per_room: queued_per_room,
            max_running: running,
            max_members_per_room: members,
            max_rooms: rooms,
            ..RoomSettings::default()
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, ..ProptestConfig::default() })]

    #[test]
    fn every_rule_holds_after_every_event(settings in settings(), ops in prop::collection::vec(op(), 1..120)) {
        let mut world = joined(settings, ROOMS, CONNECTIONS);
        for op in ops {
            if let Some(event) = world.event(&op) {
                world.apply(event);
            }
        }
        world.wind_up();
        world.assert_nothing_left();
    }

    #[test]
    fn a_drain_cancels_what_waits_and_lets_what_runs_end(
        settings in settings(), ops in prop::collection::vec(op(), 1..60), later in prop::collection::vec(op(), 1..30),
    ) {
        let mut world = joined(settings, ROOMS, CONNECTIONS);
        for op in ops {
            if let Some(event) = world.event(&op) {
                world.apply(event);
            }
        }
        world.apply(Event::Drain);
        prop_assert!(world.in_state(State::Waiting).is_empty());
        for op in later {
            match world.event(&op) {
                Some(Event::Execute { room, connection, execution }) => {
                    world.scheduler.handle(Event::Execute { room, connection, execution }).unwrap_err();
                }
                Some(event) => world.apply(event),
                None => {}
            }
        }
        world.wind_up();
        world.assert_nothing_left();
    }
}

/// A world whose rooms have as many of the connections as they take.
fn joined(settings: RoomSettings, rooms: u8, connections: u8) -> World {
    let mut world = World::new(settings);
    for room in 0..rooms {
        for connection in 0..connections {
            world.apply(world.event(&Op::Join(room, connection)).unwrap());
        }
    }
    world
}

#[test]
fn rooms_take_turns_however_many_wait_in_one_of_them() {
    let settings = RoomSettings { max_running: 1, ..RoomSettings::default() };
    let mut world = joined(settings, 2, 4);
    for connection in 0..4 {
        world.apply(world.event(&Op::Execute(0, connection)).unwrap());
    }
    world.apply(world.event(&Op::Execute(1, 0)).unwrap());
    let mut order = Vec::new();
    while let Some(execution) = world.in_state(State::Running).first().copied() {
        order.push(world.known[&execution].room.to_string());
        world.apply(Event::Finished { execution, ran: Duration::from_secs(1) });
    }
    assert_eq!(order, ["room-0", "room-0", "room-1", "room-0", "room-0"]);
}

#[test]
fn what_starts_at_once_is_announced_first_and_without_a_wait() {
    let mut world = joined(RoomSettings { max_running: 1, ..RoomSettings::default() }, 1, 2);
    let (room, connection) = (room_id(0), ConnectionId(0));
    let execution = execution_id(0);
    let event = Event::Execute { room: room.clone(), connection, execution };
    assert_eq!(
        world.scheduler.handle(event).unwrap(),
        [
            Action::Announce { room: room.clone(), execution, position: 1, wait: Duration::ZERO },
            Action::Start { room: room.clone(), execution },
        ]
    );
    let execution = execution_id(1);
    let event = Event::Execute { room: room.clone(), connection: ConnectionId(1), execution };
    let wait = Duration::from_secs(1);
    assert_eq!(
        world.scheduler.handle(event).unwrap(),
        [Action::Announce { room, execution, position: 1, wait }]
    );
}
