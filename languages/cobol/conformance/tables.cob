*> Tables: searched, sorted, multiplied, and of a length that changes.
identification division.
program-id. tables.
data division.
working-storage section.
01  size-of-matrix      constant as 3.
01  matrices.
    05  left-row occurs size-of-matrix times.
        10  a           pic s9(4) comp occurs size-of-matrix times.
    05  right-row occurs size-of-matrix times.
        10  b           pic s9(4) comp occurs size-of-matrix times.
    05  product-row occurs size-of-matrix times.
        10  c           pic s9(8) comp occurs size-of-matrix times.
01  indexes-of-matrix.
    05  i               binary-long.
    05  j               binary-long.
    05  k               binary-long.
01  shown               pic ----9.
01  element-data.
    05  filler pic x(48) value "AgSilver    047AlAluminium 013AuGold      079".
    05  filler pic x(48) value "CuCopper    029FeIron      026HgMercury   080".
01  elements.
    05  element-count   pic 99 value 6.
    05  element occurs 1 to 20 times depending on element-count
            ascending key is symbol indexed by e.
        10  symbol      pic xx.
        10  full-name   pic x(10).
        10  number-of   pic 999.
01  wanted              pic xx.
01  runners.
    05  runner occurs 6 times indexed by x.
        10  runner-name pic x(6).
        10  minutes     pic 99.
        10  seconds     pic 99.
        10  place       pic 9.
            88  medal   values 1 thru 3.
01  sieve.
    05  composite       pic 9 occurs 1000 times value 0.
        88  is-prime    value 0.
01  prime-count         pic 999 value 0.
01  prime-sum           pic 9(5) value 0.
01  grid.
    05  grid-row occurs 6 times.
        10  cell        pic x occurs 6 times value ".".
01  next-grid.
    05  next-row occurs 6 times.
        10  next-cell   pic x occurs 6 times.
01  neighbours          binary-long.
01  di                  binary-long.
01  dj                  binary-long.

procedure division.
main-paragraph.
    perform matrix-product
    perform element-search
    perform race
    perform primes
    perform life
    stop run.

matrix-product.
    perform varying i from 1 by 1 until i > size-of-matrix after j from 1 by 1 until j > size-of-matrix
        compute a(i, j) = i * 2 - j
        compute b(i, j) = function mod(i * j * 7, 5) - 2
    end-perform
    initialize product-row(1) product-row(2) product-row(3)
    perform varying i from 1 by 1 until i > size-of-matrix
            after j from 1 by 1 until j > size-of-matrix
            after k from 1 by 1 until k > size-of-matrix
        compute c(i, j) = c(i, j) + a(i, k) * b(k, j)
    end-perform
    perform varying i from 1 by 1 until i > size-of-matrix
        perform varying j from 1 by 1 until j > size-of-matrix
            move c(i, j) to shown
            display shown with no advancing
        end-perform
        display ";" with no advancing
    end-perform
    display " ".

element-search.
    perform varying i from 1 by 1 until i > 6
        if i < 4
            move element-data((i - 1) * 15 + 1:15) to element(i)
        else
            move element-data(48 + (i - 4) * 15 + 1:15) to element(i)
        end-if
    end-perform
    perform varying i from 1 by 1 until i > 4
        evaluate i
            when 1 move "Fe" to wanted
            when 2 move "Xx" to wanted
            when 3 move "Ag" to wanted
            when other
                add 1 to element-count
                move "PbLead      082" to element(element-count)
                move "Pb" to wanted
        end-evaluate
        set e to 1
        search all element
            at end display wanted ": none of " element-count
            when symbol(e) = wanted display wanted ": " function trim(full-name(e)) " " number-of(e)
        end-search
    end-perform
    set e to 1
    search element varying e
        at end display "none is heavier"
        when number-of(e) > 78 display "first above 78: " symbol(e)
    end-search
    display function length(elements) " bytes".

race.
    move "Ada   41170" to runner(1)
    move "Bob   39580" to runner(2)
    move "Cleo  41170" to runner(3)
    move "Dan   40050" to runner(4)
    move "Eve   39580" to runner(5)
    move "Fay   52000" to runner(6)
    sort runner on ascending key minutes seconds with duplicates in order
    perform varying x from 1 by 1 until x > 6
        set place(x) to x
        display place(x) " " runner-name(x) minutes(x) ":" seconds(x) with no advancing
        if medal(x) display " medal" else display " " end-if
    end-perform.

primes.
    perform varying i from 2 by 1 until i > 1000
        if is-prime(i)
            add 1 to prime-count
            add i to prime-sum
            compute k = i * i
            perform varying j from k by i until j > 1000
                move 1 to composite(j)
            end-perform
        end-if
    end-perform
    display prime-count " primes, together " prime-sum.

life.
    move "#" to cell(1, 2) cell(2, 3) cell(3, 1) cell(3, 2) cell(3, 3)
    perform 8 times
        perform varying i from 1 by 1 until i > 6 after j from 1 by 1 until j > 6
            move 0 to neighbours
            perform varying di from -1 by 1 until di > 1 after dj from -1 by 1 until dj > 1
                if (di not = 0 or dj not = 0)
                    and cell(function mod(i + di - 1, 6) + 1, function mod(j + dj - 1, 6) + 1) = "#"
                    add 1 to neighbours
                end-if
            end-perform
            evaluate neighbours also cell(i, j)
                when 3 also any move "#" to next-cell(i, j)
                when 2 also "#" move "#" to next-cell(i, j)
                when other move "." to next-cell(i, j)
            end-evaluate
        end-perform
        move next-grid to grid
    end-perform
    perform varying i from 1 by 1 until i > 6
        display grid-row(i)
    end-perform.
