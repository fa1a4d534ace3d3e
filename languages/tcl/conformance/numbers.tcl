# Whole numbers without a bound, floating point, functions and operators of one's own; primes, matrices, sorting and a board.

namespace import ::tcl::mathop::*
proc ::tcl::mathfunc::factorial n {expr {$n < 2 ? 1 : $n * factorial($n - 1)}}
proc ::tcl::mathfunc::gcd {a b} {expr {$b == 0 ? $a : gcd($b, $a % $b)}}
proc ::tcl::mathfunc::powmod {b e m} {
    set r 1
    while {$e} {
        if {$e & 1} {set r [expr {$r * $b % $m}]}
        set b [expr {$b * $b % $m}]
        set e [expr {$e >> 1}]
    }
    return $r
}
puts [expr {factorial(30)}]
puts [expr {2 ** 200}]
puts [expr {powmod(3, 10 ** 18, 1000000007)}],[expr {gcd(2 ** 40, 6 ** 20)}],[expr {isqrt(2 * 10 ** 60)}]
puts [list [expr {-7 / 2}] [expr {-7 % 2}] [expr {7 / -2}] [expr {7.0 / 2}] [expr {1 / 3.0}] [expr {9 / 3.0}] [expr {10 ** -2}] [expr {2 ** 0.5}]]
puts [list [expr {0xff + 0b101 + 0o17}] [expr {~5}] [expr {6 & 3 | 8 ^ 1}] [expr {1 << 70}] [expr {-16 >> 2}] [format %llx [expr {2 ** 64 - 1}]]]
puts [list [expr {round(2.5)}] [expr {int(-2.7)}] [expr {ceil(2.1)}] [expr {floor(-2.1)}] [expr {fmod(7.5, 2)}] [expr {hypot(3, 4)}] [expr {atan2(1, 1)}] [expr {max(1, 2.5, -3)}] [expr {abs(-5)}]]
puts [list [expr {0.1 + 0.2}] [expr {1e300 * 1e10}] [expr {5 == 5.0}] [string compare abc abd] [expr {"5" eq "5.0"}] [expr {3 in {1 2 3}}] [expr {"a" ni {a b}}] [expr {double(7)}] [expr {wide(2 ** 63)}]]
puts [list [+ 1 2 3 4] [* 2 3 4] [- 10] [/ 2] [< 1 2 3] [== 1 1 2] [** 2 3 2] [+ {*}[lrepeat 5 7]]]
puts [list [catch {expr {1 / 0}} m] $m [catch {expr {"a" + 1}} m] $m [expr {1.0 / -Inf}] [catch {expr {sqrt(-1)}} m] $m]

proc primes n {
    set marked {}
    set found {}
    for {set p 2} {$p <= $n} {incr p} {
        if {[dict exists $marked $p]} continue
        lappend found $p
        for {set m [expr {$p * $p}]} {$m <= $n} {incr m $p} {dict set marked $m {}}
    }
    return $found
}
set p [primes 2000]
puts "[llength $p] [lrange $p end-4 end] [::tcl::mathop::+ {*}$p]"

proc multiply {a b} {
    set columns [transpose $b]
    lmap row $a {
        lmap column $columns {
            set sum 0
            foreach x $row y $column {incr sum [expr {$x * $y}]}
            set sum
        }
    }
}
proc transpose m {
    for {set i 0} {$i < [llength [lindex $m 0]]} {incr i} {lappend columns [lmap row $m {lindex $row $i}]}
    return $columns
}
proc determinant m {
    if {[llength $m] == 1} {return [lindex $m 0 0]}
    set sum 0
    set i -1
    foreach x [lindex $m 0] {
        incr i
        set minor [lmap row [lrange $m 1 end] {lreplace $row $i $i}]
        set sum [expr {$sum + ($i % 2 ? -1 : 1) * $x * [determinant $minor]}]
    }
    return $sum
}
set m {{2 -1 0} {1 3 2} {0 5 -4}}
puts [list [multiply $m {{1 0 2} {0 1 1} {3 0 1}}] [transpose {{1 2 3} {4 5 6}}] [determinant $m]]
lset m 1 1 99
puts [list $m [lindex $m 1 1] [lindex $m 2]]
set power {{1 0} {0 1}}
for {set i 0} {$i < 90} {incr i} {set power [multiply $power {{1 1} {1 0}}]}
puts [lindex $power 0 1]

proc msort {items {less {apply {{a b} {expr {$a < $b}}}}}} {
    set n [llength $items]
    if {$n < 2} {return $items}
    set left [msort [lrange $items 0 [expr {$n / 2 - 1}]] $less]
    set right [msort [lrange $items [expr {$n / 2}] end] $less]
    set merged {}
    while {[llength $left] && [llength $right]} {
        if {[{*}$less [lindex $right 0] [lindex $left 0]]} {
            set right [lassign $right x]
        } else {
            set left [lassign $left x]
        }
        lappend merged $x
    }
    concat $merged $left $right
}
set seed 42
proc random n {global seed; set seed [expr {($seed * 1103515245 + 12345) & 0x7fffffff}]; expr {$seed / 65536 % $n}}
set items [lmap - [lrepeat 15 -] {random 100}]
puts "$items -> [msort $items]"
puts [msort {pear fig apple kiwi plum date} {apply {{a b} {expr {[string length $a] < [string length $b]}}}}]

proc queens {n {placed {}}} {
    if {[llength $placed] == $n} {return 1}
    set found 0
    for {set c 0} {$c < $n} {incr c} {
        set d [llength $placed]
        set safe 1
        foreach p $placed {
            if {$p == $c || abs($p - $c) == $d} {set safe 0; break}
            incr d -1
        }
        if {$safe} {incr found [queens $n [list {*}$placed $c]]}
    }
    return $found
}
puts [lmap n {1 2 3 4 5 6 7} {queens $n}]

# Pi to forty digits, by Machin's formula.
proc arccot {x unity} {
    set sum [set term [expr {$unity / $x}]]
    for {set n 3; set sign -1} {$term} {incr n 2; set sign [expr {-$sign}]} {
        set term [expr {$term / ($x * $x)}]
        set sum [expr {$sum + $sign * ($term / $n)}]
    }
    return $sum
}
set unity [expr {10 ** 50}]
puts [string range [expr {4 * (4 * [arccot 5 $unity] - [arccot 239 $unity])}] 0 40]
