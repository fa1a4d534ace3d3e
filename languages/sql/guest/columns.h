/*
 * Rows in columns: the modes that need all rows before they show the first.
 */

static bool is_columnar(output_mode mode)
{
    return mode >= MODE_COLUMN && mode <= MODE_MARKDOWN;
}

/*
 * Takes the next line of a cell off its text: what comes before the end of the line, another control character or the
 * width. Tabs are blown up. Returns a copy, and sets the text to what follows, NULL if nothing does.
 */
static char *take_line(const char **text, int width)
{
    const unsigned char *at = (const unsigned char *)*text, *start = at;
    buffer line = { 0 };
    append(&line, "", 0);
    int count = 0;
    while (count < width) {
        if (*at >= ' ') {
            const unsigned char *character = at;
            do
                at++;
            while ((*at & 0xC0) == 0x80);
            append(&line, (const char *)character, at - character);
            count++;
        } else if (*at == '\t') {
            do
                append_text(&line, " ");
            while (++count % 8 != 0 && count < width);
            at++;
        } else {
            break;
        }
    }
    if (count >= width && shell.wrap_words) {
        /* Back to where a word ends, if that leaves half of the line: at a space, or else beside a mark. */
        size_t length = at - start, cut = length;
        while (cut > length / 2 && !isspace(start[cut - 1]))
            cut--;
        if (cut <= length / 2)
            for (cut = length; cut > length / 2; cut--)
                if (!isalnum(start[cut - 1]) != !isalnum(start[cut]) && (start[cut] & 0xC0) != 0x80)
                    break;
        if (cut > length / 2) {
            if (cut < line.length)
                line.bytes[cut] = '\0';
            for (at = start + cut; *at == ' '; at++)
                ;
        }
    }
    if (count >= width && *at >= ' ') {
        *text = (const char *)at;
        return line.bytes;
    }
    if (*at == '\r' && at[1] == '\n')
        at++;
    *text = *at && at[1] ? (const char *)at + 1 : NULL;
    return line.bytes;
}

/* What is to be shown: lines of cells, the names of the columns first. */
typedef struct {
    int columns, lines, capacity;
    char **cells;
    /* Whether a row of the result ends with this line. */
    bool *ends_row, several_lines;
} grid;

static void add_line(grid *grid)
{
    if (grid->lines == grid->capacity) {
        grid->capacity = grid->capacity * 2 + 16;
        grid->cells = must(realloc(grid->cells, sizeof *grid->cells * grid->columns * grid->capacity));
        grid->ends_row = must(realloc(grid->ends_row, sizeof *grid->ends_row * grid->capacity));
    }
    grid->lines++;
}

static int wrap_of(int column)
{
    int width = column < shell.width_count ? abs(shell.widths[column]) : 0;
    return width ? width : shell.wrap ? shell.wrap : INT32_MAX;
}

/* Adds a row's cells; each is on as many lines as it needs. */
static void add_row(grid *grid, const char **texts, bool one_line)
{
    bool more;
    do {
        add_line(grid);
        more = false;
        for (int i = 0; i < grid->columns; i++) {
            grid->cells[(grid->lines - 1) * grid->columns + i] = texts[i] ? take_line(&texts[i], wrap_of(i))
                                                                         : copy_text("", 0);
            more |= texts[i] != NULL;
        }
        more = more && !one_line;
        grid->ends_row[grid->lines - 1] = !more;
        grid->several_lines |= more;
    } while (more);
}

typedef struct {
    const char *left, *middle, *right, *dash;
} rule;

static void put_rule(const rule *rule, const int *widths, int columns, int padding)
{
    for (int i = 0; i < columns; i++) {
        put(i ? rule->middle : rule->left);
        for (int n = abs(widths[i]) + padding; n > 0; n--)
            put(rule->dash);
    }
    put(rule->right);
    put("\n");
}

/* How a columnar mode draws. */
typedef struct {
    const char *left, *middle, *right;
    rule top, below_names, between, bottom;
} frame;

static const frame box_frame = {
    "│ ", " │ ", " │",
    { "┌", "┬", "┐", "─" }, { "├", "┼", "┤", "─" }, { "├", "┼", "┤", "─" }, { "└", "┴", "┘", "─" },
};
static const frame table_frame = {
    "| ", " | ", " |",
    { "+", "+", "+", "-" }, { "+", "+", "+", "-" }, { "+", "+", "+", "-" }, { "+", "+", "+", "-" },
};
static const frame markdown_frame = { "| ", " | ", " |", { 0 }, { "|", "|", "|", "-" }, { 0 }, { 0 } };
static const frame column_frame = { "", "  ", "", { 0 }, { "", "  ", "", "-" }, { "", "", "", "" }, { 0 } };

static void put_grid(const grid *grid, const int *widths)
{
    bool boxed = shell.mode != MODE_COLUMN;
    const frame *frame = shell.mode == MODE_BOX        ? &box_frame
                         : shell.mode == MODE_TABLE    ? &table_frame
                         : shell.mode == MODE_MARKDOWN ? &markdown_frame
                                                       : &column_frame;
    int padding = boxed ? 2 : 0;
    if (frame->top.dash)
        put_rule(&frame->top, widths, grid->columns, padding);
    for (int line = boxed || shell.headers ? 0 : 1; line < grid->lines; line++) {
        put(frame->left);
        for (int i = 0; i < grid->columns; i++) {
            const char *text = grid->cells[line * grid->columns + i];
            int width = widths[i];
            if (line == 0 && boxed) {
                /* Names are in the middle. */
                int spare = abs(width) - count_characters(text);
                fprintf(shell.out, "%*s", spare / 2, "");
                put_field(abs(width) - spare / 2, text);
            } else {
                put_field(width, text);
            }
            put(i < grid->columns - 1 ? frame->middle : frame->right);
        }
        put("\n");
        if (line == 0)
            put_rule(&frame->below_names, widths, grid->columns, padding);
        else if (grid->several_lines && grid->ends_row[line] && line < grid->lines - 1 && frame->between.dash)
            put_rule(&frame->between, widths, grid->columns, padding);
    }
    if (frame->bottom.dash)
        put_rule(&frame->bottom, widths, grid->columns, padding);
}

/* Shows all rows of a statement whose first step has brought one. Returns what its last step returned. */
static int put_rows_in_columns(sqlite3_stmt *statement)
{
    grid grid = { .columns = sqlite3_column_count(statement) };
    const char **texts = must(malloc(sizeof *texts * grid.columns));
    char **literals = must(calloc(grid.columns, sizeof *literals));
    int *widths = must(calloc(grid.columns, sizeof *widths));
    for (int i = 0; i < grid.columns; i++)
        texts[i] = sqlite3_column_name(statement, i);
    add_row(&grid, texts, true);
    int result;
    do {
        for (int i = 0; i < grid.columns; i++) {
            if (shell.quote_cells)
                texts[i] = literals[i] = literal(statement, i, false, 'x');
            else
                texts[i] = shown(statement, i);
        }
        add_row(&grid, texts, false);
        for (int i = 0; shell.quote_cells && i < grid.columns; i++)
            sqlite3_free(literals[i]);
    } while ((result = sqlite3_step(statement)) == SQLITE_ROW);

    for (int i = 0; i < grid.columns; i++) {
        int width = i < shell.width_count ? shell.widths[i] : 0, most = abs(width);
        for (int line = 0; line < grid.lines; line++) {
            int count = count_characters(grid.cells[line * grid.columns + i]);
            if (count > most)
                most = count;
        }
        widths[i] = width < 0 ? -most : most;
    }
    put_grid(&grid, widths);

    for (int i = 0; i < grid.lines * grid.columns; i++)
        free(grid.cells[i]);
    free(grid.cells);
    free(grid.ends_row);
    free(texts);
    free(literals);
    free(widths);
    return result;
}
