import java.math.RoundingMode
import groovy.json.JsonOutput
import groovy.json.JsonSlurper

// Reads a ledger from stdin, one entry a line: a date, an account, an amount and a remark; tells of it in several ways.

def pattern = ~/(?<date>\d{4}-\d\d-\d\d)\s+(?<account>[\w:]+)\s+(?<amount>[-+]?\d+(?:\.\d+)?)\s*(?:"(?<remark>[^"]*)")?/
def entries = []
def wrong = []
System.in.withReader('UTF-8') { reader ->
    reader.eachLine { line, number ->
        if (!line.trim()) return
        def match = pattern.matcher(line)
        if (match.matches()) {
            entries << [date: Date.parse('yyyy-MM-dd', match.group('date')), account: match.group('account').tokenize(':'),
                        amount: new BigDecimal(match.group('amount')), remark: match.group('remark') ?: '-']
        } else {
            wrong << number
        }
    }
}
TimeZone.default = TimeZone.getTimeZone('UTC')
println "${entries.size()} entries, lines $wrong are none"

def tree = [:].withDefault { 0.00 }
entries.each { entry ->
    entry.account.indices.each { tree[entry.account[0..it].join(':')] += entry.amount }
}
tree.sort().each { account, sum ->
    def parts = account.tokenize(':')
    println(('  ' * (parts.size() - 1) + parts.last()).padRight(14) + sprintf('%12.2f', sum))
}

println '-' * 26
def months = entries.groupBy { it.date.format('yyyy-MM') }
months.sort().each { month, list ->
    def (income, spent) = list*.amount.split { it > 0 }
    println "$month  +${income.sum() ?: 0}  ${spent.sum() ?: 0}  ${list.max { it.amount.abs() }.remark}"
}

def running = 0
def worst = entries.sort(false) { it.date }.collect { running += it.amount }.min()
println "at the end $running, at worst $worst"
def average = entries*.amount.sum() / entries.size()
println "on average $average, rounded ${average.setScale(2, RoundingMode.HALF_EVEN)}"

def (first, last) = [entries.date.min(), entries.date.max()]
println "${last - first} days; ${first.format('dd.MM.yyyy')}; the next day is ${(last + 1).format('yyyy-MM-dd')}"

def summary = [accounts: tree.keySet().findAll { !it.contains(':') }.sort(), balance: running, ok: wrong.empty,
               remarks: entries*.remark.findAll { it != '-' }.unique().take(3), none: null]
def json = JsonOutput.toJson(summary)
println json
def back = new JsonSlurper().parseText(json)
println "${back.balance.class.simpleName} ${back == summary} ${back.remarks*.size()}"
println JsonOutput.prettyPrint(JsonOutput.toJson([nested: [[a: 1], [b: [true, 'é']]]]))
