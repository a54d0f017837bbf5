public import QuartierGeometry

extension Filter {
    /// Whether the condition names shapes and must be projected before it can be asked.
    public var namesShapes: Bool { !shapes.isEmpty }

    /// Brings the shapes that the condition names into the plane of the study, once for all scenarios.
    ///
    /// `transform` goes from WGS 84 to the plane. Edges that come out longer than a kilometre are divided, as those of
    /// layers are. `extent` is where the study and its elements lie, in the plane, and `site` its place in degrees: a
    /// shape that lies nowhere near can only be a slip. Errors point at the shape.
    public mutating func project(
        by transform: inout CoordinateTransform, near extent: BoundingBox, site: Coordinate, kernel: GeometryKernel
    ) throws(FilterError) {
        let reaches = self.reaches
        for index in shapes.indices {
            let literal = shapes[index]
            if case .invalid(let reason, let place) = kernel.validity(of: 0, in: literal.degrees) {
                let at = place.map { " at \($0.x) \($0.y)" } ?? ""
                throw FilterError(
                    "the shape is not valid: \(reason)\(at)", column: literal.column,
                    remedy: "Draw it without crossing itself")
            }
            var pool = literal.degrees
            do throws(ProjectionError) {
                try transform.apply(to: &pool, densifyingEdgesOver: 1_000)
            } catch {
                throw literal.misplaced(site)
                    ?? FilterError(error.message, column: literal.column, remedy: error.remedy)
            }
            guard pool.extent.isFinite, pool.extent.intersects(extent.expanded(by: 1_000 + reaches[index])) else {
                throw literal.misplaced(site) ?? literal.elsewhere(pool.extent, from: extent)
            }
            pool.normaliseOrientation()
            if case .invalid(let reason, _) = kernel.validity(of: 0, in: pool) {
                throw FilterError("the shape is not valid in the plane: \(reason)", column: literal.column)
            }
            shapes[index].plane = pool
        }
    }

    /// How far beyond each shape elements may be meant, in metres.
    private var reaches: [Double] {
        var reaches = [Double](repeating: 0, count: shapes.count)
        for case .predicate(.lies(let relation, let shape)) in steps { reaches[shape] = relation.reach }
        return reaches
    }
}

extension LiteralShape {
    /// The error of a shape that lies at the study once its axes are swapped; nil if that is not so.
    fileprivate func misplaced(_ site: Coordinate) -> FilterError? {
        let reach = degrees.extent.expanded(by: 0.5)
        guard !reach.contains(site), reach.contains(Coordinate(x: site.y, y: site.x)) else { return nil }
        return FilterError(
            "the shape lies at the study only with its axes swapped", column: column,
            remedy: "Write longitude before latitude")
    }

    fileprivate func elsewhere(_ box: BoundingBox, from extent: BoundingBox) -> FilterError {
        let kilometres = (box.center.distance(to: extent.center) / 1_000).rounded()
        let distance = Int(exactly: kilometres).map { ", \($0) km away" } ?? ""
        return FilterError(
            "the shape lies nowhere near the study\(distance)", column: column,
            remedy: "Write longitude and latitude in degrees (WGS 84), longitude first")
    }
}

extension BoundingBox {
    fileprivate var isFinite: Bool { minX.isFinite && minY.isFinite && maxX.isFinite && maxY.isFinite }
}
