internal import QuartierModel

/// The city objects of a document: what they are, how they belong together, and where they lie.
struct CityJSONObjects {
    /// A city object that has not been read yet.
    struct Entry {
        var identifier: String
        var type: String
        /// Where its value begins.
        var start: Int
        var parents: [String]
        var children: [String]
    }

    private(set) var entries: [Entry] = []
    private var indices: [String: Int] = [:]
    /// For each object the parts that name it, in the order of the file.
    private var parts: [Int: [Int]] = [:]

    /// Reads the object of city objects at an offset, which has been passed once.
    init(_ scanner: JSONScanner, at start: Int) throws(ScanError) {
        var scanner = scanner
        scanner.position = start
        try scanner.take(UInt8(ascii: "{"), or: .fault(.boundary))
        var isFirst = true
        while let key = try scanner.nextKey(isFirst: &isFirst) {
            let entry = try Self.entry(scanner.content(of: key), &scanner)
            guard let entry else { continue }
            indices[entry.identifier] = entries.count
            entries.append(entry)
        }
        joinParts()
    }

    private static func entry(_ identifier: String, _ scanner: inout JSONScanner) throws(ScanError) -> Entry? {
        var entry = Entry(identifier: identifier, type: "", start: scanner.position, parents: [], children: [])
        guard try scanner.peek() == UInt8(ascii: "{") else {
            try scanner.skipValue(outer: 2)
            return nil
        }
        scanner.position += 1
        var isFirst = true
        while let key = try scanner.nextKey(isFirst: &isFirst) {
            if scanner.says(key, "type") {
                entry.type = try JSONValue(from: &scanner).text ?? ""
            } else if scanner.says(key, "parents") {
                entry.parents = try JSONValue(from: &scanner).elements?.compactMap(\.text) ?? []
            } else if scanner.says(key, "children") {
                entry.children = try JSONValue(from: &scanner).elements?.compactMap(\.text) ?? []
            } else {
                try scanner.skipValue(outer: 3)
            }
        }
        return entry
    }

    /// A part belongs to the building it names, or else to the one that names it.
    private mutating func joinParts() {
        for (index, entry) in entries.enumerated() where entry.type == "BuildingPart" {
            for parent in entry.parents {
                guard let owner = indices[parent], entries[owner].isBuilding else { continue }
                parts[owner, default: []].append(index)
            }
        }
        for (owner, entry) in entries.enumerated() where entry.isBuilding {
            for child in entry.children {
                guard let index = indices[child], entries[index].type == "BuildingPart",
                    entries[index].parents.isEmpty, parts[owner]?.contains(index) != true
                else { continue }
                parts[owner, default: []].append(index)
            }
        }
    }
}

extension CityJSONObjects.Entry {
    fileprivate var isBuilding: Bool { type == "Building" || type == "BuildingPart" }
}

extension CityJSONObjects {
    /// The buildings that are no parts of others, each with its parts and their parts.
    func buildings(noting others: inout OtherCityObjects) -> [[Entry]] {
        var buildings: [[Entry]] = []
        var used: Set<Int> = []
        for (index, entry) in entries.enumerated() where entry.type == "Building" && !hasOwner(entry) {
            buildings.append(family(of: index, &used).map { entries[$0] })
        }
        for (index, entry) in entries.enumerated() where !used.contains(index) {
            if entry.type == "BuildingPart" {
                others.add(orphan: entry.identifier)
            } else if !entry.type.hasPrefix("Building") || entry.type == "Building" {
                others.add(entry.type.isEmpty ? "without a type" : entry.type)
            }
        }
        return buildings
    }

    private func hasOwner(_ entry: Entry) -> Bool {
        entry.parents.contains { indices[$0].map { entries[$0].isBuilding } ?? false }
    }

    /// A building and everything that is a part of it; what refers to itself in a circle is met once.
    private func family(of building: Int, _ used: inout Set<Int>) -> [Int] {
        var family: [Int] = []
        var open = [building]
        while let next = open.popLast() {
            guard used.insert(next).inserted else { continue }
            family.append(next)
            open += (parts[next] ?? []).reversed()
        }
        return family
    }
}
