import Foundation
import Testing

@testable import QuartierBatch

/// Fronts of many points.
@Suite struct ParetoFrontTests {
    /// What the definition says, pair by pair.
    private func slow(_ losses: [[Double]]) -> [Int] {
        losses.indices.filter { one in
            !losses.indices.contains { other in
                losses[other] != losses[one] && zip(losses[other], losses[one]).allSatisfy { $0 <= $1 }
            }
        }
    }

    private func points(_ count: Int, _ width: Int, levels: Int, seed: UInt64) -> [[Double]] {
        var draws = SplitMix64(seed: seed)
        return (0..<count).map { _ in (0..<width).map { _ in Double(draws.next(below: UInt64(levels))) } }
    }

    @Test(arguments: 1...5, [2, 5, 1_000_000])
    func theFrontIsThatOfTheDefinition(_ width: Int, _ levels: Int) {
        for seed in 0..<6 {
            let losses = points(10 + seed * 13, width, levels: levels, seed: UInt64(seed))
            #expect(ParetoFront(of: losses).members == slow(losses), "\(width) of \(levels), seed \(seed)")
        }
    }

    @Test func pointsThatAllTradeOffAreAllInIt() {
        for width in 2...4 {
            let losses = points(100, width, levels: 1_000, seed: 7).map { row -> [Double] in
                Array(row.dropLast()) + [-row.dropLast().reduce(0, +)]
            }
            #expect(ParetoFront(of: losses).members == slow(losses))
        }
        #expect(ParetoFront(of: []).members.isEmpty)
    }

    /// Pair by pair this would be ten thousand million comparisons.
    @Test(.enabled(if: getenv("QUARTIER_DEEP") != nil)) func aHundredThousandSamplesTakeSeconds() {
        for width in 2...4 {
            let losses = points(100_000, width, levels: 1_000_000, seed: 3)
            let time = ContinuousClock().measure { #expect(!ParetoFront(of: losses).members.isEmpty) }
            #expect(time < .seconds(20))
        }
    }
}
