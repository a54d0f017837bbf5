import Glibc
import QuartierGeometry
import QuartierModel
import Testing

@testable import QuartierIO

/// Every file of `Fixtures/hostile` gives exactly the findings that `expected.tsv` lists.
///
/// With QUARTIER_RECORD set in the environment the list is written anew; a person reads the difference.
@Suite struct HostileFixtureTests {
    private static let folder = "\(Files.root)/Fixtures/hostile"

    /// The parts of Shapefiles and MapInfo files, which are read with the file they belong to.
    private static let companions: Set<String> = ["shx", "dbf", "prj", "cpg", "dat", "map", "id", "mid"]

    /// What is hostile only to those who run it or fetch it: read whole, as if it were not there.
    private static let harmless: Set<String> = ["generated-attribute.gpkg", "trigger.gpkg"]

    private static var inputs: [String] {
        Files.names(in: folder).filter { name in
            let suffix = FileName.suffix(name)
            return !["expected.tsv", "studies"].contains(name) && !["py", "md"].contains(suffix)
                && !companions.contains(suffix)
        }
    }

    @Test func everyInputGivesTheExpectedFindings() throws {
        ConversionCacheVariable.set()
        var lines: [String] = []
        for name in Self.inputs where Self.canBeTried(name) {
            let reading = Self.read(name)
            if Self.harmless.contains(name) {
                #expect(reading.table?.count == 1 && reading.all.isEmpty, "\(name): \(reading.lines)")
            } else {
                #expect(!reading.all.isEmpty, "\(name) should not be accepted")
            }
            lines += reading.all.map { "\(name)\t\($0.code)\t\(Self.withoutGDAL($0))" }
        }
        let text = lines.map { "\($0)\n" }.joined()
        if getenv("QUARTIER_RECORD") != nil {
            try #require(GDAL.isInstalled, GDAL.absence)
            try AtomicFile.write(Array(text.utf8), to: "\(Self.folder)/expected.tsv")
        }
        let recorded = String(decoding: try Files.bytes("\(Self.folder)/expected.tsv"), as: UTF8.self)
        let expected = recorded.split(separator: "\n").map(String.init).filter { line in
            Self.canBeTried(String(line.prefix { $0 != "\t" }))
        }
        #expect(Set(lines).subtracting(expected).sorted() == [])
        #expect(Set(expected).subtracting(lines).sorted() == [])
        #expect(lines == expected)
    }

    @Test func thereAreEnoughOfThemInEveryFormat() throws {
        #expect(Self.inputs.count >= 75)
        let suffixes = Dictionary(grouping: Self.inputs, by: FileName.suffix).mapValues(\.count)
        for suffix in ["geojson", "geojsonl", "gpkg", "csv", "pbf", "zip"] + ForeignFormat.allCases.map(\.suffix) {
            #expect(suffixes[suffix, default: 0] >= 2, "there are too few of .\(suffix)")
        }
        for name in Self.inputs { #expect(try Files.bytes("\(Self.folder)/\(name)").count <= 65_536) }
    }

    private static func read(_ name: String) -> Reading {
        if name.hasSuffix(".zip") { return Reading(feed: "\(folder)/\(name)", name: name) }
        // A file of OpenStreetMap holds several layers.
        return Reading.file("\(folder)/\(name)", layer: name.hasSuffix(".pbf") ? "green" : nil, name: name)
    }

    /// What GDAL says differs from version to version.
    private static func withoutGDAL(_ finding: Finding) -> Finding {
        var finding = finding
        for start in ["GDAL cannot read the file: ", "GDAL remarks: "] where finding.message.hasPrefix(start) {
            finding.message = start + "…"
        }
        return finding
    }

    private static func canBeTried(_ name: String) -> Bool {
        GDAL.isInstalled || ForeignFormat(suffix: FileName.suffix(name)) == nil
    }
}
