internal import QuartierModel

/// How whole numbers become coordinates: times the scale, plus the translation.
struct CityJSONTransform {
    static let identity = CityJSONTransform(scale: [1, 1, 1], translate: [0, 0, 0])

    private let scale: [Double]
    private let translate: [Double]

    private init(scale: [Double], translate: [Double]) {
        self.scale = scale
        self.translate = translate
    }

    /// The transform of a file; nil if it does not have three numbers of each.
    init?(_ value: JSONValue) {
        guard let scale = Self.triple(value["scale"]), let translate = Self.triple(value["translate"]) else {
            return nil
        }
        self.init(scale: scale, translate: translate)
    }

    private static func triple(_ value: JSONValue?) -> [Double]? {
        guard let numbers = value?.elements?.compactMap(\.double), numbers.count == 3, value?.elements?.count == 3
        else { return nil }
        return numbers
    }

    func apply(_ x: Double, _ y: Double, _ z: Double) -> CityPosition {
        CityPosition(
            x: x * scale[0] + translate[0], y: y * scale[1] + translate[1], z: z * scale[2] + translate[2])
    }
}

/// The vertices of a document, in the coordinates of its CRS.
enum CityJSONVertices {
    /// Reads the array at an offset, which has been passed once.
    static func read(
        _ scanner: JSONScanner, at start: Int, _ transform: CityJSONTransform, limit: Int
    ) throws(ScanError) -> [CityPosition] {
        var scanner = scanner
        scanner.position = start
        try scanner.take(UInt8(ascii: "["), or: .fault(.notAPosition))
        var vertices: [CityPosition] = []
        var isFirst = true
        while try scanner.nextElement(isFirst: &isFirst) {
            guard vertices.count < limit else { throw ScanError(.fault(.tooManyCoordinates), scanner.position) }
            vertices.append(try vertex(&scanner, transform))
        }
        return vertices
    }

    private static func vertex(
        _ scanner: inout JSONScanner, _ transform: CityJSONTransform
    ) throws(ScanError) -> CityPosition {
        try scanner.take(UInt8(ascii: "["), or: .fault(.notAPosition))
        var numbers = (0.0, 0.0, 0.0)
        var count = 0
        var isFirst = true
        while try scanner.nextElement(isFirst: &isFirst) {
            guard JSONScanner.beginsNumber(try scanner.peek()) else {
                throw ScanError(.fault(.notAPosition), scanner.position)
            }
            let number = try scanner.number()
            switch count {
            case 0: numbers.0 = number
            case 1: numbers.1 = number
            case 2: numbers.2 = number
            default: throw ScanError(.fault(.notAPosition), scanner.position)
            }
            count += 1
        }
        guard count == 3 else { throw ScanError(.fault(.shortPosition), scanner.position) }
        return transform.apply(numbers.0, numbers.1, numbers.2)
    }
}
