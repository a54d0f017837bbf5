internal import Glibc
internal import QuartierModel

/// The files that make up one source: the file the user named, and those that belong to it.
struct SourceFile {
    let path: String
    /// The name for messages.
    let name: String
    let format: ForeignFormat
    /// The suffixes of the members that are there, with their paths; the named file first.
    let members: [(suffix: String, path: String)]

    /// Finds the members.
    ///
    /// Throws a finding if one is missing or leads out of the folder.
    init(path: String, name: String, format: ForeignFormat) throws(Finding) {
        self.path = path
        self.name = name
        self.format = format
        let companions = format.companions
        var members = [(format.suffix, path)]
        for suffix in companions.needed + companions.useful {
            guard let member = Self.companion(of: path, suffix: suffix) else {
                if companions.needed.contains(suffix) { throw Self.missing(suffix, name, format) }
                continue
            }
            try Self.checkPlace(of: member, besides: path, name)
            members.append((suffix, member))
        }
        self.members = members
    }

    /// The stem of the file's name, which is the name of its only layer.
    var stem: String { FileName.stem(path) }

    /// The path of a member.
    func path(of suffix: String) -> String? { members.first { $0.suffix == suffix }?.path }

    /// How messages call a member.
    func name(of suffix: String) -> String {
        suffix == format.suffix ? name : FileName.withoutSuffix(name) + "." + suffix
    }

    /// The file beside another that differs in its suffix only, in small letters or capitals.
    static func companion(of path: String, suffix: String) -> String? {
        let stem = FileName.withoutSuffix(path)
        return [suffix, suffix.uppercased()].map { "\(stem).\($0)" }.first { access($0, F_OK) == 0 }
    }

    /// A link could show a driver a file that the user never meant.
    private static func checkPlace(of member: String, besides path: String, _ name: String) throws(Finding) {
        guard let own = RealPath.folder(of: path), let other = RealPath.folder(of: member), own != other else { return }
        throw Finding(
            .error, "linked-elsewhere", "\(FileName.last(member)) is a link to another folder", at: Place(file: name),
            remedy: "Copy the files that belong together into one folder")
    }

    private static func missing(_ suffix: String, _ name: String, _ format: ForeignFormat) -> Finding {
        let parts = ([format.suffix] + format.companions.needed + format.companions.useful.prefix(1))
            .map { ".\($0)" }.joined(separator: ", ")
        return Finding(
            .error, "companion-missing",
            "there is no \(FileName.last(FileName.withoutSuffix(name))).\(suffix), which belongs to the file",
            at: Place(file: name), remedy: "Copy it to the same folder: a \(format.name) is \(parts) together")
    }
}

extension SourceFile {
    /// Their sizes, and a digest over the bytes of all members.
    func digest(limit: Int) throws(Finding) -> (text: String, bytes: Int) {
        var digest = FileDigest()
        var sum = 0
        for (suffix, path) in members {
            let file = try MappedFile(path: path, displayName: name(of: suffix), limit: limit)
            digest.update(Array("\(suffix) \(file.bytes.count)\n".utf8))
            digest.update(file.bytes)
            sum += file.bytes.count
        }
        return (digest.finish(), sum)
    }

    /// Copies the members into a folder, as `source.<suffix>`.
    ///
    /// A copy and no link: the drivers see nothing else, and what they see does not change under them.
    func copy(into folder: String, except omitted: Set<String>) throws(Finding) {
        for (suffix, path) in members where !omitted.contains(suffix) {
            let file = try MappedFile(path: path, displayName: name(of: suffix))
            do throws(OutputError) {
                try PrivateFile.write(file.bytes, to: "\(folder)/source.\(suffix)")
            } catch {
                throw Finding(
                    .error, "cache-unwritable", "the file cannot be prepared for reading: \(error.message)",
                    at: Place(file: name), remedy: error.remedy)
            }
        }
    }
}

/// Paths with every link resolved.
enum RealPath {
    static func folder(of path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        let text = String(cString: resolved)
        return text.lastIndex(of: "/").map { String(text[..<$0]) }
    }
}

/// Files that only this process looks at: no synchronisation, no renaming.
enum PrivateFile {
    static func write(_ bytes: UnsafeRawBufferPointer, to path: String) throws(OutputError) {
        let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw OutputError(path, "cannot be created", errno: errno) }
        defer { close(file) }
        var done = 0
        while done < bytes.count {
            let written = Glibc.write(file, bytes.baseAddress.map { $0 + done }, bytes.count - done)
            if written > 0 {
                done += written
            } else if errno != EINTR {
                throw OutputError(path, "cannot be written", errno: written == 0 ? ENOSPC : errno)
            }
        }
    }
}

extension FileName {
    /// The path without the suffix of its last part.
    static func withoutSuffix(_ path: String) -> String {
        let name = last(path)
        return String(path.dropLast(name.count - stem(path).count))
    }
}
