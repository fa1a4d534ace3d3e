<?php
// Deep and branching recursion, backtracking.

function hanoi(int $n, string $from, string $to, string $via, int &$moves): void
{
    if ($n === 0) {
        return;
    }
    hanoi($n - 1, $from, $via, $to, $moves);
    $moves++;
    hanoi($n - 1, $via, $to, $from, $moves);
}

function permutations(array $items): array
{
    if (count($items) <= 1) {
        return [$items];
    }
    $all = [];
    foreach ($items as $i => $item) {
        $rest = $items;
        unset($rest[$i]);
        foreach (permutations(array_values($rest)) as $permutation) {
            $all[] = [$item, ...$permutation];
        }
    }
    return $all;
}

function queens(int $size, int $row = 0, array $columns = []): int
{
    if ($row === $size) {
        return 1;
    }
    $count = 0;
    for ($column = 0; $column < $size; $column++) {
        foreach ($columns as $r => $c) {
            if ($c === $column || abs($c - $column) === $row - $r) {
                continue 2;
            }
        }
        $count += queens($size, $row + 1, [...$columns, $column]);
    }
    return $count;
}

function ackermann(int $m, int $n): int
{
    return match (true) {
        $m === 0 => $n + 1,
        $n === 0 => ackermann($m - 1, 1),
        default => ackermann($m - 1, ackermann($m, $n - 1)),
    };
}

function depth(int $n): int
{
    return $n === 0 ? 0 : 1 + depth($n - 1);
}

function evaluate(string $expression): int|float
{
    $tokens = preg_match_all('/\d+(?:\.\d+)?|[-+*\/^()]/', $expression, $found) ? $found[0] : [];
    $position = 0;
    $peek = function () use (&$tokens, &$position) { return $tokens[$position] ?? null; };
    $sum = function () use (&$sum, &$product, $peek, &$position) {
        $value = $product();
        while (in_array($peek(), ['+', '-'], true)) {
            $value = $GLOBALS['__'] = $peek() === '+' ? [$position++, $value + $product()][1] : [$position++, $value - $product()][1];
        }
        return $value;
    };
    $product = function () use (&$power, $peek, &$position) {
        $value = $power();
        while (in_array($peek(), ['*', '/'], true)) {
            $value = $peek() === '*' ? [$position++, $value * $power()][1] : [$position++, $value / $power()][1];
        }
        return $value;
    };
    $power = function () use (&$atom, &$power, $peek, &$position) {
        $value = $atom();
        return $peek() === '^' ? [$position++, $value ** $power()][1] : $value;
    };
    $atom = function () use (&$sum, &$atom, &$tokens, &$position) {
        $token = $tokens[$position++];
        if ($token === '(') {
            $value = $sum();
            $position++;
            return $value;
        }
        return $token === '-' ? -$atom() : $token + 0;
    };
    return $sum();
}

function flatten(array $items): array
{
    return array_reduce($items, fn ($flat, $item) => is_array($item) ? [...$flat, ...flatten($item)] : [...$flat, $item], []);
}

$moves = 0;
hanoi(10, 'A', 'C', 'B', $moves);
echo $moves, ' ', count(permutations([1, 2, 3, 4, 5])), ' ', implode(' ', array_map('implode', permutations(['a', 'b', 'c']))), "\n";
echo queens(6), ' ', queens(7), ' ', ackermann(2, 9), ' ', depth(20000), "\n";
foreach (['1 + 2 * 3', '(1 + 2) * 3', '2 ^ 3 ^ 2', '-4 + 10 / 4', '2 * (3 + (4 - 1)) / 3'] as $expression) {
    echo $expression, ' = ', evaluate($expression), "\n";
}
echo json_encode(flatten([1, [2, [3, [4]], 5], [[6]]])), "\n";
$deep = [];
for ($i = 0; $i < 1000; $i++) {
    $deep = [$deep];
}
echo strlen(json_encode($deep, 0, 2000)), ' ', json_encode($deep) === false ? json_last_error_msg() : 'fits', "\n";
