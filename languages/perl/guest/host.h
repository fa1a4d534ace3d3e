/*
 * What Perl takes from a system and WASI does not have: doubles of descriptors, and a good many calls that can only fail
 * here.
 */

#include <errno.h>
#include <grp.h>
#include <limits.h>
#include <pwd.h>
#include <stdarg.h>
#include <string.h>
#include <sys/wait.h>

#undef chdir
#undef chmod
#undef open
#undef dup
#undef dup2
#undef close
#undef read
#undef write
#undef lseek
#undef fstat
#undef ftruncate
#undef isatty
#undef fsync

/* ---- descriptors ---- */

/*
 * A descriptor of the program's stands for one of WASI's: for itself, unless dup() or dup2() made it. One of WASI's is
 * closed when none stands for it any more. Some stand for the null device, which WASI's folders do not have.
 */
#define DESCRIPTORS 256
#define FIRST_DOUBLE 128
#define NULL_DEVICE DESCRIPTORS

static int stands_for[DESCRIPTORS]; /* plus one; 0 for itself */
static int doubles[DESCRIPTORS];    /* of WASI's: how many beyond the first stand for it */

static int within(int fd)
{
    return fd >= 0 && fd < DESCRIPTORS;
}

static int real(int fd)
{
    return within(fd) && stands_for[fd] ? stands_for[fd] - 1 : fd;
}

static int unused(void)
{
    for (int fd = FIRST_DOUBLE; fd < DESCRIPTORS; fd++)
        if (!stands_for[fd])
            return fd;
    errno = EMFILE;
    return -1;
}

/* Takes a descriptor away from what it stands for. */
static int release(int fd)
{
    int from = real(fd);
    if (within(fd))
        stands_for[fd] = 0;
    if (from == NULL_DEVICE)
        return 0;
    if (within(from) && doubles[from] > 0) {
        doubles[from]--;
        return 0;
    }
    return close(from);
}

int host_open(const char *path, int flags, ...)
{
    va_list rest;
    va_start(rest, flags);
    int mode = flags & O_CREAT ? va_arg(rest, int) : 0;
    va_end(rest);
    if (strcmp(path, "/dev/null") != 0)
        return open(path, flags, mode);
    int fd = unused();
    if (fd >= 0)
        stands_for[fd] = NULL_DEVICE + 1;
    return fd;
}

int host_fstat(int fd, struct stat *found)
{
    if (real(fd) != NULL_DEVICE)
        return fstat(real(fd), found);
    memset(found, 0, sizeof *found);
    found->st_mode = S_IFCHR | 0666;
    return 0;
}

int host_dup2(int fd, int wanted)
{
    int from = real(fd);
    struct stat found;
    if (!within(wanted) || host_fstat(fd, &found) < 0) {
        errno = EBADF;
        return -1;
    }
    if (fd == wanted)
        return wanted;
    if (within(from))
        doubles[from]++;
    if (stands_for[wanted] || wanted <= STDERR_FILENO)
        release(wanted);
    stands_for[wanted] = from + 1;
    return wanted;
}

int host_dup(int fd)
{
    int wanted = unused();
    return wanted < 0 ? -1 : host_dup2(fd, wanted);
}

int host_close(int fd)
{
    return release(fd);
}

ssize_t host_read(int fd, void *data, size_t size)
{
    return real(fd) == NULL_DEVICE ? 0 : read(real(fd), data, size);
}

ssize_t host_write(int fd, const void *data, size_t size)
{
    return real(fd) == NULL_DEVICE ? (ssize_t)size : write(real(fd), data, size);
}

off_t host_lseek(int fd, off_t offset, int whence)
{
    return real(fd) == NULL_DEVICE ? 0 : lseek(real(fd), offset, whence);
}

int host_ftruncate(int fd, off_t length)
{
    return ftruncate(real(fd), length);
}

int host_isatty(int fd)
{
    return isatty(real(fd));
}

int host_fsync(int fd)
{
    return fsync(real(fd));
}

/* ---- folders ---- */

/*
 * WASI's folder is a text in the C library, which appends to it: from a/b, `..` would be a/b/.., and gone when b is
 * removed. Here it is a.
 */
int host_chdir(const char *path)
{
    char whole[PATH_MAX], *end = whole;
    if (*path == '\0') {
        errno = ENOENT;
        return -1;
    }
    if (*path != '/') {
        if (!getcwd(whole, sizeof whole))
            return -1;
        end = whole + strlen(whole);
        if (end == whole + 1)
            end = whole;
    }
    while (*path) {
        size_t length = strcspn(path, "/");
        if (length == 2 && !strncmp(path, "..", 2)) {
            while (end > whole && *--end != '/')
                ;
        } else if (length > 0 && !(length == 1 && *path == '.')) {
            if (end + 1 + length >= whole + sizeof whole) {
                errno = ENAMETOOLONG;
                return -1;
            }
            *end++ = '/';
            memcpy(end, path, length);
            end += length;
        }
        path += length + (path[length] == '/');
    }
    if (end == whole)
        *end++ = '/';
    *end = '\0';
    return chdir(whole);
}

/* ---- what nobody here can tell ---- */

/* There are no modes: every file can be read and written. */
int host_chmod(const char *path, mode_t mode)
{
    return access(path, F_OK);
}

/* Nobody else is here to be locked out. */
int flock(int fd, int operation)
{
    return 0;
}

/* ---- what there is not ---- */

static int absent(void)
{
    errno = ENOSYS;
    return -1;
}

int pipe(int fds[2]) { return absent(); }
int PerlProc_pipe_cloexec(int fds[2]) { return absent(); }
int do_aspawn(SV *really, SV **mark, SV **end) { return absent(); }
int do_spawn(char *command) { return absent(); }
int execl(const char *path, const char *a, const char *b, const char *c, const char *d) { return absent(); }
int execv(const char *path, char *const *argv) { return absent(); }
int execvp(const char *file, char *const *argv) { return absent(); }
pid_t wait(int *status) { return absent(); }
int kill(pid_t process, int signal)
{
    return process == getpid() ? raise(signal) : absent();
}
int pause(void) { return absent(); }
int sigaction(int signal, const struct sigaction *action, struct sigaction *old) { return absent(); }
int sigprocmask(int how, const sigset_t *set, sigset_t *old) { return absent(); }
int sigpending(sigset_t *set) { return absent(); }
int sigsuspend(const sigset_t *mask) { return absent(); }
int sigemptyset(sigset_t *set) { return 0; }
int sigfillset(sigset_t *set) { return 0; }
int sigaddset(sigset_t *set, int signal) { return 0; }
int sigdelset(sigset_t *set, int signal) { return 0; }
int sigismember(const sigset_t *set, int signal) { return 0; }

uid_t getuid(void) { return 0; }
uid_t geteuid(void) { return 0; }
gid_t getgid(void) { return 0; }
gid_t getegid(void) { return 0; }
int setuid(uid_t user) { return absent(); }
int setgid(gid_t group) { return absent(); }
struct passwd *getpwnam(const char *name) { return NULL; }
struct passwd *getpwuid(uid_t user) { return NULL; }
struct group *getgrnam(const char *name) { return NULL; }
struct group *getgrgid(gid_t group) { return NULL; }

int mknod(const char *path, mode_t mode, int device) { return absent(); }
mode_t umask(mode_t mask) { return 022; }
char *ttyname(int fd) { return NULL; }
int tzset(void) { return 0; }
