"""Tables of what a profiler has collected.

Stats holds a dict: (file, line, function) -> (primitive calls, calls, own time, time with calls, callers).
"""

import marshal
import os
import re
import sys
import time
from dataclasses import dataclass
from enum import StrEnum
from functools import cmp_to_key
from typing import Dict

__all__ = ['Stats', 'SortKey', 'FunctionProfile', 'StatsProfile']


class SortKey(StrEnum):
    CALLS = 'calls', 'ncalls'
    CUMULATIVE = 'cumulative', 'cumtime'
    FILENAME = 'filename', 'module'
    LINE = 'line'
    NAME = 'name'
    NFL = 'nfl'
    PCALLS = 'pcalls'
    STDNAME = 'stdname'
    TIME = 'time', 'tottime'

    def __new__(cls, *values):
        obj = str.__new__(cls, values[0])
        obj._value_ = values[0]
        for other in values[1:]:
            cls._value2member_map_[other] = obj
        obj._all_values = values
        return obj


@dataclass(unsafe_hash=True)
class FunctionProfile:
    ncalls: str
    tottime: float
    percall_tottime: float
    cumtime: float
    percall_cumtime: float
    file_name: str
    line_number: int


@dataclass(unsafe_hash=True)
class StatsProfile:
    '''Class for keeping track of an item in inventory.'''
    total_tt: float
    func_profiles: Dict[str, FunctionProfile]


class Stats:
    """Statistics from profilers, or files that they have written; stream is where tables go."""

    def __init__(self, *args, stream=None):
        self.stream = stream or sys.stdout
        if not args:
            arg = None
        else:
            arg, args = args[0], args[1:]
        self.init(arg)
        self.add(*args)

    def init(self, arg):
        self.all_callees = None
        self.files = []
        self.fcn_list = None
        self.total_tt = 0
        self.total_calls = 0
        self.prim_calls = 0
        self.max_name_len = 0
        self.top_level = set()
        self.stats = {}
        self.sort_arg_dict = {}
        self.load_stats(arg)
        try:
            self.get_top_level_stats()
        except Exception:
            print('Invalid timing data %s' % (self.files[-1] if self.files else ''), file=self.stream)
            raise

    def load_stats(self, arg):
        if arg is None:
            self.stats = {}
            return
        if isinstance(arg, str):
            with open(arg, 'rb') as file:
                self.stats = marshal.load(file)
            try:
                arg = time.ctime(os.stat(arg).st_mtime) + '    ' + arg
            except OSError:
                pass
            self.files = [arg]
        elif hasattr(arg, 'create_stats'):
            arg.create_stats()
            self.stats = arg.stats
            arg.stats = {}
        if not self.stats:
            raise TypeError('Cannot create or construct a %r object from %r' % (self.__class__, arg))

    def get_top_level_stats(self):
        for func, (cc, nc, tt, ct, callers) in self.stats.items():
            self.total_calls += nc
            self.prim_calls += cc
            self.total_tt += tt
            if ('jprofile', 0, 'profiler') in callers:
                self.top_level.add(func)
            self.max_name_len = max(self.max_name_len, len(func_std_string(func)))

    def add(self, *arg_list):
        """Take in more statistics; functions of the same name are added up."""
        for item in reversed(arg_list):
            if type(self) != type(item):
                item = Stats(item)
            self.files += item.files
            self.total_calls += item.total_calls
            self.prim_calls += item.prim_calls
            self.total_tt += item.total_tt
            self.top_level |= item.top_level
            self.max_name_len = max(self.max_name_len, item.max_name_len)
            self.fcn_list = None
            for func, stat in item.stats.items():
                self.stats[func] = add_func_stats(self.stats.get(func, (0, 0, 0, 0, {})), stat)
        return self

    def dump_stats(self, filename):
        """Write the statistics into a file that Stats() can read."""
        with open(filename, 'wb') as f:
            marshal.dump(self.stats, f)

    # -- order --

    sort_arg_dict_default = {
        'calls': (((1, -1),), 'call count'), 'ncalls': (((1, -1),), 'call count'),
        'cumtime': (((3, -1),), 'cumulative time'), 'cumulative': (((3, -1),), 'cumulative time'),
        'filename': (((4, 1),), 'file name'), 'line': (((5, 1),), 'line number'), 'module': (((4, 1),), 'file name'),
        'name': (((6, 1),), 'function name'), 'nfl': (((6, 1), (4, 1), (5, 1)), 'name/file/line'),
        'pcalls': (((0, -1),), 'primitive call count'), 'stdname': (((7, 1),), 'standard name'),
        'time': (((2, -1),), 'internal time'), 'tottime': (((2, -1),), 'internal time')}

    def get_sort_arg_defs(self):
        """The orders by all beginnings of their names that are no other's too."""
        if not self.sort_arg_dict:
            self.sort_arg_dict = found = {}
            ambiguous = set()
            for word, order in self.sort_arg_dict_default.items():
                for n in range(len(word), 0, -1):
                    part = word[:n]
                    if part in found and found[part] != order:
                        ambiguous.add(part)
                        break
                    found[part] = order
            for part in ambiguous:
                del found[part]
        return self.sort_arg_dict

    def sort_stats(self, *field):
        if not field:
            self.fcn_list = 0
            return self
        if len(field) == 1 and isinstance(field[0], int):
            field = [{-1: 'stdname', 0: 'calls', 1: 'time', 2: 'cumulative'}[field[0]]]
        elif len(field) >= 2:
            for arg in field[1:]:
                if type(arg) != type(field[0]):
                    raise TypeError("Can't have mixed argument type")
        definitions = self.get_sort_arg_defs()
        orders = ()
        self.sort_type = ''
        connector = ''
        for word in field:
            if isinstance(word, SortKey):
                word = word.value
            orders += definitions[word][0]
            self.sort_type += connector + definitions[word][1]
            connector = ', '
        rows = [(cc, nc, tt, ct) + func + (func_std_string(func), func) for func, (cc, nc, tt, ct, callers) in self.stats.items()]
        rows.sort(key=cmp_to_key(TupleComp(orders).compare))
        self.fcn_list = [row[-1] for row in rows]
        return self

    def reverse_order(self):
        if self.fcn_list:
            self.fcn_list.reverse()
        return self

    def strip_dirs(self):
        """Leave out the directories of file names; functions that then have the same name are added up."""
        old, self.stats = self.stats, {}
        longest = 0
        for func, (cc, nc, tt, ct, callers) in old.items():
            short = func_strip_path(func)
            longest = max(longest, len(func_std_string(short)))
            new_callers = {}
            for caller, numbers in callers.items():
                caller = func_strip_path(caller)
                new_callers[caller] = add_callers({caller: new_callers[caller]}, {caller: numbers})[caller] if caller in new_callers else numbers
            stat = cc, nc, tt, ct, new_callers
            self.stats[short] = add_func_stats(self.stats[short], stat) if short in self.stats else stat
        self.top_level = {func_strip_path(func) for func in self.top_level}
        self.max_name_len = longest
        self.fcn_list = None
        self.all_callees = None
        return self

    def calc_callees(self):
        if self.all_callees:
            return
        self.all_callees = callees = {}
        for func, (cc, nc, tt, ct, callers) in self.stats.items():
            callees.setdefault(func, {})
            for caller, numbers in callers.items():
                callees.setdefault(caller, {})[func] = numbers

    # -- what is printed --

    def eval_print_amount(self, sel, functions, message):
        """A selection: a pattern, a share of the list, or a number of rows."""
        chosen = functions
        if isinstance(sel, str):
            try:
                pattern = re.compile(sel)
            except re.error:
                return functions, message + '   <Invalid regular expression %r>\n' % sel
            chosen = [func for func in functions if pattern.search(func_std_string(func))]
        elif isinstance(sel, float) and 0.0 <= sel < 1.0:
            chosen = functions[:int(len(functions) * sel + .5)]
        elif isinstance(sel, int) and 0 <= sel < len(functions):
            chosen = functions[:sel]
        if len(functions) != len(chosen):
            message += '   List reduced from %r to %r due to restriction <%r>\n' % (len(functions), len(chosen), sel)
        return chosen, message

    def get_stats_profile(self):
        """The table as objects."""
        functions = self.fcn_list[:] if self.fcn_list else list(self.stats.keys())
        profiles = {}
        for func in functions:
            cc, nc, tt, ct, callers = self.stats[func]
            file_name, line_number, name = func
            ncalls = str(nc) if nc == cc else str(nc) + '/' + str(cc)
            profiles[name] = FunctionProfile(ncalls, float(f8(tt)), -1 if nc == 0 else float(f8(tt / nc)), float(f8(ct)),
                                             -1 if cc == 0 else float(f8(ct / cc)), file_name, line_number)
        return StatsProfile(float(f8(self.total_tt)), profiles)

    def get_print_list(self, selections):
        width = self.max_name_len
        if self.fcn_list:
            functions = self.fcn_list[:]
            message = '   Ordered by: ' + self.sort_type + '\n'
        else:
            functions = list(self.stats.keys())
            message = '   Random listing order was used\n'
        for selection in selections:
            functions, message = self.eval_print_amount(selection, functions, message)
        if not functions:
            return 0, functions
        print(message, file=self.stream)
        if len(functions) < len(self.stats):
            width = max(len(func_std_string(func)) for func in functions)
        return width + 2, functions

    def print_stats(self, *amount):
        for filename in self.files:
            print(filename, file=self.stream)
        if self.files:
            print(file=self.stream)
        indent = ' ' * 8
        for func in self.top_level:
            print(indent, func_get_function_name(func), file=self.stream)
        print(indent, self.total_calls, 'function calls', end=' ', file=self.stream)
        if self.total_calls != self.prim_calls:
            print('(%d primitive calls)' % self.prim_calls, end=' ', file=self.stream)
        print('in %.3f seconds' % self.total_tt, file=self.stream)
        print(file=self.stream)
        width, functions = self.get_print_list(amount)
        if functions:
            self.print_title()
            for func in functions:
                self.print_line(func)
            print(file=self.stream)
            print(file=self.stream)
        return self

    def print_callees(self, *amount):
        width, functions = self.get_print_list(amount)
        if functions:
            self.calc_callees()
            self.print_call_heading(width, 'called...')
            for func in functions:
                self.print_call_line(width, func, self.all_callees.get(func, {}))
            print(file=self.stream)
            print(file=self.stream)
        return self

    def print_callers(self, *amount):
        width, functions = self.get_print_list(amount)
        if functions:
            self.print_call_heading(width, 'was called by...')
            for func in functions:
                self.print_call_line(width, func, self.stats[func][4], '<-')
            print(file=self.stream)
            print(file=self.stream)
        return self

    def print_call_heading(self, name_size, column_title):
        print('Function '.ljust(name_size) + column_title, file=self.stream)
        if any(isinstance(numbers, tuple) for *_, callers in self.stats.values() for numbers in callers.values()):
            print(' ' * name_size + '    ncalls  tottime  cumtime', file=self.stream)

    def print_call_line(self, name_size, source, call_dict, arrow='->'):
        print(func_std_string(source).ljust(name_size) + arrow, end=' ', file=self.stream)
        if not call_dict:
            print(file=self.stream)
            return
        indent = ''
        for func in sorted(call_dict.keys()):
            name, value = func_std_string(func), call_dict[func]
            if isinstance(value, tuple):
                nc, cc, tt, ct = value
                calls = '%d/%d' % (nc, cc) if nc != cc else '%d' % nc
                text = '%s %s %s  %s' % (calls.rjust(7 + 2 * len(indent)), f8(tt), f8(ct), name)
                left = name_size + 1
            else:
                text = '%s(%r) %s' % (name, value, f8(self.stats[func][3]))
                left = name_size + 3
            print(indent * left + text, file=self.stream)
            indent = ' '

    def print_line(self, func):
        cc, nc, tt, ct, callers = self.stats[func]
        calls = str(nc)
        if nc != cc:
            calls = calls + '/' + str(cc)
        print(calls.rjust(9), end=' ', file=self.stream)
        print(f8(tt), end=' ', file=self.stream)
        print(' ' * 8 if nc == 0 else f8(tt / nc), end=' ', file=self.stream)
        print(f8(ct), end=' ', file=self.stream)
        print(' ' * 8 if cc == 0 else f8(ct / cc), end=' ', file=self.stream)
        print(func_std_string(func), file=self.stream)

    def print_title(self):
        print('   ncalls  tottime  percall  cumtime  percall', end=' ', file=self.stream)
        print('filename:lineno(function)', file=self.stream)


class TupleComp:
    """Compares tuples by some of their items: pairs of index and direction."""

    def __init__(self, comp_select_list):
        self.comp_select_list = comp_select_list

    def compare(self, left, right):
        for index, direction in self.comp_select_list:
            if left[index] < right[index]:
                return -direction
            if left[index] > right[index]:
                return direction
        return 0


def func_strip_path(func_name):
    filename, line, name = func_name
    return os.path.basename(filename), line, name


def func_get_function_name(func):
    return func[2]


def func_std_string(func_name):
    if func_name[:2] == ('~', 0):
        name = func_name[2]
        return '{%s}' % name[1:-1] if name.startswith('<') and name.endswith('>') else name
    return '%s:%d(%s)' % func_name


def add_func_stats(target, source):
    cc, nc, tt, ct, callers = source
    t_cc, t_nc, t_tt, t_ct, t_callers = target
    return cc + t_cc, nc + t_nc, tt + t_tt, ct + t_ct, add_callers(t_callers, callers)


def add_callers(target, source):
    callers = dict(target)
    for func, numbers in source.items():
        if func not in callers:
            callers[func] = numbers
        elif isinstance(numbers, tuple):
            callers[func] = tuple(i + j for i, j in zip(numbers, callers[func]))
        else:
            callers[func] += numbers
    return callers


def count_calls(callers):
    """How many calls all callers made."""
    return sum(callers.values())


def f8(x):
    return '%8.3f' % x
