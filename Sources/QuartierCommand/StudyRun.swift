import Glibc
import Quartier

/// One of the studies of a run, and where its results go.
struct StudyRun {
    /// The study file, as the user named it.
    let study: String
    /// The folder for results; nil leaves it to the study.
    let output: String?
    /// What messages call the study where there are several.
    let name: String?

    /// The studies of a run; refuses two that would write to one folder, before anything is written.
    ///
    /// Several studies share a folder that is named for them: each gets a folder in it, called after its file, or after
    /// the folder of a file that is called `study` as most are.
    static func plan(_ studies: [String], output: String?) throws -> [StudyRun] {
        guard studies.count > 1 else { return studies.map { StudyRun(study: $0, output: output, name: nil) } }
        let runs = studies.map { study in
            let name = name(of: study)
            let folder = output.map { $0 + "/" + name } ?? outputFolder(of: study)
            return StudyRun(study: study, output: folder, name: name)
        }
        var takers: [String: String] = [:]
        for run in runs {
            guard let output = run.output else { continue }
            if let other = takers.updateValue(run.study, forKey: place(of: output)) {
                Terminal.tell(
                    "\(run.study): error: its results would go to \(output), where those of \(other) go. Name each study "
                        + "once, and give each a file name or an output.directory of its own. Nothing was written.")
                throw Outcome.badInput
            }
        }
        return runs
    }

    private static func name(of study: String) -> String {
        let parts = (study.hasPrefix("/") ? study : currentFolder + "/" + study).split(separator: "/")
        guard let file = parts.last else { return "study" }
        let stem = file.lastIndex(of: ".").map { String(file[..<$0]) } ?? String(file)
        guard stem == "study" || stem.isEmpty else { return stem }
        let folders = parts.dropLast().filter { $0 != "." }
        // What leads upwards is no name.
        guard let folder = folders.last, folder != ".." else { return realFolder(of: study) ?? "study" }
        return String(folder)
    }

    private static func realFolder(of study: String) -> String? {
        place(of: study).split(separator: "/").dropLast().last.map(String.init)
    }

    /// What the study says; nil where it cannot be read, which running it tells in full.
    private static func outputFolder(of study: String) -> String? {
        var findings = Findings()
        return StudyFile.read(path: study, findings: &findings)?.outputFolder(readFrom: study)
    }

    /// A path without links and detours, as far as its folders are there.
    private static func place(of path: String) -> String {
        var (existing, rest) = (path.hasPrefix("/") ? path : currentFolder + "/" + path, "")
        while existing.count > 1 {
            if let real = realpath(existing, nil) {
                defer { free(real) }
                return String(cString: real) + rest
            }
            guard let slash = existing.lastIndex(of: "/") else { break }
            let name = existing[existing.index(after: slash)...]
            if !name.isEmpty, name != "." { rest = "/" + name + rest }
            existing = slash == existing.startIndex ? "/" : String(existing[..<slash])
        }
        return existing + rest
    }

    private static var currentFolder: String {
        guard let folder = getcwd(nil, 0) else { return "." }
        defer { free(folder) }
        return String(cString: folder)
    }
}
