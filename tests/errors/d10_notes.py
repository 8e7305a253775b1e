try:
    [].pop()
except IndexError as e:
    e.add_note("while draining the queue")
    e.add_note("queue was empty\nsecond line")
    raise
