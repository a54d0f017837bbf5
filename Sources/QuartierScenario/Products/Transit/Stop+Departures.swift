public import QuartierModel
public import QuartierTransit

extension Stop {
    /// A stop by its departures of a window, in seconds: how many there are in an hour, and the highest mode among them.
    public init(name: String?, _ departures: some Collection<Departure>, in window: Range<Int>) {
        self.init()
        self.name = name.flatMap { $0.isEmpty ? nil : $0 }
        departuresPerHour = Double(departures.count) * 3_600 / Double(window.count)
        let found = Set(departures.map(\.mode).compactMap(TransitMode.init))
        mode = [TransitMode.rail, .metro, .tram, .bus, .ferry, .cableway].first(where: found.contains)
    }
}

extension TransitMode {
    /// The coarse mode of a line; nil for modes that no stop of a quarter is known by.
    public init?(_ mode: LineMode) {
        switch mode {
        case .rail, .longDistanceRail, .regionalRail, .suburbanRail: self = .rail
        case .metro, .monorail: self = .metro
        case .tram: self = .tram
        case .bus, .trolleybus, .coach, .demandResponsive: self = .bus
        case .ferry: self = .ferry
        case .aerialLift, .funicular, .cableTram: self = .cableway
        case .air, .other: return nil
        }
    }
}
