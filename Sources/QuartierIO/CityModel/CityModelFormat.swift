internal import QuartierGeometry
internal import QuartierModel

/// The two ways of writing a city model.
enum CityModelFormat {
    case cityJSON, cityGML

    /// The one layer that a city model gives.
    static let layer = LayerKind.buildings.rawValue

    /// The format of a file, by its content; nil if it is no city model.
    init?(_ bytes: UnsafeRawBufferPointer) {
        switch FileKind(bytes) {
        case .json where CityJSONSignature.isFound(in: bytes): self = .cityJSON
        case .markup where CityGMLSignature.isFound(in: bytes): self = .cityGML
        default: return nil
        }
    }

    /// Reads the buildings; nil if the file is unusable as a whole, and findings say why.
    func read(
        _ bytes: UnsafeRawBufferPointer, layer: String?, options: FeatureFileOptions, file: String,
        findings: inout Findings
    ) throws(Finding) -> FeatureTable? {
        try Self.check(layer, options.studyLayer, file)
        return switch self {
        case .cityJSON: try CityJSONReader.read(bytes, options: options, file: file, findings: &findings)
        case .cityGML: try CityGMLReader.read(bytes, options: options, file: file, findings: &findings)
        }
    }

    private static func check(_ name: String?, _ wanted: LayerKind?, _ file: String) throws(Finding) {
        if let name, name != layer {
            throw Finding(
                .error, "unknown-layer", "city models have no layer '\(name)'", at: Place(file: file, layer: name),
                remedy: "The layer is '\(layer)'; leave it out")
        }
        guard let wanted, wanted != .buildings else { return }
        throw Finding(
            .error, "unknown-layer", "of city models only the buildings are read, no \(wanted.rawValue)",
            at: Place(file: file), remedy: "Take \(wanted.rawValue) from another file")
    }

    /// The CRS of the plane that a name from a city model stands for; nil if it is not known.
    ///
    /// Of systems of the plane and of heights in one (EPSG:7415) the plane counts.
    static func crs(named name: String) -> CRS? {
        guard let crs = GMLSystem.crs(named: name) else { return nil }
        guard let code = crs.code, code != crs.definition else { return crs }
        return (try? CRS(code)) ?? crs
    }

    /// The CRS of a file and how it was found: the study's goes before the file's.
    static func system(
        _ name: String?, _ member: String, _ options: FeatureFileOptions, place: Place, findings: inout Findings
    ) -> (crs: CRS?, source: String) {
        let own = name.flatMap(crs)
        guard let stated = options.crs else {
            if let name, own == nil {
                findings.add(
                    Finding(
                        .error, "crs-unknown", "'\(name.prefix(200))' is no reference system that is known", at: place,
                        remedy: "State the layer's CRS in the study file, for example crs: EPSG:31256"))
            }
            return (own, member)
        }
        if let name, own != stated {
            findings.add(
                Finding(
                    .note, "crs-override",
                    "the file states '\(name.prefix(200))'; the CRS of the study file is used instead", at: place))
        }
        return (stated, "study file")
    }
}
