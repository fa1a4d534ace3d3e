//! What comes out of a container: the program's output up to a mark, then the entry's report.

use std::time::Duration;

use super::script::Token;
use crate::Stream;

/// Looks for a mark in a stream that comes in pieces.
#[derive(Debug)]
pub(super) struct Scanner {
    mark: Vec<u8>,
    /// What may be the beginning of the mark.
    held: Vec<u8>,
}

/// What a piece of a stream was.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Scanned {
    /// Bytes that are before the mark for sure.
    pub(super) before: Vec<u8>,
    /// Bytes after the mark, once it was there.
    pub(super) after: Option<Vec<u8>>,
}

impl Scanner {
    /// A scanner for a mark, whose first byte is in it but once.
    pub(super) fn new(mark: Vec<u8>) -> Self {
        Self { mark, held: Vec::new() }
    }

    /// Takes the next piece.
    pub(super) fn scan(&mut self, piece: &[u8]) -> Scanned {
        let mut bytes = std::mem::take(&mut self.held);
        bytes.extend_from_slice(piece);
        let mut from = 0;
        while let Some(at) = self.begin(&bytes[from..]).map(|at| from + at) {
            let found = &bytes[at..];
            if found.starts_with(&self.mark) {
                let after = bytes.split_off(at + self.mark.len());
                bytes.truncate(at);
                return Scanned { before: bytes, after: Some(after) };
            }
            if self.mark.starts_with(found) {
                self.held = bytes.split_off(at);
                break;
            }
            from = at + 1;
        }
        Scanned { before: bytes, after: None }
    }

    fn begin(&self, bytes: &[u8]) -> Option<usize> {
        bytes.iter().position(|byte| Some(byte) == self.mark.first())
    }
}

/// A container's two streams, told apart by marks into what the program says and what the entry does. Each stream has both
/// marks, since an engine passes on the one stream's words without regard to the other's.
#[derive(Debug)]
pub(super) struct Streams([Marked; 2]);

/// One stream: the entry's up to the first mark, the program's up to the second, a report then.
#[derive(Debug)]
struct Marked {
    /// What looks for the first mark, until it was there.
    start: Option<Scanner>,
    end: Scanner,
    /// What came after the second mark, once it was there.
    report: Option<Vec<u8>>,
}

impl Streams {
    pub(super) fn new(token: &Token) -> Self {
        Self([(); 2].map(|()| Marked {
            start: Some(Scanner::new(token.start())),
            end: Scanner::new(token.end()),
            report: None,
        }))
    }

    /// Takes the next piece of a stream; returns what of it, and of what was held back before, is the program's.
    pub(super) fn take(&mut self, stream: Stream, piece: &[u8]) -> Vec<u8> {
        self.0[usize::from(stream == Stream::Stderr)].take(piece)
    }

    /// Whether the program is known to have been started.
    pub(super) fn has_started(&self) -> bool {
        self.0.iter().any(|marked| marked.start.is_none())
    }

    /// Whether all that the program said was taken.
    pub(super) fn has_ended(&self) -> bool {
        self.0.iter().all(|marked| marked.report.is_some())
    }

    /// What of the report was taken: it is on stdout.
    pub(super) fn into_report(self) -> Vec<u8> {
        let [stdout, _] = self.0;
        stdout.report.unwrap_or_default()
    }
}

impl Marked {
    fn take(&mut self, piece: &[u8]) -> Vec<u8> {
        if let Some(start) = &mut self.start {
            let Some(after) = start.scan(piece).after else { return Vec::new() };
            self.start = None;
            return self.take(&after);
        }
        if let Some(report) = &mut self.report {
            report.extend_from_slice(piece);
            return Vec::new();
        }
        let scanned = self.end.scan(piece);
        self.report = scanned.after;
        scanned.before
    }
}

/// What the entry tells about a program that has ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Report {
    /// As shells tell it: 128 and the signal's number, where it was a signal.
    pub(super) code: i32,
    /// Processes that the kernel ended because the container's memory was full.
    pub(super) oom_kills: u64,
    pub(super) cpu: Duration,
    pub(super) peak_memory: u64,
    /// Whether no block or no name was left of the scratch space, where that was looked at.
    pub(super) disk_full: bool,
    /// Whether there are files that are too large to be handed back.
    pub(super) large_files: bool,
}

impl Report {
    /// Reads the line `code oom_kills cpu peak blocks names large`.
    pub(super) fn parse(line: &str) -> Option<Self> {
        let mut words = line.split_ascii_whitespace();
        let mut word = || words.next();
        Some(Self {
            code: word()?.parse().ok()?,
            oom_kills: word()?.parse().ok()?,
            cpu: Duration::from_nanos(word()?.parse().ok()?),
            peak_memory: word()?.parse().ok()?,
            disk_full: [word()?, word()?].contains(&"0"),
            large_files: word()? != "-",
        })
    }
}

/// The name of a signal that ends programs.
pub(super) fn signal(code: i32) -> Option<&'static str> {
    Some(match code.checked_sub(128)? {
        1 => "SIGHUP",
        2 => "SIGINT",
        3 => "SIGQUIT",
        4 => "SIGILL",
        5 => "SIGTRAP",
        6 => "SIGABRT",
        7 => "SIGBUS",
        8 => "SIGFPE",
        9 => "SIGKILL",
        11 => "SIGSEGV",
        13 => "SIGPIPE",
        14 => "SIGALRM",
        15 => "SIGTERM",
        24 => "SIGXCPU",
        25 => "SIGXFSZ",
        31 => "SIGSYS",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_report_is_read_or_refused() {
        let report = Report::parse("3 1 2000000 4096 0 17 x").unwrap();
        assert_eq!((report.code, report.oom_kills, report.peak_memory), (3, 1, 4096));
        assert_eq!(report.cpu, Duration::from_millis(2));
        assert!(report.disk_full && report.large_files);
        let well = Report::parse("0 0 1 1 - - -").unwrap();
        assert!(!well.disk_full && !well.large_files);
        for line in ["", "0", "0 0 1 1 - -", "x 0 1 1 - - -", "0 0 -1 1 - - -"] {
            assert_eq!(Report::parse(line), None, "{line}");
        }
    }

    /// Both streams as a script of a program fills them that says `out` and `err`.
    fn both(token: &Token, out: &[u8], err: &[u8]) -> [(Stream, Vec<u8>); 2] {
        let whole = |before: &[u8], said: &[u8], after: &[u8]| {
            [before, &token.start(), said, &token.end(), after].concat()
        };
        [(Stream::Stdout, whole(b"", out, b"0 0")), (Stream::Stderr, whole(b"sh: odd", err, b""))]
    }

    #[test]
    fn a_stream_that_is_ahead_of_the_other_loses_nothing() {
        let token = Token::random();
        for stderr_first in [false, true] {
            let mut pieces = both(&token, b"out", b"err");
            if stderr_first {
                pieces.reverse();
            }
            let mut streams = Streams::new(&token);
            for (at, (stream, piece)) in pieces.iter().enumerate() {
                let said = if *stream == Stream::Stdout { &b"out"[..] } else { b"err" };
                assert_eq!(streams.take(*stream, piece), said);
                assert!(streams.has_started());
                assert_eq!(streams.has_ended(), at == 1);
            }
            assert_eq!(streams.into_report(), b"0 0");
        }
    }

    proptest! {
        /// However both streams are cut and whichever comes first, what the program said comes out whole, and nothing else.
        #[test]
        fn streams_are_told_apart_however_they_come(
            out in proptest::collection::vec(0u8..5, 0..60),
            err in proptest::collection::vec(0u8..5, 0..60),
            turns in proptest::collection::vec((any::<bool>(), 1usize..50), 1..40),
        ) {
            let token = Token::random();
            let mut streams = Streams::new(&token);
            let [mut left, mut said] = [both(&token, &out, &err).map(|(_, bytes)| bytes), [Vec::new(), Vec::new()]];
            for (stderr, most) in turns.into_iter().cycle() {
                if left.iter().all(Vec::is_empty) {
                    break;
                }
                let which = usize::from(if left[usize::from(stderr)].is_empty() { !stderr } else { stderr });
                let cut = most.min(left[which].len());
                let piece: Vec<u8> = left[which].drain(..cut).collect();
                let stream = if which == 1 { Stream::Stderr } else { Stream::Stdout };
                said[which].extend(streams.take(stream, &piece));
            }
            prop_assert!(streams.has_ended());
            prop_assert_eq!(said, [out, err]);
            prop_assert_eq!(streams.into_report(), b"0 0");
        }

        /// However a stream is cut, what is before and after the mark comes out whole.
        #[test]
        fn a_mark_is_found_however_the_stream_is_cut(
            before in proptest::collection::vec(prop_oneof![Just(3u8), Just(b'a'), Just(b'b')], 0..40),
            after in proptest::collection::vec(any::<u8>(), 0..20),
            cuts in proptest::collection::vec(1usize..7, 0..40),
        ) {
            let mark = b"\x03ab#".to_vec();
            let mut stream = before.clone();
            stream.extend_from_slice(&mark);
            stream.extend_from_slice(&after);
            let (mut scanner, mut seen, mut rest) = (Scanner::new(mark), Vec::new(), None::<Vec<u8>>);
            let mut cuts = cuts.into_iter().cycle();
            let mut left = &stream[..];
            while !left.is_empty() {
                let (piece, others) = left.split_at(cuts.next().unwrap_or(5).min(left.len()));
                left = others;
                match &mut rest {
                    Some(rest) => rest.extend_from_slice(piece),
                    None => {
                        let scanned = scanner.scan(piece);
                        seen.extend_from_slice(&scanned.before);
                        rest = scanned.after;
                    }
                }
            }
            prop_assert_eq!(seen, before);
            prop_assert_eq!(rest, Some(after));
        }

        /// Without a mark nothing is lost but what may be its beginning.
        #[test]
        fn what_is_not_the_mark_passes(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let mut scanner = Scanner::new(b"\x03nothing like it".to_vec());
            let mut seen = Vec::new();
            for piece in bytes.chunks(7) {
                seen.extend(scanner.scan(piece).before);
            }
            seen.extend_from_slice(&scanner.held);
            prop_assert_eq!(seen, bytes);
        }
    }
}
