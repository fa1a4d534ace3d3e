/*
 * Databases and what is in them, for the commands that open, list, describe and dump them.
 */

/* ---- databases ---- */

/* Opens a database in place of the one there is. */
static bool open_database(const char *name)
{
    sqlite3_close_v2(shell.db);
    bool opened = sqlite3_open(name, &shell.db) == SQLITE_OK;
    if (!opened) {
        fprintf(stderr, "Error: unable to open database \"%s\": %s\n", name, sqlite3_errmsg(shell.db));
        sqlite3_close_v2(shell.db);
        if (sqlite3_open(":memory:", &shell.db) != SQLITE_OK)
            out_of_memory();
    }
    add_functions(shell.db);
    return opened;
}

/* The schemas of all databases, one below the other: the number of the database, its name, and what is in it. */
static char *all_schemas(void)
{
    buffer sql = { 0 };
    sqlite3_stmt *databases = prepare_query("PRAGMA database_list");
    for (int number = 0; databases && sqlite3_step(databases) == SQLITE_ROW; number++) {
        const char *name = text_of(databases, 1);
        char *part = must(sqlite3_mprintf("%sSELECT %d AS number, %Q AS schema, rowid AS id, * FROM \"%w\".sqlite_schema",
                                          number ? " UNION ALL " : "", number, name, name));
        append_text(&sql, part);
        sqlite3_free(part);
    }
    sqlite3_finalize(databases);
    return sql.bytes ? sql.bytes : copy_text("", 0);
}

static command_result command_databases(int argc, char **argv)
{
    (void)argc, (void)argv;
    sqlite3_stmt *databases = prepare_query("PRAGMA database_list");
    while (databases && sqlite3_step(databases) == SQLITE_ROW) {
        const char *name = text_of(databases, 1), *file = text_of(databases, 2);
        fprintf(shell.out, "%s: %s %s\n", name, *file ? file : "\"\"",
                sqlite3_db_readonly(shell.db, name) ? "r/o" : "r/w");
    }
    sqlite3_finalize(databases);
    return COMMAND_DONE;
}

static command_result command_open(int argc, char **argv)
{
    return open_database(argc > 1 ? argv[1] : ":memory:") ? COMMAND_DONE : COMMAND_FAILED;
}

/* .save FILE, .backup ?DB? FILE */
static command_result command_save(int argc, char **argv)
{
    if (argc < 2 || argc > 3) {
        fprintf(stderr, "missing FILENAME argument on .backup\n");
        return COMMAND_FAILED;
    }
    sqlite3 *copy;
    command_result result = COMMAND_FAILED;
    if (sqlite3_open(argv[argc - 1], &copy) == SQLITE_OK) {
        sqlite3_backup *backup = sqlite3_backup_init(copy, "main", shell.db, argc > 2 ? argv[1] : "main");
        if (backup) {
            sqlite3_backup_step(backup, -1);
            if (sqlite3_backup_finish(backup) == SQLITE_OK)
                result = COMMAND_DONE;
        }
    }
    if (result == COMMAND_FAILED)
        fprintf(stderr, "Error: %s\n", sqlite3_errmsg(copy));
    sqlite3_close(copy);
    return result;
}

/* ---- what is in them ---- */

/* Names in columns, below each other, as wide as a terminal. */
static void put_names(sqlite3_stmt *query)
{
    char **names = NULL;
    int count = 0, longest = 0;
    while (query && sqlite3_step(query) == SQLITE_ROW) {
        const char *name = text_of(query, 0);
        int length = (int)strlen(name);
        names = must(realloc(names, sizeof *names * (count + 1)));
        names[count++] = copy_text(name, length);
        if (length > longest)
            longest = length;
    }
    sqlite3_finalize(query);
    int columns = 80 / (longest + 2);
    int lines = columns > 1 ? (count + columns - 1) / columns : count;
    for (int line = 0; line < lines; line++) {
        for (int i = line; i < count; i += lines)
            fprintf(shell.out, "%s%-*s", i < lines ? "" : "  ", longest, names[i]);
        put("\n");
    }
    for (int i = 0; i < count; i++)
        free(names[i]);
    free(names);
}

static command_result command_tables(int argc, char **argv)
{
    char *schemas = all_schemas();
    put_names(prepare_query("SELECT iif(number = 0, '', schema || '.') || name AS shown FROM (%s) "
                            "WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite__%%' ESCAPE '_' AND "
                            "name LIKE %Q ORDER BY 1", schemas, argc > 1 ? argv[1] : "%"));
    free(schemas);
    return COMMAND_DONE;
}

static command_result command_indexes(int argc, char **argv)
{
    char *schemas = all_schemas();
    put_names(prepare_query("SELECT iif(number = 0, '', schema || '.') || name AS shown FROM (%s) "
                            "WHERE type = 'index' AND tbl_name LIKE %Q ORDER BY 1", schemas, argc > 1 ? argv[1] : "%"));
    free(schemas);
    return COMMAND_DONE;
}

/* The columns of a view or virtual table, as a comment below what makes it. */
static char *columns_comment(const char *schema, const char *name)
{
    buffer comment = { 0 };
    sqlite3_stmt *columns = prepare_query("SELECT name FROM pragma_table_xinfo(%Q, %Q) WHERE hidden <> 1", name, schema);
    while (columns && sqlite3_step(columns) == SQLITE_ROW) {
        const char *column = text_of(columns, 0);
        char *part = must(sqlite3_mprintf(is_plain_name(column) ? "%s%s" : "%s\"%w\"", comment.length ? "," : "", column));
        append_text(&comment, part);
        sqlite3_free(part);
    }
    sqlite3_finalize(columns);
    if (!comment.length)
        return copy_text("", 0);
    const char *prefix = strcmp(schema, "main") == 0 ? "" : schema;
    char *whole = must(sqlite3_mprintf(is_plain_name(name) ? "\n/* %s%s%s(%s) */" : "\n/* %s%s\"%w\"(%s) */", prefix,
                                       *prefix ? "." : "", name, comment.bytes));
    free(comment.bytes);
    char *copy = copy_text(whole, strlen(whole));
    sqlite3_free(whole);
    return copy;
}

/* A statement that makes something, so that it makes it in its database, and no quoted table twice. */
static void put_definition(const char *sql, const char *schema, const char *end)
{
    static const char *const kinds[] = { "TABLE ", "VIEW ", "TRIGGER ", "INDEX ", "UNIQUE INDEX ", "VIRTUAL TABLE " };
    if (strncmp(sql, "CREATE TABLE ", 13) == 0 && (sql[13] == '\'' || sql[13] == '"')) {
        fprintf(shell.out, "CREATE TABLE IF NOT EXISTS %s%s", sql + 13, end);
        return;
    }
    for (size_t i = 0; schema && strcmp(schema, "main") != 0 && i < sizeof kinds / sizeof *kinds; i++)
        if (strncmp(sql, "CREATE ", 7) == 0 && strncmp(sql + 7, kinds[i], strlen(kinds[i])) == 0) {
            char *name = must(is_word(schema) ? sqlite3_mprintf("%s", schema) : sqlite3_mprintf("\"%w\"", schema));
            fprintf(shell.out, "CREATE %s%s.%s%s", kinds[i], name, sql + 7 + strlen(kinds[i]), end);
            sqlite3_free(name);
            return;
        }
    fprintf(shell.out, "%s%s", sql, end);
}

static command_result command_schema(int argc, char **argv)
{
    const char *pattern = NULL;
    bool no_system = false;
    for (int i = 1; i < argc; i++)
        if (strcmp(argv[i], "--nosys") == 0)
            no_system = true;
        else if (argv[i][0] != '-' && !pattern)
            pattern = argv[i];
        else if (strcmp(argv[i], "--indent") != 0) {
            fprintf(stderr, "Usage: .schema ?--indent? ?--nosys? ?LIKE-PATTERN?\n");
            return COMMAND_FAILED;
        }
    const char *operator = pattern && strpbrk(pattern, "*?[") ? "GLOB" : "LIKE";
    char *schemas = all_schemas();
    sqlite3_stmt *query = prepare_query("SELECT sql, schema, name, type FROM (%s) WHERE sql IS NOT NULL AND type <> 'meta' "
                                        "AND (%d OR lower(tbl_name) %s lower(%Q)%s) %s ORDER BY number, id", schemas,
                                        !pattern, operator, pattern ? pattern : "", *operator == 'L' ? " ESCAPE '\\'" : "",
                                        no_system ? "AND name NOT LIKE 'sqlite__%' ESCAPE '_'" : "");
    while (query && sqlite3_step(query) == SQLITE_ROW) {
        const char *sql = text_of(query, 0);
        bool shows_columns = strncmp(sql, "CREATE VIEW", 11) == 0 || strncmp(sql, "CREATE VIRTUAL", 14) == 0;
        char *comment = shows_columns ? columns_comment(text_of(query, 1), text_of(query, 2)) : copy_text("", 0);
        put_definition(sql, text_of(query, 1), comment);
        put(";\n");
        free(comment);
    }
    sqlite3_finalize(query);
    free(schemas);
    return COMMAND_DONE;
}

/* ---- .dump ---- */

static void dump_rows(const char *table)
{
    buffer columns = { 0 };
    /* Generated columns are made again. */
    sqlite3_stmt *info = prepare_query("SELECT name FROM pragma_table_xinfo(%Q) WHERE hidden = 0", table);
    while (info && sqlite3_step(info) == SQLITE_ROW) {
        char *part = must(sqlite3_mprintf("%s\"%w\"", columns.length ? "," : "", text_of(info, 0)));
        append_text(&columns, part);
        sqlite3_free(part);
    }
    sqlite3_finalize(info);
    sqlite3_stmt *rows = prepare_query("SELECT %s FROM \"%w\"", columns.length ? columns.bytes : "NULL", table);
    free(columns.bytes);
    while (rows && sqlite3_step(rows) == SQLITE_ROW) {
        put("INSERT INTO ");
        put_name(table);
        put(" VALUES(");
        for (int i = 0; i < sqlite3_column_count(rows); i++) {
            put(i ? "," : "");
            put_literal(rows, i, true);
        }
        put(");\n");
    }
    sqlite3_finalize(rows);
}

static command_result command_dump(int argc, char **argv)
{
    const char *pattern = argc > 1 ? argv[1] : "%";
    put("PRAGMA foreign_keys=OFF;\nBEGIN TRANSACTION;\n");
    sqlite3_stmt *tables = prepare_query("SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND sql IS NOT NULL AND "
                                         "name LIKE %Q ESCAPE '\\' ORDER BY tbl_name = 'sqlite_sequence', rowid", pattern);
    bool writes_schema = false;
    while (tables && sqlite3_step(tables) == SQLITE_ROW) {
        const char *name = text_of(tables, 0), *sql = text_of(tables, 1);
        if (strcmp(name, "sqlite_sequence") == 0) {
            put("DELETE FROM sqlite_sequence;\n");
        } else if (strncmp(name, "sqlite_stat", 11) == 0) {
            put("ANALYZE sqlite_schema;\n");
        } else if (strncmp(name, "sqlite_", 7) == 0) {
            continue;
        } else if (strncmp(sql, "CREATE VIRTUAL TABLE", 20) == 0) {
            /* Its content is in tables of its own, which are dumped too. */
            if (!writes_schema)
                put("PRAGMA writable_schema=ON;\n");
            writes_schema = true;
            char *insert = must(sqlite3_mprintf("INSERT INTO sqlite_schema(type,name,tbl_name,rootpage,sql)"
                                                "VALUES('table',%Q,%Q,0,%Q);\n", name, name, sql));
            put(insert);
            sqlite3_free(insert);
            continue;
        } else {
            put_definition(sql, NULL, ";\n");
        }
        dump_rows(name);
    }
    sqlite3_finalize(tables);
    sqlite3_stmt *others = prepare_query("SELECT sql FROM sqlite_schema WHERE type IN ('index', 'trigger', 'view') AND "
                                         "sql IS NOT NULL AND name LIKE %Q ESCAPE '\\' ORDER BY rowid", pattern);
    while (others && sqlite3_step(others) == SQLITE_ROW)
        fprintf(shell.out, "%s;\n", text_of(others, 0));
    sqlite3_finalize(others);
    put(writes_schema ? "PRAGMA writable_schema=OFF;\nCOMMIT;\n" : "COMMIT;\n");
    return COMMAND_DONE;
}
