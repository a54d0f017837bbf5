/// What the scenarios of the study add to the district.
extension SeestadtMesh {
    /// The Hannah-Arendt-Park.
    private static let park = MeshCell(column: 4, row: 2)
    /// The block to its west, whose houses make way for the larger park.
    private static let cleared = MeshCell(column: 3, row: 2)
    /// The block in whose court a tower is added.
    private static let infilled = MeshCell(column: 5, row: 2)

    /// The ground that the park gains: the cleared block and the street between, up to the edge of the park.
    func largerPark() -> DrawnFeature {
        let gained = block(of: SeestadtMesh.cleared).corners
        let park = block(of: SeestadtMesh.park).corners
        let ring = Ring(points: [gained[0], gained[1], park[0], park[3], gained[2], gained[3]])
        let space = DrawnGreenSpace(
            name: "Hannah-Arendt-Park, Erweiterung", kind: .park, isPublic: true, area: Area(ring))
        return space.feature(number: 901)
    }

    /// A tower of 20 storeys in the middle of a block.
    func infillTower() -> [DrawnFeature] {
        let block = block(of: SeestadtMesh.infilled)
        let (u, v) = (block.width / 2, block.depth / 2)
        let ground = block.part(u - 1_200...u + 1_200, v - 1_200...v + 1_200)
        let properties: [DrawnFeature.Property] = [
            .init(name: "geschosse", value: .whole(20)), .init(name: "hoehe_m", value: .missing),
            .init(name: "nutzung", value: .text(Use.residential.rawValue)),
            .init(name: "rechtsform", value: .text(Tenure.subsidised.rawValue)), .init(name: "we", value: .missing),
        ]
        return [DrawnFeature(id: "B9001", shape: .area(Area(ground.ring)), properties: properties)]
    }
}
