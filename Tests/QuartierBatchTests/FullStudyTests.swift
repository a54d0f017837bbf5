import QuartierIO
import QuartierModel
import QuartierScenario
import Testing

@testable import QuartierBatch

/// The example of the interface, reduced to what this version reads.
@Suite struct FullStudyTests {
    private func study() throws -> StudyFile {
        let (study, findings) = StudyTexts.readWhole(StudyTexts.full)
        #expect(findings.all.map(\.description) == [])
        return try #require(study)
    }

    @Test func headAndOutput() throws {
        let study = try study()
        #expect(study.name == "Seestadt-style quarter")
        #expect(study.crs.text == "EPSG:31256")
        #expect(study.date == "2026-05-19")
        #expect(study.file == "s.yaml")
        #expect(study.reportBy == [.districts, .plots])
        #expect(study.output.directory?.text == "../../results")
        #expect(study.output.formats == [.geojson, .csv])
        #expect(study.output.csv.separator == .semicolon)
        #expect(study.output.csv.decimal == .comma)
        #expect(study.output.csv.bom)
        guard case .some(let names) = study.indicators else { throw Unexpected() }
        #expect(names.map(\.text) == ["density", "green"])
    }

    @Test func layers() throws {
        let layers = try study().layers
        #expect(layers.count == 8)
        let districts = try #require(layers[.districts])
        #expect(districts.path.text == "districts.geojson")
        #expect(districts.geometry == nil)
        #expect(districts.place == Place(file: "s.yaml", line: 7, column: 14, path: "layers.districts"))
        let plots = try #require(layers[.plots])
        #expect(plots.layer?.text == "baufelder")
        #expect(plots.id?.text == "bf_nr")
        #expect(plots.fields.map(\.attribute) == ["zone", "use", "name"])
        #expect(plots.fields.map(\.field.text) == ["widmung", "nutzung", "bez"])
        #expect(layers[.buildings]?.geometry == .repair)
        #expect(layers[.stops]?.fields.last?.field.text == "nord")
        #expect(
            layers[.stops]?.fields.last?.field.place
                == Place(file: "s.yaml", line: 17, column: 72, path: "layers.stops.fields.y"))
    }

    @Test func assumptionsAndParameters() throws {
        let study = try study()
        #expect(study.assumptions.storeyHeight == ByUse(general: 3))
        #expect(study.assumptions.residentialShare[use: .mixed] == 0.6)
        #expect(study.assumptions.residentialShare[use: nil] == 0)
        #expect(study.assumptions.floorAreaPerJob.general == nil)
        #expect(study.assumptions.floorAreaPerJob.byUse == [.office: 28, .retail: 50, .industry: 80])
        #expect(study.assumptions.crownDiameter == 6)
        #expect(study.parameters.assignment == .areaShare)
        #expect(study.parameters.greenAccess.limit == 250)
        #expect(study.parameters.greenAccess.minimumArea == 10_000)
        #expect(!study.parameters.greenAccess.publicOnly)
        #expect(study.parameters.stopAccess.limits == [300, 400])
        #expect(study.parameters.stopAccess.minimumDeparturesPerHour == 4)
        #expect(study.parameters.minimumCoverage == 0.9)
    }

    @Test func builtForms() throws {
        let form = try #require(try study().builtForms.first)
        #expect(form.name == "arcades" && form.storeys == 4 && form.coverage == 0.5)
        #expect(form.uses[.residential] == 0.5 && form.uses[.mixed] == 0)
        #expect(form.floorSpaceIndex == 2)
    }

    @Test func scenarios() throws {
        let scenarios = try study().scenarios
        #expect(scenarios.map(\.id.text) == ["base", "taller", "taller-and-greener", "build-out", "after"])
        #expect(scenarios[2].basedOn?.text == "taller")
        #expect(scenarios[1].title == "Two more storeys along the boulevard")
        guard case .change(let change) = scenarios[1].edits[0] else { throw Unexpected() }
        #expect(change.layer == .buildings)
        #expect(change.filter.text == "plot IN ('D12', 'D13') AND use = 'residential'")
        #expect(
            change.filter.place
                == Place(file: "s.yaml", line: 59, column: 37, path: "scenarios[1].edits[0].where"))
        #expect(change.settings.map(\.attribute) == ["storeys"])
        #expect(change.settings.map(\.value) == [.increasedBy(2)])
        #expect(change.expect == 3)
        guard case .add(let addition) = scenarios[1].edits[1], case .file(let source) = addition.elements
        else { throw Unexpected() }
        #expect(source.path.text == "park.gpkg")
        #expect(source.layer?.text == "parks")
        #expect(source.fields.map(\.attribute) == ["kind"])
        guard case .remove(let removal) = scenarios[1].edits[2] else { throw Unexpected() }
        #expect(removal.mayTouchNothing && removal.expect == 1)
        guard case .assume(let assuming) = scenarios[1].edits[3] else { throw Unexpected() }
        #expect(assuming.assumptions.householdSize == ByUse(general: 2.3))
        #expect(assuming.parameters.greenAccess.limit == 500 && assuming.parameters.greenAccess.minimumArea == nil)
        #expect(addition.scale == 0.5)
        guard case .replaceGeometry(let replacement) = scenarios[1].edits[4] else { throw Unexpected() }
        #expect(replacement.layer == .plots && replacement.filter.text == "id = 'P3'")
        #expect(replacement.source.path.text == "plan2.gpkg" && replacement.source.id?.text == "bf_nr")
        #expect(replacement.expect == 1 && !replacement.mayTouchNothing)
        guard case .paint(let painting) = scenarios[1].edits[5] else { throw Unexpected() }
        #expect(painting.form.text == "arcades" && painting.share == 0.6 && painting.density == 1.1)
        #expect(painting.replaces && painting.expect == 4)
        guard case .surface(let surfacing) = scenarios[1].edits[6] else { throw Unexpected() }
        #expect(surfacing.action == .unseal && surfacing.kind == .lawn && surfacing.expect == 2)
    }

    @Test func stages() throws {
        let scenario = try study().scenarios[3]
        #expect(scenario.edits.count == 1 && scenario.stages.map(\.year) == [2028, 2034])
        #expect(scenario.stages.map(\.title) == [nil, "Complete"])
        #expect(scenario.stages.map(\.edits.count) == [1, 2] && scenario.allEdits.count == 4)
        #expect(scenario.stages[1].place.path == "scenarios[3].stages[1]")
        #expect(try study().scenarios[4].basedOn?.text == "build-out@2028")
    }

    @Test func targets() throws {
        let targets = try study().targets
        #expect(targets.map(\.indicator.text) == ["green_public_m2_per_resident", "fsi", "fsi"])
        #expect(targets[0].atLeast == 16.5 && targets[0].atMost == nil && targets[0].zones == nil)
        #expect(targets[1].atLeast == 0.5 && targets[1].atMost == 2.5 && targets[1].by == 2030)
        #expect(targets[1].filter?.text == "zone = 'WA'" && targets[1].zones == .plots)
        #expect(targets[1].filter?.place.column == 45 && targets[1].filter?.place.path == "targets.fsi[0].where")
        #expect(targets[2].indicator.place == targets[1].indicator.place && targets[2].place != targets[1].place)
    }

    @Test func newValuesAndFeatures() throws {
        let edits = try study().scenarios[2].edits
        guard case .change(let change) = edits[1], case .add(let addition) = edits[2],
            case .features(let features) = addition.elements
        else { throw Unexpected() }
        #expect(
            change.settings.map(\.value) == [
                .atLeast(2), .atMost(40), .multipliedBy(1.5), .constant(.missing), .constant(.number(12)),
            ])
        #expect(
            features.geoJSON == """
                {"type":"FeatureCollection","features":[{"type":"Feature","id":"P1",\
                "geometry":{"type":"Point","coordinates":[16.5,48.2]},\
                "properties":{"kind":"park","public":true,"name":"7"}}]}
                """)
        #expect(features.places.map(\.path) == ["scenarios[2].edits[2].features[0]"])
    }
}

/// A test met a case it did not expect.
struct Unexpected: Error {}
