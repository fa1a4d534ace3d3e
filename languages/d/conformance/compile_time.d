// What the compiler works out: functions run while compiling, mixins, reflection, constraints, and contracts.
import std.algorithm : map, sort;
import std.array : appender, array, join, replace;
import std.conv : to;
import std.format : format;
import std.meta : AliasSeq, Filter, staticMap;
import std.range : iota;
import std.stdio : writefln, writeln;
import std.traits;

/// A sieve, run by the compiler.
int[] primesBelow(int limit) pure
{
    auto composite = new bool[limit];
    int[] primes;
    foreach (i; 2 .. limit)
        if (!composite[i])
        {
            primes ~= i;
            for (auto j = i * i; j < limit; j += i)
                composite[j] = true;
        }
    return primes;
}

immutable primes = primesBelow(100);
static assert(primes.length == 25 && primes[$ - 1] == 97);
enum table = iota(256).map!(byte_ => crcOf(byte_)).array;

uint crcOf(uint c) pure
{
    foreach (_; 0 .. 8)
        c = c & 1 ? 0xEDB88320 ^ c >> 1 : c >> 1;
    return c;
}

uint crc32(const(char)[] data) pure
{
    uint crc = ~0u;
    foreach (c; data)
        crc = table[(crc ^ c) & 0xFF] ^ crc >> 8;
    return ~crc;
}

static assert(crc32("123456789") == 0xCBF43926);

/// A lexer for reverse Polish notation becomes an expression of D.
string polish(string source) pure
{
    string[] stack;
    string word;
    foreach (c; source ~ " ")
    {
        if (c != ' ')
        {
            word ~= c;
            continue;
        }
        if (word.length == 1 && "+-*/".to!string.has(word[0]))
        {
            stack = stack[0 .. $ - 2] ~ format!"(%s %s %s)"(stack[$ - 2], word, stack[$ - 1]);
        }
        else if (word.length)
            stack ~= word;
        word = "";
    }
    assert(stack.length == 1, "operands are left");
    return stack[0];
}

bool has(string s, char c) pure
{
    foreach (d; s)
        if (c == d) return true;
    return false;
}

/// An attribute of one's own, and a description made from it.
struct Unit { string name; }

struct Engine
{
    @Unit("kW") double power;
    @Unit("l") float volume;
    ushort cylinders = 4;
    private string secret = "hidden";

    double perLitre() const { return power / volume; }
}

string describe(T)(auto ref const T value)
if (is(T == struct))
{
    auto text = appender!string;
    static foreach (i, name; FieldNameTuple!T)
        static if (__traits(getVisibility, value.tupleof[i]) == "public")
        {{
            alias units = getUDAs!(value.tupleof[i], Unit);
            text ~= format!"%s%s: %s = %s"(i ? ", " : "", name, Fields!T[i].stringof, value.tupleof[i]);
            static if (units.length)
                text ~= " " ~ units[0].name;
        }}
    return text[];
}

/// Generates a class of properties whose changes are counted.
mixin template Counted(T, string name)
{
    mixin(q{
        private T _$; int changes_$;
        @property T $() const { return _$; }
        @property void $(T value) { if (value != _$) { changes_$++; _$ = value; } }
    }.replace("$", name));
}

class Thermostat
{
    mixin Counted!(double, "target");
    mixin Counted!(bool, "heating");
    invariant (_target != _target || _target < 100, "too hot");
    this() { _target = 20; }
}

/// A vector of any size with swizzling.
struct Vector(T, size_t n)
if (isNumeric!T)
{
    T[n] items;

    auto opBinary(string op)(Vector other) const { Vector result; result.items[] = mixin("items[] " ~ op ~ " other.items[]"); return result; }
    auto opBinary(string op : "*")(T factor) const { Vector result; result.items[] = items[] * factor; return result; }
    auto opDispatch(string names)() const
    if (names.length <= 4)
    {
        static if (names.length == 1)
            return items["xyzw".indexOf(names[0])];
        else
        {
            Vector!(T, names.length) result;
            static foreach (i, c; names)
                result.items[i] = items["xyzw".indexOf(c)];
            return result;
        }
    }
}

size_t indexOf(string s, char c) pure { foreach (i, d; s) if (c == d) return i; assert(0); }

int root(int n)
in (n >= 0, "no negative numbers")
out (r; r * r <= n && (r + 1) * (r + 1) > n)
{
    int r;
    while ((r + 1) * (r + 1) <= n) r++;
    return r;
}

enum Level { low = 1, middle = 5, high = 9 }

void main()
{
    writefln("%(%s %)", primes[0 .. 10]);
    writefln("%08x", crc32("The quick brown fox jumps over the lazy dog"));
    enum source = polish("3 4 + 2 * 7 -");
    writeln(source, " = ", mixin(source));
    writeln(describe(Engine(85, 1.6)));
    static foreach (member; __traits(allMembers, Engine))
        static if (is(typeof(__traits(getMember, Engine, member)) == function))
            writeln(member, " is ", typeof(__traits(getMember, Engine, member)).stringof);
    auto thermostat = new Thermostat;
    foreach (target; [21.5, 21.5, 19])
        thermostat.target = target;
    thermostat.heating = true;
    writeln(thermostat.target, " ", thermostat.changes_target, " ", thermostat.changes_heating);
    auto v = Vector!(int, 3)([1, 2, 3]) + Vector!(int, 3)([10, 20, 30]) * 2;
    writeln(v.items, " ", v.z, " ", v.zx.items, " ", v.xxyy.items);
    static assert(!is(typeof(Vector!(string, 2))));
    alias small = Filter!(isSmall, AliasSeq!(byte, long, char, real, short));
    writeln(small.stringof, " ", staticMap!(Unqual, AliasSeq!(const int, immutable char)).stringof);
    writeln([EnumMembers!Level], " ", Level.max, " ", cast(int) Level.middle, " ", "high".to!Level, " ", root(99));
    final switch (Level.low)
    {
        static foreach (level; EnumMembers!Level)
            case level: writeln("case ", level); break;
    }
}

enum isSmall(T) = T.sizeof <= 2;
