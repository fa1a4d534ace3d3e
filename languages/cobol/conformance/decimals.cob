*> Decimals that are exact, rounded by the rules that one asks for; numbers that do not fit; a number of many digits; and days.
identification division.
program-id. decimals.
data division.
working-storage section.
01  amounts.
    05  principal       pic 9(7)v99 comp-3 value 10000.00.
    05  yearly          pic 9v9(4) value 0.0480.
    05  monthly         pic 9v9(8).
    05  payment         pic 9(5)v99.
    05  interest        pic 9(5)v99.
    05  paid            pic 9(7)v99 value 0.
    05  month-number    pic 99.
01  schedule-line.
    05  o-month         pic z9.
    05  o-interest      pic zz,zz9.99.
    05  o-principal     pic zzz,zz9.99.
01  halves.
    05  half-value      pic s9v9 occurs 6 times.
01  rounded-value       pic s9.
01  shown               pic -9.
01  n                   binary-long.
01  small-number        pic 99 value 98.
01  big-number          pic 9(31).
01  quotient            pic 9(4)v9(6).
01  left-over           pic v9(6).
01  divisor             pic 9 value 0.
01  factorial.
    05  digit           pic 9 occurs 200 times.
01  digit-count         pic 999 value 1.
01  carry               binary-long.
01  d                   binary-long.
01  one-product         binary-long.
01  float-value         float-long.
01  day-value           pic 9(6).
01  day-number          pic 9(7).
01  days-between        pic zz,zz9.
01  day-text            pic 9(8).
01  weekdays            pic x(21) value "MonTueWedThuFriSatSun".
01  weekday             binary-long.
01  results.
    05  result-of       pic -(5)9.9 occurs 7 times.
01  packed              pic s9(7)v99 comp-3 value -12345.67.
01  zoned               pic s9(5) value -123.
01  zoned-text redefines zoned pic x(5).

procedure division.
main-paragraph.
    perform loan
    perform rounding
    perform sizes
    perform big-factorial
    perform days
    stop run.

loan.
    divide yearly by 12 giving monthly rounded
    compute payment rounded = principal * monthly / (1 - (1 + monthly) ** -12)
    display "a rate of " monthly ", " payment " a month"
    perform varying month-number from 1 by 1 until month-number > 12
        compute interest rounded mode is nearest-even = principal * monthly
        if month-number = 12 compute payment = principal + interest end-if
        compute principal = principal + interest - payment
        add payment to paid
        if function mod(month-number, 4) = 0
            move month-number to o-month
            move interest to o-interest
            move principal to o-principal
            display schedule-line
        end-if
    end-perform
    display "paid " paid ", the last " payment.

rounding.
    move -2.5 to half-value(1)
    move -1.5 to half-value(2)
    move -0.4 to half-value(3)
    move 0.5 to half-value(4)
    move 1.5 to half-value(5)
    move 2.5 to half-value(6)
    display "away   " with no advancing
    perform varying n from 1 by 1 until n > 6
        compute rounded-value rounded mode nearest-away-from-zero = half-value(n)
        perform show
    end-perform
    display " "
    display "even   " with no advancing
    perform varying n from 1 by 1 until n > 6
        compute rounded-value rounded mode nearest-even = half-value(n)
        perform show
    end-perform
    display " "
    display "greater" with no advancing
    perform varying n from 1 by 1 until n > 6
        compute rounded-value rounded mode toward-greater = half-value(n)
        perform show
    end-perform
    display " "
    display "cut    " with no advancing
    perform varying n from 1 by 1 until n > 6
        compute rounded-value = half-value(n)
        perform show
    end-perform
    display " ".

show.
    move rounded-value to shown
    display " " shown with no advancing.

sizes.
    add 1 to small-number on size error display "never" not on size error display "now " small-number end-add
    add 1 to small-number on size error display "does not fit into " small-number end-add
    divide 22 by 7 giving quotient remainder left-over
    display quotient " rest " left-over
    divide 1 by divisor giving quotient on size error display "not by zero, still " quotient end-divide
    move 1 to big-number
    perform 100 times multiply 2 by big-number end-perform
    display big-number
    multiply 10 by big-number on size error display "and not one digit more" end-multiply
    compute quotient rounded = function sqrt(2) end-compute
    compute float-value = 0.1 + 0.2
    if float-value = 0.3 display quotient " and 0.1 + 0.2 is 0.3" end-if
    display packed " in " function length(packed) " bytes, " zoned " as " zoned-text
    compute result-of(1) = function mod(-7, 3)
    compute result-of(2) = function rem(-7, 3)
    compute result-of(3) = function integer(-2.5)
    compute result-of(4) = function integer-part(-2.5)
    compute result-of(5) = function factorial(7)
    compute result-of(6) = function median(3 1 7 5)
    compute result-of(7) rounded = function mean(1 2 4)
    perform varying n from 1 by 1 until n > 7
        display result-of(n) with no advancing
    end-perform
    display " ".

big-factorial.
    move 1 to digit(1)
    perform varying n from 2 by 1 until n > 60
        move 0 to carry
        perform varying d from 1 by 1 until d > digit-count
            compute one-product = digit(d) * n + carry
            divide one-product by 10 giving carry remainder digit(d)
        end-perform
        perform until carry = 0
            add 1 to digit-count
            divide carry by 10 giving carry remainder digit(digit-count)
        end-perform
    end-perform
    display function reverse(factorial(1:digit-count)) " has " digit-count " digits".

days.
    compute day-value = function integer-of-date(20240229)
    compute weekday = function mod(day-value - 1, 7)
    display day-value " is a " weekdays(weekday * 3 + 1:3)
    move function date-of-integer(day-value + 366) to day-text
    move function day-of-integer(day-value + 366) to day-number
    display "366 days later: " day-text(1:4) "-" day-text(5:2) "-" day-text(7:2)
        ", day " day-number(5:3)
    compute days-between = function integer-of-date(20000101) - function integer-of-date(19690720)
    display "between:" days-between
    if function test-date-yyyymmdd(20230229) = 3 display "there was no such day in that month" end-if.
