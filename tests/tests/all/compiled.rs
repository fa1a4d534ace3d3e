//! Languages whose programs are compiled: what compilers and their products may do, and what is told of them.

use std::time::Duration;

use runroom_runtime::{CompileLimits, Job, Limits, SourceFile, Status, StdinReader};
use runroom_tests::{
    conformance::languages_dir,
    languages::ready,
    run::{Ran, job, run},
};

async fn wat(code: &str) -> Ran {
    run(ready("wat").await, job("wat", code), StdinReader::empty()).await
}

const HELLO: &str = r#"(module
  (import "wasi_snapshot_preview1" "fd_write" (func $fd_write (param i32 i32 i32 i32) (result i32)))
  (memory (export "memory") 1)
  (data (i32.const 0) "\08\00\00\00\03\00\00\00hi\n")
  (func (export "_start")
    (drop (call $fd_write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 100)))))"#;

#[tokio::test]
async fn a_module_as_text_is_run_and_compiled_but_once() {
    let first = wat(HELLO).await;
    assert_eq!((first.out(), first.err(), first.outcome.status), ("hi\n", "", Status::Success));
    assert!(first.outcome.compile_time.is_some_and(|time| time > Duration::ZERO));
    let second = wat(HELLO).await;
    assert_eq!(second.out(), "hi\n");
    assert_eq!(second.outcome.compile_time, Some(Duration::ZERO));
}

#[tokio::test]
async fn a_source_that_does_not_compile_is_told_with_its_place() {
    let ran = wat("(module\n  (func $f (result i33)))").await;
    assert_eq!((ran.outcome.status, ran.outcome.exit_code), (Status::CompileError, None));
    let [diagnostic] = &ran.outcome.diagnostics[..] else { panic!("{ran:?}") };
    assert_eq!((diagnostic.file.as_str(), diagnostic.line, diagnostic.column), ("main.wat", 2, 20));
    assert_eq!(diagnostic.severity, "error");
    assert!(ran.err().starts_with("main.wat:2:20: error: "), "{}", ran.err());
}

#[tokio::test]
async fn a_module_that_is_not_valid_is_told_with_the_place_in_its_text() {
    let ran = wat(
        "(module\n  (func (export \"_start\")\n    i32.const 1\n    i64.const 2\n    i32.add\n    drop))",
    )
    .await;
    assert_eq!(ran.outcome.status, Status::CompileError);
    let [diagnostic] = &ran.outcome.diagnostics[..] else { panic!("{ran:?}") };
    assert_eq!((diagnostic.file.as_str(), diagnostic.line, diagnostic.column), ("main.wat", 5, 5));
    assert_eq!(diagnostic.message, "type mismatch: expected i32, found i64");
}

#[tokio::test]
async fn what_is_not_there_to_be_linked_is_told_where_it_is_named() {
    for (code, line, column, what) in [
        ("int twice(int);\nint main(void) {\n    return twice(2);\n}\n", 1, 5, "undefined symbol: twice"),
        ("void hello(void) {}\n", 1, 1, "undefined symbol: main"),
    ] {
        let ran = run(ready("c").await, job("c", code), StdinReader::empty()).await;
        assert_eq!(ran.outcome.status, Status::CompileError, "{ran:?}");
        let [diagnostic] = &ran.outcome.diagnostics[..] else { panic!("{ran:?}") };
        assert_eq!((diagnostic.file.as_str(), diagnostic.line, diagnostic.column), ("main.c", line, column));
        assert_eq!((diagnostic.severity.as_str(), diagnostic.message.as_str()), ("error", what));
    }
}

#[tokio::test]
async fn what_no_guest_needs_is_refused() {
    for (code, why) in [
        ("(module (memory i64 1))", "memory64"),
        ("(module (memory 1) (memory 1))", "multiple memories"),
        ("(module (memory 1 2 shared))", "threads"),
        ("(module (func (export \"_start\") (i32.add)))", "type mismatch"),
    ] {
        let ran = wat(code).await;
        assert_eq!(ran.outcome.status, Status::CompileError, "{code}: {ran:?}");
        let message = ran.outcome.message.unwrap_or_default();
        assert!(message.contains(why), "{code}: {message}");
    }
}

#[tokio::test]
async fn a_product_is_held_as_every_guest_is() {
    let limits = Limits { wall_time: Duration::from_millis(300), ..Limits::default() };
    for (code, status) in [
        ("(module (func (export \"_start\") (loop $l (br $l))))", Status::Timeout),
        ("(module (func $f (export \"_start\") (call $f)))", Status::RuntimeError),
        ("(module (memory 65536) (func (export \"_start\")))", Status::MemoryLimit),
        ("(module (func (export \"_start\") unreachable))", Status::RuntimeError),
        (
            "(module (import \"env\" \"f\" (func $f)) (func (export \"_start\") (call $f)))",
            Status::RuntimeError,
        ),
    ] {
        let job = Job { limits: limits.clone(), ..job("wat", code) };
        let ran = run(ready("wat").await, job, StdinReader::empty()).await;
        assert_eq!(ran.outcome.status, status, "{code}: {ran:?}");
    }
}

#[tokio::test]
async fn compiling_is_bounded_in_time_and_size() {
    // A thousand functions of a thousand locals each: seconds of work for a compiler.
    let function = format!("(func (local {}))", "i64 ".repeat(1000));
    let large = format!("(module {})", function.repeat(1000));
    let limits = |compile| Limits { code_bytes: u64::MAX, compile, ..Limits::default() };
    let short = CompileLimits { wall_time: Duration::from_millis(1), ..CompileLimits::default() };
    let small = CompileLimits { product_bytes: 1000, ..CompileLimits::default() };
    for (compile, why) in [(short, "compiling took longer than 1ms"), (small, "over the limit of 1000 bytes")]
    {
        let job = Job { limits: limits(compile), ..job("wat", &large) };
        let ran = run(ready("wat").await, job, StdinReader::empty()).await;
        assert_eq!(ran.outcome.status, Status::CompileError);
        let message = ran.outcome.message.unwrap_or_default();
        assert!(message.contains(why), "{message}");
    }
}

#[tokio::test]
async fn files_that_a_job_brings_are_there_and_only_what_is_new_comes_back() {
    let file = |name: &str, content: &str| SourceFile { name: name.to_owned(), content: content.to_owned() };
    let files = vec![
        file("helpers.py", "def double(x):\n    return 2 * x\n"),
        file("pkg/__init__.py", ""),
        file("pkg/data.txt", "21"),
    ];
    let code = "
from helpers import double
import pkg, pathlib
n = int(pathlib.Path('pkg/data.txt').read_text())
pathlib.Path('out.txt').write_text(str(double(n)))
print(double(n))
";
    let ran = run(ready("python").await, Job { files, ..job("python", code) }, StdinReader::empty()).await;
    assert_eq!((ran.out(), ran.err()), ("42\n", ""));
    let names: Vec<_> = ran.outcome.files.iter().map(|file| file.path.as_str()).collect();
    assert_eq!(names, ["out.txt"]);
}

/// Bytes of a Go program without the code that all have in common, at most, and with it at least: a hello has 1.1 and 3.7
/// million.
const WITHOUT_ITS_TRUNK: u64 = 3 << 20;

async fn go_within(product_bytes: u64, code: &str) -> Ran {
    let compile =
        CompileLimits { product_bytes, wall_time: Duration::from_secs(120), ..CompileLimits::default() };
    let job =
        Job { limits: Limits { code_bytes: 64 << 10, compile, ..Limits::default() }, ..job("go", code) };
    run(ready("go").await, job, StdinReader::empty()).await
}

#[tokio::test]
async fn go_programs_leave_out_what_is_compiled_already() {
    for topic in ["algorithms", "bigint", "generics", "goroutines", "json", "reflection", "regexps"] {
        let path = languages_dir().join(format!("go/conformance/{topic}"));
        let read = |end| std::fs::read_to_string(path.with_extension(end)).unwrap();
        let ran = go_within(WITHOUT_ITS_TRUNK, &read("go")).await;
        assert_eq!(
            (ran.out(), ran.outcome.status),
            (read("out").as_str(), Status::Success),
            "{topic}: {ran:?}"
        );
    }
    // As large as they like, without values to start with.
    let large = r#"package main
import "fmt"
var table [1 << 20]int
var lists [1 << 18][]string
func main() {
    table[len(table)-1] = 41
    lists[len(lists)-1] = append(lists[0], "x")
    fmt.Println(table[len(table)-1] + len(lists[len(lists)-1]))
}"#;
    assert_eq!(go_within(WITHOUT_ITS_TRUNK, large).await.out(), "42\n");
}

#[tokio::test]
async fn cpp_programs_may_make_what_the_prelude_has_made() {
    // Each as code of its own, where the prelude's object has the same.
    let code = "
#include <iostream>
#include <map>
#include <string>
#include <vector>
template class std::vector<int>;
template class std::map<std::string, int>;
template class std::basic_string<char>;
int main() {
    std::map<std::string, int> counts{{\"b\", 2}};
    counts[\"a\"] += std::vector<int>(3, 1).size();
    for (const auto& [name, count] : counts) std::cout << name << count << '\\n';
}";
    let ran = run(ready("cpp").await, job("cpp", code), StdinReader::empty()).await;
    assert_eq!((ran.out(), ran.outcome.status), ("a3\nb2\n", Status::Success), "{ran:?}");
}

/// Bytes of a C++ program without its libraries, at most, and with them at least: a hello has 850 and 130,000.
const WITHOUT_ITS_LIBRARIES: u64 = 64 << 10;

async fn cpp_within(product_bytes: u64, code: &str) -> Ran {
    let compile = CompileLimits { product_bytes, ..CompileLimits::default() };
    let job =
        Job { limits: Limits { code_bytes: 64 << 10, compile, ..Limits::default() }, ..job("cpp", code) };
    run(ready("cpp").await, job, StdinReader::empty()).await
}

#[tokio::test]
async fn cpp_programs_leave_out_their_libraries() {
    let programs = languages_dir().join("cpp/conformance");
    for topic in ["algorithms", "coroutines", "exceptions", "formatting", "json", "templates", "text"] {
        let path = programs.join(topic);
        let read = |end| std::fs::read_to_string(path.with_extension(end)).unwrap();
        let ran = cpp_within(WITHOUT_ITS_LIBRARIES, &read("cpp")).await;
        assert_eq!(ran.out(), read("out"), "{topic}: {ran:?}");
    }
}

#[tokio::test]
async fn cpp_programs_and_their_libraries_are_one() {
    // What is thrown there and caught here and the other way round, what either calls of the other, what both have.
    let code = r#"
#include <algorithm>
#include <any>
#include <csetjmp>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <iostream>
#include <map>
#include <sstream>
#include <typeinfo>
#include <vector>

struct Wrong : std::runtime_error {
    using std::runtime_error::runtime_error;
};
struct Loud {
    const char *name;
    Loud(const char *name) : name(name) { std::cout << "+" << name << '\n'; }
    ~Loud() { std::cout << "-" << name << std::endl; }
};
struct Upper : std::streambuf {
    std::string all;
    int overflow(int c) override { all += char(std::toupper(c)); return c; }
};
Loud global("global");
thread_local int in_thread = 40;
static char large[8 << 20];
jmp_buf place;

extern "C" int backwards(const void *a, const void *b) {
    int x = *(const int *)a, y = *(const int *)b;
    if (x == 3 && y == 3) throw Wrong("compared");
    return y - x;
}

int main(int count, char **arguments) {
    static Loud in_main("main");
    std::atexit([] { std::puts("at exit"); });
    std::cout << count << ' ' << arguments[0] << ' ' << ++in_thread << ' ' << std::count(large, large + sizeof large, 0) << '\n';
    try { return std::vector<int>().at(1); } catch (const std::out_of_range &error) { std::cout << typeid(error).name() << '\n'; }
    try { return std::stoi("x"); } catch (const std::logic_error &error) { std::cout << error.what() << '\n'; }
    try { return std::any_cast<int>(std::any(1.5)); } catch (const std::bad_cast &) { std::cout << "cast\n"; }
    int numbers[] = {1, 3, 2};
    std::qsort(numbers, 3, sizeof *numbers, backwards);
    std::cout << numbers[0] << numbers[1] << numbers[2] << '\n';
    int same[] = {3, 3};
    try { std::qsort(same, 2, sizeof *same, backwards); } catch (const std::exception &error) { std::cout << error.what() << '\n'; }
    Upper upper;
    std::ostream(&upper) << "upper " << 12 << std::hex << 255;
    std::cout << upper.all << '\n';
    if (int value = setjmp(place)) std::cout << "jumped " << value << '\n'; else longjmp(place, 7);
    std::exception *base = new Wrong("base");
    std::cout << (dynamic_cast<std::runtime_error *>(base) != nullptr) << (typeid(*base) == typeid(Wrong)) << '\n';
    std::function<void()> nothing;
    try { nothing(); } catch (const std::bad_function_call &) { std::cout << "nothing\n"; }
    throw Wrong("the end");
}"#;
    let ran = cpp_within(WITHOUT_ITS_LIBRARIES, code).await;
    let said = "+global\n+main\n1 main 41 8388608\nSt12out_of_range\nstoi: no conversion\ncast\n321\ncompared\nUPPER 12FF\njumped 7\n11\nnothing\n";
    assert_eq!(ran.out(), said, "{ran:?}");
    assert_eq!(ran.err(), "terminate called after throwing an instance of 'Wrong'\n  what():  the end\n");
    assert_eq!(ran.outcome.exit_code, Some(134));
    let ended = code.replace("throw Wrong(\"the end\");", "");
    let ran = cpp_within(WITHOUT_ITS_LIBRARIES, &ended).await;
    assert_eq!(ran.out(), format!("{said}at exit\n-main\n-global\n"), "{ran:?}");
}

#[tokio::test]
async fn cpp_programs_may_have_functions_of_their_libraries_names() {
    // All call them then, the libraries too.
    let code = r#"
#include <cstdio>
#include <cstdlib>
#include <new>
#include <sstream>
static int calls;
void *operator new(std::size_t size) { calls++; return std::malloc(size); }
void operator delete(void *place) noexcept { calls++; std::free(place); }
extern "C" int atoi(const char *) { return 42; }
int main() {
    { std::ostringstream stream; stream << "longer than what a string has in itself, longer still"; }
    std::printf("%d %d\n", calls > 1 && calls % 2 == 0, atoi("7"));
}"#;
    let ran = cpp(("main.cpp", code), &[]).await;
    assert_eq!((ran.out(), ran.err()), ("1 42\n", ""), "{ran:?}");
    let ran = cpp_within(WITHOUT_ITS_LIBRARIES, &format!("{code}// Compiled anew.\n")).await;
    assert_eq!(ran.outcome.status, Status::CompileError, "this is linked whole: {ran:?}");
}

#[tokio::test]
async fn cpp_programs_see_no_difference_where_they_are_linked_to() {
    for (code, printed) in [
        // Aligned to more than a page, before the library's variables.
        (
            "#include <iostream>\ntemplate <class T> struct alignas(131072) Far { char c[1]; };\nconstexpr Far<int> far{{'a'}};\n\
             int main() { const volatile Far<int> *at = &far; std::cout << at->c[0] << std::endl; }",
            "a\n",
        ),
        // Weak, and yet in the place of the library's: each of the two would have a part of the memory.
        (
            "#include <cstdio>\n#include <cstdlib>\n#include <new>\n#include <string>\nint calls;\n\
             __attribute__((weak)) void *operator new(std::size_t size) { calls++; return (char *)std::malloc(size + 16) + 16; }\n\
             __attribute__((weak)) void operator delete(void *at) noexcept { calls++; std::free((char *)at - 16); }\n\
             __attribute__((weak)) void operator delete(void *at, std::size_t) noexcept { calls++; std::free((char *)at - 16); }\n\
             int main() { { std::string text; text.append(100, 'x'); } std::printf(\"%d\\n\", calls); }",
            "2\n",
        ),
        (
            "#include <cstdio>\nextern \"C\" void free(void *) __attribute__((weak));\n\
             extern \"C\" void away() __attribute__((weak));\n\
             int main() { void (*volatile a)(void *) = free; void (*volatile b)() = away; std::printf(\"%d %d\\n\", !!a, !!b); }",
            "1 0\n",
        ),
        (
            "#include <cstdio>\ninline int optind = 5;\n__attribute__((weak)) int opterr = 9;\n\
             int *volatile a = &optind, *volatile b = &opterr;\nint main() { std::printf(\"%d %d\\n\", *a, *b); }",
            "5 9\n",
        ),
        (
            "#include <cstdio>\nextern \"C\" char __stack_low, __stack_high;\n\
             int main() { char here; char *volatile at = &here; std::printf(\"%d\\n\", at >= &__stack_low && at < &__stack_high); }",
            "1\n",
        ),
        // What is no order ends, with all that was there.
        (
            "#include <algorithm>\n#include <iostream>\n#include <string>\n#include <vector>\n\
             struct Thing { std::string name; int key; };\n\
             int main() {\n\
                 for (int count : {20, 25, 100, 1000}) {\n\
                     std::vector<Thing> all;\n\
                     for (int at = 0; at < count; at++) all.push_back({\"thing number \" + std::to_string(at), at * 7 % 5});\n\
                     std::sort(all.begin(), all.end(), [](const Thing &a, const Thing &b) { return a.key <= b.key; });\n\
                     std::size_t letters = 0;\n\
                     for (const Thing &each : all) letters += each.name.size();\n\
                     std::cout << letters << '\\n';\n\
                 }\n\
             }",
            "290\n365\n1490\n15890\n",
        ),
    ] {
        let ran = cpp(("main.cpp", code), &[]).await;
        assert_eq!((ran.out(), ran.outcome.status), (printed, Status::Success), "{code}: {ran:?}");
    }
}

#[tokio::test]
async fn a_cpp_object_that_tells_of_ten_million_symbols_is_the_linkers_to_refuse() {
    let code = "#include <cstdio>\nasm(\".section .custom_section.linking,\\\"\\\",@\\n.int8 2\\n.int8 8\\n.int8 132\\n.int8 180\\n.int8 137\\n.int8 19\\n.int8 128\\n.int8 173\\n.int8 226\\n.int8 4\\n\
             .zero 40000000\\n.section .text,\\\"\\\",@\\n\");\nint main() { std::puts(\"whole\"); }";
    let ran = cpp(("main.cpp", code), &[]).await;
    assert_eq!(ran.outcome.status, Status::CompileError, "{ran:?}");
    assert!(ran.err().contains("invalid function symbol index"), "{ran:?}");
}

#[tokio::test]
async fn cpp_programs_are_told_of_signals_as_if_linked_whole() {
    let code = r#"
#include <csignal>
#include <cstdio>
int main() {
    std::signal(SIGINT, SIG_IGN);
    std::raise(SIGINT);
    std::puts(std::signal(SIGINT, SIG_DFL) == SIG_IGN ? "ignored" : "other");
    // What the library says itself, by the address of a function.
    std::puts(std::signal(-1, nullptr) == SIG_ERR ? "no signal" : "other");
    std::signal(SIGABRT, [](int) { std::puts("aborted"); });
    std::fflush(stdout);
    __builtin_abort();
}"#;
    let ran = cpp(("main.cpp", code), &[]).await;
    assert_eq!((ran.out(), ran.outcome.exit_code), ("ignored\nno signal\naborted\n", Some(134)), "{ran:?}");
}

#[tokio::test]
async fn cpp_programs_that_miss_something_are_told_what() {
    for (code, missing) in [
        ("void away(); int main() { away(); }", "undefined symbol: away()"),
        ("extern int away; int main() { return away; }", "undefined symbol: away"),
        ("int other() { return 1; }", "undefined symbol: main"),
        (
            "#include <cstdio>\nextern \"C\" double twice(int); int main() { twice(1); }",
            "undefined symbol: twice",
        ),
    ] {
        let ran = cpp(("main.cpp", code), &[]).await;
        assert_eq!(ran.outcome.status, Status::CompileError, "{code}: {ran:?}");
        assert!(ran.err().contains(missing), "{code}: {ran:?}");
    }
    // Both have it: which is meant?
    let ran =
        cpp(("main.cpp", "int one() { return 1; } int main() {}"), &[("b.cpp", "int one() { return 2; }")])
            .await;
    assert!(ran.err().contains("duplicate symbol: one()"), "{ran:?}");
    let ran = cpp(
        ("main.cpp", "int one(); extern int two; int main() { return one() + two; }"),
        &[("b.cpp", "int two = 20; int one() { return 1; }")],
    )
    .await;
    assert_eq!(ran.outcome.exit_code, Some(21), "{ran:?}");
}

/// Runs a program of C++: its entry, and the files beside it.
async fn cpp((name, code): (&str, &str), beside: &[(&str, &str)]) -> Ran {
    let file = |(name, content): &(&str, &str)| SourceFile {
        name: (*name).to_owned(),
        content: (*content).to_owned(),
    };
    let files = beside.iter().map(file).collect();
    let job = Job { file_name: Some(name.to_owned()), files, ..job("cpp", code) };
    run(ready("cpp").await, job, StdinReader::empty()).await
}

#[tokio::test]
async fn cpp_sources_know_their_names_and_lines() {
    // With a byte order mark, as some editors write it.
    let entry = "\u{feff}#include <cstdio>\n#include \"b.h\"\n\nint main() {\n    std::printf(\"%s %d\\n\", __FILE__, __LINE__);\n    tell();\n}";
    let beside = [
        (
            "b.cpp",
            "#include \"b.h\"\n#include <source_location>\n#include <print>\nvoid tell() {\n    auto here = std::source_location::current();\n    std::println(\"{} {}\", here.file_name(), here.line());\n}\n",
        ),
        ("b.h", "#pragma once\nvoid tell();\n"),
    ];
    let ran = cpp(("a b.cpp", entry), &beside).await;
    assert_eq!((ran.out(), ran.err()), ("a b.cpp 5\nb.cpp 5\n", ""), "{ran:?}");
}

#[tokio::test]
async fn cpp_sources_are_told_of_as_if_nothing_were_around_them() {
    let beside = [("other.cpp", "int other();\nint x = \"text\";\n"), ("a.h", "\nint a = b;\n")];
    let ran = cpp(("main.cpp", "#include \"a.h\"\nint main() { return nope; }\n"), &beside).await;
    assert_eq!((ran.outcome.status, ran.outcome.exit_code), (Status::CompileError, Some(1)));
    let told: Vec<_> =
        ran.outcome.diagnostics.iter().map(|told| (told.file.as_str(), told.line, told.column)).collect();
    let expected = [("a.h", 2, 9), ("main.cpp", 2, 21), ("other.cpp", 2, 5)];
    assert_eq!(told, expected, "{}", ran.err());
    assert!(ran.err().starts_with("In file included from main.cpp:1:\n./a.h:2:9: error: "), "{}", ran.err());
    assert!(!ran.err().contains("stdin") && !ran.err().contains("runroom"), "{}", ran.err());

    // What is not closed ends with the source, and what is around it is never seen.
    for (code, line, column) in [
        ("int main() {\n    int x = 1;\n", 2, 15),
        ("#define F(x) x\nint main() { F(1", 2, 14),
        ("namespace a {\n\n\n", 3, 1),
    ] {
        let ran = cpp(("main.cpp", code), &[]).await;
        let Some(told) = ran.outcome.diagnostics.first() else { panic!("{ran:?}") };
        assert_eq!((told.file.as_str(), told.line, told.column), ("main.cpp", line, column), "{}", ran.err());
        assert!(!ran.err().contains("stdin") && !ran.err().contains("runroom"), "{}", ran.err());
    }
    // A warning, and a program all the same.
    let ran = cpp(("main.cpp", "int f() {}\nint main() {}\n"), &[]).await;
    assert_eq!(ran.outcome.status, Status::Success);
    assert!(ran.err().starts_with("main.cpp:1:10: warning: non-void function"), "{}", ran.err());
    assert_eq!(ran.outcome.diagnostics.len(), 1);
}

#[tokio::test]
async fn cpp_sources_are_compiled_from_where_clang_was_stopped() {
    // Only there is that a name of anything: what includes the source is told it by.
    let code = "#include <cstdio>\n#define GLUED(a, b) a##b\n#define NAME(a, b) GLUED(a, b)\nint main() { std::puts(NAME(__runroom_, source)); }\n";
    let ran = cpp(("main.cpp", code), &[]).await;
    assert_eq!((ran.out(), ran.err()), ("main.cpp\n", ""), "{ran:?}");
    let ran = cpp(("main.cpp", &format!("{code}// pack\n")), &[]).await;
    assert_eq!(ran.outcome.status, Status::CompileError, "this is compiled in the ordinary way: {ran:?}");
}

#[tokio::test]
async fn cpp_sources_may_ask_whether_they_are_included() {
    let code = "#if __INCLUDE_LEVEL__ == 0\n#include <iostream>\n#include __BASE_FILE__\nint main() { std::cout << twice(21) << std::endl; }\n#else\nint twice(int x) { return 2 * x; }\n#endif\n";
    let ran = cpp(("main.cpp", code), &[]).await;
    assert_eq!((ran.out(), ran.err()), ("42\n", ""), "{ran:?}");
}

#[tokio::test]
async fn cpp_sources_may_have_any_name_that_a_file_may_have() {
    let hello = "#include <iostream>\nint main() { std::cout << __FILE__ << std::endl; }\n";
    for name in ["a\"b.cpp", "{source}.cpp", "ä ö.cpp"] {
        let ran = cpp((name, hello), &[("runroom-source.h", "int x;")]).await;
        let alone = cpp((name, hello), &[]).await;
        for ran in [ran, alone] {
            assert_eq!(ran.out().trim_end(), name, "{ran:?}");
        }
    }
}

#[tokio::test]
async fn what_is_said_of_a_cpp_source_is_bounded() {
    let code = "#warning again\n".repeat(500) + "int main() {}\n";
    let compile = CompileLimits { output_bytes: 4096, ..CompileLimits::default() };
    let limits = Limits { compile, ..Limits::default() };
    let ran = run(ready("cpp").await, Job { limits, ..job("cpp", &code) }, StdinReader::empty()).await;
    assert_eq!(ran.outcome.status, Status::CompileError, "{ran:?}");
    assert_eq!(ran.outcome.message.as_deref(), Some("the compiler says more than 4096 bytes"));
    assert!(
        ran.err().starts_with("main.cpp:1:2: warning: again") && ran.err().len() <= 4096,
        "{}",
        ran.err()
    );
    assert_eq!(ran.outcome.diagnostics[0].line, 1);
}

#[tokio::test]
async fn go_collects_garbage_before_memory_ends() {
    // A goroutine that never waits, and a third of the memory that it may have.
    let nodes = "
type node struct { next *node; data [7]int }
func main() {
    keep, seed := make([]*node, 32<<20/64), uint32(1)
    for i := range 4_000_000 {
        seed = seed*1664525 + 1013904223
        keep[int(seed)%len(keep)] = &node{data: [7]int{i}}
    }
    println(\"done\")
}";
    let rows = "
func main() {
    keep := make([][]int, 32<<20/8/8192)
    for i := range 20_000 {
        keep[i%len(keep)] = make([]int, 8192)
    }
    println(\"done\")
}";
    for program in [nodes, rows] {
        let limits = Limits { memory_bytes: 96 << 20, ..Limits::default() };
        let job = Job { limits, ..job("go", &format!("package main\n{program}")) };
        let ran = run(ready("go").await, job, StdinReader::empty()).await;
        assert_eq!((ran.err(), ran.outcome.status), ("done\n", Status::Success), "{:?}", ran.outcome);
    }
}

#[tokio::test]
async fn go_programs_of_many_loops_are_no_larger_for_each_loop() {
    let loops = "for i := range 2 { add(i) }\n".repeat(1500);
    let code = format!(
        "package main\nvar sum int\n//go:noinline\nfunc add(n int) {{ sum += n }}\nfunc main() {{\n{loops}println(sum)\n}}\n"
    );
    let ran = go_within(WITHOUT_ITS_TRUNK, &code).await;
    assert_eq!((ran.err(), ran.outcome.status), ("1500\n", Status::Success), "{:?}", ran.outcome);
}

#[tokio::test]
async fn go_programs_that_are_laid_out_otherwise_run_as_well() {
    for (code, out) in [
        // More values to start with than there is room for at that place.
        (
            r#"package main
import ("fmt"; "strings")
var table = [1 << 20]byte{1<<20 - 1: 42}
func main() { fmt.Println(table[len(table)-1], strings.ToUpper("ok")) }"#,
            "42 OK\n",
        ),
        // A function of the host that the library does not need.
        (
            r#"package main
import ("fmt"; "unsafe")
//go:wasmimport wasi_snapshot_preview1 clock_res_get
func resolution(clock uint32, to unsafe.Pointer) uint32
func main() {
    var found uint64
    fmt.Println(resolution(0, unsafe.Pointer(&found)), found > 0)
}"#,
            "0 true\n",
        ),
    ] {
        let refused = go_within(WITHOUT_ITS_TRUNK, code).await;
        assert_eq!(refused.outcome.status, Status::CompileError, "{refused:?}");
        assert_eq!(go_within(CompileLimits::default().product_bytes, code).await.out(), out);
    }
}
