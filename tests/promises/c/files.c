#include <stdio.h>

int main(void)
{
    FILE *note = fopen("note.txt", "w");
    fputs("written and read back\n", note);
    fclose(note);
    char line[80];
    note = fopen("note.txt", "r");
    while (fgets(line, sizeof line, note))
        fputs(line, stdout);
    fclose(note);
}
