internal import Glibc
import QuartierIO
public import QuartierModel

/// A folder of results that a run has brought to its end, opened to be read.
public struct FinishedResults: Sendable {
    /// The folder, as the user named it.
    public let path: String
    /// The account of the run.
    let manifest: JSONValue

    /// Opens a folder of results.
    ///
    /// Throws what is wrong with it: it is not there, it is none of ours, a run has not come to its end, or another
    /// generation of the program wrote it.
    public init(folder: String) throws(Finding) {
        path = folder
        var status = stat()
        guard stat(folder, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
            throw Self.refusal(
                "no-results", "there is no such folder", folder, "Name a folder that 'quartier run' wrote")
        }
        let file = folder + "/manifest.json"
        guard access(file, F_OK) == 0 else {
            guard access(folder + "/.quartier", F_OK) != 0 else {
                throw Self.refusal(
                    "unfinished-results", "a run into this folder has not come to its end", folder,
                    "Wait for it, or run the study again")
            }
            throw Self.refusal(
                "no-results", "the folder holds no results: there is no manifest.json", folder,
                "Name a folder that 'quartier run' wrote")
        }
        let content = try MappedFile(path: file)
        guard let manifest = try? JSONValue(parsing: Array(content.bytes)),
            let version = manifest["quartier"]?.text, manifest["outputs"]?.elements != nil
        else {
            throw Self.refusal(
                "no-results", "this is no account of a run", file, "Name a folder that 'quartier run' wrote")
        }
        guard Self.generation(of: version) == Self.generation(of: Version.current) else {
            throw Self.refusal(
                "other-version",
                "the results were written by version \(version), which this one (\(Version.current)) does not read",
                file, "Run the study again with this version")
        }
        self.manifest = manifest
    }

    private static func refusal(_ code: String, _ message: String, _ file: String, _ remedy: String) -> Finding {
        Finding(.error, code, message, at: Place(file: file), remedy: remedy)
    }

    /// The first number of a version; another one means other files.
    private static func generation(of version: String) -> Substring? { version.split(separator: ".").first }
}

// MARK: - What the manifest says

extension FinishedResults {
    /// The name of the study.
    public var studyName: String { manifest["study"]?["name"]?.text ?? "" }

    /// The last part of the folder's path.
    var folderName: String { path.split(separator: "/").last.map(String.init) ?? path }

    /// Every input with its digest, the study first.
    var inputs: [(file: String, digest: String)] {
        (manifest["inputs"]?.elements ?? []).compactMap { input in
            guard let file = input["file"]?.text, let digest = input["sha256"]?.text else { return nil }
            return (file, digest)
        }
    }

    /// The digest of a result file; nil if the run did not write it.
    func digest(of output: String) -> String? {
        manifest["outputs"]?.elements?.first { $0["file"]?.text == output }?["sha256"]?.text
    }

    /// The middle of the districts in degrees.
    var site: [Double] { (manifest["plane"]?["site"]?.elements ?? []).compactMap(\.double) }

    /// How many times too large the plane shows areas at the site.
    var arealScale: Double? { manifest["plane"]?["areal_scale_at_site"]?.double }

    /// Whether zones of a kind overlap, so that they do not add up.
    func overlaps(_ kind: ZoneKind) -> Bool {
        manifest["findings"]?.elements?.contains { $0["code"]?.text == "overlapping-\(kind.rawValue)" } ?? false
    }

    /// The scenarios that could not be measured, and why.
    var failures: [(scenario: String, reason: String)] {
        (manifest["scenarios"]?.elements ?? []).compactMap { scenario in
            guard let id = scenario["id"]?.text, let reason = scenario["failure"]?.text else { return nil }
            return (id, reason)
        }
    }

    /// Whether two folders are about the same place: their districts have the same middle.
    func isAboutSamePlace(as other: FinishedResults) -> Bool {
        site.count == 2 && site.count == other.site.count
            && zip(site, other.site).allSatisfy { abs($0 - $1) < 1e-6 }
    }
}
