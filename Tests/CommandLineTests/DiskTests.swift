import Foundation
import Testing

/// Disks that are full, too small or not to be written to.
@Suite(.serialized) struct DiskTests {
    /// Whether this machine lets tests mount what they need; as root in a full system it does.
    static let canMount: Bool = {
        guard getuid() == 0, let folder = try? TemporaryFolder() else { return false }
        let words = "mount -t tmpfs -o size=64k none '\(folder.path)' 2>/dev/null && umount '\(folder.path)'"
        return (try? Executable.shell(words)) == 0
    }()

    private func checkRemains(_ folder: TemporaryFolder, in name: String) throws {
        for file in folder.names(in: name) where file.hasSuffix(".geojson") {
            let data = try Data(contentsOf: URL(fileURLWithPath: "\(folder.path)/\(name)/\(file)"))
            let object = try JSONSerialization.jsonObject(with: data) as? [String: Any]
            #expect((object?["features"] as? [Any])?.count == 9, "\(file) is whole")
        }
        #expect(!folder.names(in: name).contains { $0.hasSuffix(".tmp") })
    }

    @Test(.enabled(if: canMount, "no right to mount a small disk"), arguments: [8, 24, 64, 120])
    func aFullDiskIsSaidAndNothingIsHalfWritten(kilobytes: Int) throws {
        let folder = try TemporaryFolder.withGrid()
        let disk = folder.path + "/disk"
        #expect(try Executable.shell("mkdir '\(disk)' && mount -t tmpfs -o size=\(kilobytes)k none '\(disk)'") == 0)
        defer { _ = try? Executable.shell("umount '\(disk)'") }
        let words = ["run", "grid/study.yaml", "--output", "disk/r"]
        let run = try Executable.start(words, in: folder.path).wait()
        #expect(run.code == 2 || run.code == 3)
        #expect(run.errors.contains("No space left on device"))
        #expect(!folder.names(in: "disk/r").contains("manifest.json"))
        try checkRemains(folder, in: "disk/r")
        // With more space the run goes on to the same end.
        #expect(try Executable.shell("mount -o remount,size=4m '\(disk)'") == 0)
        #expect(try Executable.start(words + ["--resume"], in: folder.path).wait().code == 0)
        #expect(try Executable.run("run", "grid/study.yaml", "--output", "whole", in: folder.path).code == 0)
        #expect(try folder.results(in: "disk/r") == folder.results(in: "whole"))
    }

    @Test(.enabled(if: canMount, "no right to mount a disk")) func aDiskThatIsReadOnlyIsRefused() throws {
        let folder = try TemporaryFolder.withGrid()
        let disk = folder.path + "/disk"
        #expect(try Executable.shell("mkdir '\(disk)' && mount -t tmpfs -o ro none '\(disk)'") == 0)
        defer { _ = try? Executable.shell("umount '\(disk)'") }
        for output in ["disk", "disk/r"] {
            let run = try Executable.run("run", "grid/study.yaml", "--output", output, in: folder.path)
            #expect(run.code == 2)
            #expect(run.errors.contains("Read-only file system"))
        }
        #expect(folder.names(in: "disk") == [])
    }

    @Test(.disabled(if: Executable.isSanitized, "the sanitizer writes larger files of its own"), arguments: [1, 8, 16])
    func aLimitOnTheSizeOfFilesIsSaidAndNothingIsHalfWritten(blocks: Int) throws {
        let folder = try TemporaryFolder.withGrid()
        // In blocks of 512 bytes; what the test itself has redirected is far below.
        let run = try Executable.start(
            ["run", "grid/study.yaml", "--output", "r"], in: folder.path, before: "ulimit -f \(blocks)"
        ).wait()
        #expect(run.code == 2 || run.code == 3)
        #expect(!folder.names(in: "r").contains("manifest.json"))
        try checkRemains(folder, in: "r")
        #expect(try Executable.run("run", "grid/study.yaml", "--output", "r", "--resume", in: folder.path).code == 0)
    }
}
