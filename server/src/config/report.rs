//! The settings as they would be used, each with its origin: what `runroom config check` prints.

use std::fmt::Write as _;

use super::Loaded;

impl Loaded {
    /// All settings as TOML, each line with a comment that says where the value comes from and, for those in
    /// `worked_out`, as `("server.data_dir", "/home/ada/…")`, what it comes to.
    pub fn report(&self, worked_out: &[(&str, String)]) -> String {
        let mut lines = Vec::new();
        // The settings have no type that TOML lacks; if one came, the report would be empty and its test fail.
        let settings = toml::Table::try_from(&self.config).unwrap_or_default();
        self.section(&settings, worked_out, &mut Vec::new(), &mut lines);
        let width =
            lines.iter().filter(|(_, comment)| comment.is_some()).map(|(text, _)| text.chars().count()).max();
        let width = width.unwrap_or_default();
        let mut report = match &self.file {
            Some(file) => format!("# settings from {}\n", file.display()),
            None => "# no settings file\n".to_owned(),
        };
        for (text, comment) in lines {
            // Writing to a string cannot fail.
            let _ = match comment {
                Some(comment) => writeln!(report, "{text:width$}  # {comment}"),
                None => writeln!(report, "{text}"),
            };
        }
        report
    }

    fn section<'a>(
        &self,
        table: &'a toml::Table,
        worked_out: &[(&str, String)],
        path: &mut Vec<&'a str>,
        lines: &mut Vec<(String, Option<String>)>,
    ) {
        let (tables, values): (Vec<_>, Vec<_>) = table.iter().partition(|(_, value)| value.is_table());
        if !values.is_empty() {
            lines.extend([(String::new(), None), (format!("[{}]", header(path)), None)]);
        }
        for (key, value) in values {
            path.push(key);
            let key_path = path.join(".");
            let mut comment = self.tree.origin(path).to_string();
            if let Some((_, result)) = worked_out.iter().find(|(key, _)| *key == key_path) {
                comment.push_str(": ");
                comment.push_str(result);
            }
            lines.push((format!("{} = {value}", quoted(key)), Some(comment)));
            path.pop();
        }
        for (key, value) in tables {
            if let Some(table) = value.as_table() {
                path.push(key);
                self.section(table, worked_out, path, lines);
                path.pop();
            }
        }
    }
}

/// The name of a table as TOML writes it.
fn header(path: &[&str]) -> String {
    path.iter().map(|key| quoted(key)).collect::<Vec<_>>().join(".")
}

/// A key as TOML writes it: in quotes where it is not of plain characters only.
fn quoted(key: &str) -> String {
    let is_bare = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
    if !key.is_empty() && key.bytes().all(is_bare) {
        return key.to_owned();
    }
    toml::Value::from(key).to_string()
}
