; Coroutines: each has a stack of its own, and a switch is six registers and the pointer to the stack.
        default rel
        global  _start

STACK   equ     4096

        struc   coroutine
.stack: resq    1                       ; where its stack is while another runs
.caller:resq    1                       ; where the stack of the one who resumed it is
.ended: resq    1
.space: resb    STACK
        endstruc

        section .bss
pool:   resb    8 * coroutine_size
used:   resd    1
line:   resb    256

        section .text
_start: lea     rdi, [fibonacci]
        call    create
        mov     rbx, rax
        mov     r12d, 12
        call    start_line
.fib:   mov     rdi, rbx
        call    resume
        call    decimal
        dec     r12d
        jnz     .fib
        call    end_line

        lea     rdi, [same_fringe.left]
        lea     rsi, [same_fringe.right]
        call    same_fringe
        lea     rdi, [same_fringe.left]
        lea     rsi, [same_fringe.other]
        call    same_fringe

        lea     rdi, [filter]           ; the odd ones of the squares
        call    create
        mov     rbx, rax
        call    start_line
.odd:   mov     rdi, rbx
        call    resume
        cmp     qword [rbx + coroutine.ended], 0
        jne     .odds
        call    decimal
        jmp     .odd
.odds:  call    end_line

        mov     dword [used], 0
        lea     rdi, [player]           ; three that take turns until all have ended
        call    create
        lea     rdi, [player]
        call    create
        lea     rdi, [player]
        call    create
        call    start_line
.round: xor     r12d, r12d              ; which one
        xor     r13d, r13d              ; whether one is left
.turn:  imul    rbx, r12, coroutine_size
        lea     rax, [pool]
        add     rbx, rax
        cmp     qword [rbx + coroutine.ended], 0
        jne     .other
        mov     rdi, rbx
        mov     rsi, r12
        call    resume
        inc     r13d
.other: inc     r12d
        cmp     r12d, 3
        jb      .turn
        test    r13d, r13d
        jnz     .round
        call    end_line
        mov     eax, 60
        xor     edi, edi
        syscall

create: mov     eax, [used]             ; rax = a coroutine that will run rdi
        inc     dword [used]
        imul    rax, rax, coroutine_size
        lea     rdx, [pool]
        add     rax, rdx
        mov     qword [rax + coroutine.ended], 0
        lea     rdx, [rax + coroutine_size - 64]
        mov     [rdx + 40], rax         ; rbx of its first moment: itself
        mov     [rdx + 48], rdi         ; where its first switch returns to
        lea     rcx, [finish]
        mov     [rdx + 56], rcx         ; where that returns to
        mov     [rax + coroutine.stack], rdx
        ret

%macro  switch  2                       ; from here to the stack at %2, with where this one is kept in %1
        push    rbx
        push    rbp
        push    r12
        push    r13
        push    r14
        push    r15
        mov     [%1], rsp
        mov     rsp, [%2]
        pop     r15
        pop     r14
        pop     r13
        pop     r12
        pop     rbp
        pop     rbx
        ret
%endmacro

resume: mov     rax, rsi                ; runs rdi until it yields; rsi goes in, rax comes out, as does rbx of its own
        switch  rdi + coroutine.caller, rdi + coroutine.stack
yield:  switch  rdi + coroutine.stack, rdi + coroutine.caller
finish: mov     rdi, rbx
        mov     qword [rdi + coroutine.ended], 1
        xor     eax, eax
        jmp     yield

; The coroutines: rbx is each one's own.
fibonacci:
        xor     r12d, r12d
        mov     r13d, 1
.next:  mov     rax, r12
        mov     rdi, rbx
        call    yield
        xadd    r13, r12                ; the sum, and what was there before it
        jmp     .next

squares:xor     r12d, r12d
.next:  inc     r12
        mov     rax, r12
        imul    rax, rax
        mov     rdi, rbx
        call    yield
        cmp     r12, 15
        jb      .next
        ret

filter: lea     rdi, [squares]
        call    create                  ; a coroutine that has one itself
        mov     r14, rax
.next:  mov     rdi, r14
        call    resume
        cmp     qword [r14 + coroutine.ended], 0
        jne     .end
        test    al, 1
        jz      .next
        mov     rdi, rbx
        call    yield
        jmp     .next
.end:   ret

player: lea     r15, [rax + 2]          ; what it was given: as many turns
        mov     r14, rax
.turn:  lea     eax, [r14 + 'a']
        call    character
        mov     rax, r15
        call    decimal
        mov     rdi, rbx
        call    yield
        dec     r15
        jnz     .turn
        ret

; Trees are nodes of left, right and value; two that look different may have the same leaves.
walk:   test    r12, r12
        jz      .empty
        push    r12
        mov     r12, [r12]
        call    walk
        mov     r12, [rsp]
        mov     rax, [r12 + 16]
        mov     rdi, rbx
        call    yield
        pop     r12
        mov     r12, [r12 + 8]
        jmp     walk
.empty: ret

walker: mov     r12, rax
        jmp     walk

same_fringe:
        push    rsi
        push    rdi
        lea     rdi, [walker]
        call    create
        mov     r13, rax
        lea     rdi, [walker]
        call    create
        mov     r14, rax
        call    start_line
        pop     rbp
        pop     r15
.next:  mov     rdi, r13
        mov     rsi, rbp
        call    resume
        mov     r12, rax
        mov     rdi, r14
        mov     rsi, r15
        call    resume
        cmp     rax, r12
        jne     .differ
        mov     rdx, [r13 + coroutine.ended]
        cmp     rdx, [r14 + coroutine.ended]
        jne     .differ
        test    rdx, rdx
        jnz     .same
        call    decimal
        jmp     .next
.differ:mov     al, '!'
        jmp     .mark
.same:  mov     al, '='
.mark:  call    character
        inc     qword [cursor]
        jmp     end_line

        section .data
%macro  node    4
%1:     dq      %2, %3, %4
%endmacro
same_fringe.left:
        node    l4, l2, l6, 4
        node    l2, l1, l3, 2
        node    l1, 0, 0, 1
        node    l3, 0, 0, 3
        node    l6, 0, 0, 6
same_fringe.right:
        node    r2, r1, r3, 2
        node    r1, 0, 0, 1
        node    r3, 0, r6, 3
        node    r6, r4, 0, 6
        node    r4, 0, 0, 4
same_fringe.other:
        node    o1, 0, o3, 1
        node    o3, o2, o5, 3
        node    o2, 0, 0, 2
        node    o5, 0, 0, 5
cursor: dq      0

        section .text
start_line:
        lea     rax, [line]
        mov     [cursor], rax
        ret

character:
        mov     rdx, [cursor]
        mov     [rdx], al
        inc     qword [cursor]
        ret

decimal:mov     ecx, 10                 ; rax and a space
        xor     r8d, r8d
.digit: xor     edx, edx
        div     rcx
        push    rdx
        inc     r8d
        test    rax, rax
        jnz     .digit
.put:   pop     rax
        add     al, '0'
        call    character
        dec     r8d
        jnz     .put
        mov     al, ' '
        jmp     character

end_line:
        mov     rdx, [cursor]           ; in place of the last space
        mov     byte [rdx - 1], 10
        lea     rsi, [line]
        sub     rdx, rsi
        mov     eax, 1
        mov     edi, 1
        syscall
        ret
