<?php
// Closures, callables, references, static variables, named and variadic arguments.

function counter(int $start = 0): array
{
    $value = $start;
    return [
        'next' => function () use (&$value) { return ++$value; },
        'get' => fn () => $value,
    ];
}

function compose(callable ...$steps): callable
{
    return array_reduce($steps, fn ($all, $step) => fn ($x) => $step($all($x)), fn ($x) => $x);
}

function memoize(callable $function): callable
{
    return function (...$args) use ($function) {
        static $known = [];
        $key = serialize($args);
        return $known[$key] ??= $function(...$args);
    };
}

function describe(string $name, int $age = 30, string ...$rest): string
{
    return "$name is $age" . ($rest ? ' with ' . json_encode($rest) : '');
}

function addOne(array &$items): void
{
    foreach ($items as &$item) {
        $item++;
    }
}

function calls(): int
{
    static $count = 0;
    return ++$count;
}

$one = counter();
$two = counter(10);
echo $one['next'](), $one['next'](), $two['next'](), $one['get'](), "\n";

echo compose('trim', strrev(...), fn ($s) => ucfirst($s), 'md5')('  abc '), "\n";

$slow = 0;
$square = memoize(function (int $x) use (&$slow) { $slow++; return $x * $x; });
echo $square(4), $square(4), $square(5), " computed $slow\n";

echo describe(age: 41, name: 'Ann'), '; ', describe('Bob', 20, 'x', 'y'), '; ', describe(...['name' => 'Cy', 'age' => 3]), "\n";

$items = [1, 2, 3];
addOne($items);
echo implode(',', $items), "\n";
calls();
calls();
echo calls(), "\n";

class Account
{
    private int $balance = 100;
    public function add(int $by): static { $this->balance += $by; return $this; }
}
$peek = fn () => $this->balance;
echo Closure::bind($peek, (new Account())->add(5), Account::class)(), ' ', $peek->call(new Account()), "\n";

$methods = array_map([new Account(), 'add'], [1, 2]);
var_dump($methods[0] === $methods[1], is_callable('strlen'), is_callable('nope'), is_callable([Account::class, 'add']));

$fibonacci = function (int $n) use (&$fibonacci) { return $n < 2 ? $n : $fibonacci($n - 1) + $fibonacci($n - 2); };
echo $fibonacci(15), "\n";

$a = ['x' => ['y' => 1]];
$b = &$a['x'];
$b['y'] = 2;
$copy = $a;
$copy['x']['y'] = 3;
echo json_encode([$a, $copy]), "\n";

['p' => $p, 'q' => [, $q]] = ['p' => 1, 'q' => [2, 3]];
[$p, $q] = [$q, $p];
echo "$p $q\n";
echo implode(' ', array_map(null, ['a', 'b'], ['c', 'd'])[1]), ' ', array_sum(array_map(fn ($x, $y) => $x * $y, [1, 2, 3], [4, 5, 6])), "\n";
$people = [['n' => 'B', 'a' => 2], ['n' => 'A', 'a' => 2], ['n' => 'C', 'a' => 1]];
usort($people, fn ($x, $y) => [$x['a'], $x['n']] <=> [$y['a'], $y['n']]);
echo implode(' ', array_column($people, 'n')), "\n";
echo (new ReflectionFunction('describe'))->getNumberOfRequiredParameters(), ' ', (string) (new ReflectionFunction('describe'))->getParameters()[1]->getType(), "\n";
