import QuartierModel
import QuartierScenario
import Testing

@testable import QuartierBatch

/// What a search cannot be asked.
@Suite struct SolveRefusalTests {
    private static let study = Result { try Study(path: ResultRun.root + "/Fixtures/grid-3x3/study.yaml") }

    private func messages(_ change: (inout SolveRequest) -> Void) throws -> [String] {
        var request = SolveRequest()
        change(&request)
        do {
            _ = try SolveProblem(request, to: Self.study.get())
            return []
        } catch let error as StudyError {
            return error.findings.all.map(\.description)
        }
    }

    @Test(arguments: [
        ("storeys", "does not say what a parameter may be"), ("=1..2", "no parameter ''"), ("", "does not say"),
        ("stories=1..2", "Did you mean 'storeys'?"), ("storeys=10..3", "Write --vary storeys=3..10"),
        ("storeys=", "is empty"), ("storeys=1,,2", "is empty"), ("storeys=4,4", "4 is named twice"),
        ("storeys=..", "'' is no number"), ("storeys=1..", "'' is no number"), ("storeys=a..b", "'a' is no number"),
        ("storeys=nan..3", "'nan' is no number"), ("storeys=1..inf", "'inf' is no number"),
        ("storeys=1..1e400", "'1e400' is no number"), ("storeys=1e400", "too large a number"),
        ("storeys=-1e308..1e308", "cannot go from"), ("storeys=1..2:0", "a step of 0"),
        ("storeys=1..2:-1", "a step of -1"),
        ("storeys=1..2:x", "'x' is no number"), ("storeys=1..2:0.3", "Write 1..1.9"),
        ("storeys=0..1e17:0.1", "too many digits"),
        ("park=0..1", "steps of 0.75, the study's own, from 0 do not come to 1"),
        ("storeys=1..2..3", "'2..3' is no number"),
        ("storeys=high", "'storeys'"), ("storeys='", "is empty"), ("storeys=..:..", "'' is no number"),
        ("storeys=9223372036854775808..1e19:1", "too many digits"), ("park=0..1:1e-300", "too many digits"),
        ("storeys=true", "'storeys'"),
    ])
    func domainsThatMakeNoSense(_ text: String, _ words: String) throws {
        let found = try messages {
            $0.maximised = ["green_m2"]
            $0.varied = [text]
        }
        #expect(found.contains { $0.contains(words) }, "\(found)")
    }

    @Test(arguments: [
        ("green_m2 <= 5 OR green_m2 > 7", "column 15: OR is no bound"), ("NOT green_m2 < 5", "column 1: NOT"),
        ("green_m2 <= jobs", "column 13: expected a number"), ("green_m2 + 1 <= 5", "column 1: expected the name"),
        ("green_m2 IN (5)", "IN is no bound"), ("green_m2 IS NULL", "IS NULL is no bound"),
        ("green_m2 <> 5", "<> is no bound"),
        ("green_m2 LIKE 'x'", "LIKE is no bound"), ("green_m2 <= 5 AND TRUE", "column 19: a truth value"),
        ("S_INTERSECTS(geometry, POINT(16 48))", "column 1: S_INTERSECTS is no bound"),
        ("green_m2 BETWEEN 7 AND 5", "column 18: no value is"),
        ("green_m3 <= 5", "column 1: there is no indicator 'green_m3'"),
        ("jobs > 1 AND sealed_m2 <= 5", "column 14: the study does not measure 'sealed_m2'"), ("", "column 1"),
        ("green_m2 <= 1e999", "is not a number"), ("green_m2 <=", "column 12"), ("green_m2 => 5", "column"),
        ("((((((", "column"),
        ("\u{1F333}", "column 1"), (String(repeating: "(", count: 5_000), "deeper than 32"),
    ])
    func boundsThatAreNone(_ text: String, _ words: String) throws {
        let found = try messages {
            $0.maximised = ["green_m2"]
            $0.bounds = [text]
        }
        #expect(found.count == 1 && found[0].contains(words) && found[0].hasPrefix("--subject-to: error"), "\(found)")
    }

    @Test func goalsThatAreNone() throws {
        #expect(try messages { _ in }.first?.contains("nothing is wanted") == true)
        #expect(try messages { $0.maximised = ["gren_m2"] }.first?.contains("Did you mean 'green_m2'?") == true)
        #expect(try messages { $0.maximised = ["sealed_m2"] }.first?.contains("indicators: [sealed_m2]") == true)
        let twice = try messages {
            $0.maximised = ["green_m2"]
            $0.minimised = ["green_m2"]
        }
        #expect(twice.first?.contains("is wanted in two ways") == true)
        for text in ["green_m2", "green_m2 = x", "= 5", "green_m2 = 1e999", "green_m2 = 5 = 6", "green_m2 = nan"] {
            #expect(try messages { $0.reached = [text] }.contains { $0.contains("[invalid-goal]") }, "\(text)")
        }
    }

    @Test func everythingThatIsWrongIsToldAtOnce() throws {
        let found = try messages {
            $0.sweep = "height-and-park"
            $0.maximised = ["x"]
            $0.bounds = ["y < 1", "("]
            $0.varied = ["z=1..2", "storeys=1..2", "storeys=3"]
            $0.evaluations = 0
        }
        #expect(found.count == 6, "\(found)")
        #expect(try messages { $0.sweep = "height" }.contains { $0.contains("Did you mean 'height-and-park'?") })
        #expect(
            try messages {
                $0.maximised = ["green_m2"]
                $0.evaluations = 100_001
            }.count == 1)
    }
}

/// What a parameter may be, as the command line says it.
@Suite struct VariedParameterTests {
    private func read(_ text: String, _ domain: String) throws -> VariedParameter {
        let (study, _) = StudyTexts.read(
            """
            sweeps:
              - {id: s, parameters: {p: \(domain)}, sample: {method: latin_hypercube, n: 3}, \
            edits: [{change: plots, where: "id = 'A'", set: {name: $p}}]}

            """)
        return try VariedParameter(reading: text, of: #require(study?.sweeps.first).parameters)
    }

    @Test func aRangeTakesTheStepOfTheStudyOrItsOwn() throws {
        #expect(try read("p=3..10", "{from: 0, to: 1, step: 0.25}").count == 29)
        #expect(try read("p=3..10:0.5", "{from: 0, to: 1, step: 0.25}").count == 15)
        #expect(try read(" p = 3 .. 10 ", "[4, 6]").count == 8)
        #expect(try read("p=3.5..10", "[4, 6]").levelCount == nil)
        #expect(try read("p=3..10", "[4, 6.5]").levelCount == nil)
        #expect(try read("p=7..7", "[4, 6]").domain == .values([.number(7)]))
        #expect(try read("p=-1e-3..1E2", "{from: 0, to: 1}").domain == .interval(from: -0.001, to: 100))
    }

    @Test func aListHasWhatItLooksLikeUnlessTheStudyKnowsBetter() throws {
        let mixed = try read("p=1, 2.5,true,D1", "[1]")
        #expect(mixed.domain == .values([.number(1), .number(2.5), .boolean(true), .text("D1")]))
        #expect(try read("p=12,13", "['12', '14']").domain == .values([.text("12"), .number(13)]))
        #expect(try read("p='a, b',\"1\"", "[x]").domain == .values([.text("a, b"), .text("1")]))
        #expect(try read("p=a..b", "['a..b']").domain == .values([.text("a..b")]))
    }

    @Test(
        arguments: [
            (0.0, 1.0), (3.0, 10.0), (-2.5, 1e6), (1e-9, 2e-9), (0.0, 1e15), (1.0 / 3, 2.0 / 3), (-1e300, 1e300),
            (0.0, Double.leastNonzeroMagnitude),
        ])
    func anIntervalHasItsEndsAndShortNumbersBetween(_ from: Double, _ to: Double) {
        let parameter = VariedParameter("p", over: .interval(from: from, to: to))
        #expect(parameter.count > 10_000 && parameter.count <= 1_000_001)
        #expect(parameter.value(0) == .number(from) && parameter.value(parameter.count - 1) == .number(to))
        for level in stride(from: 0, to: parameter.count, by: 997) {
            let number = parameter.value(level).number ?? .nan
            #expect(number >= from && number <= to)
        }
        #expect(parameter.level(nearestTo: .number(from)) == 0)
        #expect(parameter.level(nearestTo: .number(.greatestFiniteMagnitude)) == parameter.count - 1)
        #expect(parameter.level(nearestTo: .text("x")) == 0)
    }
}

/// Bounds on values.
@Suite struct ValueBoundTests {
    @Test func bothSidesAndBetweenAreRead() throws {
        let bounds = try ValueBound.read("fsi <= 2.5 AND (3 < gsi) AND jobs BETWEEN -1 AND 1e3 AND \"a b\" = 0")
        #expect(
            bounds.map(\.description) == ["fsi <= 2.5", "gsi > 3", "jobs >= -1", "jobs <= 1000", "a b = 0"])
        #expect(bounds.map(\.column) == [1, 21, 30, 30, 58])
    }

    @Test func aBillionthIsNoExcess() {
        #expect(ValueBound("x", .atMost, 2).excess(of: 2 + 1e-9) == 0)
        #expect(ValueBound("x", .atMost, 2).excess(of: 3) > 0.499)
        #expect(ValueBound("x", .below, 2).excess(of: 2) > 0 && ValueBound("x", .below, 2).excess(of: 1.9) == 0)
        #expect(ValueBound("x", .above, 2).excess(of: 2) > 0 && ValueBound("x", .above, 2).excess(of: 2.1) == 0)
        #expect(ValueBound("x", .equal, 1e12).excess(of: 1e12 + 100) == 0)
        #expect(ValueBound("x", .equal, 1e12).excess(of: 1e12 + 2_000) > 0)
        #expect(ValueBound("x", .atLeast, 0).excess(of: -3) > 2.99)
        #expect(ValueBound("x", .atMost, 1e-300).excess(of: 1e300).isFinite)
    }
}
