import QuartierGeometry
import QuartierIO
import QuartierModel
import QuartierScenario

extension StudyLoader {
    /// The plane of the study, where it lies, and the districts' file, which decides both.
    struct Ground {
        var plane: CRS
        var site: Coordinate
        var arealScale: Double
        /// The operation that results go by.
        var toWGS84: OperationInfo
        var districts: LayerLoader
    }

    mutating func openGround(_ file: StudyFile, _ edits: EditLoader) throws -> Ground? {
        let stated = statedPlane(file)
        guard let source = file.layers[.districts] else { return nil }
        let request = request(for: .districts, source, edits.foreignFields[.districts] ?? [])
        note(input: request.path, as: request.displayName)
        guard let districts = LayerLoader(request, findings: &findings) else { return nil }
        guard !districts.isEmpty else {
            if !findings.hasErrors {
                findings.add(
                    Finding(
                        .error, "empty-layer", "there is no district: no feature has coordinates",
                        at: Place(file: request.displayName),
                        remedy: "Name the file with the areas that results are wanted for"))
            }
            return nil
        }
        // Whatever else there would be to say of districts that lie elsewhere follows from it.
        if let stated { noteSwappedDistricts(districts, stated, request) }
        guard !findings.all.contains(where: { $0.code == "axes-swapped" }) else { return nil }
        do throws(ProjectionError) {
            let site = try districts.geographicCenter()
            guard let plane = stated ?? (file.crs.text == "auto" ? CRS.equalArea(centredAt: site) : nil) else {
                return nil
            }
            let scale = try plane.arealScale(at: site)
            noteScale(scale, of: plane, at: file.crs.place)
            let toWGS84 = try CoordinateTransform(
                from: plane, to: .wgs84, near: site, by: file.output.crsOperation?.text)
            return Ground(
                plane: plane, site: site, arealScale: scale, toWGS84: toWGS84.operation, districts: districts)
        } catch {
            let stated = error.code == .noOperation ? file.output.crsOperation?.place : nil
            note(error, at: stated ?? file.crs.place)
            return nil
        }
    }

    /// Districts with x and y swapped lie in another country or continent, and may make sense there to their CRS.
    ///
    /// The plane of the study says which place is meant: swapped is what lies outside its area and inside when x and
    /// y change places in the file.
    private mutating func noteSwappedDistricts(
        _ districts: LayerLoader, _ plane: CRS, _ request: LayerRequest
    ) {
        guard !findings.all.contains(where: { $0.code == "axes-swapped" }) else { return }
        let (site, swapped) = districts.roughCenters()
        guard let area = plane.areaOfUse, let site, !area.contains(site), let swapped, area.contains(swapped) else {
            return
        }
        func shown(_ degrees: Double) -> Double { (degrees * 10_000).rounded() / 10_000 }
        findings.add(
            Finding(
                .error, "axes-swapped",
                "the districts lie at \(shown(site.x)) E, \(shown(site.y)) N; with x and y swapped they lie where "
                    + "\(plane.code ?? plane.name) is meant for",
                at: Place(file: request.displayName), remedy: "Write x (east, longitude) first in the file"))
    }

    private mutating func statedPlane(_ file: StudyFile) -> CRS? {
        guard file.crs.text != "auto" else { return nil }
        do throws(ProjectionError) {
            let plane = try CRS(file.crs.text)
            try plane.checkMeasurable()
            return plane
        } catch {
            note(error, at: file.crs.place)
            return nil
        }
    }

    mutating func note(_ error: ProjectionError, at place: Place) {
        findings.add(Finding(.error, error.code.rawValue, error.message, at: place, remedy: error.remedy))
    }

    /// No density is worth reporting in a plane that is further off than this.
    private static let largestDistortion = 0.01

    private mutating func noteScale(_ scale: Double, of plane: CRS, at place: Place) {
        guard abs(scale - 1) > 0.001 else { return }
        let percent = (abs(scale - 1) * 100_000).rounded() / 1000
        findings.add(
            Finding(
                abs(scale - 1) > Self.largestDistortion ? .error : .warning, "areal-scale",
                "\(plane.code ?? plane.name) shows areas at the site \(percent) % too \(scale > 1 ? "large" : "small")",
                at: place, remedy: "State 'crs: auto', or the CRS the place is mapped in"))
    }
}
