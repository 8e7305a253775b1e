#!/bin/sh
# layers.sh OBJDIR -- no file of src/ includes or calls a room above its own (the order is in src/README.md).
# Includes are read from the sources, calls from the symbols of the objects under OBJDIR.
objects=$1
top=$(cd "$(dirname "$0")/.." && pwd)
cd "$top" || exit 2
bad=$(
    awk '
    BEGIN { n = split("base mem obj code syntax compile vm mod main", rooms); for (i = 1; i <= n; i++) rank[rooms[i]] = i }
    FNR == 1 { split(FILENAME, part, "/"); room = part[2] }
    /^#include "/ {
        split($2, q, "\""); target = q[2]
        if (split(target, t, "/") < 2 || !(t[1] in rank)) next
        syntax = (t[1] == "syntax" || room == "syntax")
        if (rank[t[1]] > rank[room] || (room == "syntax" && t[1] != "base" && t[1] != "syntax"))
            print FILENAME ":" FNR ": includes " target
    }' src/*/*.c src/*/*.h src/*/*.def 2>/dev/null
    [ -d "$objects" ] && for room in base mem obj code syntax compile vm mod main; do
        [ -d "$objects/$room" ] && nm -A "$objects/$room"/*.o 2>/dev/null | awk -v room=$room '{ sub(/:.*/, "", $1); print room, $1, $(NF-1), $NF }'
    done | awk '
    BEGIN { n = split("base mem obj code syntax compile vm mod main", rooms); for (i = 1; i <= n; i++) rank[rooms[i]] = i }
    $3 ~ /^[TDBRVW]$/ { home[$4] = $1 }
    $3 == "U" && $4 ~ /^bl_/ { use[++m] = $0 }
    END { for (i = 1; i <= m; i++) { split(use[i], u, " "); if (u[4] in home && rank[home[u[4]]] > rank[u[1]]) print u[2] ": calls " u[4] " of " home[u[4]] } }'
)
[ -z "$bad" ] && exit 0
echo "$bad"
exit 1
