/*
 * What PHP takes from a system and WASI does not have: pages of memory, and a good many calls that can only fail here.
 */

#include <arpa/inet.h>
#include <grp.h>
#include <limits.h>
#include <netdb.h>
#include <pwd.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>

#undef chdir

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

/* ---- pages ---- */

/*
 * The engine takes its memory in chunks of 2 MiB that must lie at multiples of their size, and gives parts of them
 * back. A bit for each page that we have taken from the memory and that nobody uses.
 */
#define PAGE 65536u
#define PAGES 65536u
#define CHUNK (2u << 20)
#ifndef MAP_STACK
#define MAP_STACK 0x20000
#endif

static uint8_t spare[PAGES / 8];

static int is_spare(uint32_t page)
{
    return spare[page / 8] >> (page % 8) & 1;
}

static void mark(uint32_t from, uint32_t to, int free)
{
    for (uint32_t page = from; page < to; page++) {
        if (free)
            spare[page / 8] |= 1 << (page % 8);
        else
            spare[page / 8] &= ~(1 << (page % 8));
    }
}

static int all_spare(uint32_t from, uint32_t count)
{
    if (count > PAGES - from)
        return 0;
    for (uint32_t page = from; page < from + count; page++)
        if (!is_spare(page))
            return 0;
    return 1;
}

/* Pages that others have used before are emptied, as a system would. */
static void *reuse(uint32_t from, uint32_t count)
{
    mark(from, from + count, 0);
    return memset((void *)(uintptr_t)(from * PAGE), 0, (size_t)count * PAGE);
}

void *host_mmap(void *wanted, size_t length, int protection, int flags, int fd, off_t offset)
{
    uint32_t count = length / PAGE + (length % PAGE != 0), step = length >= CHUNK ? CHUNK / PAGE : 1;
    /* Not for files, nor for the stacks of fibers, which cannot be switched to here: to start one throws. */
    if (!(flags & MAP_ANONYMOUS) || flags & MAP_STACK || fd >= 0 || count == 0) {
        errno = ENOTSUP;
        return MAP_FAILED;
    }
    uint32_t end = __builtin_wasm_memory_size(0);
    if (wanted) {
        uint32_t at = (uintptr_t)wanted / PAGE;
        if (at < end && all_spare(at, count))
            return reuse(at, count);
        if (at == end && __builtin_wasm_memory_grow(0, count) == end)
            return wanted;
        errno = ENOMEM;
        return MAP_FAILED;
    }
    for (uint32_t at = step; at < end; at += step)
        if (all_spare(at, count))
            return reuse(at, count);
    uint32_t gap = (step - end % step) % step;
    if (count > PAGES - end - gap || __builtin_wasm_memory_grow(0, gap + count) == (size_t)-1) {
        errno = ENOMEM;
        return MAP_FAILED;
    }
    mark(end, end + gap, 1);
    return (void *)(uintptr_t)((end + gap) * PAGE);
}

int host_munmap(void *address, size_t length)
{
    uint32_t from = (uintptr_t)address / PAGE;
    mark(from, from + length / PAGE + (length % PAGE != 0), 1);
    return 0;
}

/* ---- descriptors ---- */

/* Only the standard streams are doubled, each time that one is opened by name; they are never closed in return. */
int dup(int fd)
{
    if (fd >= 0 && fd <= STDERR_FILENO)
        return fd;
    errno = ENOTSUP;
    return -1;
}

int close(int fd)
{
    if (fd >= 0 && fd <= STDERR_FILENO)
        return 0;
    __wasi_errno_t error = __wasi_fd_close(fd);
    if (error == 0)
        return 0;
    errno = error;
    return -1;
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

static void *nothing(void)
{
    errno = ENOSYS;
    return NULL;
}

int socket(int domain, int type, int protocol) { return absent(); }
int bind(int fd, const struct sockaddr *address, socklen_t length) { return absent(); }
int connect(int fd, const struct sockaddr *address, socklen_t length) { return absent(); }
int listen(int fd, int backlog) { return absent(); }
int getpeername(int fd, struct sockaddr *address, socklen_t *length) { return absent(); }
int getsockname(int fd, struct sockaddr *address, socklen_t *length) { return absent(); }
int setsockopt(int fd, int level, int name, const void *value, socklen_t length) { return absent(); }
ssize_t sendto(int fd, const void *data, size_t size, int flags, const struct sockaddr *to, socklen_t length)
{
    return absent();
}
ssize_t recvfrom(int fd, void *data, size_t size, int flags, struct sockaddr *from, socklen_t *length)
{
    return absent();
}
struct hostent *gethostbyname(const char *name) { return nothing(); }
struct hostent *gethostbyaddr(const void *address, socklen_t length, int type) { return nothing(); }
in_addr_t inet_addr(const char *text)
{
    struct in_addr address;
    return inet_pton(AF_INET, text, &address) == 1 ? address.s_addr : (in_addr_t)-1;
}

FILE *popen(const char *command, const char *mode) { return nothing(); }
int pclose(FILE *process) { return absent(); }

struct passwd *getpwnam(const char *name) { return NULL; }
struct passwd *getpwuid(uid_t user) { return NULL; }
struct group *getgrnam(const char *name) { return NULL; }
uid_t getuid(void) { return 0; }
gid_t getgid(void) { return 0; }
int getgroups(int size, gid_t *groups) { return 0; }
int chown(const char *path, uid_t user, gid_t group) { return absent(); }
mode_t umask(mode_t mask) { return 022; }

void openlog(const char *name, int options, int facility) {}
void syslog(int priority, const char *format, ...) {}
void closelog(void) {}

int madvise(void *address, size_t length, int advice) { return 0; }
int getdtablesize(void) { return 256; }

/* Fills in the six X at the end of a template. */
char *mktemp(char *path)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    size_t length = strlen(path);
    for (int attempt = 0; attempt < 100 && length >= 6; attempt++) {
        uint8_t random[6];
        if (getentropy(random, sizeof random) != 0)
            break;
        for (int i = 0; i < 6; i++)
            path[length - 6 + i] = letters[random[i] % (sizeof letters - 1)];
        if (access(path, F_OK) != 0)
            return path;
    }
    *path = '\0';
    return path;
}
