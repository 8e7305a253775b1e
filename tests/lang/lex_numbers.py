# Number literals: bases, underscores, exponents, imaginary.
print(0, 00, 0b101, 0o17, 0xFF, 1_000_000, 0x_f, 0B1, 0XaB, 0O7)  # expect: 0 0 5 15 255 1000000 15 1 171 7
print(1., .5, 1e3, 1E-2, 1_0.0_1, 0e0, 00.5, 09.5, 1e400, 0_0)  # expect: 1.0 0.5 1000.0 0.01 10.01 0.0 0.5 9.5 inf 0
print(1j, 1.5J, 0j, 1e3j, 00j, 1_0j)  # expect: 1j 1.5j 0j 1000j 0j 10j
print(1 .real, 1..real, 1.0.real, 0x1.real if False else 2)  # expect: 1 1.0 1.0 2
print(10**20, -2**2, 2**-1, --3, ~5, +7, - -1)  # expect: 100000000000000000000 -4 0.5 3 -6 7 1
