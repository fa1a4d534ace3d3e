#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { N = 300000 };

enum { ROUNDS = 10 };

struct text {
    char *bytes;
    size_t length, capacity;
};

static void append(struct text *text, const char *bytes, size_t length) {
    if (text->length + length + 1 > text->capacity) {
        text->capacity = (text->length + length + 1) * 2;
        text->bytes = realloc(text->bytes, text->capacity);
        if (text->bytes == NULL) abort();
    }
    memcpy(text->bytes + text->length, bytes, length);
    text->length += length;
    text->bytes[text->length] = '\0';
}

static void reverse(char *bytes, size_t length) {
    for (size_t i = 0; i < length / 2; i++) {
        char byte = bytes[i];
        bytes[i] = bytes[length - 1 - i];
        bytes[length - 1 - i] = byte;
    }
}

static int occurrences(const char *text, const char *part) {
    int count = 0;
    for (const char *at = strstr(text, part); at != NULL; at = strstr(at + strlen(part), part)) count++;
    return count;
}

int main(void) {
    struct text text = {0}, backwards = {0}, loud = {0}, mirrored = {0};
    size_t total = 0;
    int sevens = 0;
    for (int round = 0; round < ROUNDS; round++) {
        text.length = backwards.length = loud.length = mirrored.length = 0;
        for (int i = 0; i < N; i++) {
            char word[32];
            int length = snprintf(word, sizeof word, i > 0 ? ",item%d" : "item%d", i * 7 + round);
            append(&text, word, length);
        }
        append(&backwards, text.bytes, text.length);
        reverse(backwards.bytes, backwards.length);
        append(&loud, text.bytes, text.length);
        for (size_t i = 0; i < loud.length; i++) loud.bytes[i] = (char)toupper((unsigned char)loud.bytes[i]);
        sevens += occurrences(loud.bytes, "ITEM7");

        for (const char *word = text.bytes; *word != '\0';) {
            size_t length = strcspn(word, ",");
            append(&mirrored, word, length);
            reverse(mirrored.bytes + mirrored.length - length, length);
            append(&mirrored, ";", 1);
            word += length;
            if (*word == ',') word++;
        }
        total += text.length + mirrored.length;
    }
    printf("total: %zu\n", total);
    printf("sevens: %d\n", sevens);
    printf("backwards: %.16s\n", backwards.bytes);
    printf("mirrored: %.16s\n", mirrored.bytes);
    printf("loud: %s\n", loud.bytes + loud.length - 16);
    free(text.bytes);
    free(backwards.bytes);
    free(loud.bytes);
    free(mirrored.bytes);
}
