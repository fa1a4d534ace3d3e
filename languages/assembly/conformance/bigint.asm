; Integers of 2048 bits: little-endian limbs of 64, with carries from one to the next; printed by dividing.
        default rel
        global  _start

LIMBS   equ     32
CHUNK   equ     10000000000000000000    ; the largest power of ten in a limb: 19 digits at a time

%macro  say     1+                      ; writes a text given in place
        section .rodata
%%text: db      %1
%%size  equ     $ - %%text
        section .text
        lea     rsi, [%%text]
        mov     edx, %%size
        call    write
%endmacro

        section .bss
x:      resq    LIMBS
y:      resq    LIMBS
z:      resq    LIMBS
digits: resb    LIMBS * 20
ends:

        section .text
_start: say     "50! = "
        mov     esi, 1
        lea     rdi, [x]
        call    set
        mov     ebx, 1
.times: inc     ebx
        mov     rsi, rbx
        call    scale
        cmp     ebx, 50
        jb      .times
        call    print

        say     "fib(400) = "
        lea     rdi, [x]
        xor     esi, esi
        call    set
        lea     rdi, [y]
        mov     esi, 1
        call    set
        mov     ebx, 200                ; two steps at a time
.next:  lea     rdi, [x]
        lea     rsi, [y]
        call    add
        xchg    rdi, rsi
        call    add
        dec     ebx
        jnz     .next
        lea     rdi, [x]
        call    print

        say     "2^521 - 1 = "
        mov     esi, 1
        call    set
        mov     ebx, 521
.double:mov     rsi, rdi
        call    add
        dec     ebx
        jnz     .double
        lea     rdi, [y]
        mov     esi, 1
        call    set
        mov     rsi, rdi
        lea     rdi, [x]
        call    subtract
        call    print

        say     "(3^80 + 7)^2 = "
        mov     esi, 7
        lea     rdi, [y]
        call    set
        lea     rdi, [x]
        mov     esi, 1
        call    set
        mov     ebx, 80
.three: mov     esi, 3
        call    scale
        dec     ebx
        jnz     .three
        lea     rsi, [y]
        call    add
        lea     rsi, [x]
        mov     rdx, rsi
        lea     rdi, [z]
        call    multiply
        call    print

        say     "its digits sum to "
        xor     ebx, ebx
.sum:   lea     rdi, [z]
        mov     rsi, 10
        call    divide                  ; rdx is the rest, rax whether anything is left
        add     rbx, rdx
        test    rax, rax
        jnz     .sum
        mov     rsi, rbx
        call    set
        call    print
        mov     eax, 60
        xor     edi, edi
        syscall

; All of these keep rdi and rbx.
set:    mov     [rdi], rsi              ; rdi = the number rsi
        mov     ecx, LIMBS - 1
.clear: mov     qword [rdi + rcx * 8], 0
        dec     ecx
        jnz     .clear
        ret

add:    mov     ecx, LIMBS              ; rdi += rsi
        xor     r8d, r8d                ; and no carry
.limb:  mov     rax, [rsi + r8 * 8]
        adc     [rdi + r8 * 8], rax
        inc     r8                      ; leaves the carry as it is, as dec does
        dec     ecx
        jnz     .limb
        ret

subtract:
        mov     ecx, LIMBS              ; rdi -= rsi
        xor     r8d, r8d
.limb:  mov     rax, [rsi + r8 * 8]
        sbb     [rdi + r8 * 8], rax
        inc     r8
        dec     ecx
        jnz     .limb
        ret

scale:  xor     r8d, r8d                ; rdi *= the limb rsi
        xor     ecx, ecx
.limb:  mov     rax, [rdi + rcx * 8]
        mul     rsi
        add     rax, r8
        adc     rdx, 0
        mov     [rdi + rcx * 8], rax
        mov     r8, rdx
        inc     ecx
        cmp     ecx, LIMBS
        jb      .limb
        ret

multiply:                               ; rdi = rsi * rdx
        push    rbx
        mov     rbx, rdx
        push    rsi
        xor     esi, esi
        call    set
        pop     rsi
        xor     r9d, r9d                ; the limb of the left
.row:   xor     r10d, r10d              ; the limb of the right
        xor     r8d, r8d
        mov     r11, [rsi + r9 * 8]
.limb:  mov     rax, [rbx + r10 * 8]
        mul     r11
        lea     rcx, [r9 + r10]
        add     rax, r8
        adc     rdx, 0
        add     [rdi + rcx * 8], rax
        adc     rdx, 0
        mov     r8, rdx
        inc     r10
        inc     rcx
        cmp     rcx, LIMBS
        jb      .limb
        inc     r9
        cmp     r9, LIMBS
        jb      .row
        pop     rbx
        ret

divide: xor     edx, edx                ; rdi /= the limb rsi; rdx = what remains, rax = 0 if the quotient is
        xor     r8d, r8d
        mov     ecx, LIMBS
.limb:  mov     rax, [rdi + rcx * 8 - 8]
        div     rsi
        mov     [rdi + rcx * 8 - 8], rax
        or      r8, rax
        dec     ecx
        jnz     .limb
        mov     rax, r8
        ret

print:  push    rbx                     ; and a new line; the number rdi stays, as the work is done on the stack
        push    rdi
        mov     rsi, rdi
        sub     rsp, LIMBS * 8
        mov     rdi, rsp
        mov     ecx, LIMBS
        cld
        rep     movsq
        lea     rbx, [ends]
        dec     rbx
        mov     byte [rbx], 10
.chunk: mov     rdi, rsp
        mov     rsi, CHUNK
        call    divide
        mov     r10, rax
        mov     rax, rdx
        mov     r9d, 19
        mov     r8d, 10
.digit: xor     edx, edx
        div     r8
        add     dl, '0'
        dec     rbx
        mov     [rbx], dl
        dec     r9d
        jnz     .digit
        test    r10, r10
        jnz     .chunk
.zeros: cmp     byte [rbx], '0'         ; those in front, but one
        jne     .out
        cmp     byte [rbx + 1], 10
        je      .out
        inc     rbx
        jmp     .zeros
.out:   mov     rsi, rbx
        lea     rdx, [ends]
        sub     rdx, rbx
        call    write
        add     rsp, LIMBS * 8
        pop     rdi
        pop     rbx
        ret

write:  push    rdi
        mov     eax, 1
        mov     edi, 1
        syscall
        pop     rdi
        ret
