#!/bin/sh
# page_check.sh PAGE... -- opens trace pages in headless Chromium and checks each at every step (page_check.js).
# Ends with `N passed, N failed`. WIDTH=360 for a narrow window.
browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome)
[ -n "$browser" ] || { echo "page_check.sh: Chromium is needed (Debian: chromium)" >&2; exit 2; }
here=$(cd "$(dirname "$0")" && pwd)
tmp=$(mktemp -d) || exit 2
trap 'rm -rf "$tmp"' EXIT
passed=0
failed=0
for page in "$@"; do
    {
        sed -e 's|<body>|<body><script>window.pageErrors=[];addEventListener("error",e=>pageErrors.push(e.message))</script>|' \
            -e 's|</body>.*||; s|</html>.*||' "$page"
        echo '<script>window.openedIn=performance.now()</script><script>'
        cat "$here/page_check.js"
        echo '</script></body></html>'
    } >"$tmp/page.html"
    timeout "${TIMEOUT:-120}" "$browser" --headless --no-sandbox --disable-gpu --user-data-dir="$tmp/profile" --window-size="${WIDTH:-1400},880" \
        --virtual-time-budget=60000 --dump-dom "file://$tmp/page.html" >"$tmp/dom" 2>"$tmp/log"
    verdict=$(sed -n 's|.*<pre id="verdict">\(.*\)</pre>.*|\1|p' "$tmp/dom")
    case $verdict in
    *'"wrong":0'*)
        passed=$((passed + 1))
        [ -z "$VERBOSE" ] || echo "ok $(basename "$page") $verdict"
        ;;
    *)
        failed=$((failed + 1))
        echo "FAIL $page: ${verdict:-the page did not come to its end}"
        ;;
    esac
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
