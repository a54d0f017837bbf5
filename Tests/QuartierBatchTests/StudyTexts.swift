import QuartierModel

@testable import QuartierBatch

/// Texts of studies for the tests, and short ways to read them.
enum StudyTexts {
    /// The shortest study there is: six lines.
    static let head = """
        quartier: 1
        name: Test
        crs: auto
        layers:
          districts: districts.geojson

        """

    /// Reads a study that begins with the head.
    static func read(_ tail: String) -> (study: StudyFile?, findings: Findings) {
        readWhole(head + tail)
    }

    /// Reads a study as it stands.
    static func readWhole(_ text: String) -> (study: StudyFile?, findings: Findings) {
        var findings = Findings()
        let study = StudyFile.read(text: text, file: "s.yaml", findings: &findings)
        return (study, findings)
    }

    /// What is found in a study that begins with the head, as people read it.
    static func messages(_ tail: String) -> [String] {
        read(tail).findings.all.map(\.description)
    }

    /// What is found in a study as it stands.
    static func messagesOfWhole(_ text: String) -> [String] {
        readWhole(text).findings.all.map(\.description)
    }

    /// The tree of a YAML text and what is found in it.
    static func tree(_ text: String) -> (node: YAMLNode?, findings: Findings) {
        var findings = Findings()
        let node = YAMLSource(Array(text.utf8), file: "s.yaml", findings: &findings).flatMap {
            YAMLComposer.compose($0, findings: &findings)
        }
        return (node, findings)
    }

    /// A study with every key that layers can have.
    static let everyLayerKey: String = {
        var text = "quartier: 1\nname: Test\ncrs: auto\nlayers:\n"
        for layer in LayerKind.allCases {
            let fields = LayerFields.attributes(of: layer).map { "\($0.name): column" }.joined(separator: ", ")
            let listed = layer.attributes.compactMap { attribute -> String? in
                guard case .vocabulary(let words) = attribute.kind else { return nil }
                return "\(attribute.name): {Wort: \(words[0])}"
            }
            let words = listed.isEmpty ? "" : "values: {\(listed.joined(separator: ", "))}, "
            text +=
                "  \(layer): {path: p, layer: l, id: i, crs: EPSG:31256, crs_operation: o, geometry: skip, "
                + "vocabulary: osm, where: \"art = 'x'\", \(words)fields: {\(fields)}}\n"
        }
        return text
    }()

    /// A study with timetables: a group and a path alone.
    static let feeds = """
        quartier: 1
        name: Test
        crs: auto
        date: 2026-05-19
        layers: {districts: d.geojson, transit: [{path: wiener-linien.zip}, oebb.zip]}
        parameters:
          transit_classes:
            standard:
              id: own_2026
              title: Rules of our own
              source: Council, 2026
              window: ["05:30", "22:30"]
              interval: count
              on_demand: true
              distance: crow_fly
              pooling: per_group_best
              groups:
                - {title: Node, modes: [rail, suburban_rail], nodes: true}
                - {title: Line, modes: [rail, suburban_rail], nodes: false}
                - {title: Bus, modes: [bus], limit_m: 300}
              rings_m: [300, 500]
              categories:
                "<10":  [I, I, II]
                "≤60": [I, II, none]
                ">60": ["II?", "–", "-"]
              classes:
                I: [A, E1]
                II: [E1, "–"]

        """

    /// A study with texts that editors take for something else.
    static let oddTexts = """
        quartier: 1
        name: 1220
        crs: auto
        layers: {districts: {path: d.csv, id: 1}}
        scenarios:
          - id: a
            title: no
            edits: [{change: districts, where: true, set: {name: "", note: no, size: 1e3}}]

        """

    /// The example of the interface with all that this version reads.
    static let full = """
        quartier: 1                       # format version
        name: Seestadt-style quarter
        crs: EPSG:31256
        date: 2026-05-19

        layers:
          districts: districts.geojson                          # short form
          plots:     {path: plan.gpkg, layer: baufelder, id: bf_nr, fields: {zone: widmung, use: nutzung, name: bez}}
          buildings: {path: buildings.fgb, id: gml_id, crs: EPSG:31256, fields: {storeys: geschosse, \
        height_m: measuredHeight, use: nutzung, dwellings: we, residents: ew, jobs: ap, tenure: rechtsform}, geometry: repair}
          green:     {path: green.geojson, fields: {name: nm, public: oeffentlich, kind: typ}}
          surfaces:  {path: surfaces.gpkg, fields: {kind: belag}}
          trees:     {path: trees.csv, crs: EPSG:31256, fields: {x: x, y: y, crown_diameter_m: kd}}
          places:    {path: places.geojson, fields: {category: art, weight: plaetze}}
          stops:
            path: stops.csv
            geometry: skip
            fields: {name: nm, mode: vm, departures_per_hour: takt, x: ost, y: nord}

        assumptions:
          storey_height_m: 3.0
          storeys_where_unknown: 2
          net_to_gross: 0.8
          residential_share: {default: 0, residential: 1.0, mixed: 0.6, office: 0, retail: 0, industry: 0, \
        education: 0, health: 0, culture: 0, hotel: 0, parking: 0, other: 0}
          living_area_per_dwelling_m2: 80
          household_size: 2.2
          vacancy: 0.03
          floor_area_per_job_m2: {office: 28, retail: 50, industry: 80}
          crown_diameter_m: 6

        built_forms:
          arcades: {storeys: 4, coverage: 0.5, uses: {residential: 0.5, mixed: 0, office: 0.1, retail: 0.1, \
        industry: 0.1, education: 0.05, health: 0.05, culture: 0.025, hotel: 0.025, parking: 0.025, other: 0.025}}

        parameters:
          assign: area_share
          green_access: {distance: straight, limit_m: 250, minimum_area_m2: 10000, public_only: false}
          stop_access: {distance: straight, limits_m: [300, 400], minimum_departures_per_hour: 4, window: ["06:00", "20:00"]}
          transit_classes: {standard: oerok_2017, pooling: per_group_best, window: ["06:00", "20:00"], directions: half, \
        distance: network}
          frequent_service: {intervals_min: [20], limit_m: 500, window: ["7:00", "26:00"]}
          convenient_transit: {low_capacity_m: 400, high_capacity_m: 1000, high_capacity: [rail, metro, tram]}
          ptal: {window: ["08:15", "09:15"], best_route: frequency}
          walking: {profile: standard, open: [cycleway], closed: [track, steps], snap_limit_m: 300}
          minimum_coverage: 0.9
          minimum_population: 50

        indicators: [density, green]
        report_by: [districts, plots]

        targets:
          green_public_m2_per_resident: {at_least: 16.5}
          fsi:
            - {at_least: 0.5, at_most: 2.5, where: "zone = 'WA'", zones: plots, by: 2030}
            - {at_most: 3}

        scenarios:
          - id: base
          - id: taller
            title: Two more storeys along the boulevard
            edits:
              - {change: buildings, where: "plot IN ('D12', 'D13') AND use = 'residential'", \
        set: {storeys: {increase_by: 2}}, expect: 3}
              - {add: green, from: park.gpkg, layer: parks, id: nr, crs: EPSG:31256, crs_operation: EPSG:1618, fields: {kind: typ}, expect: 1, scale: 0.5}
              - {remove: buildings, where: "id = 'B7'", expect: 1, may_touch_nothing: true}
              - {assume: {household_size: 2.3, green_access: {limit_m: 500}}}
              - {replace_geometry: plots, where: "id = 'P3'", from: plan2.gpkg, layer: baufelder, id: bf_nr, \
        crs: EPSG:31256, crs_operation: EPSG:1618, expect: 1, may_touch_nothing: false}
              - {paint: plots, where: "zone = 'WA'", built_form: arcades, share: 0.6, density: 1.1, replace: true, \
        expect: 4, may_touch_nothing: false}
              - {surface: unseal, where: "kind = 'asphalt'", to: lawn, expect: 2, may_touch_nothing: false}
              - {transit: headway, route: "25", minutes: 7.5, window: ["06:00", "9:00"], direction: 0, expect: 12, \
        may_touch_nothing: false}
              - {transit: span, route: "25", hours: ["05:00", "25:30"], minutes: 15}
              - {transit: speed, route: "25", factor: 1.2}
              - {transit: add_line, route: "27", mode: tram, stops: [S05, {name: Boulevard, at: [16.5, 48.22]}], \
        minutes_between: [3], service: [{hours: ["05:00", "24:00"], minutes: 10}], dwell_s: 20, both_directions: true}
              - {transit: add_line, route: "28", mode: bus, along: way.geojson, stop_spacing_m: 400, speed_km_h: 20, \
        service: [{hours: ["05:00", "24:00"], minutes: 10}]}
              - {transit: reroute, route: "25", from_stop: A, to_stop: B, stops: [C], minutes_between: [1, 2]}
              - {transit: add_stop, stop: {name: New, at: [16.5, 48.2]}, routes: ["25", 84A]}
              - {transit: close_stop, stop: A}
              - {transit: move_stop, stop: A, to: [16.5, 48.2]}
          - id: taller-and-greener
            based_on: taller
            edits:
              - {change: buildings, where: "true", set: {tenure: cooperative}, may_touch_nothing: true}
              - change: buildings
                where: "true"
                set:
                  storeys: {to_at_least: 2}
                  dwellings: {to_at_most: 40}
                  jobs: {multiply_by: 1.5}
                  tenure: null
                  residents: 12
              - add: green
                features:
                  - {type: Feature, id: P1, geometry: {type: Point, coordinates: [16.5, 48.2]}, \
        properties: {kind: park, "public": true, name: "7"}}

          - id: build-out
            based_on: taller
            edits: [{remove: green, where: "true"}]
            stages:
              - {year: 2028, edits: [{add: buildings, from: stage1.geojson}]}
              - {year: 2034, title: Complete, edits: [{assume: {vacancy: 0.01}}, {remove: stops, where: "id = 'S1'"}]}
          - {id: after, based_on: build-out@2028}

        sweeps:
          - id: heights
            title: Heights and parks
            based_on: taller
            parameters:
              storeys: [4, 5, 6]
              park: {from: 0, to: 1, step: 0.25}
              plot: {values: [D12, D13], default: D13}
              flag: [true, false]
            sample: {method: latin_hypercube, n: 20, seed: 7}
            zones: [districts]
            edits:
              - {change: buildings, where: "plot = '$plot'", set: {storeys: {to_at_least: $storeys}}, may_touch_nothing: $flag}
              - {add: green, from: park_$plot.gpkg, scale: $park}
              - {paint: plots, where: "id = '$plot'", built_form: arcades, share: 0.$storeys, replace: $flag}
              - {assume: {household_size: $storeys}}

        output:
          directory: ../../results
          formats: [geojson, csv]
          crs_operation: MGI to WGS 84 (8)
          csv: {separator: ";", decimal: ",", bom: true}
          difference: true
          transit: [stops, classes, buildings]

        """
}
