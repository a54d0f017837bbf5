import QuartierGeometry
import QuartierIO
import QuartierModel
import Testing

/// What is valid and nevertheless not as it should be.
@Suite struct OddGeometryTests {
    private func square(_ x: Double, _ y: Double, _ width: Double, _ height: Double) -> [Coordinate] {
        [(x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y)].map { Coordinate(x: $0.0, y: $0.1) }
    }

    private func layer<E: Element>(_ type: E.Type, _ shapes: [[[Coordinate]]]) -> Layer<E> {
        var layer = Layer<E>()
        for (index, rings) in shapes.enumerated() {
            layer.shapes.appendArea(rings: rings)
            layer.elements.append(E())
            layer.identifiers.append("\(Character(UnicodeScalar(UInt8(65 + index))))")
        }
        layer.shapes.normaliseOrientation()
        return layer
    }

    // MARK: Overlaps

    @Test func greenDrawnTwiceIsToldWithSumAndUnion() throws {
        let green = layer(
            GreenSpace.self,
            [[square(0, 0, 100, 100)], [square(50, 0, 100, 100)], [square(90, 0, 20, 100)], [square(300, 0, 10, 10)]])
        let finding = try #require(try OverlapCheck.finding(for: green, file: "g", crew: Crew()))
        #expect(finding.severity == .note && finding.code == "overlapping-green")
        #expect(
            finding.message
                == "3 pairs of green overlap; most: A and B, 0.5 ha. The sum of all areas is 2.21 ha, their "
                + "union 1.51 ha; it is the union that is measured")
    }

    @Test(arguments: [4, 400]) func theUnionIsTheSameForFewAndManyPositions(positions: Int) throws {
        func disc(_ x: Double) -> [Coordinate] {
            var ring = (0..<positions).map { step in
                let share = Double(step) / Double(positions) * 4
                let along = share - share.rounded(.down)
                let corners = [(0.0, 0.0), (100.0, 0.0), (100.0, 100.0), (0.0, 100.0), (0.0, 0.0)]
                let (from, to) = (corners[Int(share)], corners[Int(share) + 1])
                return Coordinate(x: x + from.0 + (to.0 - from.0) * along, y: from.1 + (to.1 - from.1) * along)
            }
            ring.append(ring[0])
            return ring
        }
        let green = layer(GreenSpace.self, [[disc(0)], [disc(50)], [disc(75)], [disc(150)]])
        let overlaps = try Overlaps(in: green.shapes, crew: Crew(jobs: 2))
        #expect(overlaps.pairs.map(\.first) == [0, 0, 1, 2])
        #expect(zip(overlaps.pairs.map(\.area), [5_000, 2_500, 7_500, 2_500]).allSatisfy { abs($0 - $1) < 0.01 })
        #expect(abs(try overlaps.doubled(in: green.shapes, kernel: GeometryKernel()) - 15_000) < 0.01)
    }

    @Test func copiesOfBuildingsAreNoOverlaps() throws {
        let turned = Array(square(0, 0, 10, 10).dropLast().reversed())
        let buildings = layer(
            Building.self,
            [[square(0, 0, 10, 10)], [turned + [turned[0]]], [square(8, 0, 10, 10)], [square(18, 0, 9, 9)]])
        let twins = Twins(in: buildings.shapes)
        #expect(twins.copies == [1])
        let copies = try #require(OverlapCheck.finding(for: twins, in: buildings, file: "b"))
        #expect(copies.severity == .warning && copies.message.hasSuffix("found once and count twice, such as A and B"))
        let finding = try #require(
            try OverlapCheck.finding(for: buildings, file: "b", except: twins.copies, crew: Crew()))
        #expect(finding.message.hasPrefix("1 pair of buildings overlaps, by 20.0 m² in all, such as A and C."))
        #expect(try OverlapCheck.finding(for: layer(Building.self, []), file: "b", except: [], crew: Crew()) == nil)
    }

    // MARK: Borders

    @Test func sliversBetweenDistrictsAreCounted() throws {
        let districts = layer(
            District.self,
            [[square(0, 0, 1_000, 1_000)], [square(999.8, 0, 1_000, 1_000)], [square(0, 1_000, 500, 500)]])
        let finding = try #require(try BorderCheck.slivers(in: districts, file: "d", crew: Crew()))
        #expect(
            finding.message
                == "1 overlap of districts is a sliver narrower than 0.5 m, 200.0 m² in all, the first between A and B")
        let neat = layer(District.self, [[square(0, 0, 10, 10)], [square(10, 0, 10, 10)]])
        #expect(try BorderCheck.slivers(in: neat, file: "d", crew: Crew()) == nil)
    }

    @Test func gapsThatDistrictsEncloseAreMeasuredAndPlaced() throws {
        let plane = try CRS("EPSG:31256")
        let y = 340_000.0
        let districts = layer(
            District.self,
            [
                [square(0, y, 100, 300), square(40, y + 40, 0.2, 20)], [square(100, y, 100, 100)],
                [square(100, y + 200, 100, 100)], [square(200, y, 100, 300)],
            ])
        let union = try GeometryKernel().union(of: 0..<4, in: districts.shapes)
        let finding = try #require(
            try BorderCheck.gaps(
                in: union, of: districts, plane: plane, near: Coordinate(x: 16.33, y: 48.2), file: "d",
                kernel: GeometryKernel()))
        #expect(finding.severity == .warning && finding.code == "gaps-between-districts")
        #expect(
            finding.message.hasPrefix("the districts enclose 2 gaps (1 of them slivers narrower than 0.5 m), 1.0 ha"))
        #expect(finding.message.contains("the largest, 1.0 ha, lies near 16.33"))
        #expect(finding.message.contains("between A, B, C and others"))
    }

    // MARK: Single shapes

    private func findings(_ features: String...) throws -> [Finding] {
        let folder = try TemporaryFolder()
        let crs = "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"EPSG:31256\"}},"
        let text = "{\"type\":\"FeatureCollection\",\(crs)\"features\":[\n\(features.joined(separator: ",\n"))\n]}\n"
        Files.write(Array(text.utf8), to: folder.file("b.geojson"))
        var findings = Findings()
        let request = LayerRequest(layer: .buildings, path: folder.file("b.geojson"), displayName: "b.geojson")
        let loader = try #require(LayerLoader(request, findings: &findings))
        _ = try loader.load(
            Building.self, into: try CRS("EPSG:31256"), near: nil, crew: Crew(), findings: &findings)
        return findings.all
    }

    private func feature(_ id: String, _ ring: String) -> String {
        Text.feature("{\"type\":\"Polygon\",\"coordinates\":[\(ring)]}", id: "\"\(id)\"")
    }

    @Test func repeatedPositionsSpikesAndSliversAreCounted() throws {
        let found = try findings(
            feature("A", "[[0,340000],[10,340000],[10,340000],[10,340010],[10,340010],[0,340010],[0,340000]]"),
            feature("B", "[[20,340000],[30,340000],[30.0001,340050],[29.9999,340000.001],[20,340010],[20,340000]]"),
            feature("C", "[[50,340000],[150,340000],[150,340000.05],[50,340000.05],[50,340000]]"))
        #expect(found.map(\.code) == ["repeated-positions", "spikes", "sliver-areas"])
        #expect(found.allSatisfy { $0.severity == .note })
        #expect(found[0].message.hasPrefix("1 feature has 2 positions that repeat the one before"))
        #expect(found[0].message.hasSuffix("the first is A"))
        #expect(found[0].place.position == Coordinate(x: 10, y: 340_000))
        #expect(found[1].message.hasSuffix("the first is B"))
        #expect(found[1].place.position?.y == 340_050)
        #expect(found[2].message == "1 area is narrower than 0.1 m on average, 5.0 m² in all, the first feature C")
    }

    @Test func heightsAreDroppedOpenly() throws {
        let found = try findings(
            feature("A", "[[0,340000,5],[10,340000,5],[10,340010,5],[0,340010,5],[0,340000,5]]"))
        #expect(found.map(\.code) == ["z-or-m-dropped"])
        #expect(found.first?.message == "1 feature has Z or M values, which are not used")
    }

    @Test func aPlainBuildingIsNoMatter() throws {
        #expect(try findings(feature("A", "[[0,340000],[10,340000],[10,340010],[0,340010],[0,340000]]")).isEmpty)
    }
}
