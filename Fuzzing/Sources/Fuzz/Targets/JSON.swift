import Glibc
import Quartier

@testable import QuartierIO

/// A document that was read is written, plainly and prettily, as one that says the same.
func fuzzJSON(_ bytes: UnsafeRawBufferPointer) {
    guard let value = try? JSONValue(parsing: Array(bytes)) else { return }
    for isPretty in [false, true] {
        var writer = JSONWriter(isPretty: isPretty)
        writer.value(value)
        promise((try? JSONValue(parsing: writer.bytes)) == value, "JSON is read as it was written")
    }
}

/// A number is the one the C library reads, to the last bit, and rounding it to decimals gives what is written.
func fuzzNumber(_ bytes: UnsafeRawBufferPointer) {
    let text = String(decoding: bytes, as: UTF8.self)
    guard let number = DecimalNumber.parse(text) else { return }
    promise(number == strtod(text, nil), "\(text) is \(number)")
    guard number.isFinite else { return }
    promise(DecimalNumber.parse(NumberText.shortest(number)) == number, "the shortest text is the same number")
    for decimals in [0, 2, 7, 9, 15] {
        var writer = JSONWriter()
        writer.appendFixed(number, decimals: decimals)
        guard let read = DecimalNumber.parse(String(decoding: writer.bytes, as: UTF8.self)) else {
            fatalError("broken promise: a number is written as one")
        }
        guard let scaled = FixedDecimal.scaled(number, decimals: decimals) else {
            promise(read == number, "a number with too many digits is written out")
            continue
        }
        promise(read == FixedDecimal.value(ofScaled: scaled, decimals: decimals), "written is what rounding gives")
        // Half of the last decimal, and the spacing of the numbers themselves.
        promise((read - number).magnitude <= 0.5 * pow(10, -Double(decimals)) + number.ulp, "\(number) to \(decimals)")
    }
}
