# Errors: catch and try, error codes, traces of the stack, results of other kinds, cleaning up, traces on variables, and a last one.

proc parse {text} {
    if {![string is integer -strict $text]} {
        return -code error -errorcode [list PARSE NUMBER $text] "\"$text\" is no number"
    }
    return $text
}
proc divide {a b} {expr {[parse $a] / [parse $b]}}

foreach {a b} {84 2 seven 2 1 0 5 {} 08 1} {
    try {
        set result [divide $a $b]
    } trap {PARSE NUMBER} {message options} {
        set result "parse: $message, code [lindex [dict get $options -errorcode] 2]"
    } trap {ARITH DIVZERO} message {
        set result "arithmetic: $message"
    } on ok value {
        set result "fine: $value"
    } finally {
        append result " ($a, $b)"
    }
    puts $result
}

# What catch gives: 0 fine, 1 error, 2 return, 3 break, 4 continue, and any other.
puts [lmap script {{set x 1} {error bad} {return early} break continue {return -level 0 -code 42 own} {no-such-command} {throw {A B} c}} {catch $script}]
catch {error "a message" "my own trace" {MY CODE}} message options
puts [list $message [dict get $options -errorcode] [dict get $options -errorinfo] [dict get $options -code] [dict get $options -level]]

proc outer {} {middle 5}
proc middle n {inner [expr {$n * 2}]}
proc inner n {error "deep down with $n"}
catch outer message options
puts [dict get $options -errorinfo]
puts [dict get $options -errorline]

foreach script {
    {set undefined}
    {lindex {a b} x}
    {expr {1 +}}
    {incr text}
    {dict get {a 1} b}
    {open missing.txt}
    {parse}
    {string bad x}
    {lindex "\{unbalanced" 0}
    {apply {{a b} {}} 1}
    {unset nothing}
    {array set x {a}}
    {while 1 {error "out of a loop"}}
    {uplevel 99 set x}
    {format %d abc}
    {namespace eval none::such {no-command}}
    {set list(1) 2; set list}
    {package require no-such-package}
} {
    set text abc
    catch $script message options
    puts "$message | [dict get $options -errorcode]"
}

# A control structure of one's own: what its body returns is passed on.
proc repeat {times variable body} {
    upvar 1 $variable i
    for {set i 1} {$i <= $times} {incr i} {
        set code [catch {uplevel 1 $body} result options]
        switch $code {
            0 - 4 {}
            3 return
            default {
                dict incr options -level
                return -options $options $result
            }
        }
    }
}
proc find wanted {
    repeat 10 n {
        if {$n == 2} continue
        lappend ::seen $n
        if {$n * $n == $wanted} {return "root $n"}
        if {$n == 5} break
    }
    return "no root"
}
puts [list [find 9] [find 49] $seen]
puts [catch {repeat 3 k {if {$k == 2} {error "second"}}} message]-$message-$k

# Resources are given back, whatever happens.
set journal {}
proc with {name body} {
    lappend ::journal +$name
    try {uplevel 1 $body} finally {lappend ::journal -$name}
}
proc use {} {with a {with b {return found}}; return never}
puts [list [use] [catch {with c {with d {error inside}}} message] $message $journal]
set result [catch {try {error first} finally {error second}} message options]
puts [list $message [dict get [dict get $options -during] -errorinfo] [dict exists $options -errorstack]]
proc retry {n script} {
    while 1 {
        try {return [uplevel 1 $script]} on error message {if {[incr n -1] < 1} {return -code error "gave up: $message"}}
    }
}
set tries 0
puts [list [retry 5 {if {[incr tries] < 3} {error "try $tries"}; set tries}] [catch {retry 2 {error never}} message] $message]

# A variable that refuses values, one that is computed, and a command that is watched.
trace add variable limit write {apply {{name index op} {
    upvar 1 $name value
    if {$value > 100} {set value 100; error "too much"}
}}}
set limit 50
puts [list [catch {set limit 500} message] $message $limit]
trace add execution parse leave {apply {{command code result op} {lappend ::watched [list $command $code $result]}}}
catch {parse 1; parse x}
puts $watched
rename unknown original
proc unknown {name args} {if {[string match say-* $name]} {return "[string range $name 4 end] [join $args]"}; uplevel 1 [list original $name {*}$args]}
puts [list [say-hello to all] [catch {other} message] $message]
interp alias {} bgerror {} apply {message {puts "in the background: $message"; set ::done 1}}
after 0 {error "nobody waits for it"}
vwait done
puts stderr "the next one is not caught"
proc last {} {parse "the end"}
puts "before the end"
last
puts "never"
