# Digits of %f and round() and of text read back: the short ways and the C library agree at the borders.
import random, struct
random.seed(5)
h=0
out=[]
for i in range(1200):
    k=i%4
    if k==0: x=random.uniform(-1000,1000)
    elif k==1: x=struct.unpack('<d',struct.pack('<Q',random.getrandbits(64)))[0]
    elif k==2: x=random.randint(-10**6,10**6)/2**random.randint(0,12)
    else: x=random.randint(-10**9,10**9)/10**random.randint(0,9)
    p=random.randint(0,19)
    if x!=x: continue
    t='%.*f'%(p,x) if abs(x)<1e40 else ''
    out.append(t); out.append(repr(round(x,p))); out.append('%+#.0f'%x if abs(x)<1e20 else '')
    out.append(f"{x:z.{p%4}f}" if abs(x)<1e20 else '')
    s='%.*g'%(p+1,x); out.append(repr(float(s)))
    s='%d.%d'%(random.getrandbits(random.randint(1,50)),random.getrandbits(random.randint(1,40))); out.append(repr(float(s)))
print('\n'.join(out))
print(0.5 .__round__(0), round(-0.0,2), '%.0f'%0.5, '%.0f'%1.5, '%.3f'%-0.0, f"{-0.0:z.1f}", float('.'+'5'), float('5.'), float('0'*18+'1'), str(10**18+1),str(0),str(99),str(100), str(-10))
