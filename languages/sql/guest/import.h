/*
 * .import: rows out of files.
 */

typedef struct {
    FILE *file;
    const char *name;
    int line;
    char column_end, row_end;
    bool ascii;
    /* What ended the last field. */
    int end;
    buffer field;
} import;

/* Reads a field; NULL at the end of the file. */
static char *read_field(import *from)
{
    buffer *field = &from->field;
    field->length = 0;
    append(field, "", 0);
    int byte = getc(from->file);
    if (byte == EOF) {
        from->end = EOF;
        return NULL;
    }
    if (byte == '"' && !from->ascii) {
        int first_line = from->line, previous = 0, before = 0;
        for (;;) {
            byte = getc(from->file);
            if (byte == '\n')
                from->line++;
            if (byte == '"' && previous == '"') {
                /* A doubled quote is one that is meant. */
                previous = 0;
                continue;
            }
            bool ends = byte == from->column_end || byte == from->row_end;
            if (previous == '"' && (ends || byte == EOF)) {
                field->bytes[--field->length] = '\0';
                break;
            }
            if (previous == '\r' && before == '"' && byte == from->row_end) {
                field->length -= 2;
                field->bytes[field->length] = '\0';
                break;
            }
            if (previous == '"' && byte != '\r')
                fprintf(stderr, "%s:%d: unescaped \" character\n", from->name, from->line);
            if (byte == EOF) {
                fprintf(stderr, "%s:%d: unterminated \"-quoted field\n", from->name, first_line);
                break;
            }
            char character = (char)byte;
            append(field, &character, 1);
            before = previous;
            previous = byte;
        }
        from->end = byte;
        return field->bytes;
    }
    while (byte != EOF && byte != from->column_end && byte != from->row_end) {
        char character = (char)byte;
        append(field, &character, 1);
        byte = getc(from->file);
    }
    if (byte == from->row_end) {
        from->line++;
        if (!from->ascii && field->length > 0 && field->bytes[field->length - 1] == '\r')
            field->bytes[--field->length] = '\0';
    }
    from->end = byte;
    return field->bytes;
}

/* Makes a table whose columns have the names in the first row. */
static bool create_for_import(import *from, const char *schema, const char *table)
{
    buffer sql = { 0 };
    char *part = must(sqlite3_mprintf("CREATE TABLE \"%w\".\"%w\"(\n", schema, table));
    append_text(&sql, part);
    sqlite3_free(part);
    for (int columns = 0;; columns++) {
        const char *name = read_field(from);
        if (!name && columns == 0) {
            fprintf(stderr, "%s: empty file\n", from->name);
            free(sql.bytes);
            return false;
        }
        part = must(sqlite3_mprintf("%s\"%w\" TEXT", columns ? ", " : "", name ? name : ""));
        append_text(&sql, part);
        sqlite3_free(part);
        if (from->end != from->column_end)
            break;
    }
    append_text(&sql, ")");
    bool created = sqlite3_exec(shell.db, sql.bytes, NULL, NULL, NULL) == SQLITE_OK;
    if (!created)
        fprintf(stderr, "%s failed:\n%s\n", sql.bytes, sqlite3_errmsg(shell.db));
    free(sql.bytes);
    return created;
}

static sqlite3_stmt *insert_for_import(const char *schema, const char *table, int columns)
{
    buffer marks = { 0 };
    for (int i = 0; i < columns; i++)
        append_text(&marks, i ? ",?" : "?");
    sqlite3_stmt *insert = prepare_query("INSERT INTO \"%w\".\"%w\" VALUES(%s)", schema, table, marks.bytes);
    free(marks.bytes);
    return insert;
}

static int count_columns(const char *schema, const char *table)
{
    sqlite3_stmt *info = prepare_query("SELECT count(*) FROM pragma_table_info(%Q, %Q)", table, schema);
    int count = info && sqlite3_step(info) == SQLITE_ROW ? sqlite3_column_int(info, 0) : 0;
    sqlite3_finalize(info);
    return count;
}

static void import_rows(import *from, sqlite3_stmt *insert, int columns)
{
    for (;;) {
        int first_line = from->line, i = 0;
        for (; i < columns; i++) {
            const char *field = read_field(from);
            if (!field && i == 0)
                return;
            if (field)
                sqlite3_bind_text(insert, i + 1, field, -1, SQLITE_TRANSIENT);
            if (from->end != from->column_end) {
                i++;
                break;
            }
        }
        if (i < columns) {
            fprintf(stderr, "%s:%d: expected %d columns but found %d - filling the rest with NULL\n", from->name, first_line,
                    columns, i);
            for (; i < columns; i++)
                sqlite3_bind_null(insert, i + 1);
        } else if (from->end == from->column_end) {
            int found = columns;
            do {
                read_field(from);
                found++;
            } while (from->end == from->column_end);
            fprintf(stderr, "%s:%d: expected %d columns but found %d - extras ignored\n", from->name, first_line, columns,
                    found);
        }
        sqlite3_step(insert);
        if (sqlite3_reset(insert) != SQLITE_OK)
            fprintf(stderr, "%s:%d: INSERT failed: %s\n", from->name, first_line, sqlite3_errmsg(shell.db));
    }
}

static command_result command_import(int argc, char **argv)
{
    const char *file_name = NULL, *table = NULL, *schema = "main";
    const char *column_end = shell.column_separator, *row_end = shell.row_separator;
    bool ascii = shell.mode == MODE_ASCII;
    int skip = 0;
    for (int i = 1; i < argc; i++) {
        const char *option = argv[i];
        if (*option != '-') {
            *(file_name ? &table : &file_name) = option;
            continue;
        }
        option += option[1] == '-' ? 2 : 1;
        if (strcmp(option, "csv") == 0) {
            column_end = ",";
            row_end = "\n";
            ascii = false;
        } else if (strcmp(option, "ascii") == 0) {
            column_end = "\x1F";
            row_end = "\x1E";
            ascii = true;
        } else if (strcmp(option, "skip") == 0 && i < argc - 1) {
            skip = atoi(argv[++i]);
        } else if (strcmp(option, "schema") == 0 && i < argc - 1) {
            schema = argv[++i];
        } else if (strcmp(option, "v") != 0) {
            fprintf(stderr, "ERROR: unknown option: \"%s\"\n", argv[i]);
            return COMMAND_FAILED;
        }
    }
    if (!table) {
        fprintf(stderr, "ERROR: missing %s argument. Usage:\n.import FILE TABLE       Import data from FILE into TABLE\n",
                file_name ? "TABLE" : "FILE");
        return COMMAND_FAILED;
    }
    if (strcmp(row_end, "\r\n") == 0)
        row_end = "\n";
    if (strlen(column_end) != 1 || strlen(row_end) != 1) {
        fprintf(stderr, "Error: separators of one character are needed for import\n");
        return COMMAND_FAILED;
    }
    import from = {
        .file = fopen(file_name, "rb"), .name = file_name, .line = 1,
        .column_end = *column_end, .row_end = *row_end, .ascii = ascii,
    };
    if (!from.file) {
        fprintf(stderr, "Error: cannot open \"%s\"\n", file_name);
        return COMMAND_FAILED;
    }
    while (skip-- > 0)
        while (read_field(&from) && from.end == from.column_end)
            ;
    bool transaction = sqlite3_get_autocommit(shell.db);
    command_result result = COMMAND_FAILED;
    if (count_columns(schema, table) > 0 || create_for_import(&from, schema, table)) {
        int columns = count_columns(schema, table);
        sqlite3_stmt *insert = insert_for_import(schema, table, columns);
        if (insert) {
            if (transaction)
                sqlite3_exec(shell.db, "BEGIN", NULL, NULL, NULL);
            import_rows(&from, insert, columns);
            sqlite3_finalize(insert);
            if (transaction)
                sqlite3_exec(shell.db, "COMMIT", NULL, NULL, NULL);
            result = COMMAND_DONE;
        }
    }
    fclose(from.file);
    free(from.field.bytes);
    return result;
}
