import Testing

@testable import FixtureGenerator

/// The drawn layers are those that the generator draws.
@Suite struct GeneratorTests {
    private static let files = fixtureFiles()

    @Test(arguments: files.map(\.path))
    func drawsTheCommittedBytes(_ path: String) throws {
        let drawn = try #require(Self.files.first { $0.path == path })
        let committed = try Fixtures.bytes(path)
        // Comparing first keeps a difference from printing two megabytes.
        let isSame = committed == Array(drawn.text.utf8)
        #expect(isSame)
    }

    /// A table that is no longer drawn would still be read.
    @Test(arguments: fixturePlaces.map(\.folder))
    func timetablesHoldNothingElse(_ folder: String) {
        let drawn = Self.files.map(\.path).filter { $0.hasPrefix("\(folder)/gtfs/") }
        #expect(Fixtures.names(in: "\(Fixtures.root)/\(folder)/gtfs").map { "\(folder)/gtfs/\($0)" } == drawn.sorted())
    }
}
