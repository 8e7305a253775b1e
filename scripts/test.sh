#!/bin/sh
# test.sh BALLOON [SOME] -- every script under tests/, or those under tests/SOME, through scripts/runtests.c.
# RUNTESTS adds options for it (-a --gc-stress, -x, -s NAME ...).
set -e
balloon=$1
some=$2
top=$(cd "$(dirname "$0")/.." && pwd)
cd "$top"
mkdir -p build
[ build/runtests -nt scripts/runtests.c ] || ${CC:-cc} -std=gnu11 -D_GNU_SOURCE -O1 -Wall -Wextra -o build/runtests scripts/runtests.c
paths=""
if [ -n "$some" ]; then
    for p in tests/$some tests/$some.py; do [ -e "$p" ] && paths="$paths $p"; done
else
    for folder in tests/*/; do
        case $folder in
        tests/unit/ | tests/repl/ | tests/wrong/ | tests/embed/) ;;
        *) paths="$paths ${folder%/}" ;;
        esac
    done
fi
exec build/runtests -j "${JOBS:-2}" -t "${TIMEOUT:-60}" ${RUNTESTS:-} "$balloon" $paths
