# Completion of balloon's command line for fish.
function __balloon_modules
    balloon -c 'import sys; print(*[m for m in sys.stdlib_module_names if m[0] != "_"], sep="\n")' 2>/dev/null
end
complete -c balloon -s c -x -d 'run a program given as text'
complete -c balloon -s m -x -a '(__balloon_modules)' -d 'run a library module'
complete -c balloon -s i -d 'read on interactively after the program'
complete -c balloon -s q -d 'no banner'
complete -c balloon -s u -d 'unbuffered output'
complete -c balloon -s O -d 'leave out assert statements'
complete -c balloon -s v -d 'tell about imports'
complete -c balloon -s W -x -a 'default error ignore always module once' -d 'warning control'
complete -c balloon -s X -x -a 'int_max_str_digits= no_debug_ranges importtime dev' -d 'implementation option'
complete -c balloon -s x -d 'skip the first line'
complete -c balloon -s E -d 'ignore BALLOON* variables'
complete -c balloon -s I -d 'isolated'
complete -c balloon -s h -l help -d 'help'
complete -c balloon -s V -l version -d 'version'
complete -c balloon -l tokens -d 'show tokens'
complete -c balloon -l ast -d 'show the syntax tree'
complete -c balloon -l dis -d 'show instructions'
complete -c balloon -l check -d 'compile only'
complete -c balloon -l max-depth -x -d 'frames before RecursionError'
complete -c balloon -k -x -a '(__fish_complete_suffix .py)'
