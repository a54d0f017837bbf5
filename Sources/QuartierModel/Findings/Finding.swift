public import QuartierGeometry

/// How bad a finding is.
public enum Severity: Int, Sendable, Comparable, CaseIterable {
    /// Worth knowing; the results are as asked for.
    case note
    /// The results stand, but rest on something the user should look at.
    case warning
    /// The study cannot be run as it is.
    case error

    /// Orders by badness.
    public static func < (left: Severity, right: Severity) -> Bool { left.rawValue < right.rawValue }
}

/// Where in the user's files something was found; every part that is known is said.
public struct Place: Hashable, Sendable {
    /// The file, as the user named it.
    public var file: String?
    /// The layer or table inside the file, or the layer of the study.
    public var layer: String?
    /// The line, from 1.
    public var line: Int?
    /// The column, from 1, in characters.
    public var column: Int?
    /// The identifier of the feature, or its position ("#12", from 1) where it has none.
    public var feature: String?
    /// The path inside the file or feature: "scenarios[2].edits[0].where", "geometry.coordinates[0][3]".
    public var path: String?
    /// The position in the coordinates of the file, where the defect has one.
    public var position: Coordinate?

    /// A place; leave out what is not known.
    public init(
        file: String? = nil, layer: String? = nil, line: Int? = nil, column: Int? = nil, feature: String? = nil,
        path: String? = nil, position: Coordinate? = nil
    ) {
        self.file = file
        self.layer = layer
        self.line = line
        self.column = column
        self.feature = feature
        self.path = path
        self.position = position
    }
}

/// Something wrong, doubtful or worth knowing about the user's data or study.
///
/// One type serves every stage, so that a run can gather all of them and show them together. The message is a
/// plain sentence, the remedy says what to do, the code is stable for scripts.
public struct Finding: Error, Hashable, Sendable {
    /// How bad it is.
    public var severity: Severity
    /// A stable kebab-case name of the kind of finding: "unclosed-ring", "unknown-key".
    ///
    /// What GTFS's canonical validator has a notice for has that name, in its spelling: "foreign_key_violation".
    public var code: String
    /// What is wrong, as a plain sentence without a full stop.
    public var message: String
    /// Where it was found.
    public var place: Place
    /// What to do about it, if that can be said.
    public var remedy: String?
    /// How many places share this finding, where they were counted instead of listed.
    public var count: Int

    /// A finding at a place.
    public init(
        _ severity: Severity, _ code: String, _ message: String, at place: Place = Place(), remedy: String? = nil,
        count: Int = 1
    ) {
        self.severity = severity
        self.code = code
        self.message = message
        self.place = place
        self.remedy = remedy
        self.count = count
    }
}

extension Place: CustomStringConvertible {
    /// `buildings.geojson:812:14, layer buildings, feature B7, geometry.coordinates[0]`.
    public var description: String {
        var words: [String] = []
        if let file {
            var head = file
            if let line { head += ":\(line)" }
            if line != nil, let column { head += ":\(column)" }
            words.append(head)
        } else if let line {
            words.append("line \(line)")
        }
        if let layer { words.append("layer \(layer)") }
        if let feature { words.append("feature \(feature)") }
        if let path { words.append(path) }
        if let position { words.append("at (\(position.x), \(position.y))") }
        return words.joined(separator: ", ")
    }
}

extension Finding: CustomStringConvertible {
    /// One line for people: place, severity, message, remedy.
    ///
    /// Control characters are shown as `?`: much of a finding is copied from files, which must not break lines or
    /// steer the terminal.
    public var description: String {
        let place = place.description
        let lead = place.isEmpty ? "" : "\(place): "
        let times = count > 1 ? " (\(count) times)" : ""
        let advice = remedy.map { ". \($0)" } ?? ""
        return "\(lead)\(severity): \(message)\(times)\(advice) [\(code)]".withoutControls
    }
}
