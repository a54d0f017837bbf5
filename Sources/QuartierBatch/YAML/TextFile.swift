internal import Glibc
internal import QuartierIO
internal import QuartierModel

/// Reads a small file whole.
enum TextFile {
    /// The bytes of a file of up to the limit of study files; nil, with a finding, where it cannot be read.
    static func read(_ path: String, findings: inout Findings) -> [UInt8]? {
        guard !path.utf8.contains(0) else {
            findings.add(unreadable(path, "its name has a null character"))
            return nil
        }
        // Not blocking: opening a named pipe would wait for a writer for ever.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else {
            findings.add(unreadable(path, String(cString: strerror(errno))))
            return nil
        }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            findings.add(unreadable(path, "it is not a file"))
            return nil
        }
        var start = [UInt8](repeating: 0, count: 4)
        guard pread(descriptor, &start, start.count, 0) < start.count || !ZipStart.isArchive(start) else {
            findings.add(archive(path))
            return nil
        }
        guard Int(status.st_size) <= YAMLLimits.bytes else {
            findings.add(YAMLSource.tooLarge(path))
            return nil
        }
        guard let bytes = contents(descriptor) else {
            findings.add(unreadable(path, String(cString: strerror(errno))))
            return nil
        }
        return bytes
    }

    private static func unreadable(_ path: String, _ reason: String) -> Finding {
        Finding(
            .error, "unreadable-file", "the file cannot be read (\(reason))", at: Place(file: path),
            remedy: "Check its name and its permissions")
    }

    private static func archive(_ path: String) -> Finding {
        Finding(
            .error, "archive", "this is a zip archive, not a study", at: Place(file: path),
            remedy: "Unpack it, and name the study in it")
    }

    /// The bytes up to one more than the limit, so that a file that grows meanwhile is noticed later.
    private static func contents(_ descriptor: Int32) -> [UInt8]? {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while bytes.count <= YAMLLimits.bytes {
            let count = Glibc.read(descriptor, &chunk, chunk.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { return nil }
            guard count > 0 else { break }
            bytes.append(contentsOf: chunk[..<count])
        }
        return bytes
    }
}
