# Case mappings that change the length, or depend on the place.
print("ß".upper(), "ß".casefold(), "ﬁ".upper(), "İ".lower().encode("unicode_escape"), "ΑΣ".lower(), "Σ".lower(), "ǆ".title(), "ǆ".upper(), "ŉ".capitalize())
# expect: SS ss FI b'i\\u0307' ας σ ǅ Ǆ ʼN
print("they're bill's".title(), "x1y".title(), "ABC def".swapcase(), "ǅ".swapcase(), "éa".capitalize(), "HELLO wORLD".capitalize())
# expect: They'Re Bill'S X1Y abc DEF ǅ Éa Hello world
print("ǅ".istitle(), "A1b".istitle(), "a".isupper(), "A1".isupper(), "1".isupper(), "ª".islower())
# expect: True False False True False True
