<?php
// Generators and iterators.

function upTo(int $limit): Generator
{
    for ($i = 1; $i <= $limit; $i++) {
        $sent = yield $i => $i * $i;
        if ($sent !== null) {
            echo "[received $sent]";
        }
    }
    return 'finished';
}

function delegates(): Generator
{
    yield 0;
    $result = yield from upTo(3);
    yield $result;
    yield from [10, 20];
}

function primes(): Generator
{
    for ($n = 2; ; $n++) {
        for ($d = 2; $d * $d <= $n; $d++) {
            if ($n % $d === 0) {
                continue 2;
            }
        }
        yield $n;
    }
}

function take(iterable $items, int $count): Generator
{
    if ($count <= 0) {
        return;
    }
    foreach ($items as $item) {
        yield $item;
        if (--$count === 0) {
            return;
        }
    }
}

function mapped(callable $function, iterable $items): Generator
{
    foreach ($items as $key => $item) {
        yield $key => $function($item);
    }
}

function guarded(): Generator
{
    try {
        while (true) {
            try {
                $got = yield;
                echo "got $got\n";
            } catch (RuntimeException $error) {
                echo 'caught ', $error->getMessage(), "\n";
            }
        }
    } finally {
        echo "closed\n";
    }
}

foreach (upTo(4) as $key => $value) {
    echo "$key:$value ";
}
echo "\n";

$generator = upTo(3);
echo $generator->current(), ' ';
echo $generator->send('hello'), ' ';
$generator->next();
$generator->next();
var_dump($generator->valid());
echo $generator->getReturn(), "\n";

foreach (delegates() as $value) {
    echo $value, ' ';
}
echo "\n";
echo implode(' ', iterator_to_array(take(primes(), 15), false)), "\n";
echo implode(' ', iterator_to_array(mapped(fn ($x) => $x ** 2, take(primes(), 5)), false)), "\n";

$g = guarded();
$g->current();
$g->send('one');
$g->throw(new RuntimeException('problem'));
$g->send('two');
unset($g);

class Tree implements IteratorAggregate
{
    public function __construct(public int $value, public ?Tree $left = null, public ?Tree $right = null) {}

    public function insert(int $value): void
    {
        $side = $value < $this->value ? 'left' : 'right';
        $this->$side === null ? $this->$side = new Tree($value) : $this->$side->insert($value);
    }

    public function getIterator(): Generator
    {
        if ($this->left) {
            yield from $this->left;
        }
        yield $this->value;
        if ($this->right) {
            yield from $this->right;
        }
    }
}

$tree = new Tree(50);
foreach ([30, 70, 20, 40, 60, 80, 10] as $n) {
    $tree->insert($n);
}
echo implode(' ', iterator_to_array($tree, false)), "\n";

$zipped = new MultipleIterator(MultipleIterator::MIT_KEYS_ASSOC);
$zipped->attachIterator(new ArrayIterator([1, 2]), 'n');
$zipped->attachIterator(new ArrayIterator(['a', 'b']), 'c');
foreach ($zipped as $pair) {
    echo json_encode($pair);
}
echo "\n";
$flat = new RecursiveIteratorIterator(new RecursiveArrayIterator([1, [2, [3, 4]], 5]));
echo implode(' ', iterator_to_array($flat, false)), "\n";
echo implode(' ', iterator_to_array(new LimitIterator(new InfiniteIterator(new ArrayIterator([1, 2, 3])), 2, 5), false)), "\n";
try {
    $done = upTo(0);
    foreach ($done as $x);
    foreach ($done as $x);
} catch (Exception $error) {
    echo get_class($error), ': ', $error->getMessage(), "\n";
}
