import Glibc
import QuartierIO
import QuartierModel
import Testing

@Suite struct FilesTests {
    @Test func digestsAreThoseOfTheStandard() throws {
        #expect(
            FileDigest.sha256(of: Array("abc".utf8))
                == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        #expect(FileDigest.sha256(of: []).hasPrefix("e3b0c44298fc1c149afbf4c8996fb924"))
        let folder = try TemporaryFolder()
        Files.write(Array("abc".utf8), to: folder.file("a"))
        #expect(try FileDigest.sha256(ofFile: folder.file("a")).hasPrefix("ba7816bf"))
    }

    @Test func onlyRegularFilesAreMapped() throws {
        let folder = try TemporaryFolder()
        #expect(code { _ = try MappedFile(path: folder.file("nothing")) } == "file-missing")
        #expect(code { _ = try MappedFile(path: folder.path) } == "not-a-file")
        #expect(code { _ = try MappedFile(path: "/dev/zero") } == "not-a-file")
        #expect(code { _ = try MappedFile(path: "a\0b") } == "bad-path")
        mkfifo(folder.file("pipe"), 0o600)
        #expect(code { _ = try MappedFile(path: folder.file("pipe")) } == "not-a-file")
        Files.write([], to: folder.file("empty"))
        let empty = try MappedFile(path: folder.file("empty"))
        #expect(empty.bytes.isEmpty)
        Files.write([1, 2, 3], to: folder.file("three"))
        let three = try MappedFile(path: folder.file("three"))
        #expect(Array(three.bytes) == [1, 2, 3])
        #expect(code { _ = try MappedFile(path: folder.file("three"), limit: 2) } == "file-too-large")
    }

    private func code(_ body: () throws -> Void) -> String? {
        do {
            try body()
            return nil
        } catch { return (error as? Finding)?.code }
    }

    @Test func aFileIsThereWholeOrNotAtAll() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("résultat 1.json")
        try AtomicFile.write(Array("one".utf8), to: path)
        try AtomicFile.write(Array("two".utf8), to: path)
        #expect(try Files.bytes(path) == Array("two".utf8))
        var status = stat()
        stat(path, &status)
        #expect(status.st_mode & 0o777 == 0o644)
        #expect(Files.names(in: folder.path) == ["résultat 1.json"])
    }

    @Test func anUncommittedFileLeavesNothing() throws {
        let folder = try TemporaryFolder()
        do {
            var file = try OutputFile(path: folder.file("a"))
            try file.append([UInt8](repeating: 7, count: 600_000))
            #expect(Files.names(in: folder.path).count == 1)
        }
        #expect(Files.names(in: folder.path).isEmpty)
        var file = try OutputFile(path: folder.file("b"))
        for _ in 0..<3 { try file.append([UInt8](repeating: 7, count: 200_000)) }
        try file.commit()
        #expect(try Files.bytes(folder.file("b")).count == 600_000)
        #expect(Files.names(in: folder.path) == ["b"])
    }

    @Test func linksFoldersAndPipesAreNotWrittenTo() throws {
        let folder = try TemporaryFolder()
        let target = folder.file("target")
        Files.write([1], to: target)
        symlink(target, folder.file("link"))
        mkfifo(folder.file("pipe"), 0o600)
        for name in ["link", "pipe", ".", "", "missing/a"] {
            #expect(throws: OutputError.self) { try AtomicFile.write([2], to: folder.file(name)) }
        }
        #expect(throws: OutputError.self) { try AtomicFile.write([2], to: folder.path) }
        #expect(try Files.bytes(target) == [1])
        #expect(Files.names(in: folder.path) == ["link", "pipe", "target"])
    }

    @Test func aFailureSaysWhereAndWhatToDo() throws {
        let error = #expect(throws: OutputError.self) { try AtomicFile.write([1], to: "/proc/quartier/x") }
        #expect(error?.path == "/proc/quartier/x")
        #expect(error?.remedy == "Make the folder first")
    }

    @Test(.enabled(if: getuid() != 0, "root may write to read-only folders"))
    func aReadOnlyFolderIsAnError() throws {
        let folder = try TemporaryFolder()
        chmod(folder.path, 0o500)
        defer { chmod(folder.path, 0o700) }
        #expect(throws: OutputError.self) { try AtomicFile.write([1], to: folder.file("a")) }
    }

    /// Whether this process may mount a small file system to fill up.
    static let mayMount: Bool = {
        guard let folder = try? TemporaryFolder(), mount("tmpfs", folder.path, "tmpfs", 0, "size=1m") == 0 else {
            return false
        }
        return umount(folder.path) == 0
    }()

    @Test(.enabled(if: mayMount, "needs the right to mount a small file system"))
    func aFullOrReadOnlyDiskIsAnErrorAndLeavesTheOldFile() throws {
        let folder = try TemporaryFolder()
        try #require(mount("tmpfs", folder.path, "tmpfs", 0, "size=1m") == 0)
        defer { umount(folder.path) }
        try AtomicFile.write([1], to: folder.file("a"))
        let full = #expect(throws: OutputError.self) {
            try AtomicFile.write([UInt8](repeating: 2, count: 2 << 20), to: folder.file("a"))
        }
        #expect(full?.number == ENOSPC)
        #expect(full?.message == "cannot be written: No space left on device")
        try #require(
            mount("tmpfs", folder.path, "tmpfs", UInt(MS_REMOUNT | MS_RDONLY), "size=1m") == 0)
        let fixed = #expect(throws: OutputError.self) { try AtomicFile.write([3], to: folder.file("a")) }
        #expect(fixed?.number == EROFS)
        #expect(try Files.bytes(folder.file("a")) == [1])
        #expect(Files.names(in: folder.path) == ["a"])
    }

    @Test func staleTemporariesAreRemovedAndOnlyThose() throws {
        let folder = try TemporaryFolder()
        let names = [
            ".quartier-a.json-999999999-1.tmp", ".quartier-a-b-999999998-12.tmp", ".quartier-a-\(getppid())-1.tmp",
            ".quartier-x.tmp", "a.tmp",
        ]
        for name in names { Files.write([1], to: folder.file(name)) }
        #expect(try FolderSync.removeStaleTemporaries(in: folder.path).sorted() == [names[1], names[0]].sorted())
        #expect(Files.names(in: folder.path).count == 3)
        try FolderSync.synchronise(folder.path)
    }

    @Test func longNamesAreWritten() throws {
        let folder = try TemporaryFolder()
        let name = String(repeating: "ä", count: 125) + "x.json".dropLast(1)
        try AtomicFile.write([1], to: folder.file(name))
        #expect(Files.names(in: folder.path).count == 1)
    }
}
