internal import QuartierGeometry
internal import QuartierModel

/// The reference system that the .prj of a Shapefile describes: its parameters count, not its name.
enum ShapefileSystem {
    /// The CRS; nil if there is no .prj.
    ///
    /// Throws a finding if the text is none.
    static func read(_ source: SourceFile) throws(Finding) -> CRS? {
        guard let path = source.path(of: "prj") else { return nil }
        let name = source.name(of: "prj")
        let file = try MappedFile(path: path, displayName: name, limit: 1 << 16)
        let text = String(decoding: file.bytes, as: UTF8.self)
        do throws(ProjectionError) {
            return try CRS(wellKnownText: horizontal(text))
        } catch {
            throw Finding(
                .error, "crs-unknown", error.message, at: Place(file: name),
                remedy: "State the layer's CRS in the study file, for example crs: EPSG:31256")
        }
    }

    /// The first definition of a text: Esri writes a VERTCS for heights behind it.
    static func horizontal(_ text: String) -> String {
        var depth = 0
        var isQuoted = false
        for (offset, byte) in text.utf8.enumerated() {
            switch byte {
            case UInt8(ascii: "\""): isQuoted.toggle()
            case UInt8(ascii: "["), UInt8(ascii: "("): if !isQuoted { depth += 1 }
            case UInt8(ascii: "]"), UInt8(ascii: ")"):
                guard !isQuoted else { continue }
                depth -= 1
                if depth == 0 { return String(decoding: text.utf8.prefix(offset + 1), as: UTF8.self) }
            default: break
            }
        }
        return text
    }
}
