# One-way constraints in a graph of variables: a planner orders methods by strength, then values flow along the plan.
import sys
from enum import IntEnum


class Strength(IntEnum):
    REQUIRED = 0
    STRONG = 1
    NORMAL = 2
    WEAK = 3


class Variable:
    def __init__(self, name, value):
        self.name = name
        self.value = value
        self.constraints = []
        self.determined_by = None
        self.mark = 0
        self.stay = True

    def __repr__(self):
        return f"{self.name}={self.value}"


class Constraint:
    def __init__(self, strength):
        self.strength = strength
        self.rank = int(strength)
        self.satisfied = False
        for v in self.variables():
            v.constraints.append(self)

    def variables(self):
        return (self.source, self.target)

    def is_input(self):
        return False

    def output(self):
        return self.target

    def inputs_known(self, mark):
        return all(v is self.target or v.mark == mark or v.determined_by is None for v in self.variables())


class Edit(Constraint):
    def __init__(self, target, strength):
        self.target = target
        super().__init__(strength)

    def variables(self):
        return (self.target,)

    def is_input(self):
        return True

    def execute(self):
        pass


class Equal(Constraint):
    def __init__(self, source, target, strength=Strength.REQUIRED):
        self.source = source
        self.target = target
        super().__init__(strength)

    def execute(self):
        self.target.value = self.source.value


class Scale(Constraint):
    def __init__(self, source, factor, offset, target, strength=Strength.REQUIRED):
        self.source = source
        self.factor = factor
        self.offset = offset
        self.target = target
        super().__init__(strength)

    def variables(self):
        return (self.source, self.factor, self.offset, self.target)

    def execute(self):
        self.target.value = self.source.value * self.factor.value + self.offset.value


class Planner:
    def __init__(self):
        self.mark = 0

    def satisfy(self, constraint):
        target = constraint.output()
        other = target.determined_by
        if other is None or other.rank > constraint.rank:
            if other is not None:
                other.satisfied = False
            target.determined_by = constraint
            constraint.satisfied = True
        return constraint.satisfied

    def plan(self, sources):
        self.mark += 1
        mark = self.mark
        plan = []
        agenda = list(sources)
        while agenda:
            c = agenda.pop()
            out = c.output()
            if out.mark != mark and c.inputs_known(mark):
                plan.append(c)
                out.mark = mark
                for follower in out.constraints:
                    if follower is not c and follower.satisfied and follower.output() is not out:
                        agenda.append(follower)
        return plan


def chain(planner, n, rounds):
    variables = [Variable("v%d" % i, 0) for i in range(n)]
    for a, b in zip(variables, variables[1:]):
        planner.satisfy(Equal(a, b))
    edit = Edit(variables[0], Strength.STRONG)
    planner.satisfy(edit)
    total = 0
    for i in range(rounds):
        plan = planner.plan([edit])
        for value in range(5):
            variables[0].value = value + i
            for c in plan:
                c.execute()
            total += variables[-1].value
    return total, len(plan)


def projection(planner, n, rounds):
    factor, offset = Variable("factor", 10), Variable("offset", 1000)
    pairs = []
    for i in range(n):
        source, target = Variable(f"s{i}", i), Variable(f"t{i}", i)
        planner.satisfy(Scale(source, factor, offset, target))
        pairs.append((source, target))
    total = 0
    for i in range(rounds):
        for source, target in pairs:
            edit = Edit(source, Strength.NORMAL)
            planner.satisfy(edit)
            source.value = i
            for c in planner.plan([edit]):
                c.execute()
            total += target.value
            source.constraints.remove(edit)
            source.determined_by = None
    return total


def run():
    planner = Planner()
    print(*chain(planner, 400, 60))
    print(projection(planner, 300, 50))


for _ in range(int(sys.argv[1]) if len(sys.argv) > 1 else 15):
    run()
