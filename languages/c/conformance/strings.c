// string.h, ctype.h, stdlib.h's conversions, wide characters and UTF-8.
#include <ctype.h>
#include <errno.h>
#include <limits.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <wchar.h>

static void reverse(char *text)
{
    for (size_t i = 0, j = strlen(text); i + 1 < j; i++) {
        char swap = text[i];
        text[i] = text[--j];
        text[j] = swap;
    }
}

static char *replace_all(const char *text, const char *from, const char *to)
{
    size_t count = 0, from_length = strlen(from), to_length = strlen(to);
    for (const char *at = text; (at = strstr(at, from)); at += from_length)
        count++;
    char *made = malloc(strlen(text) + count * to_length - count * from_length + 1), *end = made;
    for (const char *at; (at = strstr(text, from)); text = at + from_length) {
        end = (char *)memcpy(end, text, (size_t)(at - text)) + (at - text);
        end = (char *)memcpy(end, to, to_length) + to_length;
    }
    strcpy(end, text);
    return made;
}

static void convert(const char *text, int base)
{
    char *end;
    errno = 0;
    long long value = strtoll(text, &end, base);
    printf("%-22s base %2d: %lld, rest \"%s\"%s\n", text, base, value, end, errno == ERANGE ? ", out of range" : "");
}

int main(void)
{
    char words[] = "alpha,beta,,gamma;delta";
    for (char *word = strtok(words, ",;"); word; word = strtok(NULL, ",;"))
        printf("[%s]", word);
    putchar('\n');
    char fields[] = "alpha,beta,,gamma", *rest = fields;
    for (char *field; (field = strsep(&rest, ","));)
        printf("[%s]", field);
    putchar('\n');

    char text[64] = "stressed";
    reverse(text);
    printf("%s %zu\n", text, strlen(text));
    strcat(text, " & ");
    strncat(text, "coffee and cake", 6);
    printf("%s | %s | %s\n", text, strchr(text, '&'), strrchr(text, 'e'));
    printf("span %zu, cut %zu, any %s\n", strspn("12345abc", "0123456789"), strcspn("hello, world", ",!"),
           strpbrk("key=value", "=:"));
    memmove(text + 2, text, 5);
    printf("moved %.7s\n", text);

    int order[] = { strcmp("apple", "apples"), strcmp("b", "a"), strncmp("apple", "apricot", 2),
                    strcasecmp("HeLLo", "hEllO"), memcmp("ab\0c", "ab\0d", 4) };
    for (size_t i = 0; i < sizeof order / sizeof *order; i++)
        printf("%d ", (order[i] > 0) - (order[i] < 0));
    putchar('\n');

    char *replaced = replace_all("one fish two fish red fish", "fish", "elephant");
    puts(replaced);
    free(replaced);
    char *copy = strdup("duplicate"), *part = strndup("duplicate", 3);
    printf("%s %s\n", copy, part);
    free(copy);
    free(part);

    convert("  42abc", 10);
    convert("0x1F", 0);
    convert("-0777", 0);
    convert("zz", 36);
    convert("101102", 2);
    convert("99999999999999999999", 10);
    convert("none", 10);
    printf("%.3f %.3g %.1f %d\n", strtod("3.14159xyz", NULL), atof("-1e-5"), strtod("0x1.8p3", NULL), atoi("17 apples"));
    printf("limits %d %u %lld %llu\n", INT_MIN, UINT_MAX, LLONG_MIN, ULLONG_MAX);

    int classes[6] = { 0 };
    for (int c = 0; c < 128; c++) {
        classes[0] += !!isalpha(c), classes[1] += !!isdigit(c), classes[2] += !!isspace(c);
        classes[3] += !!ispunct(c), classes[4] += !!iscntrl(c), classes[5] += !!isxdigit(c);
    }
    for (int i = 0; i < 6; i++)
        printf("%d ", classes[i]);
    printf("%c%c\n", toupper('q'), tolower('Q'));

    setlocale(LC_ALL, "C.UTF-8");
    const char *greeting = "Grüße, 世界 🎉";
    wchar_t wide[32];
    size_t length = mbstowcs(wide, greeting, 32);
    printf("%s: %zu bytes, %zu characters, last U+%X\n", greeting, strlen(greeting), length, (unsigned)wide[length - 1]);
    wide[0] = L'g';
    char narrow[64];
    wcstombs(narrow, wide, sizeof narrow);
    printf("%s, %d, %ls\n", narrow, wcscmp(L"abc", L"abd") < 0, wcsstr(wide, L"世"));
    printf("[%5s|%-5s|%.2s|%*s]\n", "ab", "ab", "abcdef", 6, "star");
    return 0;
}
