import Glibc

/// How many random cases the tests try: enough for every day, or with QUARTIER_DEEP in the environment (`make deep`)
/// many times as many.
enum Thoroughness {
    static let isDeep = getenv("QUARTIER_DEEP") != nil

    /// So many times the cases of every day.
    static func times(_ factor: Int) -> Int { isDeep ? factor : 1 }
}
