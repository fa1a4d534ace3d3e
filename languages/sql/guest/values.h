/*
 * Values and rows as the modes show them that need to see no other row.
 */

/* ---- values ---- */

static void put(const char *text)
{
    fputs(text, shell.out);
}

static int count_characters(const char *text)
{
    int count = 0;
    for (; *text; text++)
        count += (*text & 0xC0) != 0x80;
    return count;
}

/* A text in a field of some characters, flush left, or right where the width is negative. Cut if it is longer. */
static void put_field(int width, const char *text)
{
    int wanted = abs(width), count = 0;
    const char *end = text;
    while (*end && count < wanted) {
        do
            end++;
        while ((*end & 0xC0) == 0x80);
        count++;
    }
    if (width < 0)
        fprintf(shell.out, "%*s", wanted - count, "");
    fwrite(text, 1, end - text, shell.out);
    if (width > 0)
        fprintf(shell.out, "%*s", wanted - count, "");
}

/* A number with as many digits as tell it from all others, as SQL reads it. */
static char *real_text(double value, const char *infinity)
{
    if (value > 1.79e308 || value < -1.79e308)
        return must(sqlite3_mprintf("%s%s", value < 0 ? "-" : "", infinity));
    char *text = must(sqlite3_mprintf("%!.15g", value));
    if (strtod(text, NULL) != value) {
        sqlite3_free(text);
        text = must(sqlite3_mprintf("%!.17g", value));
    }
    return text;
}

static char *blob_text(char prefix, const unsigned char *bytes, int length)
{
    char *text = must(sqlite3_malloc(length * 2 + 4)), *at = text;
    *at++ = prefix;
    *at++ = '\'';
    for (int i = 0; i < length; i++, at += 2)
        sqlite3_snprintf(3, at, "%02x", bytes[i]);
    strcpy(at, "'");
    return text;
}

/* A text as a literal; its line ends written as calls of char(), so that it stays on one line. */
static char *literal_on_a_line(const char *text)
{
    char *literal = must(sqlite3_mprintf("%Q", text));
    static const struct { char byte; const char *escape, *code; } ends[] = { { '\n', "\\n", "10" }, { '\r', "\\r", "13" } };
    for (int i = 0; i < 2; i++) {
        if (!strchr(text, ends[i].byte))
            continue;
        /* An escape that the text does not have itself. */
        char escape[20];
        set_text(escape, sizeof escape, ends[i].escape);
        for (int n = 0; strstr(literal, escape); n++)
            snprintf(escape, sizeof escape, "(%s%d)", ends[i].escape, n);
        buffer replaced = { 0 };
        append_text(&replaced, "replace(");
        for (const char *at = literal; *at; at++)
            if (*at == ends[i].byte)
                append_text(&replaced, escape);
            else
                append(&replaced, at, 1);
        sqlite3_free(literal);
        literal = must(sqlite3_mprintf("%s,'%s',char(%s))", replaced.bytes, escape, ends[i].code));
        free(replaced.bytes);
    }
    return literal;
}

/* A value as SQL would write it; `on_a_line` for statements, `blob_prefix` x or X. Free with sqlite3_free(). */
static char *literal(sqlite3_stmt *row, int column, bool on_a_line, char blob_prefix)
{
    switch (sqlite3_column_type(row, column)) {
    case SQLITE_NULL:
        return must(sqlite3_mprintf("NULL"));
    case SQLITE_INTEGER:
        return must(sqlite3_mprintf("%lld", sqlite3_column_int64(row, column)));
    case SQLITE_FLOAT:
        return real_text(sqlite3_column_double(row, column), on_a_line ? "1e999" : "Inf");
    case SQLITE_BLOB:
        return blob_text(blob_prefix, sqlite3_column_blob(row, column), sqlite3_column_bytes(row, column));
    default:
        return on_a_line ? literal_on_a_line(text_of(row, column)) : must(sqlite3_mprintf("%Q", text_of(row, column)));
    }
}

static void put_literal(sqlite3_stmt *row, int column, bool on_a_line)
{
    char *text = literal(row, column, on_a_line, 'X');
    put(text);
    sqlite3_free(text);
}

static void put_csv(const char *text)
{
    bool quoted = !*text || strstr(text, shell.column_separator);
    for (const unsigned char *at = (const unsigned char *)text; *at && !quoted; at++)
        quoted = *at <= ' ' || *at == '"' || *at == '\'' || *at >= 0x7F;
    if (quoted) {
        char *inner = must(sqlite3_mprintf("\"%w\"", text));
        put(inner);
        sqlite3_free(inner);
    } else {
        put(text);
    }
}

static void put_json_string(const char *text, int length)
{
    putc('"', shell.out);
    for (int i = 0; i < length; i++) {
        unsigned char byte = text[i];
        const char *escape = byte ? strchr("\"\"\\\\\bb\ff\nn\rr\tt", byte) : NULL;
        if (escape && (byte < ' ' || byte == '"' || byte == '\\'))
            fprintf(shell.out, "\\%c", escape[1]);
        else if (byte < ' ')
            fprintf(shell.out, "\\u%04x", byte);
        else
            putc(byte, shell.out);
    }
    putc('"', shell.out);
}

static void put_json(sqlite3_stmt *row, int column)
{
    switch (sqlite3_column_type(row, column)) {
    case SQLITE_NULL:
        put("null");
        break;
    case SQLITE_INTEGER:
        put(text_of(row, column));
        break;
    case SQLITE_FLOAT: {
        char *text = real_text(sqlite3_column_double(row, column), "1e999");
        put(text);
        sqlite3_free(text);
        break;
    }
    default: {
        const char *bytes = sqlite3_column_type(row, column) == SQLITE_BLOB ? sqlite3_column_blob(row, column)
                                                                            : text_of(row, column);
        put_json_string(bytes, sqlite3_column_bytes(row, column));
    }
    }
}

static void put_html(const char *text)
{
    for (; *text; text++)
        switch (*text) {
        case '<': put("&lt;"); break;
        case '>': put("&gt;"); break;
        case '&': put("&amp;"); break;
        case '"': put("&quot;"); break;
        case '\'': put("&#39;"); break;
        default: putc(*text, shell.out);
        }
}

static void put_tcl(const char *text)
{
    putc('"', shell.out);
    for (const unsigned char *at = (const unsigned char *)text; *at; at++) {
        const char *name = strchr("\"\"\\\\\tt\nn\rr", *at);
        if (name && (*at < ' ' || *at == '"' || *at == '\\'))
            fprintf(shell.out, "\\%c", name[1]);
        else if (isprint(*at))
            putc(*at, shell.out);
        else
            fprintf(shell.out, "\\%03o", *at);
    }
    putc('"', shell.out);
}

static const char *shown(sqlite3_stmt *row, int column)
{
    return sqlite3_column_type(row, column) == SQLITE_NULL ? shell.null_text : text_of(row, column);
}

static void put_name(const char *name)
{
    char *quoted = must(is_plain_name(name) ? sqlite3_mprintf("%s", name) : sqlite3_mprintf("\"%w\"", name));
    put(quoted);
    sqlite3_free(quoted);
}

/* ---- modes that show a row at a time ---- */

/* One value, or the name of a column where `row` is NULL. */
static void put_cell(sqlite3_stmt *row, int column, const char *name)
{
    switch (shell.mode) {
    case MODE_CSV:
        if (row && sqlite3_column_type(row, column) == SQLITE_NULL)
            put(shell.null_text);
        else
            put_csv(row ? text_of(row, column) : name);
        break;
    case MODE_TCL:
        put_tcl(row ? shown(row, column) : name);
        break;
    case MODE_QUOTE:
        if (row) {
            put_literal(row, column, false);
        } else {
            char *quoted = must(sqlite3_mprintf("%Q", name));
            put(quoted);
            sqlite3_free(quoted);
        }
        break;
    default:
        put(row ? shown(row, column) : name);
    }
}

static void put_delimited(sqlite3_stmt *statement, int columns, bool names)
{
    for (int i = 0; i < columns; i++) {
        put_cell(names ? NULL : statement, i, sqlite3_column_name(statement, i));
        put(i < columns - 1 ? shell.column_separator : shell.row_separator);
    }
}

static void put_line_row(sqlite3_stmt *row, int columns)
{
    int width = 5;
    for (int i = 0; i < columns; i++) {
        int length = count_characters(sqlite3_column_name(row, i));
        if (length > width)
            width = length;
    }
    for (int i = 0; i < columns; i++) {
        put_field(-width, sqlite3_column_name(row, i));
        fprintf(shell.out, " = %s%s", shown(row, i), shell.row_separator);
    }
}

static void put_insert_row(sqlite3_stmt *row, int columns)
{
    put("INSERT INTO ");
    put_name(shell.insert_table);
    for (int i = 0; shell.headers && i < columns; i++) {
        put(i ? "," : "(");
        put_name(sqlite3_column_name(row, i));
    }
    put(shell.headers ? ") VALUES(" : " VALUES(");
    for (int i = 0; i < columns; i++) {
        put(i ? "," : "");
        put_literal(row, i, true);
    }
    put(");\n");
}

static void put_html_row(sqlite3_stmt *row, int columns, bool names)
{
    put("<TR>");
    for (int i = 0; i < columns; i++) {
        put(names ? "<TH>" : "<TD>");
        put_html(names ? sqlite3_column_name(row, i) : shown(row, i));
        put(names ? "</TH>\n" : "</TD>\n");
    }
    put("</TR>\n");
}

/* Shows the current row, the `number`th from 0. */
static void put_row(sqlite3_stmt *row, int columns, int64_t number)
{
    switch (shell.mode) {
    case MODE_LINE:
        if (number > 0)
            put(shell.row_separator);
        put_line_row(row, columns);
        break;
    case MODE_JSON:
        put(number == 0 ? "[{" : ",\n{");
        for (int i = 0; i < columns; i++) {
            const char *name = sqlite3_column_name(row, i);
            put(i ? "," : "");
            put_json_string(name, (int)strlen(name));
            put(":");
            put_json(row, i);
        }
        put("}");
        break;
    case MODE_INSERT:
        put_insert_row(row, columns);
        break;
    case MODE_HTML:
        if (number == 0 && shell.headers)
            put_html_row(row, columns, true);
        put_html_row(row, columns, false);
        break;
    default:
        if (number == 0 && shell.headers)
            put_delimited(row, columns, true);
        put_delimited(row, columns, false);
    }
}
