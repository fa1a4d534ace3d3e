/*
 * The SQL functions that sqlite3's shell has over the library: generate_series(), regexp(), readfile(), writefile().
 */

/* ---- generate_series(start, stop, step) ---- */

enum { SERIES_VALUE, SERIES_START, SERIES_STOP, SERIES_STEP };

typedef struct {
    sqlite3_vtab_cursor base;
    int64_t start, stop, step;
    /* The current row of so many. */
    uint64_t row, rows;
    bool descending;
} series_cursor;

static int series_connect(sqlite3 *db, void *aux, int argc, const char *const *argv, sqlite3_vtab **table, char **error)
{
    (void)aux, (void)argc, (void)argv, (void)error;
    int result = sqlite3_declare_vtab(db, "CREATE TABLE x(value, start HIDDEN, stop HIDDEN, step HIDDEN)");
    if (result != SQLITE_OK)
        return result;
    sqlite3_vtab_config(db, SQLITE_VTAB_INNOCUOUS);
    *table = sqlite3_malloc(sizeof **table);
    if (!*table)
        return SQLITE_NOMEM;
    memset(*table, 0, sizeof **table);
    return SQLITE_OK;
}

static int series_disconnect(sqlite3_vtab *table)
{
    sqlite3_free(table);
    return SQLITE_OK;
}

/* idxNum has a bit for each parameter that is given, and one for the order: the arguments follow in that order. */
enum { SERIES_DESCENDING = 8, SERIES_ASCENDING = 16 };

static int series_plan(sqlite3_vtab *table, sqlite3_index_info *info)
{
    int given[3] = { -1, -1, -1 };
    bool unusable = false;
    for (int i = 0; i < info->nConstraint; i++) {
        int parameter = info->aConstraint[i].iColumn - SERIES_START;
        if (parameter < 0 || info->aConstraint[i].op != SQLITE_INDEX_CONSTRAINT_EQ)
            continue;
        if (info->aConstraint[i].usable)
            given[parameter] = i;
        else
            unusable = true;
    }
    if (unusable && given[0] < 0)
        return SQLITE_CONSTRAINT;
    if (given[0] < 0) {
        sqlite3_free(table->zErrMsg);
        table->zErrMsg = sqlite3_mprintf("first argument to \"generate_series()\" missing or unusable");
        return SQLITE_ERROR;
    }
    int arguments = 0;
    for (int parameter = 0; parameter < 3; parameter++)
        if (given[parameter] >= 0) {
            info->idxNum |= 1 << parameter;
            info->aConstraintUsage[given[parameter]].argvIndex = ++arguments;
            info->aConstraintUsage[given[parameter]].omit = 1;
        }
    if (info->nOrderBy == 1 && info->aOrderBy[0].iColumn == SERIES_VALUE) {
        info->idxNum |= info->aOrderBy[0].desc ? SERIES_DESCENDING : SERIES_ASCENDING;
        info->orderByConsumed = 1;
    }
    info->estimatedCost = given[1] >= 0 ? 2 : 1e9;
    info->estimatedRows = given[1] >= 0 ? 1000 : INT32_MAX;
    return SQLITE_OK;
}

static int series_open(sqlite3_vtab *table, sqlite3_vtab_cursor **cursor)
{
    (void)table;
    series_cursor *series = sqlite3_malloc(sizeof *series);
    if (!series)
        return SQLITE_NOMEM;
    memset(series, 0, sizeof *series);
    *cursor = &series->base;
    return SQLITE_OK;
}

static int series_close(sqlite3_vtab_cursor *cursor)
{
    sqlite3_free(cursor);
    return SQLITE_OK;
}

static int series_filter(sqlite3_vtab_cursor *cursor, int plan, const char *name, int argc, sqlite3_value **argv)
{
    (void)name;
    series_cursor *series = (series_cursor *)cursor;
    int64_t *parameters[] = { &series->start, &series->stop, &series->step };
    series->start = 0;
    series->stop = UINT32_MAX;
    series->step = 1;
    bool has_null = false;
    for (int parameter = 0, at = 0; parameter < 3; parameter++)
        if (plan & 1 << parameter) {
            has_null |= sqlite3_value_type(argv[at]) == SQLITE_NULL;
            *parameters[parameter] = sqlite3_value_int64(argv[at++]);
        }
    (void)argc;
    /* With a negative step, the same numbers come the other way round. */
    bool negative = series->step < 0;
    if (series->step == 0)
        series->step = 1;
    else if (negative)
        series->step = series->step == INT64_MIN ? INT64_MAX : -series->step;
    series->descending = plan & SERIES_DESCENDING || (negative && !(plan & SERIES_ASCENDING));
    series->row = 0;
    series->rows = 0;
    if (!has_null && series->start <= series->stop)
        series->rows = ((uint64_t)series->stop - (uint64_t)series->start) / (uint64_t)series->step + 1;
    return SQLITE_OK;
}

static int series_next(sqlite3_vtab_cursor *cursor)
{
    ((series_cursor *)cursor)->row++;
    return SQLITE_OK;
}

static int series_eof(sqlite3_vtab_cursor *cursor)
{
    series_cursor *series = (series_cursor *)cursor;
    return series->row >= series->rows;
}

static int64_t series_value(const series_cursor *series)
{
    uint64_t row = series->descending ? series->rows - 1 - series->row : series->row;
    return (int64_t)((uint64_t)series->start + row * (uint64_t)series->step);
}

static int series_column(sqlite3_vtab_cursor *cursor, sqlite3_context *context, int column)
{
    const series_cursor *series = (series_cursor *)cursor;
    int64_t values[] = { series_value(series), series->start, series->stop, series->step };
    sqlite3_result_int64(context, values[column]);
    return SQLITE_OK;
}

static int series_rowid(sqlite3_vtab_cursor *cursor, sqlite3_int64 *rowid)
{
    *rowid = series_value((series_cursor *)cursor);
    return SQLITE_OK;
}

static const sqlite3_module series_module = {
    .xConnect = series_connect,
    .xBestIndex = series_plan,
    .xDisconnect = series_disconnect,
    .xOpen = series_open,
    .xClose = series_close,
    .xFilter = series_filter,
    .xNext = series_next,
    .xEof = series_eof,
    .xColumn = series_column,
    .xRowid = series_rowid,
};

/* ---- regexp(pattern, text), which is `text REGEXP pattern` ---- */

static void free_regex(void *regex)
{
    regfree(regex);
    free(regex);
}

static void regexp_function(sqlite3_context *context, int argc, sqlite3_value **argv)
{
    (void)argc;
    const char *pattern = (const char *)sqlite3_value_text(argv[0]), *text = (const char *)sqlite3_value_text(argv[1]);
    if (!pattern || !text)
        return;
    regex_t *regex = sqlite3_get_auxdata(context, 0);
    if (!regex) {
        regex = malloc(sizeof *regex);
        if (!regex) {
            sqlite3_result_error_nomem(context);
            return;
        }
        int flags = REG_EXTENDED | REG_NOSUB | (sqlite3_user_data(context) ? REG_ICASE : 0);
        int failed = regcomp(regex, pattern, flags);
        if (failed) {
            char message[100];
            regerror(failed, regex, message, sizeof message);
            sqlite3_result_error(context, message, -1);
            free(regex);
            return;
        }
        sqlite3_set_auxdata(context, 0, regex, free_regex);
        regex = sqlite3_get_auxdata(context, 0);
        if (!regex) {
            sqlite3_result_error_nomem(context);
            return;
        }
    }
    sqlite3_result_int(context, regexec(regex, text, 0, NULL, 0) == 0);
}

/* ---- files ---- */

/* The whole of a file, NULL if it cannot be read. */
static char *read_file(const char *name, size_t *length)
{
    FILE *file = fopen(name, "rb");
    if (!file)
        return NULL;
    buffer content = { 0 };
    char part[16384];
    append(&content, "", 0);
    for (size_t count; (count = fread(part, 1, sizeof part, file)) > 0;)
        append(&content, part, count);
    bool failed = ferror(file);
    fclose(file);
    if (failed) {
        free(content.bytes);
        return NULL;
    }
    *length = content.length;
    return content.bytes;
}

static void readfile_function(sqlite3_context *context, int argc, sqlite3_value **argv)
{
    (void)argc;
    size_t length;
    const char *name = (const char *)sqlite3_value_text(argv[0]);
    char *content = name ? read_file(name, &length) : NULL;
    if (content)
        sqlite3_result_blob64(context, content, length, free);
}

static void writefile_function(sqlite3_context *context, int argc, sqlite3_value **argv)
{
    (void)argc;
    const char *name = (const char *)sqlite3_value_text(argv[0]);
    if (!name)
        return;
    const void *content = sqlite3_value_blob(argv[1]);
    int length = sqlite3_value_bytes(argv[1]);
    FILE *file = fopen(name, "wb");
    bool written = file && fwrite(content, 1, length, file) == (size_t)length;
    if (file && fclose(file) != 0)
        written = false;
    if (written) {
        sqlite3_result_int(context, length);
    } else {
        char *message = sqlite3_mprintf("failed to write file: %s", name);
        sqlite3_result_error(context, message, -1);
        sqlite3_free(message);
    }
}

/* Gives a database what the shell adds. */
static void add_functions(sqlite3 *db)
{
    sqlite3_create_module(db, "generate_series", &series_module, NULL);
    int pure = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, direct = SQLITE_UTF8 | SQLITE_DIRECTONLY;
    sqlite3_create_function(db, "regexp", 2, pure, NULL, regexp_function, NULL, NULL);
    sqlite3_create_function(db, "regexpi", 2, pure, db, regexp_function, NULL, NULL);
    sqlite3_create_function(db, "readfile", 1, direct, NULL, readfile_function, NULL, NULL);
    sqlite3_create_function(db, "writefile", 2, direct, NULL, writefile_function, NULL, NULL);
}
