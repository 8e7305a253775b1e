#!/bin/sh
# allocfail.sh BALLOON [sample | SCRIPT...] -- fails one allocation after the other of each script: once, and from there on.
#
# Right is the normal output, or status 1 with a MemoryError on stderr (2 where the script cannot even be read, 120 where stdout
# cannot be flushed); a signal, another status, or other output without a word is wrong. A script is through when twelve runs
# in a row met no failure. `sample`: every 7th allocation, and only once; STEP=N: every Nth.
balloon=$(realpath "$1")
shift
top=$(cd "$(dirname "$0")/.." && pwd)
step=${STEP:-1}
modes=" +"
if [ "$1" = sample ]; then
    step=7 modes=" "
    shift
fi
if [ $# -eq 0 ]; then
    cd "$top/tests/seeds" || exit 2
    set -- 01_variable_is_a_label.py 02_two_names_one_list.py 03_circular_reference.py 05_data_object_del.py 06_node_cycle.py 11_list_cycle.py \
           14_weakref_node.py 16_generations.py 19_slots_control.py 20_weakref_control.py
fi
tmp=$(mktemp -d) || exit 2
trap 'rm -rf "$tmp"' EXIT
passed=0
failed=0
runs=0

# The address of an object differs from run to run.
plain() {
    sed -E 's/0x[0-9a-f]+/0x/g' "$1"
}

# walk SCRIPT SUFFIX: one after the other until the failing allocation lies behind the end
walk() {
    n=1
    calm=0
    while [ $calm -lt 12 ] && [ $n -lt 60000 ]; do
        timeout 60 "$balloon" --fail-alloc=$n$2 "$1" >"$tmp/raw" 2>"$tmp/err" </dev/null
        status=$?
        plain "$tmp/raw" >"$tmp/out"
        runs=$((runs + 1))
        why=
        case $status in
        "$want") ;;
        120) ;;
        1) grep -q 'MemoryError\|not enough memory' "$tmp/err" || why="no MemoryError" ;;
        2) grep -q 'allocate memory' "$tmp/err" || why="status 2" ;;
        *) why="status $status" ;;
        esac
        if [ $status -ne "$want" ] || ! cmp -s "$tmp/err" "$tmp/wanterr"; then
            calm=0
        else
            calm=$((calm + 1))
            [ -n "$2" ] || cmp -s "$tmp/out" "$tmp/want" || why="other output without a word"
        fi
        grep -q 'heap check\|leaked:' "$tmp/err" && why="heap check or leak"
        if [ -n "$why" ]; then
            echo "FAIL $1 --fail-alloc=$n$2: $why: $(tail -n 1 "$tmp/err")"
            bad=1
            calm=0
        fi
        n=$((n + step))
    done
}

for s in "$@"; do
    bad=0
    cd "$(dirname "$s")" || exit 2
    name=$(basename "$s")
    "$balloon" "$name" >"$tmp/raw" 2>"$tmp/wanterr" </dev/null
    want=$?
    plain "$tmp/raw" >"$tmp/want"
    walk "$name" ""
    [ "$modes" = " " ] || walk "$name" "+"
    cd "$OLDPWD" || exit 2
    [ $bad -eq 0 ] && passed=$((passed + 1)) || failed=$((failed + 1))
done
echo "$passed passed, $failed failed ($runs runs)"
[ $failed -eq 0 ]
