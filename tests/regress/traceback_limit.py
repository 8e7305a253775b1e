# With sys.tracebacklimit 0 a report has no header either.
import io
import sys

sys.stderr = io.StringIO()
sys.tracebacklimit = 0
try:
    1 / 0
except ZeroDivisionError:
    sys.excepthook(*sys.exc_info())
print(repr(sys.stderr.getvalue()))          # expect: 'ZeroDivisionError: division by zero\n'
