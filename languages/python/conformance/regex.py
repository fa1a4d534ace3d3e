"""Regular expressions: groups, lookaround, substitution, a tokenizer, validation."""
import re

LOG = """\
2024-01-15 10:23:45 [ERROR] db.pool: Connection refused (host=10.0.0.5, port=5432)
2024-01-15 10:23:46 [INFO] web: GET /index.html 200 in 12ms
2024-01-15 10:24:01 [WARN] web: GET /admin 403 in 3ms
bad line
2024-01-16 00:00:00 [ERROR] web: POST /api/v1/items 500 in 1204ms
"""

LINE = re.compile(r"""
    ^(?P<date>\d{4}-\d{2}-\d{2}) \s (?P<time>[\d:]+) \s   # when
    \[(?P<level>[A-Z]+)\] \s
    (?P<source>[\w.]+): \s+ (?P<message>.*)$               # what
""", re.VERBOSE | re.MULTILINE)

for match in LINE.finditer(LOG):
    print(match["level"], match.group("source", "time"), match.span("message"), match.lastgroup)
print(LINE.groupindex["level"], LINE.groups, len(LINE.findall(LOG)), LINE.match("x"))
print(re.findall(r"(\w+)=([\d.]+)", LOG), sum(map(int, re.findall(r"(\d+)ms\b", LOG))))

print(re.split(r"[;,\s]\s*", "a, b;c  d,e"), re.split(r"(\d)", "a1b22c"), re.split(r",", "a,b,c,d", maxsplit=2))
print(re.sub(r"(\w+) (\w+)", r"\2 \1", "hello world and more"), re.sub(r"\d+", lambda m: str(int(m[0]) * 2), "3 cats, 14 dogs"))
print(re.subn(r"(?i)spam", "eggs", "Spam spam SPAM", count=2), re.sub(r"(?P<y>\d{4})-(?P<m>\d\d)", r"\g<m>/\g<y>", "on 2024-05"))
print(re.sub(r"\s+", " ", "  much \t space\n"), re.sub(r"", "-", "abc"), re.escape("1+1=2? [yes]"))

print(re.findall(r"(?<=\$)\d+(?:\.\d\d)?", "costs $5.99 or $12, not 7"), re.findall(r"\b\w+(?=!)", "stop! go now!"))
print(re.findall(r"(?<!un)happy", "happy unhappy"), re.sub(r"(?<=\d)(?=(?:\d{3})+\b)", ",", "1234567 and 1000"))
print(re.findall(r"\b(\w)(\w)\w?\2\1\b", "noon level deed radar abcba"), re.search(r"(['\"])(.*?)\1", "say \"it's\" now").group(2))
print(re.findall(r"<.+>", "<a><b>"), re.findall(r"<.+?>", "<a><b>"), re.findall(r"a{2,3}", "a aa aaa aaaaa"), re.findall(r"x*", "axb"))
print(re.fullmatch(r"[a-z]+", "abc1"), bool(re.fullmatch(r"(?i:ABC)def", "abcdef")), re.match(r"(a)|(b)", "b").groups("none"))
print(re.search(r"(a+)+$", "aaaaaaaaaaaab"), re.findall(r"^\w", "one\ntwo", re.M), re.findall(r"a.c", "a\nc", re.S))
print(re.findall(r"(?:(?P<sign>[-+])?(\d+))", "-5 +7 12"), re.search(r"(?P<q>')?x(?(q)'|!)", "x!").group())
print(re.findall(r"[^\W\d_]+", "über 12 naïve_x Ωmega", re.U), re.findall(r"\w+", "über x", re.A), re.findall(rb"\d+", b"a1b22"))
print(re.findall(r"(?>a+)b", "aaab"), re.findall(r"a++b", "aab"))


TOKEN = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in [
    ("NUMBER", r"\d+(?:\.\d*)?"), ("NAME", r"[A-Za-z_]\w*"), ("OPERATOR", r"\*\*|[-+*/=()^]"), ("SPACE", r"\s+"), ("OTHER", r"."),
]))


def tokens(source):
    for match in TOKEN.finditer(source):
        if match.lastgroup == "OTHER":
            raise SyntaxError(f"unexpected {match[0]!r} at {match.start()}")
        if match.lastgroup != "SPACE":
            yield match.lastgroup, match[0]


print(list(tokens("area = 3.14 * r**2")))
try:
    list(tokens("a $ b"))
except SyntaxError as error:
    print(error)

PATTERNS = {
    "email": r"[\w.+-]+@[\w-]+(\.[\w-]+)+",
    "ipv4": r"((25[0-5]|2[0-4]\d|1?\d?\d)(\.(?!$)|$)){4}",
    "hex colour": r"#([\da-fA-F]{3}){1,2}",
    "date": r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])",
    "password": r"(?=.*\d)(?=.*[a-z])(?=.*[A-Z])\S{8,}",
}
for name, samples in {
    "email": "ada@example.org a.b+c@x.co.uk @no.de a@b",
    "ipv4": "192.168.0.1 256.1.1.1 1.2.3 0.0.0.0",
    "hex colour": "#fff #12AB9f #12 fff",
    "date": "2024-02-30 2024-13-01 1999-12-31",
    "password": "Passw0rd password1 SHORT1a Str0ngEnough",
}.items():
    print(f"{name:<12}", {sample: bool(re.fullmatch(PATTERNS[name], sample)) for sample in samples.split()})

for pattern in ("(", "[a-", "a{2,1}", "*a", r"(?P<1>x)", r"\1"):
    try:
        re.compile(pattern)
    except re.error as error:
        print("invalid pattern", repr(pattern), error.pos)


def markdown(text):
    for pattern, replacement in [(r"^# (.*)$", r"<h1>\1</h1>"), (r"\*\*(.+?)\*\*", r"<b>\1</b>"), (r"\*(.+?)\*", r"<i>\1</i>"),
                                 (r"\[([^\]]+)\]\(([^)]+)\)", r'<a href="\2">\1</a>'), (r"`([^`]+)`", r"<code>\1</code>")]:
        text = re.sub(pattern, replacement, text, flags=re.M)
    return text


print(markdown("# Title\nSome **bold** and *thin* text, a [link](http://x.y) and `code`."))
