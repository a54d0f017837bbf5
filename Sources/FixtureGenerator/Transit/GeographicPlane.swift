/// Longitudes and latitudes (WGS 84) of places near the middle of a district.
///
/// By polynomials of second degree in the kilometres from the middle, fitted to what PROJ gives within 4 km; from
/// EPSG:31256 by its operation MGI to WGS 84 (3). Within 3 mm of it, and the same to the last bit on every machine,
/// since they only add and multiply.
struct GeographicPlane: Sendable {
    /// The middle in the plane of the fixture.
    let middle: GridPoint
    /// Degrees: the constant, then those for x, y, x², xy and y² in kilometres.
    let longitude, latitude: [Double]

    /// A longitude or latitude pair in units of 10⁻⁷ degrees, a centimetre or so.
    func degrees(of place: GridPoint) -> (longitude: Int, latitude: Int) {
        let x = Double(place.x - middle.x) / 100_000
        let y = Double(place.y - middle.y) / 100_000
        let powers = [1, x, y, x * x, x * y, y * y]
        let value = { (factors: [Double]) in
            Int((10_000_000 * zip(powers, factors).reduce(0) { $0 + $1.0 * $1.1 }).rounded())
        }
        return (value(longitude), value(latitude))
    }
}

extension GeographicPlane {
    /// Around Seestadt, and around the grid beside it.
    static let seestadt = GeographicPlane(
        middle: .metres(12_807, 342_915),
        longitude: [16.5044986637, 0.0134586489, 0.0000294946, -0.0000000073, 0.0000023577, 0.0000000073],
        latitude: [48.2245011748, -0.0000197085, 0.0089931535, -0.0000007877, -0.0000000062, -0.0000000071])

    /// Around the Sonnwendviertel.
    static let sonnwendviertel = GeographicPlane(
        middle: .metres(3_585, 337_990),
        longitude: [16.3803444162, 0.0134471362, 0.0000077330, -0.0000000019, 0.0000023520, 0.0000000019],
        latitude: [48.1803242967, -0.0000051717, 0.0089932596, -0.0000007865, -0.0000000017, -0.0000000071])

    /// Around Rothneusiedl.
    static let rothneusiedl = GeographicPlane(
        middle: .metres(3_060, 333_420),
        longitude: [16.3732550073, 0.0134364014, 0.0000064833, -0.0000000016, 0.0000023468, 0.0000000016],
        latitude: [48.1392274413, -0.0000043394, 0.0089933249, -0.0000007854, -0.0000000014, -0.0000000071])

    /// Around Krefeld's middle.
    static let krefeldMitte = GeographicPlane(
        middle: .metres(330_208, 5_690_323),
        longitude: [6.5623069802, 0.0143429865, -0.0004767913, 0.0000001231, 0.0000027986, -0.0000001231],
        latitude: [51.3387999739, 0.0002986418, 0.0089838295, -0.0000008774, 0.0000000954, -0.0000000085])
}
