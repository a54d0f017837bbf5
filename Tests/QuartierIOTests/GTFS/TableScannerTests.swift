import QuartierModel
import Testing

@testable import QuartierIO

@Suite struct TableScannerTests {
    /// The rows of a text as (line, a, b), or the code of what keeps it from being read.
    private func rows(_ bytes: [UInt8], chunk: Int = .max) -> (rows: [[String]], code: String?) {
        var rows: [[String]] = []
        do throws(Finding) {
            let source = Chunks(bytes, chunk)
            var scanner = try TableScanner(
                source, path: "t", limits: FeedLimits(), required: ["a"], optional: ["b", "none"])
            while true {
                let row = try scanner.next()
                if row == .end { return (rows, nil) }
                rows.append(["\(scanner.line)"] + [0, 1].map { String(decoding: scanner[$0], as: UTF8.self) })
                if row != .whole { rows[rows.count - 1].append("\(row)") }
                #expect(scanner[2].isEmpty)
            }
        } catch {
            return (rows, error.code)
        }
    }

    private func rows(_ text: String) -> (rows: [[String]], code: String?) { rows(Array(text.utf8)) }

    @Test(arguments: [
        "a,b\n1,2\n3,4\n", "a,b\r\n1,2\r\n3,4\r\n", "a,b\n1,2\n3,4", "\u{FEFF}a,b\n1,2\n3,4", " a , b\n1,2\n3,4\n",
        "b,x,a\n2,,1\n4,9,3\n", "\"a\",\"b\"\n\"1\",\"2\"\n\"3\" ,4\n", "a,b\n 1, 2 \n\"3\", \"4\"\n",
        "a,b\r1,2\r3,4\r",
        "a,b\n1,2\n3,\" 4\"\n",
    ])
    func theSameTableInManyForms(_ text: String) {
        let (rows, code) = rows(text)
        #expect(code == nil)
        #expect(rows.map { Array($0.dropFirst()) } == [["1", "2"], ["3", "4"]], "\(rows)")
    }

    @Test func linesCountBreaksInQuotesAndBlankRows() {
        #expect(
            rows("a,b\n\n1,\"x\ny\"\n\n,2\n3\n4,5,6\n").rows == [
                ["3", "1", "x\ny"], ["6", "", "2"], ["7", "3", "", "short"], ["8", "4", "5", "long"],
            ])
    }

    @Test func quotesMayBeDoubledAndStandInsideWords() {
        #expect(
            rows("a,b\n\"say \"\"no\"\", he said\",12\" pipe\n").rows == [["2", "say \"no\", he said", "12\" pipe"]])
        #expect(rows("a,b\n\"\"\"\"\"\",\"\"\n").rows == [["2", "\"\"", ""]])
    }

    @Test(arguments: [
        ("a,b\n\"1,2\n", "csv_parsing_failed"), ("a,b\n\"1\"x,2\n", "csv_parsing_failed"), ("", "empty_file"),
        ("\u{FEFF}", "empty_file"), ("  \n", "empty_file"), ("x,b\n", "missing_required_column"),
        ("a,b,a\n", "duplicated_column"),
    ])
    func whatIsNoTableIsSaid(_ text: String, _ code: String) { #expect(rows(text).code == code) }

    @Test func fieldsAndRowsHaveLimits() {
        let long = String(repeating: "x", count: 65_537)
        #expect(rows("a,b\n1,\(long)\n").code == "csv_parsing_failed")
        #expect(rows("a,b\n1,\(long.dropLast())\n").code == nil)
        #expect(rows("a" + String(repeating: ",x", count: 600) + "\n").code == "csv_parsing_failed")
    }

    /// Rows that do not end where the buffer does, and bytes that come in pieces of any length.
    @Test func piecesMakeNoDifference() {
        var text = "a,b\r\n"
        for number in 0..<60 { text += "\(number),\"say \"\"\(number)\"\"\n twice\"\r\n\(number), \(number) \n" }
        let whole = rows(text)
        #expect(whole.rows.count == 120)
        for chunk in [1, 2, 3, 5, 7, 64] {
            let pieces = rows(Array(text.utf8), chunk: chunk)
            #expect(pieces.rows == whole.rows && pieces.code == nil, "\(chunk)")
        }
    }

    @Test func tablesLargerThanTheBufferAreReadWhole() {
        let row = "\"ab\"\"cd\(String(repeating: "x", count: 990))\",yes\n"
        let count = 3_000
        let read = rows("a,b\n" + String(repeating: row, count: count))
        #expect(read.rows.count == count)
        #expect(read.rows.allSatisfy { $0[1].hasPrefix("ab\"cdx") && $0[1].count == 995 && $0[2] == "yes" })
        #expect(read.rows.last?.first == "\(count + 1)")
    }
}

/// Bytes that come in pieces.
private final class Chunks: TableBytes {
    private let bytes: [UInt8]
    private let chunk: Int
    private var position = 0

    init(_ bytes: [UInt8], _ chunk: Int) { (self.bytes, self.chunk) = (bytes, chunk) }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(Finding) -> Int {
        let count = min(buffer.count, chunk, bytes.count - position)
        buffer.copyBytes(from: bytes[position..<position + count])
        position += count
        return count
    }
}
