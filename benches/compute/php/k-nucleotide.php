<?php

const N = 500000;

const FREQUENCIES = ['A' => 0.3029549426680, 'C' => 0.5009432431601, 'G' => 0.6984905497992, 'T' => 1.0];
const FRAGMENTS = ['GGT', 'GGTA', 'GGTATT', 'GGTATTTTAATT', 'GGTATTTTAATTTATAGT'];

function make_sequence(int $length): string
{
    $seed = 42;
    $sequence = '';
    for ($i = 0; $i < $length; $i++) {
        $seed = ($seed * 3877 + 29573) % 139968;
        $chance = $seed / 139968;
        foreach (FREQUENCIES as $letter => $limit) {
            if ($chance < $limit) {
                $sequence .= $letter;
                break;
            }
        }
    }
    return $sequence;
}

function count_fragments(string $sequence, int $size): array
{
    $counts = [];
    $end = strlen($sequence) - $size;
    for ($start = 0; $start <= $end; $start++) {
        $fragment = substr($sequence, $start, $size);
        $counts[$fragment] = ($counts[$fragment] ?? 0) + 1;
    }
    return $counts;
}

function print_frequencies(string $sequence, int $size): void
{
    $counts = count_fragments($sequence, $size);
    ksort($counts);
    arsort($counts);
    $total = strlen($sequence) - $size + 1;
    foreach ($counts as $fragment => $count) {
        printf("%s %.3f\n", $fragment, $count * 100 / $total);
    }
    echo "\n";
}

$sequence = make_sequence(N);
print_frequencies($sequence, 1);
print_frequencies($sequence, 2);
foreach (FRAGMENTS as $fragment) {
    $counts = count_fragments($sequence, strlen($fragment));
    printf("%d\t%s\n", $counts[$fragment] ?? 0, $fragment);
}
