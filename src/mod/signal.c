/* signal.c -- SIGINT becomes KeyboardInterrupt, other signals run the handlers that a program sets.
 *
 * The C handler only notes the number and raises the tick flag; the loop, and long C loops through bl_check_signals, run the
 * handlers at a safe point.
 */
#include <errno.h>
#include <signal.h>
#include <unistd.h>

#include "mod/program.h"
#include "obj/interrupt.h"
#include "vm/runtime.h"

enum { SIGNALS = 65 };

static volatile sig_atomic_t arrived[SIGNALS], any_arrived;
static BlVm *receiver;                          /* signals belong to the process: the interpreter that asked for them */
typedef struct State { BlRef handlers[SIGNALS], default_int; } State;
extern const BlModuleDef bl_mod_signal;

static void note(int number)
{
    int saved = errno;
    if (number > 0 && number < SIGNALS) {
        arrived[number] = 1;
        any_arrived = 1;
        if (receiver)
            bl_tick_set(receiver, BL_TICK_SIGNAL);
    }
    errno = saved;
}

static State *state(void) { return bl_module_state(&bl_mod_signal); }

static bool handle(int number)
{
    State *s = state();
    BlVal handler = s ? s->handlers[number] : BL_NULL;
    if (handler == BL_NULL || handler == (s ? s->default_int : BL_NULL)) {
        if (number != SIGINT)
            return true;
        (void)bl_raise_none(bl_exc(KeyboardInterrupt));
        return false;
    }
    if (!bl_is_heap(handler))
        return true;
    BlRef frame = bl_vm->stack_top ? bl_frame_current(0) : BL_NONE;
    BlRef f = bl_keep(handler), r = frame == BL_NULL ? BL_NULL : bl_call2(f, bl_from_imm(number), frame);
    bl_drop(frame);
    bl_drop(f);
    bl_drop(r);
    return r != BL_NULL;
}

static bool run_handlers(void)
{
    bl_tick_clear(bl_vm, BL_TICK_SIGNAL);
    if (!any_arrived)
        return true;
    any_arrived = 0;
    for (int i = 1; i < SIGNALS; i++)
        if (arrived[i]) {
            arrived[i] = 0;
            if (!handle(i)) {
                for (int k = 1; k < SIGNALS; k++)
                    if (arrived[k])
                        note(k);
                return false;
            }
        }
    return true;
}

static void install(int number, void (*f)(int))
{
    struct sigaction a = {.sa_handler = f};
    sigemptyset(&a.sa_mask);
    sigaction(number, &a, NULL);
}

void bl_signal_start(void)
{
    receiver = bl_vm;
    bl_signal_hook = run_handlers;
    install(SIGPIPE, SIG_IGN);
    struct sigaction old;
    if (!sigaction(SIGINT, NULL, &old) && old.sa_handler != SIG_IGN)
        install(SIGINT, note);
}

void bl_signal_end(void)
{
    receiver = NULL;
    install(SIGINT, SIG_DFL);
}

/* ---- the module ---- */
static bool number_arg(BlVal v, int *out)
{
    int64_t n;
    if (!bl_index_int64(v, &n, bl_exc(OverflowError)))
        return false;
    if (n < 1 || n >= SIGNALS) {
        (void)bl_raise(bl_exc(ValueError), "signal number out of range");
        return false;
    }
    *out = (int)n;
    return true;
}

static BlRef current_handler(int n)
{
    State *s = state();
    if (s->handlers[n] != BL_NULL)
        return bl_keep(s->handlers[n]);
    struct sigaction a;
    if (sigaction(n, NULL, &a))
        return BL_NONE;
    if (n == SIGINT && a.sa_handler == note)
        return bl_keep(s->default_int);
    return bl_from_imm(a.sa_handler == SIG_IGN ? 1 : 0);
}

static BlRef signal_signal(BlVal self, const BlVal *arg)
{
    int n;
    (void)self;
    if (!number_arg(arg[0], &n))
        return BL_NULL;
    int64_t kind = -1;
    bool plain = bl_is_int(arg[1]) && bl_int_to_int64(arg[1], &kind) && (kind == 0 || kind == 1);
    if (!plain && bl_callable(arg[1]) <= 0)
        return bl_raise(bl_exc(TypeError), "signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object");
    if (n == SIGKILL || n == SIGSTOP)
        return bl_raise_errno(EINVAL, BL_NULL);
    BlRef old = current_handler(n);
    install(n, plain ? (kind == 1 ? SIG_IGN : SIG_DFL) : note);
    bl_replace(&state()->handlers[n], bl_keep(arg[1]));
    return old;
}

static BlRef signal_getsignal(BlVal self, const BlVal *arg)
{
    int n;
    (void)self;
    return number_arg(arg[0], &n) ? current_handler(n) : BL_NULL;
}

static BlRef signal_raise(BlVal self, const BlVal *arg)
{
    int n;
    (void)self;
    if (!number_arg(arg[0], &n))
        return BL_NULL;
    raise(n);
    return run_handlers() ? BL_NONE : BL_NULL;
}

static BlRef signal_alarm(BlVal self, const BlVal *arg)
{
    int64_t n;
    (void)self;
    return bl_index_int64(arg[0], &n, bl_exc(OverflowError)) ? bl_from_imm(alarm((unsigned)n)) : BL_NULL;
}

static BlRef signal_default_int(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    (void)self, (void)arg, (void)nargs, (void)kwnames;
    return bl_raise_none(bl_exc(KeyboardInterrupt));
}

static const BlMethod default_int = {.name = "default_int_handler", .vector = signal_default_int, .signature = "(signalnum, frame, /)",
                                     .doc = "The default handler for SIGINT: raises KeyboardInterrupt."};

static bool signal_exec(BlVal module)
{
    static const struct { const char *name; int value; } names[] = {
        {"SIG_DFL", 0}, {"SIG_IGN", 1}, {"SIGHUP", SIGHUP}, {"SIGINT", SIGINT}, {"SIGQUIT", SIGQUIT}, {"SIGILL", SIGILL}, {"SIGTRAP", SIGTRAP},
        {"SIGABRT", SIGABRT}, {"SIGBUS", SIGBUS}, {"SIGFPE", SIGFPE}, {"SIGKILL", SIGKILL}, {"SIGUSR1", SIGUSR1}, {"SIGSEGV", SIGSEGV},
        {"SIGUSR2", SIGUSR2}, {"SIGPIPE", SIGPIPE}, {"SIGALRM", SIGALRM}, {"SIGTERM", SIGTERM}, {"SIGCHLD", SIGCHLD}, {"SIGCONT", SIGCONT},
        {"SIGSTOP", SIGSTOP}, {"SIGTSTP", SIGTSTP}, {"SIGTTIN", SIGTTIN}, {"SIGTTOU", SIGTTOU}, {"SIGWINCH", SIGWINCH}, {"NSIG", SIGNALS},
    };
    State *s = ((BlModule *)bl_obj(module))->state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (!bl_module_add_int(module, names[i].name, names[i].value))
            return false;
    s->default_int = bl_native_new(&default_int, module, BL_NULL);
    return s->default_int != BL_NULL && bl_module_add(module, "default_int_handler", bl_keep(s->default_int));
}

static void signal_fini(void *p)
{
    State *s = p;
    for (int i = 0; i < SIGNALS; i++)
        bl_clear_ref(&s->handlers[i]);
    bl_clear_ref(&s->default_int);
}

static void signal_traverse(void *p, BlVisit visit, void *ctx)
{
    State *s = p;
    for (int i = 0; i < SIGNALS; i++)
        visit(s->handlers[i], ctx);
    visit(s->default_int, ctx);
}

static const BlMethod signal_methods[] = {
    {.name = "signal", .fn = signal_signal, .signature = "(signalnum, handler, /)", .doc = "Set the action for the given signal."},
    {.name = "getsignal", .fn = signal_getsignal, .signature = "(signalnum, /)", .doc = "Return the current action for the given signal."},
    {.name = "raise_signal", .fn = signal_raise, .signature = "(signalnum, /)", .doc = "Send a signal to the executing process."},
    {.name = "alarm", .fn = signal_alarm, .signature = "(seconds, /)", .doc = "Arrange for SIGALRM to arrive after the given number of seconds."},
    {0}};

const BlModuleDef bl_mod_signal = {.name = "_signal", .doc = "Signals.", .methods = signal_methods, .exec = signal_exec,
                                   .state_size = sizeof(State), .fini = signal_fini, .traverse = signal_traverse};
