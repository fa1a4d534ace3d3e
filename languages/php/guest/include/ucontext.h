/* What fibers switch stacks with, and cannot here: they are refused their stacks before it comes to this. */
#pragma once

#include <stddef.h>

typedef struct {
    void *ss_sp;
    size_t ss_size;
    int ss_flags;
} unused_stack;

typedef struct ucontext {
    struct ucontext *uc_link;
    unused_stack uc_stack;
} ucontext_t;

static inline int getcontext(ucontext_t *context)
{
    return -1;
}

static inline void makecontext(ucontext_t *context, void (*function)(void), int count, ...)
{
}

static inline int swapcontext(ucontext_t *from, const ucontext_t *to)
{
    return -1;
}
