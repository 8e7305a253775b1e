#!/bin/sh
# check.sh BALLOON [update] -- instructions (callgrind) of a dozen fixed programs against baseline.txt: more than 5 % above it fails.
#
# The figures do not depend on the machine's load, only on the compiler and the libraries: `update` writes them anew, in the
# same commit as the change that explains them.
balloon=$(realpath "$1")
here=$(cd "$(dirname "$0")" && pwd)
build=$(dirname "$balloon")
programs="binary_trees calculator constraints exceptions formatting generators graph_search json_text queens scheduler sorting words"
baseline=$here/baseline.txt
now=$build/instructions.txt
: > "$now"
for name in $programs; do
    PYTHONHASHSEED=0 valgrind --tool=callgrind --callgrind-out-file=/dev/null "$balloon" "$here/programs/$name.py" 1 2>&1 >/dev/null |
        sed -n "s/.*Collected : \([0-9]*\).*/$name \1/p" >> "$now"
done
if [ "$2" = update ]; then
    cp "$now" "$baseline"
    exit
fi
awk 'NR == FNR { old[$1] = $2; next }
     { ratio = old[$1] ? $2 / old[$1] : 0
       verdict = !old[$1] ? "  not in the baseline" : ratio > 1.05 ? "  GREW" : ratio < 0.95 ? "  (less: update the baseline)" : ""
       bad += !old[$1] || ratio > 1.05; seen++
       printf "%-20s %14d %8.3f%s\n", $1, $2, ratio, verdict }
     END { exit bad > 0 || seen < 12 }' "$baseline" "$now"
