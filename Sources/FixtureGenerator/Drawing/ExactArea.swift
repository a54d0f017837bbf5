/// Bringing a ring to an area to the square centimetre.
extension Ring {
    /// The ring stretched about the origin towards an area; a few square metres remain from rounding.
    func scaled(toSquareMetres wanted: Int) -> Ring {
        let factor = scale(toSquareMetres: wanted)
        return Ring(points: points.map { $0.scaled(by: factor) })
    }

    /// The factor by which lengths must be stretched for the ring to have an area.
    func scale(toSquareMetres wanted: Int) -> Double {
        (Double(20_000 * wanted) / Double(doubledArea)).squareRoot()
    }

    /// The ring with two of its corners shifted by at most 40 cm so that its area is exact.
    ///
    /// Shifting a corner changes the doubled area by the cross product with the chord between its neighbours,
    /// so the search is for four small whole numbers that make up the difference. The corners must not be
    /// neighbours.
    func settled(toSquareMetres wanted: Int, shifting first: Int, _ second: Int) -> Ring {
        guard let settled = shifted(toSquareMetres: wanted, first, second) else {
            preconditionFailure("no small shift of the two corners gives \(wanted) m²")
        }
        return settled
    }

    /// The ring settled by the first pair of corners that can do it: one of a list and a given other one.
    func settled(toSquareMetres wanted: Int, shiftingOneOf first: Range<Int>, and second: Int) -> Ring {
        for corner in first {
            if let settled = shifted(toSquareMetres: wanted, corner, second) { return settled }
        }
        preconditionFailure("no small shift of two corners gives \(wanted) m²")
    }

    private func shifted(toSquareMetres wanted: Int, _ first: Int, _ second: Int) -> Ring? {
        let missing = 20_000 * wanted - doubledArea
        return smallestShifts(chord(at: first), chord(at: second), sum: missing).map { shifts in
            var settled = self
            settled.points[first] = points[first] + shifts.0
            settled.points[second] = points[second] + shifts.1
            return settled
        }
    }

    /// The vector between a corner's two neighbours.
    private func chord(at index: Int) -> GridPoint {
        points[(index + 1) % points.count] - points[(index + points.count - 1) % points.count]
    }
}

/// The shortest shifts of two corners, given their chords, that change the doubled area by a sum.
private func smallestShifts(_ one: GridPoint, _ two: GridPoint, sum: Int) -> (GridPoint, GridPoint)? {
    let reach = -40...40
    var best: (GridPoint, GridPoint)?
    var shortest = Int.max
    for x in reach {
        for y in reach {
            let shift = GridPoint(x: x, y: y)
            let left = sum - shift.cross(one)
            guard let other = smallestShift(two, sum: left) else { continue }
            let total = abs(x) + abs(y) + abs(other.x) + abs(other.y)
            if total < shortest {
                (best, shortest) = ((shift, other), total)
            }
        }
    }
    return best
}

/// The shortest shift of one corner that changes the doubled area by a sum.
private func smallestShift(_ chord: GridPoint, sum: Int) -> GridPoint? {
    guard chord.x != 0 else { return nil }
    return (-40...40)
        .filter { ($0 * chord.y - sum) % chord.x == 0 }
        .map { GridPoint(x: $0, y: ($0 * chord.y - sum) / chord.x) }
        .filter { abs($0.y) <= 40 }
        .min { abs($0.x) + abs($0.y) < abs($1.x) + abs($1.y) }
}
