# Coroutines as generators, pipelines and tasks that take turns; tail calls, closures by prefixes of commands, and an event loop.

# A generator is a command that gives its next value; at its end it is gone.
proc generate {name script args} {
    coroutine $name apply [list {script arguments} {
        yield [info coroutine]
        apply $script {*}$arguments
        return -code break
    } ::] $script $args
}

proc foreachof {variable generator body} {
    upvar 1 $variable value
    while 1 {
        set value [$generator]
        uplevel 1 $body
    }
}

proc take {n generator} {
    set taken {}
    while {[llength $taken] < $n} {lappend taken [$generator]}
    return $taken
}

generate naturals {{n} {while 1 {yield $n; incr n}}} 2
generate primes {{} {
    set known {}
    while 1 {
        set n [naturals]
        foreach p $known {
            if {$p * $p > $n} break
            if {$n % $p == 0} {set n 0; break}
        }
        if {$n} {lappend known $n; yield $n}
    }
}}
puts [take 15 primes]
puts [take 5 primes]

# A walk over a tree that waits at each leaf, however deep it is.
proc walk tree {
    if {[llength $tree] == 1} {
        yield $tree
    } else {
        foreach branch $tree {walk $branch}
    }
}
generate leaves {tree {walk $tree}} {{a {b c}} {{d e} f} g}
foreachof leaf leaves {puts -nonewline "$leaf "}
puts "end, [llength [info commands leaves]] left"

generate fibonacci {{} {
    lassign {0 1} a b
    while 1 {yield $a; lassign [list $b [expr {$a + $b}]] a b}
}}
proc filter {name generator condition} {
    generate $name {{generator condition} {
        while 1 {
            set x [$generator]
            if {[expr $condition]} {yield $x}
        }
    }} $generator $condition
}
proc mapped {name generator prefix} {
    generate $name {{generator prefix} {while 1 {yield [{*}$prefix [$generator]]}}} $generator $prefix
}
filter even fibonacci {$x % 2 == 0}
mapped grouped even {apply {n {regsub -all {\d(?=(\d{3})+$)} $n {\0'}}}}
puts [take 14 grouped]

# What is sent in goes on with the computation: a running mean, and one that can be told to stop.
coroutine mean apply {{} {
    lassign {0 0} sum n
    set got [yield ready]
    while {$got ne "stop"} {
        set sum [expr {$sum + $got}]
        set got [yield [expr {double($sum) / [incr n]}]]
    }
    return "stopped after $n"
}}
puts [list [mean 10] [mean 20] [mean 60] [mean stop] [catch {mean 1} message] $message]

# Tasks in turns, by a queue of coroutines, and messages between them.
namespace eval tasks {
    variable ready {} log {}
    proc spawn {name body args} {
        coroutine $name apply [list {body arguments} {
            yield
            apply $body {*}$arguments
        } ::] $body $args
        lappend ::tasks::ready $name
    }
    proc run {} {
        variable ready
        set turns 0
        while {[llength $ready]} {
            set ready [lassign $ready task]
            incr turns
            $task
            if {[llength [info commands $task]]} {lappend ready $task}
        }
        return $turns
    }
    proc note what {variable log; lappend log $what}
}
set mailbox {}
tasks::spawn producer {{names} {foreach name $names {tasks::note "put $name"; lappend ::mailbox $name; yield}; lappend ::mailbox {}}} {x y z}
tasks::spawn consumer {{} {
    while 1 {
        while {![llength $::mailbox]} yield
        set ::mailbox [lassign $::mailbox name]
        if {$name eq ""} break
        tasks::note "got $name"
        yield
    }
}}
tasks::spawn ticker {{n} {for {set i 0} {$i < $n} {incr i} {tasks::note "tick $i"; yield}}} 2
puts "[tasks::run] turns"
puts [join $tasks::log "; "]

# The event loop wakes coroutines: each waits for so many of its rounds.
proc rounds n {while {[incr n -1] >= 0} {after 0 [info coroutine]; yield}}
set order {}
set running 3
foreach {name waits} {slow {4 2} quick {1 1} middle 3} {
    coroutine $name apply {{name waits} {
        foreach n $waits {rounds $n; lappend ::order $name}
        incr ::running -1
    }} $name $waits
}
while {$running} {vwait running}
puts $order

# A loop by tail calls, far deeper than the stack, and functions that are put together.
proc even {n} {if {$n == 0} {return yes}; tailcall odd [expr {$n - 1}]}
proc odd {n} {if {$n == 0} {return no}; tailcall even [expr {$n - 1}]}
puts [even 50000]
proc compose args {
    list apply {{fs x} {foreach f [lreverse $fs] {set x [{*}$f $x]}; return $x}} $args
}
set shout [compose {string cat >} {string toupper} {string reverse}]
puts [{*}$shout "nruter"]
puts [lmap n {1 2 3} {{*}[compose {::tcl::mathop::* 10} {::tcl::mathop::+ 1}] $n}]
