/// What a study file may cost to read; far above what people write, far below what hurts.
enum YAMLLimits {
    /// The size of a file in bytes: 16 MiB.
    static let bytes = 16 << 20
    /// How deep lists and groups may lie in one another.
    static let depth = 32
    /// How many values a file may have; a tree of so many takes some 100 MB.
    static let values = 1_000_000
}
