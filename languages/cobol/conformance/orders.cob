*> Reads orders from stdin, sorts those that are right, and reports them with a break for each customer.
*> The exit code is the number of those that are not.
identification division.
program-id. orders.
environment division.
input-output section.
file-control.
    select input-lines assign to keyboard organization line sequential.
    select work assign to "orders.tmp".
data division.
file section.
fd  input-lines.
01  input-line              pic x(60).
sd  work.
01  sorted-order.
    05  s-customer          pic x(10).
    05  s-amount            pic s9(5)v99.
    05  s-item              pic x(12).
working-storage section.
01  switches.
    05  filler              pic x value "n".
        88  input-ended     value "y".
    05  filler              pic x value "n".
        88  sort-ended      value "y".
01  counters.
    05  line-number         pic 99 value 0.
    05  rejected            pic 99 value 0.
    05  field-count         binary-long.
01  fields.
    05  f-customer          pic x(10).
    05  f-item              pic x(12).
    05  f-count             pic x(8).
    05  f-price             pic x(10).
01  totals.
    05  last-customer       pic x(10) value spaces.
    05  customer-total      pic s9(7)v99 comp-3.
    05  grand-total         pic s9(7)v99 comp-3 value 0.
01  detail-line.
    05  d-customer          pic x(10).
    05  filler              pic x value space.
    05  d-item              pic x(12).
    05  d-amount            pic $$$,$$9.99-.
01  total-line.
    05  filler              pic x(11) value spaces.
    05  filler              pic x(12) value "in all".
    05  t-amount            pic $$$,$$9.99-.
    05  filler              pic x value space.
    05  t-stars             pic x(10).

procedure division.
main-paragraph.
    sort work
        on ascending key s-customer
        on descending key s-amount
        with duplicates in order
        input procedure read-orders
        output procedure write-report
    display "rejected: " rejected upon syserr
    stop run returning rejected.

read-orders.
    open input input-lines
    perform until input-ended
        read input-lines
            at end set input-ended to true
            not at end perform take-line
        end-read
    end-perform
    close input-lines.

take-line.
    add 1 to line-number
    move spaces to fields
    move 0 to field-count
    unstring input-line delimited by ";" or all space
        into f-customer f-item f-count f-price
        tallying in field-count
    evaluate true
        when input-line = spaces or input-line(1:1) = "*"
            continue
        when field-count < 4
            perform reject
        when function test-numval(f-count) not = 0 or function test-numval(f-price) not = 0
            perform reject
        when other
            move f-customer to s-customer
            move f-item to s-item
            compute s-amount rounded = function numval(f-count) * function numval(f-price)
                on size error perform reject
                not on size error release sorted-order
            end-compute
    end-evaluate.

reject.
    add 1 to rejected
    display "line " line-number ": " function trim(input-line).

write-report.
    perform until sort-ended
        return work
            at end set sort-ended to true
            not at end perform write-order
        end-return
    end-perform
    perform write-total
    move grand-total to t-amount
    move all "*" to t-stars
    display total-line.

write-order.
    if s-customer not = last-customer
        if last-customer not = spaces perform write-total end-if
        move s-customer to last-customer d-customer
        move 0 to customer-total
    else
        move spaces to d-customer
    end-if
    move s-item to d-item
    move s-amount to d-amount
    add s-amount to customer-total grand-total
    display detail-line.

write-total.
    move customer-total to t-amount
    move spaces to t-stars
    display function trim(total-line trailing).
