// setjmp and longjmp: errors out of deep calls, retries, nested handlers, atexit and the exit code.
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct Handler {
    jmp_buf place;
    struct Handler *outer;
    char message[64];
} Handler;

static Handler *handler;

static _Noreturn void raise_error(int code, const char *message)
{
    if (!handler) {
        fprintf(stderr, "unhandled: %s\n", message);
        exit(1);
    }
    snprintf(handler->message, sizeof handler->message, "%s", message);
    longjmp(handler->place, code);
}

#define TRY(h) ((h).outer = handler, handler = &(h), setjmp((h).place))
#define END(h) (handler = (h).outer)

static int depth(int level)
{
    if (level == 0)
        raise_error(7, "too deep");
    return depth(level - 1) + 1;
}

static int parse(const char *text)
{
    int value = 0;
    for (; *text; text++) {
        if (*text < '0' || *text > '9')
            raise_error(2, "not a digit");
        if (value > 100000)
            raise_error(3, "too large");
        value = value * 10 + (*text - '0');
    }
    return value;
}

static int careful(const char *text)
{
    Handler inner;
    volatile int result = -1;
    int code = TRY(inner);
    if (code == 0) {
        result = parse(text);
        END(inner);
    } else {
        END(inner);
        if (code == 3)
            raise_error(30, "passed on");
        printf("  careful: %s, ", inner.message);
    }
    return result;
}

static void farewell(void) { puts("farewell"); }
static void last(void) { puts("last"); }

int main(void)
{
    atexit(last);
    atexit(farewell);

    Handler outer;
    switch (TRY(outer)) {
    case 0:
        depth(1000);
        puts("not reached");
        break;
    case 7:
        printf("caught: %s\n", outer.message);
        break;
    }
    END(outer);

    const char *texts[] = { "123", "12x", "9999999", "0" };
    for (volatile size_t i = 0; i < 4; i++) {
        Handler around;
        int code = TRY(around);
        if (code == 0)
            printf("%s gives %d\n", texts[i], careful(texts[i]));
        else
            printf("%s failed with %d: %s\n", texts[i], code, around.message);
        END(around);
    }

    static jmp_buf again;
    volatile int tries = 0;
    int value = setjmp(again);
    tries++;
    printf("try %d, value %d\n", tries, value);
    if (tries < 4)
        longjmp(again, tries * 10);

    jmp_buf zero;
    volatile int seen = 0;
    int got = setjmp(zero);
    if (!seen) {
        seen = 1;
        longjmp(zero, 0);
    }
    printf("longjmp with 0 gives %d\n", got);

    jmp_buf loop;
    volatile long long sum = 0;
    for (volatile int i = 0; i < 100000; i++) {
        if (setjmp(loop) == 0) {
            if (i % 3 == 0)
                longjmp(loop, 1);
            sum += i;
        } else {
            sum -= 1;
        }
    }
    printf("sum %lld\n", sum);
    exit(3);
}
