// swift-tools-version: 6.1
import PackageDescription

// A package of its own, so that the product's manifest knows nothing of sanitizers; `.ci/fuzz` builds it.
let package = Package(
    name: "quartier-fuzzing",
    dependencies: [.package(name: "quartier", path: "..")],
    targets: [
        .executableTarget(
            name: "Fuzz", dependencies: [.product(name: "Quartier", package: "quartier")],
            swiftSettings: [
                .swiftLanguageMode(.v6),
                .enableUpcomingFeature("ExistentialAny"),
                .enableUpcomingFeature("InternalImportsByDefault"),
            ])
    ]
)
