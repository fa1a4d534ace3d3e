# TclOO: classes, inheritance, mixins, filters, forwards, variables and methods of single objects, and objects that clean up.

oo::class create Account {
    variable owner balance history
    constructor {name {start 0}} {
        set owner $name
        set balance $start
        set history {}
    }
    destructor {puts "($owner's account is closed)"}
    method deposit amount {
        if {$amount <= 0} {throw {BANK AMOUNT} "cannot deposit $amount"}
        my Move $amount
    }
    method withdraw amount {
        if {$amount > $balance} {
            return -code error -errorcode [list BANK SHORT [expr {$amount - $balance}]] "$owner has only $balance"
        }
        my Move [expr {-$amount}]
    }
    # Names with a capital letter are not exported.
    method Move amount {
        lappend history $amount
        incr balance $amount
    }
    method balance {} {return $balance}
    method history {} {return $history}
    method owner {} {return $owner}
    forward lines my history
}

oo::class create Savings {
    superclass Account
    variable rate balance
    constructor {name percent} {
        next $name 100
        set rate $percent
    }
    method year {} {my Move [expr {$balance * $rate / 100}]}
    method withdraw amount {
        if {$amount > 50} {throw {BANK LIMIT} "no more than 50"}
        next $amount
    }
}

# A mixin goes before the class; a filter goes around each call.
oo::class create Loud {
    method deposit amount {
        puts "[my owner] deposits $amount"
        set result [next $amount]
        puts "... and now has $result"
        return $result
    }
}
oo::class create Counted {
    variable calls
    method Count args {
        incr calls([lindex [self target] 1])
        next {*}$args
    }
    method counts {} {
        lmap name [lsort [array names calls]] {string cat $name = $calls($name)}
    }
    filter Count
}

oo::class create Shape {
    method area {} {error "[self class] is abstract"}
    method describe {} {format "%s of %.2f" [namespace tail [info object class [self]]] [my area]}
}
# Classes out of a table.
foreach {name parameters formula} {
    Circle {r} {acos(-1) * $r ** 2}
    Box {w h} {$w * $h}
    Square {a} {$a * $a}
} {
    oo::class create $name
    oo::define $name superclass Shape
    oo::define $name variable {*}$parameters
    oo::define $name constructor args [format {lassign $args %s} $parameters]
    oo::define $name method area {} [format {expr {%s}} $formula]
}

# A set whose operations make new sets; `unknown` answers what nobody else does.
oo::class create Set {
    variable items
    constructor args {set items [dict create]; foreach x $args {dict set items $x {}}}
    method list {} {lsort -dictionary [dict keys $items]}
    method has x {dict exists $items $x}
    method size {} {dict size $items}
    method | other {[self class] new {*}[my list] {*}[$other list]}
    method & other {[self class] new {*}[lmap x [my list] {if {![$other has $x]} continue; set x}]}
    method unknown {name args} {
        if {[string match has-* $name]} {return [my has [string range $name 4 end]]}
        next $name {*}$args
    }
    export | &
}

set ada [Account new Ada 10]
Savings create bob Bob 5
puts [list [$ada deposit 5] [$ada withdraw 12] [$ada balance] [$ada lines]]
puts [list [bob year] [bob year] [bob withdraw 20] [bob history]]
foreach script {{$ada withdraw 100} {$ada deposit -1} {bob withdraw 51} {$ada Move 7} {bob fly}} {
    try $script trap {BANK SHORT} {message options} {
        puts "short of [lindex [dict get $options -errorcode] 2]: $message"
    } trap BANK message {
        puts "refused: $message"
    } on error message {
        puts "error: [string map [list $ada OBJ] $message]"
    }
}
oo::objdefine bob mixin Loud Counted
bob deposit 9
bob balance
puts [bob counts]
oo::objdefine bob {
    mixin
    method greet {} {return "I am [my owner], the only one who greets"}
}
puts [bob greet]
puts [list [info object class bob] [info object isa typeof bob Account] [info class superclasses Savings] [info object methods bob] [lsort [info class methods Account]]]
set copy [oo::copy bob]
$copy deposit 1000
puts [list [bob balance] [$copy balance] [$copy greet]]

foreach shape [list [Circle new 1.5] [Box new 2 3] [Square new 1.1]] {puts [$shape describe]}
puts [catch {[Shape new] describe} message]-$message
set odd [Set new 1 3 5 7 9 11]
set prime [Set new 2 3 5 7 11]
puts [list [[$odd | $prime] list] [[$odd & $prime] list] [$odd has-9] [$prime has-9] [[$odd & $prime] size]]
puts [catch {$odd other} message]-[string map [list $odd OBJ] $message]

# Classes change while they are used.
oo::define Account method rename name {set owner $name}
oo::define Account deletemethod history
$ada rename Lovelace
puts [list [$ada owner] [catch {$ada lines}] [bob owner]]
bob destroy
puts [info commands bob]|
Account destroy
puts [list [info commands Savings] [llength [info commands $ada]]]
