"""Text processing: words, formats, layout, ciphers, comparison."""
import difflib
import string
import textwrap
from collections import Counter

PASSAGE = """\
It was the best of times, it was the worst of times, it was the age of wisdom, it was the age of
foolishness, it was the epoch of belief, it was the epoch of incredulity, it was the season of Light,
it was the season of Darkness, it was the spring of hope, it was the winter of despair."""

words = [word.strip(string.punctuation).lower() for word in PASSAGE.split()]
counts = Counter(words)
for word, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:6]:
    print(f"{word:<8}{count:>4} {'*' * count}")
print(len(words), len(counts), max(words, key=len), round(sum(map(len, words)) / len(words), 3))

print(textwrap.fill(PASSAGE, width=50, initial_indent="  * ", subsequent_indent="    "))
print(textwrap.shorten(PASSAGE, 40, placeholder="..."))
print(textwrap.dedent("""\
    def f():
        return 1
"""), end="")
print(textwrap.indent("one\n\ntwo", "> "))


def justify(text, width):
    line, length = [], 0
    for word in text.split():
        if length + len(word) + len(line) > width:
            gaps = max(len(line) - 1, 1)
            spaces, extra = divmod(width - length, gaps)
            yield "".join(w + " " * (spaces + (i < extra)) for i, w in enumerate(line[:-1])) + line[-1]
            line, length = [], 0
        line.append(word)
        length += len(word)
    yield " ".join(line)


for line in justify(PASSAGE, 36):
    print(f"|{line:<36}|")


def caesar(text, shift):
    lower, upper = string.ascii_lowercase, string.ascii_uppercase
    table = str.maketrans(lower + upper, lower[shift:] + lower[:shift] + upper[shift:] + upper[:shift])
    return text.translate(table)


secret = caesar("Attack at Dawn!", 3)
print(secret, caesar(secret, 23))


def roman(number):
    numerals = zip((1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1), "M CM D CD C XC L XL X IX V IV I".split())
    out = ""
    for value, numeral in numerals:
        out += numeral * (number // value)
        number %= value
    return out


print([roman(n) for n in (1, 4, 9, 14, 40, 90, 400, 1994, 2024, 3999)])

print("%5d|%-5d|%05d|%+d|%x|%o|%e|%.3g|%%|%s|%r" % (42, 42, 42, 42, 255, 8, 12345.678, 0.00012345, "s", "r"))
print("{0!r:>10}|{name:^10}|{1:*<8,}|{1:#x}|{2:.2%}|{2:08.3f}".format("a", 1234567, 0.4567, name="mid"))
value, width, places = 3.14159265, 12, 3
print(f"{value:{width}.{places}f}|{value!s:.4}|{1e10:g}|{255:#010b}|{-7:=+5d}|{12345678:_}|{'x':->5}|{value=:.2f}")
print("tab\tquote\"back\\slash", r"raw\n", "a" "b" 'c', sep=" / ")

print("a,b,,c".split(","), "  a  b ".split(), "k=v=w".partition("="), "k=v=w".rpartition("="), "x\ny\r\nz".splitlines())
print("title case here".title(), "Hello".swapcase(), "hELLO".capitalize(), "ß".upper(), "Straße".casefold())
print("abcabc".find("c"), "abcabc".rfind("c"), "abcabc".count("bc"), "abc".replace("b", "-"), "unhappy".removeprefix("un"))
print("42".zfill(5), "-42".zfill(5), "abc".center(9, "*"), "abc".rjust(6), "a\tb".expandtabs(4))
print("abc123".isalnum(), "abc".isalpha(), "١٢".isdecimal(), "²".isdigit(), "½".isnumeric(), "a b".isidentifier(), " ".isspace())
print("racecar"[::-1] == "racecar", "stressed"[::-1], "abcdefgh"[1:7:2], "abcdefgh"[-3:], "abc" * 2, "b" in "abc")

groups = {}
for word in "listen silent enlist google elgoog tinsel dog god".split():
    groups.setdefault("".join(sorted(word)), []).append(word)
print([group for group in groups.values() if len(group) > 1])

before = "apple\nbanana\ncherry\n".splitlines(keepends=True)
after = "apple\nblueberry\ncherry\ndate\n".splitlines(keepends=True)
print("".join(difflib.unified_diff(before, after, "before", "after")), end="")
print(difflib.get_close_matches("appel", ["ape", "apple", "peach", "puppy"]))
print(round(difflib.SequenceMatcher(None, "kitten", "sitting").ratio(), 4))
print(string.Template("$who likes ${what}s, costs $$5").substitute(who="tim", what="kite"))
