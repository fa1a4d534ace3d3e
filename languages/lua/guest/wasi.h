/*
 * What Lua asks of C and WASI lacks, as macros that Lua leaves to its host and as functions.
 */

#include <assert.h>
#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <float.h>
#include <limits.h>
#include <locale.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#include <wasi/api.h>

/* The crate's patches take functions away from WASI that are here given back. */
#undef __wasi__

#define WORK_FOLDER "/work"

/* The tag of the exception that longjmp() throws: the C library leaves its definition to the program. */
__asm__(".globl __c_longjmp\n"
        ".tagtype __c_longjmp i32\n"
        "__c_longjmp:\n");

/* ---- chance and time ---- */

static uint64_t random_number(void)
{
    uint64_t number = 0;
    (void)__wasi_random_get((uint8_t *)&number, sizeof number);
    return number;
}

/* The snapshot's own seed is of no account: see reseed(). */
#define luai_makeseed(L) 0
#define l_randomizePivot() ((unsigned int)random_number())

static clock_t cpu_time(void)
{
    __wasi_timestamp_t now = 0;
    (void)__wasi_clock_time_get(__WASI_CLOCKID_PROCESS_CPUTIME_ID, 1000, &now);
    return (clock_t)now;
}

#define clock() cpu_time()

/* ---- files ---- */

/* Makes a file that was not there. `name` ends in XXXXXX, as for mkstemp(). */
static int make_file(char *name)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    for (int attempt = 0; attempt < 100; attempt++) {
        uint64_t number = random_number();
        for (char *at = name + strlen(name) - 6; *at; at++, number /= sizeof letters - 1)
            *at = letters[number % (sizeof letters - 1)];
        int fd = open(name, O_RDWR | O_CREAT | O_EXCL, 0600);
        if (fd >= 0 || errno != EEXIST)
            return fd;
    }
    return -1;
}

#define TEMPORARY_FILE "/tmp/lua_XXXXXX"
#define LUA_TMPNAMBUFSIZE sizeof TEMPORARY_FILE
#define lua_tmpnam(buffer, error)                                                                                      \
    {                                                                                                                  \
        strcpy(buffer, TEMPORARY_FILE);                                                                                \
        int fd = make_file(buffer);                                                                                    \
        error = fd < 0 || close(fd) < 0;                                                                               \
    }

static FILE *temporary_file(void)
{
    char name[] = TEMPORARY_FILE;
    int fd = make_file(name);
    if (fd < 0)
        return NULL;
    FILE *file = fdopen(fd, "w+");
    unlink(name);
    return file;
}

#define tmpfile() temporary_file()

#define l_getc(file) getc_unlocked(file)
#define l_lockfile(file) ((void)0)
#define l_unlockfile(file) ((void)0)
#define l_fseek(file, offset, whence) fseeko(file, offset, whence)
#define l_ftell(file) ftello(file)
#define l_seeknum off_t

/* A read of a file begins with clearerr(): whoever is asked for a line is to see the question. */
static void before_read(FILE *file)
{
    if (file == stdin)
        fflush(stdout);
    (clearerr)(file);
}

#define clearerr(file) before_read(file)

static int linux_errno(int error)
{
    static const struct { int wasi, number; } numbers[] = {
        { EPERM, 1 },    { ENOENT, 2 },  { EIO, 5 },        { E2BIG, 7 },    { EBADF, 9 },         { EAGAIN, 11 },
        { ENOMEM, 12 },  { EACCES, 13 }, { EBUSY, 16 },     { EEXIST, 17 },  { EXDEV, 18 },        { ENOTDIR, 20 },
        { EISDIR, 21 },  { EINVAL, 22 }, { EMFILE, 24 },    { EFBIG, 27 },   { ENOSPC, 28 },       { ESPIPE, 29 },
        { EROFS, 30 },   { EMLINK, 31 }, { EPIPE, 32 },     { EDOM, 33 },    { ERANGE, 34 },       { ENAMETOOLONG, 36 },
        { ENOSYS, 38 },  { ELOOP, 40 },  { ENOTEMPTY, 39 }, { EILSEQ, 84 },  { EOVERFLOW, 75 },    { ENOTSUP, 95 },
        { ENOTCAPABLE, 1 },
    };
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        if (numbers[i].wasi == error)
            return numbers[i].number;
    return error;
}

/* ---- processes: there are none but this one ---- */

#define l_system(command) ((command) ? (errno = ENOSYS, -1) : 0)
/* io.popen says 'popen' not supported: the default of Lua without POSIX. */

/* ---- coroutines ---- */

/* The depth of C calls at the beginning of a coroutine's turn: see yield.h. */
#define calls_at_resume(L) (*(l_uint32 *)lua_getextraspace(L))
#define luai_userstateresume(L, arguments) (calls_at_resume(L) = (L)->nCcalls)

/* ---- signals: there are none ---- */

#define l_signalT int
