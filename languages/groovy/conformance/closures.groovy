import groovy.transform.TailRecursive

// Closures: curried, composed, memoized, bounced, with delegates, and a small language made of them.

def power = { int exponent, base -> base**exponent }
def square = power.curry(2)
def twoTo = power.rcurry(2)
def addOne = { it + 1 }
println([1, 2, 3].collect(square >> addOne) + [4, 5].collect(square << addOne))
println "${twoTo(10)} ${(1..6).collect(square).inject { a, b -> a + b }} ${power.maximumNumberOfParameters}"

def calls = 0
def fibonacci
fibonacci = { n ->
    calls++
    n < 2 ? (n as BigInteger) : fibonacci(n - 1) + fibonacci(n - 2)
}.memoize()
println "fib(90) = ${fibonacci(90)} after $calls calls"

def sum
sum = { n, total = 0G -> n == 0 ? total : sum.trampoline(n - 1, total + n) }.trampoline()
println sum(20_000)

@TailRecursive
long collatz(long n, long steps = 0) {
    if (n == 1) return steps
    collatz(n % 2 ? 3 * n + 1 : n.intdiv(2), steps + 1)
}
println((25..28).collectEntries { [it, collatz(it)] })

// A generator: an iterator from a seed and a step, of which no more is made than is asked for.
Iterator unfold(seed, Closure step) {
    def current = seed
    [hasNext: { true }, next: { def result = current; current = step(current); result }] as Iterator
}
println unfold(1) { it * 3 }.find { it > 1000 }
println unfold([0, 1]) { a, b -> [b, a + b] }.take(10).collect { it[0] }.join(' ')
def primes = unfold([2]) { found ->
    def next = found.last() + 1
    while (found.any { next % it == 0 }) next++
    found + next
}
println primes.find { it.size() == 12 }

// The delegate answers what the closure does not know.
class Outline {
    private final lines = []
    private int depth = 0

    def methodMissing(String name, args) {
        def attributes = args.find { it instanceof Map } ?: [:]
        def text = args.find { it instanceof CharSequence } ?: ''
        lines << '  ' * depth + ([name] + attributes.collect { k, v -> "$k=$v" }).join(' ') + (text ? ": $text" : '')
        def inner = args.find { it instanceof Closure }
        if (inner) {
            depth++
            inner.delegate = this
            inner.resolveStrategy = Closure.DELEGATE_FIRST
            inner()
            depth--
        }
    }

    static String build(@DelegatesTo(value = Outline, strategy = Closure.DELEGATE_FIRST) Closure closure) {
        def outline = new Outline()
        outline.with closure
        outline.lines.join('\n')
    }
}

println Outline.build {
    garden(size: 'small', open: true) {
        bed 'north', light: 'shade'
        ['rose', 'sage'].each { plant -> bed(plant) { row "of $plant" } }
    }
    shed()
}

def counters = (1..3).collect { start -> [up: { -> start++ }, get: { -> start }] }
counters[1].up()
2.times { counters[2].up() }
println counters.collect { it.get.call() }
println(['b', 'C', 'a'].sort { a, b -> a.toLowerCase() <=> b.toLowerCase() }.with { reverse() })
def method = Math.&max
println method(3, 9) + [2, 7].inject(0, this.&collect2)

def collect2(a, b) { a * 10 + b }
