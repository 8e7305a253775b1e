/* os_stat.c -- what is known of files: stat and its kin, listing folders. */
#include "mod/os_impl.h"

#include <dirent.h>
#include <math.h>
#include <sys/statvfs.h>

#include "base/alloc.h"
#include "obj/seq.h"

/* ---- stat_result: the times of the tuple are whole seconds, the attributes floats ---- */

static const BlGetSet stat_fields[] = {
    BL_FIELD(0, "st_mode", "protection bits"), BL_FIELD(1, "st_ino", "inode"), BL_FIELD(2, "st_dev", "device"), BL_FIELD(3, "st_nlink", "number of hard links"),
    BL_FIELD(4, "st_uid", "user ID of owner"), BL_FIELD(5, "st_gid", "group ID of owner"), BL_FIELD(6, "st_size", "total size, in bytes"),
    BL_FIELD(10, "st_atime", "time of last access"), BL_FIELD(11, "st_mtime", "time of last modification"), BL_FIELD(12, "st_ctime", "time of last change"),
    BL_FIELD(10, "st_atime", "time of last access"), BL_FIELD(11, "st_mtime", "time of last modification"), BL_FIELD(12, "st_ctime", "time of last change"),
    BL_FIELD(13, "st_atime_ns", "time of last access in nanoseconds"), BL_FIELD(14, "st_mtime_ns", "time of last modification in nanoseconds"),
    BL_FIELD(15, "st_ctime_ns", "time of last change in nanoseconds"), BL_FIELD(16, "st_blksize", "blocksize for filesystem I/O"),
    BL_FIELD(17, "st_blocks", "number of blocks allocated"), BL_FIELD(18, "st_rdev", "device type (if inode device)"), {0}
};
static const BlType stat_type = BL_STRUCTSEQ("os.stat_result", stat_fields, "stat_result: Result from stat, fstat, or lstat.");

static const BlGetSet statvfs_fields[] = {
    BL_FIELD(0, "f_bsize", NULL), BL_FIELD(1, "f_frsize", NULL), BL_FIELD(2, "f_blocks", NULL), BL_FIELD(3, "f_bfree", NULL), BL_FIELD(4, "f_bavail", NULL),
    BL_FIELD(5, "f_files", NULL), BL_FIELD(6, "f_ffree", NULL), BL_FIELD(7, "f_favail", NULL), BL_FIELD(8, "f_flag", NULL), BL_FIELD(9, "f_namemax", NULL),
    BL_FIELD(10, "f_fsid", NULL), {0}
};
static const BlType statvfs_type = BL_STRUCTSEQ("os.statvfs_result", statvfs_fields, "statvfs_result: Result from statvfs or fstatvfs.");

static BlRef seconds(const struct timespec *t) { return bl_float_new((double)t->tv_sec + 1e-9 * (double)t->tv_nsec); }
static BlRef nanoseconds(const struct timespec *t) { return bl_int_from_int64((int64_t)t->tv_sec * 1000000000 + t->tv_nsec); }

BlRef bl_os_stat_new(const struct stat *st)
{
    const struct timespec *a = &st->st_atim, *m = &st->st_mtim, *c = &st->st_ctim;
    BlRef v[19] = {
        bl_int_from_uint64(st->st_mode), bl_int_from_uint64(st->st_ino), bl_int_from_uint64(st->st_dev), bl_int_from_uint64(st->st_nlink),
        bl_int_from_uint64(st->st_uid), bl_int_from_uint64(st->st_gid), bl_int_from_int64(st->st_size), bl_int_from_int64(a->tv_sec),
        bl_int_from_int64(m->tv_sec), bl_int_from_int64(c->tv_sec), seconds(a), seconds(m), seconds(c), nanoseconds(a), nanoseconds(m), nanoseconds(c),
        bl_int_from_int64(st->st_blksize), bl_int_from_int64(st->st_blocks), bl_int_from_uint64(st->st_rdev),
    };
    return bl_structseq_make(bl_os()->stat_result, v, 10, 19);
}

static BlRef do_stat(BlVal path, BlVal dir_fd, int follow, const char *fname)
{
    BlPath p;
    struct stat st;
    int at, r;
    if (!bl_os_dir_fd(dir_fd, &at) || !bl_path_arg(path, fname, NULL, follow >= 0, false, &p))
        return BL_NULL;
    do {
        r = p.fd >= 0 ? fstat(p.fd, &st) : fstatat(at, p.text, &st, follow > 0 ? 0 : AT_SYMLINK_NOFOLLOW);
    } while (r < 0 && bl_os_again());
    BlRef result = r < 0 ? bl_pending() ? BL_NULL : bl_os_error(&p) : bl_os_stat_new(&st);
    bl_path_free(&p);
    return result;
}

static FN(os_stat)
{
    int follow = bl_truth(arg[2]);
    return follow < 0 ? BL_NULL : do_stat(arg[0], arg[1], follow, "stat");
}
static FN(os_lstat) { return do_stat(arg[0], arg[1], -1, "lstat"); }

static FN(os_fstat)
{
    int fd;
    struct stat st;
    if (!bl_os_int(arg[0], &fd))
        return BL_NULL;
    return fstat(fd, &st) < 0 ? bl_os_error(NULL) : bl_os_stat_new(&st);
}

static FN(os_statvfs)
{
    BlPath p;
    struct statvfs s;
    if (!bl_path_arg(arg[0], "statvfs", NULL, true, false, &p))
        return BL_NULL;
    int r = p.fd >= 0 ? fstatvfs(p.fd, &s) : statvfs(p.text, &s);
    if (r < 0)
        bl_os_error(&p);
    bl_path_free(&p);
    if (r < 0)
        return BL_NULL;
    BlRef v[11] = {bl_int_from_uint64(s.f_bsize), bl_int_from_uint64(s.f_frsize), bl_int_from_uint64(s.f_blocks), bl_int_from_uint64(s.f_bfree),
                   bl_int_from_uint64(s.f_bavail), bl_int_from_uint64(s.f_files), bl_int_from_uint64(s.f_ffree), bl_int_from_uint64(s.f_favail),
                   bl_int_from_uint64(s.f_flag), bl_int_from_uint64(s.f_namemax), bl_int_from_uint64(s.f_fsid)};
    return bl_structseq_make(bl_os()->statvfs_result, v, 10, 11);
}

/* ---- listing ---- */

static bool dots(const char *name) { return name[0] == '.' && (!name[1] || (name[1] == '.' && !name[2])); }

static DIR *open_folder(BlPath *p)
{
    if (p->fd < 0)
        return opendir(p->text);
    int fd = fcntl(p->fd, F_DUPFD_CLOEXEC, 0);
    DIR *d = fd < 0 ? NULL : fdopendir(fd);
    if (!d && fd >= 0)
        close(fd);
    if (d)
        rewinddir(d);
    return d;
}

static FN(os_listdir)
{
    BlPath p;
    if (!bl_path_arg(arg[0], "listdir", NULL, true, true, &p))
        return BL_NULL;
    DIR *d = open_folder(&p);
    BlRef list = d ? bl_list_new(0) : bl_os_error(p.object == BL_NONE ? NULL : &p);
    while (list != BL_NULL) {
        errno = 0;
        struct dirent *e = readdir(d);
        if (!e) {
            if (errno) {
                bl_os_error(&p);
                bl_clear_ref(&list);
            }
            break;
        }
        if (dots(e->d_name))
            continue;
        BlRef name = bl_os_name(e->d_name, strlen(e->d_name), p.was_bytes);
        if (name == BL_NULL || !bl_list_adopt(list, name))
            bl_clear_ref(&list);
    }
    if (d)
        closedir(d);
    bl_path_free(&p);
    return list;
}

/* ---- scandir ---- */

typedef struct DirEntry {
    BlObject head;
    BlRef name, path, stat, lstat;      /* the last two: remembered answers, or BL_NULL */
    uint64_t inode;
    unsigned char type;                 /* DT_* */
    int dir_fd;                         /* -1: the path is enough */
} DirEntry;

typedef struct Scan {
    BlObject head;
    DIR *dir;
    BlRef folder;                       /* path as given: str, bytes or int */
    bool bytes;
    int fd;
} Scan;

static DirEntry *as_entry(BlVal v) { return (DirEntry *)bl_obj(v); }

static void entry_free(BlObject *o)
{
    DirEntry *e = (DirEntry *)o;
    bl_drop(e->name);
    bl_drop(e->path);
    bl_drop(e->stat);
    bl_drop(e->lstat);
    bl_object_free(o, o->shape->size);
}

static BlRef entry_stat_now(BlVal self, bool follow)
{
    DirEntry *e = as_entry(self);
    BlPath p;
    struct stat st;
    if (!bl_path_arg(e->dir_fd >= 0 ? e->name : e->path, NULL, NULL, false, false, &p))
        return BL_NULL;
    int r = fstatat(e->dir_fd >= 0 ? e->dir_fd : AT_FDCWD, p.text, &st, follow ? 0 : AT_SYMLINK_NOFOLLOW);
    BlRef result = r < 0 ? bl_raise_errno(errno, e->path) : bl_os_stat_new(&st);
    bl_path_free(&p);
    return result;
}

/* The remembered answer, borrowed. */
static BlVal entry_stat(BlVal self, bool follow)
{
    DirEntry *e = as_entry(self);
    if (follow && e->type != DT_LNK && e->type != DT_UNKNOWN)
        follow = false;
    BlRef *place = follow ? &e->stat : &e->lstat;
    if (*place == BL_NULL)
        *place = entry_stat_now(self, follow);
    return *place;
}

/* Is it of this kind of file: 1, 0, -1. A file that is gone is of none. */
static int entry_is(BlVal self, mode_t kind, unsigned char type, bool follow)
{
    DirEntry *e = as_entry(self);
    if (e->type != DT_UNKNOWN && (!follow || e->type != DT_LNK))
        return e->type == type;
    BlVal st = entry_stat(self, follow);
    if (st == BL_NULL)
        return bl_catch(bl_exc(FileNotFoundError)) ? 0 : -1;
    return ((mode_t)bl_imm_int(bl_as_tuple(st)->items[0]) & S_IFMT) == kind;
}

static BlRef answer(int r) { return r < 0 ? BL_NULL : bl_from_bool(r); }
static BlRef entry_is_dir(BlVal self, const BlVal *arg)
{
    int follow = bl_truth(arg[0]);
    return answer(follow < 0 ? -1 : entry_is(self, S_IFDIR, DT_DIR, follow));
}
static BlRef entry_is_file(BlVal self, const BlVal *arg)
{
    int follow = bl_truth(arg[0]);
    return answer(follow < 0 ? -1 : entry_is(self, S_IFREG, DT_REG, follow));
}
static BlRef entry_is_symlink(BlVal self, const BlVal *arg BL_UNUSED) { return answer(entry_is(self, S_IFLNK, DT_LNK, false)); }
static BlRef entry_stat_method(BlVal self, const BlVal *arg)
{
    int follow = bl_truth(arg[0]);
    return follow < 0 ? BL_NULL : bl_keep(entry_stat(self, follow));
}
static BlRef entry_inode(BlVal self, const BlVal *arg BL_UNUSED) { return bl_int_from_uint64(as_entry(self)->inode); }
static BlRef entry_fspath(BlVal self, const BlVal *arg BL_UNUSED) { return bl_keep(as_entry(self)->path); }
static BlRef entry_repr(BlVal self) { return bl_str_format("<DirEntry %R>", as_entry(self)->name); }
static BlRef entry_get_name(BlVal self) { return bl_keep(as_entry(self)->name); }
static BlRef entry_get_path(BlVal self) { return bl_keep(as_entry(self)->path); }

static const BlMethod entry_methods[] = {
    {"is_dir", entry_is_dir, "(*, follow_symlinks=True)", "Return True if the entry is a directory; cached per entry.", NULL, 0},
    {"is_file", entry_is_file, "(*, follow_symlinks=True)", "Return True if the entry is a file; cached per entry.", NULL, 0},
    {"is_symlink", entry_is_symlink, "()", "Return True if the entry is a symbolic link; cached per entry.", NULL, 0},
    {"stat", entry_stat_method, "(*, follow_symlinks=True)", "Return stat_result object for the entry; cached per entry.", NULL, 0},
    {"inode", entry_inode, "()", "Return inode of the entry; cached per entry.", NULL, 0},
    {"__fspath__", entry_fspath, "()", "Returns the path for the entry.", NULL, 0},
    {"__class_getitem__", bl_class_getitem, "(item, /)", "See PEP 585", NULL, BL_MF_CLASS},
    {0}
};
static const BlGetSet entry_getset[] = {{"name", entry_get_name, NULL, "the entry's base filename"}, {"path", entry_get_path, NULL, "the entry's full path name"}, {0}};

const BlType bl_dir_entry_type = {
    .name = "posix.DirEntry", .size = sizeof(DirEntry), .id = BL_T_NONE_OF_THESE, .flags = BL_TF_ABSTRACT, .free = entry_free, .repr = entry_repr,
    .methods = entry_methods, .getset = entry_getset,
};

static Scan *as_scan(BlVal v) { return (Scan *)bl_obj(v); }

static void scan_close(Scan *s)
{
    DIR *d = s->dir;
    s->dir = NULL;
    if (d)
        closedir(d);
}

static void scan_free(BlObject *o)
{
    scan_close((Scan *)o);
    bl_clear_ref(&((Scan *)o)->folder);
    bl_object_free(o, o->shape->size);
}

/* folder + "/" + name */
static BlRef join(const Scan *s, const char *name)
{
    if (s->folder == BL_NONE || bl_is_int(s->folder))
        return bl_os_name(name, strlen(name), s->bytes);
    BlPath p;
    if (!bl_path_arg(s->folder, NULL, NULL, false, false, &p))
        return BL_NULL;
    size_t n = strlen(p.text), m = strlen(name);
    char *text = bl_malloc(n + m + 2);
    BlRef r = BL_NULL;
    if (text) {
        memcpy(text, p.text, n);
        if (n && text[n - 1] != '/')
            text[n++] = '/';
        memcpy(text + n, name, m);
        r = bl_os_name(text, n + m, s->bytes);
        bl_mfree(text);
    } else
        bl_no_memory();
    bl_path_free(&p);
    return r;
}

static BlRef scan_next(BlVal self)
{
    Scan *s = as_scan(self);
    if (!s->dir)
        return BL_NULL;
    struct dirent *found;
    do {
        errno = 0;
        found = readdir(s->dir);
    } while (found && dots(found->d_name));
    if (!found) {
        int error = errno;
        scan_close(s);
        return error ? bl_raise_errno(error, s->folder) : BL_NULL;
    }
    DirEntry *e = (DirEntry *)bl_object_new(bl_class_shape(bl_os()->dir_entry), sizeof *e);
    if (!e)
        return BL_NULL;
    e->stat = e->lstat = BL_NULL;
    e->inode = found->d_ino;
    e->type = found->d_type;
    e->dir_fd = bl_is_int(s->folder) ? (int)bl_imm_int(s->folder) : -1;
    e->name = bl_os_name(found->d_name, strlen(found->d_name), s->bytes);
    e->path = e->name == BL_NULL ? BL_NULL : s->folder == BL_NONE ? bl_str_format("./%U", e->name) : join(s, found->d_name);
    BlRef v = bl_from_obj(e);
    if (e->path == BL_NULL)
        bl_clear_ref(&v);
    return v;
}

static BlRef scan_iter(BlVal self) { return bl_keep(self); }
static BlRef scan_enter(BlVal self, const BlVal *arg BL_UNUSED) { return bl_keep(self); }
static BlRef scan_close_method(BlVal self, const BlVal *arg BL_UNUSED)
{
    scan_close(as_scan(self));
    return BL_NONE;
}
static BlRef scan_exit(BlVal self, const BlVal *arg BL_UNUSED, size_t nargs BL_UNUSED, BlVal kwnames BL_UNUSED) { return scan_close_method(self, NULL); }

static const BlMethod scan_methods[] = {
    {"__enter__", scan_enter, "()", NULL, NULL, 0}, {"__exit__", NULL, NULL, NULL, scan_exit, 0}, {"close", scan_close_method, "()", NULL, NULL, 0}, {0}
};

const BlType bl_scandir_type = {
    .name = "posix.ScandirIterator", .size = sizeof(Scan), .id = BL_T_NONE_OF_THESE, .flags = BL_TF_ABSTRACT, .free = scan_free, .iter = scan_iter,
    .next = scan_next, .methods = scan_methods,
};

static FN(os_scandir)
{
    BlPath p;
    if (!bl_path_arg(arg[0], "scandir", NULL, true, true, &p))
        return BL_NULL;
    DIR *d = open_folder(&p);
    Scan *s = d ? (Scan *)bl_object_new(bl_class_shape(bl_os()->scandir), sizeof *s) : NULL;
    if (s) {
        s->dir = d;
        s->bytes = p.was_bytes;
        s->folder = bl_keep(p.object);
        s->fd = p.fd;
    } else if (d)
        closedir(d);
    else
        bl_os_error(p.object == BL_NONE ? NULL : &p);
    bl_path_free(&p);
    return s ? bl_from_obj(s) : BL_NULL;
}

const BlMethod bl_os_stat_functions[] = {
    {"stat", os_stat, "(path, *, dir_fd=None, follow_symlinks=True)", "Perform a stat system call on the given path.", NULL, 0},
    {"lstat", os_lstat, "(path, *, dir_fd=None)", "Perform a stat system call on the given path, without following symbolic links.", NULL, 0},
    {"fstat", os_fstat, "(fd)", "Perform a stat system call on the given file descriptor.", NULL, 0},
    {"statvfs", os_statvfs, "(path)", "Perform a statvfs system call on the given path.", NULL, 0},
    {"fstatvfs", os_statvfs, "(fd)", "Perform an fstatvfs system call on the given fd.", NULL, 0},
    {"listdir", os_listdir, "(path=None)", "Return a list containing the names of the files in the directory.", NULL, 0},
    {"scandir", os_scandir, "(path=None)", "Return an iterator of DirEntry objects for given path.", NULL, 0},
    {0}
};

static bool add(BlVal module, const BlType *type, const BlGetSet *fields, size_t n, BlRef *place)
{
    *place = bl_class_from_type(type, BL_NULL);
    return *place != BL_NULL && (!fields || bl_structseq_setup(*place, fields, n)) && bl_module_add(module, strrchr(type->name, '.') + 1, bl_keep(*place));
}

bool bl_os_stat_setup(BlVal module, BlOs *os)
{
    os->scandir = bl_class_from_type(&bl_scandir_type, BL_NULL);
    return os->scandir != BL_NULL && add(module, &stat_type, stat_fields, 10, &os->stat_result) && add(module, &statvfs_type, statvfs_fields, 10, &os->statvfs_result) &&
           add(module, &bl_dir_entry_type, NULL, 0, &os->dir_entry);
}
