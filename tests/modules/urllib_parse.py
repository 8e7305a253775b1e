from urllib.parse import *
for u in ['http://u:p@host:80/a/b;x?q=1#f','//h/p','mailto:a@b','a/b?c#d','HTTP://[::1]:8080/x','http://h:99999/','http://h:ab/','','http:///x', b'http://h/p?q', 'file:///etc', 'http://[::1/x', 'foo:bar/baz;c', ' http://x\ny/']:
    try:
        p=urlparse(u); print(p, p.geturl(), p.hostname, p.username, p.password); print(p.port); print(urlsplit(u), urldefrag(u))
    except ValueError as e: print(u, e)
b='http://a/b/c/d;p?q'
for r in 'g:h g ./g g/ /g //g ?y g?y #s g#s g?y#s ;x g;x g;x?y#s . ./ .. ../ ../g ../.. ../../ ../../g ../../../g /./g /../g g. .g g.. ..g ./../g ./g/. g/./h g/../h g;x=1/./y g;x=1/../y g?y/./x http:g'.split(): print(r, urljoin(b,r), end=' | ')
print()
print(quote('a b/ü%~é+'), quote_plus('a b/+ü'), quote(b'\xff\x00a',safe=''), unquote('a%20b%C3%BC%zz%ff'), unquote_plus('a+b%2B'), unquote_to_bytes('%41é'))
print(parse_qs('a=1&a=2&b=&c&d=%20x+y'), parse_qsl('a=1&b=&c',keep_blank_values=True), parse_qs(b'a=1;b=2',separator=';'))
for f in (lambda: parse_qs('a',strict_parsing=True), lambda: urlencode('abc'), lambda: urljoin('a',b'b'), lambda: parse_qsl('a&b&c',max_num_fields=1), lambda: quote(b'x',encoding='utf-8'), lambda: quote_from_bytes('x')):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print(urlencode({'a':1,'b':[1,2],'c':'ü &'}), urlencode([('a',[1,2]),('b','xy')],doseq=True), urlencode({'a':b'\xff'}))
