"""A little machine: an assembler with labels, a stack, calls, a heap, a debugger; the programs include one that fails."""
import sys
from collections import namedtuple

Instruction = namedtuple("Instruction", "op argument line", defaults=(None, 0))


class MachineError(Exception):
    def __init__(self, message, machine):
        super().__init__(message)
        self.where = machine.code[machine.pc - 1].line if machine.pc else 0


def assemble(source):
    labels, code, fixes = {}, [], []
    for number, line in enumerate(source.splitlines(), 1):
        line, *_ = line.split(";")
        line = line.strip()
        while ":" in line:
            label, line = (s.strip() for s in line.split(":", 1))
            if label in labels:
                raise SyntaxError(f"line {number}: label {label} twice")
            labels[label] = len(code)
        if not line:
            continue
        op, *argument = line.split(None, 1)
        value = argument[0] if argument else None
        if value and value.lstrip("-").isdigit():
            value = int(value)
        elif value and value[0] == value[-1] == "'":
            value = value[1:-1]
        elif value:
            fixes.append((len(code), value, number))
        code.append(Instruction(op.upper(), value, number))
    for position, label, number in fixes:
        if label not in labels:
            raise SyntaxError(f"line {number}: no label {label}")
        code[position] = code[position]._replace(argument=labels[label])
    return code


def operation(f):
    f.is_operation = True
    return f


class Machine:
    def __init__(self, code, limit=100_000, trace=None):
        self.code, self.limit, self.trace = code, limit, trace
        self.stack, self.calls, self.memory, self.output = [], [], {}, []
        self.pc = self.steps = 0

    def pop(self):
        try:
            return self.stack.pop()
        except IndexError:
            raise MachineError("stack is empty", self) from None

    def run(self):
        table = {name[3:].upper(): getattr(self, name) for name in dir(self) if name.startswith("op_")}
        while self.pc < len(self.code):
            instruction = self.code[self.pc]
            self.pc += 1
            self.steps += 1
            if self.steps > self.limit:
                raise MachineError("too many steps", self)
            if self.trace:
                self.trace(self, instruction)
            try:
                action = table[instruction.op]
            except KeyError as e:
                raise MachineError(f"what is {e}?", self) from e
            if action(instruction.argument) is False:
                break
        return "".join(self.output)

    def op_push(self, value): self.stack.append(value)
    def op_pop(self, _): self.pop()
    def op_dup(self, _): self.stack.append(self.stack[-1])
    def op_over(self, _): self.stack.append(self.stack[-2])
    def op_swap(self, _): self.stack[-2:] = self.stack[:-3:-1]
    def op_print(self, _): self.output.append(f"{self.pop()}\n")
    def op_put(self, _): self.output.append(chr(self.pop()))
    def op_text(self, value): self.output.append(value + "\n")
    def op_halt(self, _): return False
    def op_load(self, _): self.stack.append(self.memory.get(self.pop(), 0))
    def op_ret(self, _): self.pc = self.calls.pop()
    def op_jump(self, target): self.pc = target

    def op_store(self, _):
        address, value = self.pop(), self.pop()
        self.memory[address] = value

    def op_call(self, target):
        if len(self.calls) >= 500:
            raise MachineError("too many calls", self)
        self.calls.append(self.pc)
        self.pc = target

    def op_jz(self, target):
        if not self.pop():
            self.pc = target

    def op_jn(self, target):
        if self.pop() < 0:
            self.pc = target


def binary(name, f):
    def op(self, _):
        b, a = self.pop(), self.pop()
        try:
            self.stack.append(f(a, b))
        except ZeroDivisionError as e:
            raise MachineError("division by zero", self) from e
    op.__name__ = op.__qualname__ = f"op_{name}"
    setattr(Machine, op.__name__, op)


for name, f in dict(add=lambda a, b: a + b, sub=lambda a, b: a - b, mul=lambda a, b: a * b, div=lambda a, b: a // b,
                    mod=lambda a, b: a % b, less=lambda a, b: int(a < b), eq=lambda a, b: int(a == b)).items():
    binary(name, f)

PROGRAMS = {
    "countdown": """
        push 5
loop:   dup
        print
        push 1
        sub
        dup
        jz end
        jump loop
end:    text 'liftoff'
        halt
        """,
    "factorial": """
        push 30
        call fact
        print
        halt
fact:   dup             ; n n
        push 2
        less
        jz more
        pop
        push 1
        ret
more:   dup
        push 1
        sub
        call fact
        mul
        ret
        """,
    "sieve": """
        push 2          ; p
next:   dup
        push 60
        swap
        sub
        jn done
        dup
        load
        jz prime
skip:   push 1
        add
        jump next
prime:  dup
        print
        dup             ; p q
mark:   over
        add             ; p q+p
        dup
        push 60
        swap
        sub
        jn marked
        dup
        push 1
        swap
        store
        jump mark
marked: pop
        jump skip
done:   halt
        """,
    "forever": "here: jump here",
    "deep": "f: call f",
    "divide": "push 1\npush 0\ndiv",
    "unknown": "push 1\nfly",
    "empty": "push 1\nadd",
    "label": "jump nowhere",
    "twice": "a: halt\na: halt",
    "letters": "".join(f"push {ord(c)}\nput\n" for c in "héllo, wörld ✓\n"),
}

for name, source in PROGRAMS.items():
    print(f"[{name}]")
    try:
        machine = Machine(assemble(source), limit=5000)
        output = machine.run()
    except SyntaxError as e:
        print("  syntax:", e.msg)
    except MachineError as e:
        cause = f" ({type(e.__cause__).__name__})" if e.__cause__ else ""
        print(f"  error in line {e.where}: {e}{cause}")
    else:
        print("  " + " ".join(output.split("\n")))
        print(f"  {machine.steps} steps, stack {machine.stack}, {len(machine.memory)} cells")


def tracer(machine, instruction):
    print(f"{machine.pc:3} {instruction.op:6}{'' if instruction.argument is None else instruction.argument!s:8} {machine.stack}")


Machine(assemble("push 2\npush 3\nover\nmul\nswap\nsub"), trace=tracer).run()
counts = {}
machine = Machine(assemble(PROGRAMS["factorial"]), trace=lambda m, i: counts.__setitem__(i.op, counts.get(i.op, 0) + 1))
print(machine.run(), sorted(counts.items(), key=lambda p: (-p[1], p[0])))
print(Machine.op_add.__qualname__, Machine.op_pop.__qualname__, Instruction("X"), Instruction._field_defaults)
sys.stdout.flush()
Machine(assemble("push 1\nswap")).run()
Machine([Instruction("RET")]).run()
