# Orders from stdin: fields, patterns and ranges, associative arrays, sums with subtotals, formats and a histogram.

function money(cents,    whole, grouped) {
    whole = int(cents / 100) ""
    while (match(whole, /[0-9][0-9][0-9][0-9]$/)) {
        grouped = "," substr(whole, length(whole) - 2) grouped
        whole = substr(whole, 1, length(whole) - 3)
    }
    return sprintf("%s%s.%02d", whole, grouped, cents % 100)
}

function rule(width,    line) {
    while (length(line) < width) line = line "-"
    return line
}

function complain(message) {
    mistakes[++bad] = sprintf("line %d (%s): %s", FNR, $1, message)
}

# The median of a group: its prices are kept under two subscripts.
function median(group, n,    i, list) {
    for (i = 1; i <= n; i++) list[i] = price[group, i]
    asort(list)
    return n % 2 ? list[(n + 1) / 2] : (list[n / 2] + list[n / 2 + 1]) / 2
}

BEGIN {
    FS = "[ \t]*;[ \t]*"
    OFS = " | "
    months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"
    split(months, month_name, " ")
}

/^#/ || NF == 0 { skipped++; next }

# What stands between the two is not read as orders.
/^begin notes/, /^end notes/ { notes = notes (notes == "" ? "" : "/") $0; next }

NF != 5 { complain("has " NF " fields"); next }
$1 !~ /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/ { complain("no date"); next }
$4 !~ /^[1-9][0-9]*$/ { complain("amount \"" $4 "\""); next }
$5 !~ /^[0-9]+(\.[0-9][0-9]?)?$/ { complain("price \"" $5 "\""); next }

{
    cents = int($5 * 100 + 0.5)
    sum = $4 * cents
    split($1, date, "-")
    total += sum
    of_customer[$2] += sum
    of_month[date[1] "-" date[2]] += sum
    of_both[$2, date[2] + 0] += sum
    price[$3, ++count[$3]] = cents
    amount[$3] += $4
    if (sum > most) { most = sum; best = $0 }
    if (!(date[2] + 0 in seen_month)) { seen_month[date[2] + 0] = 1 }
    orders++
}

# The same line again.
$0 == previous { twice = twice " " FNR }
{ previous = $0 }

END {
    print orders " orders", "total " money(total), "skipped " skipped, "twice" twice
    print "best", best
    print notes

    print rule(44)
    printf "%-12s", "customer"
    n_months = asorti(seen_month, columns, "@ind_num_asc")
    for (i = 1; i <= n_months; i++) printf "%10s", month_name[columns[i]]
    printf "%12s\n", "all"
    PROCINFO["sorted_in"] = "@val_num_desc"
    for (name in of_customer) {
        printf "%-12s", name
        for (i = 1; i <= n_months; i++)
            printf "%10s", (name, columns[i]) in of_both ? money(of_both[name, columns[i]]) : "."
        printf "%12s\n", money(of_customer[name])
    }
    print rule(44)

    PROCINFO["sorted_in"] = "@ind_str_asc"
    for (item in count)
        printf "%-10s %3d pieces in %d orders, median %s\n", item, amount[item], count[item], money(median(item, count[item]))
    for (key in of_month) {
        bar = sprintf("%*s", int(50 * of_month[key] / total + 0.5), "")
        gsub(/ /, "#", bar)
        printf "%s %6.2f%% %s\n", key, 100 * of_month[key] / total, bar
    }

    # The keys of two subscripts, taken apart.
    pairs = 0
    for (key in of_both) {
        split(key, part, SUBSEP)
        if (part[2] == 2) february = february " " part[1]
        pairs++
    }
    print pairs " pairs", "in February:" february
    delete of_both["Ada", 1]
    print length(of_both), (("Ada", 1) in of_both) ? "there" : "gone"
    for (i = 1; i <= bad; i++) print mistakes[i]
    if (bad) { print bad " lines could not be used" > "/dev/stderr"; exit bad }
}
