//! What is different in new settings, and whether a server that runs takes it in.

use std::collections::BTreeMap;

use super::Config;

/// What starts the keys that a server takes in while it runs.
const TAKEN: [&str; 14] = [
    "docker.limits.",
    "history.on_join",
    "history.retention",
    "languages.",
    "limits.",
    "log.filter",
    "rates.",
    "rooms.kinds.",
    "rooms.max_members_per_room",
    "rooms.max_queued_per_room",
    // And `rooms.max_rooms_per_connection`.
    "rooms.max_rooms",
    "rooms.max_running_per_room",
    "rooms.moderation",
    "rooms.private_statistics",
];
/// Those of a language that it does not.
const NOT_OF_LANGUAGES: [&str; 3] = ["enabled", "runners", "warm"];

/// Keys of settings that are different.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Those that a server takes in while it runs.
    pub taken: Vec<String>,
    /// Those that need a restart.
    pub later: Vec<String>,
}

impl Config {
    /// What is different in new settings.
    pub fn changes(&self, new: &Self) -> Changes {
        let (old, new) = (flat(self), flat(new));
        let keys = old.keys().chain(new.keys().filter(|key| !old.contains_key(*key)));
        let changed = keys.filter(|key| old.get(*key) != new.get(*key)).cloned();
        // Guests are compiled to count fuel or not to.
        let counts_fuel = self.limits_fuel();
        let (taken, later) =
            changed.partition(|key| is_taken(key) && (counts_fuel || !key.ends_with(".fuel")));
        Changes { taken, later }
    }
}

fn is_taken(key: &str) -> bool {
    let last = key.rsplit('.').next().unwrap_or_default();
    let not_of_language = key.starts_with("languages.") && NOT_OF_LANGUAGES.contains(&last);
    TAKEN.iter().any(|start| key.starts_with(start)) && !not_of_language
}

/// Every value by its key, as `rooms.max_running`.
fn flat(config: &Config) -> BTreeMap<String, toml::Value> {
    fn add(key: String, value: toml::Value, flat: &mut BTreeMap<String, toml::Value>) {
        match value {
            toml::Value::Table(table) => {
                for (name, value) in table {
                    add(if key.is_empty() { name } else { format!("{key}.{name}") }, value, flat);
                }
            }
            value => {
                flat.insert(key, value);
            }
        }
    }

    let mut all = BTreeMap::new();
    // What was read from TOML can be written as such.
    if let Ok(value) = toml::Value::try_from(config) {
        add(String::new(), value, &mut all);
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn config(toml: &str) -> Config {
        toml::from_str(toml).unwrap()
    }

    #[test]
    fn changes_are_told_by_whether_they_are_taken_in() {
        let old = config("[rooms]\nmoderation = true\nmax_rooms = 7\nmax_rooms_per_connection = 3");
        let new = config(
            "[server]\nlisten = '127.0.0.1:1'\n[rates]\nexecutions_per_user = '1/second'\n[languages.lua]\nwarm = 2",
        );
        let Changes { taken, later } = old.changes(&new);
        assert!(taken.contains(&"rates.executions_per_user".to_owned()), "{taken:?}");
        assert!(taken.contains(&"rooms.moderation".to_owned()), "{taken:?}");
        assert!(taken.contains(&"rooms.max_rooms".to_owned()), "{taken:?}");
        assert!(taken.contains(&"rooms.max_rooms_per_connection".to_owned()), "{taken:?}");
        assert!(later.contains(&"server.listen".to_owned()), "{later:?}");
        assert!(later.contains(&"languages.lua.warm".to_owned()), "{later:?}");
        assert_eq!(new.changes(&new), Changes::default());
    }

    #[test]
    fn a_first_limit_of_fuel_comes_with_a_restart() {
        let (without, with) = (config(""), config("[limits]\nfuel = 7"));
        assert_eq!(without.changes(&with).later, ["limits.fuel"]);
        assert_eq!(with.changes(&config("[limits]\nfuel = 8")).taken, ["limits.fuel"]);
        assert_eq!(with.changes(&without).taken, ["limits.fuel"]);
        let mut off = config("[limits]\nfuel = 7\n[languages.lua.limits]\nfuel = 8");
        off.unlimit_fuel();
        assert!(!off.limits_fuel());
    }

    #[test]
    fn every_key_that_is_taken_is_one() {
        let all =
            flat(&config("[rooms.kinds.a]\nrooms = []\nlanguages = []\n[docker.limits]\n[languages.lua]"));
        for start in TAKEN {
            assert!(all.keys().any(|key| key.starts_with(start)), "{start}");
        }
    }
}
