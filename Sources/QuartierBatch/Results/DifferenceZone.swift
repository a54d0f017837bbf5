import QuartierIO

/// What a scenario changes in one zone.
struct DifferenceZone: Sendable {
    /// How an indicator differs from the base.
    struct Difference: Sendable {
        var indicator: String
        /// The value less that of the base; nil where one of them is missing.
        var delta: Double?
        /// Why there is no difference; nil where there is one.
        var status: String?
    }

    var scenario: String
    var stage: String?
    var kind: String
    var id: String
    var name: String?
    var differences: [Difference]

    /// Writes the properties of a feature; every zone of a file has the same ones, so that a map can colour by them.
    func write(to writer: inout JSONWriter) {
        writer.member("scenario", scenario)
        writer.member("stage", stage)
        writer.member("zone_kind", kind)
        writer.member("zone", id)
        writer.member("name", name)
        for difference in differences {
            writer.key("\(difference.indicator)_delta")
            if let delta = difference.delta { writer.real(delta) } else { writer.null() }
            if let status = difference.status {
                writer.key("\(difference.indicator)_status")
                writer.value(status)
            }
        }
    }

    /// Why two values have no difference: none is there, or only one of them is.
    static func status(value: Double?, baseline: Double?, status: String) -> String? {
        switch (value, baseline) {
        case (.some, .some): nil
        case (.some, nil): "became_defined"
        case (nil, .some): "became_undefined"
        case (nil, nil): status
        }
    }
}
