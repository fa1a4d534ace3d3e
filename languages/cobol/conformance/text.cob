*> What is done with text: inspected, strung together and apart, counted, and turned round.
identification division.
program-id. text-tools.
data division.
working-storage section.
01  phrase              pic x(60) value "The quick brown fox jumps over the lazy dog".
01  word-table.
    05  one-word        pic x(10) occurs 12 times indexed by w.
01  one-word-count          pic 99 value 0.
01  at-position         binary-long value 1.
01  size-of-one-word        binary-long.
01  n                   pic 9(4).
01  counter             pic zz9.
01  line-out            pic x(60).
01  pointer-out         pic 99.
01  alphabets.
    05  plain           pic x(26) value "abcdefghijklmnopqrstuvwxyz".
    05  shifted         pic x(26) value "nopqrstuvwxyzabcdefghijklm".
01  palindrome          pic x(40) value "A man, a plan, a canal: Panama".
01  squeezed            pic x(40).
01  edited.
    05  phone           pic bxxxbxxxxbxxxx.
    05  filler          pic x value "|".
    05  date-out        pic 9999/99/99.
    05  filler          pic x value "|".
    05  stars           pic ***,**9.99.
    05  filler          pic x value "|".
    05  signed-out      pic +++9.
    05  filler          pic x value "|".
    05  debit           pic zz9.99db.
01  roman-table.
    05  filler          pic x(78) value
        "1000M 0900CM0500D 0400CD0100C 0090XC0050L 0040XL0010X 0009IX0005V 0004IV0001I ".
01  roman-entries redefines roman-table.
    05  roman occurs 13 times indexed by r.
        10  roman-value pic 9(4).
        10  roman-sign  pic xx.
01  rest                binary-long.
01  ord-of-letter       pic 99.
01  roman-out           pic x(20).

procedure division.
main-paragraph.
    perform split-words
    perform varying w from one-word-count by -1 until w < 1
        display function trim(one-word(w)) " " with no advancing
    end-perform
    display "(" one-word-count " words)"

    move 0 to n
    inspect phrase tallying n for all "o"
    move n to counter
    display "o:" counter with no advancing
    move 0 to n
    inspect phrase tallying n for characters before initial "fox"
    move n to counter
    display " before fox:" counter
    move phrase to line-out
    inspect line-out replacing all "quick" by "quiet" first "T" by "t" all "dog" by "cat" after initial "lazy"
    display function trim(line-out)
    inspect line-out converting plain to shifted
    display function trim(line-out)
    inspect line-out converting shifted to plain
    display function upper-case(function trim(line-out))

    move 1 to pointer-out
    move spaces to line-out
    string "<" delimited by size
           one-word(4) delimited by space
           "," delimited by size
           function reverse(function trim(one-word(5))) delimited by size
           ">" delimited by size
        into line-out with pointer pointer-out
        on overflow display "too long"
    end-string
    display function trim(line-out) " ends at " pointer-out
    string "x" delimited by size into line-out with pointer pointer-out end-string
    display line-out(1:4) line-out(pointer-out - 3:3) "*" function length(function trim(line-out))

    move spaces to squeezed
    move 0 to n
    perform varying at-position from 1 by 1 until at-position > function length(function trim(palindrome))
        if palindrome(at-position:1) is alphabetic and palindrome(at-position:1) not = space
            add 1 to n
            move function lower-case(palindrome(at-position:1)) to squeezed(n:1)
        end-if
    end-perform
    if squeezed(1:n) = function reverse(squeezed(1:n))
        display squeezed(1:n) " is the same backwards"
    end-if

    move "03012345678" to phone
    move 20240229 to date-out
    move 1234.5 to stars
    move -42 to signed-out
    move -7.25 to debit
    display edited
    perform varying n from 1990 by 17 until n > 2024
        perform to-roman
        display n " is " function trim(roman-out) ", " with no advancing
    end-perform
    display " "
    compute ord-of-letter = function ord("A")
    display function substitute("one two one", "one", "1", "two", "2") " " ord-of-letter " " function char(98)
        " " function max(3 9 4) " " function concatenate("a", "b", "c")
    display "[" function trim("  both  ") "][" function trim("  right" leading) "][" function trim("left  " trailing) "]"
    if "abc" < "abd" and "12" is numeric and not "1x" is numeric display "compared" end-if
    stop run.

split-words.
    perform until at-position > function length(function trim(phrase))
        add 1 to one-word-count
        unstring phrase delimited by all space
            into one-word(one-word-count) count in size-of-one-word
            with pointer at-position
        end-unstring
    end-perform.

to-roman.
    move n to rest
    move spaces to roman-out
    move 1 to pointer-out
    perform varying r from 1 by 1 until r > 13
        perform until rest < roman-value(r)
            string roman-sign(r) delimited by space into roman-out with pointer pointer-out
            subtract roman-value(r) from rest
        end-perform
    end-perform.
