## Text: formats, letters of all alphabets, scanners, JSON, and dates.

import std/[algorithm, critbits, editdistance, json, parseutils, sequtils, strformat, strscans, strutils, sugar, tables, times, wordwrap]
import std/unicode except align, alignLeft, repeat, split, strip

const poem = """
The tide goes out, the tide comes in,
and leaves the shore where it had been:
a shell, a stone, a rusty pin."""

let words = poem.toLowerAscii.split(AllChars - Letters).filterIt(it.len > 0)
var counts = words.toCountTable
counts.sort
echo toSeq(counts.pairs).filterIt(it[1] > 1).sorted((a, b) => (if a[1] != b[1]: cmp(b[1], a[1]) else: cmp(a[0], b[0])))
for i, line in toSeq(poem.splitLines): echo &"{i + 1:>2}|{line:<40}|{line.len:>3}|{line.count('e'):03}"
echo words.sortedByIt(it.len)[^4 .. ^1], " ", words.deduplicate.len, " ", words.mapIt(it[0]).join.toHex[0 .. 7]
echo poem.replace("\n", " ").wrapWords(24).indent(1, "> ")

let pi = 3.14159265
echo &"{pi:.3f} {pi:>10.2e} {255:#x} {255:08b} {insertSep($1234567, ',')} {-7:+d} {\"mid\":^9} {pi = :.1f} {42:>6}"
echo "$1 is $2, or $2 is $1; $name" % ["left", "right", "name", "named"], " ", "a-b_c".multiReplace(("-", "+"), ("_", "*"))
echo "snake_case_name".split('_').mapIt(it.capitalizeAscii).join, " ", "abc".repeat(2), " ", "x".align(4, '.'), " ", "ab".alignLeft(4, '.')
echo parseHexInt("ff"), " ", parseFloat("6.02e23"), " ", "a".cmpIgnoreCase("B"), " ", "  trim ".strip, " ", "key: v: w".split(": ", 1)

let exotic = "Füße, 東京 — naïve 😀"
echo exotic.len, " bytes, ", exotic.runeLen, " runes: ", exotic.toUpper, " ", exotic.reversed
echo exotic.toRunes.filterIt(it.isAlpha and it.int > 127), " ", exotic.runeSubStr(6, 2), " ", "ÄÖ".toLower, " ", validateUtf8("a\xFFb")
var letters: seq[string]
for rune in "Ωmega".runes: letters.add &"U+{rune.int:04X}"
echo letters.join(" "), " ", editDistance("Füße", "Fuss"), " ", cmpRunesIgnoreCase("ÉTÉ", "été")

var (year, month, day) = (0, 0, 0)
if scanf("on 2024-02-29 it was", "on $i-$i-$i$s", year, month, day): echo [year, month, day]
var (name, number) = ("", 0.0)
echo scanf("speed=12.5;", "$w=$f;", name, number), " ", name, " ", number

proc settings(text: string): seq[(string, string)] =
  ## A scanner by hand: names and what they are set to.
  var at = text.skipWhitespace
  while at < text.len:
    var (key, value) = ("", "")
    at += text.parseIdent(key, at)
    at += text.skipWhile({' ', '='}, at)
    at += text.parseUntil(value, ';', at) + 1
    result.add (key, value.strip)
    at += text.skipWhitespace(at)
echo settings(" width = 80; mode=fast ;depth=3"), " ", scanTuple("10x20", "$ix$i"), " ", "2024-02-29".split('-').reversed.join(".")

let data = parseJson("""{"name": "Ada", "born": 1815, "tags": ["math", "\u00e9t\u00e9", null], "at": {"lat": 51.5, "ok": true}}""")
echo data["tags"].len, " ", data["at"]["lat"].getFloat * 2, " ", data{"at", "nothing", "deep"}.getInt(-1), " ", data["tags"][1].getStr
type
  Place = object
    lat: float
    ok: bool
  Person = object
    name: string
    born: int
    at: Place
let person = data.to(Person)
echo person, " ", %*{"list": [1, "two", person.at], "none": newJNull()}
data["born"] = %1852
data.delete "tags"
echo data.pretty(1).splitLines.len, " lines, ", $data
try: discard parseJson("[1, }")
except JsonParsingError as e: echo e.msg.split(") ")[0], ")"

let date = dateTime(2024, mFeb, 29, 13, 5, 9, zone = utc())
echo date.format("yyyy-MM-dd HH:mm:ss ddd"), " ", date + 1.years, " ", (date + 1.months).format("d MMMM"), " ", date.yearday
let other = "31/12/1999".parse("dd/MM/yyyy", utc())
echo (date - other).inDays, " days, ", other.weekday, " ", date.isLeapDay, " ", between(other, date).years, " years"
var index: CritBitTree[int]
for i, word in words: index[word] = i
echo toSeq(index.keysWithPrefix("sh")), " ", index["stone"]
