# Files, written and read back by getline; files that change while they are read; several at once, and in the end one that is not there.

function write_lines(file, n, what,    i) {
    for (i = 1; i <= n; i++) print what, i > file
    close(file)
}

function slurp(file,    text, line, lines) {
    while ((getline line < file) > 0) { text = text line "\n"; lines++ }
    close(file)
    LINES = lines + 0
    return text
}

function exists(file,    line, got) {
    got = (getline line < file)
    close(file)
    return got >= 0
}

# Two sorted files become one.
function merge(a, b, out,    x, y, more_a, more_b) {
    more_a = (getline x < a) > 0
    more_b = (getline y < b) > 0
    while (more_a || more_b) {
        if (more_a && (!more_b || x <= y)) { print x > out; more_a = (getline x < a) > 0 }
        else { print y > out; more_b = (getline y < b) > 0 }
    }
    close(a); close(b); close(out)
}

# Templates: {name} is a value, {@file} is what the file says, to a depth.
function expand(text, depth,    before, name, value, done) {
    while (match(text, /\{@?[a-z.]+\}/)) {
        before = substr(text, 1, RSTART - 1)
        name = substr(text, RSTART + 1, RLENGTH - 2)
        text = substr(text, RSTART + RLENGTH)
        if (name ~ /^@/) {
            name = substr(name, 2)
            if (depth > 5) { fail("too deep: " name); value = "" }
            else if (!exists(name)) { fail("no file " name); value = "?" }
            else { value = expand(slurp(name), depth + 1); sub(/\n$/, "", value) }
        } else value = name in VALUES ? VALUES[name] : "<" name ">"
        done = done before value
    }
    return done text
}
function fail(message) { failures++; print "failed: " message }

# A table with columns as wide as they must be, in two passes over one file.
function align(file,    width, i, line) {
    while ((getline < file) > 0) for (i = 1; i <= NF; i++) if (length($i) > width[i]) width[i] = length($i)
    close(file)
    while ((getline < file) > 0) {
        line = ""
        for (i = 1; i <= NF; i++) line = line sprintf($i ~ /^[0-9]+$/ ? "%" width[i] "s " : "%-" width[i] "s ", $i)
        sub(/ +$/, "", line)
        print line "|"
    }
    close(file)
}

BEGIN {
    write_lines("a.txt", 3, "zeile ü")
    printf "%s", slurp("a.txt"); print LINES, length(slurp("a.txt"))
    print "appended" >> "a.txt"; close("a.txt"); slurp("a.txt"); print LINES
    print "anew" > "a.txt"; print "and more" > "a.txt"; close("a.txt"); printf "%s", slurp("a.txt")
    print exists("a.txt"), exists("missing.txt"), (getline line < "missing.txt"), ERRNO

    split("apple cherry grape", one); split("banana cherry fig zebra", two)
    for (i = 1; i in one; i++) print one[i] > "one.txt"
    for (i = 1; i in two; i++) print two[i] > "two.txt"
    close("one.txt"); close("two.txt")
    merge("one.txt", "two.txt", "both.txt")
    text = slurp("both.txt"); gsub(/\n/, " ", text); print text, LINES

    VALUES["name"] = "Zoë"; VALUES["n"] = 3
    print "Dear {name}, {@body.txt}\n-- {unknown}" > "letter.txt"; close("letter.txt")
    print "you have {n} letters{@end.txt}." > "body.txt"; close("body.txt")
    printf "!" > "end.txt"; close("end.txt")
    printf "%s", expand("{@letter.txt} {@nowhere.txt}\n", 0)
    print "round {@round.txt}" > "round.txt"; close("round.txt")
    print expand("{@round.txt}", 0)

    print "name amount\ntea 5\ncoffee 1234\nÄpfel 77" > "table.txt"; close("table.txt")
    align("table.txt")

    # getline in its forms: into $0, into a variable, with and without counting.
    NR = 0
    while ((getline < "both.txt") > 0) n++
    close("both.txt"); print n, NR, $0
    while ((getline line < "one.txt") > 0) last = line
    print last, NR, FNR

    # Other separators of records: a pattern that is kept in RT, a letter, and single bytes.
    printf "a1b22c333d" > "runs.txt"; close("runs.txt")
    RS = "[0-9]+"; while ((getline line < "runs.txt") > 0) printf "%s<%s> ", line, RT; print ""; close("runs.txt")
    RS = "b"; getline line < "runs.txt"; print line, RT; close("runs.txt")
    RS = "^$"; getline line < "runs.txt"; print length(line); close("runs.txt")
    RS = "\n"; ORS = "~\n"; OFS = "-"; print "x", "y" > "odd.txt"; ORS = "\n"; OFS = " "; close("odd.txt"); printf "%s", slurp("odd.txt")

    # A file for each first letter, all open at once.
    split("ant bee auk cat bat cow asp", animals)
    for (i = 1; i in animals; i++) { file = "by-" substr(animals[i], 1, 1) ".txt"; print animals[i] > file; files[file] }
    PROCINFO["sorted_in"] = "@ind_str_asc"
    for (file in files) { close(file); text = slurp(file); gsub(/\n/, " ", text); print file ": " text }
    print close("never opened"), length(files)

    # These are read as the command line would have named them, with an assignment between.
    ARGV[1] = "one.txt"; ARGV[2] = "mark=second"; ARGV[3] = "two.txt"; ARGV[4] = "letter.txt"; ARGC = 5
    mark = "first"
}

BEGINFILE { if (ERRNO) { print "cannot read " FILENAME; nextfile } print "> " FILENAME " " mark }
FNR == 2 && mark == "first" { print "second line: " $0 }
/^c/ { print NR "/" FNR " " $0 }
/^fig/ { nextfile }
ENDFILE { print "< " FILENAME " after " FNR " of " NR }

END {
    print failures " failures" > "/dev/stderr"
    exit failures == 2 ? 3 : 1
}
