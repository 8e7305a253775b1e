"""Signals: handlers, timers, and the numbers as enumerations."""

import _signal
from _signal import *
from enum import IntEnum as _IntEnum

_globals = globals()


def _enumeration(name, accepts):
    members = {n: value for n, value in vars(_signal).items() if accepts(n)}
    enumeration = _IntEnum(name, members, module=__name__)
    _globals.update(enumeration.__members__)
    return enumeration


Signals = _enumeration('Signals', lambda n: n.isupper() and n.startswith('SIG') and not n.startswith('SIG_'))
Handlers = _enumeration('Handlers', lambda n: n in ('SIG_DFL', 'SIG_IGN'))
Sigmasks = _enumeration('Sigmasks', lambda n: n in ('SIG_BLOCK', 'SIG_UNBLOCK', 'SIG_SETMASK'))


def _to_enum(value, enumeration):
    """The member of that value, or the value if there is none."""
    if not isinstance(value, int):
        return value
    try:
        return enumeration(value)
    except ValueError:
        return value


def _to_int(value):
    try:
        return int(value)
    except (ValueError, TypeError):
        return value


def signal(signalnum, handler):
    """Set the action for a signal; the previous one is returned.

    The action can be SIG_DFL, SIG_IGN, or a callable that takes the number and the interrupted frame.
    """
    return _to_enum(_signal.signal(_to_int(signalnum), _to_int(handler)), Handlers)


def getsignal(signalnum):
    """Return the current action of a signal: SIG_IGN, SIG_DFL, None (unknown), or the callable."""
    return _to_enum(_signal.getsignal(signalnum), Handlers)


def valid_signals():
    """Return a set of the signal numbers of this platform."""
    return {_to_enum(x, Signals) for x in _signal.valid_signals()}


def pthread_sigmask(how, mask):
    """Change which signals are held back; return the set of those that were."""
    return {_to_enum(x, Signals) for x in _signal.pthread_sigmask(how, mask)}


def sigpending():
    """Return the set of signals that have come and are held back."""
    return {_to_enum(x, Signals) for x in _signal.sigpending()}


def sigwait(sigset):
    """Wait for a signal of the set and return it; no handler runs."""
    return _to_enum(_signal.sigwait(sigset), Signals)


class struct_siginfo(tuple):
    """What sigwaitinfo() tells of a signal."""

    n_fields = n_sequence_fields = 7
    n_unnamed_fields = 0
    __match_args__ = 'si_signo', 'si_code', 'si_errno', 'si_pid', 'si_uid', 'si_status', 'si_band'

    def __repr__(self):
        return 'signal.struct_siginfo(' + ', '.join(f'{name}={value!r}' for name, value in zip(self.__match_args__, self)) + ')'


for _place, _name in enumerate(struct_siginfo.__match_args__):
    setattr(struct_siginfo, _name, property(lambda self, _place=_place: self[_place]))


def sigwaitinfo(sigset):
    """Wait for a signal of the set; return a struct_siginfo."""
    return struct_siginfo(_signal.sigwaitinfo(sigset))


def sigtimedwait(sigset, timeout):
    """The same for at most timeout seconds; None when they are over."""
    info = _signal.sigtimedwait(sigset, timeout)
    return None if info is None else struct_siginfo(info)
