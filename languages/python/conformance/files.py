"""Files: text, bytes, paths, CSV, temporary files, archives, databases of lines."""
import contextlib
import csv
import fileinput
import glob
import gzip
import io
import json
import os
import pickle
import shutil
import tempfile
import zipfile
from pathlib import Path, PurePosixPath

with open("poem.txt", "w", encoding="utf-8") as poem:
    print(poem.write("roses are red\n"), poem.tell())
    poem.writelines(["violets are blue\n", "naïve — ✓\n"])
    print("printed", 1, 2, sep="-", file=poem)
with open("poem.txt", "a") as poem:
    poem.write("no newline at the end")

with open("poem.txt", encoding="utf-8") as poem:
    print(poem.readline().strip(), [line.rstrip() for line in poem], poem.read() == "", poem.name, poem.mode)
    poem.seek(0)
    print(poem.read(5), len(poem.readlines()), poem.closed)
print(poem.closed, os.path.getsize("poem.txt"), sum(1 for _ in open("poem.txt")))

with open("data.bin", "wb") as data:
    data.write(bytes(range(10)) + b"\r\n\x00\xff")
with open("data.bin", "r+b") as data:
    data.seek(-2, os.SEEK_END)
    print(data.read(), data.seek(3), data.read(2))
    data.seek(0)
    data.write(b"HEAD")
    data.truncate(8)
print(Path("data.bin").read_bytes(), os.stat("data.bin").st_size)
with open("lines.txt", "w", newline="\r\n") as lines:
    lines.write("a\nb\n")
print(open("lines.txt", "rb").read(), open("lines.txt").read(), repr(open("lines.txt", newline="").read()))

for bad in (lambda: open("missing.txt"), lambda: open("poem.txt", "x"), lambda: os.mkdir("poem.txt"), lambda: os.rmdir("/no/such"),
            lambda: open("poem.txt", "zz"), lambda: open("data.bin").write("x"), lambda: open("bad.txt", "w", encoding="ascii").write("é")):
    try:
        bad()
    except (OSError, ValueError) as error:
        print(type(error).__name__, getattr(error, "filename", None), getattr(error, "strerror", None))

root = Path("project")
(root / "src" / "deep").mkdir(parents=True)
(root / "src" / "main.py").write_text("print('hi')\n")
(root / "src" / "deep" / "util.py").write_text("x = 1\n")
(root / "README.md").write_text("# Title\n\nText\n")
print(sorted(map(str, root.rglob("*.py"))), sorted(p.name for p in root.iterdir()), root.is_dir(), (root / "none").exists())
print(sorted(glob.glob("project/**/*", recursive=True)))
for folder, folders, names in os.walk("project"):
    print(folder, sorted(folders), sorted(names))
path = root / "src" / "main.py"
print(path.name, path.stem, path.suffix, path.parent, path.parts, path.with_suffix(".txt"), path.relative_to(root), path.as_posix())
print(PurePosixPath("/a/b/../c").parent, PurePosixPath("a") / "/b", PurePosixPath("a/b.tar.gz").suffixes, os.path.normpath("a/./b/../c"))
print(os.path.join("a", "b"), os.path.splitext("x.y.z"), os.path.basename("/p/q.txt"), os.path.commonpath(["/a/b/c", "/a/b/d"]))

shutil.copytree(root, "copy")
os.rename("copy/README.md", "copy/notes.md")
shutil.move("copy/notes.md", "copy/src")
Path("copy/src/main.py").unlink()
print(sorted(str(p) for p in Path("copy").rglob("*")), os.path.exists("copy/README.md"))
shutil.rmtree("copy")
os.replace("lines.txt", "data.bin")
print(sorted(p.name for p in Path().glob("*.*") if p.suffix in (".txt", ".bin")), os.listdir("project/src/deep"))
with os.scandir("project") as entries:
    print(sorted((entry.name, entry.is_file()) for entry in entries))

rows = [["name", "note", "n"], ["Ada", 'says "hi", twice', 1], ["Bob", "two\nlines", 2.5], ["Ünal", "", None]]
with open("table.csv", "w", newline="") as table:
    csv.writer(table).writerows(rows)
print(Path("table.csv").read_bytes())
with open("table.csv", newline="") as table:
    for row in csv.DictReader(table):
        print(row)
out = io.StringIO()
writer = csv.DictWriter(out, ["a", "b"], delimiter=";", quoting=csv.QUOTE_NONNUMERIC, lineterminator="\n")
writer.writeheader()
writer.writerow({"a": 1, "b": "x;y"})
print(out.getvalue(), list(csv.reader(["1|'a|b'|3"], delimiter="|", quotechar="'")), csv.Sniffer().sniff("a;b;c\n1;2;3\n").delimiter)

with tempfile.TemporaryDirectory() as folder:
    inside = Path(folder, "x.txt")
    inside.write_text("temporary")
    print(inside.read_text(), Path(folder).is_absolute())
print(Path(folder).exists())
with tempfile.NamedTemporaryFile("w+", suffix=".tmp") as scratch, tempfile.TemporaryFile() as raw, tempfile.SpooledTemporaryFile(10) as spool:
    scratch.write("abc")
    scratch.seek(0)
    raw.write(b"xyz")
    spool.write(b"more than ten bytes")
    print(scratch.read(), scratch.name.endswith(".tmp"), raw.tell(), spool.tell())

with zipfile.ZipFile("pack.zip", "w", zipfile.ZIP_DEFLATED) as pack:
    pack.write("poem.txt")
    pack.writestr("inner/a.txt", "hello " * 100)
with zipfile.ZipFile("pack.zip") as pack:
    print(pack.namelist(), pack.read("inner/a.txt")[:11], pack.getinfo("inner/a.txt").file_size, pack.testzip())
with gzip.open("text.gz", "wt") as packed:
    packed.write("squeezed\n" * 50)
print(len(gzip.open("text.gz", "rt").readlines()), os.path.getsize("text.gz") < 100)
Path("state.pickle").write_bytes(pickle.dumps({"set": {1, 2}, "nested": [(1, "x")], "bytes": b"\0"}))
print(pickle.loads(Path("state.pickle").read_bytes()), json.load(io.StringIO('{"a": [1]}')))
with fileinput.input(["poem.txt", "project/README.md"], encoding="utf-8") as lines:
    print([(lines.filename(), lines.filelineno()) for line in lines if "e" in line])
with contextlib.redirect_stdout(io.StringIO()) as captured:
    print("captured")
print(repr(captured.getvalue()), io.BytesIO(b"ab\ncd").readlines())
