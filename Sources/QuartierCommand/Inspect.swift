import ArgumentParser
import Quartier

/// `quartier inspect`: what a file holds.
struct Inspect: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show the layers, fields and defects of a file, or the service of a timetable.",
        discussion: "Example: quartier inspect buildings.gpkg --layer buildings")

    @Argument(
        help: "The file: GeoJSON, GeoPackage, CSV, OpenStreetMap PBF, CityJSON, CityGML, Shapefile, GML, GTFS …")
    var file: String

    @Option(help: "Only this layer.")
    var layer: String?

    @Option(help: "The column with x (east, longitude) of a CSV.")
    var x: String?

    @Option(help: "The column with y (north, latitude) of a CSV.")
    var y: String?

    @Option(help: "The CRS the coordinates are in, if the file states none or a wrong one: EPSG:25832.")
    var crs: String?

    @Option(help: "text or json.")
    var format: Format = .text

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

    func run() throws {
        if layer == nil, TransitFeedFile.seemsToBe(file) { return try inspectFeed() }
        var findings = Findings()
        let crew = Crew(jobs: 1)
        let stated = try statedCRS()
        var inspections: [Inspection] = []
        for name in try layers() {
            let inspection = try Inspection(
                path: file, layer: name, x: x, y: y, stated: stated, crew: crew, findings: &findings)
            guard let inspection else { continue }
            inspections.append(inspection)
            if format == .text { try Terminal.show(Self.text(of: inspection)) }
        }
        if format == .json { try showJSON(of: inspections) }
        Terminal.tell(findings)
        if findings.hasErrors || inspections.contains(where: { $0.findings.hasErrors }) { throw Outcome.badInput }
    }

    /// The layers to show; nil stands for the only one of a file that does not name its layers.
    private func layers() throws -> [String?] {
        if let layer { return [layer] }
        do throws(Finding) {
            let names = try FeatureFile.layers(path: file)
            return names.count == 1 ? [nil] : names
        } catch {
            Terminal.tell(error.description)
            throw Outcome.badInput
        }
    }

    private func statedCRS() throws -> CRS? {
        guard let crs else { return nil }
        do throws(ProjectionError) {
            return try CRS(crs)
        } catch {
            Terminal.tell("--crs: error: \(error.message). \(error.remedy)")
            throw Outcome.badInput
        }
    }

    private func showJSON(of inspections: [Inspection]) throws {
        var writer = JSONWriter(isPretty: true)
        writer.beginObject()
        writer.key("file")
        writer.value(file)
        writer.key("layers")
        writer.beginArray()
        for inspection in inspections { inspection.write(to: &writer) }
        writer.endArray()
        writer.endObject()
        try Terminal.show(String(decoding: writer.takeBytes(), as: UTF8.self), terminator: "")
    }
}

// MARK: - For people

extension Inspect {
    /// Decimals that show a millimetre in metres, and a centimetre in degrees.
    static let (metreDecimals, degreeDecimals) = (3, 7)

    private static func text(of inspection: Inspection) -> String {
        var lines = ["layer \(inspection.layer): \(inspection.features) feature\(inspection.features == 1 ? "" : "s")"]
        lines.append("  crs       " + system(of: inspection))
        lines.append("  geometry  " + counts(inspection.geometries.map { ($0.kind, $0.count) }))
        if !inspection.faults.isEmpty {
            lines.append("  faults    " + counts(inspection.faults.map { ($0.reason, $0.count) }))
        }
        let decimals = inspection.crs?.kind == .geographic ? degreeDecimals : metreDecimals
        lines.append("  extent    \(text(of: inspection.extent, decimals: decimals))")
        if let box = inspection.geographicExtent {
            lines.append("  degrees   \(text(of: box, decimals: degreeDecimals))")
        }
        lines += inspection.fields.map { line(of: $0, features: inspection.features) }
        lines += inspection.findings.all.map { "  \($0)" }
        // Names and values come from the file.
        return lines.map(\.withoutControls).joined(separator: "\n")
    }

    private static func system(of inspection: Inspection) -> String {
        guard let crs = inspection.crs else { return "unknown; state it with --crs, and in the study" }
        guard let code = crs.code else {
            return "'\(crs.name)' by its name, with parameters that no code of EPSG has, from \(inspection.crsSource)"
        }
        return "\(code) (\(crs.name)), from \(inspection.crsSource)"
    }

    static func counts(_ counts: [(String, Int)]) -> String {
        counts.map { "\($0) \($1)" }.joined(separator: ", ")
    }

    static func text(of box: BoundingBox, decimals: Int) -> String {
        guard !box.isEmpty else { return "none" }
        let scale = Double((0..<decimals).reduce(1) { power, _ in power * 10 })
        let sides = [box.minX, box.minY, box.maxX, box.maxY].map { plain(($0 * scale).rounded() / scale) }
        return "\(sides[0]), \(sides[1]) – \(sides[2]), \(sides[3])"
    }

    private static func line(of field: Inspection.Field, features: Int) -> String {
        let share = features > 0 ? Double(field.filled) / Double(features) * 100 : 0
        let percent = "\((share * 10).rounded() / 10) %"
        var text = "  field     \(field.name): \(field.kinds.joined(separator: " and ")), stated for \(percent)"
        if let range = field.range { text += ", \(plain(range.lowerBound)) to \(plain(range.upperBound))" }
        text += ", \(field.distinct) different"
        if !field.frequent.isEmpty, field.distinct < features {
            text += ": " + field.frequent.map { "\($0.value) (\($0.count))" }.joined(separator: ", ")
        }
        return text
    }

    private static func plain(_ number: Double) -> String { Int(exactly: number).map(String.init) ?? String(number) }
}
