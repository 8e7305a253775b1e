# unicodedata: names, properties, normal forms.
def message(f, *args, **kw):
    try:
        f(*args, **kw)
    except Exception as e:
        return type(e).__name__ + ": " + str(e)
    return "no error"

import unicodedata as u
print(u.name("a"), u.name("é"), u.name("€"), u.name("一"), u.name("한"), u.name("\x00", "none"), u.lookup("EURO SIGN"), u.lookup("latin small letter e with acute"))
print(u.category("a"), u.category("1"), u.category(" "), u.category("\ud800"), u.category("€"), u.bidirectional("א"), u.bidirectional("1"), u.combining("\u0301"), u.mirrored("("))
print(u.decimal("٣"), u.digit("²"), u.numeric("½"), u.numeric("一"), u.decimal("x", None), u.east_asian_width("日"), u.east_asian_width("a"), u.decomposition("é"), u.decomposition("½"), u.decomposition("ﬁ"))
print(len(u.normalize("NFD", "é")), len(u.normalize("NFC", "e\u0301")), u.normalize("NFKC", "ﬁ²"), u.normalize("NFKD", "½") == "1\u20442", u.is_normalized("NFC", "é"), u.is_normalized("NFD", "é"))
print(u.unidata_version)
for f in [lambda: u.name("\x00"), lambda: u.lookup("NO SUCH NAME"), lambda: u.decimal("a"), lambda: u.digit("a"), lambda: u.numeric("a"), lambda: u.category("ab"), lambda: u.category(1), lambda: u.normalize("X", "é")]:
    print(message(f))
