# Orders from stdin in a small language of their own: a safe interpreter reads them; a report goes into files and comes back.

set orders [dict create]
set mistakes {}

# What an order may say: nothing else is there within.
set box [interp create -safe]
foreach command [$box eval {info commands}] {
    if {$command ni {set expr if else foreach list incr}} {$box hide $command}
}
proc define {name parameters body} {
    proc $name $parameters $body
    interp alias $::box $name {} $name
}
define customer {name body} {
    if {[dict exists $::orders $name]} {error "$name is there already"}
    dict set ::orders $name {items {} discount 0}
    set ::current $name
    try {$::box eval $body} on error message {
        dict unset ::orders $name
        error "$name: $message"
    }
}
define item {amount price args} {
    if {![string is integer -strict $amount] || $amount < 1} {error "\"$amount\" is no amount"}
    if {![regexp {^\d+(?:\.(\d\d))?$} $price - cents]} {error "\"$price\" is no price"}
    if {$cents eq ""} {append price .00}
    set cents [scan [string map {. {}} $price] %d]
    dict with ::orders $::current {lappend items [list $amount $cents [join $args]]}
}
define discount percent {
    if {$percent < 0 || $percent > 100} {error "discount of $percent"}
    dict set ::orders $::current discount $percent
}

# Commands are whole when their braces are.
set command ""
set number 0
while {[gets stdin line] >= 0} {
    incr number
    if {$command eq ""} {
        if {[string trim $line] eq "" || [string match #* $line]} continue
        set start $number
    }
    append command $line \n
    if {![info complete $command]} continue
    if {[catch {$box eval $command} message options]} {
        lappend mistakes "line $start: $message"
    }
    set command ""
}
if {$command ne ""} {lappend mistakes "line $start: it does not end"}
interp delete $box

proc money cents {
    set whole [expr {$cents / 100}]
    while {[regsub {^(\d+)(\d{3})} $whole {\1,\2} whole]} {}
    format "%s.%02d" $whole [expr {$cents % 100}]
}

proc total order {
    set sum 0
    foreach item [dict get $order items] {
        lassign $item amount cents
        incr sum [expr {$amount * $cents}]
    }
    expr {$sum * (100 - [dict get $order discount]) / 100}
}

# A file for each customer, and an index of all.
file mkdir out/customers
dict for {name order} $orders {
    set channel [open out/customers/[string map {{ } _} [string tolower $name]].txt w]
    fconfigure $channel -encoding utf-8 -translation lf
    puts $channel $name
    foreach item [lsort -index 2 -dictionary [dict get $order items]] {
        lassign $item amount cents title
        puts $channel [format "%4d x %-18s %10s" $amount $title [money [expr {$amount * $cents}]]]
    }
    if {[dict get $order discount]} {puts $channel [format "%24s %11s" less "[dict get $order discount]%"]}
    puts $channel [format "%24s %11s" total [money [total $order]]]
    close $channel
}
foreach path [lsort [glob -directory out/customers *.txt]] {
    set channel [open $path]
    fconfigure $channel -encoding utf-8
    set text [read $channel]
    close $channel
    puts "== [file tail $path], [file size $path] bytes, [string length $text] letters"
    puts -nonewline $text
}
set channel [open out/index.bin w+b]
dict for {name order} $orders {puts -nonewline $channel [binary format Iu [total $order]]}
seek $channel 4
binary scan [read $channel 4] Iu second
puts "second: $second, [tell $channel] of [file size out/index.bin]"
seek $channel 0 end
puts "eof: [string length [read $channel]] [eof $channel]"
close $channel

set ranked [lsort -stride 2 -index 1 -integer -decreasing [concat {*}[lmap name [dict keys $orders] {list $name [total [dict get $orders $name]]}]]]
foreach {name cents} $ranked {puts [format "%-14s%12s %s" $name [money $cents] [string repeat * [expr {int(log10($cents))}]]]}
puts [list [file exists out/index.bin] [file rootname a/b.tar.gz] [file extension x.tcl] [file join a b /c] [file dirname a/b/c] [file split a/b]]
file rename out/index.bin out/old.bin
file delete -force out/customers
puts [list [glob -tails -directory out *] [file isdirectory out]]
file delete -force out
puts "[file exists out] [llength $mistakes] mistakes"
puts [join $mistakes \n]
if {[llength $mistakes]} {
    puts stderr "there were mistakes"
    exit [llength $mistakes]
}
