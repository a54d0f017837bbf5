public import QuartierModel

/// What a scenario changes in one layer: a light record beside the base, which stays as it is.
///
/// Rows are numbered through: first those of the base, then those the scenario adds. A row never changes its
/// number, so a product made for the base keeps its meaning.
public struct LayerPatch<E: Element>: Sendable {
    /// Rows taken away.
    public internal(set) var removed: Set<Int> = []
    /// Rows whose attributes differ from the base, with what they are now.
    public internal(set) var changed: [Int: E] = [:]
    /// The attributes that edits have set, even where the value is the one it had before.
    private var assignments = Assignments()
    /// Rows the scenario adds.
    public internal(set) var added = Layer<E>()
    /// Added rows that are elements drawn anew, with the rows those stood in before, which are removed.
    public private(set) var redrawn: [Int: Int] = [:]

    /// A patch that changes nothing.
    public init() {}

    /// Whether the layer is as in the base.
    public var isEmpty: Bool { removed.isEmpty && changed.isEmpty && added.count == 0 }

    /// Whether elements came or went (attributes aside).
    public var changesShapes: Bool { !removed.isEmpty || added.count > 0 }

    /// How many elements are not as in the base; what was added and removed again does not count.
    func elementCount(baseCount: Int) -> Int {
        let addedAndGone = removed.count { $0 >= baseCount }
        // An element of the base that is drawn anew is removed and added, and one element all the same.
        let anew = redrawn.keys.count { !removed.contains($0) && origin(of: $0) < baseCount }
        return removed.count - addedAndGone + changed.keys.count { $0 < baseCount } + added.count - addedAndGone - anew
    }

    /// The row in which an element stood before any edit drew it anew.
    func origin(of row: Int) -> Int {
        var row = row
        while let before = redrawn[row] { row = before }
        return row
    }

    /// Gives the elements of some rows, as they now are, other shapes: the rows of `drawn`, in the same order.
    ///
    /// Shapes of the base never move, so the elements get rows of their own, which remember where they come from.
    mutating func redraw(_ rows: [Int], as drawn: Layer<E>, baseCount: Int) {
        let first = baseCount + added.count
        added.append(drawn)
        for (offset, row) in rows.enumerated() {
            redrawn[first + offset] = row
            removed.insert(row)
            changed[row] = nil
        }
        assignments.carry(rows, to: first)
    }

    /// Whether an edit has set an attribute of a row.
    func isAssigned(_ attribute: String, _ row: Int) -> Bool { assignments[attribute, row] != nil }

    /// Notes that an edit has set an attribute of some rows; gives the constants that it overrules with another one,
    /// in the order they were set, each with the number of rows.
    mutating func assign(_ assignment: AttributeAssignment, to rows: [Int]) -> [(AttributeAssignment, rows: Int)] {
        assignments.note(assignment, of: rows)
    }
}

/// What an edit has set an attribute to, and where in the study it says so.
struct AttributeAssignment: Sendable {
    var attribute: String
    /// The constant; nil where the value rests on the one before.
    var constant: AttributeValue?
    var place: Place
    /// The scenario or stage that says it.
    var part = ScenarioName("")

    /// Whether two edits cannot both be meant; that a later stage goes on from an earlier one is how stages work.
    func contradicts(_ other: AttributeAssignment) -> Bool {
        guard let constant, let otherConstant = other.constant else { return false }
        guard part.scenario != other.part.scenario || part.stage == other.part.stage else { return false }
        return constant != otherConstant
    }
}

/// The last assignment of each attribute of each row: a number for a row, since an edit may set a whole city.
private struct Assignments: Sendable {
    private var list: [AttributeAssignment] = []
    private var last: [String: [Int: Int32]] = [:]

    subscript(attribute: String, row: Int) -> AttributeAssignment? {
        last[attribute]?[row].map { list[Int($0)] }
    }

    /// What was said of some rows is said of the rows that take their place.
    mutating func carry(_ rows: [Int], to first: Int) {
        for attribute in last.keys {
            for (offset, row) in rows.enumerated() {
                if let number = last[attribute]?[row] { last[attribute]?[first + offset] = number }
            }
        }
    }

    mutating func note(_ new: AttributeAssignment, of rows: [Int]) -> [(AttributeAssignment, rows: Int)] {
        let number = Int32(list.count)
        list.append(new)
        var overruled: [Int32: Int] = [:]
        for row in rows {
            let old = last[new.attribute, default: [:]].updateValue(number, forKey: row)
            if let old, list[Int(old)].contradicts(new) { overruled[old, default: 0] += 1 }
        }
        return overruled.sorted { $0.key < $1.key }.map { (list[Int($0.key)], rows: $0.value) }
    }
}

/// What a scenario changes in a city.
public struct CityPatch: Sendable {
    /// Changes of plots.
    public internal(set) var plots = LayerPatch<Plot>()
    /// Changes of buildings.
    public internal(set) var buildings = LayerPatch<Building>()
    /// Changes of green spaces.
    public internal(set) var green = LayerPatch<GreenSpace>()
    /// Changes of surfaces.
    public internal(set) var surfaces = LayerPatch<Surface>()
    /// Changes of trees.
    public internal(set) var trees = LayerPatch<Tree>()
    /// Changes of places.
    public internal(set) var places = LayerPatch<Facility>()
    /// Changes of stops.
    public internal(set) var stops = LayerPatch<Stop>()
    /// Changes of streets.
    public internal(set) var streets = LayerPatch<Street>()
    /// Changes of public transport; those of the stops follow from them.
    public internal(set) var transit: TransitPatch?
    /// Districts are what scenarios are compared on; they do not change.
    var districts = LayerPatch<District>()

    /// A patch that changes nothing.
    public init() {}

    /// Whether everything is as in the base.
    public var isEmpty: Bool {
        plots.isEmpty && buildings.isEmpty && green.isEmpty && surfaces.isEmpty && trees.isEmpty && places.isEmpty
            && stops.isEmpty && streets.isEmpty && transit == nil
    }
}

extension CityView {
    /// How many elements are not as in the base.
    var changedElementCount: Int {
        patch.plots.elementCount(baseCount: base.plots.count)
            + patch.buildings.elementCount(baseCount: base.buildings.count)
            + patch.green.elementCount(baseCount: base.green.count)
            + patch.surfaces.elementCount(baseCount: base.surfaces.count)
            + patch.trees.elementCount(baseCount: base.trees.count)
            + patch.places.elementCount(baseCount: base.places.count)
            + patch.stops.elementCount(baseCount: base.stops.count)
            + patch.streets.elementCount(baseCount: base.streets.count)
    }
}
