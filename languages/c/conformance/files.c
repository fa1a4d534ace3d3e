// Files in the work folder and in /tmp: text, binary, seeking, appending, folders, what fails and how.
#include <dirent.h>
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct { uint32_t id; float score; char name[16]; } Record;

static int compare(const void *a, const void *b) { return strcmp(*(char *const *)a, *(char *const *)b); }

static void list(const char *path)
{
    DIR *folder = opendir(path);
    if (!folder) {
        printf("%s: %s\n", path, strerror(errno));
        return;
    }
    char *names[16];
    size_t count = 0;
    for (struct dirent *entry; (entry = readdir(folder)) && count < 16;)
        if (entry->d_name[0] != '.')
            names[count++] = strdup(entry->d_name);
    closedir(folder);
    qsort(names, count, sizeof *names, compare);
    for (size_t i = 0; i < count; i++) {
        char full[64];
        struct stat status;
        snprintf(full, sizeof full, "%s/%s", path, names[i]);
        stat(full, &status);
        printf("  %-10s %s %lld\n", names[i], S_ISDIR(status.st_mode) ? "folder" : "file",
               S_ISDIR(status.st_mode) ? 0LL : (long long)status.st_size);
        free(names[i]);
    }
}

int main(void)
{
    FILE *file = fopen("notes.txt", "w");
    if (!file)
        return perror("notes.txt"), 1;
    for (int i = 1; i <= 5; i++)
        fprintf(file, "line %d: %d squared is %d\n", i, i, i * i);
    fputs("Überschrift ✓\n", file);
    fclose(file);
    file = fopen("notes.txt", "a");
    fputs("no newline at the end", file);
    printf("appended, at %ld\n", ftell(file));
    fclose(file);

    char line[80];
    int lines = 0;
    file = fopen("notes.txt", "r");
    while (fgets(line, sizeof line, file)) {
        line[strcspn(line, "\n")] = 0;
        printf("%d|%s\n", ++lines, line);
    }
    printf("end %d, error %d\n", !!feof(file), !!ferror(file));
    rewind(file);
    fseek(file, -3, SEEK_END);
    printf("last three: %s\n", fgets(line, sizeof line, file));
    fseek(file, 5, SEEK_SET);
    int c = fgetc(file);
    ungetc('#', file);
    printf("%c then %c\n", c, fgetc(file));
    fclose(file);

    mkdir("/tmp/data", 0755);
    Record records[] = { { 1, 9.5f, "first" }, { 2, 7.25f, "second" }, { 3, 8.0f, "third" } };
    file = fopen("/tmp/data/records", "w+b");
    printf("wrote %zu of %zu bytes each\n", fwrite(records, sizeof *records, 3, file), sizeof *records);
    Record changed = { 2, 10, "changed" }, back;
    fseek(file, sizeof changed, SEEK_SET);
    fwrite(&changed, sizeof changed, 1, file);
    fseek(file, sizeof changed, SEEK_SET);
    fread(&back, sizeof back, 1, file);
    printf("%u %.2f %s\n", back.id, back.score, back.name);
    printf("one more: %zu\n", fread(&back, sizeof back, 2, file));
    fclose(file);

    mkdir("/tmp/data/inner", 0755);
    rename("notes.txt", "/tmp/data/moved.txt");
    list("/tmp/data");
    printf("folder not empty: %s\n", rmdir("/tmp/data") < 0 ? strerror(errno) : "gone");
    printf("not there: %s\n", fopen("notes.txt", "r") ? "opened" : strerror(errno));
    printf("exists already: %s\n", fopen("/tmp/data/moved.txt", "wx") ? "opened" : strerror(errno));
    truncate("/tmp/data/moved.txt", 10);
    list("/tmp/data");
    remove("/tmp/data/moved.txt");
    remove("/tmp/data/records");
    rmdir("/tmp/data/inner");
    printf("removed: %d\n", rmdir("/tmp/data"));
    list("/tmp/data");

    char *made = NULL;
    size_t size = 0;
    file = open_memstream(&made, &size);
    fprintf(file, "in memory %d", 1 << 20);
    fclose(file);
    printf("%s (%zu)\n", made, size);
    free(made);
    return 0;
}
