#!/bin/sh
# test_page.sh BALLOON [sample] -- trace pages of all lessons, all seed scripts and 20 random programs, each checked at every step
# in headless Chromium (page_check.sh), and narrow ones. Ends with `N passed, N failed`.
balloon=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
top=$(cd "$(dirname "$0")/.." && pwd)
tmp=$(mktemp -d) || exit 2
trap 'rm -rf "$tmp"' EXIT
lessons="1 2 3 4 5 6 7 8 9 10 11 12 13"
programs=20
seeds="$top/tests/seeds/*.py"
if [ "$2" = sample ]; then
    lessons="1 9"
    programs=2
    seeds="$top/tests/seeds/0[16]*.py"
fi
for n in $lessons; do
    "$balloon" --lesson "$n" -o "$tmp/lesson_$(printf %02d "$n").html" </dev/null || exit 1
done
mkdir "$tmp/programs"
"$balloon" "$top/scripts/page_programs.py" "$tmp/programs" $programs || exit 1
for script in $seeds "$tmp"/programs/*.py; do
    name=$(basename "$script" .py)
    # The beginning of long ones: a browser lets a page set its address two hundred times in half a minute, no more.
    (cd "$tmp" && "$balloon" --trace --trace-limit "${STEPS:-170}" -o "$tmp/$name.html" "$script" >/dev/null 2>&1 </dev/null)
    [ -s "$tmp/$name.html" ] || echo "FAIL $name: no page"
done
sh "$top/scripts/page_check.sh" "$tmp"/*.html
