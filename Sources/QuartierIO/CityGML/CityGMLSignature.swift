/// Tells CityGML from other XML by its root element.
enum CityGMLSignature {
    /// Whether the root element is a CityModel of CityGML.
    static func isFound(in bytes: UnsafeRawBufferPointer) -> Bool {
        let start = UnsafeRawBufferPointer(rebasing: bytes.prefix(65_536))
        guard ByteSearch.contains("CityModel", in: start) else { return false }
        let root = Root()
        let scanner = XMLScanner(root)
        do throws(XMLProblem) {
            try scanner.read(start)
        } catch {
            // Behind a document type nothing is read; then the namespace must do.
            if error.code == "xml-entities" { return ByteSearch.contains("opengis.net/citygml/", in: start) }
        }
        return root.isCityModel
    }

    /// Listens for the first element only.
    private final class Root: XMLListener {
        var isCityModel = false

        func begin(
            _ uri: UnsafeBufferPointer<UInt8>, _ local: UnsafeBufferPointer<UInt8>, _ attributes: XMLAttributes
        ) throws(XMLProblem) {
            isCityModel =
                local.elementsEqual("CityModel".utf8)
                && CityGMLVersion.isOfCityGML(String(decoding: uri, as: UTF8.self))
            throw XMLProblem(code: "enough", message: "", remedy: "")
        }

        func end() {}

        func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
    }
}
