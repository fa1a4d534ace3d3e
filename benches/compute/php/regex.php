<?php

const N = 150000;

const NAMES = ['alice', 'bob', 'carol', 'dave', 'erin'];
const HOSTS = ['example', 'sample', 'mail'];
const DOMAINS = ['org', 'com', 'net'];
const METHODS = ['GET', 'POST', 'PUT', 'HEAD'];
const FOLDERS = ['images', 'docs', 'files'];
const STATUSES = [200, 404, 500];
const STATES = ['loading', 'running', 'stopped', 'waiting', 'done', 'sleeping'];

class Random
{
    private int $seed = 42;

    public function below(int $limit): int
    {
        $this->seed = ($this->seed * 1103515245 + 12345) & 0x7fffffff;
        return ($this->seed >> 8) % $limit;
    }

    public function pick(array $choices): mixed
    {
        return $choices[$this->below(count($choices))];
    }
}

function make_text(int $lines): string
{
    $random = new Random();
    $text = '';
    for ($i = 0; $i < $lines; $i++) {
        $date = sprintf('%04d-%02d-%02d', 2000 + $random->below(25), 1 + $random->below(12), 1 + $random->below(28));
        $user = $random->pick(NAMES) . $random->below(1000) . '@' . $random->pick(HOSTS) . '.' . $random->pick(DOMAINS);
        $request = $random->pick(METHODS) . ' /' . $random->pick(FOLDERS) . '/item' . $random->below(10000);
        $status = $random->pick(STATUSES);
        $state = $random->pick(STATES);
        $text .= "$date $user $request $status $state\n";
    }
    return $text;
}

$text = make_text(N);

preg_match_all('/([0-9]{4})-([0-9]{2})-([0-9]{2})/', $text, $dates);
$date_sum = array_sum($dates[1]) + array_sum($dates[2]) + array_sum($dates[3]);
printf("dates: %d %d\n", count($dates[0]), $date_sum);
unset($dates);

printf("addresses: %d\n", preg_match_all('/[a-z]+[0-9]+@[a-z]+\.org/', $text));

printf("requests: %d\n", preg_match_all('~(?:GET|POST) /[a-z]+/[a-z]+[0-9]+ 200~', $text));

preg_match_all('/[a-z]+ing/', $text, $words);
printf("words: %d %d\n", count($words[0]), array_sum(array_map('strlen', $words[0])));

printf("replaced: %d\n", strlen(preg_replace('/[0-9]+/', '#', $text)));
