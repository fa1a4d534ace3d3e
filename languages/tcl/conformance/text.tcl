# Strings, Unicode, regular expressions, formats, lists that are sorted by many keys, dictionaries, and times.

set poem "Die Straße war naß; l'été, déjà!\nΟ ήλιος λάμπει. Снег идёт.\n日本の夏"
puts $poem
puts [list [string length $poem] [string length [encoding convertto utf-8 $poem]] [llength [split $poem \n]]]
puts [list [string toupper "straße éa"] [string tolower ΔΕΛΤΑ] [string totitle "l'été"] [string reverse été日本]]
puts [list [string is alpha Ñandú] [string is digit ٣] [scan é %c] [format %c 26085] \u65e5 [string index 日本の 1]]

set counts {}
foreach letter [split [string tolower $poem] ""] {
    if {[string is alpha -strict $letter]} {dict incr counts $letter}
}
set pairs {}
dict for {letter n} $counts {lappend pairs [list $letter $n]}
puts [lrange [lsort -index 1 -integer -decreasing [lsort -index 0 $pairs]] 0 5]

proc rotate {by text} {
    set from abcdefghijklmnopqrstuvwxyz
    set to [string range $from $by end][string range $from 0 $by-1]
    set map {}
    foreach a [split $from ""] b [split $to ""] {lappend map $a $b [string toupper $a] [string toupper $b]}
    string map $map $text
}
puts "[rotate 13 {Hello, Wörld! xyz}] [rotate 13 [rotate 13 Hello]]"

proc distance {a b} {
    set row [lsearch -all [split " $b" ""] *]
    set i 0
    foreach x [split $a ""] {
        set next [list [incr i]]
        set j 0
        foreach y [split $b ""] {
            lappend next [expr {min([lindex $next end] + 1, [lindex $row $j+1] + 1, [lindex $row $j] + ($x ne $y))}]
            incr j
        }
        set row $next
    }
    lindex $row end
}
puts [lmap {a b} {kitten sitting Straße Strasse {} abc flaw lawn} {distance $a $b}]

set log {
    2024-02-29 10:15 ada@example.org "opened the door"
    2024-03-01 09:00 bob@school.example closed
}
foreach {- date time user host action} [regexp -all -inline -expanded {
    (\d{4}-\d\d-\d\d) \s+ (\d\d:\d\d) \s+   # when
    (\w+) @ ([\w.]+)  \s+                   # who
    ("[^"]*"|\w+)                           # what
} $log] {
    puts [format "%s %s %-4s|%16s|%s" $date $time $user $host [string trim $action \"]]
}
puts [regsub -all {(\w+)@([\w.]+)} "ada@home bob@work" {\2:\1}]
puts [regexp -indices {b+} aabbbcc where]:$where:[regexp -inline {(\w)(\w)?\1} xyx]:[regexp -all {a(?=n)} banana]:[regexp -nocase {^HE.*?o$} "hello"]
puts [list [string match {*.tc[kl]} a.tcl] [string first an banana 2] [string last an banana] [string map {a 1 ab 2 b 3} abba] [string compare -nocase A b]]
puts [list [string range abcdef 2 end-1] [string replace abcdef 1 2 XY] [string trimleft 007 0] [string repeat ab 3] [string wordend "one two" 4] [string is integer -strict ""]]
puts [format "%5d|%-6s|%06.2f|%x|%c|%+d|%e|%5.1f%%|%#o|%b|%*d" 42 ab 3.14159 255 122 7 12345.678 99.5 8 10 4 7]
puts [scan "12:34:56 x3f 7.5" "%d:%d:%d x%x %f" h m s hex real]:$h:$m:$s:$hex:$real
puts [list [join {a b c} ", "] [split a,b,,c ,] [concat {a b} c {{d e}}] [lreverse {1 2 3}] [linsert {a c} 1 b] [lrepeat 2 x y] [lreplace {a b c} 1 1]]

# People by age, oldest first, and within it as they came.
set people {{Mia 31} {Ben 25} {Eve 31} {Tom 25} {Zoe 40} {Ann 31}}
puts [lmap p [lsort -integer -decreasing -index 1 $people] {lindex $p 0}]
puts [list [lsort -dictionary {x10 x9 X1 a2}] [lsort -unique {b a b}] [lsort -real {1e2 5.5 -1}] [lsort -indices {c a b}] [lsort -stride 2 {k 2 a 1}]]
puts [lsort -command {apply {{a b} {expr {[string length $a] - [string length $b]}}}} {ccc a bb aaa b}]
puts [list [lsearch -all -inline -glob {apple bob apricot} ap*] [lsearch -sorted -integer {1 5 9} 5] [lsearch -exact -index 0 $people Zoe] [lassign {1 2 3 4} a b] $a$b]

set library [dict create moby {title "Moby-Dick" year 1851 tags {sea whale}} emma {title Emma year 1815 tags {}}]
dict set library moby author "Herman Melville"
dict lappend library extra one
dict update library moby book {dict lappend book tags classic; dict incr book year 100}
dict with library emma {set title [string toupper $title]}
puts [dict get $library moby]
puts [list [dict get $library emma title] [dict keys $library] [dict exists $library moby isbn] [dict size [dict filter $library key e*]] [dict merge {a 1 b 2} {b 3}]]
puts [dict map {k v} {a 1 b 2} {expr {$v * 10}}]

set day [clock scan 2024-02-28 -format %Y-%m-%d -gmt 1]
foreach step {{1 day} {2 days} {1 month} {1 year} {-1 week}} {
    puts -nonewline "[clock format [clock add $day {*}$step -gmt 1] -format {%a %d.%m.%Y} -gmt 1]; "
}
puts [clock format 0 -gmt 1 -format "%Y-%j %H:%M:%S %U"]
puts [expr {([clock scan "2024-12-24" -gmt 1] - $day) / 86400}]
puts [binary encode hex [binary format cSia4 1 258 -2 tcl]][binary scan \x01\x02\xff cucc a b c],$a,$b,$c,[binary encode base64 "Tcl/Tk"],[binary decode hex 4a4b]
puts [subst -nocommands {sum is $a and [not run] \x41}]
