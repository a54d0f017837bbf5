internal import QuartierGeometry
internal import QuartierModel

/// What a GeoJSON file says about its coordinate reference system.
enum GeoJSONCoordinateSystem {
    /// Nothing: WGS 84, as RFC 7946 prescribes.
    case prescribed
    /// A `crs` member that names a system, at a line.
    case named(String, line: Int)
    /// A `crs` member that is null.
    case unknown(line: Int)
    /// A `crs` member that names nothing we can look up.
    case unusable(line: Int)

    /// How a table says that the CRS follows from the standard.
    static let standard = "RFC 7946"

    init(member: JSONValue, line: Int) {
        if case .null = member {
            self = .unknown(line: line)
        } else if member["type"]?.text == "name", let name = member["properties"]?["name"]?.text {
            self = .named(name, line: line)
        } else {
            self = .unusable(line: line)
        }
    }

    /// Gives a table its CRS; a CRS the caller states goes before what the file says.
    func apply(to table: inout FeatureTable, stated: CRS?, findings: inout Findings) {
        if let stated {
            table.crs = stated
            table.crsSource = "study file"
            noteOverride(table, stated, &findings)
            return
        }
        let remedy = "State the layer's CRS in the study file, for example crs: EPSG:31256"
        switch self {
        case .prescribed:
            table.crs = .wgs84
            table.crsSource = Self.standard
        case .named(let name, let line):
            do throws(ProjectionError) {
                table.crs = try CRS(name)
                table.crsSource = "crs member"
            } catch {
                let place = Place(file: table.file, line: line, path: "crs.properties.name")
                findings.add(Finding(.error, "crs-unknown", error.message, at: place, remedy: error.remedy))
            }
        case .unknown(let line):
            let place = Place(file: table.file, line: line, path: "crs")
            findings.add(
                Finding(.error, "crs-unknown", "the file says that its CRS is not known", at: place, remedy: remedy))
        case .unusable(let line):
            let place = Place(file: table.file, line: line, path: "crs")
            findings.add(
                Finding(.error, "crs-unknown", "the crs member does not name a CRS", at: place, remedy: remedy))
        }
    }

    private func noteOverride(_ table: FeatureTable, _ stated: CRS, _ findings: inout Findings) {
        guard case .named(let name, let line) = self, (try? CRS(name)) != stated else { return }
        findings.add(
            Finding(
                .note, "crs-override", "the file states '\(name)'; the CRS of the study file is used instead",
                at: Place(file: table.file, line: line, path: "crs")))
    }
}
