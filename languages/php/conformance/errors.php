<?php
// Exceptions, errors, warnings turned into exceptions, finally, shutdown, and the exit code.

class ValidationError extends InvalidArgumentException
{
    public function __construct(string $message, public readonly array $fields, ?Throwable $previous = null)
    {
        parent::__construct($message, 422, $previous);
    }
}

function validate(array $input): array
{
    $problems = array_filter($input, fn ($value) => $value === '' || $value === null);
    if ($problems) {
        throw new ValidationError('invalid: ' . implode(', ', array_keys($problems)), array_keys($problems));
    }
    return $input;
}

function nested(int $depth): int
{
    try {
        if ($depth === 0) {
            throw new LogicException('bottom');
        }
        return nested($depth - 1);
    } catch (LogicException $error) {
        throw new RuntimeException("level $depth", $depth, $error);
    } finally {
        echo "finally $depth\n";
    }
}

function overridden(): string
{
    try {
        throw new Exception('lost');
    } finally {
        return 'from finally';
    }
}

try {
    validate(['name' => 'x', 'mail' => '', 'age' => null]);
} catch (TypeError | ValidationError $error) {
    echo get_class($error), ' ', $error->getCode(), ' ', $error->getMessage(), ' ', json_encode($error->fields), "\n";
}
try {
    nested(1);
} catch (RuntimeException $error) {
    for ($e = $error; $e; $e = $e->getPrevious()) {
        echo get_class($e), ': ', $e->getMessage(), ' line ', $e->getLine(), ' in ', basename($e->getFile()), "\n";
    }
}
echo overridden(), "\n";

set_error_handler(function (int $number, string $message, string $file, int $line): bool {
    echo "[handler $number] $message at ", basename($file), ":$line\n";
    return true;
});
echo $undefined;
$array = ['a' => 1];
echo $array['missing'];
echo "5 apples" + 3, "\n";
echo implode(',', [1, [2]]), "\n";
trigger_error('custom', E_USER_WARNING);
echo @file_get_contents('/no/such/file') === false ? "no file\n" : '';
restore_error_handler();

foreach ([
    fn () => intdiv(1, 0),
    fn () => 1 % 0,
    fn () => [] > 0 ? strlen() : 0,
    fn () => strlen([]),
    fn () => (fn () => null)()->method(),
    fn () => new DateTime('not a date'),
    fn () => unknown_function(),
    fn () => (new stdClass())->nothing(),
    fn () => UnknownClass::create(),
    fn () => match (5) { 1, 2 => 'low' },
    fn () => [1, 2] + 5,
    fn () => array_combine([1], [1, 2]),
    fn () => random_int(5, 1),
    fn () => 'abc'[10] ?? throw new OutOfRangeException('thrown as expression'),
] as $index => $attempt) {
    try {
        $attempt();
        echo "$index passed\n";
    } catch (Throwable $error) {
        echo $index, ' ', get_class($error), ': ', $error->getMessage(), "\n";
    }
}

register_shutdown_function(function () {
    echo "shutdown sees exit\n";
});
class Closing
{
    public function __destruct() { echo "destroyed\n"; }
}
$kept = new Closing();
set_exception_handler(function (Throwable $error) {
    echo 'uncaught: ', $error->getMessage(), "\n";
    exit(3);
});
ob_start();
echo 'buffered ';
throw new DomainException('the end');
