"""Numbers: big integers, decimals, fractions, floats, complex numbers, statistics."""
import cmath
import math
import statistics
from decimal import ROUND_CEILING, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal, DivisionByZero, InvalidOperation, getcontext, localcontext
from fractions import Fraction

print(math.factorial(50), 2**200, sep="\n")
print(7**100 % 10**20, pow(3, 10**18, 10**9 + 7), pow(38, -1, 97), (1 << 127) - 1)
print(-17 // 5, -17 % 5, divmod(-17, 5), divmod(17, -5), math.fmod(-17, 5), int(-3.7), round(-3.5), round(2.5), round(1234, -2))
print((10**30).bit_length(), (255).bit_count(), hex(2**70), int("zz", 36), int("0b1010", 0), int("-0x1F", 16), f"{10**20:,}")
print((258).to_bytes(4, "big"), int.from_bytes(b"\xff\xfe", "little", signed=True), (-2).to_bytes(2, "little", signed=True))
print(math.gcd(2**40, 6**20), math.lcm(4, 6, 10), math.isqrt(10**40 + 1), math.comb(52, 5), math.perm(10, 3))


def fibonacci(n):
    """By fast doubling."""
    def pair(n):
        if n == 0:
            return 0, 1
        a, b = pair(n // 2)
        c, d = a * (2 * b - a), a * a + b * b
        return (d, c + d) if n % 2 else (c, d)
    return pair(n)[0]


print(fibonacci(300), len(str(fibonacci(15000))))


def miller_rabin(n):
    if n < 2 or n % 2 == 0:
        return n == 2
    d, s = n - 1, 0
    while d % 2 == 0:
        d, s = d // 2, s + 1
    for base in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37):
        if n == base:
            return True
        x = pow(base, d, n)
        if x in (1, n - 1):
            continue
        for _ in range(s - 1):
            x = x * x % n
            if x == n - 1:
                break
        else:
            return False
    return True


print([n for n in range(60) if miller_rabin(n)], miller_rabin(2**89 - 1), miller_rabin(2**67 - 1))


def pi_digits(count):
    q, r, t, k, n, l = 1, 0, 1, 1, 3, 3
    while count:
        if 4 * q + r - t < n * t:
            yield n
            count -= 1
            q, r, n = 10 * q, 10 * (r - n * t), 10 * (3 * q + r) // t - 10 * n
        else:
            q, r, t, n, k, l = q * k, (2 * q + r) * l, t * l, (q * (7 * k + 2) + r * l) // (t * l), k + 1, l + 2


print("".join(map(str, pi_digits(60))))

print(Decimal("0.1") + Decimal("0.2"), 0.1 + 0.2, Decimal(0.1), Decimal("1.10") * 3, Decimal(1) / Decimal(7))
getcontext().prec = 50
print(Decimal(2).sqrt(), Decimal(1).exp(), Decimal(10).ln(), sep="\n")
for rounding in (ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_CEILING):
    print(rounding, [str(Decimal(x).quantize(Decimal("0.01"), rounding)) for x in ("2.675", "2.665", "-1.005")])
with localcontext() as context:
    context.prec = 5
    print(Decimal(355) / 113, +Decimal("3.14159265"))
print(Decimal("1E+5"), Decimal("123.4500").normalize(), Decimal("-0"), Decimal("NaN").is_nan(), Decimal("-3.7").as_tuple())
print(f"{Decimal('1234567.891'):,.2f}", Decimal("7") % Decimal("-3"), Decimal("12.34").scaleb(2), Decimal("1.2").compare(Decimal("1.20")))
for attempt in (lambda: Decimal(1) / 0, lambda: Decimal("abc"), lambda: Decimal(0) / 0):
    try:
        attempt()
    except (DivisionByZero, InvalidOperation) as error:
        print(type(error).__name__)


def loan(principal, rate, months):
    monthly = Decimal(rate) / 1200
    payment = (principal * monthly / (1 - (1 + monthly) ** -months)).quantize(Decimal("0.01"))
    return payment, (payment * months - principal).quantize(Decimal("0.01"))


print(*loan(Decimal(200_000), "3.75", 360))

third = Fraction(1, 3)
print(third + Fraction("1/6"), third**-2, Fraction("0.125"), Fraction(0.5), Fraction(math.pi).limit_denominator(1000), float(third))
print(sum(Fraction(1, n) for n in range(1, 21)), Fraction(7, -3), round(Fraction(7, 3)), divmod(Fraction(7, 3), Fraction(1, 2)))


def continued(x, depth):
    while depth and x:
        yield (whole := math.floor(x))
        x, depth = (1 / (x - whole) if x != whole else 0), depth - 1


print(list(continued(Fraction(415, 93), 10)), list(continued(Fraction("3.245"), 10)))

print(1e16 + 1, 1e-7, 123456789.123456789, 1e22, 5e-324, 1.0, 100000000000000000.0, float("inf"), -float("nan") != float("nan"))
print(math.fsum([0.1] * 10), (0.1).as_integer_ratio(), (3.75).hex(), float.fromhex("0x1.8p1"), (4.0).is_integer())
print(math.isclose(0.1 + 0.2, 0.3), math.copysign(1, -0.0), math.frexp(10), math.modf(-2.5), math.trunc(-2.5), math.ceil(2.1))
print(math.sin(math.pi / 6), math.log(8, 2), math.log10(1000), math.exp(1), math.hypot(3, 4), math.atan2(1, 1), math.degrees(math.pi), sep=" ")
print((1 + 2j) * (3 - 1j), abs(3 + 4j), (2 + 3j).conjugate(), (1j) ** 2, complex("1+2j"), cmath.sqrt(-4), cmath.phase(-1))

data = [2, 4, 4, 4, 5, 5, 7, 9]
print(statistics.mean(data), statistics.median(data), statistics.mode(data), statistics.pstdev(data), statistics.variance(data))
print(statistics.quantiles(data, n=4), statistics.mean([Fraction(1, 2), Fraction(1, 3)]), statistics.multimode("aabbc"), statistics.harmonic_mean([40, 60]))
