#!/usr/bin/perl
# Big integers, fractions, numeric formats and conversions.
use strict;
use warnings;
use Math::BigInt;
use Math::BigFloat;
use POSIX qw(floor ceil fmod pow INT_MAX DBL_MAX LONG_MAX strtol);
use List::Util qw(reduce);

my $factorial = Math::BigInt->new(1);
$factorial *= $_ for 1 .. 50;
print "50! = $factorial\n";
my ($x, $y) = (Math::BigInt->new(0), Math::BigInt->new(1));
($x, $y) = ($y, $x + $y) for 1 .. 200;
print "F200 = $x (", length "$x", " digits)\n";
my $big = Math::BigInt->new("123456789012345678901234567890");
print $big ** 2, " ", $big / 97, " ", $big % 97, " ", $big->copy->bsqrt, " ", -$big, " ", $big->copy->bpow(3)->bmod(1000007), "\n";
print Math::BigInt->new(2)->bmodpow(1000, 1000000007), " ", Math::BigInt->new(3)->bmodinv(11), " ", Math::BigInt::bgcd(1071, 462), " ", Math::BigInt::blcm(4, 6, 10), " ", Math::BigInt->new("0xff"), " ", Math::BigInt->from_bin("0b1010"), " ", Math::BigInt->new(255)->as_hex, " ", Math::BigInt->new("not")->is_nan ? "NaN" : "", "\n";
print Math::BigFloat->new(2)->bsqrt(40), "\n", Math::BigFloat->bpi(50), "\n", Math::BigFloat->new(1)->bdiv(7, 30), " ", Math::BigFloat->new("0.1") + Math::BigFloat->new("0.2"), " ", Math::BigFloat->new("1e-20"), " ", Math::BigFloat->new("3.14159")->bfround(-2), "\n";
{
    use bigint;
    print 2**100, " ", 9999999999999999999 + 1, " ", 7 / 2, "\n";
}

print 9223372036854775807, " ", 9223372036854775807 + 1, " ", 18446744073709551615, " ", 18446744073709551616, " ", -9223372036854775808, " ", 2**63, " ", 2**53 + 1, "\n";
print 0.1 + 0.2, " ", 1e3, " ", 1.0, " ", 1.10, " ", 1e100, " ", 1.5e-7, " ", 1/7, " ", 1e15 + 0.5, " ", 3.0 * 2, " ", 1_000, " ", 0x1F, " ", 0b101, " ", 0o17, " ", 017, "\n";
print int(3.7), int(-3.7), " ", floor(-3.5), ceil(-3.5), " ", fmod(7.5, 2), " ", 7 % 3, -7 % 3, 7 % -3, " ", do { use integer; -7 % 3 }, " ", 2**10, " ", 2**-1, " ", -2**2, " ", abs(-5), sqrt(16), " ", int(1e20), "\n";
print 10 <=> 9, "10" cmp "9", " ", 1 <=> 1, " ", 255 & 15, 1 | 6, 5 ^ 3, " ", ~0, " ", ~5 & 0xFF, " ", 1 << 40, " ", 1024 >> 3, " ", "abc" ^ "   ", " ", "12" | "3", " ", 12 | 3, "\n";
print hex("ff"), oct("0x1F"), oct("755"), oct("0b11"), " ", sprintf("%x %o %b %X %#x %#b", 255, 8, 5, 255, 255, 5), " ", "", "\n";
print "inf: ", 9**9**9, " ", -9**9**9, " nan: ", (9**9**9) - (9**9**9) == 0 ? "" : "not equal", " ", 9**9**9 == 9**9**9 ? "same" : "", "\n";
printf "%.0f %.0f %.0f %.2f %.15g %.17g %e %g %g\n", 0.5, 1.5, 2.5, 1.005, 0.1, 0.1, 123456.789, 1e6, 1e-5;
print INT_MAX, " ", DBL_MAX, " ", join(" ", strtol("777", 8)), " ", pow(2, 0.5), " ", exp(1), " ", log(10), " ", atan2(1, 1) * 4, " ", sin(1), " ", cos(1), "\n";
print join(" ", map { sprintf "%d", $_ } "42abc" =~ /(\d+)/, 3.99, -3.99, 1e10), " ", "5" * "6", " ", "1.5" + 1, " ", "1e2" * 1, " ", ".5" + 0, " ", "0 but true" + 5, " ", !!1, " [", !!0, "]\n";
srand(42); my @first = map { int rand 100 } 1 .. 5; srand(42); my @again = map { int rand 100 } 1 .. 5; print "@first" eq "@again" ? "repeatable" : "not", " ", "@first", "\n";
print join(",", map { my $n = $_; join '', map { $n & (1 << $_) ? 1 : 0 } reverse 0 .. 3 } 0 .. 5), " ", reduce { $a * 10 + $b } 1, 2, 3; print "\n";
