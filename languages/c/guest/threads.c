/*
 * Threads, as far as one can do without them: WASI has none, and libc refuses to make any. Here a thread runs to its
 * end when it is created, which is one of the orders that programs must reckon with. A thread that waits for what
 * a later one does would wait for ever; it is told so.
 */

#include <errno.h>
#include <pthread.h>
#include <semaphore.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <threads.h>

struct __pthread {
    void *result;
};

/* libc's values of pthread_setspecific, and what destroys them at the end of a thread. */
extern void *__pthread_tsd_main[];
extern const size_t __pthread_tsd_size;
void __pthread_tsd_run_dtors(void);

static struct __pthread first;
static struct __pthread *current = &first;

static _Noreturn void wait_for_ever(void)
{
    (void)fflush(stdout);
    fputs("deadlock: a thread waits for another one that runs later (here each runs to its end when it is created)\n",
          stderr);
    abort();
}

/* ---- POSIX ---- */

int pthread_create(pthread_t *thread, const pthread_attr_t *, void *(*start)(void *), void *argument)
{
    struct __pthread *creator = current, *created = calloc(1, sizeof *created);
    void **values = malloc(__pthread_tsd_size);
    if (!created || !values) {
        free(created);
        free(values);
        return EAGAIN;
    }
    *thread = created;
    memcpy(values, __pthread_tsd_main, __pthread_tsd_size);
    memset(__pthread_tsd_main, 0, __pthread_tsd_size);
    current = created;
    created->result = start(argument);
    __pthread_tsd_run_dtors();
    current = creator;
    memcpy(__pthread_tsd_main, values, __pthread_tsd_size);
    free(values);
    return 0;
}

int pthread_join(pthread_t thread, void **result)
{
    if (thread == current)
        return EDEADLK;
    if (result)
        *result = thread->result;
    free(thread);
    return 0;
}

pthread_t pthread_self(void) { return current; }

int pthread_cond_wait(pthread_cond_t *, pthread_mutex_t *) { wait_for_ever(); }

int sem_init(sem_t *semaphore, int, unsigned value)
{
    semaphore->__val[0] = (int)value;
    return 0;
}

int sem_destroy(sem_t *) { return 0; }

int sem_post(sem_t *semaphore)
{
    semaphore->__val[0]++;
    return 0;
}

int sem_trywait(sem_t *semaphore)
{
    if (semaphore->__val[0] == 0) {
        errno = EAGAIN;
        return -1;
    }
    semaphore->__val[0]--;
    return 0;
}

int sem_wait(sem_t *semaphore) { return sem_trywait(semaphore) == 0 ? 0 : (wait_for_ever(), -1); }

int sem_getvalue(sem_t *semaphore, int *value)
{
    *value = semaphore->__val[0];
    return 0;
}

/* ---- C11, of which libc has hardly anything ---- */

struct start {
    thrd_start_t function;
    void *argument;
};

static void *start(void *of)
{
    struct start *it = of;
    return (void *)(intptr_t)it->function(it->argument);
}

static int code(int error)
{
    switch (error) {
    case 0: return thrd_success;
    case EBUSY: return thrd_busy;
    case EAGAIN: return thrd_nomem;
    case ETIMEDOUT: return thrd_timedout;
    default: return thrd_error;
    }
}

int thrd_create(thrd_t *thread, thrd_start_t function, void *argument)
{
    return code(pthread_create(thread, NULL, start, &(struct start) { function, argument }));
}

int thrd_join(thrd_t thread, int *result)
{
    void *returned;
    int error = pthread_join(thread, &returned);
    if (!error && result)
        *result = (int)(intptr_t)returned;
    return code(error);
}

thrd_t thrd_current(void) { return current; }
void thrd_yield(void) {}

void call_once(once_flag *done, void (*function)(void))
{
    if (!*done) {
        *done = 1;
        function();
    }
}

/* The same structures under other names. */
static pthread_mutex_t *mutex(mtx_t *it) { return (pthread_mutex_t *)it; }
static pthread_cond_t *condition(cnd_t *it) { return (pthread_cond_t *)it; }

int mtx_init(mtx_t *it, int type)
{
    pthread_mutexattr_t attributes;
    (void)pthread_mutexattr_init(&attributes);
    (void)pthread_mutexattr_settype(&attributes, type & mtx_recursive ? PTHREAD_MUTEX_RECURSIVE : PTHREAD_MUTEX_NORMAL);
    return code(pthread_mutex_init(mutex(it), &attributes));
}

void mtx_destroy(mtx_t *) {}
int mtx_lock(mtx_t *it) { return code(pthread_mutex_lock(mutex(it))); }
int mtx_trylock(mtx_t *it) { return code(pthread_mutex_trylock(mutex(it))); }
int mtx_timedlock(mtx_t *it, const struct timespec *until) { return code(pthread_mutex_timedlock(mutex(it), until)); }
int mtx_unlock(mtx_t *it) { return code(pthread_mutex_unlock(mutex(it))); }

int cnd_init(cnd_t *it) { return code(pthread_cond_init(condition(it), NULL)); }
void cnd_destroy(cnd_t *) {}
int cnd_signal(cnd_t *) { return thrd_success; }
int cnd_broadcast(cnd_t *) { return thrd_success; }
int cnd_wait(cnd_t *, mtx_t *) { wait_for_ever(); }
int cnd_timedwait(cnd_t *it, mtx_t *held, const struct timespec *until)
{
    return code(pthread_cond_timedwait(condition(it), mutex(held), until));
}

int tss_create(tss_t *key, tss_dtor_t destroy) { return code(pthread_key_create(key, destroy)); }
void tss_delete(tss_t key) { (void)pthread_key_delete(key); }
int tss_set(tss_t key, void *value) { return code(pthread_setspecific(key, value)); }
