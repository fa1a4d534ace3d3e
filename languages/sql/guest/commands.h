/*
 * What begins with a dot, but for what schema.h and import.h have.
 */

enum { MOST_ARGUMENTS = 52 };

/* ---- .parameter ---- */

static bool has_parameters(void)
{
    return sqlite3_table_column_metadata(shell.db, "temp", "sqlite_parameters", "key", NULL, NULL, NULL, NULL, NULL) ==
           SQLITE_OK;
}

static bool execute(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    char *sql = must(sqlite3_vmprintf(format, arguments));
    va_end(arguments);
    bool good = sqlite3_exec(shell.db, sql, NULL, NULL, NULL) == SQLITE_OK;
    sqlite3_free(sql);
    return good;
}

static void make_parameters(void)
{
    /* The name is one of the library's own, which nobody else may make. */
    int before = 0;
    sqlite3_db_config(shell.db, SQLITE_DBCONFIG_WRITABLE_SCHEMA, -1, &before);
    sqlite3_db_config(shell.db, SQLITE_DBCONFIG_WRITABLE_SCHEMA, 1, NULL);
    execute("CREATE TABLE IF NOT EXISTS temp.sqlite_parameters(key TEXT PRIMARY KEY, value) WITHOUT ROWID");
    sqlite3_db_config(shell.db, SQLITE_DBCONFIG_WRITABLE_SCHEMA, before, NULL);
}

static command_result command_parameter(int argc, char **argv)
{
    const char *what = argc > 1 ? argv[1] : "";
    if (strcmp(what, "init") == 0 && argc == 2) {
        make_parameters();
    } else if (strcmp(what, "clear") == 0 && argc == 2) {
        execute("DROP TABLE IF EXISTS temp.sqlite_parameters");
    } else if (strcmp(what, "list") == 0 && argc == 2) {
        if (!has_parameters())
            return COMMAND_DONE;
        sqlite3_stmt *width = prepare_query("SELECT max(length(key)) FROM temp.sqlite_parameters");
        int longest = width && sqlite3_step(width) == SQLITE_ROW ? sqlite3_column_int(width, 0) : 0;
        sqlite3_finalize(width);
        sqlite3_stmt *list = prepare_query("SELECT key, quote(value) FROM temp.sqlite_parameters");
        while (list && sqlite3_step(list) == SQLITE_ROW)
            fprintf(shell.out, "%-*s %s\n", longest, text_of(list, 0), text_of(list, 1));
        sqlite3_finalize(list);
    } else if (strcmp(what, "set") == 0 && argc == 4) {
        make_parameters();
        /* What is no expression is a text. */
        if (!execute("REPLACE INTO temp.sqlite_parameters VALUES(%Q, %s)", argv[2], argv[3]) &&
            !execute("REPLACE INTO temp.sqlite_parameters VALUES(%Q, %Q)", argv[2], argv[3])) {
            fprintf(stderr, "Error: %s\n", sqlite3_errmsg(shell.db));
            return COMMAND_FAILED;
        }
    } else if (strcmp(what, "unset") == 0 && argc == 3) {
        if (has_parameters())
            execute("DELETE FROM temp.sqlite_parameters WHERE key = %Q", argv[2]);
    } else {
        fprintf(stderr, "Usage: .parameter clear|init|list|set NAME VALUE|unset NAME\n");
        return COMMAND_FAILED;
    }
    return COMMAND_DONE;
}

/* ---- settings ---- */

static bool boolean_of(const char *text)
{
    if (isdigit((unsigned char)*text))
        return atoi(text) != 0;
    if (strcasecmp(text, "on") == 0 || strcasecmp(text, "yes") == 0)
        return true;
    if (strcasecmp(text, "off") != 0 && strcasecmp(text, "no") != 0)
        fprintf(stderr, "ERROR: Not a boolean value: \"%s\". Assuming \"no\".\n", text);
    return false;
}

static command_result usage(const char *text)
{
    fprintf(stderr, "Usage: %s\n", text);
    return COMMAND_FAILED;
}

static command_result set_boolean(int argc, char **argv, bool *setting, const char *name)
{
    if (argc != 2) {
        fprintf(stderr, "Usage: .%s on|off\n", name);
        return COMMAND_FAILED;
    }
    *setting = boolean_of(argv[1]);
    return COMMAND_DONE;
}

static command_result command_bail(int argc, char **argv)
{
    return set_boolean(argc, argv, &shell.bail, "bail");
}

static command_result command_changes(int argc, char **argv)
{
    return set_boolean(argc, argv, &shell.changes, "changes");
}

static command_result command_echo(int argc, char **argv)
{
    return set_boolean(argc, argv, &shell.echo, "echo");
}

static command_result command_timer(int argc, char **argv)
{
    return set_boolean(argc, argv, &shell.timer, "timer");
}

static command_result command_headers(int argc, char **argv)
{
    shell.headers_chosen |= argc == 2;
    return set_boolean(argc, argv, &shell.headers, "headers");
}

static command_result command_eqp(int argc, char **argv)
{
    if (argc != 2)
        return usage(".eqp off|on|full");
    shell.plans = strcmp(argv[1], "full") == 0 ? 2 : boolean_of(argv[1]);
    return COMMAND_DONE;
}

/* Modes by name, with the separators that they bring. */
static const struct {
    const char *name;
    output_mode mode;
    const char *column_separator, *row_separator;
} modes[] = {
    { "ascii", MODE_ASCII, "\x1F", "\x1E" }, { "box", MODE_BOX, NULL, NULL },     { "column", MODE_COLUMN, NULL, "\n" },
    { "csv", MODE_CSV, ",", "\r\n" },        { "html", MODE_HTML, NULL, NULL },   { "insert", MODE_INSERT, NULL, NULL },
    { "json", MODE_JSON, NULL, NULL },       { "line", MODE_LINE, NULL, "\n" },   { "list", MODE_LIST, "|", "\n" },
    { "markdown", MODE_MARKDOWN, NULL, NULL }, { "qbox", MODE_BOX, NULL, NULL },  { "quote", MODE_QUOTE, ",", "\n" },
    { "table", MODE_TABLE, NULL, NULL },     { "tabs", MODE_LIST, "\t", NULL },   { "tcl", MODE_TCL, " ", "\n" },
};
enum { MODES = sizeof modes / sizeof *modes };

/* The mode as .mode would set it. */
static void put_mode(void)
{
    int i = 0;
    while (modes[i].mode != shell.mode)
        i++;
    put(modes[i].name);
    if (is_columnar(shell.mode))
        fprintf(shell.out, " --wrap %d --wordwrap %s --%squote", shell.wrap, shell.wrap_words ? "on" : "off",
                shell.quote_cells ? "" : "no");
    put("\n");
}

static command_result command_mode(int argc, char **argv)
{
    const char *name = NULL, *table = "table";
    int wrap = DEFAULT_WRAP;
    bool words = false, quote = false;
    if (argc == 1) {
        put("current output mode: ");
        put_mode();
        return COMMAND_DONE;
    }
    for (int i = 1; i < argc; i++) {
        const char *option = argv[i];
        if (*option != '-') {
            *(name ? &table : &name) = option;
            continue;
        }
        option += option[1] == '-' ? 2 : 1;
        if (strcmp(option, "wrap") == 0 && i < argc - 1)
            wrap = atoi(argv[++i]);
        else if (strcmp(option, "ww") == 0)
            words = true;
        else if (strcmp(option, "wordwrap") == 0 && i < argc - 1)
            words = boolean_of(argv[++i]);
        else if (strcmp(option, "quote") == 0 || strcmp(option, "noquote") == 0)
            quote = *option == 'q';
        else {
            fprintf(stderr, "unknown option: %s\noptions:\n  --noquote\n  --quote\n  --wordwrap on/off\n  --wrap N\n  --ww\n",
                    argv[i]);
            return COMMAND_FAILED;
        }
    }
    int found = -1;
    for (int i = 0; i < MODES && name; i++)
        if (strncmp(modes[i].name, name, strlen(name)) == 0) {
            found = i;
            break;
        }
    if (found < 0 && name) {
        fprintf(stderr, "Error: mode should be one of: ");
        for (int i = 0; i < MODES; i++)
            fprintf(stderr, "%s%s", modes[i].name, i < MODES - 1 ? " " : "\n");
        return COMMAND_FAILED;
    }
    if (found >= 0) {
        shell.mode = modes[found].mode;
        if (modes[found].column_separator)
            set_text(shell.column_separator, SEPARATOR_BYTES, modes[found].column_separator);
        if (modes[found].row_separator)
            set_text(shell.row_separator, SEPARATOR_BYTES, modes[found].row_separator);
        quote |= strcmp(modes[found].name, "qbox") == 0;
    }
    if (shell.mode == MODE_COLUMN && !shell.headers_chosen)
        shell.headers = true;
    shell.wrap = wrap < 0 ? 0 : wrap;
    shell.wrap_words = words;
    shell.quote_cells = quote;
    free(shell.insert_table);
    shell.insert_table = copy_text(table, strlen(table));
    return COMMAND_DONE;
}

static command_result command_nullvalue(int argc, char **argv)
{
    if (argc != 2)
        return usage(".nullvalue STRING");
    set_text(shell.null_text, NULL_BYTES, argv[1]);
    return COMMAND_DONE;
}

static command_result command_separator(int argc, char **argv)
{
    if (argc < 2 || argc > 3)
        return usage(".separator COL ?ROW?");
    set_text(shell.column_separator, SEPARATOR_BYTES, argv[1]);
    if (argc > 2)
        set_text(shell.row_separator, SEPARATOR_BYTES, argv[2]);
    return COMMAND_DONE;
}

static command_result command_width(int argc, char **argv)
{
    shell.width_count = 0;
    for (int i = 1; i < argc && i <= COLUMNS_WITH_WIDTH; i++)
        shell.widths[shell.width_count++] = atoi(argv[i]);
    return COMMAND_DONE;
}

static command_result command_show(int argc, char **argv)
{
    (void)argv;
    if (argc != 1)
        return usage(".show");
    static const char *const plans[] = { "off", "on", "full" };
    const char *file = sqlite3_db_filename(shell.db, "main");
    fprintf(shell.out, "        echo: %s\n         eqp: %s\n     explain: auto\n     headers: %s\n        mode: ",
            shell.echo ? "on" : "off", plans[shell.plans], shell.headers ? "on" : "off");
    put_mode();
    put("   nullvalue: ");
    put_tcl(shell.null_text);
    fprintf(shell.out, "\n      output: %s\ncolseparator: ", shell.out == stdout ? "stdout" : shell.out_name);
    put_tcl(shell.column_separator);
    put("\nrowseparator: ");
    put_tcl(shell.row_separator);
    put("\n       stats: off\n       width: ");
    for (int i = 0; i < shell.width_count; i++)
        fprintf(shell.out, "%d ", shell.widths[i]);
    fprintf(shell.out, "\n    filename: %s\n", file && *file ? file : ":memory:");
    return COMMAND_DONE;
}

static command_result command_ignored(int argc, char **argv)
{
    (void)argc, (void)argv;
    return COMMAND_DONE;
}

/* ---- files ---- */

/* .output ?FILE?, .once FILE */
static command_result send_output(int argc, char **argv, bool once)
{
    if (shell.out != stdout)
        fclose(shell.out);
    shell.out = stdout;
    shell.once = false;
    if (argc < 2 || strcmp(argv[1], "stdout") == 0)
        return COMMAND_DONE;
    FILE *file = fopen(strcmp(argv[1], "off") == 0 ? "/dev/null" : argv[1], "wb");
    if (!file) {
        fprintf(stderr, "Error: cannot write to \"%s\"\n", argv[1]);
        return COMMAND_FAILED;
    }
    set_text(shell.out_name, sizeof shell.out_name, argv[1]);
    shell.out = file;
    shell.once = once;
    return COMMAND_DONE;
}

static command_result command_output(int argc, char **argv)
{
    return send_output(argc, argv, false);
}

static command_result command_once(int argc, char **argv)
{
    return send_output(argc, argv, true);
}

static command_result command_read(int argc, char **argv)
{
    if (argc != 2)
        return usage(".read FILE");
    FILE *file = fopen(argv[1], "rb");
    if (!file) {
        fprintf(stderr, "Error: cannot open \"%s\"\n", argv[1]);
        return COMMAND_FAILED;
    }
    if (shell.read_depth == READ_DEPTH) {
        fprintf(stderr, "Input nesting limit (%d) reached\n", READ_DEPTH);
        fclose(file);
        return COMMAND_FAILED;
    }
    shell.read_depth++;
    int errors = run_file(file);
    shell.read_depth--;
    fclose(file);
    return errors ? COMMAND_FAILED : COMMAND_DONE;
}

/* ---- the rest ---- */

static command_result command_print(int argc, char **argv)
{
    for (int i = 1; i < argc; i++)
        fprintf(shell.out, "%s%s", i > 1 ? " " : "", argv[i]);
    put("\n");
    return COMMAND_DONE;
}

static command_result command_quit(int argc, char **argv)
{
    (void)argc, (void)argv;
    return COMMAND_QUITS;
}

static command_result command_exit(int argc, char **argv)
{
    if (argc > 1 && atoi(argv[1]) != 0)
        exit(atoi(argv[1]));
    return COMMAND_QUITS;
}

static command_result command_version(int argc, char **argv)
{
    (void)argc, (void)argv;
    fprintf(shell.out, "SQLite %s %s\n", sqlite3_libversion(), sqlite3_sourceid());
    return COMMAND_DONE;
}

static command_result command_help(int argc, char **argv);

/* Of two that begin with what was written, the first is meant. */
static const struct {
    const char *name;
    command_result (*run)(int argc, char **argv);
    const char *help;
} commands[] = {
    { "backup", command_save, "?DB? FILE        Backup DB (default \"main\") to FILE" },
    { "bail", command_bail, "on|off             Stop after hitting an error. Default OFF" },
    { "changes", command_changes, "on|off          Show number of rows changed by SQL" },
    { "databases", command_databases, "              List names and files of attached databases" },
    { "dump", command_dump, "?TABLE?            Render database content as SQL" },
    { "echo", command_echo, "on|off             Turn command echo on or off" },
    { "eqp", command_eqp, "on|off|full         Automatic EXPLAIN QUERY PLAN" },
    { "exit", command_exit, "?CODE?             Exit this program with return-code CODE" },
    { "explain", command_ignored, NULL },
    { "headers", command_headers, "on|off          Turn display of headers on or off" },
    { "help", command_help, "                   Show this" },
    { "import", command_import, "FILE TABLE       Import data from FILE into TABLE" },
    { "indexes", command_indexes, "?TABLE?         Show names of indexes" },
    { "indices", command_indexes, NULL },
    { "mode", command_mode, "MODE ?OPTIONS?     Set output mode" },
    { "nullvalue", command_nullvalue, "STRING        Use STRING in place of NULL values" },
    { "once", command_once, "FILE               Output for the next SQL command only to FILE" },
    { "open", command_open, "?FILE?             Close existing database and reopen FILE" },
    { "output", command_output, "?FILE?           Send output to FILE or stdout if FILE is omitted" },
    { "parameter", command_parameter, "CMD ...       Manage SQL parameter bindings" },
    { "print", command_print, "STRING...         Print literal STRING" },
    { "quit", command_quit, "                   Exit this program" },
    { "read", command_read, "FILE               Read input from FILE" },
    { "save", command_save, "FILE               Write the database to FILE" },
    { "schema", command_schema, "?PATTERN?        Show the CREATE statements matching PATTERN" },
    { "separator", command_separator, "COL ?ROW?     Change the column and row separators" },
    { "show", command_show, "                   Show the current values for various settings" },
    { "stats", command_ignored, NULL },
    { "tables", command_tables, "?TABLE?          List names of tables matching LIKE pattern TABLE" },
    { "timeout", command_ignored, NULL },
    { "timer", command_timer, "on|off            Turn SQL timer on or off" },
    { "version", command_version, "                Show the library's version" },
    { "width", command_width, "NUM1 NUM2 ...     Set minimum column widths for columnar output" },
};
enum { COMMANDS = sizeof commands / sizeof *commands };

static command_result command_help(int argc, char **argv)
{
    (void)argc, (void)argv;
    for (int i = 0; i < COMMANDS; i++)
        if (commands[i].help)
            fprintf(shell.out, ".%s %s\n", commands[i].name, commands[i].help);
    return COMMAND_DONE;
}

/* Replaces escapes as C has them. */
static void resolve_escapes(char *text)
{
    char *to = text;
    while (*text) {
        char byte = *text++;
        if (byte == '\\' && *text) {
            byte = *text++;
            static const char names[] = "abtnvfr";
            const char *name = strchr(names, byte);
            if (name) {
                byte = (char)('\a' + (name - names));
            } else if (byte >= '0' && byte <= '7') {
                int value = byte - '0';
                for (int digits = 1; digits < 3 && *text >= '0' && *text <= '7'; digits++)
                    value = value * 8 + *text++ - '0';
                byte = (char)value;
            }
        }
        *to++ = byte;
    }
    *to = '\0';
}

/* Runs a line that begins with a dot. The line is taken apart in place. */
static command_result run_command(char *line)
{
    char *argv[MOST_ARGUMENTS];
    int argc = 0;
    for (char *at = line + 1; *at && argc < MOST_ARGUMENTS;) {
        while (isspace((unsigned char)*at))
            at++;
        if (!*at)
            break;
        if (*at == '\'' || *at == '"') {
            char quote = *at++;
            argv[argc++] = at;
            while (*at && *at != quote) {
                if (*at == '\\' && quote == '"' && at[1])
                    at++;
                at++;
            }
            if (*at)
                *at++ = '\0';
            if (quote == '"')
                resolve_escapes(argv[argc - 1]);
        } else {
            argv[argc++] = at;
            while (*at && !isspace((unsigned char)*at))
                at++;
            if (*at)
                *at++ = '\0';
            resolve_escapes(argv[argc - 1]);
        }
    }
    if (argc == 0)
        return COMMAND_DONE;
    fflush(shell.out);
    for (int i = 0; i < COMMANDS; i++)
        if (strncmp(commands[i].name, argv[0], strlen(argv[0])) == 0)
            return commands[i].run(argc, argv);
    fprintf(stderr, "Error: unknown command or invalid arguments:  \"%s\". Enter \".help\" for help\n", argv[0]);
    return COMMAND_FAILED;
}
