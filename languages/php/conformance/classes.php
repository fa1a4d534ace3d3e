<?php
// Classes, interfaces, traits, enums, readonly properties, magic methods.

interface Shape
{
    const SIDES = 0;
    public function area(): float;
}

abstract class Base implements Shape, JsonSerializable, Stringable
{
    private static int $made = 0;

    public function __construct(protected readonly string $name)
    {
        self::$made++;
    }

    public static function made(): int
    {
        return self::$made;
    }

    public function __toString(): string
    {
        return sprintf('%s(%.2f, %d sides)', static::class, $this->area(), static::SIDES);
    }

    public function jsonSerialize(): mixed
    {
        return ['name' => $this->name, 'area' => round($this->area(), 3)];
    }
}

final class Circle extends Base
{
    public function __construct(private float $radius)
    {
        parent::__construct('circle');
    }

    public function area(): float
    {
        return M_PI * $this->radius ** 2;
    }
}

class Rectangle extends Base
{
    const SIDES = 4;

    public function __construct(private float $width, private float $height, string $name = 'rectangle')
    {
        parent::__construct($name);
    }

    public function area(): float
    {
        return $this->width * $this->height;
    }

    public function withWidth(float $width): static
    {
        $copy = clone $this;
        $copy->width = $width;
        return $copy;
    }
}

trait Greets
{
    protected array $greeted = [];

    public function greet(string $who): static
    {
        $this->greeted[] = "Hello, $who, from " . self::class . ' in ' . __TRAIT__;
        return $this;
    }

    abstract public function done(): void;
}

trait Counts
{
    public function greet(string $who): static
    {
        return $this;
    }

    public function count(): int
    {
        return count($this->greeted);
    }
}

class Greeter implements Countable
{
    use Greets, Counts {
        Greets::greet insteadof Counts;
        Counts::greet as protected countedGreet;
    }

    public function done(): void
    {
        echo implode("\n", $this->greeted), "\n";
    }
}

enum Suit: string
{
    case Hearts = 'H';
    case Spades = 'S';
    const Wild = self::Spades;

    public static function fromLetter(string $letter): self
    {
        return self::from($letter);
    }

    public function color(): string
    {
        return match ($this) {
            self::Hearts => 'red',
            self::Spades => 'black',
        };
    }
}

class Magic implements ArrayAccess, IteratorAggregate
{
    private array $data = ['one' => 1];

    public function __get(string $name): mixed { return $this->data[$name] ?? "no $name"; }
    public function __set(string $name, mixed $value): void { $this->data[$name] = $value; }
    public function __isset(string $name): bool { return isset($this->data[$name]); }
    public function __unset(string $name): void { unset($this->data[$name]); }
    public function __call(string $name, array $args): string { return "$name(" . implode(', ', $args) . ')'; }
    public static function __callStatic(string $name, array $args): string { return "static $name"; }
    public function __invoke(int ...$numbers): int { return array_sum($numbers); }
    public function offsetExists(mixed $offset): bool { return isset($this->data[$offset]); }
    public function offsetGet(mixed $offset): mixed { return $this->data[$offset]; }
    public function offsetSet(mixed $offset, mixed $value): void { $offset === null ? $this->data[] = $value : $this->data[$offset] = $value; }
    public function offsetUnset(mixed $offset): void { unset($this->data[$offset]); }
    public function getIterator(): Iterator { return new ArrayIterator($this->data); }
}

foreach ([new Circle(1.5), new Rectangle(2, 3), (new Rectangle(2, 3))->withWidth(10)] as $shape) {
    echo $shape, ' ', json_encode($shape), ' ', $shape instanceof Shape ? 'shape' : 'none', "\n";
}
echo Base::made(), "\n";
try {
    $shape->name = 'other';
} catch (Error $error) {
    echo $error->getMessage(), "\n";
}
$greeter = new Greeter();
$greeter->greet('Ann')->greet('Bob')->done();
echo count($greeter), "\n";
echo Suit::fromLetter('H')->name, Suit::tryFrom('X')?->name ?? ' none', ' ', Suit::Wild->color(), ' ', count(Suit::cases()), "\n";
$magic = new Magic();
$magic->two = 2;
$magic[] = 'pushed';
unset($magic->one);
echo isset($magic->two) ? 'y' : 'n', $magic->three, ' ', $magic->call(1, 2), ' ', Magic::other(), ' ', $magic(1, 2, 3), "\n";
foreach ($magic as $key => $value) {
    echo "$key=$value\n";
}
$anonymous = new class(5) extends ArrayObject {
    public function __construct(public int $n) { parent::__construct([3, 1, 2]); }
};
$anonymous->uasort(fn ($a, $b) => $a <=> $b);
print_r($anonymous->getArrayCopy());
var_dump($anonymous->n, $anonymous == clone $anonymous, Suit::Hearts === Suit::from('H'));
