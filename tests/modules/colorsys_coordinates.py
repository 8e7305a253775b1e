import colorsys
for f in (colorsys.rgb_to_yiq, colorsys.yiq_to_rgb, colorsys.rgb_to_hls, colorsys.hls_to_rgb, colorsys.rgb_to_hsv, colorsys.hsv_to_rgb):
    for a in ((.1,.2,.3),(0,0,0),(1,1,1),(.9,.1,.5),(.3,.9,.2)):
        print(f.__name__, f(*a))
