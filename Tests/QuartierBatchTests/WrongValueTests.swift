import Testing

@testable import QuartierBatch

/// What is said about values of the wrong kind or out of range.
@Suite struct WrongValueTests {
    static let cases: [BadStudy] = [
        BadStudy(
            "no list where one is needed",
            """
            report_by: districts
            """,
            [
                "s.yaml:6:12, report_by: error: expected a list, found the text 'districts' [wrong-kind]"
            ]),
        BadStudy(
            "empty list",
            """
            report_by: []
            """,
            [
                "s.yaml:6:12, report_by: error: the list is empty. Add an item, or leave the key out [empty-list]"
            ]),
        BadStudy(
            "repeated value",
            """
            report_by: [plots, districts, plots]
            """,
            [
                """
                s.yaml:6:31, report_by[2]: error: the text 'plots' stands in this list twice. Keep one of them \
                [repeated-value]
                """
            ]),
        BadStudy(
            "a list where a number is needed",
            """
            assumptions: {vacancy: [1]}
            """,
            [
                """
                s.yaml:6:24, assumptions.vacancy: error: expected a number or numbers by building use, found a list \
                [wrong-kind]
                """
            ]),
        BadStudy(
            "a text where a number is needed",
            """
            assumptions: {vacancy: three}
            """,
            [
                "s.yaml:6:24, assumptions.vacancy: error: expected a number, found the text 'three' [wrong-kind]"
            ]),
        BadStudy(
            "a decimal comma",
            """
            assumptions:
              vacancy: 0,03
            """,
            [
                """
                s.yaml:7:12, assumptions.vacancy: error: expected a number, found the text '0,03'. Write it with a \
                decimal point [wrong-kind]
                """
            ]),
        BadStudy(
            "a number in quotes",
            """
            assumptions:
              vacancy: "0.03"
            """,
            [
                """
                s.yaml:7:12, assumptions.vacancy: error: expected a number, found the text '0.03'. Remove the quotes \
                [wrong-kind]
                """
            ]),
        BadStudy(
            "leading zero",
            """
            assumptions: {household_size: 02}
            """,
            [
                "s.yaml:6:31, assumptions.household_size: error: expected a number, found the text '02' [wrong-kind]"
            ]),
        BadStudy(
            "leading plus",
            """
            assumptions: {household_size: +2}
            """,
            [
                "s.yaml:6:31, assumptions.household_size: error: expected a number, found the text '+2' [wrong-kind]"
            ]),
        BadStudy(
            "sexagesimal",
            """
            assumptions: {household_size: 12:30}
            """,
            [
                """
                s.yaml:6:31, assumptions.household_size: error: expected a number, found the text '12:30' [wrong-kind]
                """
            ]),
        BadStudy(
            "hexadecimal",
            """
            assumptions: {household_size: 0x10}
            """,
            [
                """
                s.yaml:6:31, assumptions.household_size: error: expected a number, found the text '0x10' [wrong-kind]
                """
            ]),
        BadStudy(
            "infinity",
            """
            assumptions: {household_size: .inf}
            """,
            [
                """
                s.yaml:6:31, assumptions.household_size: error: expected a number, found the text '.inf' [wrong-kind]
                """
            ]),
        BadStudy(
            "beyond Double",
            """
            assumptions: {household_size: 1e400}
            """,
            [
                """
                s.yaml:6:31, assumptions.household_size: error: 1e400 is larger than any number that can be computed \
                with [out-of-range]
                """
            ]),
        BadStudy(
            "vacancy of 1",
            """
            assumptions: {vacancy: 1}
            """,
            [
                """
                s.yaml:6:24, assumptions.vacancy: error: 1 is not possible here; expected at least 0 and less than 1 \
                [out-of-range]
                """
            ]),
        BadStudy(
            "share above 1",
            """
            assumptions: {residential_share: {mixed: 1.2}}
            """,
            [
                """
                s.yaml:6:42, assumptions.residential_share.mixed: error: 1.2 is not possible here; expected at least \
                0 and at most 1 [out-of-range]
                """
            ]),
        BadStudy(
            "share below 0",
            """
            assumptions: {net_to_gross: -0.1}
            """,
            [
                """
                s.yaml:6:29, assumptions.net_to_gross: error: -0.1 is not possible here; expected at least 0 and at \
                most 1 [out-of-range]
                """
            ]),
        BadStudy(
            "size of 0",
            """
            assumptions: {storey_height_m: 0}
            """,
            [
                """
                s.yaml:6:32, assumptions.storey_height_m: error: 0 is not possible here; expected more than 0 \
                [out-of-range]
                """
            ]),
        BadStudy(
            "storeys below 1",
            """
            assumptions: {storeys_where_unknown: 0.5}
            """,
            [
                """
                s.yaml:6:38, assumptions.storeys_where_unknown: error: 0.5 is not possible here; expected at least 1 \
                [out-of-range]
                """
            ]),
        BadStudy(
            "empty group of uses",
            """
            assumptions: {vacancy: {}}
            """,
            [
                """
                s.yaml:6:24, assumptions.vacancy: error: the group is empty. Add a key, or leave the group out \
                [empty-group]
                """
            ]),
        BadStudy(
            "nothing where a group is needed",
            """
            assumptions:
            """,
            [
                """
                s.yaml:6:13, assumptions: error: expected a group of assumptions, found nothing. Give it a value \
                [wrong-kind]
                """
            ]),
        BadStudy(
            "a truth value of YAML 1.1",
            """
            parameters: {green_access: {public_only: no}}
            """,
            [
                """
                s.yaml:6:42, parameters.green_access.public_only: error: expected true or false, found the text 'no' \
                [wrong-kind]
                """
            ]),
        BadStudy(
            "another distance",
            """
            parameters: {green_access: {distance: 300}, walking: {profile: fast, snap_limit_m: 0}}
            """,
            [
                """
                s.yaml:6:39, parameters.green_access.distance: error: unknown value '300'. Known are 'straight', \
                'network' and 'both' [unknown-value]
                """,
                """
                s.yaml:6:64, parameters.walking.profile: error: unknown value 'fast'. Known are 'standard' and \
                'step_free' [unknown-value]
                """,
                """
                s.yaml:6:84, parameters.walking.snap_limit_m: error: 0 is not possible here; expected more than 0 \
                [out-of-range]
                """,
            ]),
        BadStudy(
            "a distance that does not exist",
            """
            parameters: {stop_access: {distance: straigth}}
            """,
            [
                """
                s.yaml:6:38, parameters.stop_access.distance: error: unknown value 'straigth'; did you mean \
                'straight'? [unknown-value]
                """
            ]),
        BadStudy(
            "limits",
            """
            parameters: {stop_access: {limits_m: [300, 0, 300]}}
            """,
            [
                """
                s.yaml:6:44, parameters.stop_access.limits_m[1]: error: 0 is not possible here; expected more than 0 \
                [out-of-range]
                """,
                """
                s.yaml:6:47, parameters.stop_access.limits_m[2]: error: the number 300 stands in this list twice. \
                Keep one of them [repeated-value]
                """,
            ]),
        BadStudy(
            "coverage",
            """
            parameters: {minimum_coverage: 95}
            """,
            [
                """
                s.yaml:6:32, parameters.minimum_coverage: error: 95 is not possible here; expected at least 0 and at \
                most 1 [out-of-range]
                """
            ]),
        BadStudy(
            "a date that does not exist",
            """
            date: 2026-02-29
            """,
            [
                """
                s.yaml:6:7, date: error: expected a date such as 2026-05-19, found the text '2026-02-29' [wrong-kind]
                """
            ]),
        BadStudy(
            "a date in another order",
            """
            date: 19.05.2026
            """,
            [
                """
                s.yaml:6:7, date: error: expected a date such as 2026-05-19, found the text '19.05.2026' [wrong-kind]
                """
            ]),
        BadStudy(
            "a bare EPSG number", isWhole: true,
            """
            quartier: 1
            name: T
            crs: 31256
            layers: {districts: d.geojson}
            """,
            [
                """
                s.yaml:3:6, crs: error: expected a reference system such as EPSG:31256, found the number 31256 \
                [wrong-kind]
                """
            ]),
        BadStudy(
            "missing keys", isWhole: true,
            """
            quartier: 1
            """,
            [
                "s.yaml:1:1: error: the key 'name' is missing. Add it: The name of the study [missing-key]",
                """
                s.yaml:1:1: error: the key 'crs' is missing. Add it: The metric reference system to measure in, such \
                as EPSG:31256, or auto [missing-key]
                """,
                """
                s.yaml:1:1: error: the key 'layers' is missing. Add it: The layers and where they come from \
                [missing-key]
                """,
            ]),
        BadStudy(
            "missing districts", isWhole: true,
            """
            quartier: 1
            name: T
            crs: auto
            layers: {plots: p.geojson}
            """,
            [
                """
                s.yaml:4:9, layers: error: the key 'districts' is missing. Add it: The areas that results are \
                reported for (Gebiete) [missing-key]
                """
            ]),
        BadStudy(
            "another version", isWhole: true,
            """
            quartier: 2
            nama: T
            """,
            [
                """
                s.yaml:1:11, quartier: error: the format version 2 cannot be read; this program reads version 1 \
                [unsupported-version]
                """
            ]),
        BadStudy(
            "a version that is none", isWhole: true,
            """
            quartier: one
            name: T
            crs: auto
            layers: {districts: d.geojson}
            """,
            [
                "s.yaml:1:11, quartier: error: expected the format version 1, found the text 'one' [wrong-kind]"
            ]),
        BadStudy(
            "no group at all", isWhole: true,
            """
            just a text
            """,
            [
                "s.yaml:1:1: error: expected a group of keys, found the text 'just a text' [wrong-kind]"
            ]),
        BadStudy(
            "an empty path", isWhole: true,
            """
            quartier: 1
            name: T
            crs: auto
            layers: {districts: ""}
            """,
            [
                "s.yaml:4:21, layers.districts: error: expected a path, found an empty text [wrong-kind]"
            ]),
        BadStudy(
            "a path with a line break", isWhole: true,
            """
            quartier: 1
            name: T
            crs: auto
            layers: {districts: "a\\nb"}
            """,
            [
                "s.yaml:4:21, layers.districts: error: expected a path, found the text 'a?b' [wrong-kind]"
            ]),
        BadStudy(
            "a source without path", isWhole: true,
            """
            quartier: 1
            name: T
            crs: auto
            layers: {districts: {layer: a}}
            """,
            [
                """
                s.yaml:4:21, layers.districts: error: the key 'path' is missing. Add it: The file, relative to the \
                study file [missing-key]
                """
            ]),
        BadStudy(
            "geometry policy", isWhole: true,
            """
            quartier: 1
            name: T
            crs: auto
            layers: {districts: {path: d, geometry: fix}}
            """,
            [
                """
                s.yaml:4:41, layers.districts.geometry: error: unknown value 'fix'. Known are 'refuse', 'repair' and \
                'skip' [unknown-value]
                """
            ]),
        BadStudy(
            "indicators",
            """
            indicators: everything
            """,
            [
                "s.yaml:6:13, indicators: error: unknown value 'everything'. Write 'all' [unknown-value]"
            ]),
        BadStudy(
            "output",
            """
            output: {formats: [gpkg, html, geojsonseq, xlsx], csv: {separator: ",", decimal: ","}}
            """,
            [
                """
                s.yaml:6:26, output.formats[1]: error: 'html' is not supported by this version. Known are 'geojson', \
                'geojsonseq', 'gpkg' and 'csv' [not-supported]
                """,
                """
                s.yaml:6:44, output.formats[3]: error: unknown value 'xlsx'. Known are 'geojson', 'geojsonseq', \
                'gpkg' and 'csv' [unknown-value]
                """,
                """
                s.yaml:6:56, output.csv: error: separator and decimal are both ','. Write separator: ";" with \
                decimal: "," [conflicting-values]
                """,
            ]),
        BadStudy(
            "a separator",
            """
            output: {csv: {separator: x}}
            """,
            [
                """
                s.yaml:6:27, output.csv.separator: error: unknown value 'x'. Known are ',', ';' and '\\t' \
                [unknown-value]
                """
            ]),
        BadStudy(
            "decimal comma in braces",
            """
            assumptions: {vacancy: 0,03}
            """,
            [
                """
                s.yaml:6:26, assumptions.03: error: unknown key '03'. Write numbers with a decimal point: 0.5 \
                [unknown-key]
                """
            ]),
    ]

    @Test(arguments: cases) func isReported(_ study: BadStudy) {
        #expect(study.messages == study.expected)
    }
}
