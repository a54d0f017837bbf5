import QuartierGeometry
import QuartierModel

@testable import QuartierIO

/// A house of 10 m by 6 m with eaves at 3 m and its ridge at 5 m, its south-western corner at (500 000, 5 500 000).
struct House {
    var identifier: String
    /// How far east it stands, in m.
    var east = 0
    var type = "Building"
    /// Members of the object for CityJSON, elements for CityGML.
    var extra = ""
    /// Attributes of CityJSON.
    var attributes = ""
    /// Whether the surfaces say what they are.
    var isSemantic = true
    /// Whether there is a courtyard of 2 m by 2 m in the ground.
    var hasCourtyard = false
    /// Whether every surface looks inward.
    var isInsideOut = false
    /// Whether the ground is drawn at all.
    var hasFloor = true

    static let vertices: [(x: Int, y: Int, z: Int)] = [
        (0, 0, 0), (10, 0, 0), (10, 6, 0), (0, 6, 0), (0, 0, 3), (10, 0, 3), (10, 6, 3), (0, 6, 3), (0, 3, 5),
        (10, 3, 5), (4, 2, 0), (6, 2, 0), (6, 4, 0), (4, 4, 0),
    ]

    /// The surfaces, seen from outside, with their kinds.
    var faces: [(kind: String, rings: [[Int]])] {
        var faces = [
            ("GroundSurface", hasCourtyard ? [[0, 3, 2, 1], [10, 11, 12, 13]] : [[0, 3, 2, 1]]),
            ("WallSurface", [[0, 1, 5, 4]]), ("WallSurface", [[2, 3, 7, 6]]), ("WallSurface", [[1, 2, 6, 9, 5]]),
            ("WallSurface", [[3, 0, 4, 8, 7]]), ("RoofSurface", [[4, 5, 9, 8]]), ("RoofSurface", [[6, 7, 8, 9]]),
        ]
        if !hasFloor { faces.removeFirst() }
        return isInsideOut ? faces.map { ($0.0, $0.1.map { $0.reversed() }) } : faces
    }
}

/// CityJSON of our own.
enum CityJSONText {
    static let transform = "\"transform\":{\"scale\":[0.001,0.001,0.001],\"translate\":[500000.0,5500000.0,100.0]}"
    static let system = "https://www.opengis.net/def/crs/EPSG/0/25832"

    static func document(_ houses: House..., version: String = "2.0", system: String? = system) -> String {
        document(of: houses, version: version, system: system)
    }

    static func document(of houses: [House], version: String = "2.0", system: String? = system) -> String {
        let metadata = system.map { "\"metadata\":{\"referenceSystem\":\"\($0)\"}," } ?? ""
        return "{\"type\":\"CityJSON\",\"version\":\"\(version)\",\(metadata)\(transform),\n\(content(houses))}"
    }

    static func sequence(_ houses: House...) -> String {
        let header =
            "{\"type\":\"CityJSON\",\"version\":\"2.0\",\"metadata\":{\"referenceSystem\":\"\(system)\"},\(transform),"
            + "\"CityObjects\":{},\"vertices\":[]}\n"
        return houses.reduce(header) {
            $0 + "{\"type\":\"CityJSONFeature\",\"id\":\"\($1.identifier)\",\(content([$1], lineBreak: ""))}\n"
        }
    }

    static func content(_ houses: [House], lineBreak: String = "\n") -> String {
        let objects = houses.enumerated().map { object($1, first: $0 * House.vertices.count) }
        let vertices = houses.flatMap { house in
            House.vertices.map { "[\(($0.x + house.east) * 1000),\($0.y * 1000),\($0.z * 1000)]" }
        }
        return "\"CityObjects\":{\(objects.joined(separator: ",\(lineBreak)"))},\(lineBreak)"
            + "\"vertices\":[\(vertices.joined(separator: ","))]"
    }

    static func object(_ house: House, first: Int) -> String {
        let surfaces = house.faces.map { face in
            "[\(face.rings.map { "[\($0.map { "\($0 + first)" }.joined(separator: ","))]" }.joined(separator: ","))]"
        }
        let kinds = house.faces.map { "{\"type\":\"\($0.kind)\"}" }.joined(separator: ",")
        let numbers = house.faces.indices.map(String.init).joined(separator: ",")
        let semantics = house.isSemantic ? ",\"semantics\":{\"surfaces\":[\(kinds)],\"values\":[[\(numbers)]]}" : ""
        return "\"\(house.identifier)\":{\"type\":\"\(house.type)\",\"attributes\":{\(house.attributes)},\(house.extra)"
            + "\"geometry\":[{\"type\":\"Solid\",\"lod\":\"2\",\"boundaries\":[[\(surfaces.joined(separator: ","))]]"
            + "\(semantics)}]}"
    }
}

/// CityGML of our own.
enum CityGMLText {
    static let system = "urn:ogc:def:crs,crs:EPSG::25832,crs:EPSG::7837"

    static func document(
        _ houses: House..., version: String = "2.0", system: String? = system, head: String = "", tail: String = "",
        isNorthFirst: Bool = false
    ) -> String {
        let base = "http://www.opengis.net/citygml"
        let gml = version == "3.0" ? "http://www.opengis.net/gml/3.2" : "http://www.opengis.net/gml"
        let envelope = system.map {
            "<gml:boundedBy><gml:Envelope srsName=\"\($0)\" srsDimension=\"3\"/></gml:boundedBy>\n"
        }
        let members = houses.map {
            "<core:cityObjectMember>\(building($0, isNorthFirst: isNorthFirst))</core:cityObjectMember>\n"
        }
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\(head)"
            + "<core:CityModel xmlns:core=\"\(base)/\(version)\" xmlns:bldg=\"\(base)/building/\(version)\" "
            + "xmlns:gen=\"\(base)/generics/\(version)\" xmlns:con=\"\(base)/construction/\(version)\" "
            + "xmlns:veg=\"\(base)/vegetation/\(version)\" "
            + "xmlns:xlink=\"http://www.w3.org/1999/xlink\" xmlns:gml=\"\(gml)\">\n"
            + "\(envelope ?? "")\(members.joined())\(tail)</core:CityModel>\n"
    }

    static func building(_ house: House, isNorthFirst: Bool = false) -> String {
        let polygons = house.faces.enumerated().map { number, face in
            polygon(face.rings, of: house, number, isNorthFirst)
        }
        var bounds = ""
        var members = ""
        for (number, face) in house.faces.enumerated() {
            if house.isSemantic {
                bounds +=
                    "<bldg:boundedBy><bldg:\(face.kind)><bldg:lod2MultiSurface><gml:MultiSurface><gml:surfaceMember>"
                    + "\(polygons[number])</gml:surfaceMember></gml:MultiSurface></bldg:lod2MultiSurface>"
                    + "</bldg:\(face.kind)></bldg:boundedBy>"
                members += "<gml:surfaceMember xlink:href=\"#\(house.identifier)_\(number)\"/>"
            } else {
                members += "<gml:surfaceMember>\(polygons[number])</gml:surfaceMember>"
            }
        }
        return "<bldg:\(house.type) gml:id=\"\(house.identifier)\">\(house.extra)<bldg:lod2Solid><gml:Solid>"
            + "<gml:exterior><gml:CompositeSurface>\(members)</gml:CompositeSurface></gml:exterior></gml:Solid>"
            + "</bldg:lod2Solid>\(bounds)</bldg:\(house.type)>"
    }

    static func polygon(_ rings: [[Int]], of house: House, _ number: Int, _ isNorthFirst: Bool) -> String {
        let texts = rings.enumerated().map { index, ring -> String in
            let name = index == 0 ? "exterior" : "interior"
            let positions = (ring + [ring[0]]).map { vertex -> String in
                let place = House.vertices[vertex]
                let (east, north) = (500_000 + house.east + place.x, 5_500_000 + place.y)
                return isNorthFirst ? "\(north) \(east) \(100 + place.z)" : "\(east) \(north) \(100 + place.z)"
            }
            return "<gml:\(name)><gml:LinearRing><gml:posList>\(positions.joined(separator: "\n"))</gml:posList>"
                + "</gml:LinearRing></gml:\(name)>"
        }
        return "<gml:Polygon gml:id=\"\(house.identifier)_\(number)\">\(texts.joined())</gml:Polygon>"
    }
}

extension Reading {
    /// What the reader of city models makes of a text, if it takes it for one.
    static func city(
        _ text: String, layer: String? = nil, options: FeatureFileOptions = FeatureFileOptions()
    ) -> Reading { city(Array(text.utf8), layer: layer, options: options) }

    static func city(
        _ bytes: [UInt8], layer: String? = nil, options: FeatureFileOptions = FeatureFileOptions()
    ) -> Reading {
        var findings = Findings()
        let table = bytes.withUnsafeBytes { bytes -> FeatureTable? in
            do throws(Finding) {
                guard let format = CityModelFormat(bytes) else {
                    throw Finding(.error, "no-city-model", "this is taken for no city model")
                }
                return try format.read(bytes, layer: layer, options: options, file: "t", findings: &findings)
            } catch {
                findings.add(error)
                return nil
            }
        }
        return Reading(table: table, findings: findings.all)
    }
}
