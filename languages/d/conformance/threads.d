// Work in parallel whose result does not depend on who was first: messages, tasks, atomics, locks, and shared data.
import core.atomic : atomicLoad, atomicOp;
import core.sync.barrier : Barrier;
import core.sync.condition : Condition;
import core.sync.mutex : Mutex;
import core.thread : Thread;
import std.algorithm;
import std.array : array;
import std.concurrency;
import std.conv : to;
import std.parallelism;
import std.range;
import std.stdio;
import std.typecons : Tuple;
import std.variant : Variant;

struct Work { int number; }
struct Done { int number; ulong result; }
struct Stop {}

/// Gets numbers until it is told to stop, and answers each.
void worker(Tid boss)
{
    int answered;
    for (bool running = true; running;)
        receive(
            (Work work) { boss.send(Done(work.number, collatz(work.number))); answered++; },
            (Stop _) { running = false; },
            (Variant other) { boss.send("strange: " ~ other.type.toString); });
    boss.send(answered);
}

int square(int n) { return n * n; }

ulong collatz(ulong n)
{
    ulong steps;
    for (; n != 1; steps++)
        n = n % 2 ? 3 * n + 1 : n / 2;
    return steps;
}

/// A queue with room for few.
synchronized class Bounded(T)
{
    private T[] items;
    private size_t most;
    this(size_t most) shared { this.most = most; }
    bool put(T item)
    {
        if (items.length == most) return false;
        items = cast(shared) ((cast(T[]) items) ~ item);
        return true;
    }
    T take()
    {
        auto first = (cast(T[]) items)[0];
        items = items[1 .. $];
        return first;
    }
    size_t length() const { return items.length; }
}

class Gate
{
    private Mutex mutex;
    private Condition changed;
    private int turn;

    this()
    {
        mutex = new Mutex;
        changed = new Condition(mutex);
    }

    /// One after the other, whoever comes first.
    void pass(int number, void delegate() action)
    {
        synchronized (mutex)
        {
            while (turn != number)
                changed.wait;
            action();
            turn++;
            changed.notifyAll;
        }
    }
}

shared int hits;
int ownOfEachThread;

void main()
{
    auto workers = iota(3).map!(_ => spawn(&worker, thisTid)).array;
    foreach (n; 1 .. 31)
        workers[n % 3].send(Work(n));
    ulong[int] results;
    foreach (_; 0 .. 30)
        receive((Done done) { results[done.number] = done.result; });
    workers[0].send(3.5);
    writeln(receiveOnly!string);
    workers.each!(w => w.send(Stop()));
    auto answered = iota(3).map!(_ => receiveOnly!int).array.sort.release;
    writeln(results.keys.sort.map!(n => results[n]), " ", answered);

    writeln(taskPool.reduce!"a + b"(0L, iota(1L, 100_001)), " ", taskPool.amap!square(iota(10)));
    auto squares = new long[1000];
    foreach (i, ref square; parallel(squares, 50))
        square = cast(long) i * i;
    writeln(squares.sum, " ", squares[999]);
    auto later = task!((string a, int n) => a.repeat(n).joiner.to!string)("ab", 3);
    later.executeInNewThread;
    writeln(later.yieldForce);

    auto threads = iota(4).map!(n => new Thread({
        foreach (_; 0 .. 1000)
        {
            hits.atomicOp!"+="(1);
            ownOfEachThread++;
        }
    }).start).array;
    threads.each!(t => t.join);
    writeln(hits.atomicLoad, " ", ownOfEachThread);

    auto gate = new Gate;
    string order;
    auto callers = [3, 1, 4, 0, 2].map!(n => callInTurn(gate, n, () { order ~= cast(char)('a' + n); })).array;
    callers.each!(t => t.join);
    writeln(order);

    auto queue = new shared Bounded!int(2);
    writeln([1, 2, 3].map!(n => queue.put(n)).array, " ", queue.take, " ", queue.length);

    auto barrier = new Barrier(3);
    shared int before;
    int[3] seen;
    auto meeting = iota(3).map!(n => meet(barrier, &before, &seen[n])).array;
    meeting.each!(t => t.join);
    writeln(seen);

    auto failing = new Thread({ throw new Exception("in the thread"); }).start;
    try
        failing.join;
    catch (Exception e)
        writeln("came over: ", e.msg);
    auto linked = spawnLinked(() { receiveOnly!int; });
    linked.send(1);
    try
        receive((int n) {});
    catch (LinkTerminated e)
        writeln("the other has ended: ", e.tid == linked);
    writeln(receiveTimeout(imported!"core.time".msecs(1), (int n) {}));
}

Thread callInTurn(Gate gate, int number, void delegate() action)
{
    return new Thread({ gate.pass(number, action); }).start;
}

Thread meet(Barrier barrier, shared(int)* before, int* seen)
{
    return new Thread({
        atomicOp!"+="(*before, 1);
        barrier.wait;
        *seen = atomicLoad(*before);
    }).start;
}
