// swift-tools-version: 6.1
import PackageDescription

/// What is measured, apart from the product: nobody who uses Quartier builds it.
let package = Package(
    name: "quartier-benchmarks",
    dependencies: [.package(name: "quartier", path: "..")],
    targets: [
        .executableTarget(
            name: "ReadingBenchmark",
            dependencies: [.product(name: "Quartier", package: "quartier")],
            swiftSettings: [
                .swiftLanguageMode(.v6),
                .enableUpcomingFeature("ExistentialAny"),
                .enableUpcomingFeature("InternalImportsByDefault"),
                .enableUpcomingFeature("MemberImportVisibility"),
            ])
    ]
)
