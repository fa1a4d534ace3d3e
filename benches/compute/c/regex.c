#include <regex.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { N = 60000 };

enum { LINE_SIZE = 100 };

#define LENGTH(array) (sizeof(array) / sizeof *(array))
#define PICK(array) ((array)[below(LENGTH(array))])

static const char *const NAMES[] = {"alice", "bob", "carol", "dave", "erin"};
static const char *const HOSTS[] = {"example", "sample", "mail"};
static const char *const DOMAINS[] = {"org", "com", "net"};
static const char *const METHODS[] = {"GET", "POST", "PUT", "HEAD"};
static const char *const FOLDERS[] = {"images", "docs", "files"};
static const int STATUSES[] = {200, 404, 500};
static const char *const STATES[] = {"loading", "running", "stopped", "waiting", "done", "sleeping"};

static char lines[N][LINE_SIZE];

static uint32_t seed = 42;

static uint32_t below(uint32_t limit) {
    seed = (seed * 1103515245u + 12345u) & 0x7fffffffu;
    return (seed >> 8) % limit;
}

static void make_line(char *line) {
    int year = 2000 + (int)below(25);
    int month = 1 + (int)below(12);
    int day = 1 + (int)below(28);
    const char *name = PICK(NAMES);
    int number = (int)below(1000);
    const char *host = PICK(HOSTS);
    const char *domain = PICK(DOMAINS);
    const char *method = PICK(METHODS);
    const char *folder = PICK(FOLDERS);
    int item = (int)below(10000);
    int status = PICK(STATUSES);
    const char *state = PICK(STATES);
    snprintf(line, LINE_SIZE, "%04d-%02d-%02d %s%d@%s.%s %s /%s/item%d %d %s\n", year, month, day, name, number, host,
             domain, method, folder, item, status, state);
}

static regex_t compile(const char *pattern) {
    regex_t regex;
    if (regcomp(&regex, pattern, REG_EXTENDED) != 0) {
        fprintf(stderr, "no such pattern: %s\n", pattern);
        exit(1);
    }
    return regex;
}

// The number of matches, and in *length how long they are together.
static int count(const char *pattern, int *length) {
    regex_t regex = compile(pattern);
    regmatch_t match;
    int matches = 0;
    *length = 0;
    for (int i = 0; i < N; i++) {
        for (const char *from = lines[i]; regexec(&regex, from, 1, &match, 0) == 0; from += match.rm_eo) {
            matches++;
            *length += (int)(match.rm_eo - match.rm_so);
        }
    }
    regfree(&regex);
    return matches;
}

static void sum_dates(void) {
    regex_t regex = compile("([0-9]{4})-([0-9]{2})-([0-9]{2})");
    regmatch_t match[4];
    int dates = 0;
    int sum = 0;
    for (int i = 0; i < N; i++) {
        for (const char *from = lines[i]; regexec(&regex, from, 4, match, 0) == 0; from += match[0].rm_eo) {
            dates++;
            for (int part = 1; part < 4; part++) sum += atoi(from + match[part].rm_so);
        }
    }
    regfree(&regex);
    printf("dates: %d %d\n", dates, sum);
}

static int replaced_length(void) {
    regex_t regex = compile("[0-9]+");
    regmatch_t match;
    int total = 0;
    for (int i = 0; i < N; i++) {
        char result[LINE_SIZE];
        char *end = result;
        const char *from = lines[i];
        for (; regexec(&regex, from, 1, &match, 0) == 0; from += match.rm_eo) {
            memcpy(end, from, match.rm_so);
            end += match.rm_so;
            *end++ = '#';
        }
        strcpy(end, from);
        total += (int)strlen(result);
    }
    regfree(&regex);
    return total;
}

int main(void) {
    int length;
    for (int i = 0; i < N; i++) make_line(lines[i]);
    sum_dates();
    printf("addresses: %d\n", count("[a-z]+[0-9]+@[a-z]+\\.org", &length));
    printf("requests: %d\n", count("(GET|POST) /[a-z]+/[a-z]+[0-9]+ 200", &length));
    int words = count("[a-z]+ing", &length);
    printf("words: %d %d\n", words, length);
    printf("replaced: %d\n", replaced_length());
}
