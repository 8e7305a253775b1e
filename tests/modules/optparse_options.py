# optparse: options, values, help, errors.
import sys
from optparse import *

sys.stderr = sys.stdout
parser = OptionParser(usage='%prog [options] file', version='%prog 2.0', description='What it does, in words that go on for more than one line of the help.',
                      prog='tool', epilog='The end.', formatter=IndentedHelpFormatter(width=70))
parser.add_option('-f', '--file', dest='filename', help='write to FILE [default: %default]', metavar='FILE', default='out.txt')
parser.add_option('-n', '--number', type='int', default=3, help='a number')
parser.add_option('-q', action='store_false', dest='verbose', default=True, help=SUPPRESS_HELP)
parser.add_option('-v', action='count', dest='loud')
parser.add_option('-x', '--extra-long-option-name', action='append', nargs=2, type='float')
parser.add_option('-c', '--colour', choices=['red', 'green'])
parser.add_option('--const', action='store_const', const=42, dest='answer')
parser.add_option('--call', action='callback', callback=lambda option, opt, value, parser, *args: print('called', opt, value, args), type='string', callback_args=(1,))
group = OptionGroup(parser, 'More', 'Options that stand apart.')
group.add_option('-g', help='in the group')
parser.add_option_group(group)
values, rest = parser.parse_args(['-f', 'x', '--num=0x1F', 'a', '-vv', '-qv', '-x1', '2', '--extra', '3', '4', 'b', '--call=y', '--const', '--', '-z'])
print(vars(values), rest)
parser.print_help()


def bad(*args):
    try:
        print(parser.parse_args(list(args)))
    except SystemExit as e:
        print('exit', e.code)


bad('-n', 'x')
bad('-Z')
bad('--c', 'red')
bad('--nothing')
bad('-c', 'blue')
bad('-f')
bad('-x', '1')
bad('--const=3')
bad('--version')
for make in lambda: Option(), lambda: Option('x'), lambda: Option('-xy'), lambda: Option('-x', action='no'), lambda: Option('-x', type='no'), \
        lambda: parser.add_option('-f'), lambda: Option('-x', const=1), lambda: Option('-x', what=1), lambda: Option('-x', type='choice'):
    try:
        print(make())
    except Exception as e:
        print(type(e).__name__, e)
values = parser.get_default_values()
print(values, values.ensure_value('fresh', []), parser.has_option('-f'), parser.get_option('--number'), parser.get_usage(), parser.get_version())
