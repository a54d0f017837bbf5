public import QuartierGeometry
public import QuartierModel
public import QuartierTransit

/// Changes the public transport of the day: `transit`.
///
/// The feeds stay as they are; the edit holds for the trips of the day, and the stops of the scenario follow from it.
public struct TransitEdit: ScenarioEdit {
    /// The verb in a study file.
    public static let kind = "transit"
    /// Where in the study the edit stands.
    public let place: Place
    /// It works on timetables, not on the elements of a layer.
    public var layer: LayerKind? { nil }
    /// It asks no condition.
    public var filter: Filter? { nil }
    /// The stops become others by it.
    public var changedLayer: LayerKind? { .stops }
    /// What is done to what: "headway 12".
    public var words: String { edit.words }
    private let edit: ServiceEdit
    private let planePlaces: [Coordinate: Coordinate]
    private let expected: Int?
    private let mayTouchNothing: Bool

    /// An edit of the timetable.
    ///
    /// - Parameters:
    ///   - edit: What is changed; places in degrees.
    ///   - planePlaces: Where these places are in the study's plane, in metres.
    ///   - expected: How many trips of the day it must touch.
    ///   - mayTouchNothing: Whether it is no error that no trip is touched.
    ///   - place: Where in the study it stands.
    public init(
        _ edit: ServiceEdit, at planePlaces: [Coordinate: Coordinate] = [:], expect expected: Int? = nil,
        mayTouchNothing: Bool = false, place: Place
    ) {
        self.edit = edit
        self.planePlaces = planePlaces
        self.expected = expected
        self.mayTouchNothing = mayTouchNothing
        self.place = place
    }

    /// Changes the timetable, or notes why it cannot.
    public func apply(to draft: inout ScenarioDraft) {
        guard var patch = draft.transitPatch else {
            draft.findings.add(
                Finding(
                    .error, "no-timetable", "the study has no timetable that could be changed", at: place,
                    remedy: "Add the layer 'transit', or change the layer 'stops'"))
            draft.matches.append(0)
            return
        }
        do throws(ServiceEditError) {
            let count = try patch.changes.apply(edit)
            draft.note(touchedTrips: count, expected: expected, mayBeNothing: mayTouchNothing, at: place)
            patch.planePlaces.merge(planePlaces) { first, _ in first }
            draft.set(patch)
        } catch {
            draft.matches.append(0)
            if mayTouchNothing, error.code == .nothingTouched { return }
            draft.findings.add(
                Finding(.error, error.code.rawValue, error.message, at: place, remedy: error.remedy))
        }
    }
}
