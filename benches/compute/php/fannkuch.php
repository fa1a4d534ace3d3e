<?php

const N = 9;

function reverse_first(array &$values, int $count): void
{
    for ($i = 0, $j = $count - 1; $i < $j; $i++, $j--) {
        [$values[$i], $values[$j]] = [$values[$j], $values[$i]];
    }
}

function fannkuch(int $n): array
{
    $permutation = range(0, $n - 1);
    $count = array_fill(0, $n, 0);
    $max_flips = 0;
    $checksum = 0;
    $even = true;
    $r = $n;
    while (true) {
        for (; $r > 1; $r--) {
            $count[$r - 1] = $r;
        }

        if ($permutation[0] !== 0) {
            $work = $permutation;
            $flips = 0;
            while ($first = $work[0]) {
                reverse_first($work, $first + 1);
                $flips++;
            }
            $max_flips = max($max_flips, $flips);
            $checksum += $even ? $flips : -$flips;
        }

        while (true) {
            if ($r === $n) {
                return [$checksum, $max_flips];
            }
            $first = $permutation[0];
            for ($i = 0; $i < $r; $i++) {
                $permutation[$i] = $permutation[$i + 1];
            }
            $permutation[$r] = $first;
            $count[$r]--;
            if ($count[$r] > 0) {
                break;
            }
            $r++;
        }
        $even = !$even;
    }
}

[$checksum, $max_flips] = fannkuch(N);
echo "$checksum\n";
printf("Pfannkuchen(%d) = %d\n", N, $max_flips);
