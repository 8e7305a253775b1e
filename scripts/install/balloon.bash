# Completion of balloon's command line for bash.
_balloon() {
    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} i
    for ((i = 1; i < COMP_CWORD; i++)); do
        case ${COMP_WORDS[i]} in
            -c | -m)
                # Behind the program everything is a file name, as far as anybody can tell.
                if ((i < COMP_CWORD - 1)); then
                    COMPREPLY=($(compgen -f -- "$cur"))
                    return
                fi ;;
            -W | -X) ;;
            -*) ;;
            *)
                case ${COMP_WORDS[i-1]} in
                    -W | -X | --max-depth) ;;
                    *)
                        COMPREPLY=($(compgen -f -- "$cur"))
                        return ;;
                esac ;;
        esac
    done
    case $prev in
        -c) return ;;
        -m)
            COMPREPLY=($(compgen -W "$("${COMP_WORDS[0]}" -c 'import sys; print(*[m for m in sys.stdlib_module_names if m[0] != "_"])' 2>/dev/null)" -- "$cur"))
            return ;;
        -W)
            COMPREPLY=($(compgen -W 'default error ignore always module once' -- "$cur"))
            return ;;
        -X)
            COMPREPLY=($(compgen -W 'int_max_str_digits= no_debug_ranges importtime dev' -- "$cur"))
            return ;;
    esac
    if [[ $cur == -* ]]; then
        COMPREPLY=($(compgen -W '-c -m -i -q -u -O -OO -v -W -X -x -E -I -h -V -VV --help --version --tokens --ast --dis --check --max-depth --trace --teach --lesson --explain' -- "$cur"))
    else
        COMPREPLY=($(compgen -f -X '!*.py' -- "$cur") $(compgen -d -- "$cur"))
    fi
}
complete -o filenames -F _balloon balloon
