import QuartierModel
import Testing

@testable import QuartierIO

/// Archives that no publisher makes.
@Suite struct FeedArchiveTests {
    @Test func anArchiveAndAFolderAreTheSameFeed() throws {
        let folder = try TemporaryFolder()
        for entry in Archive.entries() { Files.write(entry.bytes, to: folder.file(entry.name)) }
        let (packed, plain) = (FeedReadingResult(try Archive.feed()), FeedReadingResult(file: folder.path))
        #expect(packed.trips == ["T1", "T2", "T3"] && plain.trips == packed.trips)
        #expect(plain.codes == packed.codes)
        #expect(plain.findings.first?.place.file == "\(folder.path)/stop_times.txt")
        #expect(TransitFeedFile.seemsToBe(folder.path))
        #expect(!TransitFeedFile.seemsToBe(folder.path + "/trips.txt"))
    }

    @Test func oneFolderAroundAllTablesIsWarnedOf() throws {
        let result = FeedReadingResult(
            try Archive.bytes(Archive.entries(folder: "gtfs/") + [("__MACOSX/gtfs/._stops.txt", [1])]))
        #expect(result.trips.count == 3)
        #expect(result.codes.first == "invalid_input_files_in_subfolder")
        #expect(result.findings.last?.place.file == "t.zip!/gtfs/stop_times.txt")
    }

    @Test(arguments: [
        ("other/x.txt", "invalid_input_files_in_subfolder"), ("../stops.txt", "path-in-archive"),
        ("/etc/passwd", "path-in-archive"), ("a\\b.txt", "path-in-archive"), ("inner.ZIP", "archive-in-archive"),
        ("stops.txt", "duplicate-entry"),
    ])
    func strangeEntriesAreRefused(_ name: String, _ code: String) throws {
        let result = FeedReadingResult(try Archive.bytes(Archive.entries() + [(name, Array("x".utf8))]))
        #expect(result.codes == [code])
        #expect(result.loaded == nil)
    }

    @Test func bombsAreRefusedBeforeTheyAreLit() throws {
        let zeros = [UInt8](repeating: 0x30, count: 3_000_000)
        #expect(FeedReadingResult(try Archive.bytes(Archive.entries() + [("shapes.txt", zeros)])).codes == ["zip-bomb"])
        let many = (0..<65).map { (name: "f\($0).txt", bytes: [UInt8(1)]) }
        #expect(FeedReadingResult(try Archive.bytes(many)).codes == ["too-many-entries"])
        var limits = FeedLimits()
        limits.inflatedBytes = 500
        var findings = Findings()
        let bytes = try Archive.feed()
        let read = bytes.withUnsafeBytes {
            TransitFeedFile.read($0, name: "t.zip", limits: limits, findings: &findings)
        }
        #expect(read == nil && findings.all.map(\.code) == ["archive-too-large"])
    }

    /// Bit 0 of the general purpose flags, in both headers of the first entry.
    @Test func encryptedEntriesAreRefused() throws {
        var bytes = try Archive.feed()
        bytes[6] |= 1
        let directory = try #require(
            bytes.indices.dropLast(4).first { Array(bytes[$0..<$0 + 4]) == [0x50, 0x4B, 1, 2] })
        bytes[directory + 8] |= 1
        #expect(FeedReadingResult(bytes).codes == ["encrypted-archive"])
    }

    /// The directory says less than the data inflates to.
    @Test func sizesThatLieAreFound() throws {
        var bytes = try Archive.feed()
        let directory = try #require(
            bytes.indices.dropLast(4).first { Array(bytes[$0..<$0 + 4]) == [0x50, 0x4B, 1, 2] })
        bytes[directory + 24] = 5
        bytes[22] = 5
        let result = FeedReadingResult(bytes)
        #expect(result.codes == ["damaged-archive"], "\(result.lines)")
    }

    @Test func otherArchivesAreNoFeeds() throws {
        #expect(FeedReadingResult(try Archive.bytes([("study.yaml", [1])])).codes == ["not-a-feed"])
        #expect(FeedReadingResult([]).codes == ["empty-file"])
        #expect(FeedReadingResult(Array("PK\u{3}\u{4}".utf8)).codes == ["damaged-archive"])
        #expect(FeedReadingResult(Array("no archive".utf8)).codes == ["damaged-archive"])
        for text in ["{\"type\":\"FeatureCollection\"}", "\u{1E}{}"] {
            #expect(FeedReadingResult(Array(text.utf8)).codes == ["not-a-feed"], "\(text)")
        }
        #expect(FeedReadingResult(file: "/nowhere.zip").codes == ["file-missing"])
    }
}
