import QuartierGeometry
import QuartierModel

extension Layer {
    /// Puts the elements into an order that follows from where they lie, not from the order of the file.
    ///
    /// Sums of rounded numbers depend on their order, and files are exported in any order: so the same features
    /// give the same bytes however the file was sorted. Zones are put into the order of their identifiers.
    mutating func sortByPlace() {
        let boxes = shapes.boxes
        put(
            into: elements.indices.sorted { left, right in
                let (a, b) = (boxes[left], boxes[right])
                if (a.minX, a.minY, a.maxX, a.maxY) != (b.minX, b.minY, b.maxX, b.maxY) {
                    return (a.minX, a.minY, a.maxX, a.maxY) < (b.minX, b.minY, b.maxX, b.maxY)
                }
                return identifiers[left] < identifiers[right]
            })
    }

    /// Puts zones into the order of their identifiers, as people count: P2 before P10.
    mutating func sortByIdentifier() {
        let keys = identifiers.map(NaturalOrder.init)
        put(into: elements.indices.sorted { keys[$0] < keys[$1] })
    }

    private mutating func put(into order: [Int]) {
        var sorted = ShapePool()
        sorted.reserveCapacity(shapes: shapes.count, coordinates: shapes.coordinates.count)
        for row in order { sorted.appendShape(row, of: shapes) }
        shapes = sorted
        elements = order.map { elements[$0] }
        identifiers = order.map { identifiers[$0] }
        foreign = foreign.map { column in
            var other = Column(name: column.name)
            for row in order { other.append(column[row]) }
            return other
        }
    }
}

/// A text that is compared as people count: runs of digits by their value, everything else letter by letter.
struct NaturalOrder: Comparable {
    private let text: String
    private let parts: [Part]

    private enum Part: Comparable {
        // Numbers stand before letters; leading zeros make no difference to a value.
        case number(length: Int, digits: String)
        case letter(Character)
    }

    init(_ text: String) {
        self.text = text
        var parts: [Part] = []
        var digits = ""
        func end(_ digits: inout String) {
            guard !digits.isEmpty else { return }
            let value = String(digits.drop { $0 == "0" })
            parts.append(.number(length: value.count, digits: value))
            digits = ""
        }
        for character in text {
            if character.isASCII, character.isNumber {
                digits.append(character)
            } else {
                end(&digits)
                parts.append(.letter(character))
            }
        }
        end(&digits)
        self.parts = parts
    }

    static func < (left: NaturalOrder, right: NaturalOrder) -> Bool {
        if left.parts == right.parts { return left.text < right.text }
        return left.parts.lexicographicallyPrecedes(right.parts)
    }
}

extension Element {
    /// Whether results are reported for elements of this type, one by one.
    static var areZones: Bool { layer == .districts || layer == .plots }
}

extension AttributeValue {
    /// The value as an identifier; nil where it is none.
    var identifier: String? {
        switch self {
        case .missing, .boolean: nil
        case .text(let text): text.isEmpty ? nil : text
        case .number(let number): Int(exactly: number).map(String.init) ?? String(number)
        }
    }
}
