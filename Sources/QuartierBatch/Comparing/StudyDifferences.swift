import QuartierIO
import QuartierModel

/// What keeps the numbers of two folders from being compared one to one.
struct StudyDifferences {
    private let first: FinishedResults
    private let second: FinishedResults

    init(_ first: FinishedResults, _ second: FinishedResults) {
        self.first = first
        self.second = second
    }

    /// How far areas may be off from one study to the other before anybody notices.
    private static let visibleScale = 0.001

    /// Warnings that list what differs.
    func findings(_ mine: [ComparedIndicator], _ others: [ComparedIndicator]) -> [Finding] {
        var found: [Finding] = []
        add(differences(in: "assumptions"), "assumptions-differ", "the studies assume different things", to: &found)
        add(differences(in: "parameters"), "parameters-differ", "the studies measure differently", to: &found)
        add(definitions(mine, others), "definitions-differ", "the studies define indicators differently", to: &found)
        if let one = first.arealScale, let two = second.arealScale, abs(one / two - 1) > Self.visibleScale {
            let planes = [first, second].map { $0.manifest["plane"]?["crs"]?.text ?? "?" }
            add(
                ["areas are \(text(one)) times true in \(planes[0]) and \(text(two)) times in \(planes[1])"],
                "areal-scales-differ", "the studies are measured in planes that are not true to area alike",
                to: &found)
        }
        if first.manifest["quartier"] != second.manifest["quartier"] {
            let versions = [first, second].map { $0.manifest["quartier"]?.text ?? "?" }
            add(
                ["\(versions[0]) and \(versions[1])"], "versions-differ", "different versions wrote the results",
                to: &found)
        }
        return found
    }

    private func add(_ differences: [String], _ code: String, _ message: String, to found: inout [Finding]) {
        guard !differences.isEmpty else { return }
        found.append(
            Finding(
                .warning, code, "\(message): \(differences.joined(separator: "; "))", at: Place(file: second.path),
                remedy: "The first value is that of \(first.path)"))
    }

    private func differences(in member: String) -> [String] {
        let (one, two) = (Self.flat(first.manifest[member]), Self.flat(second.manifest[member]))
        let names = one.map(\.0) + two.map(\.0).filter { name in !one.contains { $0.0 == name } }
        return names.compactMap { name in
            let values = [one, two].map { list in list.first { $0.0 == name }?.1 ?? "not stated" }
            return values[0] == values[1] ? nil : "\(name) \(values[0]) and \(values[1])"
        } + otherTables(in: member)
    }

    /// Standards of quality classes that have the same name and say something else.
    private func otherTables(in member: String) -> [String] {
        let standards = [first, second].compactMap { $0.manifest[member]?["transit_classes"]?["standard"] }
        guard standards.count == 2, standards[0] != standards[1], let id = standards[0]["id"]?.text,
            id == standards[1]["id"]?.text
        else { return [] }
        return ["the rules of the standard '\(id)'"]
    }

    private func definitions(_ mine: [ComparedIndicator], _ others: [ComparedIndicator]) -> [String] {
        mine.compactMap { one in
            guard let other = others.first(where: { $0.id == one.id }) else { return nil }
            return one.formula == other.formula && one.source == other.source && one.unit == other.unit ? nil : one.id
        }
    }

    private func text(_ scale: Double) -> String { "\((scale * 1e6).rounded() / 1e6)" }

    /// The members of an object as names with points, and their values as text; what says nothing is left out.
    private static func flat(_ value: JSONValue?, under name: String = "") -> [(String, String)] {
        switch value {
        // The name of a standard is enough; of its tables nobody reads a list.
        case .object where name == "transit_classes.standard": flat(value?["id"], under: name)
        case .object(let members):
            members.flatMap { flat($0.value, under: name.isEmpty ? $0.name : "\(name).\($0.name)") }
        case .array(let elements): [(name, "[\(elements.flatMap { flat($0) }.map(\.1).joined(separator: ", "))]")]
        case .number(let text), .text(let text): [(name, text)]
        case .boolean(let flag): [(name, "\(flag)")]
        case .null, nil: []
        }
    }
}
