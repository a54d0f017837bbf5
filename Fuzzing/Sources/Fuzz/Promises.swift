import Quartier

/// Ends the process with a message where a promise is broken: in every build, unlike `assert`.
func promise(_ isKept: Bool, _ message: @autoclosure () -> String) {
    if !isKept { fatalError("broken promise: \(message())") }
}

/// What holds for every table: its arrays belong together, its coordinates are finite, and nil is never silent.
func check(_ table: FeatureTable?, _ findings: Findings) {
    guard let table else { return promise(findings.hasErrors, "nothing was read, and nothing is said") }
    promise(table.identifiers.count == table.count, "each feature has an identifier or none")
    promise(table.positions.count == table.count, "each feature has a position")
    promise(table.columns.allSatisfy { $0.count == table.count }, "each column has a value for each feature")
    promise(table.defects.allSatisfy { $0.row < table.count }, "each defect is one of a feature")
    promise(table.shapes.coordinates.allSatisfy(\.isFinite), "coordinates are finite")
    // What people are shown is made of the file's bytes, so it is made here too.
    for finding in findings.all + table.defects.map({ table.finding(of: $0) }) {
        promise(finding.description == finding.description.withoutControls, "findings do not steer terminals")
    }
}

extension FeatureTable {
    /// Whether nothing was lost or mended on the way in.
    func isWhole(_ findings: Findings) -> Bool {
        defects.isEmpty && findings.all.allSatisfy { $0.severity == .note }
    }

    /// Whether two tables hold the same attributes; a column of nothing but missing values is none.
    func hasSameValues(as other: FeatureTable) -> Bool {
        columns.allSatisfy { column in
            let twin = other.column(column.name)
            return (0..<count).allSatisfy { Self.areSame(column[$0], twin?[$0] ?? .missing) }
        }
    }

    /// A whole number of 16 digits is a code in a table without types, and so a text.
    private static func areSame(_ first: AttributeValue, _ second: AttributeValue) -> Bool {
        if case .number(let number) = first, case .text(let text) = second, number.magnitude >= 1e15 {
            return Double(text) == number
        }
        return first == second
    }
}

extension ShapePool {
    /// Whether two pools hold the same shapes.
    func isSame(as other: ShapePool) -> Bool {
        count == other.count && kinds == other.kinds && coordinates == other.coordinates
            && (0..<count).allSatisfy { parts(of: $0) == other.parts(of: $0) && rings(of: $0) == other.rings(of: $0) }
            && (0..<ringCount).allSatisfy { range(ofRing: $0) == other.range(ofRing: $0) }
    }
}
