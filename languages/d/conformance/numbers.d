// Numbers: big ones, exact fractions as operators, matrices, bits, complex numbers, and a generator with a seed.
import core.checkedint : adds, muls;
import std.algorithm;
import std.array : array, join;
import std.bigint;
import std.bitmanip : BitArray, bitfields, bigEndianToNative, nativeToBigEndian;
import std.complex;
import std.conv : to;
import std.format : format;
import std.math;
import std.numeric : dotProduct, fft, findRoot, gcd;
import std.random : dice, Mt19937, randomShuffle, uniform;
import std.range;
import std.stdio;

/// An exact fraction over any whole number.
struct Ratio(T)
{
    T top, bottom = 1;

    this(T top, T bottom)
    {
        T a = top < 0 ? -top : top, b = bottom;
        while (b != 0)
        {
            T c = a % b;
            a = b;
            b = c;
        }
        this.top = top / a;
        this.bottom = bottom / a;
    }

    Ratio opBinary(string op)(const Ratio other) const
    {
        static if (op == "*")
            return Ratio(top * other.top, bottom * other.bottom);
        else static if (op == "/")
            return Ratio(top * other.bottom, bottom * other.top);
        else
            return mixin("Ratio(top * other.bottom " ~ op ~ " other.top * bottom, bottom * other.bottom)");
    }

    int opCmp(const Ratio other) const
    {
        const T difference = top * other.bottom - other.top * bottom;
        return difference < 0 ? -1 : difference > 0;
    }

    bool opEquals(const Ratio other) const { return opCmp(other) == 0; }
    double opCast(T : double)() const { return top.to!double / bottom.to!double; }
    string toString() const { return bottom == 1 ? top.to!string : format!"%s/%s"(top, bottom); }
}

alias Q = Ratio!long;

struct Matrix(T)
{
    T[] cells;
    size_t columns;

    size_t rows() const { return cells.length / columns; }
    ref inout(T) opIndex(size_t row, size_t column) inout { return cells[row * columns + column]; }
    size_t[2] opSlice(size_t dimension)(size_t from, size_t to) const { return [from, to]; }
    size_t opDollar(size_t dimension)() const { return dimension == 0 ? rows : columns; }

    Matrix opIndex(size_t[2] r, size_t[2] c) const
    {
        return Matrix(iota(r[0], r[1]).map!(i => cells[i * columns + c[0] .. i * columns + c[1]].dup).join, c[1] - c[0]);
    }

    Matrix opBinary(string op : "*")(const Matrix other) const
    {
        auto result = Matrix(new T[rows * other.columns], other.columns);
        foreach (i; 0 .. rows)
            foreach (j; 0 .. other.columns)
            {
                T sum = this[i, 0] * other[0, j];
                foreach (k; 1 .. columns)
                    sum = sum + this[i, k] * other[k, j];
                result[i, j] = sum;
            }
        return result;
    }

    Matrix opBinary(string op : "^^")(uint n) const
    {
        if (n == 1)
            return Matrix(cells.dup, columns);
        auto half = this ^^ (n / 2);
        return n % 2 ? half * half * this : half * half;
    }

    int opApply(scope int delegate(size_t, T[]) visit)
    {
        foreach (i, row; cells.chunks(columns).enumerate)
            if (auto result = visit(i, row))
                return result;
        return 0;
    }
}

struct Packed
{
    mixin(bitfields!(uint, "red", 5, uint, "green", 6, uint, "blue", 5));
}

BigInt factorial(uint n) { return n < 2 ? BigInt(1) : iota(2, n + 1).fold!((a, b) => a * b)(BigInt(1)); }

void main()
{
    writeln(factorial(30), " ", BigInt(2) ^^ 127 - 1, " ", "0xFFFFFFFFFFFFFFFFFFFF".BigInt % 1_000_007);
    writeln(powmod(BigInt(7), BigInt("123456789012345678901234567890"), BigInt("1000000000000000003")), " ", factorial(100).to!string.map!(c => c - '0').sum, " ", -BigInt(17) / 5, " ", BigInt(255).toHex);

    auto harmonic = iota(1, 11).map!(n => Q(1, n)).fold!"a + b";
    writeln(harmonic, " ", harmonic * Q(2, 3) - Q(1, 6), " ", Q(1, 2) / Q(-3, 4) < Q(0, 1), " ", Q(2, 4) == Q(1, 2), " ", cast(double) Q(3, 8), " ", [Q(1, 2), Q(1, 3), Q(3, 4)].sort);
    auto bernoulli = new Ratio!BigInt[](1);
    writeln(Ratio!BigInt(factorial(20), factorial(18) * 3), " ", bernoulli[0].bottom);

    auto fibonacci = Matrix!BigInt([1, 1, 1, 0].map!BigInt.array, 2) ^^ 200;
    writeln(fibonacci[0, 1]);
    auto matrix = Matrix!int(iota(12).array, 4);
    writeln(matrix[1 .. $, 2 .. $].cells, " ", (matrix * Matrix!int([1, 0, 0, 1, 1, 1, 2, 0], 2)).cells, " ", matrix.rows);
    foreach (i, row; matrix)
    {
        if (i == 2) break;
        writefln("%(%3d%)", row);
    }

    Packed pixel;
    pixel.red = 31;
    pixel.green = 20;
    writeln(Packed.sizeof, " ", pixel.red, " ", pixel.green, " ", nativeToBigEndian(0x12345678), " ", bigEndianToNative!ushort(cast(ubyte[2]) [1, 2]));
    auto bits = BitArray([true, false, true, true]);
    writeln(bits.count, " ", (~bits).bitsSet, " ", 1 << 20 >> 3, " ", -16 >> 2, " ", -16 >>> 28, " ", 0b1010 ^ 0b0110, " ", 6 & 3 | 8);

    bool overflow;
    auto sum = adds(int.max, 1, overflow);
    writeln(sum, " ", overflow, " ", int.max + 1 == int.min, " ", cast(ubyte) 300, " ", long.max, " ", ulong.max, " ", -7 / 2, " ", -7 % 2);
    writefln("%.10f %.3e %a %g %s %s", PI, 6.02214e23, 1.0, 1e-7, 0.1 + 0.2, real.nan.isNaN);
    writeln(double.epsilon, " ", float.max, " ", 1 / 0.0, " ", isClose(0.1 + 0.2, 0.3), " ", quantize(7.38, 0.25), " ", 2.5.rint, " ", 3.5.rint, " ", (-2.5).floor, " ", hypot(3.0, 4), " ", 17.nextPow2);
    auto z = complex(3.0, -4.0);
    writeln(abs(z), " ", z * z.conj, " ", z ^^ 2, " ", [1.0, 0, 0, 0].fft.map!(c => c.re));
    writefln("%.9f %s %s", findRoot((double x) => x * x * x - x - 2, 1.0, 2.0), gcd(1071, 462), dotProduct([1, 2, 3], [4, 5, 6]));

    auto random = Mt19937(5489);
    writeln(random.take(3), " ", Mt19937(1).drop(999).front);
    auto deck = iota(52).array.randomShuffle(random);
    writeln(deck.dup.sort.equal(iota(52)), " ", iota(1000).map!(_ => uniform(1, 7, random)).minElement, " ", dice(random, 0, 1, 0));
}
