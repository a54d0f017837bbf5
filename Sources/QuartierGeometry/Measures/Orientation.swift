/// Which side of the line from `a` to `b` a point lies on: positive left, negative right, 0 exactly on it.
///
/// The sign is exact for all coordinates geometry works with; the size is only a rough doubled area. A plain
/// floating-point determinant would let two neighbouring polygons disagree about a point near their common
/// vertex. Source: J. R. Shewchuk, Adaptive Precision Floating-Point Arithmetic (1997), filter A and the exact
/// expansion behind it.
@inline(__always)
func orientation(_ a: Coordinate, _ b: Coordinate, _ point: Coordinate) -> Double {
    let left = (a.x - point.x) * (b.y - point.y)
    let right = (a.y - point.y) * (b.x - point.x)
    let determinant = left - right
    // (3 + 16 ε) ε with ε = 2⁻⁵³ bounds the rounding of the three operations above.
    let bound = 3.3306690738754716e-16 * (abs(left) + abs(right))
    return abs(determinant) >= bound ? determinant : exactOrientation(a, b, point)
}

@inline(never)
private func exactOrientation(_ a: Coordinate, _ b: Coordinate, _ p: Coordinate) -> Double {
    var expansion: [Double] = []
    expansion.reserveCapacity(12)
    addProduct(a.x, b.y, to: &expansion)
    addProduct(-a.x, p.y, to: &expansion)
    addProduct(-p.x, b.y, to: &expansion)
    addProduct(-a.y, b.x, to: &expansion)
    addProduct(a.y, p.x, to: &expansion)
    addProduct(p.y, b.x, to: &expansion)
    // The components do not overlap and grow, so the last one that is not 0 has the sign of the sum.
    return expansion.last { $0 != 0 } ?? 0
}

/// Adds the product with its rounding error, so that nothing is lost.
private func addProduct(_ a: Double, _ b: Double, to expansion: inout [Double]) {
    let product = a * b
    grow(&expansion, by: (-product).addingProduct(a, b))
    grow(&expansion, by: product)
}

/// Adds one number to an expansion without rounding.
private func grow(_ expansion: inout [Double], by addend: Double) {
    var carry = addend
    for index in expansion.indices {
        let component = expansion[index]
        let sum = carry + component
        let virtual = sum - carry
        expansion[index] = (carry - (sum - virtual)) + (component - virtual)
        carry = sum
    }
    expansion.append(carry)
}
