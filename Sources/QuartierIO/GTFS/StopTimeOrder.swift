/// Where the stop times of each trip are: in the file as it is, or in the order that makes them follow each other.
struct StopTimeOrder {
    /// The rows by trip and sequence; nil if the file has them in that order.
    private let order: [Int32]?
    private let starts: [Int]
    private let ends: [Int]

    init(_ rows: StopTimeRows, trips: Int) {
        var ends = [Int](repeating: 0, count: trips)
        if rows.isSorted {
            var starts = ends
            for (row, trip) in rows.trips.enumerated() {
                if row == 0 || rows.trips[row - 1] != trip { starts[Int(trip)] = row }
                ends[Int(trip)] = row + 1
            }
            (self.starts, self.ends, order) = (starts, ends, nil)
            return
        }
        for trip in rows.trips { ends[Int(trip)] += 1 }
        for trip in ends.indices.dropFirst() { ends[trip] += ends[trip - 1] }
        let starts = trips == 0 ? [] : [0] + ends.dropLast()
        var next = starts
        var order = [Int32](repeating: 0, count: rows.count)
        for (row, trip) in rows.trips.enumerated() {
            order[next[Int(trip)]] = Int32(row)
            next[Int(trip)] += 1
        }
        for trip in 0..<trips {
            let range = starts[trip]..<ends[trip]
            let isInOrder = range.dropFirst().allSatisfy {
                rows.sequences[Int(order[$0 - 1])] <= rows.sequences[Int(order[$0])]
            }
            guard !isInOrder else { continue }
            order[range].sort { (rows.sequences[Int($0)], $0) < (rows.sequences[Int($1)], $1) }
        }
        (self.starts, self.ends, self.order) = (starts, ends, order)
    }

    /// The places of a trip's rows in the order.
    func range(of trip: Int) -> Range<Int> { starts[trip]..<ends[trip] }

    /// The row at a place.
    @inline(__always)
    func row(_ place: Int) -> Int { order.map { Int($0[place]) } ?? place }
}
