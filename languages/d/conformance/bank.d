// Classes, interfaces, structs with destructors, scope guards, and an exception that nobody catches.
import std.algorithm : map, max, sort, sum;
import std.array : array;
import std.conv : ConvException, to;
import std.exception : basicExceptionCtors, collectException, collectExceptionMsg, enforce;
import std.format : format;
import std.stdio;
import std.sumtype;
import std.typecons : RefCounted, scoped, Unique;

class AccountException : Exception
{
    mixin basicExceptionCtors;
}

class Overdrawn : AccountException
{
    immutable long missing;

    this(string owner, long missing, string file = __FILE__, size_t line = __LINE__)
    {
        super(format!"%s lacks %s"(owner, cents(missing)), file, line);
        this.missing = missing;
    }
}

string cents(long amount)
{
    return format!"%s%d.%02d"(amount < 0 ? "-" : "", (amount < 0 ? -amount : amount) / 100, (amount < 0 ? -amount : amount) % 100);
}

struct Deposit { long amount; }
struct Withdrawal { long amount; }
struct Fee { string why; long amount; }
alias Event = SumType!(Deposit, Withdrawal, Fee);

long effect(const Event event)
{
    return event.match!((const Deposit d) => d.amount, (const Withdrawal w) => -w.amount, (const Fee f) => -f.amount);
}

interface Payer
{
    void pay(long amount);
    final void payTwice(long amount)
    {
        pay(amount);
        pay(amount);
    }
}

abstract class Account : Payer
{
    private static int opened;
    protected Event[] events;
    const string owner;

    this(string owner)
    {
        this.owner = owner;
        opened++;
    }

    final long balance() const { return events.map!effect.sum; }
    abstract long limit() const;

    void pay(long amount)
    in (amount > 0, "nothing to pay")
    {
        if (balance - amount < -limit)
            throw new Overdrawn(owner, amount - balance - limit);
        events ~= Event(Withdrawal(amount));
    }

    void opOpAssign(string op : "+")(long amount) { events ~= Event(Deposit(amount)); }

    override string toString() const
    {
        return format!"%s %s: %s after %d"(typeid(this).name.lastPart, owner, cents(balance), events.length);
    }
}

string lastPart(string name)
{
    foreach_reverse (i, c; name)
        if (c == '.')
            return name[i + 1 .. $];
    return name;
}

class Savings : Account
{
    this(string owner) { super(owner); }
    override long limit() const { return 0; }
}

class Current : Account
{
    private long _limit;

    this(string owner, long limit)
    {
        super(owner);
        _limit = limit;
    }

    override long limit() const { return _limit; }

    override void pay(long amount)
    {
        super.pay(amount);
        if (balance < 0)
            events ~= Event(Fee("overdraft", 250));
    }
}

/// Says when it goes; cannot be copied.
struct Receipt
{
    string name;
    @disable this(this);
    ~this() { if (name.length) writeln("  receipt ", name, " is filed"); }
}

void transfer(Account from, Account to, long amount)
{
    auto receipt = Receipt(from.owner ~ " to " ~ to.owner);
    scope (exit) writeln("  tried ", cents(amount));
    scope (failure) writeln("  nothing was moved");
    scope (success) writeln("  done");
    from.pay(amount);
    to += amount;
}

struct Shared
{
    static int alive;
    int value;
    this(int value) { this.value = value; alive++; }
    ~this() { if (value) alive--; }
}

int main(string[] args)
{
    auto ada = new Savings("ada");
    auto ben = new Current("ben", 500_00);
    ada += 100_00;
    ada += 50;
    foreach (amount; [60_25, 60_25])
        try
            transfer(ada, ben, amount);
        catch (Overdrawn e)
            writeln("  ", e.msg, ", ", e.missing, " cents");
    transfer(ben, ada, 100_00);
    Account[] all = [ada, ben];
    foreach (account; all.sort!((a, b) => a.balance > b.balance))
        writeln(account, account.balance < 0 ? " !" : "");
    writeln(Account.opened, " opened, ", cast(Current) all[0] is null, " ", cast(Payer) ben !is null, " ", typeid(all[1]).base.name.lastPart);
    writeln(collectExceptionMsg("12x".to!int), "; ", collectExceptionMsg!ConvException("300".to!ubyte), "; ", collectException!AccountException(enforce!AccountException(1 > 2, "one is less")).msg);

    {
        auto first = RefCounted!Shared(7);
        auto second = first;
        second.value++;
        writeln(first.value, " ", first.refCountedStore.refCount, " ", Shared.alive);
    }
    auto local = scoped!Savings("carl");
    local += 1;
    writeln(Shared.alive, " ", local.balance);

    try
    {
        try
            throw new Exception("first");
        finally
            throw new Exception("second");
    }
    catch (Exception e)
        writeln(e.msg, ", then ", e.next.msg);

    int[] numbers = [1, 2, 3];
    auto slice = numbers[0 .. 2];
    slice ~= 99;
    writeln(numbers, slice, slice.capacity >= 3);
    stderr.writeln("the next one is not caught");
    scope (exit) writeln("at the end");
    ben.payTwice(300_00);
    return 0;
}
