internal import Glibc
import QuartierGeometry
import QuartierIO
import QuartierModel
import QuartierScenario

/// A study with everything it reads, to be packed into one archive that another town can unpack and run.
///
/// Files keep their names where these are inside the study's folder; others come to `data/`, and the paths in the study
/// say so. Nothing else of the study changes.
public struct StudyBundle: Sendable {
    /// A file of the bundle.
    public struct File: Hashable, Sendable {
        /// Its name in the study's folder.
        public let name: String
        /// Where its content lies; nil for the study itself, whose text may differ.
        let path: String?
        /// Its size.
        public let bytes: Int
        /// The SHA-256 of its content.
        public let digest: String
    }

    /// A path that reads otherwise in the bundle.
    public struct Renaming: Hashable, Sendable {
        /// What the study says.
        public let old: String
        /// What the packed study says.
        public let new: String
        /// The line of the study.
        public let line: Int
    }

    /// The name of the manifest, the first entry of every bundle.
    static let manifestName = "quartier-bundle.json"

    /// The folder that the archive unpacks to, after the name of the study.
    public let folder: String
    /// The name of the study file in it.
    public let studyName: String
    /// Every file but the manifest, sorted by name.
    public let files: [File]
    /// The paths that were rewritten.
    public let renamings: [Renaming]
    private let study: Study
    private let text: [UInt8]

    /// Gathers what a study reads.
    ///
    /// Throws `StudyError` where a file can't be brought in.
    public init(_ study: Study) throws {
        var findings = Findings()
        do throws(Finding) {
            let original = try MappedFile(path: study.path)
            guard FileDigest.sha256(of: original.bytes) == study.inputs.first?.digest,
                let text = StudyText(Array(original.bytes), file: study.path, findings: &findings)
            else { throw Self.changed(study.path) }
            self = try StudyBundle(study, text)
        } catch {
            findings.add(error)
            throw StudyError(findings: findings)
        }
    }

    private init(_ study: Study, _ text: StudyText) throws(Finding) {
        self.study = study
        studyName = study.inputs.first?.file ?? "study.yaml"
        folder = Self.folderName(for: study.file.name)
        let inputs = Array(zip(study.inputs, study.inputPaths).dropFirst())
        var names = BundleNames(reserving: [studyName, Self.manifestName])
        let folders = Self.folders(of: study, inputs.map(\.0.file))
        for (folder, files) in folders { names.give(folder: folder, files: files) }
        let within = Set(folders.flatMap(\.files))
        for (file, companions) in Self.groups(inputs.filter { !within.contains($0.0.file) }) {
            names.give(file, companions: companions)
        }
        let replacements = Self.replacements(in: text, names.names)
        let named = inputs.map(\.0.file).filter { !within.contains($0) } + folders.map(\.folder)
        try Self.checkNamed(named, names.names, text)
        self.text = try text.replacing(replacements)
        renamings = text.paths.compactMap { path in
            replacements[path].map { Renaming(old: path.text, new: $0, line: path.mark.line) }
        }
        let packed = File(
            name: studyName, path: nil, bytes: self.text.count, digest: FileDigest.sha256(of: self.text))
        let others = inputs.compactMap { input, path in
            names.names[input.file].map { File(name: $0, path: path, bytes: input.bytes, digest: input.digest) }
        }
        files = (others + [packed]).sorted { Array($0.name.utf8).lexicographicallyPrecedes(Array($1.name.utf8)) }
    }

    private static func changed(_ path: String) -> Finding {
        Finding(
            .error, "changed-file", "the file changed while the study was packed", at: Place(file: path),
            remedy: "Pack it again")
    }

    /// The folders that the study names timetables by, with the files that are read of them.
    private static func folders(of study: Study, _ files: [String]) -> [(folder: String, files: [String])] {
        study.file.feeds.map(\.path.text).filter { !files.contains($0) }.map { folder in
            (folder, files.filter { $0.hasPrefix(folder.hasSuffix("/") ? folder : folder + "/") })
        }
    }

    /// Each file that the study names, with the files that are read with it.
    private static func groups(_ inputs: [(Study.Input, String)]) -> [(file: String, companions: [String])] {
        let fileOf = Dictionary(inputs.map { ($0.1, $0.0.file) }) { first, _ in first }
        var companionsOf: [String: [String]] = [:]
        for (input, path) in inputs {
            let pending = path.hasSuffix(".gpkg") ? [path + "-wal"] : []
            let companions = (FeatureFile.companions(ofFile: path) + pending).compactMap { fileOf[$0] }
            if !companions.isEmpty { companionsOf[input.file] = companions }
        }
        let belonging = Set(companionsOf.values.joined())
        return inputs.map(\.0.file).filter { !belonging.contains($0) }.map { ($0, companionsOf[$0] ?? []) }
    }

    /// The paths that must read otherwise: files with another name, and a folder for results outside the bundle.
    private static func replacements(in text: StudyText, _ names: [String: String]) -> [StudyText.Path: String] {
        var replacements: [StudyText.Path: String] = [:]
        for path in text.paths {
            if path.isForResults {
                let leadsOut = path.text.hasPrefix("/") || path.text.split(separator: "/").contains("..")
                if leadsOut { replacements[path] = "results" }
            } else if let name = names[path.text], !isSame(path.text, name) {
                replacements[path] = name
            }
        }
        return replacements
    }

    /// Whether a path as written leads to a name, but for steps that lead nowhere.
    private static func isSame(_ path: String, _ name: String) -> Bool {
        !path.hasPrefix("/") && path.split(separator: "/").filter { $0 != "." }.joined(separator: "/") == name
    }

    /// A file with another name must be named by the text in one piece: parameters of a sweep may put names together.
    private static func checkNamed(
        _ files: [String], _ names: [String: String], _ text: StudyText
    ) throws(Finding) {
        let written = Set(text.paths.map(\.text))
        for file in files {
            guard let name = names[file], !isSame(file, name), !written.contains(file),
                !files.contains(where: { written.contains($0) && $0 != file && sharesStem($0, file) })
            else { continue }
            throw Finding(
                .error, "path-in-pieces", "the file lies outside the study's folder and is named by a parameter",
                at: Place(file: file), remedy: "Put it into the study's folder, and name it from there")
        }
    }

    private static func sharesStem(_ one: String, _ other: String) -> Bool {
        func stem(_ path: String) -> Substring { path.lastIndex(of: ".").map { path[..<$0] } ?? path[...] }
        return stem(one) == stem(other) || other.hasPrefix(one)
    }

    /// A name for a folder after the name of a study: letters and digits, in lower case, with dashes between.
    private static func folderName(for name: String) -> String {
        let words = name.lowercased().split { !$0.isLetter && !$0.isNumber }.prefix(12)
        let text = String(words.joined(separator: "-").prefix(60))
        return text.isEmpty ? "study" : text
    }
}

// MARK: - Writing

extension StudyBundle {
    /// Writes the archive: the same bytes for the same study, inputs and versions.
    ///
    /// A file of that name is replaced if it is a bundle of a study of the same name, or if `force` says so. Returns
    /// the size of the archive. Throws `OutputError`, or a `Finding` for an input that changed meanwhile.
    public func write(to path: String, force: Bool = false) throws -> Int {
        if !force { try refuseStrangers(at: path) }
        var archive = try ZipWriter(path: path)
        try archive.add("\(folder)/\(Self.manifestName)", manifest())
        for file in files {
            let name = "\(folder)/\(file.name)"
            guard let source = file.path else {
                try archive.add(name, text)
                continue
            }
            let content = try MappedFile(path: source)
            guard FileDigest.sha256(of: content.bytes) == file.digest else { throw Self.changed(source) }
            try archive.add(name, content.bytes)
        }
        return try archive.finish()
    }

    private func refuseStrangers(at path: String) throws(OutputError) {
        guard access(path, F_OK) == 0, ZipStart.firstName(ofFile: path) != "\(folder)/\(Self.manifestName)" else {
            return
        }
        throw OutputError(
            path: path, message: "there is such a file, and it is no bundle of this study",
            remedy: "Name another, or replace it with --force")
    }

    /// What is in the bundle, and by which versions the study was read.
    private func manifest() -> [UInt8] {
        var writer = JSONWriter(isPretty: true)
        writer.beginObject()
        writer.member("quartier", Version.current)
        writer.key("versions")
        writer.beginObject()
        for (name, version) in Version.libraries { writer.member(name, version) }
        writer.endObject()
        writer.member("name", study.file.name)
        writer.member("study", studyName)
        writer.member("crs", study.baseline.crs.code ?? study.baseline.crs.name)
        writer.array("files", files) { file, writer in
            writer.member("file", file.name)
            writer.member("bytes", file.bytes)
            writer.member("sha256", file.digest)
        }
        writer.endObject()
        return writer.takeBytes()
    }
}
