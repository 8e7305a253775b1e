/* history.c -- what was typed before, kept in a file that several sessions may write at the same time.
 *
 * One entry per line; inside an entry a newline is written \n and a backslash \\. Each entry is appended, under a lock and with one write,
 * the moment it is typed, so a session that ends badly loses nothing. Whatever fails is silent: history is a comfort.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "main/line.h"

enum { PATH_LONGEST = 4096, TRIM_ABOVE = BL_HISTORY_MOST + BL_HISTORY_MOST / 4 };

static char path[PATH_LONGEST];
static bool searched, folders_made;

static const char *history_path(void)
{
    const char *own = getenv("BALLOON_HISTORY"), *state = getenv("XDG_STATE_HOME"), *home = getenv("HOME");
    int n = 0;
    if (searched)
        return *path ? path : NULL;
    searched = true;
    if (own)
        n = snprintf(path, sizeof path, "%s", own);
    else if (state && *state)
        n = snprintf(path, sizeof path, "%s/balloon/history", state);
    else if (home && *home)
        n = snprintf(path, sizeof path, "%s/.local/state/balloon/history", home);
    if (n < 0 || (size_t)n >= sizeof path)
        *path = 0;
    return *path ? path : NULL;
}

static void make_folders(void)
{
    if (folders_made)
        return;
    folders_made = true;
    for (char *p = path + 1; *p; p++)
        if (*p == '/') {
            *p = 0;
            mkdir(path, 0700);
            *p = '/';
        }
}

/* ---- the form in the file ---- */

static void escape(BlBuf *out, const char *text)
{
    for (; *text; text++) {
        if (*text == '\n')
            bl_buf_adds(out, "\\n");
        else if (*text == '\\')
            bl_buf_adds(out, "\\\\");
        else
            bl_buf_addc(out, *text);
    }
    bl_buf_addc(out, '\n');
}

static void unescape(BlBuf *out, const char *line, size_t n)
{
    bl_buf_clear(out);
    for (size_t i = 0; i < n; i++) {
        if (line[i] == '\\' && i + 1 < n && (line[i + 1] == 'n' || line[i + 1] == '\\'))
            bl_buf_addc(out, line[++i] == 'n' ? '\n' : '\\');
        else
            bl_buf_addc(out, line[i]);
    }
}

static bool read_file(int fd, BlBuf *b)
{
    for (;;) {
        if (!bl_buf_reserve(b, 1 << 16))
            return false;
        ssize_t n = read(fd, b->data + b->size, b->capacity - b->size - 1);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return n == 0;
        b->size += (size_t)n;
        b->data[b->size] = 0;
    }
}

/* Where the last BL_HISTORY_MOST lines begin; *count: how many lines there are at all. */
static const char *last_lines(const BlBuf *b, size_t *count)
{
    const char *begin = bl_buf_text(b), *p = begin + b->size;
    size_t kept = 0;
    *count = 0;
    const char *from = begin;
    while (p > begin) {
        const char *end = p;
        do
            p--;
        while (p > begin && p[-1] != '\n');
        if (end > p && ++*count && ++kept <= BL_HISTORY_MOST)
            from = p;
    }
    return from;
}

static int open_regular(int flags)
{
    struct stat st;
    int fd = open(path, flags | O_CLOEXEC | O_NONBLOCK, 0600);
    if (fd >= 0 && (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode))) {
        close(fd);
        fd = -1;
    }
    return fd;
}

void bl_history_load(void (*add)(const char *text))
{
    int fd = history_path() ? open_regular(O_RDONLY) : -1;
    if (fd < 0)
        return;
    BlBuf all = BL_BUF_INIT, entry = BL_BUF_INIT;
    size_t count;
    if (read_file(fd, &all)) {
        const char *end = bl_buf_text(&all) + all.size;
        for (const char *p = last_lines(&all, &count); p < end;) {
            const char *newline = memchr(p, '\n', (size_t)(end - p));
            if (!newline)
                newline = end;
            unescape(&entry, p, (size_t)(newline - p));
            if (entry.size && !entry.failed && !memchr(entry.data, 0, entry.size))
                add(bl_buf_text(&entry));
            p = newline + (newline < end);
        }
    }
    close(fd);
    bl_buf_free(&all);
    bl_buf_free(&entry);
}

static bool write_whole(int fd, const char *text, size_t n)
{
    while (n) {
        ssize_t done = write(fd, text, n);
        if (done < 0 && errno == EINTR)
            continue;
        if (done <= 0)
            return false;
        text += done;
        n -= (size_t)done;
    }
    return true;
}

void bl_history_append(const char *text)
{
    if (!history_path())
        return;
    make_folders();
    BlBuf line = BL_BUF_INIT;
    escape(&line, text);
    int fd = line.failed ? -1 : open_regular(O_WRONLY | O_APPEND | O_CREAT);
    if (fd >= 0) {
        flock(fd, LOCK_EX);
        off_t before = lseek(fd, 0, SEEK_END);
        if (!write_whole(fd, line.data, line.size) && before >= 0 && ftruncate(fd, before) != 0)
            errno = 0;                  /* a full disk: half an entry would spoil the next one */
        close(fd);
    }
    bl_buf_free(&line);
}

/* The file is shortened in place, under the lock that appending takes: an entry of another session is never lost. */
void bl_history_trim(void)
{
    int fd = history_path() ? open_regular(O_RDWR) : -1;
    if (fd < 0)
        return;
    BlBuf all = BL_BUF_INIT;
    size_t count;
    flock(fd, LOCK_EX);
    if (read_file(fd, &all)) {
        const char *from = last_lines(&all, &count);
        size_t left = (size_t)(bl_buf_text(&all) + all.size - from);
        if (count > TRIM_ABOVE && lseek(fd, 0, SEEK_SET) == 0 && write_whole(fd, from, left) && ftruncate(fd, (off_t)left) != 0)
            errno = 0;
    }
    close(fd);
    bl_buf_free(&all);
}
