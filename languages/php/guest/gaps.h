/*
 * Put before every one of PHP's sources: names that they take for granted and WASI's headers do not have. What they
 * stand for does not work, and says so when it is called.
 */
#pragma once

#include <errno.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#ifndef POLLPRI
#define POLLPRI 0
#endif
#ifndef MSG_OOB
#define MSG_OOB 0
#endif
#ifndef SO_ERROR
#define SO_ERROR 4
#endif
#ifndef PF_UNIX
#define PF_UNIX AF_UNIX
#endif
#ifndef SOL_IP
#define SOL_IP 0
#endif

struct named_socket {
    unsigned short sun_family;
    char sun_path[108];
};
#define sockaddr_un named_socket

/* Pages, from host.h: those of the C library are pieces of its heap. */
void *host_mmap(void *wanted, size_t length, int protection, int flags, int fd, off_t offset);
int host_munmap(void *address, size_t length);
#define mmap host_mmap
#define munmap host_munmap

/* Folders, from host.h: with `..` resolved. */
int host_chdir(const char *path);
#define chdir(path) host_chdir(path)
