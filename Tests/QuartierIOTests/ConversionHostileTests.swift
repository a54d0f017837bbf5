import Glibc
import QuartierModel
import Testing

@testable import QuartierIO

@Suite(.enabled(if: GDAL.isInstalled, GDAL.absence)) struct ConversionHostileTests {
    @Test func virtualFilesInDisguiseAreRefused() throws {
        let scratch = try Scratch()
        let text = """
            <OGRVRTDataSource><OGRVRTLayer name="x"><SrcDataSource>/etc/passwd</SrcDataSource></OGRVRTLayer>\
            </OGRVRTDataSource>
            """
        for suffix in ["shp", "gml", "dxf", "kml", "fgb", "tab", "mif"] {
            scratch.write(text, to: "v.\(suffix)")
            #expect(Reading.file(scratch.file("v.\(suffix)")).codes == ["vrt-in-disguise"])
        }
    }

    @Test func pathsOfGDALAreNoFiles() {
        for path in ["/vsicurl/http://127.0.0.1:9/a.gml", "/vsizip/a.zip/a.shp", "GML:a.gml", "a.gml,b.xsd"] {
            #expect(Reading.file(path).codes == ["file-missing"])
        }
    }

    @Test func entitiesOfXMLAreRefused() throws {
        let scratch = try Scratch()
        let ten = String(repeating: "&a;", count: 10)
        let bomb = """
            <!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "\(ten)"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>
            """
        for prolog in ["<!DOCTYPE p [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>", bomb] {
            scratch.write(
                "<?xml version=\"1.0\"?>\(prolog)<p xmlns:gml=\"http://www.opengis.net/gml\"><n>&e;</n></p>",
                to: "a.gml")
            #expect(try scratch.read("a.gml").codes == ["xml-entities"])
        }
    }

    @Test func aCutTableIsAFinding() throws {
        let scratch = try Scratch()
        try GDAL.makeShapefile(in: scratch)
        let bytes = try Files.bytes(scratch.file("plots.dbf"))
        for count in [0, 20, 40, bytes.count / 2, bytes.count - 3] {
            Files.write(Array(bytes.prefix(count)), to: scratch.file("plots.dbf"))
            #expect(try scratch.read("plots.shp").codes == ["truncated-file"], "\(count) bytes")
        }
    }

    @Test func headersThatPromiseTooMuchAreFindings() throws {
        let scratch = try Scratch()
        try GDAL.makeShapefile(in: scratch)
        var bytes = try Files.bytes(scratch.file("plots.dbf"))
        bytes.replaceSubrange(4..<8, with: [0xFF, 0xFF, 0xFF, 0xFF])
        Files.write(bytes, to: scratch.file("plots.dbf"))
        #expect(try scratch.read("plots.shp").codes == ["truncated-file"])
        bytes.replaceSubrange(4..<8, with: [3, 0, 0, 0])
        Files.write(bytes, to: scratch.file("plots.dbf"))
        #expect(try scratch.read("plots.shp").codes == ["companions-disagree"])
    }

    @Test func rowsOfATableWithoutAnEndMarkAreCounted() {
        for (text, rows) in [
            ("", 0), ("\n\r\n", 0), ("\"A\",1\n2", 2), ("\"A\nB\",1\r\n\r\n\"C \"\"\nD\"\"\",2\r\n", 2), ("1\r2\r", 2),
        ] {
            #expect(Array(text.utf8).withUnsafeBytes { InterchangeCheck.rows(of: $0) } == rows, "\(text)")
        }
    }

    @Test func withoutGDALTheFindingSaysWhatToInstall() throws {
        let scratch = try Scratch()
        try GDAL.makeShapefile(in: scratch)
        var settings = scratch.settings
        settings.programs = nil
        let reading = try scratch.read("plots.shp", settings: settings)
        #expect(reading.codes == ["gdal-missing"])
        #expect(reading.findings.first?.remedy?.contains("apt-get install gdal-bin") == true)
    }
}

/// Programs in place of GDAL's that do what they must not.
@Suite(.enabled(if: GDAL.isInstalled, GDAL.absence)) struct ConfinementTests {
    /// Reads plots with a shell script in place of ogr2ogr.
    private func reading(_ script: String, seconds: UInt64 = 60) throws -> (reading: Reading, milliseconds: Int) {
        let scratch = try Scratch()
        try GDAL.makeShapefile(in: scratch)
        scratch.write("#!/bin/sh\n\(script)\n", to: "fake")
        chmod(scratch.file("fake"), 0o755)
        var settings = scratch.settings
        settings.programs?.converter = scratch.file("fake")
        settings.limits = ConversionLimits(bytes: 0)
        settings.limits?.seconds = seconds
        var (before, after) = (timespec(), timespec())
        clock_gettime(CLOCK_MONOTONIC, &before)
        let reading = try scratch.read("plots.shp", settings: settings)
        clock_gettime(CLOCK_MONOTONIC, &after)
        #expect(FolderTree.names(in: scratch.file("cache")) == [])
        return (reading, (after.tv_sec - before.tv_sec) * 1000 + (after.tv_nsec - before.tv_nsec) / 1_000_000)
    }

    @Test func aSlowProgramIsStoppedWithItsChildren() throws {
        let (reading, milliseconds) = try reading("sleep 600 & sleep 600", seconds: 1)
        #expect(reading.codes == ["conversion-timeout"])
        #expect(milliseconds < 10_000)
    }

    @Test func aProgramThatClosesItsOutputsIsStoppedToo() throws {
        let (reading, milliseconds) = try reading("exec >&- 2>&-; sleep 600", seconds: 1)
        #expect(reading.codes == ["conversion-timeout"])
        #expect(milliseconds < 10_000)
    }

    @Test func aChattyProgramIsHeardOutAndForgotten() throws {
        let (reading, _) = try reading("head -c 30000000 /dev/zero | tr '\\0' x; exit 3")
        #expect(reading.codes == ["conversion-failed"])
        #expect((reading.lines.first?.count ?? 0) < 400)
    }

    @Test func successWithoutAResultIsNotBelieved() throws {
        let (reading, _) = try reading("exit 0")
        #expect(reading.codes == ["conversion-failed"])
    }

    @Test func errorsCountWhateverTheExitCode() throws {
        let (reading, _) = try reading("echo 'ERROR 1: no such thing in source/source.shp' >&2; exit 0")
        #expect(reading.lines.first?.contains("no such thing in plots.shp") == true, "\(reading.lines)")
    }

    @Test func aProgramEndedBySignalIsAFinding() throws {
        let (reading, _) = try reading("kill -SEGV $$")
        #expect(reading.codes == ["conversion-failed"])
    }

    @Test func nothingOfTheUserReachesAProgram() throws {
        let scratch = try Scratch()
        setenv("GDAL_DATA", "/nowhere", 1)
        scratch.write("secret", to: "secret")
        mkdir(scratch.file("work"), 0o700)
        let program = ConfinedProgram(
            path: "/bin/sh", arguments: ["-c", "/usr/bin/env; cat ../secret; ulimit -t; ulimit -n"],
            environment: ["A": "1"], folder: scratch.file("work"), limits: ConversionLimits(bytes: 0))
        let outcome = try #require(program.run())
        let said = String(decoding: outcome.output, as: UTF8.self)
        #expect(said.contains("A=1") && !said.contains("GDAL_DATA"))
        #expect(said.hasSuffix("60\n128\n"))
        // Where the kernel has Landlock.
        if outcome.measures & 4 != 0 { #expect(!said.contains("secret")) }
        #if arch(x86_64) || arch(arm64)
            #expect(outcome.measures & 1 != 0, "sockets are forbidden everywhere")
        #endif
    }
}
