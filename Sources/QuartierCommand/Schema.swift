import ArgumentParser
import Quartier

/// `quartier schema`: the JSON Schema of the study file.
struct Schema: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Print the JSON Schema of the study file.",
        discussion: "Example: quartier schema > study.schema.json")

    func run() throws {
        try Terminal.show(StudyFile.jsonSchema(), terminator: "")
    }
}
