; Reads a text from stdin and tells its lines, words, bytes and characters, and how often each word is in it.
        default rel
        global  _start

SLOTS   equ     512                     ; of the table of words, by their hashes

        struc   entry
.text:  resq    1
.size:  resd    1
.count: resd    1
        endstruc

        section .bss
input:  resb    65536
table:  resb    SLOTS * entry_size
order:  resq    SLOTS
line:   resb    128

        section .rodata
labels: db      "lines ", 0, "words ", 0, "bytes ", 0, "characters ", 0, "different words ", 0

        section .text
_start: lea     r12, [input]            ; all of it, in as many parts as it comes
.read:  xor     eax, eax
        xor     edi, edi
        mov     rsi, r12
        lea     rdx, [input + 65535]
        sub     rdx, r12
        syscall
        test    rax, rax
        js      failed
        add     r12, rax
        test    rax, rax
        jnz     .read

        lea     rsi, [input]
        xor     r13d, r13d              ; lines
        xor     r14d, r14d              ; words
        xor     r15d, r15d              ; characters: bytes that do not go on with another
        xor     ebp, ebp                ; different words
.scan:  cmp     rsi, r12
        jae     .told
        mov     rdi, rsi                ; where a word may start
        mov     r8, 0xcbf29ce484222325  ; its hash, of Fowler, Noll and Vo
        mov     r9, 0x100000001b3
.letter:mov     al, [rsi]
        cmp     rsi, r12
        jae     .word
        mov     cl, al
        and     cl, 0xc0
        cmp     cl, 0x80
        setne   cl
        movzx   ecx, cl
        add     r15, rcx
        call    is_letter
        jne     .word
        mov     [rsi], al
        movzx   eax, al
        xor     r8, rax
        imul    r8, r9
        inc     rsi
        jmp     .letter
.word:  cmp     byte [rsi], 10
        sete    al
        movzx   eax, al
        add     r13, rax
        cmp     rdi, rsi
        je      .skip
        inc     r14
        call    count
.skip:  inc     rsi
        jmp     .scan

.told:  lea     rbx, [labels]
        mov     rax, r13
        call    tell
        mov     rax, r14
        call    tell
        mov     rax, r12
        lea     rdx, [input]
        sub     rax, rdx
        call    tell
        mov     rax, r15
        call    tell
        mov     rax, rbp
        call    tell
        call    arrange

        xor     ebx, ebx
.show:  lea     rax, [order]
        mov     r13, [rax + rbx * 8]
        cmp     dword [r13 + entry.count], 2
        jb      .end
        mov     rsi, [r13 + entry.text]
        mov     ecx, [r13 + entry.size]
        lea     rdi, [line]
        rep     movsb
        mov     eax, ': '
        stosw
        mov     eax, [r13 + entry.count]
        call    decimal
        mov     al, 10
        stosb
        call    flush
        inc     ebx
        cmp     ebx, ebp
        jb      .show
.end:   xor     edi, edi
        jmp     leave_with
failed: mov     edi, 1
leave_with:
        mov     eax, 60
        syscall

; Sets `e` for a letter, which becomes a small one: those of ASCII, and all bytes of others.
is_letter:
        cmp     al, 0x80
        jae     .yes
        cmp     al, "'"
        je      .done
        or      al, 0x20
        cmp     al, 'a'
        jb      .done
        cmp     al, 'z'
        ja      .done
.yes:   cmp     al, al
.done:  ret

; Counts the word from rdi to rsi with the hash r8.
count:  mov     rdx, rsi
        sub     rdx, rdi
.probe: and     r8d, SLOTS - 1
        mov     r10d, r8d
        shl     r10, 4
        lea     rax, [table]
        add     r10, rax
        cmp     qword [r10 + entry.text], 0
        je      .new
        cmp     [r10 + entry.size], edx
        jne     .other
        push    rsi
        push    rdi
        mov     rsi, [r10 + entry.text]
        mov     ecx, edx
        repe    cmpsb
        pop     rdi
        pop     rsi
        je      .known
.other: inc     r8d
        jmp     .probe
.new:   mov     [r10 + entry.text], rdi
        mov     [r10 + entry.size], edx
        lea     rax, [order]
        mov     [rax + rbp * 8], r10
        inc     ebp
.known: inc     dword [r10 + entry.count]
        ret

; By how often they are there, and then by their letters: each is put before those that have to be behind it.
arrange:mov     r8d, 1
.next:  cmp     r8d, ebp
        jae     .done
        lea     r10, [order]
        mov     r11, [r10 + r8 * 8]
        mov     r9d, r8d
.move:  test    r9d, r9d
        jz      .put
        mov     rax, [r10 + r9 * 8 - 8]
        call    is_before
        jbe     .put
        mov     [r10 + r9 * 8], rax
        dec     r9d
        jmp     .move
.put:   mov     [r10 + r9 * 8], r11
        inc     r8d
        jmp     .next
.done:  ret

is_before:                              ; `a` if rax has to be behind r11
        mov     ecx, [r11 + entry.count]
        cmp     ecx, [rax + entry.count]
        jne     .done
        mov     ecx, [rax + entry.size]
        mov     edx, [r11 + entry.size]
        cmp     ecx, edx
        cmova   ecx, edx
        mov     rsi, [rax + entry.text]
        mov     rdi, [r11 + entry.text]
        repe    cmpsb
        jne     .done
        cmp     [rax + entry.size], edx
.done:  ret

tell:   lea     rdi, [line]             ; the next label, and rax
        xchg    rbx, rsi
        push    rax
.copy:  lodsb
        stosb
        test    al, al
        jnz     .copy
        dec     rdi
        pop     rax
        xchg    rbx, rsi
        call    decimal
        mov     al, 10
        stosb
flush:  lea     rsi, [line]             ; what is before rdi
        mov     rdx, rdi
        sub     rdx, rsi
        mov     eax, 1
        mov     edi, 1
        syscall
        ret

decimal:mov     ecx, 10
        xor     r8d, r8d
.digit: xor     edx, edx
        div     rcx
        push    rdx
        inc     r8d
        test    rax, rax
        jnz     .digit
.put:   pop     rax
        add     al, '0'
        stosb
        dec     r8d
        jnz     .put
        ret
