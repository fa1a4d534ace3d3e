//! The settings as they would be used, each with its origin: what `runroom config check` prints.

use std::fmt::Write as _;

use super::{Loaded, tree::Origin};

impl Loaded {
    /// All settings as TOML, each line with a comment that says where the value comes from.
    pub fn report(&self) -> String {
        let mut lines = Vec::new();
        // The settings have no type that TOML lacks; if one came, the report would be empty and its test fail.
        let settings = toml::Table::try_from(&self.config).unwrap_or_default();
        self.section(&settings, &mut Vec::new(), &mut lines);
        let width =
            lines.iter().filter(|(_, origin)| origin.is_some()).map(|(text, _)| text.chars().count()).max();
        let width = width.unwrap_or_default();
        let mut report = match &self.file {
            Some(file) => format!("# settings from {}\n", file.display()),
            None => "# no settings file\n".to_owned(),
        };
        for (text, origin) in lines {
            // Writing to a string cannot fail.
            let _ = match origin {
                Some(origin) => writeln!(report, "{text:width$}  # {origin}"),
                None => writeln!(report, "{text}"),
            };
        }
        report
    }

    fn section<'a>(
        &self,
        table: &'a toml::Table,
        path: &mut Vec<&'a str>,
        lines: &mut Vec<(String, Option<Origin>)>,
    ) {
        let (tables, values): (Vec<_>, Vec<_>) = table.iter().partition(|(_, value)| value.is_table());
        if !values.is_empty() {
            lines.extend([(String::new(), None), (format!("[{}]", path.join(".")), None)]);
        }
        for (key, value) in values {
            path.push(key);
            lines.push((format!("{key} = {value}"), Some(self.tree.origin(path))));
            path.pop();
        }
        for (key, value) in tables {
            if let Some(table) = value.as_table() {
                path.push(key);
                self.section(table, path, lines);
                path.pop();
            }
        }
    }
}
