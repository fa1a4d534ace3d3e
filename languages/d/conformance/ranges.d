// Ranges: lazy sequences of one's own, pipelines over those of the library, and fibers as generators.
import core.thread : Fiber;
import std.algorithm;
import std.array : array, assocArray, join, split;
import std.concurrency : Generator, yield;
import std.conv : text, to;
import std.functional : compose, memoize, partial, pipe, reverseArgs;
import std.range;
import std.stdio;
import std.typecons : Tuple, tuple, Yes;

/// An input range that never ends.
struct Collatz
{
    ulong front;
    enum empty = false;

    void popFront() @safe pure nothrow @nogc
    {
        front = front % 2 ? 3 * front + 1 : front / 2;
    }

    Collatz save() const { return this; }
}

static assert(isForwardRange!Collatz && isInfinite!Collatz && !isBidirectionalRange!Collatz);

/// Neighbours of a range as pairs: a range made of any other.
auto pairs(R)(R range)
if (isInputRange!R)
{
    static struct Pairs
    {
        private R rest;
        private ElementType!R last;

        @property bool empty() { return rest.empty; }
        @property auto front() { return tuple!("first", "second")(last, rest.front); }
        void popFront()
        {
            last = rest.front;
            rest.popFront;
        }
    }

    auto last = range.front;
    range.popFront;
    return Pairs(range, last);
}

auto primes()
{
    return recurrence!((a, n) {
        auto next = a[n - 1] + (a[n - 1] == 2 ? 1 : 2);
        while (iota(3, next).until!(d => d * d > next).any!(d => next % d == 0))
            next += 2;
        return next;
    })(2);
}

/// Walks a tree from a fiber: the recursion itself is the generator.
class Tree(T)
{
    T value;
    Tree left, right;

    this(T value) { this.value = value; }

    void insert(T other)
    {
        auto side = other < value ? &left : &right;
        if (*side is null)
            *side = new Tree(other);
        else
            side.insert(other);
    }

    private void walk()
    {
        if (left) left.walk;
        yield(value);
        if (right) right.walk;
    }

    auto values() { return new Generator!T(&walk); }
}

void main()
{
    writeln(Collatz(27).until(1UL).walkLength, " ", Collatz(6).until(1UL, No.openRight));
    writeln(iota(1, 30).map!(n => tuple(Collatz(n).until(1UL).walkLength, n)).maxElement);
    writeln(primes.take(12), " ", primes.drop(100).front, " ", primes.pairs.filter!(p => p.second - p.first == 2).take(4).map!(p => text(p[])));

    auto words = "the quick brown fox jumps over the lazy dog while the cat sleeps".split;
    auto byLength = words.dup.sort!((a, b) => a.length < b.length, SwapStrategy.stable).release;
    writefln("%-(%s %)", byLength.uniq);
    foreach (group; byLength.chunkBy!((a, b) => a.length == b.length))
        writef("%s:%s ", group.front.length, group.array.length);
    writeln;
    auto counts = words.joiner.array.sort.group.array.sort!((a, b) => a[1] > b[1] || a[1] == b[1] && a[0] < b[0]);
    writefln("%(%s %)", counts.take(4));

    writeln(iota(10).stride(3).retro, iota(0, 1, 0.25).cycle.drop(2).take(5), only(1, 2, 3).chain([4], iota(5, 7)));
    writeln(zip(StoppingPolicy.shortest, "abc", iota(1, 9), [true, false, true]).map!(t => text(t[0], t[1], t[2])).join("|"));
    writeln(cartesianProduct([1, 2], "xy").map!(t => t[0].to!string ~ t[1].to!string), [3, 1, 2].permutations.filter!isSorted);
    writeln(iota(1, 7).slide(3).map!sum, iota(1, 8).chunks(3), [1, 1, 2].cumulativeFold!"a + b", 5.repeat(3), iota(5).enumerate(1).map!"a[0] * a[1]");
    writeln(generate!({ static int n; return n++ ^^ 2; }).take(6), roundRobin([1, 2], [10, 20, 30]), iota(9).evenChunks(2), [[1, 2], [3, 4]].transposed.map!array);
    writeln([5, 3, 8].fold!(min, max)(tuple(int.max, int.min).expand), " ", iota(1, 6).reduce!"a * b", " ", [1, 5, 9, 12].assumeSorted.lowerBound(9), " ", merge([1, 4], [2, 3]));

    alias both = pipe!((int n) => n + 1, n => n * n);
    alias half = partial!((int a, int b) => a / b, 100);
    writeln(both(4), " ", compose!((int n) => -n, both)(1), " ", half(7), " ", [1, 2, 3].map!(n => (int m) => n * m).map!(f => f(10)));

    auto tree = new Tree!int(50);
    foreach (n; [30, 70, 10, 90, 40, 60])
        tree.insert(n);
    writeln(tree.values.take(5), " ", tree.values.filter!(n => n > 50).sum);

    int[] log;
    auto ping = new Fiber({ foreach (i; 0 .. 3) { log ~= i; Fiber.yield; } });
    auto pong = new Fiber({ foreach (i; 0 .. 2) { log ~= 10 + i; Fiber.yield; } });
    while (ping.state != Fiber.State.TERM || pong.state != Fiber.State.TERM)
        foreach (fiber; [ping, pong])
            if (fiber.state != Fiber.State.TERM)
                fiber.call;
    writeln(log);

    auto table = words.map!(w => tuple(w, w.length)).assocArray;
    writeln(table.byKeyValue.filter!(e => e.value == 5).map!(e => e.key).array.sort, " ", "fox" in table ? *("fox" in table) : 0, " ", "ox" in table);
    writeln(words.total!(w => w.length), " ", words.count!(w => w.canFind('o')), " ", words.findSplit(["fox"])[2].length, " ", words.minElement!"a.length", " ", words.partition!(w => w < "m").length);
}

alias No = imported!"std.typecons".No;

auto total(alias f, R)(R range)
{
    return range.map!f.fold!"a + b";
}
