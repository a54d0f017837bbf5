import Foundation
import QuartierIO
import QuartierModel
import QuartierScenario
import Testing

@testable import QuartierBatch

/// What a draft guesses, and that it is a study.
@Suite struct DraftTests {
    // MARK: Names

    @Test(arguments: [
        ("Gebäude_2024", LayerKind.buildings), ("haltestellen", .stops), ("Grünflächen", .green),
        ("STADTTEIL", .districts),
        ("baufelder", .plots), ("bâtiments", .buildings), ("espaces verts", .green), ("wijken", .districts),
        ("edificios", .buildings), ("arrêts", .stops),
    ])
    func namesInSeveralLanguagesTellTheLayer(name: String, layer: LayerKind) {
        #expect(LayerWords.of(layer).contains(where: FoldedName(name).has))
    }

    @Test(arguments: ["parkplaetze", "vertraege", "haushalte", "partners"])
    func shortWordsStandAlone(name: String) {
        for layer in [LayerKind.green, .buildings] {
            #expect(!LayerWords.of(layer).contains(where: FoldedName(name).has), "\(layer)")
        }
    }

    // MARK: Text

    @Test(arguments: [
        "a.geojson", "no", "1e3", "-", "a: b", "a #b", "it's", "say \"so\"", "back\\slash", "täglich", "a\u{2028}b",
        "{x}", "*a", "&a", "!a", "%a", "@a", "`a", "", "null", "2024-05-01", "a\u{A0}b",
    ])
    func everyNameComesBackFromTheYAMLAsItWas(name: String) throws {
        let tree = StudyTexts.tree("name: \(DraftText.value(name))\n")
        guard case .mapping(let entries) = try #require(tree.node).content else {
            Issue.record("no mapping")
            return
        }
        let scalar = try #require(entries.first?.value.scalar)
        #expect(scalar.text == name)
        // What editors take for a number or a truth value is in quotes.
        if !scalar.isPlain { return }
        #expect(scalar.number == nil && scalar.boolean == nil && !scalar.isNull)
    }

    @Test func whatAFileIsCalledCannotEndAComment() throws {
        let folder = try DraftFolder()
        try folder.write(DraftFolder.squares(field: "na\\nme: evil", values: ["a", "b"]), to: "bezirke.geojson")
        let draft = try folder.draft()
        #expect(draft.messages == [])
        #expect(!draft.text.contains("\nme: evil"))
    }

    // MARK: Guesses

    @Test func fieldsAreFoundByNameAndByWhatTheyHold() throws {
        let folder = try DraftFolder()
        try folder.write(DraftFolder.squares(field: "bezeichnung", values: ["Nord", "Süd"]), to: "bezirke.geojson")
        try folder.write(
            DraftFolder.squares(fields: [
                "\"geschosse\":3,\"nutzung\":\"residential\",\"hoehe\":\"hoch\"",
                "\"geschosse\":5,\"nutzung\":\"office\",\"hoehe\":\"tief\"",
            ]), to: "haeuser.geojson")
        let draft = try folder.draft()
        #expect(draft.messages == [])
        #expect(draft.study?.layers[.districts]?.fields.map(\.field.text) == ["bezeichnung"])
        let buildings = try #require(draft.study?.layers[.buildings])
        #expect(buildings.fields.map(\.attribute) == ["storeys", "use"])
        #expect(buildings.fields.map(\.field.text) == ["geschosse", "nutzung"])
        #expect(buildings.vocabulary == nil)
        #expect(draft.text.contains("'hoehe' could be 'height_m'"))
    }

    @Test func aSchemeIsFoundByTheValues() throws {
        let folder = try DraftFolder()
        try folder.write(DraftFolder.squares(field: "name", values: ["Nord", "Süd"]), to: "bezirke.geojson")
        try folder.write(
            DraftFolder.squares(field: "LEV3", values: ["Parkanlage", "Straßenraum"]), to: "landnutzung.geojson")
        let draft = try folder.draft()
        #expect(draft.messages == [])
        #expect(draft.study?.layers[.green]?.vocabulary == .realnutzung)
    }

    @Test func layersThatLieElsewhereAreNotMixed() throws {
        let folder = try DraftFolder()
        try folder.write(DraftFolder.squares(field: "name", values: ["Nord", "Süd"]), to: "bezirke.geojson")
        try folder.write(DraftFolder.squares(field: "storeys", values: ["3"], at: 5), to: "houses.geojson")
        let draft = try folder.draft()
        #expect(draft.study?.layers[.buildings] == nil)
        #expect(draft.text.contains("# - houses.geojson: it looks like buildings, but lies elsewhere"))
    }

    @Test func theMoreDetailedOfSeveralDistrictsIsTakenAndTheOthersAreNamed() throws {
        let folder = try DraftFolder()
        try folder.write(DraftFolder.squares(field: "name", values: ["Nord", "Süd"]), to: "stadtteile.geojson")
        try folder.write(DraftFolder.squares(field: "name", values: ["Alles"]), to: "bezirke.geojson")
        let draft = try folder.draft()
        #expect(draft.study?.layers[.districts]?.path.text == "stadtteile.geojson")
        #expect(draft.text.contains("    # - bezirke.geojson: 1 polygon"))
    }

    @Test func folderOneDeepAreReadAndResultsAreNot() throws {
        let folder = try DraftFolder()
        for name in ["data", "data/deeper", "results", ".hidden"] { try folder.makeFolder(name) }
        let text = DraftFolder.squares(field: "name", values: ["Nord", "Süd"])
        try folder.write(text, to: "data/bezirke.geojson")
        for name in ["data/deeper/plots.geojson", "results/base.districts.geojson", ".hidden/green.geojson"] {
            try folder.write(text, to: name)
        }
        try folder.write("{}", to: "results/manifest.json")
        try folder.write("notes", to: "notes.docx")
        let draft = try folder.draft()
        #expect(draft.study?.layers.keys.map(\.rawValue) == ["districts"])
        #expect(draft.study?.layers[.districts]?.path.text == "data/bezirke.geojson")
        let unused = draft.findings.filter { $0.code == "not-used" }.compactMap(\.place.file)
        #expect(unused == ["data/deeper/", "notes.docx", "results/"])
    }

    @Test func theSystemOfTheDataIsTakenElseUTMElseAnEqualAreaPlane() throws {
        let folder = try DraftFolder()
        try folder.write(DraftFolder.squares(field: "name", values: ["Nord", "Süd"]), to: "bezirke.geojson")
        #expect(try folder.draft().study?.crs.text == "EPSG:25833")
        let overseas = try DraftFolder()
        try overseas.write(DraftFolder.squares(field: "name", values: ["A", "B"], at: -60), to: "barrios.geojson")
        #expect(try overseas.draft().study?.crs.text == "auto")
    }

    @Test func whatIsAssumedStandsThereAsASuggestionOnly() throws {
        let folder = try DraftFolder()
        try folder.write(DraftFolder.squares(field: "name", values: ["Nord", "Süd"]), to: "bezirke.geojson")
        let draft = try folder.draft()
        #expect(draft.text.contains("# assumptions:") && !draft.text.contains("\nassumptions:"))
        // Without the '#' it is a study all the same.
        let adopted = draft.text.replacingOccurrences(of: "\n# assumptions:", with: "\nassumptions:")
            .replacingOccurrences(of: "\n#   ", with: "\n  ")
        #expect(StudyTexts.messagesOfWhole(adopted) == [])
        #expect(StudyTexts.readWhole(adopted).study?.assumptions.netToGross.general == 0.8)
    }

    @Test func emptyFoldersAndFoldersOfOtherThingsAreRefusedWithARemedy() throws {
        let folder = try DraftFolder()
        try folder.write("a,b\n1,2\n", to: "table.csv")
        let error = #expect(throws: Finding.self) { try StudyDraft(folder: folder.path, name: "x") }
        #expect(error?.code == "nothing-usable")
        #expect(
            error?.message.contains("table.csv: it is a table without columns that are named for coordinates") == true)
        #expect(error?.remedy?.contains("GeoJSON") == true)
        let missing = #expect(throws: Finding.self) { try StudyDraft(folder: folder.path + "/none", name: "x") }
        #expect(missing?.code == "folder-unreadable")
    }
}

/// A folder to draft a study from; it goes with the test.
final class DraftFolder {
    let path = NSTemporaryDirectory() + "quartier-draft-\(UUID().uuidString)"

    init() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func write(_ text: String, to name: String) throws {
        try text.write(toFile: path + "/" + name, atomically: true, encoding: .utf8)
    }

    func makeFolder(_ name: String) throws {
        try FileManager.default.createDirectory(atPath: path + "/" + name, withIntermediateDirectories: true)
    }

    /// The draft, and the study it reads as.
    func draft() throws -> (text: String, study: StudyFile?, messages: [String], findings: [Finding]) {
        let draft = try StudyDraft(folder: path, name: "Test")
        let (study, findings) = StudyTexts.readWhole(draft.text)
        return (draft.text, study, findings.all.map(\.description), draft.findings.all)
    }

    /// Squares side by side near 16° E, 48° N, each with a text in a field.
    static func squares(field: String, values: [String], at longitude: Double = 16) -> String {
        squares(
            fields: values.map { Int($0) == nil ? "\"\(field)\":\"\($0)\"" : "\"\(field)\":\($0)" }, at: longitude)
    }

    /// Points side by side near 16° E, 48° N, each with a text in a field.
    static func points(field: String, values: [String]) -> String {
        let features = values.enumerated().map { index, value in
            "{\"type\":\"Feature\",\"properties\":{\"\(field)\":\(value)},"
                + "\"geometry\":{\"type\":\"Point\",\"coordinates\":[\(16 + Double(index) / 1000),48]}}"
        }
        return "{\"type\":\"FeatureCollection\",\"features\":[\(features.joined(separator: ","))]}"
    }

    static func squares(fields: [String], at longitude: Double = 16) -> String {
        let features = fields.enumerated().map { index, properties in
            let (west, east) = (longitude + Double(index) / 1000, longitude + Double(index + 1) / 1000)
            let ring = "[[\(west),48],[\(east),48],[\(east),48.001],[\(west),48.001],[\(west),48]]"
            return "{\"type\":\"Feature\",\"properties\":{\(properties)},"
                + "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[\(ring)]}}"
        }
        return "{\"type\":\"FeatureCollection\",\"features\":[\(features.joined(separator: ","))]}"
    }
}
