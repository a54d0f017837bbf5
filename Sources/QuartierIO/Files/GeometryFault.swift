public import QuartierModel

/// What can be wrong with a geometry in a file, whatever its format.
enum GeometryFault: UInt8, Hashable, CaseIterable {
    case tooFewPositions, tooFewLinePositions, unclosedRing, nonFinite, notAPosition, shortPosition, emptyMember
    case unknownType, missingType, missingCoordinates, missingGeometry, notAGeometry, notAnArray, duplicateMember
    case mixedCollection, wrongMember, curve, brokenCurve, truncated, malformed, tooManyCoordinates
    case missingNodes, missingMembers, openRing, crossingRings, outOfRange, noArea, tooIntricate
    case vertexOutOfRange, boundary, positionList, template, unresolvedReference, noFootprint, stray, badOrdinate

    /// The stable name of the defect.
    var code: String {
        switch self {
        case .tooFewPositions, .tooFewLinePositions: "too-few-positions"
        case .unclosedRing: "unclosed-ring"
        case .nonFinite: "non-finite-coordinate"
        case .notAPosition: "not-a-position"
        case .shortPosition: "short-position"
        case .emptyMember: "empty-member"
        case .unknownType: "unknown-geometry-type"
        case .missingType: "missing-geometry-type"
        case .missingCoordinates: "missing-coordinates"
        case .missingGeometry: "missing-geometry"
        case .notAGeometry: "not-a-geometry"
        case .notAnArray: "not-an-array"
        case .duplicateMember: "duplicate-key"
        case .mixedCollection: "mixed-collection"
        case .wrongMember: "wrong-member"
        case .curve: "curve-geometry"
        case .brokenCurve: "broken-curve"
        case .truncated: "truncated-geometry"
        case .malformed: "malformed-geometry"
        case .tooManyCoordinates: "too-many-coordinates"
        case .missingNodes: "missing-nodes"
        case .missingMembers: "missing-members"
        case .openRing: "open-ring"
        case .crossingRings: "crossing-rings"
        case .outOfRange: "coordinates-out-of-range"
        case .noArea: "no-area"
        case .tooIntricate: "too-intricate"
        case .vertexOutOfRange: "vertex-out-of-range"
        case .boundary: "malformed-boundary"
        case .positionList: "malformed-positions"
        case .template: "template-geometry"
        case .unresolvedReference: "unresolved-reference"
        case .noFootprint: "no-footprint"
        case .stray: "outside-area-of-use"
        case .badOrdinate: "bad-coordinate"
        }
    }

    /// What is wrong, as a plain phrase.
    var reason: String {
        switch self {
        case .tooFewPositions: "a ring has fewer than four positions"
        case .tooFewLinePositions: "a line has fewer than two positions"
        case .unclosedRing: "a ring does not end where it begins"
        case .nonFinite: "a coordinate is not a finite number"
        case .notAPosition: "a position is not a list of numbers"
        case .shortPosition: "a position has fewer than two numbers"
        case .emptyMember: "a part of the geometry is empty"
        case .unknownType: "the type of the geometry is unknown"
        case .missingType: "the geometry does not state its type"
        case .missingCoordinates: "the geometry has no coordinates"
        case .missingGeometry: "the feature has no geometry member"
        case .notAGeometry: "the geometry is not an object"
        case .notAnArray: "the coordinates are not nested as the type of the geometry asks"
        case .duplicateMember: "the geometry has a member twice"
        case .mixedCollection: "a collection mixes points, lines and areas"
        case .wrongMember: "a multi-part geometry holds a part of another type"
        case .curve: "the geometry has curves, which city models hardly ever have"
        case .brokenCurve: "a curve is not made of whole arcs and lines that join"
        case .truncated: "the geometry is cut off"
        case .malformed: "the geometry is not in the format GeoPackage prescribes"
        case .tooManyCoordinates: "the layer has more coordinates than can be held"
        case .missingNodes: "nodes it refers to are not in the file"
        case .missingMembers: "ways it is made of are not in the file"
        case .openRing: "the ways it is made of do not form closed rings"
        case .crossingRings: "the ways it is made of cross each other"
        case .outOfRange: "a coordinate is no longitude or latitude"
        case .noArea: "the ways it is made of enclose no area"
        case .tooIntricate: "it has more nodes or overlaps than can be worked on"
        case .vertexOutOfRange: "a boundary refers to a vertex that the file does not have"
        case .boundary: "the boundaries are not nested as the type of the geometry asks"
        case .positionList: "a list of positions is not made of whole positions"
        case .template: "the geometry is a template that is only placed here (implicit geometry)"
        case .unresolvedReference: "the geometry refers to another one that is not in the file"
        case .stray: "it lies where the layer's CRS is not used, unlike the other features"
        case .badOrdinate: "one of the two coordinates is missing"
        case .noFootprint: "the model has no ground surface, no footprint and no solid that stands on one"
        }
    }

    /// What to do about it.
    var remedy: String {
        switch self {
        case .tooFewPositions, .tooFewLinePositions: "Draw the feature anew or remove it"
        case .unclosedRing: "Repeat the first position at the end, or let the layer be repaired"
        case .nonFinite: "Write a finite number or remove the feature"
        case .notAPosition, .shortPosition: "Write each position as [x, y]"
        case .emptyMember: "Remove the empty part"
        case .unknownType, .missingType:
            "Use Point, LineString, Polygon, their Multi forms or a GeometryCollection of one of them"
        case .missingCoordinates: "Write the coordinates, or null as the geometry"
        case .missingGeometry, .notAGeometry: "Write the geometry as an object, or null"
        case .notAnArray: "Nest the arrays as RFC 7946 shows for this type"
        case .duplicateMember: "Keep one of them"
        case .mixedCollection: "Put points, lines and areas into features of their own"
        case .wrongMember: "Export the layer again"
        case .curve: "Export the model with straight edges"
        case .truncated, .malformed, .brokenCurve: "Export the layer again"
        case .tooManyCoordinates: "Split the layer"
        case .missingNodes, .missingMembers: "Cut the extract so that it keeps whole ways and relations"
        case .openRing, .crossingRings, .noArea: "Correct it in OpenStreetMap and take a new extract"
        case .outOfRange: "Get a whole copy of the file"
        case .tooIntricate: "Split it in OpenStreetMap, or leave it out"
        case .vertexOutOfRange, .unresolvedReference: "Get a whole copy of the file"
        case .boundary, .positionList: "Export the file again"
        case .template: "Export buildings with coordinates of their own"
        case .stray: "Correct the coordinates, or remove the feature"
        case .badOrdinate: "Write both coordinates with digits and a decimal point, or neither"
        case .noFootprint: "Export the model with ground surfaces, or take footprints from another file"
        }
    }
}

extension FeatureTable {
    /// A geometry defect as a finding with its place and what to do about it.
    ///
    /// The severity is the layer's policy: an error where defects stop a study, a warning where they are
    /// repaired or left out.
    public func finding(of defect: GeometryDefect, severity: Severity = .error) -> Finding {
        var place = place(ofFeature: defect.row, path: defect.path)
        if positionsAreLines {
            place.layer = nil
            place.line = defect.line ?? place.line
        }
        let known = GeometryFault.allCases.filter { $0.code == defect.code }
        let remedy = (known.first { $0.reason == defect.reason } ?? known.first)?.remedy
        return Finding(severity, defect.code, defect.reason, at: place, remedy: remedy)
    }
}

extension GeometryDefect {
    init(row: Int, _ fault: GeometryFault, path: String? = nil, line: Int? = nil, isMended: Bool = false) {
        self.init(row: row, code: fault.code, reason: fault.reason, path: path, line: line, isMended: isMended)
    }
}
