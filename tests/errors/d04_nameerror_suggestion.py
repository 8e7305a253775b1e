counter = 0
def bump():
    return countre + 1
bump()
