/*
 * What the parts of the shell share.
 */

#include <ctype.h>
#include <locale.h>
#include <regex.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <time.h>
#include <unistd.h>
#include <wasi/api.h>

#include "sqlite3.h"

#define WORK_FOLDER "/work"

enum { COLUMNS_WITH_WIDTH = 100, SEPARATOR_BYTES = 20, NULL_BYTES = 20, READ_DEPTH = 25, DEFAULT_WRAP = 60 };

typedef enum {
    MODE_LIST, MODE_COLUMN, MODE_BOX, MODE_TABLE, MODE_MARKDOWN, MODE_CSV, MODE_JSON, MODE_LINE, MODE_QUOTE,
    MODE_INSERT, MODE_HTML, MODE_TCL, MODE_ASCII,
} output_mode;

typedef enum { COMMAND_DONE, COMMAND_FAILED, COMMAND_QUITS } command_result;

static struct {
    sqlite3 *db;
    /* Where results go: stdout, or what .output or .once named. */
    FILE *out;
    char out_name[100];
    bool once;

    output_mode mode;
    bool headers, headers_chosen;
    char null_text[NULL_BYTES], column_separator[SEPARATOR_BYTES], row_separator[SEPARATOR_BYTES];
    /* Of columns, in columnar modes: 0 for as wide as needed, negative for flush right. */
    int widths[COLUMNS_WITH_WIDTH], width_count;
    int wrap;
    bool wrap_words, quote_cells;
    char *insert_table;

    bool echo, bail, changes, timer;
    int plans; /* .eqp: 0, 1 for on, 2 for full */

    int read_depth;
} shell;

/* Says that memory is short, and ends. */
static _Noreturn void out_of_memory(void)
{
    fflush(NULL);
    fprintf(stderr, "Error: out of memory\n");
    exit(1);
}

/* What an allocation brought, if anything. */
static void *must(void *memory)
{
    if (!memory)
        out_of_memory();
    return memory;
}

static char *copy_text(const char *text, size_t length)
{
    char *copy = must(malloc(length + 1));
    memcpy(copy, text, length);
    copy[length] = '\0';
    return copy;
}

static void set_text(char *to, size_t size, const char *text)
{
    snprintf(to, size, "%s", text);
}

/* A text that grows. */
typedef struct {
    char *bytes;
    size_t length, capacity;
} buffer;

static void append(buffer *to, const char *bytes, size_t length)
{
    if (to->length + length + 1 > to->capacity) {
        to->capacity = (to->length + length + 1) * 2;
        to->bytes = must(realloc(to->bytes, to->capacity));
    }
    memcpy(to->bytes + to->length, bytes, length);
    to->length += length;
    to->bytes[to->length] = '\0';
}

static void append_text(buffer *to, const char *text)
{
    append(to, text, strlen(text));
}

static bool is_word(const char *name)
{
    if (!isalpha((unsigned char)*name) && *name != '_')
        return false;
    for (const char *at = name; *at; at++)
        if (!isalnum((unsigned char)*at) && *at != '_')
            return false;
    return true;
}

/* Whether a name can stand in SQL as it is. */
static bool is_plain_name(const char *name)
{
    return is_word(name) && !sqlite3_keyword_check(name, (int)strlen(name));
}

/* Runs a statement of ours for its rows; NULL, and told, where it cannot be prepared. */
static sqlite3_stmt *prepare_query(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    char *sql = must(sqlite3_vmprintf(format, arguments));
    va_end(arguments);
    sqlite3_stmt *statement = NULL;
    if (sqlite3_prepare_v2(shell.db, sql, -1, &statement, NULL) != SQLITE_OK)
        fprintf(stderr, "Error: %s\n", sqlite3_errmsg(shell.db));
    sqlite3_free(sql);
    return statement;
}

static const char *text_of(sqlite3_stmt *statement, int column)
{
    const char *text = (const char *)sqlite3_column_text(statement, column);
    return text ? text : "";
}

/* Prepares and runs statements; defined with the reading of the program. Returns whether all went well. */
static bool run_sql(const char *sql, int line);
static int run_file(FILE *file);
