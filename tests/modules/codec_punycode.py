for s in ['','abc','bücher','ドメイン','-> $1.00 <-','3年B組金八先生','安室奈美恵-with-SUPER-MONKEYS','пример','a-b','ü','\U0001F600x']:
    e=s.encode('punycode'); print(e, e.decode('punycode')==s)
for b in [b'bcher-kv', b'ab!', b'x-99999999', b'a-\xff', b'bcher-kva', b'Bcher-KVA']:
    for er in ('strict','ignore','replace'):
        try: print(b, er, b.decode('punycode',er))
        except UnicodeError as e: print(b, er, type(e), e)
