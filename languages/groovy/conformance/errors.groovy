// What goes wrong: caught, wrapped, asserted, cleaned up after; and files. Ends with exit code 3.

class ParseException extends Exception {
    final int line
    ParseException(String message, int line, Throwable cause = null) {
        super("line $line: $message", cause)
        this.line = line
    }
}

class Resource implements Closeable {
    static opened = []
    final String name
    Resource(String name) { this.name = name; opened << name }
    def use(int n) { if (n > 2) throw new IllegalArgumentException("$name cannot do $n"); n * 10 }
    void close() { opened -= name; println "  closed $name" }
}

Map parse(String text) {
    def result = [:]
    text.readLines().eachWithIndex { line, i ->
        line = line.trim()
        if (!line || line.startsWith('#')) return
        def match = line =~ /^(\w+)\s*=\s*(.*)$/
        if (!match) throw new ParseException("no setting: '$line'", i + 1)
        def (_, key, value) = match[0]
        try {
            result[key] = value.isNumber() ? value.toBigDecimal() : key == 'port' ? value.toInteger() : value
        } catch (NumberFormatException e) {
            throw new ParseException("$key is no number", i + 1, e)
        }
    }
    result
}

def folder = new File('settings')
folder.mkdir()
def good = new File(folder, 'good.conf')
good.text = '''\
    # of the server
    host = example.org
    port = 8080
    ratio = 0.25
    '''.stripIndent()
def bad = new File(folder, 'bad.conf') << 'host = a\n' << 'port = x80\n'
def worse = new File(folder, 'worse.conf')
worse.withWriter('UTF-8') { out -> out.writeLine 'host = ß'; out.writeLine '??' }

folder.listFiles().sort { it.name }.each { file ->
    try {
        println "${file.name} (${file.length()} bytes): ${parse(file.getText('UTF-8'))}"
    } catch (ParseException e) {
        println "${file.name}: ${e.message}, because of ${e.cause?.class?.simpleName}"
    }
}
good.withWriterAppend { it << 'host = other.example\n' }
println good.readLines().findAll { it =~ /host/ }.size() + ' hosts, now ' + parse(good.text).host
println "deleted: ${folder.deleteDir()} ${folder.exists()}"

[1, 3].each { n ->
    try {
        println new Resource("r$n").withCloseable { it.use(n) }
    } catch (IllegalArgumentException | IllegalStateException e) {
        println "${e.message}; open: ${Resource.opened}"
    } finally {
        println "  done with $n"
    }
}

def failure = { Closure code ->
    try { code(); 'nothing' } catch (Throwable t) { t.class.simpleName }
}
println failure { null.size() }
println failure { 'text'.nonsense() }
println failure { 'text'.nothing }
println failure { 1.intdiv(0) }
println failure { (List) 5 }
println failure { [].first() }
println failure { throw new StackOverflowError() }
println([1][9] == null ? 'no element is no error' : '?')

def total = [3, 4]
try {
    assert total.sum() * 2 == 15
} catch (AssertionError e) {
    println e.message.readLines().first()
    println e.message.readLines().last().trim()
}
System.err.println 'three things were wrong'
System.exit(3)
