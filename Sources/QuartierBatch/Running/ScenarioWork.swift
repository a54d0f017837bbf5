internal import Glibc
import QuartierGeometry
import QuartierIO
import QuartierModel
import QuartierScenario

/// One scenario, measured and written, or taken over from an earlier run.
struct ScenarioPiece: Sendable {
    var record: Manifest.ScenarioRecord
    var outcome: ScenarioOutcome?
    var outputs: [Manifest.Output] = []
    var isReused = false
}

/// What threads need to know to work on the scenarios of a run.
struct ScenarioWork: Sendable {
    let study: Study
    let options: RunOptions
    let folder: ResultFolder
    let geometries: ZoneGeometries
    let journal: Journal
    /// The scenarios that earlier runs have finished, if their files bear it out.
    let kept: [String: KeptScenario]
    /// The scenarios that ended a process, and how.
    let crashes: [String: String]

    /// The piece of a scenario: taken over if it can be, else measured and written.
    ///
    /// `isAlone` says that nothing else is being worked on. Throws what the disk could not do.
    func piece(of scenario: Scenario, crew: Crew, isAlone: Bool = false) throws -> ScenarioPiece {
        if let reason = crashes[scenario.id] { return failed(scenario, reason) }
        if let kept = kept[scenario.id], let piece = restore(scenario, kept) { return piece }
        try journal.begin(scenario.id, isAlone: isAlone)
        #if DEBUG
            // Tests have a scenario end the process, as a crash in a C library would.
            if getenv("QUARTIER_TEST_CRASH").map({ String(cString: $0) }) == scenario.id { abort() }
        #endif
        let piece = try evaluate(scenario, crew)
        guard let outcome = piece.outcome, let key = study.keys[scenario.id] else {
            try journal.giveUp(scenario.id)
            return piece
        }
        let rows = try folder.write(rows: rows(of: outcome, scenario), of: scenario.id)
        try journal.finish(
            KeptScenario(
                id: scenario.id, key: key, matches: outcome.matches, outputs: piece.outputs, rows: rows))
        return piece
    }

    /// The piece of the base, which is measured since the study was loaded.
    func basePiece(title: String?, crew: Crew) throws -> ScenarioPiece {
        try write(study.baseline.baseOutcome(title: title), of: nil, crew)
    }
}

// MARK: - Anew

extension ScenarioWork {
    private func evaluate(_ scenario: Scenario, _ crew: Crew) throws -> ScenarioPiece {
        let result: Result<ScenarioOutcome, ScenarioRefusal>
        do {
            result = try study.baseline.evaluate(scenario, crew: crew)
        } catch let error as GeometryError {
            return failed(scenario, error.description)
        }
        switch result {
        case .failure(let refusal):
            return failed(scenario, refusal.findings.all.first { $0.severity == .error }?.message ?? "refused")
        case .success(let outcome):
            do {
                return try write(outcome, of: scenario, crew)
            } catch let error as UnwritableZone {
                return failed(scenario, error.description(of: outcome.zones[error.zone].zone))
            } catch let error as ProjectionError {
                return failed(scenario, error.description)
            }
        }
    }

    private func failed(_ scenario: Scenario, _ reason: String) -> ScenarioPiece {
        ScenarioPiece(
            record: .init(
                name: scenario.name, title: scenario.title, key: study.keys[scenario.id], matches: [], failure: reason))
    }

    /// Writes the files of a scenario; nil stands for the base.
    private func write(_ outcome: ScenarioOutcome, of scenario: Scenario?, _ crew: Crew) throws -> ScenarioPiece {
        var piece = ScenarioPiece(
            record: .init(
                name: outcome.name, title: outcome.title, key: study.keys[outcome.id], matches: outcome.matches,
                targets: outcome.targets),
            outcome: outcome)
        let forms = self.forms
        let differs = study.file.output.difference && outcome.id != StudyFile.Scenario.baseID
        try writeMaps(of: scenario, outcome.name, crew, into: &piece)
        guard !forms.isEmpty || differs else { return piece }
        // Shapes that nobody touched are the very same memory, which is all the comparison looks at.
        let isBase = outcome.shapes == study.baseline.zones.shapes
        let encoded = isBase ? geometries.base : try geometries.encode(outcome.shapes, crew: crew)
        let file = ZoneFile(study.baseline.indicators, targets: study.baseline.targets)
        for kind in study.baseline.zoneKinds {
            for form in forms {
                let name = ZoneFile.name(scenario: outcome.id, kind: kind, as: form)
                let bytes = file.bytes(of: outcome, kind: kind, geometries: encoded, as: form)
                try folder.write(bytes, to: name)
                piece.outputs.append(.init(file: name, bytes: bytes.count, digest: FileDigest.sha256(of: bytes)))
            }
        }
        if differs {
            let name = DifferenceFile.name(scenario: outcome.id)
            let bytes = DifferenceFile(of: study.baseline).bytes(of: outcome, geometries: encoded)
            try folder.write(bytes, to: name)
            piece.outputs.append(.init(file: name, bytes: bytes.count, digest: FileDigest.sha256(of: bytes)))
        }
        return piece
    }

    /// Writes the maps of public transport that the study asks for.
    private func writeMaps(
        of scenario: Scenario?, _ name: ScenarioName, _ crew: Crew, into piece: inout ScenarioPiece
    ) throws {
        guard !study.file.output.transit.isEmpty else { return }
        let appraisal = try scenario.map { try study.baseline.appraisal(of: $0, crew: crew).get() }
        guard let map = (appraisal ?? study.baseline.appraisal).serviceMap else { return }
        for kind in study.file.output.transit {
            let file = TransitMapFile.name(scenario: name.text, kind)
            let bytes = try TransitMapFile(name: name, map: map).bytes(kind, geometries: geometries, crew: crew)
            try folder.write(bytes, to: file)
            piece.outputs.append(.init(file: file, bytes: bytes.count, digest: FileDigest.sha256(of: bytes)))
        }
    }

    /// The files with zones that the formats ask for.
    private var forms: [ZoneFile.Form] { ZoneFile.Form.allCases.filter { options.formats.contains($0.format) } }

    /// What an interrupted run must know to take the scenario over: the zones that differ from the base.
    private func rows(of outcome: ScenarioOutcome, _ scenario: Scenario) -> [UInt8] {
        var table = SummaryTable(study.file.output.csv.dialect, baseline: study.baseline)
        // The head of the table is in the summary alone.
        _ = table.takeBytes()
        table.append(outcome, changedZonesOnly: !study.baseline.mayChangeZones(scenario))
        return table.takeBytes()
    }
}

// MARK: - From an earlier run

extension ScenarioWork {
    /// The piece of a scenario that an earlier run has finished; nil if anything of it is not what it was.
    private func restore(_ scenario: Scenario, _ kept: KeptScenario) -> ScenarioPiece? {
        // The GeoPackage wants the shapes of zones, which are not written down where they are not those of the base.
        guard !(options.formats.contains(.gpkg) && study.baseline.mayChangeZones(scenario)) else { return nil }
        let zoneFiles = study.baseline.zoneKinds.flatMap { kind in
            forms.map { ZoneFile.name(scenario: scenario.id, kind: kind, as: $0) }
        }
        let difference = study.file.output.difference ? [DifferenceFile.name(scenario: scenario.id)] : []
        let maps = study.file.output.transit.map { TransitMapFile.name(scenario: scenario.id, $0) }
        let names = maps + zoneFiles + difference
        let outputs = names.compactMap { name in kept.outputs.first { $0.file == name } }
        guard outputs.count == names.count, outputs.allSatisfy(folder.holds), let zones = zones(of: kept.rows),
            let outcome = study.baseline.outcome(of: scenario, kept: zones, matches: kept.matches)
        else { return nil }
        return ScenarioPiece(
            record: .init(
                name: scenario.name, title: scenario.title, key: kept.key, matches: kept.matches,
                targets: outcome.targets),
            outcome: outcome, outputs: outputs, isReused: true)
    }

    private func zones(of rows: KeptScenario.Rows) -> [KeptZone]? {
        guard let file = try? MappedFile(path: folder.path + "/" + rows.file, limit: .max), rows.start >= 0,
            rows.bytes >= 0, rows.bytes <= file.bytes.count, rows.start <= file.bytes.count - rows.bytes
        else { return nil }
        let bytes = UnsafeRawBufferPointer(rebasing: file.bytes[rows.start..<rows.start + rows.bytes])
        guard FileDigest.sha256(of: bytes) == rows.digest else { return nil }
        return SummaryTable.zones(
            in: bytes, study.file.output.csv.dialect, indicators: study.baseline.indicators.map(\.definition))
    }
}
