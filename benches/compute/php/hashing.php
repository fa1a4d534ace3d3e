<?php

const N = 300000;

class Random
{
    private int $seed = 42;

    public function below(int $limit): int
    {
        $this->seed = ($this->seed * 1103515245 + 12345) & 0x7fffffff;
        return ($this->seed >> 8) % $limit;
    }
}

function string_keys(Random $random): void
{
    $counts = [];
    for ($i = 0; $i < N; $i++) {
        $key = 'key' . $random->below(intdiv(N, 4));
        $counts[$key] = ($counts[$key] ?? 0) + 1;
    }
    $hits = 0;
    for ($i = 0; $i < N; $i++) {
        if (isset($counts["key$i"])) {
            $hits++;
        }
    }
    printf("strings: %d %d %d\n", count($counts), $hits, max($counts));
}

function integer_keys(Random $random): void
{
    $last = [];
    for ($i = 0; $i < N; $i++) {
        $last[$random->below(N * 8)] = $i;
    }
    $hits = 0;
    $total = 0;
    for ($i = 0; $i < N; $i++) {
        $value = $last[$i * 8] ?? null;
        if ($value !== null) {
            $hits++;
            $total += $value;
        }
    }
    printf("integers: %d %d %d\n", count($last), $hits, $total);
}

function fnv1a(): void
{
    $digest = 2166136261;
    for ($i = 0; $i < N; $i++) {
        $key = "key$i";
        $length = strlen($key);
        for ($at = 0; $at < $length; $at++) {
            $digest = (($digest ^ ord($key[$at])) * 16777619) & 0xffffffff;
        }
    }
    printf("fnv: %08x\n", $digest);
}

$random = new Random();
string_keys($random);
integer_keys($random);
fnv1a();
