import QuartierGeometry
import QuartierIO
import QuartierModel

/// A layer of a file in the folder, looked into.
struct SurveyedLayer {
    /// The file, relative to the folder.
    var path: String
    /// The name of the layer, if the file has several and the study must say which.
    var layer: String?
    /// The columns of a CSV table with its coordinates.
    var coordinates: (x: String, y: String)?
    /// The CRS the study must state, because the file cannot.
    var statedCRS: String?
    /// What is in it.
    var inspection: Inspection

    /// The path and the layer, for people.
    var label: String {
        // A study takes its layers from an extract without naming them, but people should know which one is meant.
        let shown = inspection.vocabulary == .osm ? inspection.layer : layer
        return shown.map { "\(path), layer \($0)" } ?? path
    }

    /// The share of features whose geometry is of a kind.
    private func share(of kinds: Set<String>) -> Double {
        guard inspection.features > 0 else { return 0 }
        let count = inspection.geometries.filter { kinds.contains($0.kind) }.reduce(0) { $0 + $1.count }
        return Double(count) / Double(inspection.features)
    }

    /// Whether most of it are areas.
    var isOfAreas: Bool { isMostly([.area]) }

    /// Whether most of it are shapes of some kinds.
    func isMostly(_ kinds: Set<ShapeKind>) -> Bool {
        let names = kinds.flatMap { kind in
            switch kind {
            case .point: ["point", "multipoint"]
            case .line: ["line", "multiline"]
            case .area: ["polygon", "multipolygon"]
            }
        }
        return share(of: Set(names)) > 0.5
    }

    /// Where it lies, in degrees.
    var extent: BoundingBox { inspection.geographicExtent ?? .empty }
}

/// What a folder holds.
struct FolderSurvey {
    /// The layers that could be read.
    private(set) var layers: [SurveyedLayer] = []
    /// The timetables that could be read.
    private(set) var feeds: [SurveyedFeed] = []
    /// What is wrong with the timetables among the unused, by their names.
    private(set) var faultsOfFeeds: [String: Finding] = [:]
    /// What is not used, with the reason.
    private(set) var unused: [(name: String, reason: String)]

    /// Looks into every file of a listing; what cannot be read is among the unused.
    init(_ listing: FolderListing, in folder: String) {
        unused = listing.skipped
        for path in listing.files { look(into: path, in: folder) }
        for path in listing.feeds { readFeed(path, in: folder) }
    }

    private mutating func readFeed(_ path: String, in folder: String) {
        do throws(Finding) {
            feeds.append(try SurveyedFeed(path, in: folder))
        } catch {
            unused.append((path, error.message))
            // Of any other archive it is enough to say that it is none.
            guard TransitFeedFile.holdsFeed(folder + "/" + path) else { return }
            faultsOfFeeds[path] = error
        }
    }

    private mutating func look(into path: String, in folder: String) {
        let full = folder + "/" + path
        do throws(Finding) {
            let names = try FeatureFile.layers(path: full, displayName: path)
            for name in names { look(at: names.count > 1 ? name : nil, of: path, full) }
        } catch {
            unused.append((path, error.message))
        }
    }

    private mutating func look(at name: String?, of path: String, _ full: String) {
        let columns = FeatureFile.coordinateColumns(path: full)
        let isTable = path.lowercased().hasSuffix(".csv") || path.lowercased().hasSuffix(".tsv")
        guard !isTable || columns != nil else {
            return unused.append((path, "it is a table without columns that are named for coordinates"))
        }
        let label = name.map { "\(path), layer \($0)" } ?? path
        var findings = Findings()
        let found: Inspection?
        do {
            found = try Inspection(
                path: full, layer: name, x: columns?.x, y: columns?.y,
                stated: columns?.areDegrees == true ? .wgs84 : nil, crew: Crew(jobs: 1), findings: &findings)
        } catch {
            return unused.append((label, "\(error)"))
        }
        guard let inspection = found else {
            return unused.append((label, findings.all.first { $0.severity == .error }?.message ?? "it cannot be read"))
        }
        guard inspection.features > 0 else { return unused.append((label, "it has no features")) }
        guard inspection.crs != nil else {
            return unused.append((label, "it states no reference system; a study must: crs: EPSG:25832, for example"))
        }
        let isExtract = inspection.vocabulary == .osm
        layers.append(
            SurveyedLayer(
                path: path, layer: isExtract ? nil : name, coordinates: columns.map { ($0.x, $0.y) },
                statedCRS: columns?.areDegrees == true ? CRS.wgs84.code : nil, inspection: inspection))
    }
}
