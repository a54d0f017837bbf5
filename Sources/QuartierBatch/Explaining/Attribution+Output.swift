import QuartierIO
import QuartierModel
import QuartierScenario

extension Attribution {
    /// The effects for people: a table for each indicator that the scenario changes.
    public func text(width: Int) -> String {
        let changed = indicators.indices.filter { number in
            total(of: number) != 0
                || edits.contains { $0.effects[number].alone != 0 || $0.effects[number].inOrder != 0 }
        }
        var lines = ["what the edits of '\(scenario)' do, \(extent)"]
        for number in changed { lines += [""] + table(of: number, width) }
        let unchanged = indicators.indices.filter { !changed.contains($0) }.map { indicators[$0].id }
        if !unchanged.isEmpty { lines += ["", "not changed: \(unchanged.joined(separator: ", "))"] }
        for edit in edits {
            guard let obstacle = edit.obstacle else { continue }
            lines += ["", "\(edit.name.label) cannot stand alone: \(obstacle)"]
        }
        return lines.map(\.withoutControls).joined(separator: "\n")
    }

    private func table(of number: Int, _ width: Int) -> [String] {
        var table = TextTable(
            [indicators[number].id, "of scenario", "alone", "in order", "interaction", "value then"],
            [.left, .left, .right, .right, .right, .right])
        table.add(["base", "", "", "", "", Self.number(base[number])])
        for edit in edits {
            let effect = edit.effects[number]
            table.add([
                edit.name.label, edit.name.scenario, Self.signed(effect.alone), Self.signed(effect.inOrder),
                Self.signed(effect.interaction), Self.number(effect.value),
            ])
        }
        let sum =
            edits.allSatisfy { $0.effects[number].alone != nil }
            ? edits.reduce(0) { $0 + ($1.effects[number].alone ?? 0) } : nil
        table.add([
            "together", "", Self.signed(sum), Self.signed(total(of: number)), Self.signed(interaction(of: number)),
            Self.number(edits.isEmpty ? base[number] : edits[edits.count - 1].effects[number].value),
        ])
        return table.lines(width: max(width, 120))
    }

    private static func number(_ value: Double?) -> String { value.map { PlainNumber.text($0) } ?? "–" }

    private static func signed(_ value: Double?) -> String {
        value.map { PlainNumber.difference($0) ?? "0" } ?? "–"
    }

    /// The effects as JSON, always with the same members.
    public func json() -> String {
        var writer = JSONWriter(isPretty: true)
        writer.beginObject()
        writer.member("scenario", scenario)
        writer.member("extent", extent)
        writer.array("indicators", Array(indicators.indices)) { number, writer in
            writer.member("indicator", indicators[number].id)
            writer.member("unit", indicators[number].unit)
            writer.member("baseline", base[number])
            writer.array("edits", edits) { edit, writer in
                edit.name.write(to: &writer)
                writer.member("alone", edit.effects[number].alone)
                writer.member("in_order", edit.effects[number].inOrder)
                writer.member("interaction", edit.effects[number].interaction)
                writer.member("value", edit.effects[number].value)
                writer.member("obstacle", edit.obstacle)
            }
            writer.member("delta", total(of: number))
            writer.member("interaction", interaction(of: number))
        }
        writer.endObject()
        return String(decoding: writer.takeBytes(), as: UTF8.self)
    }
}
