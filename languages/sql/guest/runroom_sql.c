/*
 * The SQL guest: SQLite as a WASI reactor that is started once, stored as a snapshot, and run from there. The library's
 * source is in a registry; its shell's is not, and this is one of our own with its manners.
 *
 *   _initialize()       C start-up
 *   prepare()           a database in memory is opened; the snapshot is taken after this
 *   run() -> no return  once in each copy of the snapshot: the program that the arguments name, as `sqlite3 < FILE`
 *
 * shell.h is what the parts share; values.h, columns.h and output.h show results; functions.h has SQL functions;
 * schema.h, import.h and commands.h have what begins with a dot.
 */

#include "shell.h"
#include "output.h"
#include "functions.h"
#include "schema.h"
#include "import.h"
#include "commands.h"

/* ---- statements ---- */

/* The place of an error in its statement, as lines to follow a message. */
static char *error_place(const char *sql)
{
    int offset = sqlite3_error_offset(shell.db);
    if (offset < 0 || offset >= (int)strlen(sql))
        return must(sqlite3_mprintf(""));
    /* What is shown begins at most 50 bytes before the error, and is at most 78 bytes long. */
    while (offset > 50)
        do {
            sql++;
            offset--;
        } while ((*sql & 0xC0) == 0x80);
    size_t length = strlen(sql);
    if (length > 78)
        for (length = 78; length > 0 && (sql[length] & 0xC0) == 0x80;)
            length--;
    char *code = copy_text(sql, length);
    for (char *at = code; *at; at++)
        if (isspace((unsigned char)*at))
            *at = ' ';
    char *place = must(offset < 25 ? sqlite3_mprintf("\n  %s\n  %*s^--- error here", code, offset, "")
                                   : sqlite3_mprintf("\n  %s\n  %*serror here ---^", code, offset - 14, ""));
    free(code);
    return place;
}

static void tell_error(const char *kind, int line, int code, const char *sql)
{
    char *place = error_place(sql);
    fflush(shell.out);
    fprintf(stderr, "%s near line %d: %s", kind, line, sqlite3_errmsg(shell.db));
    if (code > 1)
        fprintf(stderr, " (%d)", code);
    fprintf(stderr, "%s\n", place);
    sqlite3_free(place);
}

/* Gives a statement's parameters the values that .parameter set. */
static void bind_parameters(sqlite3_stmt *statement)
{
    int count = sqlite3_bind_parameter_count(statement);
    if (count == 0 || !has_parameters())
        return;
    sqlite3_stmt *query = prepare_query("SELECT value FROM temp.sqlite_parameters WHERE key = ?1");
    for (int i = 1; query && i <= count; i++) {
        const char *name = sqlite3_bind_parameter_name(statement, i);
        char number[20];
        if (!name) {
            snprintf(number, sizeof number, "?%d", i);
            name = number;
        }
        sqlite3_bind_text(query, 1, name, -1, SQLITE_TRANSIENT);
        if (sqlite3_step(query) == SQLITE_ROW)
            sqlite3_bind_value(statement, i, sqlite3_column_value(query, 0));
        sqlite3_reset(query);
    }
    sqlite3_finalize(query);
}

/* What .eqp shows before a statement runs. */
static void show_plan(const char *sql)
{
    for (int full = 0; full < shell.plans; full++) {
        sqlite3_stmt *plan = prepare_query("EXPLAIN %s%s", full ? "" : "QUERY PLAN ", sql);
        if (plan)
            put_result(plan);
        sqlite3_finalize(plan);
    }
}

static uint64_t clock_of(__wasi_clockid_t id)
{
    __wasi_timestamp_t now = 0;
    (void)__wasi_clock_time_get(id, 1000, &now);
    return now;
}

static bool run_sql(const char *sql, int line)
{
    uint64_t began = clock_of(__WASI_CLOCKID_MONOTONIC), used = clock_of(__WASI_CLOCKID_PROCESS_CPUTIME_ID);
    bool good = true;
    while (good && *sql) {
        sqlite3_stmt *statement;
        const char *rest;
        int result = sqlite3_prepare_v2(shell.db, sql, -1, &statement, &rest);
        if (result != SQLITE_OK) {
            tell_error("Parse error", line, result, sql);
            good = false;
            break;
        }
        if (statement) {
            const char *text = sqlite3_sql(statement);
            while (isspace((unsigned char)*text))
                text++;
            if (shell.echo)
                fprintf(shell.out, "%s\n", text);
            if (sqlite3_stmt_isexplain(statement) == 0)
                show_plan(text);
            bind_parameters(statement);
            put_result(statement);
            result = sqlite3_finalize(statement);
            if (result != SQLITE_OK) {
                tell_error("Runtime error", line, result, "");
                good = false;
            }
        }
        for (sql = rest; isspace((unsigned char)*sql);)
            sql++;
    }
    if (good && shell.changes)
        fprintf(shell.out, "changes: %lld   total_changes: %lld\n", sqlite3_changes64(shell.db),
                sqlite3_total_changes64(shell.db));
    if (shell.timer)
        fprintf(shell.out, "Run Time: real %.3f user %.6f sys 0.000000\n",
                (double)(clock_of(__WASI_CLOCKID_MONOTONIC) - began) / 1e9,
                (double)(clock_of(__WASI_CLOCKID_PROCESS_CPUTIME_ID) - used) / 1e9);
    return good;
}

/* ---- the program ---- */

/* How far lines have been scanned. */
typedef struct {
    /* The quote, comment (/) or bracket that is open at the end of the line. */
    char open;
    /* Whether there was more than white space and comments, and whether a semicolon came last. */
    bool has_code, is_ended;
} scan;

static void scan_line(scan *state, const char *at)
{
    for (; *at; at++) {
        if (state->open == '/') {
            if (at[0] == '*' && at[1] == '/') {
                state->open = '\0';
                at++;
            }
        } else if (state->open) {
            /* A doubled quote closes and opens again. */
            if (*at == state->open)
                state->open = '\0';
        } else if (at[0] == '-' && at[1] == '-') {
            return;
        } else if (at[0] == '/' && at[1] == '*') {
            state->open = '/';
            at++;
        } else if (!isspace((unsigned char)*at)) {
            state->has_code = true;
            state->is_ended = *at == ';';
            if (*at == '\'' || *at == '"' || *at == '`')
                state->open = *at;
            else if (*at == '[')
                state->open = ']';
        }
    }
}

/* Whether a line is a statement's end as other databases have it: a slash, or "go". */
static bool is_terminator(const char *line)
{
    while (isspace((unsigned char)*line))
        line++;
    size_t length = *line == '/' ? 1 : strncasecmp(line, "go", 2) == 0 ? 2 : 0;
    if (length == 0)
        return false;
    scan rest = { 0 };
    scan_line(&rest, line + length);
    return !rest.has_code && !rest.open;
}

/* Takes the next line, without its end. False where there is none. */
static bool read_line(FILE *file, buffer *line)
{
    line->length = 0;
    append(line, "", 0);
    int byte = EOF, count = 0;
    while ((byte = getc(file)) != EOF && byte != '\n') {
        char character = (char)byte;
        append(line, &character, 1);
        count++;
    }
    if (byte == EOF && count == 0)
        return false;
    if (line->length > 0 && line->bytes[line->length - 1] == '\r')
        line->bytes[--line->length] = '\0';
    return true;
}

/* Results go to stdout again. */
static void reset_output(void)
{
    shell.once = false;
    if (shell.out != stdout)
        fclose(shell.out);
    shell.out = stdout;
}

/* Runs what is in a file. Returns the number of errors; after .quit and .exit there is no return. */
static int run_file(FILE *file)
{
    int errors = 0, line_number = 0, first_line = 0;
    buffer line = { 0 }, sql = { 0 };
    scan state = { 0 };
    bool quit = false;
    while (!quit && !(errors && shell.bail)) {
        fflush(shell.out);
        if (!read_line(file, &line))
            break;
        line_number++;
        if (!state.open && is_terminator(line.bytes)) {
            line.length = 0;
            append_text(&line, ";");
        }
        if (sql.length == 0 && (line.bytes[0] == '.' || line.bytes[0] == '#') && !state.open) {
            bool once = shell.once;
            if (shell.echo)
                fprintf(shell.out, "%s\n", line.bytes);
            if (line.bytes[0] == '.') {
                command_result result = run_command(line.bytes);
                errors += result == COMMAND_FAILED;
                quit = result == COMMAND_QUITS;
            }
            if (once && shell.once)
                reset_output();
            continue;
        }
        if (sql.length == 0) {
            first_line = line_number;
            const char *start = line.bytes;
            while (isspace((unsigned char)*start))
                start++;
            append_text(&sql, start);
        } else {
            append_text(&sql, "\n");
            append_text(&sql, line.bytes);
        }
        scan_line(&state, line.bytes);
        if (!state.has_code && !state.open) {
            /* White space and comments. */
            sql.length = 0;
            state = (scan){ 0 };
        } else if (!state.open && state.is_ended && sqlite3_complete(sql.bytes)) {
            errors += !run_sql(sql.bytes, first_line);
            sql.length = 0;
            state = (scan){ 0 };
            if (shell.once)
                reset_output();
        }
    }
    /* A statement without its end is run all the same: the parser says what it lacks. */
    if (sql.length > 0 && state.has_code && !quit && !(errors && shell.bail))
        errors += !run_sql(sql.bytes, first_line);
    free(line.bytes);
    free(sql.bytes);
    return errors;
}

/* ---- exports ---- */

static int random_bytes(sqlite3_vfs *vfs, int length, char *bytes)
{
    (void)vfs;
    (void)__wasi_random_get((uint8_t *)bytes, length);
    return length;
}

__attribute__((export_name("prepare"))) void prepare(void)
{
    if (chdir(WORK_FOLDER) != 0 || sqlite3_initialize() != SQLITE_OK)
        __builtin_trap();
    /* For regular expressions: a character is not a byte. */
    setlocale(LC_CTYPE, "C.UTF-8");
    /* WASI has no /dev/urandom. */
    sqlite3_vfs_find(NULL)->xRandomness = random_bytes;
    /* As a terminal shows it: a line at once. */
    setvbuf(stdout, NULL, _IOLBF, BUFSIZ);
    shell.out = stdout;
    shell.wrap = DEFAULT_WRAP;
    set_text(shell.column_separator, SEPARATOR_BYTES, "|");
    set_text(shell.row_separator, SEPARATOR_BYTES, "\n");
    /* The first statement finds the schema read. */
    if (!open_database(":memory:") || sqlite3_exec(shell.db, "SELECT 1 FROM sqlite_schema", NULL, NULL, NULL) != SQLITE_OK)
        __builtin_trap();
}

__attribute__((export_name("run"))) void run(void)
{
    /* Nothing that is drawn from here on comes from the snapshot. */
    sqlite3_randomness(0, NULL);

    __wasi_size_t count = 0, size = 0;
    char **argv = NULL;
    if (__wasi_args_sizes_get(&count, &size) == 0 && count > 1) {
        argv = must(malloc((count + 1) * sizeof *argv + size));
        if (__wasi_args_get((uint8_t **)argv, (uint8_t *)(argv + count + 1)) != 0)
            argv = NULL;
    }
    FILE *program = argv ? fopen(argv[1], "rb") : stdin;
    if (!program) {
        fprintf(stderr, "Error: cannot open \"%s\"\n", argv[1]);
        exit(1);
    }
    exit(run_file(program) > 0);
}
