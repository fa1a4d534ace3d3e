/*
 * What a program has from us beside its C library: its start and its end. The object is linked instead of
 * crt1-command.o, and what it defines goes before what libc.a has under the same names.
 *
 * Standard output is a pipe, but a person reads along, so it is treated as a terminal would be.
 */

#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include <wasi/api.h>

void __wasm_call_ctors(void);
void __wasm_call_dtors(void);
int __main_argc_argv(int count, char *arguments[]);

/* ---- start ---- */

/*
 * The main of a program that takes arguments. One that takes none has this name itself. In libc the main that is called
 * here is weak, so that a program without any would be linked, and crash.
 */
__attribute__((weak)) int __main_void(void)
{
    size_t count = 0, bytes = 0;
    if (__wasi_args_sizes_get(&count, &bytes) != 0)
        _Exit(71);
    char *text = malloc(bytes + 1), **arguments = calloc(count + 1, sizeof *arguments);
    if (!text || !arguments || __wasi_args_get((uint8_t **)arguments, (uint8_t *)text) != 0)
        _Exit(71);
    return __main_argc_argv((int)count, arguments);
}

/* C++ has another one, which catches what the program does not. */
__attribute__((weak)) int run_program(void)
{
    __wasm_call_ctors();
    return __main_void();
}

__attribute__((export_name("_start"))) void _start(void)
{
    (void)chdir("/work");
    /* A line is seen when it is written, also by a program that computes on or crashes. */
    (void)setvbuf(stdout, NULL, _IOLBF, 0);
    int code = run_program();
    __wasm_call_dtors();
    if (code != 0)
        __wasi_proc_exit((uint32_t)code);
}

/*
 * What fills the buffer of standard input: the linker turns the calls of __stdio_read to us (--wrap). A question that
 * does not end its line is seen before its answer is waited for.
 */
size_t __real___stdio_read(FILE *file, unsigned char *to, size_t length);

size_t __wrap___stdio_read(FILE *file, unsigned char *to, size_t length)
{
    if (file == stdin)
        (void)fflush(stdout);
    return __real___stdio_read(file, to, length);
}

/* ---- end ---- */

/* Weak, so as not to be pulled in: it is there in programs that use it. */
__attribute__((weak)) void (*signal(int number, void (*handler)(int)))(int);

static _Noreturn void end_by(int number)
{
    if (signal) {
        void (*handler)(int) = signal(number, SIG_DFL);
        if (handler != SIG_DFL && handler != SIG_IGN && handler != SIG_ERR)
            handler(number);
    }
    (void)fflush(stdout);
    /* As a shell tells it. */
    _Exit(128 + number);
}

/* libc's is a trap, which does not differ from one that the host stops a program by. */
_Noreturn void abort(void) { end_by(SIGABRT); }

/*
 * Address 0 is memory like any other to WebAssembly, and a division by zero a trap. Programs are compiled to check
 * before (-fsanitize=null,integer-divide-by-zero), and come here.
 */
_Noreturn void __ubsan_handle_type_mismatch_minimal_abort(void)
{
    fputs("Segmentation fault: a null pointer was followed\n", stderr);
    end_by(SIGSEGV);
}

_Noreturn void __ubsan_handle_divrem_overflow_minimal_abort(void)
{
    fputs("Floating point exception: an integer was divided by zero\n", stderr);
    end_by(SIGFPE);
}
