import Glibc
import QuartierModel
import Testing

@testable import QuartierIO

@Suite(.enabled(if: GDAL.isInstalled, GDAL.absence)) struct ConversionCacheTests {
    private func entries(_ scratch: Scratch) -> [String] { FolderTree.names(in: scratch.file("cache")) }

    @Test func aFileIsConvertedOnceWhateverItsName() throws {
        let scratch = try Scratch()
        try GDAL.makeShapefile(in: scratch)
        #expect(try scratch.read("plots.shp").table?.count == 8)
        let made = entries(scratch)
        #expect(made.count == 1)
        for suffix in ["shp", "shx", "dbf", "prj"] {
            rename(scratch.file("plots.\(suffix)"), scratch.file("other.\(suffix)"))
        }
        let reading = try scratch.read("other.shp")
        #expect(reading.table?.name == "other" && reading.table?.file == "other.shp")
        #expect(entries(scratch) == made)
    }

    @Test func aChangedCompanionIsAnotherFile() throws {
        let scratch = try Scratch()
        try GDAL.makeShapefile(in: scratch)
        #expect(try scratch.read("plots.shp").table != nil)
        scratch.write("1252", to: "plots.cpg")
        #expect(try scratch.read("plots.shp").table != nil)
        #expect(entries(scratch).count == 2)
    }

    @Test func aDamagedEntryIsMadeAnewWithTheSameBytes() throws {
        let scratch = try Scratch()
        try GDAL.makeShapefile(in: scratch)
        #expect(try scratch.read("plots.shp").table != nil)
        let name = try #require(entries(scratch).first)
        let path = scratch.file("cache/\(name)/data.gpkg")
        let whole = try Files.bytes(path)
        for damaged in [Array(whole.prefix(4096)), [], whole.map { $0 ^ 1 }] {
            Files.write(damaged, to: path)
            #expect(try scratch.read("plots.shp").table?.count == 8)
            #expect(try Files.bytes(path) == whole)
        }
        unlink(scratch.file("cache/\(name)/about.txt"))
        #expect(try scratch.read("plots.shp").table?.count == 8)
        #expect(entries(scratch) == [name])
    }

    @Test func theCacheStaysWithinItsLimit() throws {
        let scratch = try Scratch()
        var settings = scratch.settings
        settings.cacheLimit = 1
        for number in 0..<3 {
            try GDAL.make("p\(number).fgb", "FlatGeobuf", from: RealData.grid("plots"), in: scratch)
            #expect(try scratch.read("p\(number).fgb", settings: settings).table?.count == 8)
            #expect(entries(scratch).count == 1)
        }
    }

    @Test func whatADeadProcessLeftIsRemoved() throws {
        let scratch = try Scratch()
        mkdir(scratch.file("cache"), 0o700)
        mkdir(scratch.file("cache/.quartier-work-999999999-abcdef"), 0o700)
        mkdir(scratch.file("cache/.quartier-work-\(getpid())-abcdef"), 0o700)
        #expect(ConversionCache(folder: scratch.file("cache")) != nil)
        #expect(entries(scratch) == [".quartier-work-\(getpid())-abcdef"])
    }

    @Test func aFolderThatCannotBeMadeIsAFinding() throws {
        let scratch = try Scratch()
        try GDAL.makeShapefile(in: scratch)
        #expect(ConversionCache(folder: "/dev/null/cache") == nil)
    }

    @Test func manyReadersAtOnceGetTheSame() async throws {
        let scratch = try Scratch()
        try GDAL.makeShapefile(in: scratch)
        let (path, settings) = (scratch.file("plots.shp"), scratch.settings)
        let counts = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<4 {
                group.addTask { try GDAL.read(path, as: "plots.shp", settings: settings).table?.count ?? -1 }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(counts == [8, 8, 8, 8])
        #expect(entries(scratch).count == 1)
    }
}
