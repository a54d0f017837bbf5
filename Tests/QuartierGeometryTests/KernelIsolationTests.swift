import Foundation
import Testing

@testable import QuartierGeometry

@Suite struct KernelIsolationTests {
    @Test func twoWorkersWithTheirOwnKernelsGetTheSameAnswers() async throws {
        var random = SeededGenerator(seed: 4)
        var shapes = ShapePool()
        for _ in 0..<100 {
            let centre = random.point(in: BoundingBox(minX: 0, minY: 0, maxX: 300, maxY: 300))
            shapes.appendArea(rings: [random.star(around: centre, radius: 10...40, corners: 12)])
        }
        let pool = shapes
        let answers = try await withThrowingTaskGroup(of: [[Coordinate]].self) { group in
            for _ in 0..<4 {
                group.addTask { try GeometryKernel().union(of: 0..<pool.count, in: pool).positions }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(answers.allSatisfy { $0 == answers[0] })
    }

    @Test func theLibrarySaysItsVersion() {
        #expect(GeometryKernel.libraryVersion.hasPrefix("3."))
    }

    /// A snippet with one line that hands something of a kernel to another task, or does not.
    private static let snippet = """
        import QuartierGeometry

        func elsewhere(_ body: @Sendable () -> Void) { body() }

        func use(_ pool: ShapePool) async throws {
            let kernel = GeometryKernel()
            let area = try kernel.prepare(0, of: pool)
            // MISUSE
            print(kernel.gridFallbacks, area.box)
        }
        """

    @Test(
        .enabled(if: canCompile, "no swiftc on PATH, or the built module is not beside the tests"),
        arguments: [
            "elsewhere { print(kernel.gridFallbacks) }",
            "elsewhere { print(area.box) }",
            "async let other = kernel.gridFallbacks; print(kernel.gridFallbacks); print(await other)",
            "Task { print(kernel.gridFallbacks) }",
        ]) func sharingBetweenTasksDoesNotCompile(misuse: String) throws
    {
        let compiler = try #require(Self.compiler)
        let modules = try #require(Self.modules)
        let good = try Self.check(Self.snippet, compiler, modules)
        #expect(good.status == 0, "\(good.output)")
        let source = Self.snippet.replacingOccurrences(of: "// MISUSE", with: misuse)
        let bad = try Self.check(source, compiler, modules)
        #expect(bad.status != 0)
        #expect(bad.output.contains("Sendable") || bad.output.contains("data race"), "\(bad.output)")
    }

    private static var canCompile: Bool { compiler != nil && modules != nil }

    private static var compiler: String? {
        (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map { "\($0)/swiftc" }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    /// Where the build left QuartierGeometry.swiftmodule.
    private static var modules: String? {
        guard let program = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe") else {
            return nil
        }
        let folder = URL(fileURLWithPath: program).deletingLastPathComponent().appendingPathComponent("Modules").path
        return FileManager.default.fileExists(atPath: folder + "/QuartierGeometry.swiftmodule") ? folder : nil
    }

    /// The module maps of the C libraries, which the compiler wants to see again.
    private static var cModules: [String] {
        let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return ["CGEOS", "CPROJ"].map { package.appendingPathComponent("Sources/\($0)").path }
    }

    private static func check(
        _ source: String, _ compiler: String, _ modules: String
    ) throws -> (status: Int32, output: String) {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("snippet-\(UUID().uuidString).swift")
        try source.write(to: file, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(at: file) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: compiler)
        // As far as SIL: the check of what a task may take along runs after type checking.
        process.arguments =
            ["-emit-sil", "-o", "/dev/null", "-swift-version", "6", "-I", modules, file.path]
            + cModules.flatMap { ["-I", $0] }
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: output, as: UTF8.self))
    }
}
