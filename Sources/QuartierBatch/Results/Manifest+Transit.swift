import QuartierIO
import QuartierModel
import QuartierScenario
import QuartierTransit

extension Manifest {
    /// The parameters of indicators that are measured from timetables.
    func writeTransitParameters(_ parameters: Parameters, to writer: inout JSONWriter) {
        let classes = parameters.transitClasses
        if let standard = classes.standard {
            writer.key("transit_classes")
            writer.beginObject()
            writer.key("standard")
            writer.value(standard)
            writer.member("pooling", (classes.pooling ?? standard.pooling).rawValue)
            // The expected wait knows no directions.
            if standard.interval == .count { writer.member("directions", classes.directions.rawValue) }
            writer.member("distance", (classes.distance ?? standard.distance).rawValue)
            writer.window(classes.window ?? standard.window)
            writer.endObject()
        }
        let frequent = parameters.frequentService
        writer.key("frequent_service")
        writer.beginObject()
        writer.key("intervals_min")
        writer.beginArray()
        for interval in frequent.intervals { writer.value(interval) }
        writer.endArray()
        writer.member("limit_m", frequent.limit)
        writer.window(frequent.window)
        writer.endObject()
        let convenient = parameters.convenientTransit
        writer.key("convenient_transit")
        writer.beginObject()
        writer.member("low_capacity_m", convenient.lowCapacity)
        writer.member("high_capacity_m", convenient.highCapacity)
        writer.texts("high_capacity", convenient.highCapacityModes.map(\.rawValue).sorted())
        writer.endObject()
        writer.key("ptal")
        writer.beginObject()
        writer.window(parameters.accessLevels.window)
        writer.member("best_route", parameters.accessLevels.bestRoute.rawValue)
        writer.endObject()
    }
}

extension JSONWriter {
    /// Hours of the day as two times.
    mutating func window(_ window: Range<Int>) {
        texts(
            "window",
            [window.lowerBound, window.upperBound].map { ValueLabels.clock(ofHours: Double($0) / 3_600) ?? "" })
    }
}
