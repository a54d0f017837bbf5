import QuartierModel
import QuartierScenario

/// Makes the targets of a study of what its file says: for which zones, of which indicator, and whether that makes sense.
struct TargetLoader {
    private let file: StudyFile
    private let indicators: [Indicator]
    /// The targets that make sense so far, each with the kind of zone it is set for.
    private var chosen: [(target: StudyFile.Target, zones: ZoneKind)] = []

    init(_ file: StudyFile, _ indicators: [Indicator]) {
        self.file = file
        self.indicators = indicators
    }

    /// Reads the conditions and checks what needs no data; what is wrong with any of them is found at once.
    func read(into edits: inout EditLoader, findings: inout Findings) {
        for target in file.targets {
            if let filter = target.filter {
                edits.read(filter, ofAnyOf: kinds(of: target).compactMap(\.layer), findings: &findings)
            }
            checkIndicator(of: target, &findings)
            checkZones(of: target, &findings)
        }
    }

    /// Chooses the kind of zone of each target, now that it is known which layer has which attribute.
    mutating func choose(in city: City, _ edits: inout EditLoader, findings: inout Findings) {
        for target in file.targets {
            guard let zones = zones(of: target, in: city, edits, &findings) else { continue }
            if let filter = target.filter, let layer = zones.layer { edits.bind(filter, to: layer) }
            chosen.append((target, zones))
        }
    }

    /// The targets, with conditions that have been brought into the plane of the study.
    func targets(_ edits: EditLoader) -> [Target] {
        chosen.filter { chosen in indicators.contains { $0.definition.id == chosen.target.indicator.text } }
            .map { target, zones in
                Target(
                    target.indicator.text, atLeast: target.atLeast, atMost: target.atMost, zones: zones,
                    where: target.filter.flatMap(edits.filter), at: target.filter?.place ?? target.place, by: target.by,
                    place: target.place)
            }
    }
}

// MARK: - Indicators

extension TargetLoader {
    private func checkIndicator(of target: StudyFile.Target, _ findings: inout Findings) {
        let id = target.indicator.text
        guard let indicator = indicators.first(where: { $0.definition.id == id }) else {
            let known = IndicatorCatalog.indicators(for: file.parameters).map(\.definition.id)
            let exists = known.contains(id)
            findings.add(
                Finding(
                    .error, exists ? "unmeasured-target" : "unknown-indicator",
                    exists ? "the study does not measure '\(id)'" : "there is no indicator '\(id.shortened)'",
                    at: target.indicator.place,
                    remedy: exists
                        ? "Add it to 'indicators'"
                        : Suggestion.nearest(to: id, in: known).map { "Did you mean '\($0)'?" }
                            ?? "'quartier indicators' lists them"))
            return
        }
        checkBounds(of: target, indicator.definition, &findings)
    }

    /// A bound that no value can miss or meet, or that asks for the worse, is a slip.
    private func checkBounds(
        of target: StudyFile.Target, _ definition: IndicatorDefinition, _ findings: inout Findings
    ) {
        if definition.id.hasSuffix("_share"),
            let bound = [target.atLeast, target.atMost].compactMap({ $0 }).first(where: { !(0...1).contains($0) })
        {
            let meant = (1...100).contains(bound) ? "; \(bound.shortest) % is \((bound / 100).shortest)" : ""
            findings.add(
                Finding(
                    .error, "out-of-range", "'\(definition.id)' goes from 0 to 1, not to \(bound.shortest)",
                    at: target.place, remedy: "Write the share as a part of 1\(meant)"))
        }
        let asksForLess = target.atLeast == nil && definition.direction == .higher
        let asksForMore = target.atMost == nil && definition.direction == .lower
        guard asksForLess || asksForMore else { return }
        findings.add(
            Finding(
                .warning, "odd-target",
                "\(asksForLess ? "more" : "less") of '\(definition.id)' is better, but the target asks for "
                    + "\(asksForLess ? "at most" : "at least") so much", at: target.place,
                remedy: "Check 'at_least' and 'at_most'"))
    }
}

// MARK: - Zones

extension TargetLoader {
    /// The kinds of zone that a target may be meant for.
    private func kinds(of target: StudyFile.Target) -> [ZoneKind] { target.zones.map { [$0] } ?? file.reportBy }

    private func checkZones(of target: StudyFile.Target, _ findings: inout Findings) {
        guard let zones = target.zones else { return }
        if !file.reportBy.contains(zones) {
            findings.add(
                Finding(
                    .error, "unmeasured-target", "the study has no results for '\(zones.rawValue)'", at: target.place,
                    remedy: "Add it to 'report_by', or set the target for \(file.reportBy.map(\.rawValue).inWords)"))
        } else if zones == .study, let filter = target.filter {
            findings.add(
                Finding(
                    .error, "unmeasured-target", "the whole study is one zone, of which nothing can be asked",
                    at: filter.place, remedy: "Remove 'where'"))
        }
    }

    /// The kind of zone that a target is set for: what it says, that which has what the condition asks for, or without a
    /// condition the first kind of the results.
    private func zones(
        of target: StudyFile.Target, in city: City, _ edits: EditLoader, _ findings: inout Findings
    ) -> ZoneKind? {
        if let zones = target.zones { return zones }
        guard let text = target.filter else { return file.reportBy.first }
        guard let filter = edits.filter(text) else { return nil }
        let candidates = file.reportBy.filter { $0 != .study }
        let able = candidates.filter { kind in filter.attributeNames.allSatisfy { Self.has($0, kind, city) } }
        if able.count == 1 { return able.first }
        guard able.isEmpty else {
            findings.add(
                Finding(
                    .error, "ambiguous-target",
                    "the condition can be asked of \(able.map(\.rawValue).inWords(joinedBy: "and"))", at: text.place,
                    remedy: "Say which are meant: \(able.map { "zones: \($0.rawValue)" }.joined(separator: " or "))"))
            return nil
        }
        noteUnknown(filter, candidates, city, at: text.place, &findings)
        return nil
    }

    private func noteUnknown(
        _ filter: Filter, _ candidates: [ZoneKind], _ city: City, at place: Place, _ findings: inout Findings
    ) {
        let unknown = filter.attributeNames.sorted().first { name in
            !candidates.contains { Self.has(name, $0, city) }
        }
        let known = candidates.flatMap { Self.names(of: $0) }
        let kinds = candidates.map(\.rawValue).inWords(joinedBy: "and")
        findings.add(
            Finding(
                .error, "unknown-attribute",
                unknown.map { "none of the results' zones (\(kinds)) has an attribute '\($0.shortened)'" }
                    ?? "none of the results' zones (\(kinds)) has all that the condition asks for", at: place,
                remedy: unknown.flatMap { Suggestion.remedy(for: $0, known: known) } ?? "Ask one kind of zone at a time"
            ))
    }

    private static func names(of kind: ZoneKind) -> [String] {
        switch kind {
        case .districts: ["id"] + LayerKind.districts.attributeNames
        case .plots: ["id"] + LayerKind.plots.attributeNames + ["district"]
        case .study: []
        }
    }

    private static func has(_ name: String, _ kind: ZoneKind, _ city: City) -> Bool {
        if names(of: kind).contains(name) { return true }
        return switch kind {
        case .districts: city.districts.foreign(named: name) != nil
        case .plots: city.plots.foreign(named: name) != nil
        case .study: false
        }
    }
}

extension ZoneKind {
    /// The layer whose elements the zones are; nil for the whole study.
    fileprivate var layer: LayerKind? {
        switch self {
        case .districts: .districts
        case .plots: .plots
        case .study: nil
        }
    }
}
