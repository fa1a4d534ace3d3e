# Strings, regular expressions, fields of fixed width or by their content, Unicode, JSON, dates and formats.

function rotate(text, by,    i, c, at, out) {
    for (i = 1; i <= length(text); i++) {
        c = substr(text, i, 1)
        if (at = index(LOWER, c)) c = substr(LOWER, (at - 1 + by) % 26 + 1, 1)
        else if (at = index(UPPER, c)) c = substr(UPPER, (at - 1 + by) % 26 + 1, 1)
        out = out c
    }
    return out
}

function reverse(text) { return text == "" ? "" : reverse(substr(text, 2)) substr(text, 1, 1) }

function capital(text,    n, i, part, out) {
    n = split(text, part, / /)
    for (i = 1; i <= n; i++) out = out (i > 1 ? " " : "") toupper(substr(part[i], 1, 1)) tolower(substr(part[i], 2))
    return out
}

function wrap(text, width,    n, i, word, line) {
    n = split(text, word)
    for (i = 1; i <= n; i++) {
        if (line != "" && length(line) + length(word[i]) + 1 > width) { print "  |" line; line = "" }
        line = line (line == "" ? "" : " ") word[i]
    }
    print "  |" line
}

# JSON: tokens are split off the front of TEXT, and values become pairs of path and value.
function token() {
    if (broken) return ""
    if (!match(TEXT, /^[ \t\n]*("([^"\\]|\\.)*"|-?[0-9.]+([eE][-+]?[0-9]+)?|true|false|null|[][{},:])/, got)) fail()
    TEXT = substr(TEXT, RLENGTH + 1)
    return got[1]
}
function fail() { print "not JSON at: " substr(TEXT, 1, 10); broken = 1; TEXT = "" }
function parse(path, t,    n, key) {
    if (broken) return
    if (t == "{") {
        for (t = token(); t != "}" && !broken; t = token()) {
            if (t == ",") t = token()
            key = substr(t, 2, length(t) - 2)
            if (token() != ":") return fail()
            parse(path "." key, token())
        }
    } else if (t == "[") {
        for (t = token(); t != "]" && !broken; t = token()) {
            if (t == ",") t = token()
            parse(path "[" n++ "]", t)
        }
    } else {
        if (t ~ /^"/) t = gensub(/\\(.)/, "\\1", "g", substr(t, 2, length(t) - 2))
        found[++FOUND] = path " = " t
    }
}
function json(text,    i) {
    TEXT = text; FOUND = broken = 0
    parse("$", token())
    for (i = 1; i <= FOUND; i++) print "  " found[i]
}

BEGIN {
    LOWER = "abcdefghijklmnopqrstuvwxyz"; UPPER = toupper(LOWER)
    poem = "Die Straße war naß; l'été, déjà!\nΟ ήλιος λάμπει. Снег идёт.\n日本の夏 😀"
    print poem
    print length(poem), split(poem, lines, "\n"), split(poem, letters, ""), toupper("straße éa"), tolower("ΔΕΛΤΑ"), reverse("été日本"), index(poem, "夏")
    for (i = 1; i in letters; i++) if (letters[i] ~ /[[:alpha:]]/) seen[tolower(letters[i])]++
    PROCINFO["sorted_in"] = "@val_num_desc"
    for (c in seen) if (seen[c] > 1) counted = counted " " seen[c]
    print length(seen) ":" counted
    print rotate("Hello, Wörld! xyz", 13), rotate(rotate("Hello", 3), 23), capital("the qUICK élan")
    wrap("A text is broken between its words, so that no line has more letters than it may have: ümläute count once.", 30)

    print match("aabbbcc", /b+/), RSTART, RLENGTH, match("none", /x/), RSTART, RLENGTH
    if (match("on 2024-02-29 at noon", /([0-9]+)-([0-9]+)-([0-9]+)/, date)) print date[0], date[3] "." date[2] "." date[1], date[2, "start"], date[2, "length"]
    text = "the cat saw the other cat"
    n = gsub(/\<the\>/, "<&>", text); print n, text
    sub(/cat/, "\\&", text); print text
    print gensub(/(\w+)@(\w+)/, "\\2 has \\1", "g", "ada@home bob@work"), gensub(/a/, "X", 3, "banana"), gensub(/^|$/, "'", "g", "quoted")
    print "foo.c" ~ /\.c$/, "a+b" ~ "a\\+b", "AbC" ~ /^[[:upper:]][[:lower:]][[:upper:]]$/, "x{2}" ~ /x{2}/, "xx" ~ /^x{2}$/, "two words" ~ /\yword/, match("été", /.é$/)
    IGNORECASE = 1; print "HELLO" ~ /hello/, index("ABC", "b"), "a" == "A"; IGNORECASE = 0
    n = split("one, two;three,,four", part, /[,;] */, separator)
    print n, part[2] "|" part[4] "|" part[5], separator[1] "|" separator[2] "|"
    n = patsplit("a=1, bb=22 c=333", pairs, /[a-z]+=[0-9]+/); print n, pairs[1], pairs[3]
    print substr("hello", 2, 3), substr("hello", -1, 3), substr("hello", 4, 99), substr("日本の夏", 2, 2), substr("x", 5) "|", length(12345), length()

    # Records that are made by hand, and fields that are taken apart in three ways.
    $0 = "  alpha beta  gamma "; print NF, $1 "-" $NF; $5 = "new"; print; print NF; NF = 2; print; $1 = $1; OFS = ":"; $1 = $1; print; OFS = " "
    FIELDWIDTHS = "4 2:3 *"; $0 = "2024xxFebrest of it"; print $1 "/" $2 "/" $3, NF
    FPAT = "([^,]*)|(\"[^\"]*\")"; $0 = "plain,\"with, comma\",,last"; print NF, $2, $4
    FS = ","; $0 = "a,b,,d"; print NF, $4; FS = " "; $0 = " x y "; print NF, $1

    json("{\"name\": \"Zo\\\"e\\\"\", \"tags\": [\"a\", -1.5e3, [true, null], {}], \"in\": {\"x\": {\"y\": \"日本\"}}}")
    json("[1, {\"a\" 2}]")
    print strftime("%Y-%m-%d %H:%M:%S %a %j", 1709210096, 1), mktime("1970 01 02 00 00 00", 1), strftime("%d.%m.%y", mktime("2024 02 28 12 00 00", 1) + 2 * 86400, 1), mktime("no date")
    printf "%5d|%-6s|%06.2f|%x|%c|%c|%+d|%e|%5.1f%%|%o|%i|%*d|%.3s|%c\n", 42, "ab", 3.14159, 255, 122, "word", 7, 12345.678, 99.5, 8, 3.99, 4, 7, "abcdef", 26085
    printf "%2$s %1$s|%1$7s|%2$-7s|\n", "world", "hello"
    print and(12, 10), or(12, 10), xor(12, 10), lshift(1, 20), rshift(256, 4), compl(0) == 2 ^ 53 - 1, strtonum("0xff"), strtonum("017"), strtonum("12abc")
    print 7 % 3, -7 % 3, 2 ^ 10, 2 ** 0.5, 1e6, 1e300 * 1e300, 0.1 + 0.2, 100000 * 100000, 2 ^ 53 + 1, int(-3.7), "3x" + 4, "0x10" + 0, -0, 1 / 4
    OFMT = "%.2f"; CONVFMT = "%.3f"; x = 3.14159; print x, x ""; y = 17; print y "", (10 < 9), ("10" < "9"), (undefined == 0), (undefined == "")
}
