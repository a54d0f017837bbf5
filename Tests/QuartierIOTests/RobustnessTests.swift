import Glibc
import QuartierGeometry
import QuartierIO
import QuartierModel
import Testing

/// Excessive files end in findings, never in a crash: reliability goal F11.
///
/// Damaged ones are in `DamageTests`.
@Suite struct RobustnessTests {
    @Test func depthIsLimitedEverywhere() {
        let million = String(repeating: "[", count: 1_000_000)
        let collections = String(repeating: "{\"type\":\"GeometryCollection\",\"geometries\":[", count: 100_000)
        let objects = String(repeating: "{\"a\":", count: 200_000)
        for text in [
            Text.collection(Text.feature("{\"type\":\"Polygon\",\"coordinates\":\(million)")),
            Text.collection(Text.feature(collections)), Text.collection(Text.feature("null", properties: objects)),
            "{\"type\":\"FeatureCollection\",\"x\":\(million)", "{\"features\":[{\"x\":\(objects)",
            "{\"type\":\"GeometryCollection\",\"geometries\":[\(collections)",
        ] {
            #expect(Reading.geoJSON(text).codes.last == "depth-limit")
        }
        #expect(Reading.geoJSON(million).codes == ["not-geojson"])
        #expect(Reading.sequence("{\"a\":\(million)").codes == ["depth-limit"])
    }

    @Test func manyFaultsDoNotTakeLong() {
        let rings = Array(repeating: "[[0,0],[1,0],[1,1]]", count: 20_000).joined(separator: ",")
        let feature = Text.feature("{\"type\":\"Polygon\",\"coordinates\":[\(rings)]}", properties: "{\"a\":[]}")
        let many = Array(repeating: feature.replacing(rings, with: "[[0,0]]"), count: 20_000).joined(separator: ",\n")
        #expect(Reading.geoJSON(Text.collection(feature)).table?.defects.count == 8)
        #expect(Reading.geoJSON(Text.collection(many)).table?.defects.count == 20_000)
    }
}
