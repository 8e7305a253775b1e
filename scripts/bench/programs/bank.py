# A bank: accounts of several kinds, transactions with checks, interest, statements; objects, dicts and exceptions together.
import sys
from collections import defaultdict


class BankError(Exception):
    pass


class Overdrawn(BankError):
    def __init__(self, account, missing):
        super().__init__("account %s lacks %d" % (account.number, missing))
        self.missing = missing


class Account:
    kind = "plain"
    fee = 2

    def __init__(self, number, owner):
        self.number = number
        self.owner = owner
        self._balance = 0
        self.history = []

    @property
    def balance(self):
        return self._balance

    def limit(self):
        return 0

    def post(self, amount, text):
        after = self._balance + amount
        if after < -self.limit():
            raise Overdrawn(self, -after - self.limit())
        self._balance = after
        self.history.append((len(self.history), amount, text))
        return after

    def interest(self):
        return 0

    def __repr__(self):
        return "<%s %s: %d>" % (self.kind, self.number, self._balance)


class Credit(Account):
    kind = "credit"
    fee = 5

    def limit(self):
        return 500

    def interest(self):
        return self._balance // 50 if self._balance < 0 else 0


class Savings(Account):
    kind = "savings"
    fee = 0

    def interest(self):
        return self._balance // 100

    def post(self, amount, text):
        if amount < 0 and text != "transfer":
            raise BankError("savings can only be transferred")
        return super().post(amount, text)


class Bank:
    kinds = {cls.kind: cls for cls in (Account, Credit, Savings)}

    def __init__(self):
        self.accounts = {}
        self.failed = defaultdict(int)

    def open(self, kind, owner):
        number = "%s-%05d" % (kind[0].upper(), len(self.accounts))
        account = self.accounts[number] = self.kinds[kind](number, owner)
        return account

    def transfer(self, source, target, amount):
        a, b = self.accounts[source], self.accounts[target]
        try:
            a.post(-amount - a.fee, "transfer")
        except Overdrawn as e:
            self.failed[type(e).__name__] += 1
            return False
        try:
            b.post(amount, "transfer")
        except BankError:
            a.post(amount + a.fee, "undone")
            return False
        return True

    def close_month(self):
        for account in self.accounts.values():
            due = account.interest()
            if due:
                try:
                    account.post(due, "interest")
                except Overdrawn as e:
                    self.failed["interest"] += e.missing > 0

    def by_owner(self):
        sums = {}
        for account in self.accounts.values():
            sums[account.owner] = sums.get(account.owner, 0) + account.balance
        return sums


def statement(account):
    lines = [f"{account.kind:<8} {account.number:>8} {account.owner}"]
    total = 0
    for n, amount, text in account.history[-5:]:
        total += amount
        lines.append(f"{n:4d} {text:<10} {amount:>+8d} {total:>8d}")
    return "\n".join(lines)


def run():
    bank = Bank()
    kinds = ["plain", "credit", "savings"]
    numbers = [bank.open(kinds[i % 3], "owner%d" % (i % 40)).number for i in range(120)]
    for number in numbers:
        bank.accounts[number].post(1000, "opening")
    done = 0
    x = 1
    for i in range(6000):
        x = x * 48271 % 2147483647
        done += bank.transfer(numbers[x % 120], numbers[x // 120 % 120], x % 300)
        if i % 500 == 499:
            bank.close_month()
    text = "\n\n".join(statement(a) for a in bank.accounts.values())
    print(done, dict(bank.failed), len(text), sum(bank.by_owner().values()), bank.accounts[numbers[7]])


for _ in range(int(sys.argv[1]) if len(sys.argv) > 1 else 90):
    run()
