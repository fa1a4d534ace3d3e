// Text: templates, patterns, lines, alphabets of others, ranges of letters, and sorts that keep order.

def poem = '''\
    The fog comes
    on little feet; it sits,
      looking over harbour and city,
    and then moves on.'''.stripIndent()

println poem.readLines().withIndex(1).collect { line, n -> sprintf('%02d|%-32s|%3d', n, line, line.size()) }.join('\n')
def words = poem.toLowerCase().findAll(/\w+/)
println words.countBy { it.size() }.sort { a, b -> b.value <=> a.value ?: a.key <=> b.key }
println words.groupBy { it[0] }.findAll { k, v -> v.size() > 1 }.sort()
println words.sort(false) { it.size() }.join(' ')
println words.unique(false).sort(false) { a, b -> b.size() <=> a.size() ?: a <=> b }.take(4)

def name = 'Ada', now = 0
def lazy = "$name counts ${-> ++now}"
def eager = "$name counts ${++now}"
println([lazy, lazy, eager, lazy].join(', '))
println "${name.reverse()} ${name * 2} ${name - 'd'} ${name[-1]}${name[0..1]} ${name.center(9, '*')} ${'a'..'f'} ${'b' in 'a'..'c'}"

def match = 'set speed=10; set  depth = 25;' =~ /set\s+(\w+)\s*=\s*(\d+)/
println "${match.size()} ${match[1][1]} ${match.collect { all, key, value -> [(key): value as int] }}"
println '2024-02-29, 1999-12-31'.replaceAll(/(\d+)-(\d+)-(\d+)/) { all, y, m, d -> "$d.$m.$y" }
println('a1b22c333'.replaceAll(/\d+/) { '<' + it.size() + '>' } + ' ' + ('kit' ==~ /k.t/) + ' ' + ('kits' ==~ /k.t/))
println 'one,two;three four'.split(/[,; ]/)*.capitalize().join('')
println 'camelCaseToSnake'.replaceAll(/([A-Z])/, /_$1/).toLowerCase()
println 'hello'.tr('a-y', 'b-z') + ' ' + 'mississippi'.toList().unique().join() + ' ' + 'x=1&y=2'.split('&').collectEntries { it.split('=').toList() }

def exotic = 'Füße 東京 😀'
println "${exotic.size()} units, ${exotic.codePointCount(0, exotic.size())} points, ${exotic.getBytes('UTF-8').size()} bytes"
println "${exotic.toUpperCase()} ${exotic.reverse()} ${exotic.toList().findAll { Character.isLetter(it as char) }.join()}"
println java.text.Normalizer.normalize('é', java.text.Normalizer.Form.NFD).collect { (it as char) as int }
println 'ciao'.bytes.encodeHex().toString() + ' ' + 'ciao'.bytes.encodeBase64() + ' ' + new String('Y2lhbw=='.decodeBase64())

String caesar(String text, int shift) {
    text.collectReplacements { c ->
        c.isLetter() ? Character.toString((char) (((c as int) - base(c) + shift + 26) % 26 + base(c))) : null
    }
}
int base(char c) { c.isUpperCase() ? 65 : 97 }
println caesar('Veni, Vidi', 3) + ' ' + caesar(caesar('Veni, Vidi', 3), -3)

String roman(int n) {
    [1000: 'M', 900: 'CM', 500: 'D', 400: 'CD', 100: 'C', 90: 'XC', 50: 'L', 40: 'XL', 10: 'X', 9: 'IX', 5: 'V', 4: 'IV', 1: 'I']
        .inject('') { text, value, sign ->
            def times = n.intdiv(value)
            n -= times * value
            text + sign * times
        }
}
println([4, 1994, 2024, 3999].collect { roman(it) })
def table = [['name', 'age'], ['Grace', 85], ['Alan', 41]]
def widths = table.transpose().collect { column -> column*.toString()*.size().max() }
table.each { row -> println row.withIndex().collect { cell, i -> cell instanceof Number ? "$cell".padLeft(widths[i]) : "$cell".padRight(widths[i]) }.join(' | ') }
def people = [[n: 'Li', a: 30], [n: 'Bo', a: 25], [n: 'Al', a: 30], [n: 'Cy', a: 25]]
println people.sort(false) { it.a }*.n + people.sort(false, [{ -it.a }, { it.n }].with { keys -> { a, b -> keys.findResult { (it(a) <=> it(b)) ?: null } ?: 0 } })*.n
