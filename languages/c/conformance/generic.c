// C11 and later: generic selections, static assertions, anonymous members, atomics, alignment, typeof, statement
// expressions, attributes, binary literals.
#include <assert.h>
#include <complex.h>
#include <limits.h>
#include <stdalign.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <tgmath.h>
#include <uchar.h>

#define TYPE(x)                                                                                                        \
    _Generic((x), bool: "bool", char: "char", int: "int", unsigned: "unsigned", long long: "long long",                \
             float: "float", double: "double", char *: "char *", const char *: "const char *", int *: "int *",         \
             default: "something else")
#define FORMAT(x) _Generic((x), int: "%d", double: "%.3f", char *: "\"%s\"", long long: "%lldLL")
#define PRINT(x) (printf(FORMAT(x), x), putchar('\n'))
#define MAX(a, b)                                                                                                      \
    ({                                                                                                                 \
        __typeof__(a) a_ = (a);                                                                                        \
        __typeof__(b) b_ = (b);                                                                                        \
        a_ > b_ ? a_ : b_;                                                                                             \
    })
#define COUNT(...) (sizeof((int[]) { __VA_ARGS__ }) / sizeof(int))
#define SUM(...) sum(COUNT(__VA_ARGS__), (int[]) { __VA_ARGS__ })
#define JOIN_(a, b) a##b
#define JOIN(a, b) JOIN_(a, b)
#define TEXT_(x) #x
#define TEXT(x) TEXT_(x)

static_assert(CHAR_BIT == 8, "bytes of eight bits");
_Static_assert(sizeof(int64_t) == 8, "");

static int sum(size_t count, const int values[static count])
{
    int total = 0;
    for (size_t i = 0; i < count; i++)
        total += values[i];
    return total;
}

struct vector {
    union {
        struct { float x, y, z; };
        float axes[3];
    };
};

struct message { size_t length; char text[]; };

__attribute__((const)) static inline int square(int n) { return n * n; }

static double trapezoid(size_t n, size_t m, double grid[n][m])
{
    double total = 0;
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < m; j++)
            total += grid[i][j];
    return total;
}

int main(void)
{
    int number = 3;
    puts(TYPE(number));
    puts(TYPE(&number));
    puts(TYPE(1.0f));
    puts(TYPE('c'));
    puts(TYPE((char)'c'));
    puts(TYPE("text"));
    puts(TYPE((bool)7));
    puts(TYPE(1ULL));
    PRINT(42);
    PRINT(2.5);
    PRINT((char *)"text");
    PRINT(1LL << 40);
    printf("max %d %.1f\n", MAX(3, 7), MAX(2.5, 1));
    int i = 0, larger = MAX(i++, -1);
    printf("evaluated once: %d %d\n", larger, i);
    printf("sum %d of %zu\n", SUM(1, 2, 3, 4), COUNT(9, 9, 9));
    int JOIN(var, 12) = 0b101010;
    printf("%s is %d at %s\n", TEXT(JOIN(var, 12)), var12, TEXT(CHAR_BIT));

    struct vector v = { .x = 1, .y = 2, .z = 3 };
    v.axes[1] = 20;
    printf("%.0f %.0f %.0f\n", v.x, v.y, v.z);
    struct message *message = malloc(sizeof *message + 6);
    message->length = 5;
    snprintf(message->text, 6, "hello");
    printf("%zu %s\n", message->length, message->text);
    free(message);

    atomic_int counter = 0;
    for (int n = 0; n < 10; n++)
        atomic_fetch_add(&counter, n);
    int expected = 45;
    bool swapped = atomic_compare_exchange_strong(&counter, &expected, 1);
    printf("counter %d, expected %d, swapped %d\n", atomic_load(&counter), expected, swapped);
    alignas(32) char buffer[8];
    printf("aligned %d, %zu\n", (uintptr_t)buffer % 32 == 0, alignof(double));

    double complex z = 3 + 4 * I, root = csqrt(-1);
    printf("%.1f %.1f %.1f, root %.1f%+.1fi\n", creal(z), cimag(z), cabs(z), creal(root), cimag(root));
    printf("%.4f %.4f\n", sqrt(2.0), (double)pow(2.0f, 0.5f));
    double grid[2][3] = { { 1, 2, 3 }, { 4, 5, 6.5 } };
    printf("%.1f\n", trapezoid(2, 3, grid));
    char16_t wide[] = u"é€";
    char32_t wider[] = U"🎉";
    printf("%x %x %x, %zu bytes\n", (unsigned)wide[0], (unsigned)wide[1], (unsigned)wider[0], sizeof u8"é€");
    __auto_type product = square(12) * 2LL;
    printf("%s %lld, %d %d\n", TYPE(product), product, (bool)0.5, !!-1);
    switch (number) {
    case 1 ... 5: puts("one to five"); break;
    default: puts("other");
    }
    static const void *const labels[] = { &&first, &&second };
    goto *labels[1];
first:
    puts("first");
second:
    puts("second");
    return 0;
}
