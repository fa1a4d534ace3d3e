import java.util.*;
import java.util.stream.*;

public class sieve {
    static BitSet primes(int below) {
        BitSet sieve = new BitSet(below);
        sieve.set(2, below);
        for (int i = 2; (long) i * i < below; i = sieve.nextSetBit(i + 1)) {
            for (int multiple = i * i; multiple < below; multiple += i) sieve.clear(multiple);
        }
        return sieve;
    }

    static long power(long base, long exponent, long modulus) {
        long result = 1;
        for (base %= modulus; exponent > 0; exponent >>= 1, base = base * base % modulus) {
            if ((exponent & 1) == 1) result = result * base % modulus;
        }
        return result;
    }

    static SortedMap<Integer, Integer> factors(int n, BitSet primes) {
        SortedMap<Integer, Integer> factors = new TreeMap<>();
        for (int p = 2; p > 0 && (long) p * p <= n; p = primes.nextSetBit(p + 1)) {
            for (; n % p == 0; n /= p) factors.merge(p, 1, Integer::sum);
        }
        if (n > 1) factors.merge(n, 1, Integer::sum);
        return factors;
    }

    public static void main(String[] args) {
        BitSet primes = primes(2_000_000);
        System.out.println(primes.cardinality() + " primes, the last " + primes.previousSetBit(1_999_999));
        System.out.println(primes.stream().asLongStream().limit(10_000).sum());
        int gap = 0, after = 0, before = 2;
        for (int p = 3; p > 0; p = primes.nextSetBit(p + 1)) {
            if (p - before > gap) { gap = p - before; after = before; }
            before = p;
        }
        System.out.println("the widest gap is " + gap + " after " + after);
        for (int n : new int[] {360, 99_991, 1_048_576, 1_299_709 }) {
            System.out.println(n + " = " + factors(n, primes).entrySet().stream()
                .map(f -> f.getValue() == 1 ? "" + f.getKey() : f.getKey() + "^" + f.getValue())
                .collect(Collectors.joining(" * ")));
        }
        System.out.println(power(3, 1_000_000_006L, 1_000_000_007L) + " " + power(2, 62, Long.MAX_VALUE >> 32));
        System.out.println(IntStream.rangeClosed(1, 20).filter(primes::get).boxed().collect(Collectors.toList()));
        int[][] triangle = new int[8][];
        for (int row = 0; row < triangle.length; row++) {
            triangle[row] = new int[row + 1];
            triangle[row][0] = triangle[row][row] = 1;
            for (int i = 1; i < row; i++) triangle[row][i] = triangle[row - 1][i - 1] + triangle[row - 1][i];
        }
        System.out.println(Arrays.deepToString(triangle));
        System.out.println(Integer.MAX_VALUE + 1 + " " + (byte) 200 + " " + (-7 / 2) + " " + (-7 % 3) + " " + (-7 >>> 28) + " " + 1.0 / 0);
    }
}
