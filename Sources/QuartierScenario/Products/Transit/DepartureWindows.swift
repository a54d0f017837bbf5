/// The hours in which stops count as served, those of `stop_access`.
enum AccessWindow: DepartureWindow {
    static let heeds: ParameterGroups = [.stopAccess]

    static func window(_ parameters: Parameters) -> Range<Int>? { parameters.stopAccess.window }
}

/// The hours of stops that are served often.
enum FrequentWindow: DepartureWindow {
    static let heeds: ParameterGroups = [.frequentService]

    static func window(_ parameters: Parameters) -> Range<Int>? { parameters.frequentService.window }
}

/// The service day (Betriebstag): nights belong to the day before.
enum ServiceDay: DepartureWindow {
    static let heeds: ParameterGroups = []

    static func window(_ parameters: Parameters) -> Range<Int>? { 3 * 3_600..<27 * 3_600 }
}

/// The peak hour of access levels.
enum PeakWindow: DepartureWindow {
    static let heeds: ParameterGroups = [.accessLevels]

    static func window(_ parameters: Parameters) -> Range<Int>? { parameters.accessLevels.window }
}
