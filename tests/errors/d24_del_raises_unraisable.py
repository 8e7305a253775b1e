class T:
    def __del__(self):
        1/0
t = T()
t = None
print("after")
