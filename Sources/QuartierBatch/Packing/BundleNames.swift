import QuartierIO

/// The names that the files of a study have in a bundle: relative, inside the folder, unique whatever the case.
struct BundleNames {
    /// The folder for files from outside the study's own.
    private static let folder = "data"
    private var taken: Set<String>
    /// The names given so far, by the files as the study names them.
    private(set) var names: [String: String] = [:]

    /// Names beside those that the bundle itself needs.
    init(reserving reserved: [String]) { taken = Set(reserved.map(Self.folded)) }

    /// Names a file that the study names, and the files that belong to it; the study's own name where that is safe.
    ///
    /// `companions` are files that share the stem of the first and differ in what follows it.
    mutating func give(_ file: String, companions: [String]) {
        let own = Self.inside(file)
        let group = [file] + companions
        if let own, claim(group.map { Self.replacingStem(of: $0, from: file, by: own) }, for: group) { return }
        let wanted = Self.safe(String(file.split(separator: "/").last ?? "file"))
        let (stem, suffix) = Self.split(wanted)
        for number in 1... {
            let name = "\(Self.folder)/\(stem)\(number == 1 ? "" : "-\(number)")\(suffix)"
            if claim(group.map { Self.replacingStem(of: $0, from: file, by: name) }, for: group) { return }
        }
    }

    /// Names a folder that the study names, with the files that are read of it.
    mutating func give(folder: String, files: [String]) {
        let own = Self.inside(folder)
        let wanted = Self.safe(String(folder.split(separator: "/").last ?? "folder"))
        for number in 0... {
            let name = number == 0 ? own : "\(Self.folder)/\(wanted)\(number == 1 ? "" : "-\(number)")"
            guard let name else { continue }
            let inner = files.map { "\(name)/\($0.split(separator: "/").last ?? "")" }
            if claim(inner + [name], for: files + [folder]) { return }
        }
    }

    private mutating func claim(_ wanted: [String], for files: [String]) -> Bool {
        let folded = wanted.map(Self.folded)
        guard Set(folded).count == folded.count, taken.isDisjoint(with: folded) else { return false }
        taken.formUnion(folded)
        for (file, name) in zip(files, wanted) { names[file] = name }
        return true
    }

    /// Systems that unpack bundles may not tell cases apart.
    private static func folded(_ name: String) -> String { name.lowercased() }

    /// The path without detours, if it stays inside the folder and may be unpacked everywhere.
    private static func inside(_ path: String) -> String? {
        let steps = path.split(separator: "/", omittingEmptySubsequences: true).filter { $0 != "." }
        guard !path.hasPrefix("/"), !steps.isEmpty, steps.allSatisfy({ $0 != ".." && isSafe(String($0)) }) else {
            return nil
        }
        return steps.joined(separator: "/")
    }

    /// Characters that no file system and no style of YAML minds.
    private static func isHarmless(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || "._-".contains(character)
    }

    /// Whether every system can unpack a name: Windows knows characters and endings that it does not take.
    private static func isSafe(_ name: String) -> Bool {
        !name.contains { "\\:*?\"<>|".contains($0) } && !name.hasSuffix(".") && !name.hasSuffix(" ")
    }

    private static func safe(_ name: String) -> String {
        let text = String(name.map { isHarmless($0) ? $0 : "_" })
        let name = text.drop { $0 == "." || $0 == "-" }
        return name.isEmpty ? "file" : String(name)
    }

    /// A name without its last suffix, and that suffix with its dot.
    private static func split(_ name: String) -> (stem: String, suffix: String) {
        guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return (name, "") }
        return (String(name[..<dot]), String(name[dot...]))
    }

    /// The name of a file that belongs to another one, where that has another name: `roads.dbf` for `streets.shp`.
    private static func replacingStem(of companion: String, from file: String, by name: String) -> String {
        if companion.hasPrefix(file) { return name + companion.dropFirst(file.count) }
        return split(name).stem + companion.dropFirst(split(file).stem.count)
    }
}
