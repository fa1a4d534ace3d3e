*> Programs in programs, functions of one's own, recursion, and arguments by reference and by content.
identification division.
program-id. calls.
environment division.
configuration section.
repository.
    function gcd
    function all intrinsic.
data division.
working-storage section.
01  shared-total    binary-long global value 0.
01  disks           binary-long value 3.
01  moves           binary-long value 0.
01  first-number    binary-long value 1071.
01  second-number   binary-long value 462.
01  third-number    binary-long value 14.
01  program-name    pic x(10).
01  text-in         pic x(10) value "before".
01  shapes.
    05  shape occurs 3 times.
        10  kind    pic x(8).
        10  width   pic 99.
        10  height  pic 99.
        10  surface    pic 9(4)v99.
01  i               binary-long.
01  shown           pic zzzz9.
procedure division.
main-paragraph.
    call "hanoi" using disks "ACB" moves
    move moves to shown
    display "in" shown " moves"
    move 10 to disks
    move 0 to moves
    call "hanoi" using disks "ACB" moves
    move moves to shown
    display "10 disks:" shown
    move gcd(first-number second-number) to shown
    display "gcd" shown with no advancing
    move gcd(gcd(first-number second-number) third-number) to shown
    display ", of three" shown

    call "count-up" using by value 5
    call "count-up" using by value 7
    move shared-total to shown
    display "counted to" shown
    cancel "count-up"
    call "count-up" using by value 1
    move shared-total to shown
    display "after cancel" shown

    call "change" using by content text-in
    display "by content:   " text-in
    call "change" using by reference text-in
    display "by reference: " text-in
    call "change" using omitted

    move "circle  1000" to shape(1)
    move "square  0404" to shape(2)
    move "hexagon 0300" to shape(3)
    perform varying i from 1 by 1 until i > 3
        move kind(i) to program-name
        call program-name using shape(i)
            on exception
                display "no program named " program-name end-display
            not on exception
                move return-code to shown
                display kind(i) surface(i) " by" shown end-display
        end-call
    end-perform
    move 0 to return-code
    goback.

identification division.
program-id. count-up.
data division.
working-storage section.
01  times-called    pic 9 value 0.
linkage section.
01  amount          binary-long.
procedure division using by value amount.
    add 1 to times-called
    add amount to shared-total
    display "call " times-called
    goback.
end program count-up.

identification division.
program-id. change.
data division.
linkage section.
01  text-given      pic x(10).
procedure division using optional text-given.
    if text-given is omitted
        display "nothing to change"
    else
        move "after" to text-given
    end-if
    goback.
end program change.

identification division.
program-id. circle.
data division.
linkage section.
01  shape-given.
    05  kind-given  pic x(8).
    05  diameter    pic 99.
    05  filler      pic 99.
    05  surface-given  pic 9(4)v99.
procedure division using shape-given.
    compute surface-given rounded = function pi * (diameter / 2) ** 2
    move 1 to return-code
    goback.
end program circle.

identification division.
program-id. square.
data division.
linkage section.
01  shape-given.
    05  kind-given  pic x(8).
    05  side        pic 99.
    05  other-side  pic 99.
    05  surface-given  pic 9(4)v99.
procedure division using shape-given.
    multiply side by other-side giving surface-given
    move 2 to return-code
    goback.
end program square.
end program calls.

identification division.
function-id. gcd.
data division.
local-storage section.
01  rest            binary-long.
01  x               binary-long.
01  y               binary-long.
linkage section.
01  a               binary-long.
01  b               binary-long.
01  result          binary-long.
procedure division using a b returning result.
    move a to x
    move b to y
    perform until y = 0
        compute rest = function mod(x, y)
        move y to x
        move rest to y
    end-perform
    move x to result
    goback.
end function gcd.

identification division.
program-id. hanoi is recursive.
data division.
working-storage section.
01  all-moves       binary-long value 0.
local-storage section.
01  one-less        binary-long.
linkage section.
01  disks           binary-long.
01  pegs.
    05  origin      pic x.
    05  goal        pic x.
    05  spare       pic x.
01  moves           binary-long.
procedure division using disks pegs moves.
    if disks = 0 goback end-if
    subtract 1 from disks giving one-less
    call "hanoi" using by reference one-less by content function concatenate(origin, spare, goal) by reference moves
    add 1 to moves all-moves
    if all-moves < 8 display origin ">" goal " " with no advancing end-if
    call "hanoi" using by reference one-less by content function concatenate(spare, goal, origin) by reference moves
    goback.
end program hanoi.
