; A stable merge sort that is told by a function how to compare, a quicksort, and a search by halves.
        default rel
        global  _start

        struc   person
.name:  resb    8                       ; filled up with zeros
.age:   resd    1
.place: resd    1                       ; where it stood
        endstruc

%macro  someone 2
        istruc  person
        at person.name,  db %1
        at person.age,   dd %2
        at person.place, dd (($ - people) / person_size)
        iend
%endmacro

COUNT   equ     9
MANY    equ     20000

        section .data
people: someone "Grace", 37
        someone "alan", 41
        someone "Edsger", 37
        someone "Barbara", 29
        someone "Tony", 41
        someone "Donald", 29
        someone "Ada", 36
        someone "Niklaus", 41
        someone "Frances", 29

        section .bss
spare:  resb    COUNT * person_size
numbers:resd    MANY
line:   resb    512

        section .text
_start: lea     rbx, [by_age]
        call    sort
        call    show
        lea     rbx, [by_name]
        call    sort
        call    show
        lea     rbx, [downwards]
        call    sort
        call    show

        lea     rdi, [numbers]          ; numbers from a generator of Lehmer's
        mov     ecx, MANY
        mov     eax, 42
.more:  imul    rax, rax, 48271
        xor     edx, edx
        mov     r8d, 2147483647
        div     r8
        mov     eax, edx
        mov     [rdi], eax
        add     rdi, 4
        dec     ecx
        jnz     .more
        lea     rdi, [numbers]
        lea     rsi, [numbers + (MANY - 1) * 4]
        call    quicksort

        lea     rdi, [line]
        xor     ecx, ecx                ; how many are in order
        mov     edx, 1
        lea     rsi, [numbers]
.check: mov     eax, [rsi + rdx * 4 - 4]
        cmp     eax, [rsi + rdx * 4]
        setbe   al
        movzx   eax, al
        add     ecx, eax
        inc     edx
        cmp     edx, MANY
        jb      .check
        mov     eax, ecx
        call    decimal
        mov     eax, [numbers]
        call    decimal
        mov     eax, [numbers + MANY / 2 * 4]
        call    decimal
        mov     eax, [numbers + (MANY - 1) * 4]
        call    decimal
        mov     esi, [numbers + 1234 * 4]
        call    search
        call    decimal
        mov     esi, 7
        call    search
        not     eax                     ; where it would have to be
        call    decimal
        call    flush
        mov     eax, 60
        xor     edi, edi
        syscall

; Comparers: rsi and rdi are two people; `g` is set if the first has to come after the second.
by_age: mov     eax, [rsi + person.age]
        cmp     eax, [rdi + person.age]
        ret

downwards:
        mov     eax, [rdi + person.age]
        cmp     eax, [rsi + person.age]
        jne     .done
        mov     eax, [rsi + person.place]
        cmp     eax, [rdi + person.place]
.done:  ret

by_name:mov     rax, [rsi + person.name] ; as numbers with the first letter on top, in small letters
        mov     rdx, [rdi + person.name]
        bswap   rax
        bswap   rdx
        mov     rcx, 0x2020202020202020
        or      rax, rcx
        or      rdx, rcx
        cmp     rax, rdx
        ret

; Merges runs that become twice as long each time.
sort:   mov     r12d, 1                 ; the length of runs
.pass:  xor     r13d, r13d              ; where the first of two runs starts
.pair:  lea     r14d, [r13 + r12]       ; where the second does
        mov     eax, COUNT
        cmp     r14d, eax
        cmova   r14d, eax
        lea     r15d, [r14 + r12]       ; and where it ends
        cmp     r15d, eax
        cmova   r15d, eax
        call    merge
        mov     r13d, r15d
        cmp     r13d, COUNT
        jb      .pair
        add     r12d, r12d
        cmp     r12d, COUNT
        jb      .pass
        ret

merge:  mov     r8d, r13d               ; in the first run
        mov     r9d, r14d               ; in the second
        mov     r10d, r13d              ; in the spare place
.next:  cmp     r10d, r15d
        je      .back
        cmp     r8d, r14d
        je      .second
        cmp     r9d, r15d
        je      .first
        mov     esi, r8d
        mov     edi, r9d
        shl     rsi, 4
        shl     rdi, 4
        lea     rax, [people]
        add     rsi, rax
        add     rdi, rax
        call    rbx
        jg      .second                 ; of equal ones it is the first
.first: mov     eax, r8d
        inc     r8d
        jmp     .copy
.second:mov     eax, r9d
        inc     r9d
.copy:  shl     rax, 4
        mov     ecx, r10d
        shl     rcx, 4
        lea     rsi, [people]
        movups  xmm0, [rsi + rax]
        lea     rdi, [spare]
        movups  [rdi + rcx], xmm0
        inc     r10d
        jmp     .next
.back:  mov     ecx, r15d
        sub     ecx, r13d
        add     ecx, ecx
        mov     eax, r13d
        shl     rax, 4
        lea     rsi, [spare]
        lea     rdi, [people]
        add     rsi, rax
        add     rdi, rax
        rep     movsq
        ret

; From rdi to rsi, both included, around the one in the middle.
quicksort:
        cmp     rdi, rsi
        jae     .done
        mov     r8, rdi
        mov     r9, rsi
        lea     rax, [rdi + rsi]
        shr     rax, 3
        mov     edx, [rax * 4]
.part:  cmp     [r8], edx
        jae     .right
        add     r8, 4
        jmp     .part
.right: cmp     [r9], edx
        jbe     .swap
        sub     r9, 4
        jmp     .right
.swap:  cmp     r8, r9
        ja      .halves
        mov     eax, [r8]
        xchg    eax, [r9]
        mov     [r8], eax
        add     r8, 4
        sub     r9, 4
        cmp     r8, r9
        jbe     .part
.halves:push    rsi
        push    r8
        mov     rsi, r9
        call    quicksort
        pop     rdi
        pop     rsi
        jmp     quicksort               ; the other half needs no frame
.done:  ret

search: xor     eax, eax                ; where esi is among the numbers, or `not` of where it would be
        mov     ecx, MANY
        lea     r8, [numbers]
.half:  cmp     eax, ecx
        jae     .absent
        lea     edx, [rax + rcx]
        shr     edx, 1
        cmp     [r8 + rdx * 4], esi
        je      .found
        jb      .above
        mov     ecx, edx
        jmp     .half
.above: lea     eax, [rdx + 1]
        jmp     .half
.found: mov     eax, edx
        ret
.absent:not     eax
        ret

show:   lea     rdi, [line]
        xor     r12d, r12d
.next:  mov     eax, r12d
        shl     rax, 4
        lea     rsi, [people]
        add     rsi, rax
        lea     r13, [rsi]
.name:  lodsb
        test    al, al
        jz      .age
        stosb
        lea     rax, [rsi - 8]
        cmp     rax, r13
        jb      .name
.age:   mov     al, ':'
        stosb
        mov     eax, [r13 + person.age]
        call    decimal
        inc     r12d
        cmp     r12d, COUNT
        jb      .next
flush:  mov     byte [rdi - 1], 10      ; in place of the last space
        lea     rsi, [line]
        mov     rdx, rdi
        sub     rdx, rsi
        mov     eax, 1
        mov     edi, 1
        syscall
        ret

decimal:mov     ecx, 10                 ; eax and a space, to where rdi points
        xor     r8d, r8d
.digit: xor     edx, edx
        div     ecx
        push    rdx
        inc     r8d
        test    eax, eax
        jnz     .digit
.put:   pop     rax
        add     al, '0'
        stosb
        dec     r8d
        jnz     .put
        mov     al, ' '
        stosb
        ret
