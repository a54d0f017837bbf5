import QuartierModel

/// How much green there is, and of how much it is stated what access asks for.
///
/// In whole numbers, so that what a scenario takes away or brings gives the very sums of adding all up anew, in
/// whatever order.
struct KnownGreen: Sendable {
    private var known: Int128 = 0
    private var all: Int128 = 0

    /// The known share; nil without green.
    var share: Double? { all > 0 ? Double(known) / Double(all) : nil }

    mutating func add(_ element: GreenSpace, area: Double, _ parameters: Parameters.GreenAccess) {
        change(by: 1, element, area, parameters)
    }

    mutating func remove(_ element: GreenSpace, area: Double, _ parameters: Parameters.GreenAccess) {
        change(by: -1, element, area, parameters)
    }

    private mutating func change(
        by sign: Int128, _ element: GreenSpace, _ area: Double, _ parameters: Parameters.GreenAccess
    ) {
        guard element.kind?.isGreen ?? true else { return }
        // Millionths of a square metre; coordinates are below 1e9, so areas fit.
        let units = sign * (Int128(exactly: (area * 1_048_576).rounded()) ?? 0)
        all += units
        if !parameters.publicOnly || element.isPublic != nil { known += units }
    }
}
