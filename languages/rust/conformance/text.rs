//! Strings, characters, bytes, formats and a small parser of JSON.
use std::{collections::BTreeMap, fmt::Write as _, iter::Peekable, str::Chars};

#[derive(Debug, Clone, PartialEq)]
enum Json {
    Null,
    Bool(bool),
    Number(f64),
    Text(String),
    List(Vec<Json>),
    Object(BTreeMap<String, Json>),
}

type Input<'a> = Peekable<Chars<'a>>;

fn spaces(input: &mut Input<'_>) {
    while input.next_if(|c| c.is_whitespace()).is_some() {}
}

fn parse(input: &mut Input<'_>) -> Result<Json, String> {
    spaces(input);
    let value = match *input.peek().ok_or("it ends too early")? {
        '"' => Json::Text(text(input)?),
        '[' => {
            input.next();
            let mut list = Vec::new();
            loop {
                spaces(input);
                if input.next_if_eq(&']').is_some() {
                    break Json::List(list);
                }
                list.push(parse(input)?);
                input.next_if_eq(&',');
            }
        }
        '{' => {
            input.next();
            let mut object = BTreeMap::new();
            loop {
                spaces(input);
                if input.next_if_eq(&'}').is_some() {
                    break Json::Object(object);
                }
                let key = text(input)?;
                spaces(input);
                input.next_if_eq(&':').ok_or_else(|| format!("no colon after {key:?}"))?;
                object.insert(key, parse(input)?);
                input.next_if_eq(&',');
            }
        }
        c if c == '-' || c.is_ascii_digit() => {
            let mut digits = String::new();
            while let Some(c) = input.next_if(|c| c.is_ascii_digit() || "+-.eE".contains(*c)) {
                digits.push(c);
            }
            Json::Number(digits.parse().map_err(|error| format!("{digits}: {error}"))?)
        }
        c if c.is_alphabetic() => {
            let mut word = String::new();
            while let Some(c) = input.next_if(|c| c.is_alphabetic()) {
                word.push(c);
            }
            match word.as_str() {
                "null" => Json::Null,
                "true" => Json::Bool(true),
                "false" => Json::Bool(false),
                _ => return Err(format!("{word} is no value")),
            }
        }
        c => return Err(format!("{c:?} begins no value")),
    };
    spaces(input);
    Ok(value)
}

fn text(input: &mut Input<'_>) -> Result<String, String> {
    input.next_if_eq(&'"').ok_or("a text was expected")?;
    let mut text = String::new();
    loop {
        match input.next().ok_or("a text does not end")? {
            '"' => return Ok(text),
            '\\' => match input.next() {
                Some('n') => text.push('\n'),
                Some('u') => {
                    let code: String = input.by_ref().take(4).collect();
                    let code = u32::from_str_radix(&code, 16).map_err(|error| error.to_string())?;
                    text.push(char::from_u32(code).unwrap_or('\u{fffd}'));
                }
                Some(c) => text.push(c),
                None => return Err("a text does not end".into()),
            },
            c => text.push(c),
        }
    }
}

fn show(json: &Json, depth: usize, out: &mut String) {
    let indent = "  ".repeat(depth);
    match json {
        Json::Null => out.push_str("null"),
        Json::Bool(value) => write!(out, "{value}").unwrap(),
        Json::Number(value) => write!(out, "{value}").unwrap(),
        Json::Text(value) => write!(out, "{value:?}").unwrap(),
        Json::List(list) => {
            out.push('[');
            for (index, value) in list.iter().enumerate() {
                out.push_str(if index > 0 { ", " } else { "" });
                show(value, depth + 1, out);
            }
            out.push(']');
        }
        Json::Object(object) => {
            out.push_str("{\n");
            for (key, value) in object {
                write!(out, "{indent}  {key}: ").unwrap();
                show(value, depth + 1, out);
                out.push('\n');
            }
            write!(out, "{indent}}}").unwrap();
        }
    }
}

fn main() {
    let source = r#" {"name": "Ünï\u00e7ode\n", "list": [1, -2.5e3, true, [], null], "deep": {"a": {"b": "c\"d"}}} "#;
    let mut input = source.chars().peekable();
    let json = parse(&mut input).unwrap();
    let mut shown = String::new();
    show(&json, 0, &mut shown);
    println!("{shown}");
    for bad in ["", "[1, nope]", "{\"a\" 1}", "\"open", "1.2.3", "?"] {
        println!("{bad:<10} {}", parse(&mut bad.chars().peekable()).unwrap_err());
    }
    let word = "straße 東京 🦀";
    println!("{} bytes, {} chars, {}", word.len(), word.chars().count(), word.to_uppercase());
    println!("{:?}", word.char_indices().filter(|(_, c)| !c.is_ascii()).collect::<Vec<_>>());
    println!("{}", word.chars().rev().collect::<String>());
    println!("[{:>8}] [{:<8}] [{:^8}] [{:*^9}] [{:+}] [{:#010b}] [{:e}]", "r", "l", "c", "s", 5, 5, 1234.5);
    println!("{0:.1$} {name:>width$} {2:?}", 3.14159, 3, Some("x"), name = "n", width = 4);
    println!("{:#?}", (1, "two", [3.0]));
    println!("{:?} {:?}", "a,b,,c".split(',').collect::<Vec<_>>(), "k=v=w".split_once('='));
    println!("{:?} {:?}", "42".parse::<u8>(), "300".parse::<u8>());
    println!("{:?}", String::from_utf8_lossy(&[104, 105, 255]));
}
