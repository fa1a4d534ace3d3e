//! What is said to a container's entry: a shell script by its length, then the bytes that the script asks for, then the
//! program's stdin.

use std::fmt::Write as _;

/// The folder of the job's files, in which the program is started.
pub(super) const WORK: &str = "/tmp/work";
/// The folder of what compilers make.
pub(super) const BUILD: &str = "/tmp/build";

/// What a container runs: it makes the folders and does what it reads. `read` and `head -c` take no byte more than they are
/// asked for, so that what follows is the program's.
pub(super) const ENTRY: &str = "umask 077; mkdir -p /tmp/work /tmp/build; cd /tmp/work || exit; \
     while IFS= read -r size; do eval \"$(head -c \"$size\")\"; done";

/// What ends a script: everything else in the container is stopped, so that nobody else writes; then the report follows.
/// Descriptor 3 is the program's stderr, and that of the shell goes nowhere.
const REPORT: &str = r#"
kill -KILL -- -1 && sleep 0.05
cgroup=/sys/fs/cgroup cpu=0 peak=0 oom=0 space='- -'
printf "\003$token" >&3
if [ -r $cgroup/cpuacct/cpuacct.usage ]; then read -r cpu <$cgroup/cpuacct/cpuacct.usage
elif read -r key cpu <$cgroup/cpu.stat; then cpu=$((cpu * 1000)); fi
for file in $cgroup/memory/memory.max_usage_in_bytes $cgroup/memory.peak; do
  [ -r $file ] && read -r peak <$file
done
for file in $cgroup/memory/memory.oom_control $cgroup/memory.events; do
  [ -r $file ] && while read -r key value; do [ $key = oom_kill ] && oom=$value; done <$file
done
[ $code = 0 ] || space=$(stat -f -c '%a %d' /tmp)
"#;

/// Seconds that the entry stays after its last word, until it is ended from outside: what an engine has not passed on yet when a
/// container ends may be lost.
const LINGER: u32 = 60;

/// A secret word of each run, by which the entry's own words are told from the program's.
#[derive(Debug, Clone)]
pub(super) struct Token(String);

impl Token {
    pub(super) fn random() -> Self {
        Self(format!("{:032x}", rand::random::<u128>()))
    }

    /// The program is about to start.
    pub(super) fn start(&self) -> Vec<u8> {
        self.mark(2)
    }

    /// The program has ended; the report follows.
    pub(super) fn end(&self) -> Vec<u8> {
        self.mark(3)
    }

    /// Nothing more follows.
    pub(super) fn done(&self) -> Vec<u8> {
        self.mark(4)
    }

    fn mark(&self, kind: u8) -> Vec<u8> {
        [&[kind], self.0.as_bytes()].concat()
    }
}

/// Which files of a folder are to be handed back.
#[derive(Debug, Clone, Copy)]
pub(super) struct Take {
    /// The folder.
    pub(super) folder: &'static str,
    /// The most bytes of one.
    pub(super) bytes: u64,
    /// How many.
    pub(super) files: u64,
}

/// A file that is put into the container.
pub(super) struct Placed<'a> {
    pub(super) path: String,
    pub(super) content: &'a [u8],
    pub(super) executable: bool,
}

/// What a stage does: files, then commands, one after the other as long as they succeed.
pub(super) struct Script<'a> {
    pub(super) token: &'a Token,
    pub(super) files: Vec<Placed<'a>>,
    pub(super) env: Vec<(&'a str, &'a str)>,
    pub(super) commands: Vec<Vec<String>>,
    /// Whether the commands get what follows on stdin.
    pub(super) with_stdin: bool,
    pub(super) file_bytes: u64,
    pub(super) take: Take,
}

impl Script<'_> {
    /// All bytes that the entry gets before the program's stdin.
    pub(super) fn bytes(&self) -> Vec<u8> {
        let script = self.text();
        let content = self.files.iter().map(|file| file.content.len()).sum::<usize>();
        let mut bytes = Vec::with_capacity(script.len() + content + 16);
        bytes.extend_from_slice(format!("{}\n{script}", script.len()).as_bytes());
        for file in &self.files {
            bytes.extend_from_slice(file.content);
        }
        bytes
    }

    fn text(&self) -> String {
        let Self { token, take, .. } = self;
        // Writing to a string does not fail.
        let mut text = format!("token={}\n", token.0);
        for Placed { path, content, executable } in &self.files {
            let quoted = quote(path);
            if let Some((folder, _)) = path.rsplit_once('/') {
                let _ = writeln!(text, "mkdir -p {}", quote(folder));
            }
            let _ = writeln!(text, "head -c {} >{quoted} || exit", content.len());
            if *executable {
                let _ = writeln!(text, "chmod 700 {quoted}");
            }
        }
        for (name, value) in &self.env {
            let _ = writeln!(text, "export {name}={}", quote(value));
        }
        // In blocks of 512 bytes.
        let _ = writeln!(text, "ulimit -f {}\nunset size\ncode=0", self.file_bytes.div_ceil(512));
        // On both streams: nobody keeps the order of one's words and the other's.
        text.push_str("exec 3>&2 2>/dev/null\nprintf \"\\002$token\"\nprintf \"\\002$token\" >&3\n");
        let stdin = if self.with_stdin { "" } else { " </dev/null" };
        // In a shell of its own, or this one would say on the program's stderr which signal has ended it.
        for command in &self.commands {
            let words: Vec<_> = command.iter().map(|word| quote(word)).collect();
            let _ = writeln!(
                text,
                "[ $code = 0 ] && {{ (exec {}{stdin} 2>&3 3>&-); code=$?; }}",
                words.join(" ")
            );
        }
        text.push_str(REPORT);
        // A letter for each thing in the folder. Few and small ones are what most programs leave, and then tar alone is enough:
        // each process more is a millisecond or two. It would follow a link in the folder's place, as find does not.
        let _ = write!(
            text,
            "kinds=$(find {folder} -mindepth 1 '(' -type f ! -size -{over}c -printf x -o -printf . ')')\n\
             case $kinds in *x*) large=x;; *) large=-;; esac\n\
             printf \"\\003$token%s\\n\" \"$code $oom $cpu $peak $space $large\"\n\
             pack='tar -cf - -C {folder} --sort=name --hard-dereference --owner=0 --group=0'\n\
             if [ $large = - ] && [ ! -L {folder} ] && [ ${{#kinds}} -le {files} ]; then $pack .\n\
             else find {folder} -type f -size -{over}c -printf '%P\\0' | sort -z | head -z -n {files} \
             | $pack --null --no-recursion -T -; fi\n\
             printf \"\\004$token\"\nexec sleep {LINGER}\n",
            over = take.bytes.saturating_add(1),
            files = take.files,
            folder = take.folder,
        );
        text
    }
}

/// A word as a shell takes it for just that.
fn quote(word: &str) -> String {
    format!("'{}'", word.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_words_whatever_is_in_them() {
        assert_eq!(quote("a b"), "'a b'");
        assert_eq!(quote("it's; $(rm -rf /)"), r"'it'\''s; $(rm -rf /)'");
    }

    #[test]
    fn a_script_is_followed_by_its_files() {
        let token = Token::random();
        let files = vec![Placed { path: "lib/a'b".to_owned(), content: b"\x00\xff\n", executable: true }];
        let script = Script {
            token: &token,
            files,
            env: vec![("HOME", "/tmp")],
            commands: vec![vec!["echo".to_owned(), "$HOME".to_owned()]],
            with_stdin: true,
            file_bytes: 1024,
            take: Take { folder: WORK, bytes: 10, files: 3 },
        };
        let bytes = script.bytes();
        let (length, rest) = bytes.split_at(bytes.iter().position(|byte| *byte == b'\n').unwrap());
        let length: usize = str::from_utf8(length).unwrap().parse().unwrap();
        assert_eq!(&rest[1 + length..], b"\x00\xff\n");
        let text = str::from_utf8(&rest[1..=length]).unwrap();
        assert!(text.contains("mkdir -p 'lib'\nhead -c 3 >'lib/a'\\''b' || exit\nchmod 700"), "{text}");
        assert!(text.contains("{ (exec 'echo' '$HOME' 2>&3 3>&-); code=$?; }"), "{text}");
    }
}
