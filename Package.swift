// swift-tools-version: 6.1
import PackageDescription

/// One set of settings for every target: Swift 6 mode and the upcoming features that make imports and
/// existentials say what they are.
let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

/// The umbrella and all that is under it.
///
/// What uses the umbrella names the modules too: SwiftPM compiles a target
/// anew only if a module it names has changed, and a type's layout may change without the umbrella's doing so. The
/// program would then read the old layout and crash.
let everything: [Target.Dependency] = [
    "Quartier", "QuartierBatch", "QuartierScenario", "QuartierIO", "QuartierModel", "QuartierTransit",
    "QuartierGeometry",
]

func library(_ name: String, needs: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: needs, swiftSettings: settings)
}

func tests(_ name: String, needs: [Target.Dependency], besides files: [String] = []) -> Target {
    .testTarget(name: name, dependencies: needs, exclude: files, swiftSettings: settings)
}

let package = Package(
    name: "quartier",
    products: [
        .library(name: "Quartier", targets: ["Quartier"]),
        .executable(name: "quartier", targets: ["QuartierCommand"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
    ],
    targets: [
        .systemLibrary(name: "CGEOS", pkgConfig: "geos", providers: [.apt(["libgeos-dev"])]),
        .systemLibrary(name: "CPROJ", pkgConfig: "proj", providers: [.apt(["libproj-dev"])]),
        .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
        .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
        .systemLibrary(name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
        .systemLibrary(name: "CDigest", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),

        // A C interface over libosmium and protozero, which are headers only. Their assertions are for their authors:
        // what a file says must not reach them, and if it does, an error is better than the end of the process.
        .target(
            name: "COsmium", cxxSettings: [.define("NDEBUG")], linkerSettings: [.linkedLibrary("z")]),
        .target(name: "CConfine"),

        library("QuartierGeometry", needs: ["CGEOS", "CPROJ"]),
        library("QuartierTransit", needs: ["QuartierGeometry"]),
        library("QuartierModel", needs: ["QuartierTransit", "QuartierGeometry"]),
        library("QuartierScenario", needs: ["QuartierModel", "QuartierTransit", "QuartierGeometry"]),
        library(
            "QuartierIO",
            needs: [
                "QuartierModel", "QuartierTransit", "QuartierGeometry", "COsmium", "CSQLite", "CExpat", "CDigest",
                "CZlib", "CZip", "CConfine",
            ]),
        library(
            "QuartierBatch",
            needs: [
                "QuartierScenario", "QuartierIO", "QuartierModel", "QuartierTransit", "QuartierGeometry", "CYAML",
            ]),
        library(
            "Quartier",
            needs: [
                "QuartierBatch", "QuartierScenario", "QuartierIO", "QuartierModel", "QuartierTransit",
                "QuartierGeometry",
            ]),
        .executableTarget(
            name: "QuartierCommand",
            dependencies: everything + [
                "CConfine", .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings),

        // Programs for those who work on Quartier; nothing of the product needs them.
        .executableTarget(name: "FixtureGenerator", swiftSettings: settings),
        .executableTarget(name: "LeakWalk", dependencies: everything, swiftSettings: settings),

        tests("QuartierGeometryTests", needs: ["QuartierGeometry", "CGEOS"]),
        tests("QuartierTransitTests", needs: ["QuartierTransit", "QuartierGeometry"]),
        tests("QuartierModelTests", needs: ["QuartierModel", "QuartierGeometry"]),
        tests(
            "QuartierScenarioTests",
            needs: ["QuartierScenario", "QuartierModel", "QuartierTransit", "QuartierGeometry"]),
        tests(
            "QuartierIOTests", needs: ["QuartierIO", "QuartierModel", "QuartierTransit", "QuartierGeometry"],
            // Compiled by the test that needs it.
            besides: ["Damage/ready.c"]),
        tests(
            "QuartierBatchTests",
            needs: [
                "QuartierBatch", "QuartierIO", "QuartierScenario", "QuartierModel", "QuartierTransit",
                "QuartierGeometry",
            ]),
        tests("FixtureTests", needs: everything + ["FixtureGenerator"]),
        tests("CommandLineTests", needs: everything + ["QuartierCommand"]),
    ],
    cxxLanguageStandard: .cxx17
)
