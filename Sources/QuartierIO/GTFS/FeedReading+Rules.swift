internal import QuartierModel
internal import QuartierTransit

extension FeedReading {
    /// Reads the rules for changing; `tripOfRow` leads from the rows of `trips.txt` to trips.
    mutating func readTransfers(_ tripOfRow: [Int32]) throws(Finding) {
        _ = try forEachRow(
            of: .transfers, required: [],
            optional: [
                "from_stop_id", "to_stop_id", "from_route_id", "to_route_id", "from_trip_id", "to_trip_id",
                "transfer_type", "min_transfer_time",
            ]
        ) { reading, row, _ in
            var numbers = [Int32](repeating: -1, count: 6)
            for slot in 0..<6 where !row[slot].isEmpty {
                numbers[slot] = reading.number(row, slot, tripOfRow)
                guard numbers[slot] >= 0 else { return }
            }
            let code = row[6].isEmpty ? 0 : FeedValues.whole(row[6]) ?? -1
            guard (0...5).contains(code), let kind = TransferRule.Kind(rawValue: UInt8(code)) else {
                return reading.noteValue(
                    "unexpected_enum_value", .transfers, row, 6, "transfer_type", "Write 0 to 5; the row is left out")
            }
            let seconds = row[7].isEmpty ? nil : FeedValues.whole(row[7])
            if seconds == nil, !row[7].isEmpty {
                reading.noteValue(
                    "invalid_integer", .transfers, row, 7, "min_transfer_time", "Write whole seconds; it is left out")
            }
            reading.transfers.append(
                TransferRule(
                    kind, fromStop: numbers[0], toStop: numbers[1], fromLine: numbers[2], toLine: numbers[3],
                    fromTrip: numbers[4], toTrip: numbers[5], minimumSeconds: seconds.map { Int32($0) } ?? -1))
        }
    }

    /// What a cell of `transfers.txt` names; -1, noted, if there is none, and quietly for a trip that was left out.
    private mutating func number(_ row: borrowing TableScanner, _ slot: Int, _ tripOfRow: [Int32]) -> Int32 {
        let names = ["from_stop_id", "to_stop_id", "from_route_id", "to_route_id", "from_trip_id", "to_trip_id"]
        let tables: [FeedTable] = [.stops, .routes, .trips]
        let found =
            switch tables[slot / 2] {
            case .stops: stopIndex.find(row[slot])
            case .routes: lineIndex.find(row[slot])
            default: tripRows.index.find(row[slot])
            }
        guard found >= 0 else {
            noteStranger(.transfers, row, slot, names[slot], in: tables[slot / 2])
            return -1
        }
        return slot >= 4 ? tripOfRow[Int(found)] : found
    }

    /// Reads the ways inside stations.
    mutating func readPathways() throws(Finding) {
        _ = try forEachRow(
            of: .pathways, required: ["from_stop_id", "to_stop_id", "pathway_mode", "is_bidirectional"],
            optional: ["traversal_time", "length"]
        ) { reading, row, _ in
            let (from, to) = (reading.stopIndex.find(row[0]), reading.stopIndex.find(row[1]))
            guard from >= 0, to >= 0 else {
                let slot = from < 0 ? 0 : 1
                return reading.noteStranger(
                    .pathways, row, slot, slot == 0 ? "from_stop_id" : "to_stop_id", in: .stops)
            }
            guard let mode = FeedValues.whole(row[2]), (1...7).contains(mode) else {
                return reading.noteValue(
                    "unexpected_enum_value", .pathways, row, 2, "pathway_mode", "Write 1 to 7; the row is left out")
            }
            let isBidirectional = row[3].count == 1 && row[3][0] == 0x31
            let length = FeedValues.decimal(row[5]).flatMap { $0 >= 0 ? $0 : nil }
            reading.pathways.append(
                Pathway(
                    mode: UInt8(mode), from: from, to: to, isBidirectional: isBidirectional,
                    seconds: FeedValues.whole(row[4]).map { Int32($0) }, metres: length))
        }
    }
}
