#!/bin/sh
# run.sh BALLOON [smoke] -- every benchmark in Balloon and its peers: a table, and bench.json and bench.svg beside BALLOON.
#
# Peers are Debian's own python3.11 (by full path: one earlier on the PATH may be built without optimisation) and, where
# installed, lua5.4, luajit -joff, node --jitless, pypy3 and micropython. `smoke`: each program once, Balloon alone.
# ROUNDS=n; SETS="kernels programs micro" (some of them); ONLY=pattern of names; PEERS="" leaves out all but CPython.
balloon=$(realpath "$1")
here=$(cd "$(dirname "$0")" && pwd)
build=$(dirname "$balloon")
measure=$build/measure
[ "$measure" -nt "$here/measure.c" ] || ${CC:-cc} -std=gnu11 -O1 -Wall -Wextra -o "$measure" "$here/measure.c" -lm || exit 2
rounds=${ROUNDS:-3}
files=
for set in ${SETS:-kernels programs micro}; do
    for file in "$here/$set"/${ONLY:-*}.py; do
        [ -e "$file" ] && files="$files $file"
    done
done
set -- -p "balloon,.py,$balloon"
if [ "$2" = smoke ] || [ -n "$SMOKE" ]; then
    rounds=1
else
    [ -x /usr/bin/python3.11 ] && set -- "$@" -p "python3.11,.py,/usr/bin/python3.11"
    for peer in ${PEERS-lua5.4 luajit node pypy3 micropython}; do
        command -v "$peer" >/dev/null || continue
        case $peer in
        lua5.4) set -- "$@" -p "lua5.4,.lua,lua5.4" ;;
        luajit) set -- "$@" -p "luajit,.lua,luajit -joff" ;;
        node) set -- "$@" -p "node,.js,node --jitless" ;;
        *) set -- "$@" -p "$peer,.py,$peer" ;;
        esac
    done
fi
exec "$measure" -n "$rounds" -j "$build/bench.json" -s "$build/bench.svg" "$@" -- $files
