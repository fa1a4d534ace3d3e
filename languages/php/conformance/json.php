<?php
// JSON, serialization, var_export.

$data = [
    'string' => "text with \"quotes\", \\ and / and \u{e9}\u{1F600}",
    'int' => 42, 'big' => 9007199254740993, 'float' => 3.0, 'small' => 1.5e-10, 'neg' => -0.0,
    'true' => true, 'null' => null, 'list' => [1, [2, [3]]], 'empty' => [], 'object' => new stdClass(),
    'map' => ['a' => 1, 5 => 'five'],
];
echo json_encode($data), "\n";
echo json_encode($data, JSON_PRETTY_PRINT | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE | JSON_PRESERVE_ZERO_FRACTION), "\n";
echo json_encode(['<a>' => "'&'"], JSON_HEX_TAG | JSON_HEX_APOS | JSON_HEX_AMP), ' ', json_encode([1, 2], JSON_FORCE_OBJECT), ' ', json_encode('12', JSON_NUMERIC_CHECK), "\n";

$decoded = json_decode('{"a":{"b":[1,2,{"c":null}]},"n":12345678901234567890,"f":1e3}', true);
var_dump($decoded);
$object = json_decode('{"a":{"b":[1,2]},"":1}');
echo $object->a->b[1], ' ', $object->{''}, "\n";

foreach (['{"a":1', "{'a':1}", '[1,]', '"\u00"', "\"\xff\"", 'nul', '', '{"a":1}x'] as $bad) {
    json_decode($bad);
    echo json_last_error(), ' ', json_last_error_msg(), "\n";
}
try {
    json_decode('[[[1]]]', true, 2, JSON_THROW_ON_ERROR);
} catch (JsonException $error) {
    echo get_class($error), ' ', $error->getMessage(), ' ', $error->getCode(), "\n";
}
try {
    json_encode(NAN, JSON_THROW_ON_ERROR);
} catch (JsonException $error) {
    echo $error->getMessage(), "\n";
}

class Point implements JsonSerializable
{
    public $visible = 1;
    protected $hidden = 2;
    private array $inner = ['k' => 'v'];
    public function __construct(public float $x = 0.1, public ?Point $next = null) {}
    public function jsonSerialize(): array { return ['x' => $this->x, 'next' => $this->next]; }
    public function __serialize(): array { return [$this->x, $this->next]; }
    public function __unserialize(array $data): void { [$this->x, $this->next] = $data; }
}
$point = new Point(1.25, new Point());
echo json_encode($point), "\n";
echo $text = serialize([1, 'two', 3.5, true, null, ['k' => $point]]), "\n";
$back = unserialize($text);
var_dump($back[5]['k'] == $point, $back[5]['k']->next->x);
var_export([1, 'a' => [true, null, 1.0, "q'uote"], 'o' => (object) ['p' => 1]]);
echo "\n";
print_r($point);
var_dump(0.1 + 0.2, 1 / 3, 1e100, 123456789012345678, round(2.5), round(-3.5), floor(-2.5), 1.0, (int) '12abc', '10' == '1e1', 'abc' <=> 'abd', null ?? 'default');
