print(int("12a") + 1)
