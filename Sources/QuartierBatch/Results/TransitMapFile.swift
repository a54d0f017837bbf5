import QuartierGeometry
import QuartierIO
import QuartierModel
import QuartierScenario
import QuartierTransit

/// Writes a map of public transport in one scenario as GeoJSON.
struct TransitMapFile {
    /// The scenario it is of.
    let name: ScenarioName
    /// What is drawn.
    let map: ServiceMap

    /// The name of a scenario's file.
    static func name(scenario: String, _ kind: StudyFile.TransitMap) -> String {
        "\(scenario).transit_\(kind.rawValue).geojson"
    }

    /// The whole file as bytes; shapes go through `geometries` from the plane to degrees.
    ///
    /// Throws what GEOS or PROJ could not do.
    func bytes(_ kind: StudyFile.TransitMap, geometries: ZoneGeometries, crew: Crew) throws -> [UInt8] {
        let features =
            switch kind {
            case .stops: map.stops.map(feature)
            case .buildings: map.buildings.map(feature)
            case .classes: try classFeatures(crew: crew)
            }
        var pool = ShapePool()
        for feature in features { pool.appendShape(feature.shape.index, of: feature.shape.pool) }
        let encoded =
            try kind == .classes
            ? geometries.encode(partition: pool, crew: crew) : geometries.encode(pool, crew: crew)
        let box = encoded.reduce(into: BoundingBox.empty) { $0.formUnion($1.geometry.bbox) }
        var bytes = GeoJSONFeatureEncoder.beginCollection(bbox: box, decimals: encoded.map(\.decimals).max() ?? 7)
        for (position, (feature, geometry)) in zip(features, encoded).enumerated() {
            var writer = JSONWriter()
            GeoJSONFeatureEncoder.writeFeature(
                id: feature.id, geometry: geometry.geometry, decimals: geometry.decimals, to: &writer
            ) { writer in
                writer.member("scenario", name.scenario)
                writer.member("stage", name.stage.map(String.init))
                writer.member("standard", map.standard.id)
                feature.write(&writer)
            }
            GeoJSONFeatureEncoder.appendFeature(writer.takeBytes(), isFirst: position == 0, to: &bytes)
        }
        bytes.append(contentsOf: GeoJSONFeatureEncoder.endCollection())
        return bytes
    }
}

// MARK: - Features

extension TransitMapFile {
    private struct Feature {
        var id: String
        var shape: (pool: ShapePool, index: Int)
        var write: (inout JSONWriter) -> Void
    }

    private func feature(_ stop: ServiceMap.StopRecord) -> Feature {
        var place = ShapePool()
        place.appendPoint(map.middle(ofStop: stop.row))
        return Feature(id: stop.id, shape: (place, 0)) { writer in
            writer.member("name", stop.name)
            writer.member("category", stop.category.map { map.standard.categoryNames[$0] })
            writer.real("interval_min", stop.service?.interval)
            writer.member("modes", stop.service.map { map.standard.groups[$0.group].title })
            writer.member("lines", stop.lines.joined(separator: ", "))
            writer.member("departures", stop.departures)
            writer.real("headway_min", stop.headway)
            writer.member("departures_rated", stop.service?.departures ?? 0)
            writer.real("minutes_to_next_category", stop.minutesToNext)
            writer.member("note", stop.isDoubtful ? Measurement.doubtfulNote : nil)
        }
    }

    private func feature(_ building: ServiceMap.BuildingRecord) -> Feature {
        Feature(id: building.id, shape: map.shape(ofBuilding: building.row)) { writer in
            writer.member("class", building.isKnown ? className(building.rank) : nil)
            writer.member("stop", building.stop)
            writer.real("distance_m", building.metres)
            writer.real("metres_to_next_class", building.metresToNext)
            writer.real("residents", building.residents)
            writer.real("dwellings", building.dwellings)
            writer.real("jobs", building.jobs)
            writer.member("note", building.isDoubtful ? Measurement.doubtfulNote : nil)
        }
    }

    /// The areas of the classes that are anywhere, with what the study's buildings of that class hold.
    private func classFeatures(crew: Crew) throws -> [Feature] {
        let areas = try map.areas(crew: crew)
        let ofRank = Dictionary(grouping: map.buildings.filter { $0.rank != nil }) { $0.rank ?? 0 }
        // What is not known of one building is not known of all of them.
        func sum(_ rank: Int, _ figure: (ServiceMap.BuildingRecord) -> Double?) -> Double? {
            guard map.hasBuildings else { return nil }
            return (ofRank[rank] ?? []).reduce(0) { sum, building in
                sum.flatMap { sum in figure(building).map { sum + $0 } }
            }
        }
        return (0..<areas.count).filter { !areas.isEmpty($0) }.map { rank in
            Feature(id: className(rank), shape: (areas, rank)) { writer in
                writer.member("class", className(rank))
                writer.real("area_m2", areas.area(of: rank))
                writer.member("buildings", ofRank[rank]?.count ?? 0)
                writer.real("residents", sum(rank, \.residents))
                writer.real("dwellings", sum(rank, \.dwellings))
                writer.real("jobs", sum(rank, \.jobs))
                let isDoubtful = ofRank[rank]?.contains(where: \.isDoubtful) ?? false
                writer.member("note", isDoubtful ? Measurement.doubtfulNote : nil)
            }
        }
    }

    private func className(_ rank: Int?) -> String { rank.map { map.standard.classNames[$0] } ?? "none" }
}

extension JSONWriter {
    /// A number that readers take for a real one, or null.
    fileprivate mutating func real(_ name: String, _ number: Double?) {
        key(name)
        if let number { real(number) } else { null() }
    }
}
