#!/bin/sh
# deps.sh [pages] -- installs the Debian packages that are missing: what a build and the tests need; `pages`: the browser that
# `make test-page` checks trace pages in. Run as root (or through sudo).
set -e
packages="gcc clang make libc6-dev libreadline-dev libgmp-dev libunistring-dev libcriterion-dev valgrind"
[ "$1" != pages ] || packages=chromium
missing=""
for p in $packages; do
    dpkg-query -W -f '${Status}' "$p" 2>/dev/null | grep -q "install ok installed" || missing="$missing $p"
done
[ -z "$missing" ] && exit 0
become=""
[ "$(id -u)" = 0 ] || become=sudo
$become apt-get update -qq
$become env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing
