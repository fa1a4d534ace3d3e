import java.math.BigDecimal
import java.math.RoundingMode
import java.time.DayOfWeek
import java.time.LocalDate
import java.time.format.DateTimeFormatter
import java.time.temporal.ChronoUnit

// Reads orders for a bank from stdin, a line each, and tells what became of them.

sealed class Order {
    abstract val date: LocalDate
    data class Open(override val date: LocalDate, val account: String, val rate: BigDecimal) : Order()
    data class Deposit(override val date: LocalDate, val account: String, val amount: BigDecimal) : Order()
    data class Transfer(override val date: LocalDate, val from: String, val to: String, val amount: BigDecimal) : Order()
    data class Close(override val date: LocalDate, val account: String) : Order()
}

sealed class Outcome {
    data class Done(val text: String) : Outcome()
    data class Refused(val why: String) : Outcome()
}

class Account(val name: String, val rate: BigDecimal, var since: LocalDate) {
    var balance = BigDecimal.ZERO.setScale(2)
        private set
    val history = mutableListOf<Pair<LocalDate, BigDecimal>>()

    fun book(date: LocalDate, amount: BigDecimal) {
        accrue(date)
        balance += amount.setScale(2)
        history += date to balance
    }

    /** Interest by days, of a year of 365. */
    fun accrue(date: LocalDate) {
        val days = ChronoUnit.DAYS.between(since, date).toBigDecimal()
        val interest = (balance * rate * days).divide(BigDecimal(36500), 2, RoundingMode.HALF_EVEN)
        if (interest.signum() != 0) balance += interest
        since = date
    }
}

class Bank {
    private val accounts = sortedMapOf<String, Account>()
    operator fun get(name: String) = accounts[name]
    val all get() = accounts.values.toList()

    fun carryOut(order: Order): Outcome = when (order) {
        is Order.Open ->
            if (order.account in accounts) Outcome.Refused("${order.account} is open")
            else Outcome.Done("opened ${order.account}").also { accounts[order.account] = Account(order.account, order.rate, order.date) }
        is Order.Deposit -> on(order.account) {
            book(order.date, order.amount)
            Outcome.Done("$name has $balance")
        }
        is Order.Transfer -> on(order.from) {
            val target = accounts[order.to]
            accrue(order.date)
            when {
                target == null -> Outcome.Refused("no ${order.to}")
                target === this -> Outcome.Refused("$name to itself")
                balance < order.amount -> Outcome.Refused("$name lacks ${order.amount - balance}")
                else -> {
                    book(order.date, -order.amount)
                    target.book(order.date, order.amount)
                    Outcome.Done("$name has $balance, ${target.name} ${target.balance}")
                }
            }
        }
        is Order.Close -> on(order.account) {
            accrue(order.date)
            if (balance.signum() == 0) Outcome.Done("closed $name").also { accounts -= name } else Outcome.Refused("$name has $balance left")
        }
    }

    private inline fun on(name: String, action: Account.() -> Outcome) = accounts[name]?.action() ?: Outcome.Refused("no $name")
}

val pattern = Regex("""(?<date>\d{4}-\d\d-\d\d)\s+(?<verb>open|deposit|transfer|close)\s+(\w+)(?:\s+to\s+(\w+))?(?:\s+(\d+(?:\.\d{1,2})?))?\s*""")

fun parse(line: String): Order? {
    val (day, verb, account, other, number) = pattern.matchEntire(line)?.destructured ?: return null
    val date = try { LocalDate.parse(day) } catch (e: java.time.DateTimeException) { return null }
    val amount = number.toBigDecimalOrNull()
    return when (verb) {
        "open" -> amount?.let { Order.Open(date, account, it) }
        "deposit" -> amount?.let { Order.Deposit(date, account, it) }
        "transfer" -> if (amount == null || other == "") null else Order.Transfer(date, account, other, amount)
        else -> Order.Close(date, account)
    }
}

fun main() {
    val bank = Bank()
    var refused = 0
    val orders = generateSequence(::readLine).filter(String::isNotBlank).map { it to parse(it) }.toList()
    for ((line, order) in orders) {
        val outcome = order?.let(bank::carryOut)
        println(when (outcome) {
            null -> "??? $line"
            is Outcome.Done -> "    ${outcome.text}"
            is Outcome.Refused -> "!!! ${outcome.why}".also { refused++ }
        })
    }
    println("$refused refused, ${orders.count { it.second == null }} not understood")
    for (account in bank.all) with(account) { println("${name.padEnd(8)}${balance.toString().padStart(10)}  ${history.map { it.second }}") }
    println("together ${bank.all.map { it.balance }.fold(BigDecimal.ZERO, BigDecimal::add)}")
    val dates = orders.mapNotNull { it.second?.date }
    val first = dates.min()!!
    println("${first.format(DateTimeFormatter.ofPattern("d.M.yyyy"))}, a ${first.dayOfWeek.name.toLowerCase()}, and ${ChronoUnit.DAYS.between(first, dates.max())} days; " +
        "${dates.count { it.dayOfWeek >= DayOfWeek.SATURDAY }} at weekends; leap year: ${first.isLeapYear}")
}
