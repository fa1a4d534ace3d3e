*> Files: records that are found by their numbers, hashed into slots; a report that is printed and read back; and what the
*> status of a file says.
identification division.
program-id. inventory.
environment division.
input-output section.
file-control.
    select parts assign to "parts.dat"
        organization relative access dynamic relative key slot
        file status part-status.
    select report-file assign to "report.txt" organization line sequential.
    select bytes-file assign to "parts.bin" organization sequential file status bytes-status.
    select missing-file assign to "missing.dat" organization sequential file status missing-status.
data division.
file section.
fd  parts.
01  part.
    05  part-number         pic 9(4).
    05  part-name           pic x(10).
    05  stock               pic s9(5) comp-3.
    05  price               pic 9(4)v99.
fd  report-file.
01  report-line             pic x(40).
fd  bytes-file.
01  bytes-record            pic x(4).
fd  missing-file.
01  missing-record          pic x(10).
working-storage section.
01  slots                   constant as 7.
01  statuses.
    05  part-status         pic xx.
        88  part-ok         value "00".
        88  slot-taken      value "22".
        88  slot-empty      value "23".
    05  bytes-status        pic xx.
    05  missing-status      pic xx.
01  slot                    pic 99.
01  wanted                  pic 9(4).
01  filler                  pic x.
    88  part-found          value "y" false "n".
01  part-lines.
    05  filler              pic x(25) value "0042bolt      00500000012".
    05  filler              pic x(25) value "0007hammer    00012002450".
    05  filler              pic x(25) value "0100nut       00020000350".
    05  filler              pic x(25) value "0056saw       00007001999".
    05  filler              pic x(25) value "0043glue      00001000100".
01  part-table redefines part-lines.
    05  part-entry occurs 5 times.
        10  e-number        pic 9(4).
        10  e-name          pic x(10).
        10  e-stock         pic 9(5).
        10  e-price         pic 9(4)v99.
01  i                       binary-long.
01  probes                  pic 9.
01  worth                   pic z,zz9.99.

procedure division.
declaratives.
missing-trouble section.
    use after standard error procedure on missing-file.
missing-paragraph.
    display "told by a declarative: status " missing-status.
end declaratives.

main-section section.
main-paragraph.
    open output parts
    close parts
    open i-o parts
    perform varying i from 1 by 1 until i > 5
        move e-number(i) to part-number
        move e-name(i) to part-name
        move e-stock(i) to stock
        move e-price(i) to price
        perform put-part
        display part-number " in slot " slot " after " probes
    end-perform
    perform find-56
    subtract 10 from stock
    rewrite part
    move 5 to wanted
    perform find-part
    if not part-found display "no part " wanted end-if
    move 2 to slot
    delete parts record invalid key display "nothing to delete" not invalid key display "deleted slot " slot end-delete
    delete parts record invalid key display "deleted before, status " part-status end-delete
    perform find-56
    close parts
    open input parts
    display "from slot 3 on:"
    move 3 to slot
    start parts key is >= slot end-start
    perform until not part-ok
        read parts next record
            at end display "at end: status " part-status
            not at end
                compute worth rounded = stock * price
                display "  " slot " " part-number " " part-name stock worth
        end-read
    end-perform
    close parts

    open output report-file
    write report-line from "first"
    write report-line from "second"
    close report-file
    open extend report-file
    write report-line from "third"
    close report-file
    open input report-file
    perform 4 times
        read report-file
            at end display "." with no advancing
            not at end display "<" function trim(report-line) ">" with no advancing
        end-read
    end-perform
    display " "
    close report-file

    open output bytes-file
    perform varying i from 1 by 1 until i > 3
        move e-number(i) to bytes-record
        write bytes-record
    end-perform
    close bytes-file
    open i-o bytes-file
    read bytes-file
    read bytes-file
    move "hole" to bytes-record
    rewrite bytes-record
    close bytes-file
    open input bytes-file
    perform until bytes-status not = "00"
        read bytes-file not at end display bytes-record "," with no advancing end-read
    end-perform
    display " status " bytes-status
    write bytes-record
    display "a file that is read only: " bytes-status
    close bytes-file
    open input missing-file
    delete file parts report-file bytes-file
    open input parts
    display "after all: " part-status
    stop run.

put-part.
    compute slot = function mod(part-number, slots) + 1
    move 0 to probes
    perform with test after until part-ok
        add 1 to probes
        write part invalid key perform next-slot end-write
    end-perform.

next-slot.
    compute slot = function mod(slot, slots) + 1.

find-56.
    move 56 to wanted
    perform find-part
    display "found " part-name stock " in slot " slot.

*> Past slots whose part is deleted, round to where it started.
find-part.
    set part-found to false
    compute slot = function mod(wanted, slots) + 1
    perform slots times
        read parts
            invalid key perform next-slot
            not invalid key
                if part-number = wanted
                    set part-found to true
                    exit perform
                end-if
                perform next-slot
        end-read
    end-perform.
