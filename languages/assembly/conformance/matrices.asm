; Floating point with SSE2: matrices by rows of pairs, elimination, series, and bytes sixteen at a time.
        default rel
        global  _start

N       equ     4

        section .rodata
        align   16
left:   dq      2.0, 1.0, 0.0, -1.0
        dq      1.0, 3.0, 0.5, 0.0
        dq      0.0, 0.5, 4.0, 2.0
        dq      -1.0, 0.0, 2.0, 5.0
right:  dq      1.0, 2.0, 3.0, 4.0
        dq      0.5, 0.25, 0.125, 0.0625
        dq      -1.0, 1.0, -1.0, 1.0
        dq      0.0, 0.0, 0.0, 10.0
magnitude:                              ; all bits but the sign
        dq      0x7fffffffffffffff, 0
thousand:
        dq      1000.0
ones:   dq      1.0, 1.0
tiny:   dq      1.0e-12
text:   db      "sixteen bytes at a time are compared, counted and added", 0
        times 16 db 0                   ; it is read by whole blocks
        align   16
spaces: times 16 db ' '

        section .bss
        alignb  16
product:resq    N * N
work:   resq    N * N
line:   resb    256

        section .text
_start: lea     rdi, [product]
        lea     rsi, [left]
        lea     rdx, [right]
        call    multiply
        lea     rsi, [product]
        mov     ebx, N
.row:   mov     ecx, N
        call    show
        add     rsi, N * 8
        dec     ebx
        jnz     .row

        lea     rsi, [left]
        call    determinant
        lea     rsi, [product]
        movsd   [rsi], xmm0
        lea     rsi, [right]
        call    determinant
        lea     rsi, [product]
        movsd   [rsi + 8], xmm0
        lea     rsi, [left]
        lea     rdx, [right]
        lea     rdi, [work]
        call    multiply                ; a product's determinant is the determinants' product
        lea     rsi, [work]
        call    determinant
        lea     rsi, [product]
        movsd   [rsi + 16], xmm0
        mov     ecx, 3
        call    show

        lea     rsi, [product]          ; two square roots at once, and the same by Newton's method
        mov     eax, 2
        cvtsi2sd xmm0, eax
        mov     eax, 10
        cvtsi2sd xmm1, eax
        movapd  xmm2, xmm1
        unpcklpd xmm0, xmm1
        sqrtpd  xmm0, xmm0
        movupd  [rsi], xmm0
        movapd  xmm0, xmm2
        call    newton
        movsd   [rsi + 16], xmm0
        subsd   xmm0, [rsi + 8]
        andpd   xmm0, [magnitude]
        ucomisd xmm0, [tiny]
        setb    al                      ; whether they are as good as equal
        movzx   eax, al
        cvtsi2sd xmm0, eax
        movsd   [rsi + 24], xmm0
        mov     ecx, 4
        call    show

        call    euler
        movsd   [rsi], xmm0
        call    quarter_pi
        addsd   xmm0, xmm0
        addsd   xmm0, xmm0
        movsd   [rsi + 8], xmm0
        movsd   xmm0, [ones]
        xorpd   xmm1, xmm1
        divsd   xmm0, xmm1              ; infinity is a number to go on with
        movsd   xmm1, [ones]
        divsd   xmm1, xmm0
        movsd   [rsi + 16], xmm1
        subsd   xmm0, xmm0              ; and this is none, not even equal to itself
        ucomisd xmm0, xmm0
        setp    al
        movzx   eax, al
        cvtsi2sd xmm0, eax
        movsd   [rsi + 24], xmm0
        mov     ecx, 4
        call    show

        call    bytes
        mov     ecx, 3
        call    show
        mov     eax, 60
        xor     edi, edi
        syscall

; rdi = rsi * rdx: each row is a sum of rows, two columns at a time.
multiply:
        mov     r8d, N
.row:   xorpd   xmm0, xmm0
        xorpd   xmm1, xmm1
        xor     ecx, ecx
        mov     r9, rdx
.term:  movsd   xmm2, [rsi + rcx * 8]
        unpcklpd xmm2, xmm2
        movapd  xmm3, xmm2
        mulpd   xmm2, [r9]
        mulpd   xmm3, [r9 + 16]
        addpd   xmm0, xmm2
        addpd   xmm1, xmm3
        add     r9, N * 8
        inc     ecx
        cmp     ecx, N
        jb      .term
        movapd  [rdi], xmm0
        movapd  [rdi + 16], xmm1
        add     rsi, N * 8
        add     rdi, N * 8
        dec     r8d
        jnz     .row
        ret

; xmm0 = the determinant of rsi, by Gauss, with the largest of each column to divide by.
determinant:
        lea     rdi, [work]
        mov     ecx, N * N
        cmp     rsi, rdi
        je      .there
        rep     movsq
.there: movsd   xmm0, [ones]
        xor     r8d, r8d                ; the column
        lea     rdi, [work]             ; its row
.column:mov     r9, rdi                 ; the row to look at
        mov     r10, rdi                ; the best one
        mov     ecx, N
        sub     ecx, r8d
        xorpd   xmm1, xmm1
.look:  movsd   xmm2, [r9 + r8 * 8]
        andpd   xmm2, [magnitude]
        ucomisd xmm2, xmm1
        jbe     .less
        movapd  xmm1, xmm2
        mov     r10, r9
.less:  add     r9, N * 8
        dec     ecx
        jnz     .look
        ucomisd xmm1, [tiny]
        jb      .singular
        cmp     r10, rdi
        je      .stays
        xor     ecx, ecx
.swap:  mov     rax, [rdi + rcx * 8]
        xchg    rax, [r10 + rcx * 8]
        mov     [rdi + rcx * 8], rax
        inc     ecx
        cmp     ecx, N
        jb      .swap
        xorpd   xmm3, xmm3              ; another sign
        subsd   xmm3, xmm0
        movapd  xmm0, xmm3
.stays: movsd   xmm1, [rdi + r8 * 8]
        mulsd   xmm0, xmm1
        mov     r9, rdi
        mov     edx, N - 1
        sub     edx, r8d
        jz      .done
.below: add     r9, N * 8
        movsd   xmm2, [r9 + r8 * 8]
        divsd   xmm2, xmm1
        mov     ecx, r8d
.cell:  movsd   xmm3, [rdi + rcx * 8]
        mulsd   xmm3, xmm2
        movsd   xmm4, [r9 + rcx * 8]
        subsd   xmm4, xmm3
        movsd   [r9 + rcx * 8], xmm4
        inc     ecx
        cmp     ecx, N
        jb      .cell
        dec     edx
        jnz     .below
        inc     r8d
        add     rdi, N * 8
        jmp     .column
.singular:
        xorpd   xmm0, xmm0
.done:  ret

newton: movapd  xmm1, xmm0              ; the root of xmm0: the mean of x and what n is by x, until it stays
.again: movapd  xmm2, xmm0
        divsd   xmm2, xmm1
        addsd   xmm2, xmm1
        mov     rax, __?float64?__(0.5)
        movq    xmm3, rax
        mulsd   xmm2, xmm3
        ucomisd xmm2, xmm1
        movapd  xmm1, xmm2
        jne     .again
        movapd  xmm0, xmm1
        ret

euler:  movsd   xmm0, [ones]            ; the sum of one by n!
        movapd  xmm1, xmm0
        mov     ecx, 1
.term:  cvtsi2sd xmm2, ecx
        divsd   xmm1, xmm2
        addsd   xmm0, xmm1
        inc     ecx
        cmp     ecx, 20
        jb      .term
        ret

quarter_pi:                             ; 4 atan(1/5) - atan(1/239), as Machin had it
        mov     eax, 5
        call    arctangent
        movapd  xmm5, xmm0
        addsd   xmm5, xmm5
        addsd   xmm5, xmm5
        mov     eax, 239
        call    arctangent
        subsd   xmm5, xmm0
        movapd  xmm0, xmm5
        ret

arctangent:                             ; of one by eax
        cvtsi2sd xmm1, eax
        movsd   xmm2, [ones]
        divsd   xmm2, xmm1              ; the power
        movapd  xmm3, xmm2
        mulsd   xmm3, xmm3              ; what it changes by
        xorpd   xmm0, xmm0
        mov     ecx, 1
.term:  cvtsi2sd xmm1, ecx
        movapd  xmm4, xmm2
        divsd   xmm4, xmm1
        test    ecx, 2
        jz      .plus
        subsd   xmm0, xmm4
        jmp     .next
.plus:  addsd   xmm0, xmm4
.next:  mulsd   xmm2, xmm3
        add     ecx, 2
        cmp     ecx, 29
        jb      .term
        ret

bytes:  lea     rsi, [text]             ; how long the text is, how many spaces it has, and the sum of its bytes
        pxor    xmm0, xmm0
        pxor    xmm5, xmm5              ; the sum, in two halves
        xor     r8d, r8d                ; the length
        xor     r9d, r9d                ; the spaces
.block: movdqu  xmm1, [rsi + r8]
        movdqa  xmm2, xmm1
        pcmpeqb xmm2, [spaces]
        movdqa  xmm3, xmm1
        pcmpeqb xmm3, xmm0
        pmovmskb eax, xmm3              ; a bit for each NUL
        pmovmskb ecx, xmm2
        bsf     edx, eax
        jz      .whole
        mov     eax, 1                  ; only what is before it counts; after it are NULs
        xchg    ecx, edx
        shl     eax, cl
        dec     eax
        and     edx, eax
        xchg    ecx, edx
.whole: test    ecx, ecx                ; each bit is a space
        jz      .sum
        lea     eax, [rcx - 1]
        and     ecx, eax                ; the lowest bit goes
        inc     r9d
        jmp     .whole
.sum:   psadbw  xmm1, xmm0
        paddq   xmm5, xmm1
        pmovmskb eax, xmm3
        bsf     eax, eax
        jnz     .end
        add     r8d, 16
        jmp     .block
.end:   add     r8d, eax
        movhlps xmm1, xmm5
        paddq   xmm5, xmm1
        movq    rax, xmm5
        lea     rsi, [product]
        cvtsi2sd xmm0, r8d
        movsd   [rsi], xmm0
        cvtsi2sd xmm0, r9d
        movsd   [rsi + 8], xmm0
        cvtsi2sd xmm0, rax
        movsd   [rsi + 16], xmm0
        ret

; A line of ecx numbers from rsi on, with three places each; rsi and rbx stay.
show:   push    rsi
        push    rbx
        mov     ebx, ecx
        lea     rdi, [line]
.next:  movsd   xmm0, [rsi]
        mulsd   xmm0, [thousand]
        cvtsd2si rax, xmm0              ; to the nearest
        test    rax, rax
        jns     .plus
        mov     byte [rdi], '-'
        inc     rdi
        neg     rax
.plus:  xor     r8d, r8d
        mov     ecx, 10
.digit: xor     edx, edx
        div     rcx
        push    rdx
        inc     r8d
        test    rax, rax
        jnz     .digit
        cmp     r8d, 4                  ; one before the point at least
        jb      .digit
.put:   cmp     r8d, 3
        jne     .plain
        mov     al, '.'
        stosb
.plain: pop     rax
        add     al, '0'
        stosb
        dec     r8d
        jnz     .put
        mov     al, ' '
        stosb
        add     rsi, 8
        dec     ebx
        jnz     .next
        mov     byte [rdi - 1], 10
        lea     rsi, [line]
        mov     rdx, rdi
        sub     rdx, rsi
        mov     eax, 1
        mov     edi, 1
        syscall
        pop     rbx
        pop     rsi
        ret
