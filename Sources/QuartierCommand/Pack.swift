import ArgumentParser
import Quartier

/// `quartier pack`: a study with all it reads, as one archive.
struct Pack: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Pack a study and everything it reads into one archive that another town can unpack and run.",
        discussion: """
            Example: quartier pack Fixtures/seestadt/study.yaml --output seestadt.zip
            Files from outside the study's folder come along; the paths in the packed study say where they are then.
            """)

    @Argument(help: "The study file.")
    var study: String

    @Option(name: [.short, .long], help: ArgumentHelp("The archive to write.", valueName: "file"))
    var output: String

    @Flag(help: "Replace a file of that name, whatever it is.")
    var force = false

    func run() throws {
        let loaded = try loadStudy(path: study, jobs: 1)
        do {
            let bundle = try StudyBundle(loaded)
            let size = try bundle.write(to: output, force: force)
            try tell(bundle, size)
        } catch let error as StudyError {
            try refuse(error.findings.all.map(\.description))
        } catch let finding as Finding {
            try refuse([finding.description])
        } catch let error as OutputError {
            try refuse([error.description])
        }
    }

    private func refuse(_ reasons: [String]) throws -> Never {
        for reason in reasons { Terminal.tell(reason) }
        throw Outcome.badInput
    }

    private func tell(_ bundle: StudyBundle, _ size: Int) throws {
        for renaming in bundle.renamings {
            try Terminal.show("line \(renaming.line): '\(renaming.old)' is '\(renaming.new)' in the bundle")
        }
        for file in bundle.files { try Terminal.show("\(file.name), \(Self.words(file.bytes))") }
        let total = bundle.files.reduce(0) { $0 + $1.bytes }
        try Terminal.show(
            "\(output): \(bundle.files.count) files, \(Self.words(total)), packed \(Self.words(size)). To run it: unzip it, "
                + "then quartier run \(bundle.folder)/\(bundle.studyName)")
    }

    /// A size for people: "1.4 MB".
    private static func words(_ bytes: Int) -> String {
        var (size, unit) = (Double(bytes), "bytes")
        for larger in ["kB", "MB", "GB"] where size >= 999.5 { (size, unit) = (size / 1000, larger) }
        return unit == "bytes" ? "\(bytes) bytes" : "\((size * 10).rounded() / 10) \(unit)"
    }
}
