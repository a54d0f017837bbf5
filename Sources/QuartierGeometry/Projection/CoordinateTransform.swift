internal import CPROJ

/// The way of coordinates from one CRS to another, chosen once and used by one worker.
///
/// Making one takes tens of milliseconds, as much as 50 000 coordinates: make it once per layer. It has a PROJ
/// context of its own, the network is off and the environment has no say. x is east and y north on both sides.
public struct CoordinateTransform: ~Copyable {
    /// Which operation was chosen, how accurate it is and which grids were missing.
    public var operation: OperationInfo { chain.info }

    let chain: TransformChain
    let source: CRS
    let target: CRS

    /// Chooses the operation between two CRS for data at a site in degrees.
    ///
    /// The most accurate operation that covers the site is taken, never a ballpark; between WGS 84 and a national
    /// datum of Europe the way goes by ETRS89, which is then taken as WGS 84 (`OperationInfo.route`). Without a
    /// site the operation must cover the narrower of the two areas of use. The same CRS on both sides is the
    /// identity. There and back differ by up to 3 mm: heights are dropped, and PROJ 9.1 inverts the equal-area
    /// projection by a short series.
    ///
    /// A stated operation goes before the rule: the name of one of the candidates or of a step of it, in either
    /// direction ("MGI to WGS 84 (8)"), or its code ("EPSG:1194"). It may be meant for another area, which
    /// `OperationInfo.coversSite` tells; a ballpark and one whose grids are missing are refused.
    public init(
        from source: CRS, to target: CRS, near site: Coordinate? = nil, by stated: String? = nil
    ) throws(ProjectionError) {
        let chain = try TransformChain.make(from: source, to: target, near: site, by: stated)
        self.chain = chain
        self.source = source
        self.target = target
    }

    /// Transforms coordinates in place.
    ///
    /// Throws at the first coordinate that is not finite, not on the globe, or that the operation cannot carry,
    /// and names it. The coordinates before it are then already transformed: throw the array away.
    public mutating func apply(to coordinates: inout [Coordinate]) throws(ProjectionError) {
        var start = 0
        while start < coordinates.count {
            let block = start..<min(start + Self.blockLength, coordinates.count)
            // A copy of its own: a slice would keep the whole array alive and make every write copy it.
            let before = Array(coordinates[block])
            for place in before { try check(place) }
            if !operation.isIdentity {
                var after = before
                chain.transform(&after)
                for index in after.indices {
                    guard after[index].isFinite else { throw unreachable(before[index]) }
                    coordinates[start + index] = after[index]
                }
            }
            start = block.upperBound
        }
    }

    /// A block is small enough for the cache and lets an error name the coordinate as it came in.
    private static let blockLength = 4096

    private func check(_ place: Coordinate) throws(ProjectionError) {
        guard place.isFinite else {
            throw ProjectionError(
                .nonFinite, "a coordinate is not a finite number", remedy: "Correct the coordinate", at: place)
        }
        guard source.kind != .geographic || CRS.isOnGlobe(BoundingBox(place)) else {
            throw ProjectionError(
                .outsideDomain, "a coordinate is not a place in degrees",
                remedy: "Check the declared CRS and the order of the axes", at: place)
        }
    }

    private func unreachable(_ place: Coordinate) -> ProjectionError {
        ProjectionError(
            .outsideDomain,
            "\(source.code ?? source.name) cannot be transformed to \(target.code ?? target.name) here",
            remedy: "Check the declared CRS and that the data lie in its area of use", at: place)
    }
}

// MARK: - Versions

extension CoordinateTransform {
    /// The version of the PROJ library in use: "9.1.1".
    public static let libraryVersion: String = proj_info().version.map { String(cString: $0) } ?? "unknown"

    /// The folder where PROJ looks for grids, whatever the environment says.
    public static var gridFolder: String { ProjectionContext.dataDirectory }

    /// The version of the EPSG register in PROJ's database: "v10.076"; nil if there is no database.
    public static var registerVersion: String? {
        let context = ProjectionContext()
        return proj_context_get_database_metadata(context.handle, "EPSG.VERSION").map { String(cString: $0) }
    }
}
