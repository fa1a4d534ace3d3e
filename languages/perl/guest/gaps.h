/*
 * Put before every one of Perl's sources: names that they take for granted and WASI's headers do not have, and the calls
 * on descriptors that host.c gives doubles. What cannot be had says so when it is called.
 */
#pragma once

#include <arpa/inet.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

typedef struct { int si_signo, si_code; } siginfo_t;
struct sigaction {
    void (*sa_handler)(int);
    sigset_t sa_mask;
    int sa_flags;
};
#define SIG_BLOCK 0
#define SIG_UNBLOCK 1
#define SIG_SETMASK 2

/* Doubles of descriptors, and a null device: see host.h. */
int host_open(const char *path, int flags, ...);
int host_chdir(const char *path);
int host_chmod(const char *path, mode_t mode);
int host_dup(int fd);
int host_dup2(int fd, int wanted);
int host_close(int fd);
ssize_t host_read(int fd, void *data, size_t size);
ssize_t host_write(int fd, const void *data, size_t size);
off_t host_lseek(int fd, off_t offset, int whence);
int host_fstat(int fd, struct stat *found);
int host_ftruncate(int fd, off_t length);
int host_isatty(int fd);
int host_fsync(int fd);
#define chdir(path) host_chdir(path)
#define chmod(path, mode) host_chmod(path, mode)
#define open(...) host_open(__VA_ARGS__)
#define dup(fd) host_dup(fd)
#define dup2(fd, wanted) host_dup2(fd, wanted)
#define close(fd) host_close(fd)
#define read(fd, data, size) host_read(fd, data, size)
#define write(fd, data, size) host_write(fd, data, size)
#define lseek(fd, offset, whence) host_lseek(fd, offset, whence)
#define fstat(fd, found) host_fstat(fd, found)
#define ftruncate(fd, length) host_ftruncate(fd, length)
#define isatty(fd) host_isatty(fd)
#define fsync(fd) host_fsync(fd)
