extension GridDrawing {
    /// Twelve buildings, each for a case of its own.
    static func buildings() -> [DrawnFeature] {
        [
            building("B01", area(10...20, 10...20), storeys: 5, .residential),
            building("B02", area(120...130, 20...30), height: 9, .residential),
            building("B03", area(150...160, 20...30), .residential),
            building("B04", area(220...240, 20...30), storeys: 4, dwellings: 6, .mixed),
            building(
                "B05", Area(rectangle(20...50, 120...150), holes: [rectangle(30...40, 130...140)]), storeys: 3,
                .residential),
            building("B06", area(240...260, 140...160), storeys: 6, .office),
            building("B07", area(85...105, 260...270), storeys: 2, .residential),
            building("B08", area(140...150, 260...270), storeys: 5, .residential),
            building("B09", area(190...210, 235...245), storeys: 1, .residential),
            building("B10", area(275...285, 265...275), storeys: 10, .residential),
            building("B11", area(285...295, 280...290), storeys: 10, .residential),
            building("B12", area(220...240, 270...290), storeys: 1, .retail),
        ]
    }

    /// A rectangle without a court.
    private static func area(_ x: ClosedRange<Int>, _ y: ClosedRange<Int>) -> Area { Area(rectangle(x, y)) }

    /// A building with what the file tells of it.
    private static func building(
        _ id: String, _ area: Area, storeys: Int? = nil, height: Int? = nil, dwellings: Int? = nil, _ use: Use
    ) -> DrawnFeature {
        DrawnFeature(
            id: id, shape: .area(area),
            properties: [
                .init(name: "storeys", value: .whole(storeys)),
                .init(name: "height_m", value: .hundredths(height.map { 100 * $0 })),
                .init(name: "use", value: .text(use.rawValue)), .init(name: "dwellings", value: .whole(dwellings)),
            ])
    }
}
