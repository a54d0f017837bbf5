import Testing

@testable import QuartierBatch

/// Keys and words that nobody knows, and those of later versions.
@Suite struct UnknownKeyTests {
    static let cases: [BadStudy] = [
        BadStudy(
            "unknown key",
            """
            parameters: {asign: centroid}
            """,
            [
                "s.yaml:6:14, parameters.asign: error: unknown key 'asign'; did you mean 'assign'? [unknown-key]"
            ]),
        BadStudy(
            "unknown key without a near one",
            """
            parameters: {gravity: 9.81}
            """,
            [
                """
                s.yaml:6:14, parameters.gravity: error: unknown key 'gravity'. Known are 'assign', 'green_access', \
                'stop_access', 'transit_classes', 'frequent_service', 'convenient_transit', 'ptal', \
                'walking', 'minimum_coverage' and 'minimum_population' [unknown-key]
                """
            ]),
        BadStudy(
            "unknown key at the top",
            """
            outputs: {}
            """,
            [
                "s.yaml:6:1, outputs: error: unknown key 'outputs'; did you mean 'output'? [unknown-key]"
            ]),
        BadStudy(
            "unknown layer", isWhole: true,
            """
            quartier: 1
            name: T
            crs: auto
            layers:
              districts: d.geojson
              building: b.geojson
            """,
            [
                "s.yaml:6:3, layers.building: error: unknown key 'building'; did you mean 'buildings'? [unknown-key]"
            ]),
        BadStudy(
            "unknown attribute", isWhole: true,
            """
            quartier: 1
            name: T
            crs: auto
            layers:
              districts: {path: d.csv, fields: {nam: x, x: o}}
            """,
            [
                """
                s.yaml:5:37, layers.districts.fields.nam: error: unknown key 'nam'; did you mean 'name'? [unknown-key]
                """,
                "s.yaml:5:36, layers.districts.fields: error: 'x' needs 'y' with it [missing-key]",
            ]),
        BadStudy(
            "unknown assumption",
            """
            assumptions:
              storey_height: 3
            """,
            [
                """
                s.yaml:7:3, assumptions.storey_height: error: unknown key 'storey_height'; did you mean \
                'storey_height_m'? [unknown-key]
                """
            ]),
        BadStudy(
            "unknown use",
            """
            assumptions: {vacancy: {residental: 0.1}}
            """,
            [
                """
                s.yaml:6:25, assumptions.vacancy.residental: error: unknown key 'residental'; did you mean \
                'residential'? [unknown-key]
                """
            ]),
        BadStudy(
            "unknown value",
            """
            parameters: {assign: centriod}
            """,
            [
                """
                s.yaml:6:22, parameters.assign: error: unknown value 'centriod'; did you mean 'centroid'? \
                [unknown-value]
                """
            ]),
        BadStudy(
            "a verb and its layer the wrong way round",
            """
            scenarios:
              - id: a
                edits:
                  - {streets: remove, where: "id = 'S1'"}
            """,
            [
                """
                s.yaml:9:9, scenarios[0].edits[0]: error: an edit needs one of the keys 'change', 'add', 'remove', \
                'replace_geometry', 'paint', 'surface', 'assume' or 'transit'. Write 'remove: streets' [missing-key]
                """
            ]),
        BadStudy(
            "unknown zone",
            """
            report_by: [districts, blocks]
            """,
            [
                """
                s.yaml:6:24, report_by[1]: error: unknown value 'blocks'. Known are 'districts', 'plots' and 'study' \
                [unknown-value]
                """
            ]),
        BadStudy(
            "keys of later versions",
            """
            own_indicators: {}
            """,
            [
                """
                s.yaml:6:1, own_indicators: error: 'own_indicators' is not supported by this version. Leave it out \
                [not-supported]
                """
            ]),
        BadStudy(
            "parameters of later versions",
            """
            parameters: {travel_time: {}, surface_factor: {}}
            """,
            [
                """
                s.yaml:6:14, parameters.travel_time: error: 'travel_time' is not supported by this version. Leave it \
                out [not-supported]
                """,
                """
                s.yaml:6:31, parameters.surface_factor: error: 'surface_factor' is not supported by this version. \
                Leave it out [not-supported]
                """,
            ]),
        BadStudy(
            "layers of later versions", isWhole: true,
            """
            quartier: 1
            name: T
            crs: auto
            layers: {districts: d.shp, rasters: {}}
            """,
            [
                """
                s.yaml:4:28, layers.rasters: error: 'rasters' is not supported by this version. Leave it out \
                [not-supported]
                """
            ]),
        BadStudy(
            "keys of another change of timetables",
            """
            scenarios:
              - id: a
                edits:
                  - {transit: speed, minutes: 5}
                  - {transit: add_line, route: "1", mode: tram, stops: [A, B], service: [{hours: ["5:00", "6:00"], minutes: 5}]}
                  - {transit: move_stop, stop: A, to: [48.2, 116.5]}
                  - {transit: headway, route: "1", minutes: 5, window: ["20:00", "06:00"]}
            """,
            [
                """
                s.yaml:9:26, scenarios[0].edits[0]: error: 'transit: speed' takes no key 'minutes'. Its keys are \
                'route', 'factor', 'window' and 'direction' [conflicting-keys]
                """,
                """
                s.yaml:9:9, scenarios[0].edits[0]: error: 'transit: speed' needs the key 'route' [missing-key]
                """,
                """
                s.yaml:9:9, scenarios[0].edits[0]: error: 'transit: speed' needs the key 'factor' [missing-key]
                """,
                """
                s.yaml:10:9, scenarios[0].edits[1]: error: expected exactly one of 'minutes_between' and 'speed_km_h' \
                [missing-key]
                """,
                """
                s.yaml:11:43, scenarios[0].edits[2].to: error: expected longitude and latitude in degrees. Write them as \
                [16.5, 48.22]: east first [wrong-position]
                """,
                """
                s.yaml:12:60, scenarios[0].edits[3].window: error: expected two times, the earlier first. Write them as \
                ["06:00", "20:00"] [wrong-window]
                """,
            ]),
        BadStudy(
            "an addition with foreign attributes",
            """
            scenarios:
              - id: a
                edits: [{add: green, from: a.csv, fields: {storeys: g, kind: k}}]
            """,
            [
                """
                s.yaml:8:57, scenarios[0].edits[0].fields.storeys: error: the layer green has no attribute \
                'storeys'. Known are 'name', 'kind', 'public', 'x' and 'y' [unknown-key]
                """
            ]),
    ]

    @Test(arguments: cases) func isReported(_ study: BadStudy) {
        #expect(study.messages == study.expected)
    }
}
