class Account:
    def __init__(self, balance):
        self.balance = balance
    def withdraw(self, amount):
        if amount > self.balance:
            raise ValueError(f"need {amount}, have {self.balance}")
        self.balance -= amount

def main():
    Account(10).withdraw(25)

main()
