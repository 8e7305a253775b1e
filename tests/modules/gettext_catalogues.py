import gettext as g, struct, io
print(g.gettext('hi'), g.ngettext('a','b',1), g.ngettext('a','b',3), g.pgettext('c','m'), g.textdomain(), g.find('nope'))
for e in ('n != 1','n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2','(n==1) ? 0 : 1','0','n>1','!n','n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5', 'n/2'):
    f=g.c2py(e); print([f(i) for i in range(25)])
for e in ('n+','(n','x','n n','','1 ? 2','5n','n$','-n'):
    try: print(g.c2py(e)(3))
    except ValueError as x: print(e, x)
def mo(d):
    ks=sorted(d); ids=b''; strs=b''; offs=[]
    for k in ks:
        offs.append((len(ids),len(k),len(strs),len(d[k]))); ids+=k+b'\0'; strs+=d[k]+b'\0'
    n=len(ks); ko=28; to=28+8*n; base=28+16*n; so=base+len(ids)
    out=struct.pack('<7I',0x950412de,0,n,ko,to,0,0)
    for a,b,c,e in offs: out+=struct.pack('<II',b,base+a)
    for a,b,c,e in offs: out+=struct.pack('<II',e,so+c)
    return out+ids+strs
t=g.GNUTranslations(io.BytesIO(mo({b'':b'Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=2; plural=(n != 1);\n',b'hello':'grüß'.encode(),b'cat\0cats':b'Katze\0Katzen',b'ctx\x04open':b'auf'})))
print(t.gettext('hello'),t.ngettext('cat','cats',1),t.ngettext('cat','cats',2),t.gettext('none'),t.pgettext('ctx','open'),t.info(),t.charset(), t.gettext('cat'))
try: g.GNUTranslations(io.BytesIO(b'12345678901234567890'))
except OSError as e: print(e)
try: g.translation('nope')
except OSError as e: print(e)
