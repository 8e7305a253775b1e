#!/bin/sh
# allocfail.sh BALLOON [sample] -- fails one allocation after the other of each script below: once, and from there on.
#
# Right is the normal output, or status 1 with a MemoryError on stderr (2 where the script cannot even be read, 120 where stdout
# cannot be flushed); a signal, another status, or other output without a word is wrong. A script is through when twelve runs
# in a row met no failure. `sample`: every 7th allocation, and only once.
balloon=$(realpath "$1")
top=$(cd "$(dirname "$0")/.." && pwd)
cd "$top/tests/seeds" || exit 2
step=1
modes=" +"
[ "$2" = sample ] && step=7 modes=" "
scripts="01_variable_is_a_label 02_two_names_one_list 03_circular_reference 05_data_object_del 06_node_cycle 11_list_cycle
         14_weakref_node 16_generations 19_slots_control 20_weakref_control"
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
        timeout 60 "$balloon" --fail-alloc=$n$2 "$1.py" >"$tmp/raw" 2>"$tmp/err"
        status=$?
        plain "$tmp/raw" >"$tmp/out"
        runs=$((runs + 1))
        why=
        case $status in
        0 | 120) ;;
        1) grep -q 'MemoryError\|not enough memory' "$tmp/err" || why="no MemoryError" ;;
        2) grep -q 'allocate memory' "$tmp/err" || why="status 2" ;;
        *) why="status $status" ;;
        esac
        if [ -s "$tmp/err" ] || [ $status -ne 0 ]; then
            calm=0
        else
            calm=$((calm + 1))
            [ -n "$2" ] || cmp -s "$tmp/out" "$tmp/want" || why="other output without a word"
        fi
        grep -q 'heap check' "$tmp/err" && why="heap check"
        if [ -n "$why" ]; then
            echo "FAIL $1 --fail-alloc=$n$2: $why: $(tail -n 1 "$tmp/err")"
            bad=1
            calm=0
        fi
        n=$((n + step))
    done
}

for s in $scripts; do
    bad=0
    "$balloon" "$s.py" >"$tmp/raw" 2>/dev/null
    plain "$tmp/raw" >"$tmp/want"
    walk "$s" ""
    [ "$modes" = " " ] || walk "$s" "+"
    [ $bad -eq 0 ] && passed=$((passed + 1)) || failed=$((failed + 1))
done
echo "$passed passed, $failed failed ($runs runs)"
[ $failed -eq 0 ]
