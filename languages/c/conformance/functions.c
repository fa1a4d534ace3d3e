// Function pointers: dispatch tables, callbacks with a context, a small expression compiler, a state machine.
#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef double (*Unary)(double);
typedef double (*Binary)(double, double);

static double add(double a, double b) { return a + b; }
static double subtract(double a, double b) { return a - b; }
static double multiply(double a, double b) { return a * b; }
static double divide(double a, double b) { return a / b; }
static double negate(double a) { return -a; }

static const struct { char name; int precedence; int right; Binary apply; } operators[] = {
    { '+', 1, 0, add }, { '-', 1, 0, subtract }, { '*', 2, 0, multiply }, { '/', 2, 0, divide }, { '^', 3, 1, pow },
};
static const struct { const char *name; Unary apply; } functions[] = {
    { "sqrt", sqrt }, { "abs", fabs }, { "neg", negate }, { "floor", floor }, { "exp", exp }, { "ln", log },
};

static const char *at;
static const char *mistake;

static double expression(int lowest);

static double primary(void)
{
    while (isspace((unsigned char)*at))
        at++;
    if (*at == '(') {
        at++;
        double value = expression(1);
        if (*at != ')')
            mistake = "missing )";
        else
            at++;
        return value;
    }
    if (*at == '-') {
        at++;
        return -expression(3);
    }
    for (size_t i = 0; i < sizeof functions / sizeof *functions; i++) {
        size_t length = strlen(functions[i].name);
        if (strncmp(at, functions[i].name, length) == 0) {
            at += length;
            return functions[i].apply(primary());
        }
    }
    char *end;
    double value = strtod(at, &end);
    if (end == at)
        mistake = "a number is expected";
    at = end;
    return value;
}

static double expression(int lowest)
{
    double left = primary();
    while (!mistake) {
        while (isspace((unsigned char)*at))
            at++;
        size_t i = 0, count = sizeof operators / sizeof *operators;
        while (i < count && operators[i].name != *at)
            i++;
        if (i == count || operators[i].precedence < lowest)
            break;
        at++;
        double right = expression(operators[i].precedence + !operators[i].right);
        left = operators[i].apply(left, right);
    }
    return left;
}

typedef void Visit(int value, void *context);

static void each_prime(int limit, Visit *visit, void *context)
{
    for (int n = 2; n <= limit; n++) {
        int prime = 1;
        for (int d = 2; prime && d * d <= n; d++)
            prime = n % d != 0;
        if (prime)
            visit(n, context);
    }
}

static void add_up(int value, void *context) { *(long *)context += value; }
static void show(int value, void *context) { printf("%s%d", (const char *)context, value); }

typedef struct State { struct State (*next)(int c, int *words); } State;
static State outside(int c, int *words);
static State inside(int c, int *words)
{
    (void)words;
    return isalpha(c) ? (State) { inside } : (State) { outside };
}
static State outside(int c, int *words)
{
    if (!isalpha(c))
        return (State) { outside };
    ++*words;
    return (State) { inside };
}

int main(void)
{
    const char *texts[] = { "1 + 2 * 3", "(1 + 2) * 3", "2 ^ 3 ^ 2", "-2 ^ 2", "sqrt(16) / abs(-8)", "10 - 4 - 3",
                            "ln exp 2.5", "neg floor(-2.5)", "2 * (3 + 4", "1 + + 2", "7 / 0", "0 / 0 * 1" };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        at = texts[i];
        mistake = NULL;
        double value = expression(1);
        if (mistake)
            printf("%-20s : %s\n", texts[i], mistake);
        else if (isnan(value))
            printf("%-20s = not a number\n", texts[i]);
        else
            printf("%-20s = %g\n", texts[i], value);
    }
    long sum = 0;
    each_prime(100, add_up, &sum);
    printf("primes to 100 add up to %ld:", sum);
    each_prime(30, show, " ");
    putchar('\n');
    State state = { outside };
    int words = 0;
    for (const char *c = "It's 5 o'clock -- somewhere, surely."; *c; c++)
        state = state.next((unsigned char)*c, &words);
    printf("%d words\n", words);
    double (*table[3])(double) = { sin, cos, tan };
    for (int i = 0; i < 3; i++)
        printf("%.6f%c", table[i](0.5), i < 2 ? ' ' : '\n');
    return 0;
}
