import locale
print(locale.setlocale(locale.LC_ALL,'C'), locale.setlocale(locale.LC_ALL), locale.getlocale())
for n in ('xx_YY','en_US.latin999'):
    try: locale.setlocale(locale.LC_ALL,n)
    except locale.Error as e: print(e)
print(locale.localeconv())
print(locale.format_string('%d %10.2f %s %%',(1234567,3.14159,'x'),grouping=True), locale.format_string('%(a)d',{'a':5}))
locale._override_localeconv.update({'thousands_sep':',','grouping':[3,0],'mon_thousands_sep':'.','mon_grouping':[3,3,0],'frac_digits':2,'int_frac_digits':2,'currency_symbol':'€','int_curr_symbol':'EUR ','mon_decimal_point':',','p_cs_precedes':0,'p_sep_by_space':1,'n_cs_precedes':1,'n_sep_by_space':0,'negative_sign':'-','p_sign_posn':1,'n_sign_posn':0})
print(locale.format_string('%d|%15d|%-15d|%f|%.1e',(1234567,-1234567,1234567,12345.678,123456.0),grouping=True))
print(locale.currency(12345.5), locale.currency(-12345.5,grouping=True), locale.currency(5,international=True), locale.atof('1,234.5'), locale.atoi('1,234'), locale.str(3.5), locale.delocalize('1,000.5'), locale.localize('1000000.5',True))
print(sorted(['b','a','B'],key=locale.strxfrm), locale.strcoll('a','b'))
print(locale.normalize('en_us.utf8'))
