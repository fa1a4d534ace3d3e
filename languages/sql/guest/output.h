/*
 * What a statement brings, in the current mode; and what EXPLAIN tells of it, in no mode but its own.
 */

#include "values.h"
#include "columns.h"

/* The bytecode of EXPLAIN. */
static int put_bytecode(sqlite3_stmt *statement)
{
    static const int widths[] = { 4, 13, 4, 4, 4, 13, 2, 13 };
    int columns = sqlite3_column_count(statement), result;
    for (int i = 0; i < columns && i < 8; i++) {
        put_field(widths[i], sqlite3_column_name(statement, i));
        put(i < columns - 1 ? "  " : "\n");
    }
    put_rule(&column_frame.below_names, widths, columns < 8 ? columns : 8, 0);
    do
        for (int i = 0; i < columns && i < 8; i++) {
            const char *text = text_of(statement, i);
            int length = count_characters(text);
            put_field(i < columns - 1 && length > widths[i] ? length : widths[i], text);
            put(i < columns - 1 ? "  " : "\n");
        }
    while ((result = sqlite3_step(statement)) == SQLITE_ROW);
    return result;
}

typedef struct {
    int id, parent;
    char *detail;
} plan_step;

static void put_plan_below(const plan_step *steps, int count, int parent, const char *indent)
{
    int last = -1;
    for (int i = 0; i < count; i++)
        if (steps[i].parent == parent)
            last = i;
    for (int i = 0; i <= last; i++) {
        if (steps[i].parent != parent)
            continue;
        fprintf(shell.out, "%s%s%s\n", indent, i == last ? "`--" : "|--", steps[i].detail);
        char *deeper = must(sqlite3_mprintf("%s%s", indent, i == last ? "   " : "|  "));
        put_plan_below(steps, count, steps[i].id, deeper);
        sqlite3_free(deeper);
    }
}

/* The tree of EXPLAIN QUERY PLAN. */
static int put_plan(sqlite3_stmt *statement)
{
    plan_step *steps = NULL;
    int count = 0, result;
    do {
        steps = must(realloc(steps, sizeof *steps * (count + 1)));
        const char *detail = text_of(statement, 3);
        steps[count++] = (plan_step){
            sqlite3_column_int(statement, 0),
            sqlite3_column_int(statement, 1),
            copy_text(detail, strlen(detail)),
        };
    } while ((result = sqlite3_step(statement)) == SQLITE_ROW);
    put("QUERY PLAN\n");
    put_plan_below(steps, count, 0, "");
    for (int i = 0; i < count; i++)
        free(steps[i].detail);
    free(steps);
    return result;
}

/* Shows all that a statement brings. Returns what its last step returned. */
static int put_result(sqlite3_stmt *statement)
{
    int result = sqlite3_step(statement);
    if (result != SQLITE_ROW)
        return result;
    int explains = sqlite3_stmt_isexplain(statement);
    if (explains == 1)
        return put_bytecode(statement);
    if (explains == 2)
        return put_plan(statement);
    if (is_columnar(shell.mode))
        return put_rows_in_columns(statement);
    int columns = sqlite3_column_count(statement);
    int64_t number = 0;
    do
        put_row(statement, columns, number++);
    while ((result = sqlite3_step(statement)) == SQLITE_ROW);
    if (shell.mode == MODE_JSON)
        put("]\n");
    return result;
}
