# A ledger whose records are paragraphs, read with two separators; arrays of arrays as objects; sorting by functions of one's own.

function trim(text) { gsub(/^[ \t]+|[ \t]+$/, "", text); return text }

# Arrays of arrays: the people, each with a list of skills and a boss.
function by_salary_then_name(i1, v1, i2, v2) {
    if (v1["salary"] != v2["salary"]) return v2["salary"] - v1["salary"]
    return i1 < i2 ? -1 : i1 > i2
}
function by_length(i1, v1, i2, v2,    d) {
    d = length(v1) - length(v2)
    return d ? d : v1 < v2 ? -1 : v1 > v2
}

function show(thing, name, depth,    key, order) {
    printf "%*s%s", 2 * depth, "", name
    if (!isarray(thing)) { print ": " thing " (" typeof(thing) ")"; return }
    print " has " length(thing)
    order = PROCINFO["sorted_in"]
    PROCINFO["sorted_in"] = "@ind_str_asc"
    for (key in thing) show(thing[key], key, depth + 1)
    PROCINFO["sorted_in"] = order
}

function tree(boss, indent,    name) {
    for (name in people)
        if (people[name]["boss"] == boss) {
            printf "%s%s\n", indent, name
            tree(name, indent "  ")
        }
}

function copy(from, to,    key) {
    delete to
    for (key in from)
        if (isarray(from[key])) { to[key][0]; delete to[key][0]; copy(from[key], to[key]) }
        else to[key] = from[key]
}

function map(f, list, result,    key) { delete result; for (key in list) result[key] = @f(list[key]) }
function reduce(f, list, start,    i) { for (i = 1; i in list; i++) start = @f(start, list[i]); return start }
function square(x) { return x * x }
function add(a, b) { return a + b }
function longest(a, b) { return length(b) > length(a) ? b : a }

# Counters that keep their state in an array that is theirs.
function counter(self, step) { self["n"] = 0; self["step"] = step }
function step(self) { return self["n"] += self["step"] }

BEGIN { RS = ""; FS = "\n" }

{
    delete field
    for (i = 1; i <= NF; i++) {
        if ($i ~ /^[ \t]/) { field[last] = field[last] " " trim($i); continue }
        colon = index($i, ":")
        if (!colon) { printf "record %d, line %d: no colon in \"%s\"\n", NR, i, $i; problems++; continue }
        last = tolower(trim(substr($i, 1, colon - 1)))
        field[last] = trim(substr($i, colon + 1))
    }
    if (!("name" in field)) { printf "record %d has no name, but %d fields\n", NR, length(field); problems++; next }
    name = field["name"]
    people[name]["salary"] = field["salary"] + 0
    people[name]["boss"] = field["boss"] ""
    n = split(field["skills"], skills, /, */)
    for (i = 1; i <= n; i++) { people[name]["skills"][i] = skills[i]; who[skills[i]][name] }
    if ("note" in field) people[name]["note"] = field["note"]
}

END {
    print NR " records, " length(people) " people"
    PROCINFO["sorted_in"] = "@ind_str_asc"
    tree("", "")
    PROCINFO["sorted_in"] = "by_salary_then_name"
    for (name in people) printf "%-6s %6d %s\n", name, people[name]["salary"], ("skills" in people[name]) ? "skills: " length(people[name]["skills"]) : "no skills"
    delete PROCINFO["sorted_in"]
    n = asorti(who, skill)
    for (i = 1; i <= n; i++) {
        m = asorti(who[skill[i]], those)
        line = skill[i] ":"
        for (j = 1; j <= m; j++) line = line " " those[j]
        print line
    }
    show(people["Ada"], "Ada", 0)

    copy(people, twin)
    twin["Ada"]["skills"][1] = "changed"; delete twin["Bob"]
    print people["Ada"]["skills"][1], twin["Ada"]["skills"][1], length(people), length(twin), ("Bob" in people) ("Bob" in twin)

    split("5 3 9 1", list, " "); map("square", list, squares)
    print squares[1], squares[4], reduce("add", list, 0), reduce("longest", skill, "")
    n = asort(skill, sorted, "by_length"); for (i = 1; i <= n; i++) printf "%s%s", sorted[i], i < n ? " < " : "\n"
    mixed[1] = "b"; mixed[2] = 10; mixed[3] = "a"; mixed[4] = 9; mixed[5] = 100
    n = asort(mixed, order, "@val_type_asc"); for (i = 1; i <= n; i++) printf "%s ", order[i]; print ""
    n = asort(mixed, order, "@val_str_desc"); for (i = 1; i <= n; i++) printf "%s ", order[i]; print ""
    counter(ones, 1); counter(tens, 10)
    step(ones); step(tens); step(tens); print step(ones), step(tens), typeof(ones), typeof(never), typeof(/x/), typeof(@/x/), typeof(1), typeof("1"), typeof($1)

    # Equal numbers are one subscript; equal texts of them are not.
    a[1]; a["1"]; a[01]; a[1.0]; a["01"]; a[0.1 + 0.2]; a[0.3]; print length(a)
    if (problems) { print problems " problems" > "/dev/stderr"; exit 1 }
}
