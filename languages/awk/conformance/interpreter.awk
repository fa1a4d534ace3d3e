# A stack language, read from stdin: words that are defined by others, loops, conditions, a memory; and mistakes that are told.

function error(message) { if (FAILED == "") FAILED = message }
function push(x) { if (DEPTH >= 100) error("stack overflow"); else stack[++DEPTH] = x }
function pop() {
    if (DEPTH < 1) { error("stack underflow"); return 0 }
    return stack[DEPTH--]
}

function binary(op,    a, b) {
    b = pop(); a = pop()
    switch (op) {
    case "+": push(a + b); break
    case "-": push(a - b); break
    case "*": push(a * b); break
    case "/":
    case "mod":
        if (b == 0) { error("division by zero"); return }
        push(op == "/" ? int(a / b) : a % b)
        break
    case "=": push(a == b); break
    case "<": push(a < b); break
    case ">": push(a > b); break
    case /^(min|max)$/: push((a < b) == (op == "min") ? a : b); break
    default: error("no operator " op)
    }
}

# The code of a word is a list of tokens: code[word][1..]. Where a branch goes is found once, when the word is defined.
function compile(word,    i, n, top, open_at, t) {
    n = length(code[word])
    for (i = 1; i <= n; i++) {
        t = code[word][i]
        if (t ~ /^(if|do|begin)$/) open_at[++top] = i
        else if (t == "else") { if (!top) return error("else without if"); target[word, open_at[top]] = i; open_at[top] = i }
        else if (t ~ /^(then|loop|until)$/) {
            if (!top) return error(t " without its start")
            target[word, open_at[top]] = i
            target[word, i] = open_at[top--]
        }
    }
    if (top) error(code[word][open_at[top]] " without its end")
}

function run(word, level,    i, n, t, a, b, c) {
    if (level > 50) return error("too deep in " word)
    n = length(code[word])
    for (i = 1; i <= n && FAILED == ""; i++) {
        if (++STEPS > 20000) return error("too many steps")
        t = code[word][i]
        if (t in code) run(t, level + 1)
        else if (t in variable) push("@" t)
        else if (t ~ /^-?[0-9]+$/) push(t + 0)
        else if (t ~ /^\./ && length(t) > 1) OUT = OUT substr(t, 2) " "
        else switch (t) {
            case "dup": a = pop(); push(a); push(a); break
            case "drop": pop(); break
            case "swap": b = pop(); a = pop(); push(b); push(a); break
            case "over": b = pop(); a = pop(); push(a); push(b); push(a); break
            case "rot": c = pop(); b = pop(); a = pop(); push(b); push(c); push(a); break
            case ".": OUT = OUT pop() " "; break
            case "emit": OUT = OUT sprintf("%c", pop()); break
            case "cr": OUT = OUT "\n    "; break
            case "depth": push(DEPTH); break
            case "!": a = pop(); b = pop(); memory[a] = b; break
            case "@": a = pop(); push(memory[a] + 0); break
            case "if": if (!pop()) i = target[word, i]; break
            case "else": i = target[word, i]; break
            case "do": b = pop(); a = pop(); loops[++LOOP] = b; limit[LOOP] = a; if (b >= a) { LOOP--; i = target[word, i] } break
            case "loop": if (++loops[LOOP] < limit[LOOP]) i = target[word, i]; else LOOP--; break
            case "i": push(loops[LOOP]); break
            case "j": push(loops[LOOP - 1]); break
            case "until": if (!pop()) i = target[word, i]; break
            case /^(then|begin)$/: break
            default:
                if (t ~ /^(\+|-|\*|\/|mod|=|<|>|min|max)$/) binary(t)
                else error("unknown word " t)
        }
    }
}

function show(    i, text) {
    for (i = 1; i <= DEPTH; i++) text = text " " stack[i]
    return "[" substr(text, 2) "]"
}

{ sub(/(^|[ \t])\\([ \t].*)?$/, ""); gsub(/\( [^)]*\)/, "") }
NF == 0 { next }

$1 == "variable" { variable[$2]; memory["@" $2] = 0; next }

{
    FAILED = OUT = ""
    STEPS = LOOP = 0
    name = $1 == ":" ? $2 : "the line"
    first = $1 == ":" ? 3 : 1
    if ($1 == ":" && $NF != ";") error("a definition ends with ;")
    delete code[name]; code[name][0]; delete code[name][0]
    last = $1 == ":" ? NF - 1 : NF
    for (i = first; i <= last; i++) code[name][i - first + 1] = $i
    if (FAILED == "") compile(name)
    if (FAILED == "" && $1 != ":") run(name, 1)
    if (FAILED != "") {
        if ($1 == ":") delete code[name]
        DEPTH = 0
        mistakes++
        printf "%d: %s ? %s\n", NR, OUT, FAILED
    } else if ($1 == ":") printf "%d: %s is defined by %d words\n", NR, name, length(code[name])
    else printf "%d: %s ok %s\n", NR, OUT, show()
}

END {
    delete code["the line"]
    n = asorti(code, names)
    for (i = 1; i <= n; i++) line = line " " names[i]
    print n " words:" line
    if (mistakes) { print mistakes " mistakes" > "/dev/stderr"; exit mistakes }
}
