# The debugger on a small program: stepping, the stack, breakpoints, values, commands. The whole output is in pdb_commands.out.
import io
import linecache
import pdb
import sys

source = '''\
def inner(a, b=2):
    total = a + b
    for i in range(2):
        total += i
    return total


def gen():
    yield 1
    yield 2


def outer(n):
    text = "outer"
    value = inner(n)
    for x in gen():
        value += x
    try:
        raise KeyError(value)
    except KeyError:
        pass
    return value * 2


result = outer(5)
print("result", result)
'''
linecache.cache['<prog>'] = len(source), None, source.splitlines(True), '<prog>'
program = compile(source, '<prog>', 'exec')


def play(title, commands):
    print('==', title)
    debugger = pdb.Pdb(stdin=io.StringIO(commands), stdout=sys.stdout, nosigint=True, readrc=False)
    debugger.clear_all_breaks()
    try:
        debugger.run(program, {'__name__': 'prog'})
    except BaseException as error:
        print(type(error).__name__)
    print()


play('stepping', 's\ns\ns\ns\na\nn\nn\np total\nn\nn\nr\nrv\nn\nc\n')
play('next over calls', 'n\nn\nn\nn\nn\nn\nn\nn\n')
play('until', 's\nn\nn\nn\ns\nn\nn\nn\nunt\nc\n')
play('a breakpoint in a function', 'n\nn\nb inner\nb\nc\nll\nu\nl\nl 1,3\nd\nc\n')
play('a condition', 'n\nn\nb <prog>:4, i == 1\nb 4\nc\np i, total\nc\n')
play('temporary, ignored, disabled', 'n\nn\nn\ntbreak inner\nb outer\nignore 2 1\nignore 2\ndisable 2\nb\nenable 2\nc\nc\n')
play('commands', 'n\nn\nn\nb inner\ncommands\nsilent\np a\nc\nc\n')
play('display', 's\ns\nn\nn\ns\nn\ndisplay total\nn\nn\nn\nundisplay total\nundisplay x\nc\n')
play('statements', 'x = 5\nx\n!n = 3\nn\n1/0\nif 1: print("if")\nimport math\nmath.pi\nc\n')
play('what is it', 's\nn\nn\nn\nwhatis inner\nwhatis 5\nwhatis int\nwhatis nothing\nsource inner\nsource 5\npp [1, 2]\np nothing\nc\n')
play('aliases', 'alias pp2 p %1 * 2\nalias\npp2 21\nunalias pp2\nalias\np 1 ;; p 2\nc\n')
play('bad arguments', 'b 99\nb nothing\nb 6\nu x\nd\nl x\nunt 0\nunt x\ncl 7\ncl x\nignore\ncondition 9\nenable x\nc\n')
play('the end of the input', 'n\n')
play('quit', 'n\nq\n')

try:
    exec(program, {'__name__': 'prog', 'print': 5})
except TypeError as error:
    tb = error.__traceback__
    debugger = pdb.Pdb(stdin=io.StringIO('w\np result\nq\n'), stdout=sys.stdout, nosigint=True, readrc=False)
    debugger.reset()
    debugger.interaction(None, tb.tb_next)
