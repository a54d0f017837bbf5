/// Forms of texts that have rules of their own.
extension Form where Value == String {
    /// A path to a file or folder, relative to the study file or absolute.
    static let path = text("a path", pattern: "^[^\\u0000-\\u001F\\u007F]+$") { path in
        path.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
    }

    /// A reference system such as `EPSG:31256`.
    static let crs = text("a reference system such as EPSG:31256", pattern: "[^0-9]") { text in
        text.utf8.contains { !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }

    /// The identifier of a scenario, which is part of file names.
    static let scenarioID = text(
        "an identifier of up to 100 letters a-z, digits, '-', '_' and '.', not starting with '.'",
        pattern: "^[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}$"
    ) { id in
        id.utf8.count <= 100 && id.utf8.first != UInt8(ascii: ".") && id.utf8.allSatisfy(isIdentifierByte)
    }

    /// A day of the Gregorian calendar, yyyy-mm-dd.
    static let date = text("a date such as 2026-05-19", pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$") {
        CalendarDate.isValid($0)
    }

    private static func isIdentifierByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
            true
        default: false
        }
    }
}

/// Days of the Gregorian calendar.
enum CalendarDate {
    /// Whether a text is a day that exists, as yyyy-mm-dd.
    static func isValid(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            let year = number(bytes[0..<4]), let month = number(bytes[5..<7]), let day = number(bytes[8..<10])
        else { return false }
        return (1...12).contains(month) && day >= 1 && day <= days(in: month, of: year)
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        var value = 0
        for digit in digits {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
            value = value * 10 + Int(digit - UInt8(ascii: "0"))
        }
        return value
    }

    private static func days(in month: Int, of year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}
