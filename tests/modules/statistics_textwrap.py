# statistics and textwrap against recorded results, on made-up data.
import textwrap, random, statistics as st
random.seed(1)
al="ab9_-.  \t\n'!\u00a0é--"
for i in range(40):
    t=''.join(random.choice(al) for _ in range(random.randrange(40)))
    for kw in ({},{'width':5},{'width':8,'break_long_words':False},{'width':9,'break_on_hyphens':False},{'width':12,'drop_whitespace':False},{'width':12,'replace_whitespace':False},{'width':12,'expand_tabs':False,'replace_whitespace':False},{'width':12,'fix_sentence_endings':True},{'width':9,'max_lines':2,'placeholder':'..'},{'width':14,'max_lines':1,'initial_indent':' >','subsequent_indent':'--'}):
        print(i, textwrap.wrap(t,**kw))
    print(repr(textwrap.dedent(t)), repr(textwrap.indent(t,'>')))
    try: print(textwrap.shorten(t,10))
    except ValueError as e: print(e)
nd=st.NormalDist(3,2)
for i in range(40): print(nd.inv_cdf(random.random()))
for i in (1e-300,1e-20,1e-10,1-1e-10): print(nd.inv_cdf(i))
for n in range(2,12):
    d=[random.gauss(0,10**random.randrange(-5,5)) for _ in range(n)]; e=[random.random() for _ in range(n)]
    print(st.mean(d),st.stdev(d),st.pvariance(d),st.variance(d),st.pstdev(d),st.median(d),st.quantiles(d,n=5),st.quantiles(d,method='inclusive'),st.correlation(d,e),st.covariance(d,e),st.linear_regression(d,e),st.linear_regression(d,e,proportional=True),st.fmean(d),st.fmean(d,e),st.geometric_mean(e),st.harmonic_mean(e),st.harmonic_mean(e,e),st.median_grouped(d),st.NormalDist.from_samples(d),st.NormalDist.from_samples(d).overlap(st.NormalDist.from_samples(e)))
    d=[random.randrange(10) for _ in range(n)]
    print(st.mean(d),st.stdev(d),st.pvariance(d),st.variance(d),st.pstdev(d),st.median(d),st.mode(d),st.multimode(d),st.median_grouped(d,2),st.median_low(d),st.median_high(d))
