// Structures, unions, bit-fields, enumerations, compound literals, designated initialisers.
#include <inttypes.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

typedef enum { CIRCLE, RECTANGLE, TRIANGLE, KINDS } Kind;

typedef struct {
    Kind kind;
    const char *label;
    union {
        struct { double radius; } circle;
        struct { double width, height; } rectangle;
        struct { double base, height; } triangle;
    };
} Shape;

static double area(const Shape *shape)
{
    switch (shape->kind) {
    case CIRCLE: return 3.141592653589793 * shape->circle.radius * shape->circle.radius;
    case RECTANGLE: return shape->rectangle.width * shape->rectangle.height;
    case TRIANGLE: return shape->triangle.base * shape->triangle.height / 2;
    default: return -1;
    }
}

struct flags {
    unsigned ready : 1;
    unsigned mode : 3;
    unsigned : 4;
    unsigned level : 8;
    signed delta : 4;
};

struct packed {
    uint8_t tag;
    uint32_t value;
    uint16_t crc;
} __attribute__((packed));

struct matrix {
    size_t rows, columns;
    double cells[3][3];
};

static struct matrix multiply(struct matrix a, struct matrix b)
{
    struct matrix product = { .rows = a.rows, .columns = b.columns };
    for (size_t i = 0; i < a.rows; i++)
        for (size_t j = 0; j < b.columns; j++)
            for (size_t k = 0; k < a.columns; k++)
                product.cells[i][j] += a.cells[i][k] * b.cells[k][j];
    return product;
}

static const char *const names[KINDS] = {
    [TRIANGLE] = "triangle", [CIRCLE] = "circle", [RECTANGLE] = "rectangle",
};

int main(void)
{
    Shape shapes[] = {
        { .kind = CIRCLE, .label = "wheel", .circle = { 2.5 } },
        { .kind = RECTANGLE, .label = "door", .rectangle = { .height = 2, .width = 0.9 } },
        { TRIANGLE, "sail", .triangle = { 3, 7 } },
    };
    double total = 0;
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) {
        printf("%-10s %-6s %8.3f\n", names[shapes[i].kind], shapes[i].label, area(&shapes[i]));
        total += area(&shapes[i]);
    }
    printf("total %.4f\n", total);

    struct flags flags = { .ready = 1, .mode = 9 & 7, .level = 200 };
    flags.delta = -3;
    flags.level += 100;
    printf("ready %u mode %u level %u delta %d\n", flags.ready, flags.mode, flags.level, flags.delta);
    printf("packed %zu bytes, value at %zu, crc at %zu\n", sizeof(struct packed), offsetof(struct packed, value),
           offsetof(struct packed, crc));

    union { float number; uint32_t bits; uint8_t bytes[4]; } view = { .number = -118.625f };
    printf("bits %08" PRIx32 ", high byte %02x\n", view.bits, view.bytes[3]);

    struct matrix fibonacci = { 2, 2, { { 1, 1 }, { 1, 0 } } }, power = { 2, 2, { { 1, 0 }, { 0, 1 } } };
    for (int n = 60, bit = 32; bit; bit >>= 1) {
        power = multiply(power, power);
        if (n & bit)
            power = multiply(power, fibonacci);
    }
    printf("fibonacci(60) = %.0f\n", power.cells[0][1]);

    int *literal = (int[]) { 3, 1, 4, 1, 5, 9 };
    int sum = 0;
    for (int i = 0; i < 6; i++)
        sum += literal[i] * (i + 1);
    printf("weighted %d\n", sum);

    struct matrix copy = fibonacci;
    printf("equal %d, then ", memcmp(&copy, &fibonacci, sizeof copy) == 0);
    copy.cells[1][1] = 5;
    printf("%d\n", memcmp(&copy, &fibonacci, sizeof copy) == 0);
    return 0;
}
