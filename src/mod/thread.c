/* thread.c -- what one thread needs of threads: locks that can be taken and given back, its own number. Starting another is an error. */
#include "mod/program.h"
#include "obj/interrupt.h"

typedef struct BlLock { BlObject head; int64_t held; bool reentrant; } BlLock;
typedef struct State { BlRef lock, rlock; } State;
extern const BlModuleDef bl_mod_thread;

static BlLock *lock_of(BlVal v) { return (BlLock *)bl_obj(v); }

static BlRef lock_new(BlClass *cls, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    (void)arg;
    if (!bl_no_keywords("lock", kwnames) || !bl_check_arity("lock", nargs, 0, 0))
        return BL_NULL;
    BlShape *shape = bl_class_shape(bl_class_value(cls));
    BlLock *l = (BlLock *)bl_object_new(shape, shape->size);
    if (!l)
        return BL_NULL;
    l->held = 0;
    State *state = bl_module_state(&bl_mod_thread);
    l->reentrant = state && bl_subclass(cls, bl_as_class(state->rlock));
    if (shape->type->flags & BL_TF_TRACKED)
        bl_gc_track(&l->head);
    return bl_from_obj(l);
}

static void lock_free(BlObject *o) { bl_object_free(o, o->shape->size); }

/* Tracked so that weak references and subclasses work; it owns nothing. */
static void lock_traverse(BlObject *o, BlVisit visit, void *ctx) { (void)o, (void)visit, (void)ctx; }

/* Waiting for a lock that this only thread holds would never end: a wait with a timeout gives up, one without is an error. */
static BlRef lock_acquire(BlVal self, const BlVal *arg)
{
    BlLock *l = lock_of(self);
    double timeout;
    if (!bl_as_double(arg[1], &timeout))
        return BL_NULL;
    bool blocking = arg[0] == BL_TRUE;
    if (!blocking && timeout != -1)
        return bl_raise(bl_exc(ValueError), "can't specify a timeout for a non-blocking call");
    if (timeout < 0 && timeout != -1)
        return bl_raise(bl_exc(ValueError), "timeout value must be a non-negative number");
    if (!l->held || l->reentrant) {
        l->held++;
        return BL_TRUE;
    }
    if (blocking && timeout == -1)
        return bl_raise(bl_exc(RuntimeError), "deadlock: the only thread waits for a lock that it holds");
    return BL_FALSE;
}

static BlRef lock_release(BlVal self, const BlVal *arg)
{
    BlLock *l = lock_of(self);
    (void)arg;
    if (!l->held)
        return bl_raise(bl_exc(RuntimeError), l->reentrant ? "cannot release un-acquired lock" : "release unlocked lock");
    l->held--;
    return BL_NONE;
}

static BlRef lock_enter(BlVal self, const BlVal *arg)
{
    (void)arg;
    return lock_acquire(self, (BlVal[]){BL_TRUE, bl_from_imm(-1)});
}

static BlRef lock_exit(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    (void)arg, (void)nargs, (void)kwnames;
    return lock_release(self, NULL);
}

static BlRef lock_locked(BlVal self, const BlVal *arg)
{
    (void)arg;
    return bl_from_bool(lock_of(self)->held > 0);
}

static BlRef lock_is_owned(BlVal self, const BlVal *arg) { return lock_locked(self, arg); }

static BlRef lock_repr(BlVal self)
{
    BlLock *l = lock_of(self);
    if (l->reentrant)
        return bl_str_format("<%s %s object owner=%ld count=%ld at 0x%lx>", l->held ? "locked" : "unlocked", bl_type_name(self), l->held ? 1L : 0L,
                             (long)l->held, (unsigned long)(uintptr_t)l);
    return bl_str_format("<%s %s object at 0x%lx>", l->held ? "locked" : "unlocked", bl_type_name(self), (unsigned long)(uintptr_t)l);
}

static const BlMethod lock_methods[] = {
    {.name = "acquire", .fn = lock_acquire, .signature = "(blocking: bool=True, timeout=-1)", .doc = "Lock the lock."},
    {.name = "release", .fn = lock_release, .signature = "()", .doc = "Release the lock."},
    {.name = "locked", .fn = lock_locked, .signature = "()", .doc = "Return whether the lock is in the locked state."},
    {.name = "_is_owned", .fn = lock_is_owned, .signature = "()", .doc = "For internal use by `threading.Condition`."},
    {.name = "__enter__", .fn = lock_enter, .signature = "()", .doc = "Lock the lock."},
    {.name = "__exit__", .vector = lock_exit, .signature = "(*args)", .doc = "Release the lock."},
    {0}};

static const BlType lock_type = {.name = "_thread.lock", .size = sizeof(BlLock), .flags = BL_TF_WEAKREF | BL_TF_TRACKED, .id = BL_T_NONE_OF_THESE,
                                 .new_ = lock_new, .free = lock_free, .traverse = lock_traverse, .repr = lock_repr, .methods = lock_methods};
static const BlType rlock_type = {.name = "_thread.RLock", .size = sizeof(BlLock), .flags = BL_TF_WEAKREF | BL_TF_BASETYPE | BL_TF_TRACKED,
                                  .id = BL_T_NONE_OF_THESE, .new_ = lock_new, .free = lock_free, .traverse = lock_traverse, .repr = lock_repr, .methods = lock_methods};

static BlRef thread_get_ident(BlVal self, const BlVal *arg)
{
    (void)self, (void)arg;
    return bl_int_from_uint64((uint64_t)(uintptr_t)bl_vm);
}

static BlRef thread_allocate_lock(BlVal self, const BlVal *arg)
{
    (void)self, (void)arg;
    State *s = bl_module_state(&bl_mod_thread);
    return bl_call0(s->lock);
}

static BlRef thread_start(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    (void)self, (void)arg, (void)nargs, (void)kwnames;
    return bl_raise(bl_exc(RuntimeError), "can't start new thread");
}

static BlRef thread_count(BlVal self, const BlVal *arg)
{
    (void)self, (void)arg;
    return bl_from_imm(0);
}

/* Without threads nobody ever waits for the lock that tells a thread's end. */
static BlRef thread_set_sentinel(BlVal self, const BlVal *arg) { return thread_allocate_lock(self, arg); }

static BlRef thread_stack_size(BlVal self, const BlVal *arg)
{
    (void)self;
    int64_t size = bl_imm_int(arg[0]);
    if (size < 0)
        return bl_raise(bl_exc(ValueError), "size must be 0 or a positive value");
    return bl_from_imm(0);
}

static const BlMethod thread_methods[] = {
    {.name = "get_ident", .fn = thread_get_ident, .signature = "()", .doc = "Number of the current thread."},
    {.name = "get_native_id", .fn = thread_get_ident, .signature = "()", .doc = "Number of the current thread."},
    {.name = "allocate_lock", .fn = thread_allocate_lock, .signature = "()", .doc = "Create a new lock object."},
    {.name = "start_new_thread", .vector = thread_start, .signature = "(function, args, kwargs=None, /)", .doc = "Balloon has one thread: RuntimeError."},
    {.name = "start_new", .vector = thread_start, .signature = "(function, args, kwargs=None, /)", .doc = "An old name of start_new_thread()."},
    {.name = "allocate", .fn = thread_allocate_lock, .signature = "()", .doc = "An old name of allocate_lock()."},
    {.name = "_set_sentinel", .fn = thread_set_sentinel, .signature = "()", .doc = "A lock that is released when the current thread ends."},
    {.name = "stack_size", .fn = thread_stack_size, .signature = "(size: ssize=0, /)", .doc = "Size of the stacks of new threads: 0, as the system has it."},
    {.name = "_count", .fn = thread_count, .signature = "()", .doc = "Number of threads started."},
    {0}};

static bool thread_exec(BlVal module)
{
    State *s = bl_module_state(&bl_mod_thread);
    if (!s)
        s = ((BlModule *)bl_obj(module))->state;
    return bl_module_add(module, "LockType", bl_keep(s->lock)) && bl_module_add(module, "error", bl_keep(bl_exc(RuntimeError)))
           && bl_module_add(module, "TIMEOUT_MAX", bl_float_new(9223372036.0));
}

static const BlModuleType thread_types[] = {{&lock_type, offsetof(State, lock)}, {&rlock_type, offsetof(State, rlock)}, {0}};
const BlModuleDef bl_mod_thread = {.name = "_thread", .doc = "Locks for programs of one thread.", .methods = thread_methods, .types = thread_types,
                                   .exec = thread_exec, .state_size = sizeof(State)};
