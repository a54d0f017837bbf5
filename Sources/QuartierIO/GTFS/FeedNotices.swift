internal import QuartierModel

/// Gathers what is wrong with the rows of a feed: each kind once for a table, with its count and the first places.
struct FeedNotices {
    private struct Kind: Hashable {
        var code: String
        var path: String
    }

    private struct Notice {
        var finding: Finding
        var lines: [Int] = []
        var isCounted: Bool
    }

    /// As many lines are named.
    private static let shownLines = 5

    private var notices: [Notice] = []
    private var places: [Kind: Int] = [:]

    /// Notes a row; the message tells of the first of its kind, and only that one is made.
    mutating func note(
        _ code: String, _ path: String, line: Int, severity: Severity = .warning, _ message: @autoclosure () -> String,
        remedy: @autoclosure () -> String
    ) {
        let kind = Kind(code: code, path: path)
        if let place = places[kind] {
            notices[place].finding.count += 1
            if notices[place].lines.count < Self.shownLines { notices[place].lines.append(line) }
            return
        }
        places[kind] = notices.count
        let finding = Finding(severity, code, message(), at: Place(file: path, line: line), remedy: remedy())
        notices.append(Notice(finding: finding, lines: [line], isCounted: true))
    }

    /// Notes something about a table as a whole.
    mutating func note(_ finding: Finding) { notices.append(Notice(finding: finding, isCounted: false)) }

    /// The findings, in the order their kinds were met.
    var findings: [Finding] {
        notices.map { notice in
            var finding = notice.finding
            guard notice.isCounted, finding.count > 1 else { return finding }
            let more = notice.lines.dropFirst().map(String.init).joined(separator: ", ")
            let rest = finding.count > notice.lines.count ? " …" : ""
            finding.message += "; also on line\(notice.lines.count > 2 ? "s" : "") \(more)\(rest)"
            return finding
        }
    }
}
