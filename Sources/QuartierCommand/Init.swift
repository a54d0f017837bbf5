import ArgumentParser
import Glibc
import Quartier

/// `quartier init`: a study drafted from the data in a folder.
struct Init: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Draft a commented study from the data in a folder.",
        discussion: "Example: quartier init data --output data/study.yaml")

    @Argument(help: "The folder with the data; the folders in it are looked into as well.")
    var folder: String

    @Option(help: "The study file to write; - for standard output. By default study.yaml in the folder.")
    var output: String?

    func run() throws {
        let root = try absolute(folder)
        let target = output ?? folder + "/study.yaml"
        if target != "-" { try refuseExisting(target) }
        let draft: StudyDraft
        do throws(Finding) {
            draft = try StudyDraft(
                folder: folder, name: root.split(separator: "/").last.map(String.init) ?? "Study",
                prefix: pathPrefix(from: target, to: root))
        } catch {
            Terminal.tell(error.description)
            throw Outcome.badInput
        }
        Terminal.tell(draft.findings)
        guard target != "-" else { return try Terminal.show(draft.text, terminator: "") }
        do throws(OutputError) {
            try AtomicFile.write(Array(draft.text.utf8), to: target)
        } catch {
            Terminal.tell(error.description)
            throw Outcome.badInput
        }
        Terminal.tell(
            "\(target): a draft with \(draft.layers) layer\(draft.layers == 1 ? "" : "s"). Read it, then: "
                + "quartier check \(target)")
    }

    private func refuseExisting(_ path: String) throws {
        guard access(path, F_OK) == 0 else { return }
        Terminal.tell("\(path): error: there is such a file, and a draft replaces none. Name another: --output FILE")
        throw Outcome.badInput
    }

    // MARK: Paths

    private func absolute(_ path: String) throws -> String {
        guard let resolved = realpath(path, nil) else {
            Terminal.tell(
                "\(path): error: the folder cannot be found: \(String(cString: strerror(errno))). Check the path")
            throw Outcome.badInput
        }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    /// What leads from the study file to the data, as both are named without links.
    private func pathPrefix(from target: String, to root: String) -> String {
        guard target != "-", let resolved = realpath(parent(of: target), nil) else { return "" }
        defer { free(resolved) }
        let from = String(cString: resolved).split(separator: "/")
        let to = root.split(separator: "/")
        let common = zip(from, to).prefix { $0 == $1 }.count
        let steps = Array(repeating: "..", count: from.count - common) + to.dropFirst(common).map(String.init)
        return steps.isEmpty ? "" : steps.joined(separator: "/") + "/"
    }

    private func parent(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }
}
