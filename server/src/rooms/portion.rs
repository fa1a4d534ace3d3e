//! How much goes into one frame.
//!
//! Clients bound the messages they take, many of them at a mebibyte. What may be larger is sent in parts: the rest of a
//! history, an output or a file is had by asking on. Text is measured as it stands in JSON, where a NUL takes six bytes.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use runroom_runtime::{OutputFile, Stream};

use crate::protocol::{HistoryEntry, OutputChunk, Program, ResultFile};

/// Bytes of JSON that a page of output has. A chunk alone may be larger; the gatherer bounds it.
const PAGE: usize = 256 << 10;
/// Bytes of JSON that each stream has in the event that tells of an execution's end.
const START: usize = 128 << 10;
/// Bytes of files in one frame, before base64 makes four of three.
const FILES: usize = 384 << 10;
/// Bytes of JSON that the programs in a page of the history have. A program alone may be larger: it came in one frame.
const PROGRAMS: usize = 512 << 10;

/// A part of something, and whether there is more of it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Portion<T> {
    pub(super) part: T,
    pub(super) has_more: bool,
}

/// The chunks from a number on, of all chunks of an execution, as many as one frame holds: at least one.
pub(super) fn chunks(chunks: &[OutputChunk], from_seq: u64) -> Portion<Vec<OutputChunk>> {
    let from = usize::try_from(from_seq).unwrap_or(usize::MAX).min(chunks.len());
    let count = fitting(&chunks[from..], PAGE, |chunk| json_len(&chunk.data));
    let to = from + count;
    Portion { part: chunks[from..to].to_vec(), has_more: to < chunks.len() }
}

/// The number after the last of the chunks from a number on.
pub(super) fn next_seq(chunks: &[OutputChunk], from_seq: u64) -> u64 {
    chunks.last().map_or(from_seq, |last| last.seq + 1)
}

/// The start of what was written to one stream.
pub(super) fn start_of(chunks: &[OutputChunk], stream: Stream) -> Portion<String> {
    let (mut part, mut left) = (String::new(), START);
    for chunk in chunks.iter().filter(|chunk| chunk.stream == stream) {
        let mut characters = chunk.data.char_indices();
        let cut = characters.find(|(_, character)| {
            let over = escaped_len(*character) > left;
            if !over {
                left -= escaped_len(*character);
            }
            over
        });
        if let Some((end, _)) = cut {
            part.push_str(&chunk.data[..end]);
            return Portion { part, has_more: true };
        }
        part.push_str(&chunk.data);
    }
    Portion { part, has_more: false }
}

/// All files, with the contents of those that fit, the first ones first.
pub(super) fn files(files: &[OutputFile]) -> Vec<ResultFile> {
    let mut left = FILES;
    let file = |file: &OutputFile| {
        let rest = left.checked_sub(file.content.len());
        left = rest.unwrap_or(left);
        let content = rest.map(|_| STANDARD.encode(&file.content));
        ResultFile { path: file.path.clone(), size: file.content.len() as u64, image: file.image(), content }
    };
    files.iter().map(file).collect()
}

/// The bytes of a file from a place on, in base64, as many as one frame holds.
pub(super) fn file(file: &OutputFile, offset: u64) -> Portion<String> {
    let size = file.content.len();
    let from = usize::try_from(offset).unwrap_or(usize::MAX).min(size);
    let to = from.saturating_add(FILES).min(size);
    Portion { part: STANDARD.encode(&file.content[from..to]), has_more: to < size }
}

/// The first entries of a page of the history, as many as one frame holds: at least one.
pub(super) fn entries(mut entries: Vec<HistoryEntry>) -> Portion<Vec<HistoryEntry>> {
    let count = fitting(&entries, PROGRAMS, |entry| program_len(&entry.program));
    let has_more = count < entries.len();
    entries.truncate(count);
    Portion { part: entries, has_more }
}

/// How many of the first items have so many bytes together; the first counts whatever it has.
fn fitting<T>(items: &[T], most: usize, size: impl Fn(&T) -> usize) -> usize {
    let mut left = most;
    let fits = |(index, item): &(usize, &T)| {
        let rest = left.checked_sub(size(item));
        left = rest.unwrap_or(0);
        rest.is_some() || *index == 0
    };
    items.iter().enumerate().take_while(fits).count()
}

/// How many bytes a program has in JSON, about.
fn program_len(program: &Program) -> usize {
    let files = program.files.iter().flat_map(|file| [&file.name, &file.content]);
    [&program.code, &program.input]
        .into_iter()
        .chain(files)
        .chain(&program.args)
        .map(|text| json_len(text))
        .sum()
}

/// How many bytes a text has in JSON.
fn json_len(text: &str) -> usize {
    text.chars().map(escaped_len).sum()
}

fn escaped_len(character: char) -> usize {
    match character {
        '"' | '\\' | '\n' | '\r' | '\t' | '\u{8}' | '\u{c}' => 2,
        '\0'..='\u{1f}' => 6,
        other => other.len_utf8(),
    }
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;
    use proptest::prelude::*;

    use super::*;

    fn printed(texts: &[&str]) -> Vec<OutputChunk> {
        let chunk = |(text, seq): (&&str, u64)| OutputChunk {
            stream: if seq % 2 == 0 { Stream::Stdout } else { Stream::Stderr },
            seq,
            data: (*text).to_owned(),
        };
        texts.iter().zip(0..).map(chunk).collect()
    }

    fn left(path: &str, size: usize) -> OutputFile {
        OutputFile { path: path.into(), content: vec![7; size].into() }
    }

    #[test]
    fn pages_of_output_hold_so_much_and_leave_nothing_out() {
        let nuls = "\0".repeat(30 << 10);
        let all = printed(&[&nuls, "a", &nuls, &nuls, "b"]);
        let first = chunks(&all, 0);
        assert_eq!((first.part.as_slice(), first.has_more), (&all[..2], true));
        assert_eq!(next_seq(&first.part, 0), 2);
        let second = chunks(&all, 2);
        assert_eq!((second.part.as_slice(), second.has_more), (&all[2..3], true));
        let last = chunks(&all, 3);
        assert_eq!((last.part.as_slice(), last.has_more), (&all[3..], false));
        assert_eq!(next_seq(&chunks(&all, 9).part, 9), 9);
    }

    #[test]
    fn a_chunk_that_is_too_large_for_a_page_has_one_of_its_own() {
        let nuls = "\0".repeat(60 << 10);
        let all = printed(&["a", &nuls, "b"]);
        assert_eq!([0, 1, 2].map(|seq| chunks(&all, seq).part.len()), [1, 1, 1]);
    }

    #[test]
    fn the_start_of_a_stream_ends_between_characters() {
        let crabs = "🦀".repeat(START / 4 - 1);
        let all = printed(&[&crabs, "other", "é\né", "other", "🦀"]);
        let start = start_of(&all, Stream::Stdout);
        assert_eq!((start.part.strip_prefix(&crabs), start.has_more), (Some("é\n"), true));
        assert_eq!(start_of(&all, Stream::Stderr), Portion { part: "otherother".into(), has_more: false });
    }

    #[test]
    fn files_that_do_not_fit_are_listed_and_had_in_parts() {
        let all = [left("a", 10), left("b", FILES), left("c", 10), left("d", FILES - 20)];
        let listed = files(&all);
        let content = |file: &ResultFile| file.content.is_some();
        assert_eq!(listed.iter().map(content).collect::<Vec<_>>(), [true, false, true, true]);
        assert_eq!((listed[1].path.as_str(), listed[1].size), ("b", FILES as u64));

        let long =
            OutputFile { path: "x".into(), content: Bytes::from_iter((0..FILES + 5).map(|n| n as u8)) };
        let (first, second) = (file(&long, 0), file(&long, FILES as u64));
        assert_eq!((first.has_more, second.has_more), (true, false));
        let bytes = [first, second].map(|portion| STANDARD.decode(portion.part).unwrap()).concat();
        assert_eq!(bytes, long.content);
        assert_eq!(file(&long, u64::MAX), Portion { part: String::new(), has_more: false });
    }

    proptest! {
        #[test]
        fn a_text_has_the_size_in_json_that_is_counted(text in any::<String>()) {
            prop_assert_eq!(json_len(&text), serde_json::to_string(&text).unwrap().len() - 2);
        }
    }
}
