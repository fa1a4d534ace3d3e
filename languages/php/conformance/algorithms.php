<?php
declare(strict_types=1);

// Sorting, searching, graphs and number theory.

function quicksort(array $items): array
{
    if (count($items) < 2) {
        return $items;
    }
    $pivot = array_shift($items);
    $left = array_filter($items, fn ($x) => $x < $pivot);
    $right = array_filter($items, fn ($x) => $x >= $pivot);
    return [...quicksort(array_values($left)), $pivot, ...quicksort(array_values($right))];
}

function binarySearch(array $sorted, int $wanted): ?int
{
    [$low, $high] = [0, count($sorted) - 1];
    while ($low <= $high) {
        $middle = intdiv($low + $high, 2);
        match ($sorted[$middle] <=> $wanted) {
            -1 => $low = $middle + 1,
            1 => $high = $middle - 1,
            0 => $low = $high + 1,
        };
        if ($sorted[$middle] === $wanted) {
            return $middle;
        }
    }
    return null;
}

function dijkstra(array $graph, string $from): array
{
    $distance = array_fill_keys(array_keys($graph), PHP_INT_MAX);
    $distance[$from] = 0;
    $queue = new SplPriorityQueue();
    $queue->insert($from, 0);
    while (!$queue->isEmpty()) {
        $node = $queue->extract();
        foreach ($graph[$node] as $next => $cost) {
            if ($distance[$node] + $cost < $distance[$next]) {
                $distance[$next] = $distance[$node] + $cost;
                $queue->insert($next, -$distance[$next]);
            }
        }
    }
    return $distance;
}

function sieve(int $limit): array
{
    $composite = [];
    $primes = [];
    for ($i = 2; $i <= $limit; $i++) {
        if (!isset($composite[$i])) {
            $primes[] = $i;
            for ($j = $i * $i; $j <= $limit; $j += $i) {
                $composite[$j] = true;
            }
        }
    }
    return $primes;
}

function powerModulo(int $base, int $exponent, int $modulus): int
{
    $result = 1;
    for ($base %= $modulus; $exponent > 0; $exponent >>= 1) {
        if ($exponent & 1) {
            $result = $result * $base % $modulus;
        }
        $base = $base * $base % $modulus;
    }
    return $result;
}

function editDistance(string $a, string $b): int
{
    $row = range(0, strlen($b));
    for ($i = 1; $i <= strlen($a); $i++) {
        $previous = $row;
        $row[0] = $i;
        for ($j = 1; $j <= strlen($b); $j++) {
            $row[$j] = min($previous[$j] + 1, $row[$j - 1] + 1, $previous[$j - 1] + (int) ($a[$i - 1] !== $b[$j - 1]));
        }
    }
    return $row[strlen($b)];
}

$numbers = [];
for ($i = 0, $seed = 42; $i < 20; $i++) {
    $seed = ($seed * 1103515245 + 12345) & 0x7fffffff;
    $numbers[] = $seed % 1000;
}
$sorted = quicksort($numbers);
echo implode(' ', $sorted), "\n";
var_dump(binarySearch($sorted, $sorted[7]), binarySearch($sorted, -5));
print_r(dijkstra(['a' => ['b' => 7, 'c' => 3], 'b' => ['d' => 2], 'c' => ['b' => 1, 'd' => 8], 'd' => []], 'a'));
echo implode(',', sieve(100)), ' ', array_sum(sieve(10000)), "\n";
echo powerModulo(7, 123456789, 1000000007), "\n";
echo editDistance('kitten', 'sitting'), ' ', levenshtein('kitten', 'sitting'), ' ', similar_text('World', 'Word'), "\n";
echo array_product(range(1, 20)), ' ', 2 ** 62, ' ', PHP_INT_MAX, ' ', 0xFFFFFFFF << 8, "\n";
var_dump(PHP_INT_MAX + 1, 7 <=> 3, intdiv(-7, 2), -7 % 3, fmod(-7, 3), 10 ** 20);
