/* errno.c -- the system's error numbers by name. */
#include <errno.h>

#include "mod/program.h"

static const struct { const char *name; int value; } codes[] = {
#define E(NAME) {#NAME, NAME},
    E(E2BIG) E(EACCES) E(EADDRINUSE) E(EADDRNOTAVAIL) E(EADV) E(EAFNOSUPPORT) E(EAGAIN) E(EALREADY) E(EBADE) E(EBADF) E(EBADFD) E(EBADMSG) E(EBADR)
    E(EBADRQC) E(EBADSLT) E(EBFONT) E(EBUSY) E(ECANCELED) E(ECHILD) E(ECHRNG) E(ECOMM) E(ECONNABORTED) E(ECONNREFUSED) E(ECONNRESET) E(EDEADLK)
    E(EDEADLOCK) E(EDESTADDRREQ) E(EDOM) E(EDOTDOT) E(EDQUOT) E(EEXIST) E(EFAULT) E(EFBIG) E(EHOSTDOWN) E(EHOSTUNREACH) E(EIDRM) E(EILSEQ)
    E(EINPROGRESS) E(EINTR) E(EINVAL) E(EIO) E(EISCONN) E(EISDIR) E(EISNAM) E(EKEYEXPIRED) E(EKEYREJECTED) E(EKEYREVOKED) E(EL2HLT) E(EL2NSYNC)
    E(EL3HLT) E(EL3RST) E(ELIBACC) E(ELIBBAD) E(ELIBEXEC) E(ELIBMAX) E(ELIBSCN) E(ELNRNG) E(ELOOP) E(EMEDIUMTYPE) E(EMFILE) E(EMLINK) E(EMSGSIZE)
    E(EMULTIHOP) E(ENAMETOOLONG) E(ENAVAIL) E(ENETDOWN) E(ENETRESET) E(ENETUNREACH) E(ENFILE) E(ENOANO) E(ENOBUFS) E(ENOCSI) E(ENODATA) E(ENODEV)
    E(ENOENT) E(ENOEXEC) E(ENOKEY) E(ENOLCK) E(ENOLINK) E(ENOMEDIUM) E(ENOMEM) E(ENOMSG) E(ENONET) E(ENOPKG) E(ENOPROTOOPT) E(ENOSPC) E(ENOSR)
    E(ENOSTR) E(ENOSYS) E(ENOTBLK) E(ENOTCONN) E(ENOTDIR) E(ENOTEMPTY) E(ENOTNAM) E(ENOTRECOVERABLE) E(ENOTSOCK) E(ENOTSUP) E(ENOTTY) E(ENOTUNIQ)
    E(ENXIO) E(EOPNOTSUPP) E(EOVERFLOW) E(EOWNERDEAD) E(EPERM) E(EPFNOSUPPORT) E(EPIPE) E(EPROTO) E(EPROTONOSUPPORT) E(EPROTOTYPE) E(ERANGE)
    E(EREMCHG) E(EREMOTE) E(EREMOTEIO) E(ERESTART) E(ERFKILL) E(EROFS) E(ESHUTDOWN) E(ESOCKTNOSUPPORT) E(ESPIPE) E(ESRCH) E(ESRMNT) E(ESTALE)
    E(ESTRPIPE) E(ETIME) E(ETIMEDOUT) E(ETOOMANYREFS) E(ETXTBSY) E(EUCLEAN) E(EUNATCH) E(EUSERS) E(EWOULDBLOCK) E(EXDEV) E(EXFULL)
#undef E
};

static bool errno_exec(BlVal module)
{
    BlRef names = bl_dict_new();
    bool ok = names != BL_NULL;
    for (size_t i = 0; ok && i < sizeof codes / sizeof *codes; i++) {
        BlRef name = bl_str_intern(codes[i].name);
        ok = name != BL_NULL && bl_module_add_int(module, codes[i].name, codes[i].value);
        if (ok && strcmp(codes[i].name, "EWOULDBLOCK") && strcmp(codes[i].name, "EDEADLOCK") && strcmp(codes[i].name, "EOPNOTSUPP"))
            ok = bl_dict_set(names, bl_from_imm(codes[i].value), name);
        bl_drop(name);
    }
    return ok ? bl_module_add(module, "errorcode", names) : (bl_drop(names), false);
}

const BlModuleDef bl_mod_errno = {.name = "errno", .doc = "This module makes available standard errno system symbols.", .exec = errno_exec};
