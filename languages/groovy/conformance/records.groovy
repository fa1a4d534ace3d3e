import groovy.transform.Canonical
import groovy.transform.Immutable
import groovy.transform.Sortable

// Classes that are written by annotations, traits, operators that are methods, and multiple dispatch.

@Immutable class Point {
    int x, y
    Point plus(Point other) { new Point(x + other.x, y + other.y) }
    Point multiply(Number factor) { new Point((x * factor) as int, (y * factor) as int) }
    Point negative() { new Point(-x, -y) }
    int getAt(int index) { [x, y][index] }
    def asType(Class type) { type == List ? [x, y] : super.asType(type) }
}

trait Named {
    String name
    String greet() { "I am ${name}" }
}
trait Loud {
    String greet() { super.greet().toUpperCase() + '!' }
}
class Robot implements Named, Loud { }
class Quiet implements Named { }

@Canonical @Sortable(includes = ['group', 'price'])
class Item {
    String title
    String group
    BigDecimal price
    int count = 1
    BigDecimal getWorth() { price * count }
}

enum Level {
    LOW(1), MIDDLE(5) { String mark() { '!' } }, HIGH(9) { String mark() { '!!' } }
    final int weight
    Level(int weight) { this.weight = weight }
    String mark() { '' }
}

String kind(Object o) { 'something' }
String kind(Number n) { 'a number' }
String kind(Integer n) { 'a whole number' }
String kind(List l) { "a list of ${l.collect { kind(it) }.unique().join(' and ')}" }

String classify(value) {
    switch (value) {
        case null: return 'nothing'
        case 0..9: return 'digit'
        case ~/\d+/: return 'digits'
        case ['yes', 'no']: return 'answer'
        case { it instanceof Collection && it.empty }: return 'empty'
        case Number: return 'number'
        default: return value.class.simpleName
    }
}

def p = new Point(2, 3)
def q = new Point(y: 5, x: 1)
println "${p + q} ${p * 1.5} ${-q} ${p[1]} ${p as List} ${p == new Point(2, 3)} ${[p, q, -(-p)].toSet().size()}"
try {
    p.x = 7
} catch (ReadOnlyPropertyException e) {
    println "cannot set ${e.property}"
}
println new Robot(name: 'Marvin').greet()
println new Quiet(name: 'Trillian').greet()

def stock = [
    new Item('lamp', 'light', 24.90), new Item('bulb', 'light', 3.20, 40),
    new Item(title: 'chair', group: 'wood', price: 55.5), new Item('shelf', 'wood', 55.5, 3), new Item('candle', 'light', 3.20),
]
println stock.sort(false).collect { "${it.group}/${it.title}" }
println stock.groupBy { it.group }.collectEntries { group, items -> [group, items*.worth.sum()] }
def (dear, cheap) = stock.split { it.price > 20 }
println "${dear*.title} ${cheap.title}"
println stock.max { it.worth }
println stock.countBy { it.count > 1 ? 'many' : 'one' }
println stock.find { it.title.startsWith('x') }?.worth?.toString() ?: 'no x'
println Level.values().collect { "$it${it.mark()}=${it.weight}" }.join(', ') + " ${Level.LOW.next()} ${Level.HIGH > Level.LOW}"
Object hidden = 3
println([kind(hidden), kind(2.5), kind('x'), kind([1, 2.5, hidden])])
println([null, 7, '77', 'no', [], 12.5, 'maybe'].collect { classify(it) })
Integer.metaClass.getMinutes = { -> delegate * 60 }
String.metaClass.shout << { int times -> delegate.toUpperCase() + '!' * times }
println "${5.minutes} ${'hey'.shout(3)}"
println p.properties.findAll { k, v -> v instanceof Integer }.sort()
