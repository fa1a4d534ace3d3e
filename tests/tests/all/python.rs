//! Python as its programmers know it.

use std::time::Duration;

use runroom_runtime::{Job, JobIo, Limits, Runner as _, Status, StdinReader, output};
use runroom_tests::{
    languages::ready,
    run::{Ran, job, run},
};
use tokio_util::sync::CancellationToken;

async fn python(code: &str) -> Ran {
    with_stdin(code, "").await
}

async fn with_stdin(code: &str, stdin: &str) -> Ran {
    run(ready("python").await, job("python", code), StdinReader::from_bytes(stdin)).await
}

#[tokio::test]
async fn a_program_of_several_lines_reads_its_input() {
    let code = "
import sys

def area(w, h):
    return w * h

name = input('name? ')
w, h = map(int, input().split())
print(f'{name}: {area(w, h)}')
print([line.strip() for line in sys.stdin])
";
    let ran = with_stdin(code, "box\n3 4\nx\ny").await;
    assert_eq!(ran.out(), "name? box: 12\n['x', 'y']\n");
    assert_eq!((ran.outcome.status, ran.outcome.exit_code), (Status::Success, Some(0)));
}

#[tokio::test]
async fn a_program_is_a_script() {
    let code = "
import sys, __main__
print(__name__, __file__, sys.argv, __main__ is sys.modules['__main__'])
1 + 1
'no echo'
print(sorted(name for name in globals() if not name.startswith('__')))
";
    let job = Job { args: vec!["-x".into(), "ü \"q\"".into()], ..job("python", code) };
    let ran = run(ready("python").await, job, StdinReader::empty()).await;
    assert_eq!(ran.out(), "__main__ main.py ['main.py', '-x', 'ü \"q\"'] True\n['sys']\n");
}

#[tokio::test]
async fn an_exception_is_told_with_the_users_file_lines_and_columns() {
    let code = "def f(n):\n    return 1 / n\n\ntry:\n    f(0)\nexcept ZeroDivisionError as e:\n    raise ValueError('bad') from e\n";
    let ran = python(code).await;
    let expected = r#"Traceback (most recent call last):
  File "main.py", line 5, in <module>
    f(0)
    ~^^^
  File "main.py", line 2, in f
    return 1 / n
           ~~^~~
ZeroDivisionError: division by zero

The above exception was the direct cause of the following exception:

Traceback (most recent call last):
  File "main.py", line 7, in <module>
    raise ValueError('bad') from e
ValueError: bad
"#;
    assert_eq!(ran.err(), expected);
    assert_eq!((ran.outcome.status, ran.outcome.exit_code), (Status::RuntimeError, Some(1)));
}

#[tokio::test]
async fn a_syntax_error_shows_its_place_and_nothing_of_ours() {
    let ran = python("x = 1\ndef f(:\n    pass\n").await;
    assert_eq!(
        ran.err(),
        "  File \"main.py\", line 2\n    def f(:\n          ^\nSyntaxError: invalid syntax\n"
    );
}

#[tokio::test]
async fn the_file_may_have_another_name() {
    let job = Job {
        file_name: Some("exercise 1.py".into()),
        ..job("python", "import inspect\nraise SystemExit(boom)")
    };
    let ran = run(ready("python").await, job, StdinReader::empty()).await;
    assert!(
        ran.err().starts_with(
            "Traceback (most recent call last):\n  File \"exercise 1.py\", line 2, in <module>\n"
        )
    );
    assert!(ran.err().contains("NameError: name 'boom' is not defined"), "{}", ran.err());
}

#[tokio::test]
async fn exit_codes_are_those_of_the_interpreter() {
    for (code, exit, stderr) in [
        ("import sys; sys.exit(3)", 3, ""),
        ("raise SystemExit", 0, ""),
        ("import sys; sys.exit('what went wrong')", 1, "what went wrong\n"),
        ("import sys; sys.exit(256 + 7)", 7, ""),
        ("import os; os._exit(200)", 200, ""),
        ("import sys; sys.exit(True)", 1, ""),
    ] {
        let ran = python(code).await;
        assert_eq!((ran.outcome.exit_code, ran.err()), (Some(exit), stderr), "{code}");
    }
}

#[tokio::test]
async fn exit_handlers_run_and_what_is_buffered_is_flushed() {
    let code = "
import atexit, sys
atexit.register(print, 'second', end='')
atexit.register(lambda: print('first'))
sys.stdout.write('no newline')
sys.stderr.write('nor here')
sys.exit(4)
";
    let ran = python(code).await;
    assert_eq!((ran.out(), ran.err()), ("no newlinefirst\nsecond", "nor here"));
    assert_eq!(ran.outcome.exit_code, Some(4));
}

#[tokio::test]
async fn unicode_comes_in_and_goes_out() {
    let ran =
        with_stdin("s = input()\nprint(s[::-1], len(s), '\\N{SNOWMAN}')\nñ = 'é'; print(ñ)", "日本語🦀\n")
            .await;
    assert_eq!(ran.out(), "🦀語本日 4 ☃\né\n");
}

#[tokio::test]
async fn a_megabyte_of_output_arrives_whole() {
    let ran = python("for i in range(100_000): print(f'{i:09}')").await;
    let expected: String = (0..100_000).map(|i| format!("{i:09}\n")).collect();
    assert!(ran.out() == expected, "{} of {} bytes", ran.stdout.len(), expected.len());
}

#[tokio::test]
async fn output_comes_as_it_is_printed() {
    let code = "import time\nprint('before')\ntime.sleep(3600)";
    let (writer, mut shown) = output(100);
    let cancel = CancellationToken::new();
    let io = JobIo { stdin: StdinReader::empty(), output: writer, cancel: cancel.clone() };
    let running = tokio::spawn(ready("python").await.run(job("python", code), io));
    let chunk = shown.next().await.unwrap();
    assert_eq!(&chunk.data[..], b"before\n");
    cancel.cancel();
    let outcome = running.await.unwrap().unwrap();
    assert_eq!(outcome.status, Status::Cancelled);
}

#[tokio::test]
async fn figures_that_are_shown_are_pictures() {
    let code = "
import matplotlib.pyplot as plt
plt.plot([1, 4, 9])
plt.figure()
plt.bar([1, 2], [3, 4])
plt.show()
plt.plot([3, 2])
plt.show()
print(plt.get_fignums())
";
    let ran = python(code).await;
    assert_eq!((ran.out(), ran.err()), ("[]\n", ""));
    let pictures: Vec<_> = ran.outcome.files.iter().map(|file| (file.path.as_str(), file.image())).collect();
    assert_eq!(
        pictures,
        ["figure-1.png", "figure-2.png", "figure-3.png"].map(|name| (name, Some("image/png")))
    );
}

#[tokio::test]
async fn the_scientific_stack_is_there() {
    let code = "
import numpy as np, pandas as pd
from scipy import optimize
from sklearn.linear_model import LinearRegression
import sympy, networkx, lxml, PIL
frame = pd.DataFrame({'k': list('aabb'), 'v': [1.0, 2.0, 3.0, 5.0]})
print(frame.groupby('k').v.mean().to_dict())
print(np.linalg.det(np.array([[1, 2], [3, 4]])).round(6), np.arange(1_000_000, dtype=np.int64).sum().item())
print(round(optimize.brentq(lambda x: x * x - 2, 0, 2), 6))
print(LinearRegression().fit([[0], [1], [2]], [1, 3, 5]).coef_.round(6).tolist())
print(sympy.factor('x**2 - 1'))
";
    // Seconds of computing, while other tests keep every core busy.
    let wall_time = Duration::from_secs(180);
    let limits = Limits { memory_bytes: 1 << 30, wall_time, ..Limits::default() };
    let ran = run(ready("python").await, Job { limits, ..job("python", code) }, StdinReader::empty()).await;
    let expected = "{'a': 1.5, 'b': 4.0}\n-2.0 499999500000\n1.414214\n[2.0]\n(x - 1)*(x + 1)\n";
    assert_eq!((ran.out(), ran.err()), (expected, ""), "{:?}", ran.outcome);
}

#[tokio::test]
async fn a_plot_is_a_file_that_the_program_leaves() {
    let code =
        "import matplotlib.pyplot as plt\nplt.plot([1, 4, 9]); plt.title('Größe'); plt.savefig('plot.png')";
    let ran = python(code).await;
    assert_eq!(ran.outcome.status, Status::Success, "{}", ran.err());
    let [file] = &ran.outcome.files[..] else { panic!("one file, not {:?}", ran.outcome.files.len()) };
    assert_eq!(file.path, "plot.png");
    assert!(file.content.starts_with(b"\x89PNG"));
}

#[tokio::test]
async fn a_picture_is_written_as_it_is_whatever_it_is_like() {
    let code = r#"
import io
import numpy as np
from PIL import Image

def is_read_back(pixels, **how):
    file = io.BytesIO()
    Image.fromarray(pixels).save(file, "png", **how)
    picture = Image.open(file)
    picture.load()
    return np.array_equal(np.asarray(picture), pixels)

random = np.random.default_rng(0)
for size in (1, 1), (1, 300), (300, 1), (7, 13), (700, 400), (3, 70_000):
    print(is_read_back(random.integers(0, 256, (*size, 4), np.uint8)))
gradient = np.indices((500, 300)).sum(0).astype(np.uint8)
print(is_read_back(gradient))
for depth in 3, 4:
    for how in {}, {"optimize": True}, {"compress_level": 1}, {"compress_type": 3}:
        print(is_read_back(np.stack([gradient] * depth, 2), **how))
"#;
    let ran = python(code).await;
    assert_eq!((ran.out(), ran.err()), ("True\n".repeat(15).as_str(), ""));
}

#[tokio::test]
async fn a_figure_that_is_saved_is_drawn_again_only_where_that_changes_something() {
    let code = r#"
import matplotlib.pyplot as plt
from matplotlib import font_manager, text
from matplotlib.figure import Figure
from PIL import Image

canvas = plt.figure(figsize=(3, 2)).canvas
plt.plot([1, 3, 2], label="Größe")
plt.title("$x^2$\nÅ")
plt.xlabel("two\nlines", rotation=30)
inside = plt.text(0, 2, "inside")
plt.legend()
pixels = lambda: bytes(canvas.buffer_rgba())

canvas.draw()
first, extent = pixels(), inside.get_window_extent().bounds
# Without what is known of fonts from the texts before.
text.get_font = font_manager.get_font
canvas.draw()
print(pixels() == first)

draws = []
drawn = Figure.draw
Figure.draw = lambda self, renderer: (draws.append(renderer), drawn(self, renderer))[1]
def save(name, **how):
    draws.clear()
    plt.savefig(name, **how)
    print(len(draws), pixels() == first, inside.get_window_extent().bounds == extent, canvas.figure.stale)

save("same.png")
print(Image.open("same.png").convert("RGBA").tobytes() == first)
save("small.png", dpi=50)
print(Image.open("small.png").size)
for name, how in {"a.svg": {}, "b.png": {"transparent": True}, "c": {}}.items():
    save(name, **how)
with plt.rc_context({"savefig.facecolor": "red"}):
    save("red.png")
canvas.mpl_connect("draw_event", lambda event: None)
save("told.png")
plt.figure(layout="tight")
draws.clear()
plt.savefig("tight.png")
print(len(draws))
"#;
    let ran = python(code).await;
    let twice = "2 True True False\n";
    let expected = format!("True\n1 True True False\nTrue\n{twice}(150, 100)\n{}3\n", twice.repeat(5));
    assert_eq!((ran.out(), ran.err()), (expected.as_str(), ""));
}

#[tokio::test]
async fn libraries_warn_of_the_programs_lines() {
    let code = r#"
import warnings
import matplotlib.pyplot as plt
plt.title("漢")
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    plt.savefig("a.png")
    plt.title("字")
    plt.gcf().savefig("b.png")
print(sorted({(warning.filename, warning.lineno) for warning in caught}))
"#;
    let ran = python(code).await;
    assert_eq!((ran.out(), ran.err()), ("[('main.py', 7), ('main.py', 9)]\n", ""));
}

#[tokio::test]
async fn files_are_written_read_and_listed_in_the_scratch_space_alone() {
    let code = "
import os, pathlib, shutil, tempfile
pathlib.Path('d/e').mkdir(parents=True)
with open('d/e/f.txt', 'w') as f: f.write('content')
print(open('d/e/f.txt').read(), os.listdir(), sorted(os.listdir('/')), os.getcwd())
shutil.rmtree('d')
with tempfile.NamedTemporaryFile() as t: t.write(b'x'); print(t.name.startswith('/tmp/'))
for path in ['/etc/passwd', '../../etc/passwd', '/proc/self/environ', '/dev/zero']:
    try: open(path)
    except OSError as e: print(type(e).__name__)
try: open('/usr/local/lib/python315.zip', 'r+b')
except OSError as e: print(type(e).__name__)
print(sorted(os.environ))
with open(os.devnull, 'w') as null: print('x' * 1000, file=null)
print(repr(open(os.devnull).read()))
";
    let ran = python(code).await;
    let expected = "content ['d', 'main.py'] ['dev', 'tmp', 'usr', 'work'] /work\nTrue\n\
        FileNotFoundError\nFileNotFoundError\nFileNotFoundError\nFileNotFoundError\nOSError\n\
        ['HOME', 'MPLBACKEND', 'PYTHONDONTWRITEBYTECODE', 'PYTHONHASHSEED', 'PYTHONTZPATH', 'TMPDIR']\n''\n";
    assert_eq!((ran.out(), ran.err()), (expected, ""));
}

#[tokio::test]
async fn two_runs_of_one_snapshot_draw_differently() {
    let code = "
import random, uuid, os, secrets, tempfile, numpy as np
print(random.random(), np.random.rand(), np.random.default_rng().random(), uuid.uuid4(), uuid.uuid1(), os.urandom(8),
      secrets.token_hex(), tempfile.mktemp(), sep='\\n')";
    let (one, two) = tokio::join!(python(code), python(code));
    for (a, b) in one.out().lines().zip(two.out().lines()) {
        assert_ne!(a, b);
    }
    assert_eq!(one.out().lines().count(), 8, "{}", one.err());
}

#[tokio::test]
async fn nothing_of_a_run_is_left_for_the_next() {
    let plant = "
import builtins, os, sys, random, numpy
builtins.secret = sys.secret = os.environ['SECRET'] = numpy.secret = 'SECRET-7431'
open('/tmp/secret', 'w').write(builtins.secret)
heap = [builtins.secret * 1000 for _ in range(1000)]
";
    let find = "
import builtins, os, sys, gc, numpy
print(hasattr(builtins, 'secret'), hasattr(sys, 'secret'), 'SECRET' in os.environ, hasattr(numpy, 'secret'), os.listdir('/tmp'))
print(any(type(o) is str and o.startswith('SECRET-74' + '31') for o in gc.get_objects()))";
    for ending in ["", "\nwhile True: heap.append(heap[0] + str(len(heap)))", "\nos.abort()", "\nos._exit(1)"]
    {
        python(&format!("{plant}{ending}")).await;
        assert_eq!(python(find).await.out(), "False False False False []\nFalse\n", "after {ending:?}");
    }
}

#[tokio::test]
async fn what_is_too_much_ends_in_pythons_own_error_or_the_right_status() {
    let deep = python("def f(n): return f(n + 1)\nf(0)").await;
    assert!(deep.err().ends_with("RecursionError: maximum recursion depth exceeded\n"), "{}", deep.err());

    let large = python("x = bytearray(1 << 30)").await;
    assert!(large.err().ends_with("MemoryError\n"), "{}", large.err());
    assert_eq!(large.outcome.status, Status::MemoryLimit);

    let limits = Limits { wall_time: Duration::from_millis(300), ..Limits::default() };
    for code in
        ["while True: pass", "import time; time.sleep(3600)", "import re; re.match('(a+)+$', 'a' * 60 + 'b')"]
    {
        let job = Job { limits: limits.clone(), ..job("python", code) };
        let ran = run(ready("python").await, job, StdinReader::empty()).await;
        assert_eq!(ran.outcome.status, Status::Timeout, "{code}");
        assert!(ran.outcome.wall_time < Duration::from_millis(400), "{code}: {:?}", ran.outcome.wall_time);
    }

    let flood = python("while True: print('x' * 1000)").await;
    assert_eq!(flood.outcome.status, Status::OutputLimit);
    let disk = python("with open('big', 'wb') as f:\n    while True: f.write(bytes(1 << 20))").await;
    assert_eq!(disk.outcome.status, Status::DiskLimit);
    assert!(disk.err().contains("No space left on device"), "{}", disk.err());
}

#[tokio::test]
async fn what_is_in_buffers_at_the_end_is_written() {
    for (code, out) in [
        ("f = open(1, 'w', closefd=False); f.write('kept')", "kept"),
        ("import sys\nprint('kept', end='')\nsys.stdout = open('/tmp/other', 'w')", "kept"),
        ("import sys\nprint('kept', end='')\nsys.stdout.close()", "kept"),
        ("import sys\nsys.stdout = None", ""),
    ] {
        let ran = python(code).await;
        assert_eq!((ran.out(), ran.err(), ran.outcome.exit_code), (out, "", Some(0)), "{code}");
    }
    let ran = python("f = open('left.txt', 'w'); f.write('kept')").await;
    assert_eq!(ran.outcome.files.len(), 1, "{ran:?}");
    assert_eq!((&*ran.outcome.files[0].path, &ran.outcome.files[0].content[..]), ("left.txt", &b"kept"[..]));
}

#[tokio::test]
async fn coroutines_run_in_an_event_loop() {
    let code = "
import asyncio, time
async def worker(name, delay):
    await asyncio.sleep(delay)
    print(name)
    return delay
async def main():
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(worker('slow', 0.05)), group.create_task(worker('fast', 0.01))]
    queue = asyncio.Queue()
    await queue.put(sum(task.result() for task in tasks))
    try:
        await asyncio.wait_for(asyncio.Event().wait(), 0.01)
    except TimeoutError:
        print('timed out', round(await queue.get(), 2))
asyncio.run(main())
";
    let ran = python(code).await;
    assert_eq!((ran.out(), ran.err()), ("fast\nslow\ntimed out 0.06\n", ""));
}

#[tokio::test]
async fn a_look_at_stdin_that_does_not_wait_sees_what_is_there() {
    let code = "import select, sys\nprint(len(select.select([sys.stdin], [], [], 0)[0]))";
    let ran = with_stdin(code, "a line\n").await;
    assert_eq!((ran.out(), ran.err()), ("1\n", ""));
}
