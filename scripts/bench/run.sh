#!/bin/sh
# run.sh BALLOON [smoke] -- ratios to Debian's python3.11 and to lua5.4, where they are installed. `smoke`: each program once, Balloon alone.
balloon=$(realpath "$1")
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$here/../../build"
measure=$here/../../build/measure
[ "$measure" -nt "$here/measure.c" ] || ${CC:-cc} -std=gnu11 -O1 -Wall -Wextra -o "$measure" "$here/measure.c" -lm
python=-
lua=-
rounds=3
if [ "$2" = smoke ]; then
    rounds=1
else
    [ -x /usr/bin/python3.11 ] && python=/usr/bin/python3.11
    command -v lua5.4 >/dev/null && lua=lua5.4
fi
# FOLDER=programs: the whole programs instead of the kernels.
exec "$measure" -n "${ROUNDS:-$rounds}" "$balloon" $python $lua "$here"/${FOLDER:-.}/${ONLY:-*}.py
