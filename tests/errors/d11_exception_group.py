def job(n):
    raise ValueError(f"job {n}")
errs = []
for n in (1, 2):
    try:
        job(n)
    except ValueError as e:
        errs.append(e)
raise ExceptionGroup("two jobs failed", errs)
