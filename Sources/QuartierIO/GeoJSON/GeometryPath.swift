/// Finds how to name a place inside a geometry: `geometry.coordinates[0][3]`.
///
/// Nothing is counted while geometries are read; the way to a fault is found afterwards, from its byte.
enum GeometryPath {
    /// The path to a byte inside the value that begins at `start`, which is sound JSON up to that byte.
    static func path(in bytes: UnsafeRawBufferPointer, from start: Int, to offset: Int, root: String) -> String {
        var levels: [Level] = []
        var cursor = start
        var scanner = JSONScanner(bytes)
        while cursor < min(offset, bytes.count) {
            switch bytes[cursor] {
            case UInt8(ascii: "["): levels.append(Level(index: 0, key: nil))
            case UInt8(ascii: "{"): levels.append(Level(index: nil, key: nil))
            case UInt8(ascii: "]"), UInt8(ascii: "}"): _ = levels.popLast()
            case UInt8(ascii: ","): levels[safely: levels.count - 1]?.step()
            case UInt8(ascii: "\""):
                scanner.position = cursor
                guard let text = try? scanner.string(), scanner.position <= offset else { return root }
                if let last = levels.last, last.index == nil, last.key == nil {
                    levels[levels.count - 1].key = scanner.content(of: text)
                }
                cursor = scanner.position - 1
            default: break
            }
            cursor += 1
        }
        return root + levels.map(\.text).joined()
    }

    private struct Level {
        var index: Int?
        var key: String?

        mutating func step() {
            index = index.map { $0 + 1 }
            key = nil
        }

        var text: String { index.map { "[\($0)]" } ?? key.map { ".\($0)" } ?? "" }
    }
}

extension Array {
    /// An element, or nil where there is none.
    fileprivate subscript(safely index: Int) -> Element? {
        get { indices.contains(index) ? self[index] : nil }
        set { if let newValue, indices.contains(index) { self[index] = newValue } }
    }
}
