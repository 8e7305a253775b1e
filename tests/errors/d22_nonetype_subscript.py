def f(): pass
print(f()["a"]["b"])
