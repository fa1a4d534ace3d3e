// Standard input to its end: lines of any length, words counted and sorted, numbers added up.
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct { char *text; int count; } Word;

static Word *words;
static size_t used, room;

static void note(const char *start, size_t length)
{
    for (size_t i = 0; i < used; i++)
        if (strlen(words[i].text) == length && memcmp(words[i].text, start, length) == 0) {
            words[i].count++;
            return;
        }
    if (used == room) {
        room = room ? room * 2 : 4;
        words = realloc(words, room * sizeof *words);
    }
    words[used].text = strndup(start, length);
    words[used++].count = 1;
}

static int order(const void *a, const void *b)
{
    const Word *x = a, *y = b;
    return x->count != y->count ? y->count - x->count : strcmp(x->text, y->text);
}

int main(void)
{
    int numbers = 0;
    long long total = 0;
    printf("How many numbers? ");
    if (scanf("%d", &numbers) != 1) {
        fprintf(stderr, "no number\n");
        return 2;
    }
    for (int i = 0; i < numbers; i++) {
        long long number;
        if (scanf("%lld", &number) != 1)
            return 3;
        total += number;
    }
    printf("they add up to %lld\n", total);
    int c;
    while ((c = getchar()) != '\n' && c != EOF)
        ;

    char *line = NULL;
    size_t size = 0;
    ssize_t length;
    size_t lines = 0, bytes = 0, longest = 0;
    while ((length = getline(&line, &size, stdin)) >= 0) {
        lines++;
        bytes += (size_t)length;
        if (length > 0 && line[length - 1] == '\n')
            line[--length] = 0;
        if ((size_t)length > longest)
            longest = (size_t)length;
        for (char *at = line; *at;) {
            while (*at && !isalpha((unsigned char)*at))
                at++;
            char *start = at;
            for (; isalpha((unsigned char)*at); at++)
                *at = (char)tolower((unsigned char)*at);
            if (at > start)
                note(start, (size_t)(at - start));
        }
    }
    free(line);
    printf("%zu lines, %zu bytes, longest %zu\n", lines, bytes, longest);
    qsort(words, used, sizeof *words, order);
    for (size_t i = 0; i < used && i < 8; i++)
        printf("%-8s %d\n", words[i].text, words[i].count);
    for (size_t i = 0; i < used; i++)
        free(words[i].text);
    free(words);
    printf("end %d", feof(stdin) != 0);
    return 0;
}
