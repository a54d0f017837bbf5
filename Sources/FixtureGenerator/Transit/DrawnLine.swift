/// A line of public transport (Linie) with its timetable.
///
/// It runs every day from 5 o'clock until half past midnight: at its headway from 5 to 20 h on working days and from 9
/// to 18 h on Saturdays, at twice the headway else, and on Sundays at so many times it as is usual in the place.
struct DrawnLine: Sendable {
    /// What people call it; also the id.
    let name: String
    /// The `route_type` of GTFS, by the basic or the extended list.
    let type: Int
    /// Seconds between departures in each direction on a working day.
    let headway: Int
    /// Minutes after 5 o'clock at which the first trip of each direction departs.
    let offset: Int
    /// The ids of its stops in direction 0.
    let calls: [String]
    /// How the timetable tells its trips.
    var form = Form.repeated
    /// Whether its trips state their direction.
    var statesDirection = true
    /// The days and hours it runs, where these are not the usual ones.
    var hours: Hours = .usual

    /// How a timetable tells of trips.
    enum Form: Sendable {
        /// Each trip with its stop times.
        case listed
        /// A trip and the exact times at which it is repeated.
        case repeated
        /// A trip and a promised headway.
        case headways
    }

    /// When a line runs.
    enum Hours: Sendable {
        /// All day.
        case usual
        /// At its headway from half past midnight to half past four in all nights.
        case nights
    }

    /// A line with its stops apart by blanks.
    init(_ name: String, type: Int, every headway: Headway, offset: Int = 0, _ calls: String) {
        self.name = name
        self.type = type
        self.headway = headway.seconds
        self.offset = offset
        self.calls = calls.split(separator: " ").map(String.init)
    }

    /// A time between departures.
    struct Headway: Sendable, ExpressibleByIntegerLiteral {
        /// Seconds.
        let seconds: Int

        /// Whole minutes.
        init(integerLiteral minutes: Int) { seconds = 60 * minutes }

        /// Seconds.
        init(seconds: Int) { self.seconds = seconds }
    }
}

extension DrawnLine {
    /// The line with its trips told in another form.
    func told(_ form: Form) -> DrawnLine {
        var line = self
        line.form = form
        return line
    }

    /// The line with trips that don't state their direction.
    var withoutDirections: DrawnLine {
        var line = self
        line.statesDirection = false
        return line
    }

    /// The line as one that runs at night.
    var atNight: DrawnLine {
        var line = self
        line.hours = .nights
        return line
    }
}
