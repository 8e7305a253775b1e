# logging: loggers, levels, handlers, formats, filters.
import io
import logging

def error(f, *a, **k):
    try:
        return f(*a, **k)
    except Exception as e:
        return f"{type(e).__name__}: {e}"

out = io.StringIO()

def text():
    result = out.getvalue()
    out.seek(0)
    out.truncate()
    return result.split("\n")

handler = logging.StreamHandler(out)
handler.setFormatter(logging.Formatter("%(levelname)s:%(name)s:%(funcName)s:%(lineno)d:%(message)s"))
log = logging.getLogger("a.b")
log.addHandler(handler)
log.propagate = False
log.debug("hidden")
log.warning("shown %s %d", "x", 3)
print(text())                                   # expect: ['WARNING:a.b:<module>:25:shown x 3', '']
log.setLevel(logging.DEBUG)
def inner():
    log.debug("now %(k)s", {"k": "v"})
inner()
print(text())                                   # expect: ['DEBUG:a.b:inner:29:now v', '']
try:
    1 / 0
except ZeroDivisionError:
    log.exception("oops")
print(text()[0], log.getEffectiveLevel(), log.isEnabledFor(5), logging.getLogger("a.b.c").getEffectiveLevel()) # expect: ERROR:a.b:<module>:35:oops 10 False 10
handler.setFormatter(logging.Formatter("{name}|{message}", style="{"))
handler.addFilter(lambda record: "no" not in record.getMessage())
log.info("yes")
log.info("no")
print(text())                                   # expect: ['a.b|yes', '']
log.log(35, "between")
print(text(), logging.getLevelName(35), logging.getLevelName("INFO"), logging.getLevelName(10)) # expect: ['a.b|between', ''] Level 35 20 DEBUG
logging.addLevelName(35, "NOTICE")
child = log.getChild("kid")
child.error("from below")
print(text(), child.name, child.parent is log, logging.getLogger("a") is logging.getLogger("a"), log) # expect: ['a.b.kid|from below', ''] a.b.kid True True <Logger a.b (DEBUG)>
adapter = logging.LoggerAdapter(log, {"user": "me"})
handler.setFormatter(logging.Formatter("%(user)s %(message)s"))
adapter.info("hello")
print(text())                                   # expect: ['me hello', '']
logging.disable(logging.CRITICAL)
log.critical("nothing")
logging.disable(logging.NOTSET)
print(text(), logging.getLogger() is logging.root, logging.root.name, logging.root.level) # expect: [''] True root 30
print(error(log.setLevel, "NOPE"), error(logging.Formatter, "x", style="?"), error(logging.Formatter, "no field")) # expect: ValueError: Unknown level: 'NOPE' ValueError: Style must be one of: %,{,$ ValueError: Invalid format 'no field' for '%' style
root_out = io.StringIO()
logging.basicConfig(stream=root_out, level="INFO", format="%(levelname)-8s%(message)s")
logging.info("root %s", 1)
logging.getLogger("other").warning("up")
print(root_out.getvalue().split("\n"), len(logging.root.handlers)) # expect: ['INFO    root 1', 'WARNING up', ''] 1
record = logging.makeLogRecord({"msg": "m %s", "args": (1,), "levelname": "X"})
print(record.getMessage(), record.levelname, logging.LogRecord("n", 20, "/p/f.py", 7, "m", (), None)) # expect: m 1 X <LogRecord: n, 20, /p/f.py, 7, "m">
