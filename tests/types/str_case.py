# Case of ASCII, of text that grows, of sigma at the end of a word.
print("Hello World".upper(), "Hello World".lower(), "Hello World".swapcase())  # expect: HELLO WORLD hello world hELLO wORLD
print("hello wORLD".title(), "hello wORLD".capitalize())  # expect: Hello World Hello world
print("straße".upper(), "ﬁx".upper(), "ŉ".upper(), "straße".casefold())  # expect: STRASSE FIX ʼN strasse
print("ΑΣ".lower(), "ΑΣΑ".lower(), "Σ".lower(), "Α Σ".lower(), "ΑΣ.".lower(), "ΑΣ.Α".lower())  # expect: ας ασα σ α σ ας. ασ.α
print(ascii("İ".lower()), ascii("ǆ".title()), ascii("ǅ".swapcase()))  # expect: 'i\u0307' '\u01c5' '\u01c5'
print("they're bill's".title(), "ﬂoor".title(), "ﬂoor".capitalize())  # expect: They'Re Bill'S Floor Floor
print("ÀÉÎ".lower(), "àéî".upper(), "ÿ".upper(), ascii("µ".upper()))  # expect: àéî ÀÉÎ Ÿ '\u039c'
print("".upper() == "", "1-2".upper(), "\U00010400".lower() == "\U00010428")  # expect: True 1-2 True
print("Abc".islower(), "abc1".islower(), "ABC".isupper(), "1".isupper(), "Ab Cd".istitle(), "AB".istitle())  # expect: False True True False True False
print("ǅ".istitle(), "ª".islower(), "Ⅷ".isupper(), "ⅷ".islower())  # expect: True True True True
