#!/bin/sh
# allocfail.sh BALLOON [sample] -- fails one allocation after the other of each script in tests/limits/allocfail_*.py and some
# examples: the answer is the normal result or MemoryError, never a crash. `sample`: every 37th allocation of three scripts.
balloon=$(realpath "$1")
top=$(cd "$(dirname "$0")/.." && pwd)
cd "$top/tests/seeds" || exit 2
step=1
scripts="01_variable_is_a_label 02_two_names_one_list 03_circular_reference 05_data_object_del 06_node_cycle 11_list_cycle 14_weakref_node 16_generations 19_slots_control 20_weakref_control"
if [ "$2" = sample ]; then
    step=37
    scripts="01_variable_is_a_label 05_data_object_del 14_weakref_node"
fi
passed=0
failed=0
for s in $scripts; do
    n=1
    bad=0
    while :; do
        err=$("$balloon" --fail-alloc=$n "$s.py" 2>&1 >/dev/null)
        status=$?
        if [ $status -gt 1 ] && [ $status -ne 120 ]; then
            echo "FAIL $s: allocation $n: status $status: $(echo "$err" | tail -n 1)"
            bad=1
        fi
        if [ $status -eq 0 ] && [ -z "$err" ]; then
            calm=$((${calm:-0} + 1))
        else
            calm=0
        fi
        [ "$calm" -ge 12 ] && break
        n=$((n + step))
        [ $n -gt 60000 ] && break
    done
    [ $bad -eq 0 ] && passed=$((passed + 1)) || failed=$((failed + 1))
done
echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
