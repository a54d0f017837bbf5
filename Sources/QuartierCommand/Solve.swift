import ArgumentParser
import Glibc
import Quartier

/// `quartier solve`: goal seeking over the parameters of a sweep.
struct Solve: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Search the parameters of a sweep for the values that come nearest to what is wanted.",
        discussion: """
            Example: quartier solve study.yaml --maximise dwellings --subject-to 'fsi <= 0.95' --vary storeys=4..12
            Several goals give the frontier between them. Values are those of the whole study, as in the table of a
            sweep. Few combinations are all evaluated; of more, --evaluations says how many.
            """)

    @Argument(help: "The study file.")
    var study: String

    @Option(help: ArgumentHelp("The sweep; needed where the study has several.", valueName: "id"))
    var sweep: String?

    @Option(help: ArgumentHelp("An indicator to have more of; several: a,b", valueName: "id"))
    var maximise: [String] = []

    @Option(help: ArgumentHelp("An indicator to have less of; several: a,b", valueName: "id"))
    var minimise: [String] = []

    @Option(help: ArgumentHelp("An indicator to bring as near to a number as can be.", valueName: "id = number"))
    var reach: [String] = []

    @Option(
        help: ArgumentHelp(
            "What must hold: comparisons of indicators with numbers, joined by AND.", valueName: "bounds"))
    var subjectTo: [String] = []

    @Flag(help: "Every target of the study must be met, in every zone it is set for.")
    var meetTargets = false

    @Option(
        help: ArgumentHelp(
            "What varies: storeys=3..10, storeys=3..10:0.5 or storeys=4,5,6; without it all parameters over the study's "
                + "own values, with it all others keep their standard values.", valueName: "parameter=values"))
    var vary: [String] = []

    @Option(help: ArgumentHelp("How many combinations may be evaluated.", valueName: "number"))
    var evaluations = 1_000

    @Option(help: ArgumentHelp("The number of threads; without it one for each processor.", valueName: "number"))
    var jobs: Int?

    @Option(help: "text, csv (every evaluation) or json.")
    var format: Format = .text

    @Option(help: ArgumentHelp("The file to write instead of standard output.", valueName: "file"))
    var output: String?

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, csv, json }

    func validate() throws {
        if let jobs, !(1...1024).contains(jobs) { throw ValidationError("--jobs takes a number from 1 to 1024.") }
    }

    func run() throws {
        Interruption.listen()
        let threads = jobs ?? max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
        let loaded = try loadStudy(path: study, jobs: threads)
        Terminal.tell(loaded.findings)
        let solution = try solve(loaded, threads)
        guard solution.ending != .interrupted else {
            Terminal.tell("Interrupted after \(solution.points.count) evaluations. Nothing was written.")
            throw Outcome.interrupted
        }
        try Terminal.deliver(encoded(solution), to: output)
        if solution.frontier.isEmpty { throw Outcome.failedScenarios }
    }

    private func solve(_ loaded: Study, _ threads: Int) throws -> Solution {
        do {
            let run = SolveRun(try SolveProblem(request, to: loaded))
            let solution = try run.run(jobs: threads) { done, limit in
                if Terminal.isWatched { Terminal.overwrite("\(done) of at most \(limit) evaluations") }
            }
            if Terminal.isWatched { Terminal.overwrite("") }
            return solution
        } catch let error as StudyError {
            Terminal.tell(error.findings)
            throw Outcome.badInput
        }
    }

    private var request: SolveRequest {
        var request = SolveRequest()
        request.sweep = sweep
        request.maximised = maximise.flatMap(Self.list)
        request.minimised = minimise.flatMap(Self.list)
        request.reached = reach
        request.bounds = subjectTo
        request.meetsTargets = meetTargets
        request.varied = vary
        request.evaluations = evaluations
        return request
    }

    private static func list(_ text: String) -> [String] {
        text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }

    private func encoded(_ solution: Solution) -> [UInt8] {
        switch format {
        case .text: Array((solution.text(width: Terminal.width) + "\n").utf8)
        case .csv: solution.csv()
        case .json: solution.json()
        }
    }
}
