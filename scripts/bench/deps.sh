#!/bin/sh
# deps.sh -- the interpreters that `make bench` compares with, and valgrind for `make bench-check`. Those a system lacks are left out.
set -e
[ "$(id -u)" = 0 ] && as_root= || as_root=sudo
$as_root apt-get update -q
for package in python3.11 lua5.4 luajit nodejs pypy3 micropython valgrind; do
    $as_root apt-get install -y -q --no-install-recommends "$package" || echo "left out: $package"
done
