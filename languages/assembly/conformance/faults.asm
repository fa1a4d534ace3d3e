; What goes wrong: system calls that tell an error, and faults of the processor that are caught as signals. It ends with 7.
        default rel
        global  _start

SYS_READ        equ 0
SYS_WRITE       equ 1
SYS_OPEN        equ 2
SYS_CLOSE       equ 3
SYS_LSEEK       equ 8
SYS_MMAP        equ 9
SYS_MPROTECT    equ 10
SYS_SIGACTION   equ 13
SYS_SIGRETURN   equ 15
SYS_EXIT        equ 60
SYS_FTRUNCATE   equ 77
SYS_RENAME      equ 82
SYS_UNLINK      equ 87

SIGILL          equ 4
SIGTRAP         equ 5
SIGFPE          equ 8
SIGSEGV         equ 11
CONTEXT_RSP     equ 160                 ; of a ucontext
CONTEXT_RIP     equ 168

%macro  call_system 1-4
%if %0 > 1
        mov     rdi, %2
%endif
%if %0 > 2
        mov     rsi, %3
%endif
%if %0 > 3
        mov     rdx, %4
%endif
        mov     eax, %1
        syscall
%endmacro

%macro  say     1+
        section .rodata
%%text: db      %1
%%size  equ     $ - %%text
        section .text
        call_system SYS_WRITE, 1, %%text, %%size
%endmacro

; Runs what is between this and `end_try`; a fault on the way leads to the label, with the signal in eax.
%macro  try     1
        push    qword [handler_rip]
        push    qword [handler_rsp]
        mov     qword [handler_rip], %1
        mov     [handler_rsp], rsp
%endmacro
%macro  end_try 0
        pop     qword [handler_rsp]
        pop     qword [handler_rip]
%endmacro

        section .data
action: dq      on_fault, 0x44000004, restore, 0        ; SA_RESTORER, SA_NODEFER and SA_SIGINFO
handler_rip:
        dq      give_up
handler_rsp:
        dq      0
name:   db      "notes.txt", 0
other:  db      "other.txt", 0
absent: db      "absent/notes.txt", 0

        section .bss
buffer: resb    64
page:   resq    1

        section .text
_start: mov     [handler_rsp], rsp
        mov     ebx, SIGFPE
        call    install
        mov     ebx, SIGSEGV
        call    install
        mov     ebx, SIGILL
        call    install
        mov     ebx, SIGTRAP
        call    install

        say     "open: "
        call_system SYS_OPEN, absent, 0
        call    number
        call_system SYS_OPEN, name, 0o302, 0o644        ; to read and write, made anew
        mov     r12, rax
        call_system SYS_WRITE, r12, _start.text, _start.size
        say     "written: "
        mov     rax, _start.size
        call    number
        call_system SYS_LSEEK, r12, -7, 2
        call    number
        call_system SYS_READ, r12, buffer, 64
        call    number
        call_system SYS_WRITE, 1, buffer, 7
        call_system SYS_FTRUNCATE, r12, 4
        call_system SYS_LSEEK, r12, 0, 2
        call    number
        call_system SYS_CLOSE, r12
        say     "closed: "
        call_system SYS_READ, r12, buffer, 64
        call    number
        call_system SYS_RENAME, name, other
        call    number
        call_system SYS_UNLINK, name
        call    number
        call_system SYS_UNLINK, other
        call    number

        say     "quotients: "
        mov     ebx, 3
.divide:try     .no_quotient
        mov     eax, 60
        cdq
        idiv    ebx
        jmp     .quotient
.no_quotient:
        neg     rax                     ; the signal
.quotient:
        end_try
        cdqe
        call    number
        dec     ebx
        jns     .divide

        say     "smallest by minus one: "
        try     .overflow
        mov     eax, 0x80000000
        cdq
        mov     ebx, -1
        idiv    ebx
.overflow:
        end_try
        call    number

        say     "memory: "
        try     .unmapped
        mov     rax, [abs 8]
.unmapped:
        end_try
        call    number
        mov     r10d, 0x22              ; private and of no file
        mov     r8, -1
        xor     r9d, r9d
        call_system SYS_MMAP, 0, 4096, 3
        mov     [page], rax
        mov     dword [rax], 1234
        call_system SYS_MPROTECT, [page], 4096, 1
        try     .read_only
        mov     rbx, [page]
        mov     eax, [rbx]
        call    number
        mov     dword [rbx], 5678
        mov     eax, 0
.read_only:
        end_try
        call    number
        call_system SYS_MPROTECT, [page], 4096, 3
        mov     rbx, [page]             ; code that is made while it runs, and may not
        mov     byte [rbx], 0xc3
        try     .no_code
        call    rbx
        xor     eax, eax
.no_code:
        end_try
        call    number
        call_system SYS_MPROTECT, [page], 4096, 5
        try     .code
        mov     rbx, [page]
        call    rbx
        xor     eax, eax
.code:  end_try
        call    number

        say     "nested: "
        try     .outer
        try     .inner
        ud2
.inner: end_try
        call    number
        int3
        mov     rax, [abs 0]
.outer: end_try
        call    number

        say     "a deep recursion: "
        try     .deep
        xor     ebx, ebx
        call    deeper
.deep:  end_try
        mov     eax, ebx
        call    number
        mov     rax, [abs 16]               ; and one that nobody waits for
        say     "never"

give_up:call_system SYS_WRITE, 2, .last, .size
        call_system SYS_EXIT, 7

        section .rodata
give_up.last:
        db      "a fault that nobody caught", 10
give_up.size equ $ - give_up.last
_start.text:
        db      "one", 10, "two", 10, "three.", 10
_start.size equ $ - _start.text

        section .text
deeper: inc     ebx
        cmp     ebx, 5000
        je      .trap
        call    deeper
        ret
.trap:  int3

install:mov     r10d, 8
        call_system SYS_SIGACTION, rbx, action, 0
        test    eax, eax
        jnz     give_up
        ret

; The kernel calls it with a signal; it changes where the program goes on.
on_fault:
        mov     [rdx + 144], rdi        ; rax
        mov     rax, [handler_rip]
        mov     [rdx + CONTEXT_RIP], rax
        mov     rax, [handler_rsp]
        mov     [rdx + CONTEXT_RSP], rax
        ret
restore:call_system SYS_SIGRETURN

number: push    rbx                     ; rax, in a line of its own
        lea     rsi, [buffer + 63]
        mov     byte [rsi], 10
        mov     rbx, rax
        test    rax, rax
        jns     .digits
        neg     rax
.digits:mov     ecx, 10
.digit: xor     edx, edx
        div     rcx
        add     dl, '0'
        dec     rsi
        mov     [rsi], dl
        test    rax, rax
        jnz     .digit
        test    rbx, rbx
        jns     .out
        dec     rsi
        mov     byte [rsi], '-'
.out:   lea     rdx, [buffer + 64]
        sub     rdx, rsi
        mov     eax, SYS_WRITE
        mov     edi, 1
        syscall
        pop     rbx
        ret
