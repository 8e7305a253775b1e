# statistics: averages and spread.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


import statistics as s
print(s.mean([1, 2, 3, 4]), s.mean([1.5, 2]), s.median([3, 1, 2]), s.median([1, 2, 3, 4]), s.median_low([1, 2]), s.median_high([1, 2]), s.mode("aab"), s.multimode("aabb"), s.pstdev([1, 2, 3]), s.stdev([1, 2, 3]), s.variance([1, 2, 4]), s.pvariance([1, 2]), s.harmonic_mean([1, 2]), s.geometric_mean([1, 4]), s.quantiles([1, 2, 3, 4], n=4), s.fmean([1, 2]), s.correlation([1, 2, 3], [1, 2, 4]), s.linear_regression([1, 2], [3, 5]))
# expect: 2.5 1.75 2 2.5 1 2 a ['a', 'b'] 0.816496580927726 1.0 2.3333333333333335 0.25 1.3333333333333333 2.0 [1.25, 2.5, 3.75] 1.5 0.9819805060619656 LinearRegression(slope=2.0, intercept=1.0)
error(s.mean, [])             # expect: StatisticsError: mean requires at least one data point
error(s.median, [])           # expect: StatisticsError: no median for empty data
error(s.stdev, [1])           # expect: StatisticsError: stdev requires at least two data points
error(s.mode, [])             # expect: StatisticsError: no mode for empty data
error(s.quantiles, [1])       # expect: StatisticsError: must have at least two data points
error(s.harmonic_mean, [-1])  # expect: StatisticsError: harmonic mean does not support negative values
n = s.NormalDist(10, 2)
print(n, n.cdf(10), n.pdf(10), n + 1, n.zscore(12), s.NormalDist.from_samples([1, 2, 3]))
# expect: NormalDist(mu=10.0, sigma=2.0) 0.5 0.19947114020071635 NormalDist(mu=11.0, sigma=2.0) 1.0 NormalDist(mu=2.0, sigma=1.0)
