/* embed.c -- a build program: the library's sources as one C file.
 *
 *     embed ROOT FILE...     writes to stdout the table of src/vm/library.h
 *
 * Each file becomes one string literal, named as it is imported: ROOT/json/decoder.py is json.decoder, and
 * ROOT/json/__init__.py is the package json. A file that is no source keeps its path as its name, so that no import
 * finds it. The table is sorted by name: finding is a binary search.
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct Entry {
    char *name;
    const char *path;       /* as given */
    bool package;
    size_t size;
} Entry;

static void fail(const char *what, const char *path)
{
    fprintf(stderr, "embed: %s: %s\n", what, path);
    exit(1);
}

static char *module_name(const char *root, const char *path, bool *package)
{
    size_t n = strlen(root);
    if (strncmp(path, root, n) != 0 || path[n] != '/')
        fail("outside of the library", path);
    char *name = strdup(path + n + 1);
    size_t len = name ? strlen(name) : 0;
    *package = false;
    if (len < 4 || strcmp(name + len - 3, ".py") != 0)
        return name;
    name[len - 3] = 0;
    len -= 3;
    *package = len >= 9 && strcmp(name + len - 9, "/__init__") == 0;
    if (*package)
        name[len - 9] = 0;
    for (char *p = name; *p; p++)
        if (*p == '/')
            *p = '.';
    return name;
}

static size_t write_literal(const char *path)
{
    FILE *f = fopen(path, "rb");
    if (!f)
        fail("cannot open", path);
    size_t size = 0;
    int c;
    bool open = false;
    while ((c = getc(f)) != EOF) {
        if (!open) {
            fputs("    \"", stdout);
            open = true;
        }
        size++;
        if (c == '\n') {
            fputs("\\n\"\n", stdout);
            open = false;
        } else if (c == '"' || c == '\\')
            printf("\\%c", c);
        else if (c == '?' || c < 32 || c > 126)
            printf("\\%03o", c);
        else
            putchar(c);
    }
    if (open)
        fputs("\"\n", stdout);
    fclose(f);
    return size;
}

static int by_name(const void *a, const void *b)
{
    return strcmp(((const Entry *)a)->name, ((const Entry *)b)->name);
}

int main(int argc, char **argv)
{
    if (argc < 2)
        fail("usage", "embed ROOT FILE...");
    size_t n = (size_t)argc - 2;
    Entry *entries = calloc(n + 1, sizeof *entries);
    if (!entries)
        fail("out of memory", argv[1]);
    for (size_t i = 0; i < n; i++) {
        entries[i].path = argv[i + 2];
        entries[i].name = module_name(argv[1], argv[i + 2], &entries[i].package);
    }
    qsort(entries, n, sizeof *entries, by_name);
    puts("/* Made by scripts/embed.c from the library's sources. */\n#include \"vm/library.h\"\n");
    for (size_t i = 0; i < n; i++) {
        printf("static const char text_%zu[] =\n    \"\"\n", i);
        entries[i].size = write_literal(entries[i].path);
        puts("    ;");
    }
    puts("\nconst BlLibraryFile bl_library[] = {");
    for (size_t i = 0; i < n; i++)
        printf("    {\"%s\", \"%s\", text_%zu, %zu, %d},\n", entries[i].name, entries[i].path + strlen(argv[1]) + 1, i, entries[i].size,
               entries[i].package);
    puts("    {0}\n};");
    printf("const size_t bl_library_count = %zu;\n", n);
    return 0;
}
