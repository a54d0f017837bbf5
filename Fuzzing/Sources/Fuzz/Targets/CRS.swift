import Quartier

@testable import QuartierGeometry
@testable import QuartierIO

/// A name of a CRS is brought to one form that is its own form; what we let through does PROJ no harm.
func fuzzCRS(_ bytes: UnsafeRawBufferPointer) {
    let text = String(decoding: bytes, as: UTF8.self)
    let first = ShapefileSystem.horizontal(text)
    promise(text.utf8.starts(with: first.utf8), "the first definition begins the text")
    promise(ShapefileSystem.horizontal(first) == first, "it has one first definition")
    guard let normalised = try? CRSText.normalised(text) else { return }
    promise((try? CRSText.normalised(normalised)) == normalised, "what is normalised stays as it is")
    guard isForPROJ(bytes), let crs = try? CRS(text) else { return }
    promise((try? CRS(crs.definition)) == crs, "a definition defines the same CRS")
}

/// One input in sixteen: PROJ takes some 10 ms for each, and it is not instrumented.
func isForPROJ(_ bytes: UnsafeRawBufferPointer) -> Bool { bytes.reduce(UInt8(0), &+) & 15 == 0 }
