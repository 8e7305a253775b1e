/* signal.c -- module _signal: handlers written in the language.
 *
 * The real handler only marks the signal and sets a tick; the loop, or a long C function, runs the program's handler at the
 * next safe point. SIGINT raises KeyboardInterrupt unless the program says otherwise.
 */
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <string.h>
#include <sys/time.h>
#include <unistd.h>

#include "mod/program.h"
#include "obj/interrupt.h"
#include "vm/runtime.h"

#define BL_UNUSED __attribute__((unused))
#define FN(name) static BlRef name(BlVal self BL_UNUSED, const BlVal *arg BL_UNUSED)

enum { SIGNALS = 65 };

static volatile sig_atomic_t marked[SIGNALS];
static BlVm *main_vm;                           /* set once at start */
static volatile sig_atomic_t wakeup_fd = -1;

typedef struct Signals {
    BlRef handler[SIGNALS];     /* int SIG_DFL or SIG_IGN, None, or a callable */
} Signals;
static Signals *state;                          /* belongs to main_vm */

static void mark(int number)
{
    int saved = errno;
    marked[number] = 1;
    bl_tick_set(main_vm, BL_TICK_SIGNAL);
    if (wakeup_fd >= 0) {
        unsigned char c = (unsigned char)number;
        if (write((int)wakeup_fd, &c, 1) < 0)
            errno = saved;
    }
    errno = saved;
}

static bool install(int number, void (*handler)(int))
{
    struct sigaction action = {.sa_handler = handler};
    sigemptyset(&action.sa_mask);
    return sigaction(number, &action, NULL) == 0;
}

/* ---- running handlers ---- */

static bool run_one(int number)
{
    BlRef f = state ? bl_keep(state->handler[number]) : BL_NULL;
    if (number == SIGINT && (f == BL_NULL || f == BL_TRUE)) {
        bl_drop(f);
        bl_raise_none(bl_exc(KeyboardInterrupt));
        return false;
    }
    if (f == BL_NULL || f == BL_NONE || bl_is_int(f)) {
        bl_drop(f);
        return true;
    }
    BlRef frame = bl_frame_current(0);
    if (frame == BL_NULL) {
        bl_clear_error();
        frame = BL_NONE;
    }
    BlRef r = bl_call2(f, bl_from_imm(number), frame);
    bl_drop(frame);
    bl_drop(f);
    bl_drop(r);
    return r != BL_NULL;
}

static bool run_handlers(void)
{
    bl_tick_clear(bl_vm, BL_TICK_SIGNAL);
    if (bl_vm != main_vm)
        return true;
    for (int i = 1; i < SIGNALS; i++) {
        if (!marked[i])
            continue;
        marked[i] = 0;
        if (!run_one(i)) {
            for (int k = i + 1; k < SIGNALS; k++)       /* the rest stays for later */
                if (marked[k])
                    bl_tick_set(bl_vm, BL_TICK_SIGNAL);
            return false;
        }
    }
    return true;
}

void bl_signal_start(void)
{
    main_vm = bl_vm;
    bl_signal_hook = run_handlers;
    struct sigaction old;
    install(SIGPIPE, SIG_IGN);
    if (sigaction(SIGINT, NULL, &old) == 0 && old.sa_handler == SIG_DFL)
        install(SIGINT, mark);
}

/* From here on signals do what the system does with them. */
void bl_signal_end(void)
{
    struct sigaction old;
    for (int i = 1; i < SIGNALS; i++)
        if (sigaction(i, NULL, &old) == 0 && old.sa_handler == mark)
            install(i, SIG_DFL);
    for (int i = 0; state && i < SIGNALS; i++)      /* they hold the module that holds them */
        bl_clear_ref(&state->handler[i]);
}

/* ---- functions ---- */

static bool number_arg(BlVal v, int *out)
{
    int64_t n;
    if (!bl_index_int64(v, &n, bl_exc(OverflowError)))
        return false;
    if (n < 1 || n >= SIGNALS) {
        bl_raise(bl_exc(ValueError), "signal number out of range");
        return false;
    }
    *out = (int)n;
    return true;
}

FN(default_int_handler) { return bl_raise_none(bl_exc(KeyboardInterrupt)); }

FN(signal_signal)
{
    int n;
    if (!number_arg(arg[0], &n))
        return BL_NULL;
    void (*how)(int) = mark;
    if (bl_is_int(arg[1]) && bl_int_sign(arg[1]) == 0)
        how = SIG_DFL;
    else if (bl_is_int(arg[1]) && arg[1] == bl_from_imm(1))
        how = SIG_IGN;
    else if (!bl_callable(arg[1]))
        return bl_raise(bl_exc(TypeError), "signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object");
    if (!bl_check_signals())
        return BL_NULL;
    if (!install(n, how))
        return bl_raise_errno(errno, BL_NULL);
    BlRef old = state->handler[n];
    state->handler[n] = bl_keep(arg[1]);
    return old == BL_NULL ? BL_NONE : old;
}

FN(signal_getsignal)
{
    int n;
    if (!number_arg(arg[0], &n))
        return BL_NULL;
    return state->handler[n] == BL_NULL ? BL_NONE : bl_keep(state->handler[n]);
}

FN(signal_raise)
{
    int64_t n;
    if (!bl_index_int64(arg[0], &n, bl_exc(OverflowError)))
        return BL_NULL;
    if (raise((int)n) != 0)
        return bl_raise_errno(errno, BL_NULL);
    return bl_check_signals() ? BL_NONE : BL_NULL;
}

FN(signal_alarm)
{
    int64_t n;
    return bl_index_int64(arg[0], &n, bl_exc(OverflowError)) ? bl_int_from_int64(alarm((unsigned)n)) : BL_NULL;
}

FN(signal_pause)
{
    pause();
    return bl_check_signals() ? BL_NONE : BL_NULL;
}

FN(signal_strsignal)
{
    int n;
    if (!number_arg(arg[0], &n))
        return BL_NULL;
    const char *text = strsignal(n);
    return text && strncmp(text, "Unknown signal", 14) ? bl_str_c(text) : BL_NONE;
}

FN(signal_siginterrupt)
{
    int n;
    int yes = bl_truth(arg[1]);
    struct sigaction action;
    if (yes < 0 || !number_arg(arg[0], &n))
        return BL_NULL;
    if (sigaction(n, NULL, &action) < 0)
        return bl_raise_errno(errno, BL_NULL);
    action.sa_flags = yes ? action.sa_flags & ~SA_RESTART : action.sa_flags | SA_RESTART;
    return sigaction(n, &action, NULL) < 0 ? bl_raise_errno(errno, BL_NULL) : BL_NONE;
}

FN(signal_set_wakeup_fd)
{
    int64_t fd;
    if (!bl_index_int64(arg[0], &fd, bl_exc(OverflowError)))
        return BL_NULL;
    int old = (int)wakeup_fd;
    wakeup_fd = (sig_atomic_t)fd;
    return bl_from_imm(old);
}

FN(signal_valid)
{
    BlRef set = bl_set_new();
    for (int i = 1; set != BL_NULL && i < SIGNALS; i++)
        if (i != 32 && i != 33 && !bl_set_add(set, bl_from_imm(i)))
            bl_clear_ref(&set);
    return set;
}

static BlRef timer_value(const struct itimerval *t)
{
    BlRef a = bl_float_new((double)t->it_value.tv_sec + (double)t->it_value.tv_usec * 1e-6);
    BlRef b = bl_float_new((double)t->it_interval.tv_sec + (double)t->it_interval.tv_usec * 1e-6);
    BlRef r = a == BL_NULL || b == BL_NULL ? BL_NULL : bl_tuple_pack(2, a, b);
    bl_drop(a);
    bl_drop(b);
    return r;
}

static void set_time(struct timeval *t, double d)
{
    t->tv_sec = (time_t)d;
    t->tv_usec = (suseconds_t)((d - (double)t->tv_sec) * 1e6 + 0.5);
}

FN(signal_setitimer)
{
    int64_t which;
    double first, interval = 0;
    struct itimerval now, old;
    if (!bl_index_int64(arg[0], &which, bl_exc(OverflowError)) || !bl_as_double(arg[1], &first) || (arg[2] != BL_NULL && !bl_as_double(arg[2], &interval)))
        return BL_NULL;
    set_time(&now.it_value, first);
    set_time(&now.it_interval, interval);
    if (setitimer((int)which, &now, &old) < 0)
        return bl_raise_errno(errno, BL_NULL);
    return timer_value(&old);
}

FN(signal_getitimer)
{
    int64_t which;
    struct itimerval now;
    if (!bl_index_int64(arg[0], &which, bl_exc(OverflowError)))
        return BL_NULL;
    return getitimer((int)which, &now) < 0 ? bl_raise_errno(errno, BL_NULL) : timer_value(&now);
}

/* ---- signals held back, and waited for ---- */

static bool set_of(BlVal iterable, sigset_t *out)
{
    BlRef row = bl_tuple_from_iterable(iterable);
    bool ok = row != BL_NULL;
    sigemptyset(out);
    for (size_t i = 0; ok && i < bl_as_tuple(row)->count; i++) {
        int64_t number;
        ok = bl_index_int64(bl_as_tuple(row)->items[i], &number, bl_exc(OverflowError));
        if (ok && (number < 1 || number >= SIGNALS || sigaddset(out, (int)number) < 0)) {
            bl_raise(bl_exc(ValueError), "signal number %ld out of range [1; %d]", (long)number, SIGNALS - 1);
            ok = false;
        }
    }
    bl_drop(row);
    return ok;
}

static BlRef members(const sigset_t *signals)
{
    BlRef set = bl_set_new();
    for (int i = 1; set != BL_NULL && i < SIGNALS; i++)
        if (sigismember(signals, i) == 1 && !bl_set_add(set, bl_from_imm(i)))
            bl_clear_ref(&set);
    return set;
}

/* What the mask let through is handled before the answer. */
FN(signal_pthread_sigmask)
{
    int64_t how;
    sigset_t wanted, before;
    if (!bl_index_int64(arg[0], &how, bl_exc(OverflowError)) || !set_of(arg[1], &wanted))
        return BL_NULL;
    int error = pthread_sigmask((int)how, &wanted, &before);
    if (error)
        return bl_raise_errno(error, BL_NULL);
    return bl_check_signals() ? members(&before) : BL_NULL;
}

FN(signal_sigpending)
{
    sigset_t waiting;
    return sigpending(&waiting) < 0 ? bl_raise_errno(errno, BL_NULL) : members(&waiting);
}

FN(signal_sigwait)
{
    sigset_t wanted;
    int number;
    if (!set_of(arg[0], &wanted))
        return BL_NULL;
    int error = sigwait(&wanted, &number);
    return error ? bl_raise_errno(error, BL_NULL) : bl_from_imm(number);
}

/* (signo, code, errno, pid, uid, status, band) */
static BlRef signal_info(const siginfo_t *info)
{
    return bl_tuple_pack(7, bl_from_imm(info->si_signo), bl_from_imm(info->si_code), bl_from_imm(info->si_errno), bl_from_imm(info->si_pid),
                         bl_from_imm(info->si_uid), bl_from_imm(info->si_status), bl_from_imm(info->si_band));
}

FN(signal_sigwaitinfo)
{
    sigset_t wanted;
    siginfo_t info;
    int r;
    if (!set_of(arg[0], &wanted))
        return BL_NULL;
    do {
        r = sigwaitinfo(&wanted, &info);
    } while (r < 0 && errno == EINTR && bl_check_signals());
    if (r < 0)
        return bl_pending() ? BL_NULL : bl_raise_errno(errno, BL_NULL);
    return signal_info(&info);
}

FN(signal_sigtimedwait)
{
    sigset_t wanted;
    siginfo_t info;
    double seconds;
    if (!set_of(arg[0], &wanted) || !bl_as_double(arg[1], &seconds))
        return BL_NULL;
    if (seconds < 0)
        return bl_raise(bl_exc(ValueError), "timeout must be non-negative");
    struct timespec left = {(time_t)seconds, (long)((seconds - (double)(time_t)seconds) * 1e9)};
    if (sigtimedwait(&wanted, &info, &left) >= 0)
        return signal_info(&info);
    if (errno == EINTR && !bl_check_signals())
        return BL_NULL;
    return errno == EAGAIN || errno == EINTR ? BL_NONE : bl_raise_errno(errno, BL_NULL);
}

FN(signal_pthread_kill)
{
    int64_t number;
    if (!bl_index_int64(arg[1], &number, bl_exc(OverflowError)))
        return BL_NULL;
    int error = pthread_kill(pthread_self(), (int)number);
    if (error)
        return bl_raise_errno(error, BL_NULL);
    return bl_check_signals() ? BL_NONE : BL_NULL;
}

static const BlMethod signal_methods[] = {
    {"pthread_kill", signal_pthread_kill, "(thread_id, signalnum, /)", "Send a signal to a thread; there is one.", NULL, 0},
    {"pthread_sigmask", signal_pthread_sigmask, "(how, mask, /)", "Fetch and/or change the signal mask of the calling thread.", NULL, 0},
    {"sigpending", signal_sigpending, "()", "Examine pending signals.", NULL, 0},
    {"sigtimedwait", signal_sigtimedwait, "(sigset, timeout, /)", "Like sigwaitinfo(), but with a timeout in seconds: None when it is over.", NULL, 0},
    {"sigwait", signal_sigwait, "(sigset, /)", "Wait for a signal of the set; its number.", NULL, 0},
    {"sigwaitinfo", signal_sigwaitinfo, "(sigset, /)", "Wait synchronously until one of the signals in sigset is delivered.", NULL, 0},
    {"default_int_handler", default_int_handler, "(signalnum, frame, /)", "The default handler for SIGINT: it raises KeyboardInterrupt.", NULL, 0},
    {"signal", signal_signal, "(signalnum, handler, /)", "Set the action for the given signal; the previous one is returned.", NULL, 0},
    {"getsignal", signal_getsignal, "(signalnum, /)", "Return the current action for the given signal.", NULL, 0},
    {"raise_signal", signal_raise, "(signalnum, /)", "Send a signal to the executing process.", NULL, 0},
    {"alarm", signal_alarm, "(seconds, /)", "Arrange for SIGALRM to arrive after the given number of seconds.", NULL, 0},
    {"pause", signal_pause, "()", "Wait until a signal arrives.", NULL, 0},
    {"strsignal", signal_strsignal, "(signalnum, /)", "Return the system description of the given signal.", NULL, 0},
    {"siginterrupt", signal_siginterrupt, "(signalnum, flag, /)", "Change system call restart behaviour.", NULL, 0},
    {"set_wakeup_fd", signal_set_wakeup_fd, "(fd, /, *, warn_on_full_buffer=True)", "Sets the fd to be written to (with the signal number) when a signal comes in.", NULL, 0},
    {"valid_signals", signal_valid, "()", "Return a set of valid signal numbers on this platform.", NULL, 0},
    {"setitimer", signal_setitimer, "(which, seconds, interval=NULL, /)", "Sets given itimer (one of ITIMER_REAL, ITIMER_VIRTUAL or ITIMER_PROF).", NULL, 0},
    {"getitimer", signal_getitimer, "(which, /)", "Returns current value of given itimer.", NULL, 0},
    {0}
};

static bool signal_exec(BlVal module)
{
    static const struct { const char *name; int value; } numbers[] = {
        {"SIGHUP", SIGHUP}, {"SIGINT", SIGINT}, {"SIGQUIT", SIGQUIT}, {"SIGILL", SIGILL}, {"SIGTRAP", SIGTRAP}, {"SIGABRT", SIGABRT}, {"SIGIOT", SIGIOT}, {"SIGBUS", SIGBUS},
        {"SIGFPE", SIGFPE}, {"SIGKILL", SIGKILL}, {"SIGUSR1", SIGUSR1}, {"SIGSEGV", SIGSEGV}, {"SIGUSR2", SIGUSR2}, {"SIGPIPE", SIGPIPE}, {"SIGALRM", SIGALRM},
        {"SIGTERM", SIGTERM}, {"SIGSTKFLT", 16}, {"SIGCHLD", SIGCHLD}, {"SIGCONT", SIGCONT}, {"SIGSTOP", SIGSTOP}, {"SIGTSTP", SIGTSTP}, {"SIGTTIN", SIGTTIN},
        {"SIGTTOU", SIGTTOU}, {"SIGURG", SIGURG}, {"SIGXCPU", SIGXCPU}, {"SIGXFSZ", SIGXFSZ}, {"SIGVTALRM", SIGVTALRM}, {"SIGPROF", SIGPROF},
        {"SIGWINCH", SIGWINCH}, {"SIGIO", SIGIO}, {"SIGPWR", SIGPWR}, {"SIGSYS", SIGSYS}, {"SIGCLD", SIGCHLD}, {"SIGPOLL", SIGIO}, {"SIGRTMIN", 34},
        {"SIGRTMAX", 64}, {"SIG_DFL", 0}, {"SIG_IGN", 1}, {"NSIG", SIGNALS}, {"ITIMER_REAL", ITIMER_REAL}, {"ITIMER_VIRTUAL", ITIMER_VIRTUAL},
        {"ITIMER_PROF", ITIMER_PROF}, {"SIG_BLOCK", SIG_BLOCK}, {"SIG_UNBLOCK", SIG_UNBLOCK}, {"SIG_SETMASK", SIG_SETMASK},
    };
    state = ((BlModule *)bl_obj(module))->state;
    for (int i = 0; i < SIGNALS; i++) {
        struct sigaction now;
        state->handler[i] = BL_NULL;
        if (i && sigaction(i, NULL, &now) == 0 && now.sa_handler != mark)
            state->handler[i] = now.sa_handler == SIG_IGN ? bl_from_imm(1) : now.sa_handler == SIG_DFL ? bl_from_imm(0) : BL_NONE;
    }
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        if (!bl_module_add_int(module, numbers[i].name, numbers[i].value))
            return false;
    if (state->handler[SIGINT] == BL_NULL)
        state->handler[SIGINT] = bl_getattr_c(module, "default_int_handler");
    return bl_module_add(module, "ItimerError", bl_keep(bl_exc(OSError)));
}

static void signal_fini(void *s)
{
    for (int i = 0; i < SIGNALS; i++)
        bl_clear_ref(&((Signals *)s)->handler[i]);
    state = NULL;
}
static void signal_traverse(void *s, BlVisit visit, void *ctx)
{
    for (int i = 0; i < SIGNALS; i++)
        visit(((Signals *)s)->handler[i], ctx);
}

const BlModuleDef bl_mod_signal = {
    .name = "_signal", .doc = "This module provides mechanisms to use signal handlers.", .methods = signal_methods, .exec = signal_exec,
    .state_size = sizeof(Signals), .fini = signal_fini, .traverse = signal_traverse,
};
