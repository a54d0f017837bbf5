public import QuartierModel
public import QuartierScenario

extension StudyFile {
    /// One edit of a scenario.
    public enum Edit: Hashable, Sendable {
        /// Sets attributes of existing elements.
        case change(Change)
        /// Adds elements to a layer.
        case add(Addition)
        /// Takes elements out of a layer.
        case remove(Removal)
        /// Draws existing elements anew.
        case replaceGeometry(GeometryReplacement)
        /// Builds on plots in the manner of a built form.
        case paint(Painting)
        /// Seals or unseals ground.
        case surface(Surfacing)
        /// Assumes other numbers than the study.
        case assume(Assuming)
        /// Changes the timetable.
        case transit(TransitChange)

        /// The place of the whole edit.
        public var place: Place {
            switch self {
            case .change(let edit): edit.place
            case .add(let edit): edit.place
            case .remove(let edit): edit.place
            case .replaceGeometry(let edit): edit.place
            case .paint(let edit): edit.place
            case .surface(let edit): edit.place
            case .assume(let edit): edit.place
            case .transit(let edit): edit.place
            }
        }
    }

    /// Sets attributes of the elements of a layer that a filter selects.
    public struct Change: Hashable, Sendable {
        /// The place of the whole edit.
        public internal(set) var place = Place()
        /// The layer.
        public internal(set) var layer = LayerKind.districts
        /// Which elements, as CQL2 text.
        public internal(set) var filter = PlacedText("")
        /// What to set, in the order of the file; at least one.
        public internal(set) var settings: [Setting] = []
        /// How many elements the filter must select.
        public internal(set) var expect: Int?
        /// Whether it is no error to select nothing.
        public internal(set) var mayTouchNothing = false
    }

    /// An attribute with its new value.
    public struct Setting: Hashable, Sendable {
        /// The name of the attribute.
        public let attribute: String
        /// The new value.
        public let value: NewValue
        /// The place of the name.
        public let place: Place
        /// The place of the value.
        public let valuePlace: Place
    }

    /// What an attribute becomes.
    public enum NewValue: Hashable, Sendable {
        /// The same value everywhere; `missing` clears the attribute.
        case constant(AttributeValue)
        /// The old number plus this one.
        case increasedBy(Double)
        /// The old number times this one.
        case multipliedBy(Double)
        /// This number where the old one is lower (`to_at_least`).
        case atLeast(Double)
        /// This number where the old one is higher (`to_at_most`).
        case atMost(Double)
    }

    /// Takes the elements of a layer that a filter selects out of it.
    public struct Removal: Hashable, Sendable {
        /// The place of the whole edit.
        public internal(set) var place = Place()
        /// The layer.
        public internal(set) var layer = LayerKind.districts
        /// Which elements, as CQL2 text.
        public internal(set) var filter = PlacedText("")
        /// How many elements the filter must select.
        public internal(set) var expect: Int?
        /// Whether it is no error to select nothing.
        public internal(set) var mayTouchNothing = false
    }

    /// Gives the elements of a layer that a filter selects other shapes.
    public struct GeometryReplacement: Hashable, Sendable {
        /// The place of the whole edit.
        public internal(set) var place = Place()
        /// The layer.
        public internal(set) var layer = LayerKind.districts
        /// Which elements, as CQL2 text.
        public internal(set) var filter = PlacedText("")
        /// The file with the new shapes; neither fields nor a geometry policy are stated.
        public internal(set) var source = LayerSource()
        /// How many elements the filter must select.
        public internal(set) var expect: Int?
        /// Whether it is no error to select nothing.
        public internal(set) var mayTouchNothing = false
    }

    /// Builds on the plots that a filter selects in the manner of a built form.
    public struct Painting: Hashable, Sendable {
        /// The place of the whole edit.
        public internal(set) var place = Place()
        /// Which plots, as CQL2 text.
        public internal(set) var filter = PlacedText("")
        /// The name of the built form, of the study or of the library.
        public internal(set) var form = PlacedText("")
        /// The part of each plot that is built in this manner.
        public internal(set) var share = 1.0
        /// A factor of the coverage of the form.
        public internal(set) var density = 1.0
        /// Whether what stands on the plots gives way, in the same share.
        public internal(set) var replaces = false
        /// How many plots the filter must select.
        public internal(set) var expect: Int?
        /// Whether it is no error to select nothing.
        public internal(set) var mayTouchNothing = false
    }

    /// Seals or unseals the surfaces that a filter selects.
    public struct Surfacing: Hashable, Sendable {
        /// The place of the whole edit.
        public internal(set) var place = Place()
        /// Whether ground is opened or closed.
        public internal(set) var action = SurfaceEdit.Action.unseal
        /// Which surfaces, as CQL2 text.
        public internal(set) var filter = PlacedText("")
        /// What covers the ground then.
        public internal(set) var kind = SurfaceKind.unsealed
        /// How many surfaces must change.
        public internal(set) var expect: Int?
        /// Whether it is no error that no surface changes.
        public internal(set) var mayTouchNothing = false
    }

    /// Replaces assumptions and parameters of the study; what it does not name stays.
    public struct Assuming: Hashable, Sendable {
        /// The place of the whole edit.
        public internal(set) var place = Place()
        /// The assumptions it states.
        public internal(set) var assumptions = Assumptions()
        /// The parameters it states.
        public internal(set) var parameters = StatedParameters()
    }
}
