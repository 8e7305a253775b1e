# signal: signals held back, seen as pending, waited for; other names.
import os
import signal

print(signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR1, signal.SIGUSR2]))       # expect: set()
os.kill(os.getpid(), signal.SIGUSR1)
print(signal.sigpending(), repr(signal.sigwait([signal.SIGUSR1])))                      # expect: {<Signals.SIGUSR1: 10>} <Signals.SIGUSR1: 10>
os.kill(os.getpid(), signal.SIGUSR2)
info = signal.sigwaitinfo({signal.SIGUSR2})
print(info.si_signo, len(info), info.si_pid == os.getpid(), info[0])                    # expect: 12 7 True 12
print(signal.sigtimedwait([signal.SIGUSR1], 0.01))                                      # expect: None
print(sorted(signal.pthread_sigmask(signal.SIG_UNBLOCK, [10, 12])), signal.SIGIOT)      # expect: [<Signals.SIGUSR1: 10>, <Signals.SIGUSR2: 12>] 6
signal.signal(signal.SIGUSR1, lambda number, frame: print('handled', number))
signal.pthread_kill(__import__('threading').get_ident(), signal.SIGUSR1)                # expect: handled 10
signal.pthread_sigmask(signal.SIG_BLOCK, [99])                                          # raises: ValueError: signal number 99 out of range [1; 64]
