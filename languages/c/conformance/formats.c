// printf and scanf, all around.
#include <float.h>
#include <inttypes.h>
#include <math.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

static int logged(char *to, size_t room, const char *format, ...)
{
    va_list list;
    va_start(list, format);
    int length = vsnprintf(to, room, format, list);
    va_end(list);
    return length;
}

static double average(int count, ...)
{
    va_list list, again;
    va_start(list, count);
    va_copy(again, list);
    double sum = 0, square = 0;
    for (int i = 0; i < count; i++)
        sum += va_arg(list, double);
    for (int i = 0; i < count; i++) {
        double distance = va_arg(again, double) - sum / count;
        square += distance * distance;
    }
    va_end(again);
    va_end(list);
    printf("spread %.4f, ", sqrt(square / count));
    return sum / count;
}

int main(void)
{
    printf("|%d|%5d|%-5d|%05d|%+d|% d|\n", 42, 42, 42, 42, 42, 42);
    printf("|%u|%x|%X|%#x|%o|%#o|\n", 3000000000u, 48879, 48879, 48879, 8, 8);
    printf("|%hhd|%hd|%ld|%lld|%zu|%jd|%td|\n", (signed char)300, (short)70000, 123456789L, 9007199254740993LL,
           sizeof(int64_t), (intmax_t)-5, (ptrdiff_t)7);
    printf("|%f|%.0f|%.10f|%8.2f|%-8.2f|%08.2f|%+.1f|\n", 3.14159, 2.5, 1.0 / 3, 3.14159, 3.14159, -3.14159, 0.05);
    printf("|%e|%.3E|%g|%g|%g|%G|%#g|\n", 12345.678, 0.00012345, 100000.0, 1000000.0, 0.0001, 1e-10, 1.0);
    printf("|%a|%.2a|%A|\n", 1.0, 3.14159, -0.5);
    printf("|%f|%F|%5.1f|%-6f|\n", INFINITY, -INFINITY, NAN, INFINITY);
    printf("|%c|%5c|%-3c|%%|\n", 'x', 'y', 'z');
    printf("|%s|%10s|%-10s|%.3s|%10.2s|\n", "text", "right", "left", "truncated", "both");
    printf("|%*d|%-*d|%.*f|\n", 6, 42, 6, 42, 3, 2.718281828);
    int so_far = 0;
    printf("counted%n", &so_far);
    printf(" %d\n", so_far);
    printf("|%" PRId64 "|%" PRIu8 "|%" PRIx16 "|%016" PRIX64 "|\n", INT64_MIN, UINT8_MAX, UINT16_MAX, UINT64_C(0xDEADBEEF));
    printf("|%.17g|%.15g|%g|%.1f|%.2f|%.0f|\n", 0.1, 0.1, DBL_EPSILON, 0.25, 1.005, 1e22);
    printf("|%Lf|%.20Lg|%.3Le|\n", 1.5L, 0.5L, 123456.0L);
    printf("%2$s %1$s\n", "world", "hello");

    char small[8];
    int wanted = logged(small, sizeof small, "%s-%d", "overlong", 12345);
    printf("%s wanted %d\n", small, wanted);
    printf("average %.3f\n", average(5, 1.5, 2.5, 3.0, 4.25, 9.75));

    int day, year, count;
    char month[16], c;
    count = sscanf("7 November 1917", "%d %15s %d", &day, month, &year);
    printf("%d: %d %s %d\n", count, day, month, year);
    unsigned red, green, blue;
    count = sscanf("#ff8000", "#%2x%2x%2x", &red, &green, &blue);
    printf("%d: %u %u %u\n", count, red, green, blue);
    double x, y;
    count = sscanf("( -1.5e2 ,  .25)", " ( %lf , %lf )", &x, &y);
    printf("%d: %g %g\n", count, x, y);
    char key[16], value[16];
    count = sscanf("name = Ada Lovelace;", "%15[a-z] = %15[^;]%c", key, value, &c);
    printf("%d: <%s> <%s> %c\n", count, key, value, c);
    int used;
    count = sscanf("12abc", "%d%n", &day, &used);
    printf("%d: %d after %d\n", count, day, used);
    count = sscanf("abc", "%d", &day);
    printf("%d\n", count);
    long long big;
    short tiny;
    count = sscanf("0x7f 077 -9", "%lli %hi %*d", &big, &tiny);
    printf("%d: %lld %hd\n", count, big, tiny);
    printf("end of text: %d\n", sscanf("", "%d", &day));
    return 0;
}
