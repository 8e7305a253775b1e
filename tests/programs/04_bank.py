# A bank: exceptions of its own, causes, contexts, a log that is written whatever happens, and an error nobody catches.
import sys
from contextlib import contextmanager
from decimal import Decimal


class BankError(Exception):
    """All that can go wrong in this bank."""


class NoSuchAccount(BankError, LookupError):
    def __str__(self):
        return f"account {self.args[0]!r} does not exist"


class NotEnough(BankError):
    def __init__(self, account, wanted):
        super().__init__(account, wanted)
        self.account, self.wanted = account, wanted

    @property
    def missing(self):
        return self.wanted - self.account.balance

    def __str__(self):
        return f"{self.account.owner} has {self.account.balance}, needs {self.missing} more"


class Frozen(BankError):
    pass


class Account:
    def __init__(self, owner, balance="0"):
        self.owner = owner
        self.balance = Decimal(balance)
        self.frozen = False

    def deposit(self, amount):
        if amount <= 0:
            raise ValueError(f"a deposit of {amount}")
        self.check()
        self.balance += amount

    def withdraw(self, amount):
        self.check()
        if amount > self.balance:
            raise NotEnough(self, amount)
        self.balance -= amount

    def check(self):
        if self.frozen:
            raise Frozen(self.owner)


class Bank:
    def __init__(self):
        self.accounts = {}
        self.log = []

    def open(self, owner, balance="0"):
        account = self.accounts.setdefault(owner, Account(owner, balance))
        return account

    def __getitem__(self, owner):
        try:
            return self.accounts[owner]
        except KeyError as e:
            raise NoSuchAccount(owner) from e

    @contextmanager
    def transaction(self, name):
        before = {owner: a.balance for owner, a in self.accounts.items()}
        self.log.append(f"begin {name}")
        try:
            yield self
        except Exception as e:
            for owner, balance in before.items():
                self.accounts[owner].balance = balance
            self.log.append(f"undo {name}: {type(e).__name__}")
            raise
        else:
            self.log.append(f"commit {name}")
        finally:
            self.log.append(f"end {name}")

    def transfer(self, source, target, amount):
        amount = Decimal(amount)
        with self.transaction(f"{source}->{target}"):
            self[source].withdraw(amount)
            self[target].deposit(amount)

    @property
    def total(self):
        return sum((a.balance for a in self.accounts.values()), Decimal(0))


def report(bank):
    for owner, account in sorted(bank.accounts.items()):
        print(f"  {owner:<8}{account.balance:>10}{'  frozen' if account.frozen else ''}")
    print(f"  {'total':<8}{bank.total:>10}")


bank = Bank()
bank.open("ann", "100.00")
bank.open("bob", "20.50")
bank.open("cleo")
report(bank)

orders = [("ann", "bob", "30.25"), ("bob", "ann", "999"), ("bob", "dora", "1"), ("eve", "ann", "1"), ("ann", "cleo", "-5"),
          ("ann", "cleo", "0.01"), ("cleo", "bob", "0.02")]
for source, target, amount in orders:
    try:
        bank.transfer(source, target, amount)
    except NotEnough as e:
        print("short:", e, "| missing", e.missing, "|", e.args[1])
    except NoSuchAccount as e:
        print("lookup:", e, "|", repr(e.__cause__), isinstance(e, LookupError))
    except BankError as e:
        print("other:", repr(e))
    except ValueError as e:
        print("value:", e)
    else:
        print("moved", amount, "from", source, "to", target)
    finally:
        print("  total", bank.total)
report(bank)
for line in bank.log:
    print("   ", line)

bank["bob"].frozen = True
try:
    try:
        bank.transfer("ann", "bob", "1")
    except Frozen as e:
        bank["zed"]
except BankError as e:
    print(type(e).__name__, "after", type(e.__context__).__name__, "after", type(e.__context__.__context__).__name__)
    print("suppressed:", e.__suppress_context__)

try:
    problems = []
    for owner in "xyz":
        try:
            bank[owner]
        except NoSuchAccount as e:
            problems.append(e)
    raise ExceptionGroup("three strangers", problems + [Frozen("bob")])
except* NoSuchAccount as group:
    print("strangers:", [str(e) for e in group.exceptions])
except* Frozen as group:
    print("frozen:", group.exceptions)


def close(bank):
    try:
        bank.transfer("ann", "nobody", "5")
    finally:
        print("closing", file=sys.stdout)


def day(bank):
    try:
        close(bank)
    except NoSuchAccount as e:
        e.add_note("The day ended badly.")
        raise RuntimeError("the books are open") from e


day(bank)
print("not reached")
