import Foundation
import Testing

/// Hostile files reach no other file and no network: every call that could is seen by strace.
@Suite(.enabled(if: Trace.isPossible, Trace.absence), .disabled(if: Executable.isSanitized, Trace.ownFiles))
struct TracedTests {
    private static let folder = Repository.root + "/Fixtures/hostile"
    private static let suffixes: Set<String> = [
        "shp", "gml", "fgb", "dxf", "kml", "tab", "mif", "gpkg", "pbf", "zip",
    ]
    private static let inputs = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
        .filter { suffixes.contains(($0 as NSString).pathExtension) }.sorted()

    @Test func hostileFilesReachNothing() throws {
        #expect(Self.inputs.count >= 40)
        let trace = try Trace()
        for name in Self.inputs { try trace.run("inspect", "\(Self.folder)/\(name)") }
        let strange = trace.reached.filter { !trace.mayOpen($0, inputs: [Self.folder]) }
        #expect(strange.sorted() == [])
        #expect(trace.sockets == [])
        // The trace saw something: the files themselves, and GDAL's programs where they are installed.
        #expect(trace.reached.contains("\(Self.folder)/cut.osm.pbf"))
        if FileManager.default.isExecutableFile(atPath: "/usr/bin/ogr2ogr") {
            #expect(trace.reached.contains { $0.contains("/libgdal.so") })
        }
    }

    @Test(arguments: [
        "/vsicurl/http://127.0.0.1:9/a.geojson", "/vsicurl_streaming/http://127.0.0.1:9/a.gml", "/vsizip/a.zip/a.shp",
        "/vsistdin/a.gpkg", "http://127.0.0.1:9/a.gpkg", "file:///etc/passwd", "GML:/etc/passwd", "PG:dbname=x",
    ])
    func pathsInAStudyAreFilesOrNothing(_ path: String) throws {
        let trace = try Trace()
        let study = GridStudy.text().replacing("districts.geojson", with: "\"\(path)\"")
        try trace.folder.write(study, to: "study.yaml")
        let run = try trace.run("check", trace.folder.path + "/study.yaml")
        #expect(run.code == 2)
        #expect((run.output + run.errors).contains("[file-missing]"), "\(run.output)\(run.errors)")
        #expect(trace.sockets == [])
        #expect(!trace.reached.contains("/etc/passwd"))
    }
}

/// What the command and the programs it starts ask of the system.
private final class Trace {
    static let isPossible: Bool = {
        let isThere = FileManager.default.isExecutableFile(atPath: "/usr/bin/strace")
        // Some containers have the program but forbid what it does.
        let run = try? Executable.start(["--version"], before: "set -- /usr/bin/strace -o /dev/null \"$@\"").wait()
        return isThere && run?.code == 0
    }()
    static let absence: Comment = "strace is missing (apt-get install strace) or not allowed here"
    static let ownFiles: Comment = "a sanitizer opens files of its own"

    let folder: TemporaryFolder
    /// The paths that were opened or executed with success.
    private(set) var reached: Set<String> = []
    /// The calls for sockets.
    private(set) var sockets: [String] = []

    init() throws { folder = try TemporaryFolder() }

    @discardableResult
    func run(_ arguments: String...) throws -> Executable.Execution {
        let log = folder.path + "/log"
        let calls = "open,openat,openat2,creat,execve,execveat,socket,connect,sendto,sendmsg,bind"
        let run = try Executable.start(
            arguments, environment: ["QUARTIER_CACHE": folder.path + "/cache"],
            before:
                "set -- /usr/bin/strace -f --seccomp-bpf -qq -s 4096 -e trace=\(calls) -e signal=none -o '\(log)' \"$@\""
        ).wait()
        for line in try folder.text(of: "log").split(separator: "\n") { take(line) }
        return run
    }

    /// Whether a path is one of the system's, of this program's, of its cache or of the inputs.
    func mayOpen(_ path: String, inputs: [String]) -> Bool {
        let system = [
            "/usr/", "/lib/", "/lib64/", "/bin/", "/etc/ld.so.", "/proc/", "/sys/", "/dev/null", "/dev/urandom",
            "/opt/",
            "/etc/localtime", "/etc/ssl/openssl.cnf",
        ]
        let own = [(Executable.path as NSString).deletingLastPathComponent, folder.path, "/tmp/.quartier-work-"]
        // A path without a folder is one in the work folder of a conversion.
        return !path.hasPrefix("/") || (system + own + inputs).contains { (path + "/").hasPrefix($0) }
    }

    private func take(_ line: Substring) {
        // 1234 openat(AT_FDCWD, "/etc/passwd", O_RDONLY) = 3
        let call = line.drop { $0 == " " || $0.isNumber }.prefix { $0 != "(" }
        if ["socket", "connect", "sendto", "sendmsg", "bind"].contains(call) {
            sockets.append(String(line))
        } else if !line.contains(" = -1 "), let start = line.firstIndex(of: "\"") {
            reached.insert(String(line[line.index(after: start)...].prefix { $0 != "\"" }))
        }
    }
}
