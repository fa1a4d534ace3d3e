// Integers, fractions and floats of any size: factorials, Fibonacci, π, RSA, primality, square roots, bases, continued fractions.
package main

import (
	"fmt"
	"math"
	"math/big"
	"math/bits"
	"math/cmplx"
	"math/rand"
	"strings"
)

func factorial(n int64) *big.Int { return new(big.Int).MulRange(1, n) }

func fibonacci(n int) *big.Int {
	a, b := big.NewInt(0), big.NewInt(1)
	for range n {
		a.Add(a, b)
		a, b = b, a
	}
	return a
}

// Machin's formula, with integers.
func pi(digits int) string {
	unit := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(digits+10)), nil)
	arctan := func(x int64) *big.Int {
		sum, term, square := new(big.Int), new(big.Int).Div(unit, big.NewInt(x)), big.NewInt(x*x)
		for n := int64(1); term.Sign() != 0; n += 2 {
			part := new(big.Int).Div(term, big.NewInt(n))
			if n%4 == 1 {
				sum.Add(sum, part)
			} else {
				sum.Sub(sum, part)
			}
			term.Div(term, square)
		}
		return sum
	}
	sum := new(big.Int).Mul(big.NewInt(16), arctan(5))
	sum.Sub(sum, new(big.Int).Mul(big.NewInt(4), arctan(239)))
	text := sum.String()
	return text[:1] + "." + text[1:digits+1]
}

func spigot(count int) string {
	var out strings.Builder
	q, r, t, k, n, l := big.NewInt(1), big.NewInt(0), big.NewInt(1), int64(1), int64(3), int64(3)
	for out.Len() < count {
		left := new(big.Int).Mul(big.NewInt(4), q)
		left.Add(left, r).Sub(left, t)
		if left.Cmp(new(big.Int).Mul(big.NewInt(n), t)) < 0 {
			fmt.Fprint(&out, n)
			next := new(big.Int).Mul(big.NewInt(3), q)
			next.Add(next, r).Mul(next, big.NewInt(10)).Div(next, t)
			r.Sub(r, new(big.Int).Mul(big.NewInt(n), t)).Mul(r, big.NewInt(10))
			n = next.Int64() - 10*n
			q.Mul(q, big.NewInt(10))
			continue
		}
		top := new(big.Int).Mul(big.NewInt(7*k+2), q)
		top.Add(top, new(big.Int).Mul(r, big.NewInt(l)))
		bottom := new(big.Int).Mul(t, big.NewInt(l))
		n = top.Div(top, bottom).Int64()
		r.Add(r, new(big.Int).Mul(big.NewInt(2), q)).Mul(r, big.NewInt(l))
		q.Mul(q, big.NewInt(k))
		t.Mul(t, big.NewInt(l))
		l += 2
		k++
	}
	return out.String()
}

func rsa() {
	p, _ := new(big.Int).SetString("170141183460469231731687303715884105727", 10)
	q, _ := new(big.Int).SetString("2305843009213693951", 10)
	n := new(big.Int).Mul(p, q)
	one := big.NewInt(1)
	phi := new(big.Int).Mul(new(big.Int).Sub(p, one), new(big.Int).Sub(q, one))
	e := big.NewInt(65537)
	d := new(big.Int).ModInverse(e, phi)
	message := new(big.Int).SetBytes([]byte("attack at dawn"))
	cipher := new(big.Int).Exp(message, e, n)
	fmt.Printf("%x\n%s\n", cipher, new(big.Int).Exp(cipher, d, n).Bytes())
}

func main() {
	fmt.Println(factorial(50), len(factorial(1000).String()), factorial(100).TrailingZeroBits())
	fmt.Println(fibonacci(300), fibonacci(5000).BitLen())
	fmt.Println(pi(100))
	fmt.Println(spigot(60))
	rsa()

	for _, exponent := range []uint{61, 67, 89, 127} {
		mersenne := new(big.Int).Sub(new(big.Int).Lsh(big.NewInt(1), exponent), big.NewInt(1))
		fmt.Println(exponent, mersenne, mersenne.ProbablyPrime(20))
	}
	x, _ := new(big.Int).SetString("-ff00ff00ff00ff00ff", 16)
	y := big.NewInt(123456789)
	quotient, remainder := new(big.Int).QuoRem(x, y, new(big.Int))
	division, modulus := new(big.Int).DivMod(x, y, new(big.Int))
	fmt.Println(x, quotient, remainder, division, modulus, x.Sign(), x.CmpAbs(y))
	fmt.Printf("%s %x %o %b %d %+d %40d|\n", x.Text(36), x, y, y, y, y, x)
	fmt.Println(new(big.Int).GCD(nil, nil, big.NewInt(461952), big.NewInt(116298)), new(big.Int).Sqrt(factorial(30)), new(big.Int).Binomial(100, 50))
	fmt.Println(new(big.Int).And(x, y), new(big.Int).Xor(x, y), new(big.Int).Not(y), new(big.Int).Rsh(x, 7), y.Bit(4))
	_, ok := new(big.Int).SetString("12x", 10)
	fmt.Println(ok, x.IsInt64(), y.Int64())

	harmonic := new(big.Rat)
	for n := int64(1); n <= 30; n++ {
		harmonic.Add(harmonic, big.NewRat(1, n))
	}
	fmt.Println(harmonic, harmonic.FloatString(30))
	third := big.NewRat(-4, 12)
	fmt.Println(third, third.Num(), third.Denom(), new(big.Rat).SetFloat64(0.1), new(big.Rat).Inv(third).IsInt())
	parsed, _ := new(big.Rat).SetString("3.125")
	fmt.Println(parsed, parsed.Cmp(big.NewRat(25, 8)))

	root := new(big.Float).SetPrec(400).SetInt64(2)
	root.Sqrt(root)
	fmt.Println(root.Text('f', 110))
	e, term := big.NewFloat(1).SetPrec(300), big.NewFloat(1).SetPrec(300)
	for n := 1; n < 80; n++ {
		term.Quo(term, big.NewFloat(float64(n)))
		e.Add(e, term)
	}
	fmt.Println(e.Text('g', 80))
	tiny, accuracy := big.NewFloat(1e-20).Float32()
	fmt.Println(tiny, accuracy, big.NewFloat(1.5).Cmp(big.NewFloat(1.25)))

	value := math.Sqrt(2)
	var continued []int
	for range 12 {
		whole := math.Floor(value)
		continued = append(continued, int(whole))
		value = 1 / (value - whole)
	}
	fmt.Println(continued)
	high, low := bits.Mul64(math.MaxUint64, 12345)
	sum, carry := bits.Add64(math.MaxUint64, 1, 0)
	fmt.Println(high, low, sum, carry, bits.OnesCount(255), bits.LeadingZeros32(1), bits.Reverse8(3), bits.Len(1023), bits.RotateLeft8(0x81, 1))
	fmt.Println(math.Cbrt(27), math.Gamma(6), math.Mod(-7, 3), math.Remainder(7, 4), math.Float64bits(1.5), math.IsInf(math.Exp(1000), 1))
	fmt.Printf("%.6f %.6f %.4f %.12f\n", math.Sin(1), math.Atan2(1, -1), math.Log1p(1e-3), math.Erf(0.5))
	fmt.Printf("%.3f %.3f\n", cmplx.Sqrt(-4), cmplx.Exp(complex(0, math.Pi)))
	random := rand.New(rand.NewSource(42))
	fmt.Println(random.Intn(100), random.Intn(100), random.Perm(6), new(big.Int).Rand(random, factorial(20)))
}
