# Sieves, sorting with a comparison that is called by its name, shortest ways, backtracking, edit distances, numbers in words.

@namespace "queue"
# A heap of pairs: a number, and what it stands for.
function push(heap, key, what,    i, up) {
    i = ++heap["size"]
    while (i > 1 && heap[up = int(i / 2), "key"] > key) {
        heap[i, "key"] = heap[up, "key"]; heap[i, "what"] = heap[up, "what"]
        i = up
    }
    heap[i, "key"] = key; heap[i, "what"] = what
}
function pop(heap,    top, key, what, i, child, n) {
    top = heap[1, "what"]
    n = heap["size"]--
    key = heap[n, "key"]; what = heap[n, "what"]
    for (i = 1; (child = 2 * i) < n; i = child) {
        if (child + 1 < n && heap[child + 1, "key"] < heap[child, "key"]) child++
        if (heap[child, "key"] >= key) break
        heap[i, "key"] = heap[child, "key"]; heap[i, "what"] = heap[child, "what"]
    }
    heap[i, "key"] = key; heap[i, "what"] = what
    return top
}

@namespace "awk"

function edge(a, b, w) { graph[a][b] = w; graph[b][a] = w }

function dijkstra(start, distance, before,    heap, at, next_one, d, done) {
    distance[start] = 0
    queue::push(heap, 0, start)
    while (heap["size"]) {
        at = queue::pop(heap)
        if (at in done) continue
        done[at] = 1
        for (next_one in graph[at]) {
            d = distance[at] + graph[at][next_one]
            if (!(next_one in distance) || d < distance[next_one]) {
                distance[next_one] = d
                before[next_one] = at
                queue::push(heap, d, next_one)
            }
        }
    }
}

function path(before, to) { return to in before ? path(before, before[to]) "-" to : to }

# Merge sort; the function that compares is named by a string.
function sort(list, from, to, less,    middle, i, j, k, left) {
    if (to <= from) return
    middle = int((from + to) / 2)
    sort(list, from, middle, less)
    sort(list, middle + 1, to, less)
    for (i = from; i <= middle; i++) left[i] = list[i]
    i = from; j = middle + 1
    for (k = from; i <= middle; k++)
        list[k] = j <= to && @less(list[j], left[i]) ? list[j++] : left[i++]
}
function shorter(a, b) { return length(a) < length(b) }
function smaller(a, b) { return a + 0 < b + 0 }
function join(list, n, glue,    i, text) {
    for (i = 1; i <= n; i++) text = text (i > 1 ? glue : "") list[i]
    return text
}

function queens(n, row, placed,    c, i, found, safe) {
    if (row > n) return 1
    for (c = 1; c <= n; c++) {
        safe = 1
        for (i = 1; i < row && safe; i++)
            if (placed[i] == c || placed[i] - c == row - i || c - placed[i] == row - i) safe = 0
        if (safe) { placed[row] = c; found += queens(n, row + 1, placed) }
    }
    return found + 0
}

function min(a, b) { return a < b ? a : b }
function distance_of(a, b,    i, j, row, diagonal, up) {
    for (j = 0; j <= length(b); j++) row[j] = j
    for (i = 1; i <= length(a); i++) {
        diagonal = row[0]; row[0] = i
        for (j = 1; j <= length(b); j++) {
            up = row[j]
            row[j] = min(min(up, row[j - 1]) + 1, diagonal + (substr(a, i, 1) != substr(b, j, 1)))
            diagonal = up
        }
    }
    return row[length(b)]
}

function words(n,    i) {
    if (n >= 1000) return words(int(n / 1000)) " thousand" (n % 1000 ? " " words(n % 1000) : "")
    if (n >= 100) return small[int(n / 100)] " hundred" (n % 100 ? " and " words(n % 100) : "")
    if (n >= 20) return tens[int(n / 10)] (n % 10 ? "-" small[n % 10] : "")
    return small[n]
}

# Numbers with more digits than a double has: they are text.
function times(number, by,    i, carry, product) {
    for (i = length(number); i; i--) {
        carry += substr(number, i, 1) * by
        product = carry % 10 product
        carry = int(carry / 10)
    }
    return (carry ? carry : "") product
}

function hanoi(n, a, b, c) { return n ? hanoi(n - 1, a, c, b) + 1 + hanoi(n - 1, c, b, a) : 0 }
function gcd(a, b) { return b ? gcd(b, a % b) : a }
function permute(text, done,    i) {
    if (text == "") printf "%s ", done
    for (i = 1; i <= length(text); i++) permute(substr(text, 1, i - 1) substr(text, i + 1), done substr(text, i, 1))
}

BEGIN {
    for (p = 2; p <= 20000; p++) {
        if (p in composite) continue
        primes[++n] = p; sum += p
        for (m = p * p; m <= 20000; m += p) composite[m]
    }
    print n, primes[n], sum, length(composite)

    edge("a", "b", 7); edge("a", "c", 9); edge("a", "f", 14); edge("b", "c", 10); edge("b", "d", 15)
    edge("c", "d", 11); edge("c", "f", 2); edge("d", "e", 6); edge("e", "f", 9)
    dijkstra("a", distance, before)
    PROCINFO["sorted_in"] = "@ind_str_asc"
    for (v in distance) printf "%s=%d by %s\n", v, distance[v], path(before, v)

    n = split("pear fig apple kiwi plum date banana", fruit)
    sort(fruit, 1, n, "shorter"); print join(fruit, n, " ")
    n = split("170 45 75 -90 802 24 2 66 1e2", numbers)
    sort(numbers, 1, n, "smaller"); print join(numbers, n, " ")
    for (i = 1; i <= 7; i++) printf "%d ", queens(i, 1, board)
    print ""
    print distance_of("kitten", "sitting"), distance_of("Straße", "Strasse"), distance_of("", "abc"), hanoi(10, "a", "b", "c"), gcd(1071, 462)
    split("one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen", small)
    split("ten twenty thirty forty fifty sixty seventy eighty ninety", tens)
    print words(7), "/", words(42), "/", words(115), "/", words(999999)
    f = "1"
    for (i = 2; i <= 40; i++) f = times(f, i)
    print f
    permute("abc"); print ""
    # Rule 110, from one cell.
    cells = sprintf("%31s#", ""); gsub(/ /, ".", cells)
    rule["###"] = "."; rule["##."] = rule["#.#"] = rule[".##"] = rule[".#."] = rule["..#"] = "#"; rule["#.."] = rule["..."] = "."
    for (generation = 1; generation <= 8; generation++) {
        print cells
        after = ""
        for (i = 1; i <= length(cells); i++)
            after = after rule[(i == 1 ? "." : substr(cells, i - 1, 1)) substr(cells, i, 1) (i == length(cells) ? "." : substr(cells, i + 1, 1))]
        cells = after
    }
}
