import QuartierGeometry
import QuartierModel

@testable import QuartierScenario

extension CityView {
    /// The city of the view as data of its own, as if a file had stated it.
    func madeAnew() -> City {
        var city = City()
        city.districts = base.districts
        city.plots = Self.layer(plots)
        city.buildings = Self.layer(buildings)
        city.green = Self.layer(green)
        city.surfaces = Self.layer(surfaces)
        city.trees = Self.layer(trees)
        city.places = Self.layer(places)
        city.stops = Self.layer(stops)
        city.streets = Self.layer(streets)
        return city
    }

    private static func layer<E: Element>(_ view: LayerView<E>) -> Layer<E> {
        var layer = Layer<E>()
        for row in view.rows {
            let shape = view.shape(row)
            layer.shapes.appendShape(shape.index, of: shape.pool)
            layer.elements.append(view.element(row))
            layer.identifiers.append(view.identifier(row))
        }
        layer.isStated = view.isStated
        return layer
    }
}

/// The rule for counted figures, written a second time: what a building counts after edits have changed it.
struct CountRule {
    let assumptions: Assumptions

    /// The buildings of a view as a file would have to state them.
    func applied(to view: LayerView<Building>) -> [Building] {
        view.rows.map { row in
            var building = view.element(row)
            guard view.isAltered(row) else { return building }
            let (pool, shape) = view.shape(row)
            let drawn = view.originalShape(row)
            let before = areas(of: view.original(row), drawn.pool.area(of: drawn.index))
            let after = areas(of: building, pool.area(of: shape))
            let isAssigned = { (attribute: String) in view.patch.isAssigned(attribute, row) }
            if !isAssigned("dwellings") {
                building.dwellings = grown(building.dwellings, before.housing, after.housing)
            }
            if !isAssigned("residents") {
                building.residents = grown(building.residents, before.housing, after.housing)
            }
            if !isAssigned("jobs") { building.jobs = grown(building.jobs, before.work, after.work) }
            return building
        }
    }

    private func grown(_ count: Double?, _ before: Double?, _ after: Double?) -> Double? {
        if count != nil, before == nil, after == 0 { return 0 }
        guard let count, let before, let after, before != after else { return count }
        return before == 0 ? nil : count * (after / before)
    }

    private func areas(of building: Building, _ footprint: Double) -> (housing: Double?, work: Double?) {
        let share = assumptions.residentialShare[use: building.use]
        let byHeight = building.height.flatMap { height in
            assumptions.storeyHeight[use: building.use].map { max(1, (height / $0).rounded()) }
        }
        guard let storeys = building.storeys ?? byHeight ?? assumptions.storeysWhereUnknown[use: building.use] else {
            return (share == 0 ? 0 : nil, share == 1 ? 0 : nil)
        }
        let gross = footprint * storeys
        return (share.map { gross * $0 }, share.map { gross - gross * $0 })
    }
}
