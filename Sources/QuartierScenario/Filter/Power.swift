internal import Glibc

/// A number to the power of another, as the C library has it.
func raise(_ base: Double, to exponent: Double) -> Double { pow(base, exponent) }
