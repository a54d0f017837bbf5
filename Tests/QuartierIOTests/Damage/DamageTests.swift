import Glibc
import QuartierGeometry
import QuartierModel
import Testing

@testable import QuartierIO

/// Files that are cut or have a bit wrong end in findings, never in a crash, for ever, or in a silent loss: goals F08
/// and F09.
///
/// Our own parsers are tried at every byte and with 1 000 bits, or with QUARTIER_DEEP in the environment (`.ci/run`,
/// `make deep`) with 10 000. A format that GDAL reads takes two child processes each time, so that only samples are
/// tried; `make deep` tries as much as of the others, with the programs held ready (`ReadyPrograms`).
@Suite struct DamageTests {
    @Test(arguments: DamagedFormat.own)
    func everyCutIsSaid(of format: DamagedFormat) throws {
        try Damage(format).cut(at: .max)
    }

    @Test(arguments: DamagedFormat.own)
    func noFlippedBitEndsTheProcess(of format: DamagedFormat) throws {
        try Damage(format).flip(Damage.isSanitized ? 500 : Damage.isDeep ? 10_000 : 1_000)
    }

    @Test(.enabled(if: GDAL.isInstalled, GDAL.absence), arguments: DamagedFormat.converted)
    func cutsOfConvertedFilesAreSaid(of format: DamagedFormat) throws {
        try Damage(format).cut(at: Damage.isDeep ? .max : 4)
    }

    @Test(.enabled(if: GDAL.isInstalled, GDAL.absence), arguments: DamagedFormat.converted)
    func noFlippedBitOfAConvertedFileEndsTheProcess(of format: DamagedFormat) throws {
        try Damage(format).flip(Damage.isDeep ? 10_000 : 3)
    }
}

/// Cuts and flips the bits of one format's sample, always the same ones.
private struct Damage {
    static let isDeep = getenv("QUARTIER_DEEP") != nil
    /// Under a sanitizer everything takes ten times as long, and the fuzz targets try far more.
    static let isSanitized = getenv("QUARTIER_SANITIZED") != nil

    private let format: DamagedFormat
    private let sample: DamagedFormat.Sample
    private let whole: Reading

    init(_ format: DamagedFormat) throws {
        self.format = format
        sample = try format.sample()
        whole = try sample.read(sample.parts[0].name, sample.parts[0].bytes)
        try #require(whole.table != nil, "the sample is sound: \(whole.lines)")
        try #require(!whole.findings.contains { $0.severity == .error }, "the sample is sound: \(whole.lines)")
    }

    /// Cuts each part at so many places, or everywhere.
    func cut(at places: Int) throws {
        for part in sample.parts {
            var dice = Dice(state: 8)
            let every = Array(0..<part.bytes.count)
            let some = (0..<min(places, every.count)).map { _ in every.randomElement(using: &dice) ?? 0 }
            let lengths = places >= every.count ? every : some
            for length in lengths {
                let reading = try read(part.name, Array(part.bytes[..<length]), "cut after \(length) bytes")
                let isSaid = reading.findings.contains { $0.severity == .error || isNoteEnough }
                #expect(isSaid || isComplete(reading, part.bytes, length), "\(part.name) cut after \(length) bytes")
            }
        }
    }

    /// Flips so many single bits, spread over the parts by their sizes.
    func flip(_ count: Int) throws {
        var dice = Dice(state: 9)
        let size = sample.parts.reduce(0) { $0 + $1.bytes.count }
        for turn in 0..<count {
            var place = Int.random(in: 0..<size, using: &dice)
            let bit = UInt8(1) << UInt8.random(in: 0...7, using: &dice)
            // Small parts would hardly have a turn otherwise.
            if turn % 4 == 0 { place = Int.random(in: 0..<size, using: &dice) % (place + 1) }
            for part in sample.parts {
                guard place >= part.bytes.count else {
                    var bytes = part.bytes
                    bytes[place] ^= bit
                    let reading = try read(part.name, bytes, "bit \(bit) of byte \(place)")
                    let isSaid = reading.all.contains { $0.severity == .error } || !format.showsLosses
                    #expect(isSaid || reading.table?.count == whole.table?.count, "bit \(bit) of byte \(place)")
                    break
                }
                place -= part.bytes.count
            }
        }
    }

    private func read(_ name: String, _ bytes: [UInt8], _ damage: String) throws -> Reading {
        let start = ContinuousClock.now
        let reading = try sample.read(name, bytes)
        #expect(ContinuousClock.now - start < .seconds(10), "\(name), \(damage): it hangs")
        check(reading, "\(name), \(damage)")
        return reading
    }

    /// Whatever was read, the arrays of the table belong together.
    private func check(_ reading: Reading, _ damage: String) {
        guard let table = reading.table else {
            #expect(reading.findings.contains { $0.severity == .error }, "\(damage): nothing read, nothing said")
            return
        }
        #expect(table.identifiers.count == table.count && table.positions.count == table.count, "\(damage)")
        let isWhole = table.columns.allSatisfy { $0.count == table.count }
        let isPlaced = table.defects.allSatisfy { $0.row < table.count }
        let isFinite = table.shapes.coordinates.allSatisfy { $0.isFinite }
        #expect(isWhole && isPlaced && isFinite, "\(damage)")
    }

    // MARK: Cuts

    private var isNoteEnough: Bool {
        if case .betweenRows = format.end { true } else { false }
    }

    /// Whether what is left is logically complete: nothing of the whole is missing, or nothing could show it.
    private func isComplete(_ reading: Reading, _ bytes: [UInt8], _ length: Int) -> Bool {
        switch format.end {
        case .betweenRecords(let ends): if ends(bytes).contains(length) { return true }
        case .betweenRows: if length > 0, bytes[length - 1] == 0x0A { return true }
        case .marked: break
        }
        guard let table = reading.table, let all = whole.table else { return false }
        return table.count == all.count && table.shapes.coordinates == all.shapes.coordinates
            && table.identifiers == all.identifiers && table.columns.count == all.columns.count
            && zip(table.columns, all.columns).allSatisfy { own, other in
                own.name == other.name && (0..<all.count).allSatisfy { own[$0] == other[$0] }
            }
    }
}
