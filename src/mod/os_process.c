/* os_process.c -- processes, users, the environment, the system. */
#include "mod/os_impl.h"

#include <grp.h>
#include <sched.h>
#include <signal.h>
#include <sys/random.h>
#include <sys/resource.h>
#include <sys/times.h>
#include <sys/utsname.h>
#include <sys/wait.h>
#include <time.h>

#include "base/alloc.h"

extern char **environ;

static BlRef done(int r) { return r < 0 ? bl_raise_errno(errno, BL_NULL) : BL_NONE; }
static BlRef number(int64_t r) { return r < 0 ? bl_raise_errno(errno, BL_NULL) : bl_int_from_int64(r); }

/* ---- who we are ---- */

#define ID(name) static FN(os_##name) { return bl_int_from_int64((int64_t)name()); }
ID(getpid)
ID(getppid)
ID(getuid)
ID(geteuid)
ID(getgid)
ID(getegid)
ID(getpgrp)

static FN(os_setsid) { return number(setsid()); }

#define SET_ID(name)                                                                                                    \
    static FN(os_##name)                                                                                                \
    {                                                                                                                   \
        int64_t id;                                                                                                     \
        return bl_os_long(arg[0], &id) ? done(name((unsigned)id)) : BL_NULL;                                            \
    }
SET_ID(setuid)
SET_ID(setgid)
SET_ID(seteuid)
SET_ID(setegid)

static FN(os_getpgid)
{
    int pid;
    return bl_os_int(arg[0], &pid) ? number(getpgid(pid)) : BL_NULL;
}
static FN(os_getsid)
{
    int pid;
    return bl_os_int(arg[0], &pid) ? number(getsid(pid)) : BL_NULL;
}
static FN(os_setpgid)
{
    int pid, group;
    return bl_os_int(arg[0], &pid) && bl_os_int(arg[1], &group) ? done(setpgid(pid, group)) : BL_NULL;
}

static FN(os_getgroups)
{
    gid_t groups[1024];
    int n = getgroups(1024, groups);
    BlRef list = n < 0 ? bl_raise_errno(errno, BL_NULL) : bl_list_new((size_t)n);
    for (int i = 0; list != BL_NULL && i < n; i++)
        if (!bl_list_append(list, bl_from_imm(groups[i])))
            bl_clear_ref(&list);
    return list;
}

static FN(os_getlogin)
{
    char name[256];
    int error = getlogin_r(name, sizeof name);
    return error ? bl_raise_errno(error, BL_NULL) : bl_str_surrogateescape(name, strlen(name));
}

static FN(os_umask)
{
    int mask;
    return bl_os_int(arg[0], &mask) ? bl_from_imm(umask((mode_t)mask)) : BL_NULL;
}

/* ---- other processes ---- */

static FN(os_kill)
{
    int pid, number_;
    if (!bl_os_int(arg[0], &pid) || !bl_os_int(arg[1], &number_))
        return BL_NULL;
    if (kill(pid, number_) < 0)
        return bl_raise_errno(errno, BL_NULL);
    return bl_check_signals() ? BL_NONE : BL_NULL;
}
static FN(os_killpg)
{
    int group, number_;
    return bl_os_int(arg[0], &group) && bl_os_int(arg[1], &number_) ? done(killpg(group, number_)) : BL_NULL;
}

static FN(os_fork) { return number(fork()); }

static FN(os_exit_now)
{
    int status;
    if (!bl_os_int(arg[0], &status))
        return BL_NULL;
    _exit(status);
}

static FN(os_abort) { abort(); }

/* A row of C strings from a sequence of paths; release with free_row. */
static char **make_row(BlVal sequence)
{
    BlRef list = bl_fast_sequence(sequence, NULL);
    if (list == BL_NULL)
        return NULL;
    size_t n;
    const BlVal *items = bl_fast_items(list, &n);
    char **row = bl_calloc(n + 1, sizeof *row);
    bool ok = row != NULL;
    if (!row)
        bl_no_memory();
    for (size_t i = 0; ok && i < n; i++) {
        BlPath p;
        if (!(ok = bl_path_arg(items[i], NULL, NULL, false, false, &p)))
            break;
        row[i] = bl_malloc(strlen(p.text) + 1);
        if (row[i])
            strcpy(row[i], p.text);
        else {
            bl_no_memory();
            ok = false;
        }
        bl_path_free(&p);
        items = bl_fast_items(list, &n);
    }
    bl_drop(list);
    if (ok)
        return row;
    for (size_t i = 0; row && row[i]; i++)
        bl_mfree(row[i]);
    bl_mfree(row);
    return NULL;
}

static void free_row(char **row)
{
    for (size_t i = 0; row && row[i]; i++)
        bl_mfree(row[i]);
    bl_mfree(row);
}

/* KEY=VALUE texts from a mapping. */
static char **make_environment(BlVal mapping)
{
    BlRef items = bl_call_method(mapping, bl_name(items), NULL, 0), list = items == BL_NULL ? BL_NULL : bl_list_from_iterable(items);
    bl_drop(items);
    if (list == BL_NULL)
        return NULL;
    size_t n = bl_as_list(list)->count;
    char **row = bl_calloc(n + 1, sizeof *row);
    bool ok = row != NULL;
    if (!row)
        bl_no_memory();
    for (size_t i = 0; ok && i < n; i++) {
        BlVal both = bl_as_list(list)->items[i];
        BlPath k, v;
        if (!bl_is_tuple(both) || bl_as_tuple(both)->count != 2 || !bl_path_arg(bl_as_tuple(both)->items[0], NULL, NULL, false, false, &k)) {
            ok = false;
            break;
        }
        ok = bl_path_arg(bl_as_tuple(both)->items[1], NULL, NULL, false, false, &v);
        if (ok && (strlen(k.text) == 0 || strchr(k.text + 1, '='))) {
            bl_raise(bl_exc(ValueError), "illegal environment variable name");
            ok = false;
        }
        if (ok && !(row[i] = bl_malloc(strlen(k.text) + strlen(v.text) + 2))) {
            bl_no_memory();
            ok = false;
        }
        if (ok)
            sprintf(row[i], "%s=%s", k.text, v.text);
        bl_path_free(&k);
        bl_path_free(&v);
    }
    bl_drop(list);
    if (ok)
        return row;
    free_row(row);
    return NULL;
}

static BlRef exec(BlVal path, BlVal args, BlVal env, const char *fname)
{
    BlPath p;
    if (!bl_is_tuple(args) && !bl_is_list(args))
        return bl_raise(bl_exc(TypeError), "%s: argv must be a tuple or list", fname);
    int64_t n = bl_len(args);
    if (n < 1)
        return n < 0 ? BL_NULL : bl_raise(bl_exc(ValueError), "%s: argv must not be empty", fname);
    if (!bl_path_arg(path, fname, NULL, false, false, &p))
        return BL_NULL;
    char **argv = make_row(args), **envp = NULL;
    if (argv && (env == BL_NULL || (envp = make_environment(env)))) {
        fflush(NULL);
        if (envp)
            execve(p.text, argv, envp);
        else
            execv(p.text, argv);
        bl_os_error(&p);
    }
    free_row(argv);
    free_row(envp);
    bl_path_free(&p);
    return BL_NULL;
}
static FN(os_execv) { return exec(arg[0], arg[1], BL_NULL, "execv"); }
static FN(os_execve) { return exec(arg[0], arg[1], arg[2], "execve"); }

static BlRef wait_for(int pid, int options)
{
    int status;
    pid_t r;
    do {
        r = waitpid(pid, &status, options);
    } while (r < 0 && bl_os_again());
    if (r < 0)
        return bl_pending() ? BL_NULL : bl_raise_errno(errno, BL_NULL);
    return bl_tuple_pack(2, bl_from_imm(r), bl_from_imm(r ? status : 0));
}
static FN(os_waitpid)
{
    int pid, options;
    return bl_os_int(arg[0], &pid) && bl_os_int(arg[1], &options) ? wait_for(pid, options) : BL_NULL;
}
static FN(os_wait) { return wait_for(-1, 0); }

#define STATUS(name, convert)                                                                                           \
    static FN(os_##name)                                                                                                \
    {                                                                                                                   \
        int status;                                                                                                     \
        return bl_os_int(arg[0], &status) ? convert(name(status)) : BL_NULL;                                            \
    }
STATUS(WIFEXITED, bl_from_bool)
STATUS(WIFSIGNALED, bl_from_bool)
STATUS(WIFSTOPPED, bl_from_bool)
STATUS(WIFCONTINUED, bl_from_bool)
STATUS(WCOREDUMP, bl_from_bool)
STATUS(WEXITSTATUS, bl_from_imm)
STATUS(WTERMSIG, bl_from_imm)
STATUS(WSTOPSIG, bl_from_imm)

static FN(os_waitstatus_to_exitcode)
{
    int status;
    if (!bl_os_int(arg[0], &status))
        return BL_NULL;
    if (WIFEXITED(status))
        return bl_from_imm(WEXITSTATUS(status));
    if (WIFSIGNALED(status))
        return bl_from_imm(-WTERMSIG(status));
    if (WIFSTOPPED(status))
        return bl_raise(bl_exc(ValueError), "process stopped by delivery of signal %d", WSTOPSIG(status));
    return bl_raise(bl_exc(ValueError), "invalid wait status: %d", status);
}

static FN(os_system)
{
    BlPath p;
    if (!bl_path_arg(arg[0], NULL, NULL, false, false, &p))
        return BL_NULL;
    int r = system(p.text);
    bl_path_free(&p);
    return bl_from_imm(r);
}

static FN(os_nice)
{
    int n;
    if (!bl_os_int(arg[0], &n))
        return BL_NULL;
    errno = 0;
    int r = nice(n);
    return r == -1 && errno ? bl_raise_errno(errno, BL_NULL) : bl_from_imm(r);
}

static FN(os_sched_yield) { return done(sched_yield()); }

static FN(os_sched_getaffinity)
{
    cpu_set_t set;
    int pid;
    if (!bl_os_int(arg[0], &pid))
        return BL_NULL;
    if (sched_getaffinity(pid, sizeof set, &set) < 0)
        return bl_raise_errno(errno, BL_NULL);
    BlRef r = bl_set_new();
    for (int i = 0; r != BL_NULL && i < CPU_SETSIZE; i++)
        if (CPU_ISSET(i, &set) && !bl_set_add(r, bl_from_imm(i)))
            bl_clear_ref(&r);
    return r;
}

static FN(os_cpu_count)
{
    long n = sysconf(_SC_NPROCESSORS_ONLN);
    return n < 1 ? BL_NONE : bl_int_from_int64(n);
}

/* ---- environment ---- */

static FN(os_putenv)
{
    BlPath k, v;
    if (!bl_path_arg(arg[0], NULL, NULL, false, false, &k))
        return BL_NULL;
    if (!bl_path_arg(arg[1], NULL, NULL, false, false, &v)) {
        bl_path_free(&k);
        return BL_NULL;
    }
    BlRef r = BL_NULL;
    if (strchr(k.text, '='))
        bl_raise(bl_exc(ValueError), "illegal environment variable name");
    else
        r = done(setenv(k.text, v.text, 1));
    bl_path_free(&k);
    bl_path_free(&v);
    return r;
}

static FN(os_unsetenv)
{
    BlPath k;
    if (!bl_path_arg(arg[0], NULL, NULL, false, false, &k))
        return BL_NULL;
    BlRef r = done(unsetenv(k.text));
    bl_path_free(&k);
    return r;
}

static BlRef make_environ(void)
{
    BlRef dict = bl_dict_new();
    for (char **e = environ; dict != BL_NULL && e && *e; e++) {
        const char *eq = strchr(*e, '=');
        if (!eq)
            continue;
        BlRef k = bl_bytes_new(*e, (size_t)(eq - *e)), v = bl_bytes_new(eq + 1, strlen(eq + 1)), old;
        if (k == BL_NULL || v == BL_NULL || bl_dict_setdefault(dict, k, v, &old) < 0)
            bl_clear_ref(&dict);
        bl_drop(k);
        bl_drop(v);
    }
    return dict;
}

/* ---- the system ---- */

static const BlGetSet uname_fields[] = {
    BL_FIELD(0, "sysname", "operating system name"), BL_FIELD(1, "nodename", "name of machine on network (implementation-defined)"),
    BL_FIELD(2, "release", "operating system release"), BL_FIELD(3, "version", "operating system version"), BL_FIELD(4, "machine", "hardware identifier"), {0}
};
static const BlType uname_type = BL_STRUCTSEQ("posix.uname_result", uname_fields, "uname_result: Result from os.uname().");
static const BlGetSet times_fields[] = {
    BL_FIELD(0, "user", "user time"), BL_FIELD(1, "system", "system time"), BL_FIELD(2, "children_user", "user time of children"),
    BL_FIELD(3, "children_system", "system time of children"), BL_FIELD(4, "elapsed", "elapsed time since an arbitrary point in the past"), {0}
};
static const BlType times_type = BL_STRUCTSEQ("posix.times_result", times_fields, "times_result: Result from os.times().");

static BlRef text(const char *s) { return bl_str_surrogateescape(s, strlen(s)); }

static FN(os_uname)
{
    struct utsname u;
    if (uname(&u) < 0)
        return bl_raise_errno(errno, BL_NULL);
    BlRef v[5] = {text(u.sysname), text(u.nodename), text(u.release), text(u.version), text(u.machine)};
    return bl_structseq_make(bl_os()->uname_result, v, 5, 5);
}

static FN(os_times)
{
    struct tms t;
    clock_t elapsed = times(&t);
    double ticks = (double)sysconf(_SC_CLK_TCK);
    if (elapsed == (clock_t)-1)
        return bl_raise_errno(errno, BL_NULL);
    BlRef v[5] = {bl_float_new((double)t.tms_utime / ticks), bl_float_new((double)t.tms_stime / ticks), bl_float_new((double)t.tms_cutime / ticks),
                  bl_float_new((double)t.tms_cstime / ticks), bl_float_new((double)elapsed / ticks)};
    return bl_structseq_make(bl_os()->times_result, v, 5, 5);
}

static FN(os_getloadavg)
{
    double load[3];
    if (getloadavg(load, 3) != 3)
        return bl_raise(bl_exc(OSError), "Load averages are unobtainable");
    BlRef v[3] = {bl_float_new(load[0]), bl_float_new(load[1]), bl_float_new(load[2])};
    return bl_tuple_from_adopted(v, 3);
}

static FN(os_strerror)
{
    int code;
    return bl_os_int(arg[0], &code) ? text(strerror(code)) : BL_NULL;
}

static BlRef random_bytes(BlVal size, unsigned flags)
{
    int64_t n;
    if (!bl_os_long(size, &n))
        return BL_NULL;
    if (n < 0)
        return bl_raise(bl_exc(ValueError), "negative argument not allowed");
    BlRef b = bl_bytes_new(NULL, (size_t)n);
    for (size_t have = 0; b != BL_NULL && have < (size_t)n;) {
        ssize_t got = getrandom(bl_as_bytes(b)->data + have, (size_t)n - have, flags);
        if (got >= 0)
            have += (size_t)got;
        else if (!bl_os_again()) {
            if (!bl_pending())
                bl_raise_errno(errno, BL_NULL);
            bl_clear_ref(&b);
        }
    }
    return b;
}
static FN(os_urandom) { return random_bytes(arg[0], 0); }
static FN(os_getrandom)
{
    int flags;
    return bl_os_int(arg[1], &flags) ? random_bytes(arg[0], (unsigned)flags) : BL_NULL;
}

static const struct { const char *name; int value; } sysconf_names[] = {
    {"SC_ARG_MAX", _SC_ARG_MAX}, {"SC_CHILD_MAX", _SC_CHILD_MAX}, {"SC_CLK_TCK", _SC_CLK_TCK}, {"SC_NGROUPS_MAX", _SC_NGROUPS_MAX},
    {"SC_OPEN_MAX", _SC_OPEN_MAX}, {"SC_PAGESIZE", _SC_PAGESIZE}, {"SC_PAGE_SIZE", _SC_PAGESIZE}, {"SC_NPROCESSORS_CONF", _SC_NPROCESSORS_CONF},
    {"SC_NPROCESSORS_ONLN", _SC_NPROCESSORS_ONLN}, {"SC_PHYS_PAGES", _SC_PHYS_PAGES}, {"SC_AVPHYS_PAGES", _SC_AVPHYS_PAGES}, {"SC_IOV_MAX", _SC_IOV_MAX},
};

static FN(os_sysconf)
{
    int name = -1;
    if (bl_is_str(arg[0])) {
        for (size_t i = 0; i < sizeof sysconf_names / sizeof *sysconf_names; i++)
            if (bl_str_is(arg[0], sysconf_names[i].name))
                name = sysconf_names[i].value;
        if (name < 0)
            return bl_raise(bl_exc(ValueError), "unrecognized configuration name");
    } else if (!bl_os_int(arg[0], &name)) {
        return BL_NULL;
    }
    errno = 0;
    long n = sysconf(name);
    return n < 0 && errno ? bl_raise_errno(errno, BL_NULL) : bl_int_from_int64(n);
}

static FN(os_sync)
{
    sync();
    return BL_NONE;
}

static FN(os_ctermid)
{
    char name[L_ctermid];
    return text(ctermid(name));
}

const BlMethod bl_os_process_functions[] = {
    {"_exit", os_exit_now, "(status)", "Exit to the system with specified status, without normal exit processing.", NULL, 0},
    {"abort", os_abort, "()", "Abort the interpreter immediately.", NULL, 0},
    {"cpu_count", os_cpu_count, "()", "Return the number of CPUs in the system; return None if indeterminable.", NULL, 0},
    {"ctermid", os_ctermid, "()", "Return the name of the controlling terminal for this process.", NULL, 0},
    {"execv", os_execv, "(path, argv, /)", "Execute an executable path with arguments, replacing current process.", NULL, 0},
    {"execve", os_execve, "(path, argv, env)", "Execute an executable path with arguments, replacing current process.", NULL, 0},
    {"fork", os_fork, "()", "Fork a child process.", NULL, 0},
    {"getegid", os_getegid, "()", "Return the current process's effective group id.", NULL, 0},
    {"geteuid", os_geteuid, "()", "Return the current process's effective user id.", NULL, 0},
    {"getgid", os_getgid, "()", "Return the current process's group id.", NULL, 0},
    {"getgroups", os_getgroups, "()", "Return list of supplemental group IDs for the process.", NULL, 0},
    {"getloadavg", os_getloadavg, "()", "Return average recent system load information.", NULL, 0},
    {"getlogin", os_getlogin, "()", "Return the actual login name.", NULL, 0},
    {"getpgid", os_getpgid, "(pid)", "Call the system call getpgid(), and return the result.", NULL, 0},
    {"getpgrp", os_getpgrp, "()", "Return the current process group id.", NULL, 0},
    {"getpid", os_getpid, "()", "Return the current process id.", NULL, 0},
    {"getppid", os_getppid, "()", "Return the parent's process id.", NULL, 0},
    {"getrandom", os_getrandom, "(size, flags=0)", "Obtain a series of random bytes.", NULL, 0},
    {"getsid", os_getsid, "(pid, /)", "Call the system call getsid(pid) and return the result.", NULL, 0},
    {"getuid", os_getuid, "()", "Return the current process's user id.", NULL, 0},
    {"kill", os_kill, "(pid, signal, /)", "Kill a process with a signal.", NULL, 0},
    {"killpg", os_killpg, "(pgid, signal, /)", "Kill a process group with a signal.", NULL, 0},
    {"nice", os_nice, "(increment, /)", "Add increment to the priority of process and return the new priority.", NULL, 0},
    {"putenv", os_putenv, "(name, value, /)", "Change or add an environment variable.", NULL, 0},
    {"sched_getaffinity", os_sched_getaffinity, "(pid, /)", "Return the affinity of the process identified by pid.", NULL, 0},
    {"sched_yield", os_sched_yield, "()", "Voluntarily relinquish the CPU.", NULL, 0},
    {"setegid", os_setegid, "(egid, /)", "Set the current process's effective group id.", NULL, 0},
    {"seteuid", os_seteuid, "(euid, /)", "Set the current process's effective user id.", NULL, 0},
    {"setgid", os_setgid, "(gid, /)", "Set the current process's group id.", NULL, 0},
    {"setpgid", os_setpgid, "(pid, pgrp, /)", "Call the system call setpgid(pid, pgrp).", NULL, 0},
    {"setsid", os_setsid, "()", "Call the system call setsid().", NULL, 0},
    {"setuid", os_setuid, "(uid, /)", "Set the current process's user id.", NULL, 0},
    {"strerror", os_strerror, "(code, /)", "Translate an error code to a message string.", NULL, 0},
    {"sync", os_sync, "()", "Force write of everything to disk.", NULL, 0},
    {"sysconf", os_sysconf, "(name, /)", "Return an integer-valued system configuration variable.", NULL, 0},
    {"system", os_system, "(command)", "Execute the command in a subshell.", NULL, 0},
    {"times", os_times, "()", "Return a collection containing process timing information.", NULL, 0},
    {"umask", os_umask, "(mask, /)", "Set the current numeric umask and return the previous umask.", NULL, 0},
    {"uname", os_uname, "()", "Return an object identifying the current operating system.", NULL, 0},
    {"unsetenv", os_unsetenv, "(name, /)", "Delete an environment variable.", NULL, 0},
    {"urandom", os_urandom, "(size, /)", "Return a bytes object containing random bytes suitable for cryptographic use.", NULL, 0},
    {"wait", os_wait, "()", "Wait for completion of a child process.", NULL, 0},
    {"waitpid", os_waitpid, "(pid, options, /)", "Wait for completion of a given child process.", NULL, 0},
    {"waitstatus_to_exitcode", os_waitstatus_to_exitcode, "(status)", "Convert a wait status to an exit code.", NULL, 0},
    {"WCOREDUMP", os_WCOREDUMP, "(status, /)", "Return True if the process returning status was dumped to a core file.", NULL, 0},
    {"WEXITSTATUS", os_WEXITSTATUS, "(status)", "Return the process return code from status.", NULL, 0},
    {"WIFCONTINUED", os_WIFCONTINUED, "(status)", "Return True if a particular process was continued from a job control stop.", NULL, 0},
    {"WIFEXITED", os_WIFEXITED, "(status)", "Return True if the process returning status exited via the exit() system call.", NULL, 0},
    {"WIFSIGNALED", os_WIFSIGNALED, "(status)", "Return True if the process returning status was terminated by a signal.", NULL, 0},
    {"WIFSTOPPED", os_WIFSTOPPED, "(status)", "Return True if the process returning status was stopped.", NULL, 0},
    {"WSTOPSIG", os_WSTOPSIG, "(status)", "Return the signal that stopped the process that provided the status value.", NULL, 0},
    {"WTERMSIG", os_WTERMSIG, "(status)", "Return the signal that terminated the process that provided the status value.", NULL, 0},
    {0}
};

static bool add_names(BlVal module)
{
    BlRef dict = bl_dict_new();
    bool ok = dict != BL_NULL;
    for (size_t i = 0; ok && i < sizeof sysconf_names / sizeof *sysconf_names; i++)
        ok = bl_dict_set_c(dict, sysconf_names[i].name, bl_from_imm(sysconf_names[i].value));
    if (ok)
        return bl_module_add(module, "sysconf_names", dict);
    bl_drop(dict);
    return false;
}

bool bl_os_process_setup(BlVal module, BlOs *os)
{
    static const struct { const char *name; int value; } numbers[] = {
        {"WNOHANG", WNOHANG}, {"WUNTRACED", WUNTRACED}, {"WCONTINUED", WCONTINUED}, {"WEXITED", WEXITED}, {"WSTOPPED", WSTOPPED}, {"WNOWAIT", WNOWAIT},
        {"P_PID", 1}, {"P_PGID", 2}, {"P_ALL", 0}, {"PRIO_PROCESS", 0}, {"PRIO_PGRP", 1}, {"PRIO_USER", 2}, {"GRND_NONBLOCK", 1}, {"GRND_RANDOM", 2},
    };
    os->uname_result = bl_class_from_type(&uname_type, BL_NULL);
    os->times_result = bl_class_from_type(&times_type, BL_NULL);
    if (os->uname_result == BL_NULL || os->times_result == BL_NULL || !bl_structseq_setup(os->uname_result, uname_fields, 5) ||
        !bl_structseq_setup(os->times_result, times_fields, 5))
        return false;
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        if (!bl_module_add_int(module, numbers[i].name, numbers[i].value))
            return false;
    return bl_module_add(module, "uname_result", bl_keep(os->uname_result)) && bl_module_add(module, "times_result", bl_keep(os->times_result)) &&
           bl_module_add(module, "environ", make_environ()) && add_names(module);
}
