import Glibc
import Quartier

/// Walks every call into a C library once, the failing ones too, for a leak check by valgrind.
///
/// Sanitizers see our own code only; valgrind sees inside GEOS, PROJ, SQLite, libyaml, expat, zlib, libzip and
/// libcrypto as well: `make leaks`. The numbers that come out are tested elsewhere; here only memory counts.
@main
enum LeakWalk {
    static func main() {
        guard CommandLine.arguments.count == 2 else {
            print("usage: LeakWalk FOLDER-OF-FIXTURES")
            exit(2)
        }
        for _ in 0..<3 {
            geometry()
            projection()
            files(in: CommandLine.arguments[1])
        }
    }

    /// Overlays, predicates, validity and repair, of sound and of broken shapes.
    private static func geometry() {
        let kernel = GeometryKernel()
        let pool = shapes()
        for shape in 0..<pool.count {
            _ = kernel.validity(of: shape, in: pool)
            _ = try? kernel.repair(shape, of: pool)
            _ = try? kernel.pointOnSurface(of: shape, in: pool)
            _ = try? kernel.buffer(shape, of: pool, by: 2)
            _ = try? kernel.snapped(shape, of: pool, to: 0.5)
            for other in 0..<pool.count {
                _ = try? kernel.intersection(shape, of: pool, with: other, of: pool)
                _ = try? kernel.intersectionArea(shape, of: pool, with: other, of: pool)
                _ = try? kernel.difference(shape, of: pool, with: other, of: pool)
                _ = try? kernel.intersects(shape, of: pool, with: other, of: pool)
                _ = try? kernel.distance(shape, of: pool, to: other, of: pool)
            }
            let zone = (shape: shape, pool: pool, locator: AreaLocator(pool, shape: shape))
            _ = try? kernel.coveredArea(of: zone, by: 0..<pool.count, in: pool)
            _ = try? kernel.coveredArea(of: zone, by: 0..<2, in: pool)
            _ = try? kernel.uncoveredArea(of: 0, in: pool, by: pool, within: zone)
            prepared(shape, pool, kernel)
        }
        _ = try? kernel.union(of: 0..<pool.count, in: pool)
        _ = try? kernel.union(of: 0..<2, in: pool)
    }

    private static func prepared(_ shape: Int, _ pool: ShapePool, _ kernel: GeometryKernel) {
        guard let area = try? kernel.prepare(shape, of: pool) else { return }
        _ = try? area.contains(Coordinate(x: 1, y: 1))
        _ = try? area.intersects(0, of: pool)
        _ = try? area.contains(1, of: pool)
        _ = try? area.intersectionArea(of: 1, in: pool)
    }

    /// Two overlapping squares, one with a hole, a bow-tie, a ring of three positions, one that is not finite.
    private static func shapes() -> ShapePool {
        func ring(_ numbers: [Double]) -> [Coordinate] {
            stride(from: 0, to: numbers.count, by: 2).map { Coordinate(x: numbers[$0], y: numbers[$0 + 1]) }
        }
        var pool = ShapePool()
        pool.appendArea(rings: [ring([0, 0, 10, 0, 10, 10, 0, 10, 0, 0]), ring([4, 4, 4, 6, 6, 6, 6, 4, 4, 4])])
        pool.appendArea(rings: [ring([5, 5, 15, 5, 15, 15, 5, 15, 5, 5])])
        pool.appendArea(rings: [ring([0, 0, 10, 10, 10, 0, 0, 10, 0, 0])])
        pool.appendArea(rings: [ring([0, 0, 1, 1, 0, 0])])
        pool.appendArea(rings: [ring([0, 0, .nan, 1, 1, 1, 0, 0])])
        pool.appendPoint(Coordinate(x: 3, y: 3))
        return pool
    }

    /// Coordinate systems that exist and some that do not, there and back.
    private static func projection() {
        for text in ["EPSG:31256", "EPSG:25832", "EPSG:999999", "no CRS", "+proj=laea +lat_0=48 +lon_0=16"] {
            guard let crs = try? CRS(text) else { continue }
            _ = try? crs.arealScale(at: Coordinate(x: 16.5, y: 48.2))
            _ = crs.misplacement(of: BoundingBox(minX: 0, minY: 3e5, maxX: 1e4, maxY: 4e5))
            guard var transform = try? CoordinateTransform(from: crs, to: .wgs84) else { continue }
            var places = [Coordinate(x: 12_807, y: 342_915)]
            _ = try? transform.apply(to: &places)
            places = [Coordinate(x: .infinity, y: 0)]
            _ = try? transform.apply(to: &places)
        }
    }

    /// Everything in the folder, as a file of features and as a study.
    private static func files(in folder: String) {
        for path in paths(in: folder) {
            var findings = Findings()
            if path.hasSuffix(".yaml") {
                if let study = try? Study(path: path) { pack(study) }
            } else if path.hasSuffix(".zip") {
                _ = TransitFeedFile.read(path: path, findings: &findings)
            } else {
                _ = FeatureFile.read(path: path, findings: &findings)
                for layer in OSMReader.layers { _ = OSMReader.read(path: path, layer: layer, findings: &findings) }
                _ = try? FeatureFile.layers(path: path)
                _ = try? FileDigest.sha256(ofFile: path)
            }
        }
    }

    private static func pack(_ study: Study) {
        let archive = "/tmp/quartier-leaks-\(getpid()).zip"
        _ = try? StudyBundle(study).write(to: archive, force: true)
        unlink(archive)
    }

    /// The files of the places in a folder; a place with a file of more than 100 kB is left out, since valgrind is slow
    /// and size calls nothing that smaller files don't.
    private static func paths(in folder: String) -> [String] {
        entries(of: folder).flatMap { entry in
            let place = entry.isFolder ? tree(below: entry.path) : [entry.path]
            return place.contains(where: isLarge) ? [] : place
        }
    }

    private static func tree(below folder: String) -> [String] {
        entries(of: folder).flatMap { $0.isFolder ? tree(below: $0.path) : [$0.path] }
    }

    private static func entries(of folder: String) -> [(path: String, isFolder: Bool)] {
        guard let directory = opendir(folder) else { return [] }
        defer { closedir(directory) }
        var entries: [(path: String, isFolder: Bool)] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            guard !name.hasPrefix(".") else { continue }
            entries.append((folder + "/" + name, entry.pointee.d_type == UInt8(DT_DIR)))
        }
        return entries.sorted { $0.path < $1.path }
    }

    private static func isLarge(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_size > 100_000
    }
}
