internal import QuartierModel

/// Reads the attributes of a building or a part: those of the standard, generic ones, and those of extensions (ADE)
/// that are plain texts.
struct CityGMLAttributes {
    private let tree: XMLTree
    private let node: Int
    private let file: String
    private var values: [(name: String, value: AttributeValue)] = []
    private var names: Set<String> = []
    /// Values that could not be kept, counted.
    private(set) var losses: ValueLosses

    init(of node: Int, in tree: XMLTree, file: String, losses: ValueLosses) {
        self.node = node
        self.tree = tree
        self.file = file
        self.losses = losses
    }

    /// The attributes in the order of the file.
    mutating func read() -> [(name: String, value: AttributeValue)] {
        for child in tree.children(of: node) {
            let element = tree.nodes[child].name
            if element.space == .generics {
                generic(child, prefix: "")
            } else if element.local == "genericAttribute" {
                for inner in tree.children(of: child) { generic(inner, prefix: "") }
            } else if element == XMLName(.construction, "height") {
                for inner in tree.children(of: child) { height(inner) }
            } else if tree.isLeaf(child), tree.nodes[child]["href"] == nil, tree.nodes[child]["nil"] != "true" {
                standard(child)
            }
        }
        return values
    }

    private static let numbers: Set<String> = [
        "measuredHeight", "storeysAboveGround", "storeysBelowGround", "yearOfConstruction", "yearOfDemolition",
    ]

    private mutating func standard(_ child: Int) {
        let name = tree.nodes[child].name.local
        let text = tree.text(of: child)
        guard !text.isEmpty else { return }
        if name == "measuredHeight" { return measured(child, name) }
        let number = Self.numbers.contains(name) ? XMLNumbers.number(text) : nil
        keep(name, number.map(AttributeValue.number) ?? .text(text), child)
    }

    /// `stringAttribute` and its like of CityGML 1 and 2, `StringAttribute` of 3.
    private mutating func generic(_ child: Int, prefix: String) {
        let kind = tree.nodes[child].name.local.lowercased()
        let inside = Dictionary(
            tree.children(of: child).map { (tree.nodes[$0].name.local, $0) }, uniquingKeysWith: { first, _ in first })
        guard let name = tree.nodes[child]["name"] ?? inside["name"].map(tree.text), !name.isEmpty else { return }
        if kind == "genericattributeset" {
            for inner in tree.children(of: child) {
                generic(inner, prefix: "\(prefix)\(name).")
                if tree.nodes[inner].name.local == "genericAttribute" {
                    for deeper in tree.children(of: inner) { generic(deeper, prefix: "\(prefix)\(name).") }
                }
            }
            return
        }
        guard kind.hasSuffix("attribute"), let value = inside["value"] else { return }
        let text = tree.text(of: value)
        let isNumber = ["intattribute", "doubleattribute", "measureattribute"].contains(kind)
        let number = isNumber ? XMLNumbers.number(text) : nil
        keep(prefix + name, number.map(AttributeValue.number) ?? (text.isEmpty ? .missing : .text(text)), child)
    }

    /// A height of CityGML 3; the first that says how high the building is counts as its measuredHeight.
    private mutating func height(_ child: Int) {
        guard !names.contains("measuredHeight") else { return }
        for inner in tree.children(of: child) where tree.nodes[inner].name == XMLName(.construction, "value") {
            measured(inner, "measuredHeight")
        }
    }

    private mutating func measured(_ child: Int, _ name: String) {
        let unit = tree.nodes[child]["uom"]?.split { $0 == ":" || $0 == "#" || $0 == "/" }.last?.lowercased()
        guard let unit, !["m", "metre", "meter", "metres", "meters", "9001"].contains(unit) else {
            let text = tree.text(of: child)
            return keep(name, XMLNumbers.number(text).map(AttributeValue.number) ?? .text(text), child)
        }
        keep(name, .missing, child)
        losses.add(
            "unknown-unit", field: name,
            "'\(name)' is stated in '\(unit.prefix(40))', not in metres, and is read as missing",
            remedy: "Convert the heights to metres", at: place(child))
    }

    private mutating func keep(_ name: String, _ value: AttributeValue, _ child: Int) {
        guard names.insert(name).inserted else {
            losses.add(
                "several-values", field: name, "'\(name)' is stated more than once; the first value counts",
                remedy: "Check that the first is the one you need", at: place(child))
            return
        }
        values.append((name, value))
    }

    private func place(_ child: Int) -> Place {
        Place(file: file, line: tree.nodes[child].line, feature: tree.nodes[node]["id"])
    }
}
