import QuartierGeometry
import QuartierModel

/// A sum over features: what an indicator divides, or divides by.
///
/// Contract: the amounts of a zone's contributions add up to what the indicator measures there, within 1e-9; a test
/// holds every indicator of the catalogue to it.
protocol Quantity: Sendable {
    /// What is summed, as an identifier with its unit: `gfa_m2`.
    var name: String { get }
    /// What each feature adds in a zone, in the order of rows.
    ///
    /// Throws what GEOS could not do, as a `GeometryError`.
    func contributions(in zone: ZoneContext, kernel: GeometryKernel) throws -> [Contribution]
}

/// What an indicator is made of: a sum, or a sum per another one.
struct Composition: Sendable {
    let numerator: any Quantity
    let denominator: (any Quantity)?

    /// A sum over features.
    static func sum(_ quantity: some Quantity) -> Composition {
        Composition(numerator: quantity, denominator: nil)
    }

    /// A sum per another one.
    static func ratio(_ numerator: some Quantity, per denominator: some Quantity) -> Composition {
        Composition(numerator: numerator, denominator: denominator)
    }
}

/// What is left of one sum when another is taken away.
struct Remainder<Whole: Quantity, Part: Quantity>: Quantity {
    let whole: Whole
    let part: Part

    var name: String { "\(whole.name) − \(part.name)" }

    func contributions(in zone: ZoneContext, kernel: GeometryKernel) throws -> [Contribution] {
        try whole.contributions(in: zone, kernel: kernel)
            + part.contributions(in: zone, kernel: kernel).map(\.negated)
    }
}
