// swift-tools-version: 6.1
import PackageDescription

let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

func benchmark(_ name: String) -> Target {
    .executableTarget(
        name: name, dependencies: [.product(name: "Quartier", package: "quartier")], swiftSettings: settings)
}

/// What is measured, apart from the product: nobody who uses Quartier builds it.
let package = Package(
    name: "quartier-benchmarks",
    dependencies: [.package(name: "quartier", path: "..")],
    targets: [
        benchmark("ReadingBenchmark"),
        benchmark("TimetableBenchmark"),
        benchmark("SweepBenchmark"),
        benchmark("WalkBenchmark"),
    ]
)
