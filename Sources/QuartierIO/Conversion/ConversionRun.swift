internal import Glibc
internal import QuartierModel

/// One conversion of one source: the programs are run, and what they made is compared with what there was.
struct ConversionRun {
    let source: SourceFile
    let programs: GDALPrograms
    let limits: ConversionLimits
    /// The code page of a Shapefile's texts, as GDAL calls it.
    let encoding: String?
    /// The features there must be, where we counted them ourselves, and those without a shape.
    let expected: ShapefileCounts?
    /// The features there must be at least, by what the files themselves say.
    let leastFeatures: Int?
    /// How a program is run.
    let launch: @Sendable (ConfinedProgram) -> ConfinedProgram.Outcome?

    /// Converts a source into a GeoPackage in a work folder; returns GDAL's warnings.
    func convert(in work: borrowing WorkFolder, to result: String) throws(Finding) -> [String] {
        let inputs = "\(work.path)/source"
        guard mkdir(inputs, 0o700) == 0 else {
            throw failure("cache-unwritable", SystemError.text(errno), remedy: SystemError.writingRemedy(errno))
        }
        // The reference system is read from the .prj by ourselves, and the code page is stated.
        try source.copy(into: inputs, except: ["prj", "cpg"])
        let input = "\(inputs)/source.\(source.format.suffix)"
        let open = openOptions.flatMap { ["-oo", $0] }
        let made = try run(
            programs.converter,
            ["-f", "GPKG"] + (source.format.keepsArcs ? [] : ["-nlt", "CONVERT_TO_LINEAR"])
                + ["-lco", "FID=\(Self.keyName)", "-lco", "GEOMETRY_NAME=\(Self.geometryName)"]
                + ["-lco", "SPATIAL_INDEX=NO", "-gt", "unlimited"] + open
                + (source.format.namesLayers ? [] : ["-nln", Self.layerName]) + [result, input],
            in: work)
        let seen = try run(programs.inspector, ["-ro", "-so", "-al"] + open + [input], in: work)
        let summary = GDALSummary(seen.output)
        guard summary.driver == source.format.driver else {
            throw failure("conversion-failed", "GDAL took the file for \(summary.driver)")
        }
        return try made.messages.warnings + compare(result, with: summary)
    }

    /// The layer of a format that does not name its layers.
    static let layerName = "source"
    /// Names no source has, so that none of its fields is taken for a key or a geometry.
    static let keyName = "quartier_fid"
    static let geometryName = "quartier_geometry"

    private var openOptions: [String] {
        switch source.format {
        case .shapefile: ["ENCODING=\(encoding ?? "")"]
        case .gml: ["EXPOSE_GML_ID=YES", "DOWNLOAD_SCHEMA=NO", "FORCE_SRS_DETECTION=YES"]
        case .flatGeobuf: ["VERIFY_BUFFERS=YES"]
        default: []
        }
    }

    /// Everything beside the bytes of the source that decides what comes out.
    var identity: String {
        "converter 2\ngdal \(programs.version)\ndriver \(source.format.driver)\n"
            + openOptions.map { "option \($0)\n" }.joined()
    }
}

// MARK: - Programs

extension ConversionRun {
    private func run(
        _ path: String, _ arguments: [String], in work: borrowing WorkFolder
    ) throws(Finding) -> (output: [UInt8], messages: GDALMessages) {
        let program = ConfinedProgram(
            path: path, arguments: arguments, environment: programs.environment(for: source.format, in: work.path),
            folder: work.path, limits: limits)
        guard let outcome = launch(program) else {
            throw failure(
                "conversion-failed", "\(path) cannot be started: \(SystemError.text(errno))",
                remedy: GDALPrograms.advice)
        }
        guard !outcome.ranOutOfTime else {
            throw failure(
                "conversion-timeout", "GDAL had not read the file after \(limits.seconds) s and was stopped",
                remedy: "Check that the file is whole, or convert it to GeoPackage yourself")
        }
        let messages = GDALMessages(outcome.errors, source: FileName.last(source.name), folder: work.path)
        guard messages.errors.isEmpty, outcome.exitCode == 0 else {
            throw failure("conversion-failed", "GDAL cannot read the file: \(Self.reason(messages, outcome))")
        }
        return (outcome.output, messages)
    }

    private static func reason(_ messages: GDALMessages, _ outcome: ConfinedProgram.Outcome) -> String {
        if let first = messages.errors.first {
            let more = messages.errors.count - 1
            return more > 0 ? "\(first) (and \(more) more)" : first
        }
        return outcome.exitCode < 0
            ? "it was ended by the system, for memory, time or a fault" : "it ended with code \(outcome.exitCode)"
    }

    private func failure(
        _ code: String, _ message: String, remedy: String = "Get a whole copy of the file, or export it again"
    ) -> Finding {
        Finding(.error, code, message, at: Place(file: source.name), remedy: remedy)
    }
}

// MARK: - Comparison

extension ConversionRun {
    /// Compares what was made with what there was; returns what people should know.
    private func compare(_ result: String, with summary: GDALSummary) throws(Finding) -> [String] {
        let made: ConvertedCounts
        do throws(SQLiteError) {
            made = try ConvertedCounts(path: result)
        } catch {
            throw failure("conversion-failed", "what GDAL made cannot be read: \(error.message)")
        }
        let sum = made.features.reduce(0, +)
        if let leastFeatures, sum < leastFeatures {
            throw failure("features-lost", "the file has \(leastFeatures) features, of which GDAL reads \(sum)")
        }
        guard let expected else {
            guard made.features.sorted() == summary.counts.sorted() else {
                throw failure(
                    "features-lost",
                    "GDAL counts \(summary.counts.reduce(0, +)) features and converts \(made.features.reduce(0, +))")
            }
            return []
        }
        guard made.features == [expected.features] else {
            throw failure(
                "features-lost",
                "the file has \(expected.features) features, of which GDAL reads \(made.features.reduce(0, +))")
        }
        let lost = made.withoutGeometry - expected.withoutShape
        return lost > 0 ? ["\(lost) shapes could not be read; their features are without geometry"] : []
    }
}

/// How many features a converted file has.
struct ConvertedCounts {
    var byLayer: [String: Int] = [:]
    var features: [Int] = []
    var withoutGeometry = 0

    init(path: String) throws(SQLiteError) {
        let database = try SQLiteDatabase(path: path)
        let layers = try Self.layers(database)
        for (name, hasGeometry) in layers {
            let count = try Self.count(database, "SELECT count(*) FROM \(SQLiteDatabase.quoted(name))")
            features.append(count)
            byLayer[name] = count
            guard hasGeometry else { continue }
            withoutGeometry += try Self.count(
                database,
                "SELECT count(*) FROM \(SQLiteDatabase.quoted(name)) WHERE \(ConversionRun.geometryName) IS NULL")
        }
    }

    private static func layers(
        _ database: borrowing SQLiteDatabase
    ) throws(SQLiteError) -> [(name: String, hasGeometry: Bool)] {
        let rows = try database.prepare("SELECT table_name, data_type = 'features' FROM gpkg_contents")
        var layers: [(String, Bool)] = []
        while try rows.next() { layers.append((rows.text(0) ?? "", rows.integer(1) == 1)) }
        return layers
    }

    private static func count(_ database: borrowing SQLiteDatabase, _ statement: String) throws(SQLiteError) -> Int {
        let rows = try database.prepare(statement)
        return try rows.next() ? rows.integer(0) : 0
    }
}

extension GDALPrograms {
    /// What to do where the programs are missing.
    static let advice = "Install GDAL's programs: apt-get install gdal-bin"
}
